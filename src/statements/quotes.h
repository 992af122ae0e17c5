// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "language/reading.h"

namespace parley {

// What stands between quotation marks, the marks among its words. Curly and straight double marks count,
// single ones where they are curly or stand at a word's outer edge ('like this').
//
//   He said "we agree" and left.   one quotation: " we agree "
struct Quotation {
  WordSpan words;
  bool sound = false;    // its marks touch what they quote: no closing mark was taken for an opening one
  bool goes_on = false;  // left open at the paragraph's end, and the next paragraph begins with a mark: the
                         // next quotation is the rest of it
};

// In the order of the text, without those inside others. A paragraph that leaves a quotation open ends it.
struct Quotes {
  std::vector<Quotation> quotations;
  std::vector<bool> inside;  // for each word of the report, whether it stands in one of them
};
[[nodiscard]] Quotes quotes_in(const Report& report, const Layout& layout);

}  // namespace parley

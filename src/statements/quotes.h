// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "language/layout.h"
#include "parley/record.h"

namespace parley {

// For each word of the report, whether it stands inside quotation marks. Curly and straight double marks
// count, single ones where they are curly or stand at a word's outer edge ('like this'). A paragraph
// that leaves a quotation open is closed at its end; the next one then begins with marks of its own.
//
//   He said "we agree" and left.  ->  0 0 . 1 1 . 0 0 .      (the marks themselves count as inside)
[[nodiscard]] std::vector<bool> quoted_words(const Report& report, const Layout& layout);

}  // namespace parley

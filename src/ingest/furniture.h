// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parley/span.h"

namespace parley {

// A region of a page's text that is no part of its report, and what it is ("newsletter prompt").
struct Furniture {
  Span span;
  std::string_view why;  // static
};

// The page furniture in text[from, end), sorted and without overlaps:
//
//   "... said Orsolo. Sign up for our newsletter. Follow us on Facebook."  -> the last two sentences
//   "... the talks. (Reporting by A. Writer; Editing by B. Editor)"        -> the parenthesis
//
// Careful first: what may be report stays. Works within a line too, because pages often come as one
// line. Linear in the text.
[[nodiscard]] std::vector<Furniture> find_furniture(std::string_view text, std::uint32_t from);

}  // namespace parley

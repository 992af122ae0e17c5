// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html.h"
#include "parley/span.h"

namespace parley {

// A stretch of a block's text and where it was copied from: the text of `node`, from byte `from` on.
struct Piece {
  Span text;
  std::uint32_t node = 0;
  std::uint32_t from = 0;
};

// A paragraph as a browser would set it: text that no beginning or end of a block parts.
//
//   <li>One <a>two</a><p>three</p></li>  ->  "One two" (in the li, 1 of 2 words linked), "three" (in the p)
struct Block {
  std::string text;        // white space made one, <br> a line end
  std::uint32_t node = 0;  // the innermost block element around it, index into HtmlTree::nodes
  std::uint32_t words = 0;
  std::uint32_t linked = 0;  // of the words, those in links
  std::vector<Piece> pieces;
};

// All blocks of a page, in order, but for what no browser shows (scripts, styles, templates). Blocks of
// more than one empty line (<br><br>) are parted there. Linear.
[[nodiscard]] std::vector<Block> find_blocks(const HtmlTree& page);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/html.h"
#include "ingest/html_blocks.h"

namespace parley {

// What character references mean in HTML: "&amp;" is "&", "&notit;" is "\xC2\xACit;".
class References {
 public:
  [[nodiscard]] const std::string& decode(std::string_view reference);

 private:
  std::unordered_map<std::string, std::string> decoded_;  // those seen so far
};

// Where `text` stands in `raw`, which it was read from: with references resolved, line ends made "\n", and,
// unless markup is text, tags passed over. Places count from that of `raw`, `at`. Without `references` there
// are none. Linear.
[[nodiscard]] Origins align(std::string_view text, std::string_view raw, std::uint64_t at,
                            References* references, bool markup_is_text);

// Tells where the text of a page stands in what parse_html was given.
class HtmlTracer {
 public:
  explicit HtmlTracer(const HtmlTree& page) : page_(page) {}

  // The stretches of a block's text. Linear in the block and its markup.
  [[nodiscard]] Origins origins_of(const Block& block);

  // Of words that stand under a node, apart from white space; none if they do not stand there.
  [[nodiscard]] Origins find_words(std::string_view words, std::uint32_t node);

 private:
  Origins origins_of(std::uint32_t node);

  const HtmlTree& page_;
  References references_;
};

}  // namespace parley

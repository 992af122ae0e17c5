// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/origin.h"
#include "parley/error.h"

namespace parley {

// One element or one piece of text of a page. Nodes stand in document order, so that the nodes below node i
// are those in (i, nodes[i].end).
struct HtmlNode {
  std::string_view name;  // of the element, in lower case; empty for text
  std::string_view text;  // of the text, entities resolved
  std::string_view raw;   // what it was read from, and perhaps more behind it: part of HtmlTree::parsed
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // one behind its last descendant
  std::vector<std::pair<std::string_view, std::string_view>> attributes;

  // Empty where there is none.
  [[nodiscard]] std::string_view attribute(std::string_view key) const;
};

// A page as an HTML5 browser would see it. All views point into `memory`.
struct HtmlTree {
  std::vector<HtmlNode> nodes;  // the first is the element <html>
  std::string_view parsed;      // the page, without what was too deep
  Origins origins;              // of `parsed`, in the page that was given
  std::shared_ptr<const void> memory;
};

// Never fails for its form: what is broken is mended as browsers do, within the limits of html_depth.h.
// Errors: format (too many elements and attributes for a page). Linear in time.
[[nodiscard]] Result<HtmlTree> parse_html(const std::string& page, const std::string& place);

// The page's bytes as UTF-8. The encoding is that of `declared` (from a header, or --encoding), else of the
// byte order mark, else of <meta charset>, else what the bytes look like. Bytes that are wrong in it become
// U+FFFD, zero bytes are dropped. Errors: usage (`declared` is unknown and `strict`).
[[nodiscard]] Result<Traced> html_to_utf8(std::string_view bytes, const std::string& declared, bool strict,
                                          const std::string& place);

}  // namespace parley

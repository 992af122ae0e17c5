// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/html.h"
#include "parley/report.h"

namespace parley {

// What a page says of itself. Empty where it says nothing.
struct PageFacts {
  std::string title;        // the headline without the site's name, where that can be told
  std::string description;  // of meta tags or JSON-LD: often the standfirst, often the body's beginning
  std::string body;         // articleBody of JSON-LD
  std::string byline;       // whom JSON-LD or meta tags name as author: "Anna Written, Ben Read"
  std::optional<Date> published;
  std::uint32_t headline = 0;    // the node of the headline in the page (an <h1> mostly); 0 if none
  std::uint32_t page_title = 0;  // the node of <title>; 0 if none
  int unread_data = 0;           // pieces of JSON-LD that are too large to be read
};

// Dates, best first: JSON-LD datePublished, meta tags, <time> near the headline, the page's address. The
// dates are days as written, in the zone of the page. Linear.
[[nodiscard]] PageFacts find_facts(const HtmlTree& page, std::string_view address);

// The words under a node, white space made one.
[[nodiscard]] std::string text_of(const HtmlTree& page, std::uint32_t node);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html.h"
#include "ingest/origin.h"
#include "parley/report.h"

namespace parley {

// How many words of a page were left out, and why.
struct LeftOut {
  std::string_view why;  // static: "comments", "a menu"
  std::size_t words = 0;
};

// A paragraph of an article.
struct Paragraph {
  Traced words;
  bool caption = false;  // of a picture or film
};

// The article of a page. The places of its texts are those in what parse_html was given.
struct Article {
  Traced title;       // without a place where only a meta tag or JSON-LD has it
  Traced standfirst;  // empty if the page shows none
  std::string byline;
  std::optional<Date> published;
  std::vector<Paragraph>
      paragraphs;                 // body with its headings, and captions of its own pictures, in their order
  std::vector<LeftOut> left_out;  // most words first
  int unread_data = 0;            // pieces of JSON-LD that are too large to be read

  // Title, standfirst and paragraphs, with blank lines between them.
  [[nodiscard]] Traced text() const;
};

// Finds it by what the page says of itself (JSON-LD, meta tags, names of classes) and by where its sentences
// stand. A page without sentences gives an article without paragraphs. `address` is where the page comes
// from, or empty: it may hold the date. Linear in the page.
[[nodiscard]] Article find_article(const HtmlTree& page, std::string_view address = {});

}  // namespace parley

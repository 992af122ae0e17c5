// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html.h"
#include "parley/report.h"

namespace parley {

// How many words of a page were left out, and why.
struct LeftOut {
  std::string_view why;  // static: "comments", "a menu"
  std::size_t words = 0;
};

// A paragraph of an article.
struct Paragraph {
  std::string text;
  bool caption = false;  // of a picture or film
};

// The article of a page.
struct Article {
  std::string title;
  std::string standfirst;  // empty if the page shows none
  std::optional<Date> published;
  std::vector<Paragraph>
      paragraphs;                 // body with its headings, and captions of its own pictures, in their order
  std::vector<LeftOut> left_out;  // most words first

  // Title, standfirst and paragraphs, with blank lines between them.
  [[nodiscard]] std::string text() const;
};

// Finds it by what the page says of itself (JSON-LD, meta tags, names of classes) and by where its sentences
// stand. A page without sentences gives an article without paragraphs. `address` is where the page comes
// from, or empty: it may hold the date. Linear in the page.
[[nodiscard]] Article find_article(const HtmlTree& page, std::string_view address = {});

}  // namespace parley

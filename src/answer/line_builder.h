// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "answer/brief.h"
#include "answer/page.h"

namespace parley {

// Puts a line together, piece by piece, and keeps account of the paragraphs that it quotes:
//
//   LineBuilder(page).name("the rebels").own(" refuse").words(": ", span, 150).finish()
//   ->  The rebels refuse: any patrol on the river [4]
class LineBuilder {
 public:
  // Keeps a reference to the page.
  explicit LineBuilder(const Page& page) : page_(page) {}

  LineBuilder& own(std::string_view text);
  LineBuilder& name(std::string text);

  // `lead` and the words after it; nothing at all where no words are left of the span.
  LineBuilder& words(std::string_view lead, Span span, std::size_t most,
                     std::optional<Form> form = std::nullopt);

  // True if it quotes anything. A line that quotes nothing tells nothing.
  [[nodiscard]] bool quoted() const { return quoted_; }

  [[nodiscard]] Line finish();

 private:
  const Page& page_;
  Line line_;
  bool quoted_ = false;
};

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "answer/line_builder.h"

#include <algorithm>
#include <utility>

#include "answer/phrases.h"

namespace parley {

LineBuilder& LineBuilder::own(std::string_view text) {
  if (!line_.pieces.empty() && line_.pieces.back().kind == Piece::Kind::own) {
    line_.pieces.back().text += text;
  } else if (!text.empty()) {
    line_.pieces.push_back({Piece::Kind::own, std::string(text), std::nullopt});
  }
  return *this;
}

LineBuilder& LineBuilder::name(std::string text) {
  if (!text.empty()) line_.pieces.push_back({Piece::Kind::name, std::move(text), std::nullopt});
  return *this;
}

LineBuilder& LineBuilder::words(std::string_view lead, Span span, std::size_t most,
                                std::optional<Form> form) {
  Piece piece = page_.quote(span, most, form);
  if (!piece.span) return *this;
  own(lead);
  const auto paragraph = page_.paragraph(*piece.span);
  if (paragraph > 0) line_.paragraphs.push_back(paragraph);
  line_.pieces.push_back(std::move(piece));
  quoted_ = true;
  return *this;
}

Line LineBuilder::finish() {
  auto& paragraphs = line_.paragraphs;
  std::sort(paragraphs.begin(), paragraphs.end());
  paragraphs.erase(std::unique(paragraphs.begin(), paragraphs.end()), paragraphs.end());
  if (!line_.pieces.empty() && line_.pieces[0].kind != Piece::Kind::words)
    line_.pieces[0].text = capitalised(std::move(line_.pieces[0].text));
  return std::move(line_);
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/brief.h"
#include "answer/one_line.h"
#include "answer/quotation_marks.h"

namespace parley {

// The report's text as a brief quotes it. Built once for a report, linear in its text; then immutable. Keeps
// a reference to the record.
class Page {
 public:
  explicit Page(const Record& record);

  // The words of a span: one line, loose ends taken off (punctuation, "that", "and"), quotation marks whole.
  //
  //   He called it "very useful" and left.    the span  called it "very useful  ->  called it "very useful"
  //   "Nobody leaves," she said.              the span  Nobody leaves           ->  "Nobody leaves"
  //
  // Marks stand where the page has them; around all words of a `direct` statement even if it has none, and
  // never around all those of an `indirect` one. Beyond `most` letters words are cut, which a " ..." (one
  // character) tells. No words left: an empty text and no span.
  [[nodiscard]] Piece quote(Span given, std::size_t most, std::optional<Form> form = std::nullopt) const;

  // The words of a span as they stand, loose ends taken off.
  [[nodiscard]] std::string_view bare(Span span) const;

  // Number, from 1, of the paragraph that holds the span; 0 if none does.
  [[nodiscard]] std::size_t paragraph(Span span) const;

  // The words that tell what a span is about: folded, their first six letters ("ignored", "ignoring"), in
  // order of the alphabet, without function words.
  [[nodiscard]] std::vector<std::string> gist(Span span) const;

  // "in", "at", "on", where that stands before the span, else "in".
  [[nodiscard]] std::string preposition(Span place) const;

 private:
  struct Mark {
    std::uint32_t end = 0;   // byte after it
    QuotationMark open = 0;  // after it
  };
  [[nodiscard]] QuotationMark open_at(std::uint32_t byte) const;
  [[nodiscard]] std::string_view text_of(Span span) const;

  const Record& record_;
  std::vector<Mark> marks_;  // quotation marks of the text; each paragraph begins with none open
};

}  // namespace parley

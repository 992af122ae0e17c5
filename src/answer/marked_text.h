// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "parley/span.h"

namespace parley {

// Text as HTML has it: "a < b" -> "a &lt; b"; a space for what has no place on a page.
[[nodiscard]] std::string html(std::string_view text);

// A report's text with what the brief quotes marked. Marks nest; where two cross, the second goes on as a
// mark without a name:
//
//   a [b {c] d} e  ->  a <mark id=1>b <mark id=2>c</mark></mark><mark> d</mark> e
class MarkedText {
 public:
  // `spans` sorted and distinct; the mark of the i-th is called prefix + i. Keeps references to both.
  MarkedText(std::string_view text, const std::vector<Span>& spans, std::string prefix)
      : text_(text), spans_(spans), prefix_(std::move(prefix)) {}

  // Call with paragraphs in text order.
  [[nodiscard]] std::string paragraph(Span paragraph);

 private:
  // Begin, inverted end (the longer mark first), place among the spans if it is that span's first part.
  using Mark = std::tuple<std::uint32_t, std::uint32_t, std::optional<std::size_t>>;

  void take_spans_until(std::uint32_t end);
  void write_until(std::uint32_t end);  // closes the marks that end there or before
  void open(std::uint32_t begin, std::uint32_t end, std::optional<std::size_t> name);

  const std::string_view text_;
  const std::vector<Span>& spans_;
  const std::string prefix_;
  std::size_t next_ = 0;    // of the spans
  std::set<Mark> pending_;  // to be opened yet
  // Of the paragraph that is being written:
  std::string out_;
  std::uint32_t at_ = 0;             // up to where it is written
  std::vector<std::uint32_t> open_;  // where the marks end that are open
};

}  // namespace parley

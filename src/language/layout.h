// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "parley/report.h"
#include "parley/span.h"

namespace parley {

// The outward structure of a report: words, sentences, paragraphs, furniture left out.
//
// A word is a run of letters, marks and digits, or one other printable character alone:
//   "U.S. officials' 2nd try"  ->  U . S . officials ' 2nd try
// which is how the encoder's vocabulary was cut, so that every word is one or more whole pieces.
struct Word {
  Span span;
  std::uint32_t sentence = 0;  // index into Layout::sentences
};

// Half-open ranges of indices: words of a sentence, sentences of a paragraph.
struct Sentence {
  Span span;
  std::uint32_t first_word = 0;
  std::uint32_t last_word = 0;  // one past the last
  std::uint32_t paragraph = 0;
};

struct Paragraph {
  Span span;
  std::uint32_t first_sentence = 0;
  std::uint32_t last_sentence = 0;  // one past the last
};

struct Layout {
  std::vector<Word> words;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;

  // The words that touch `span`, as a half-open range of indices; empty range (n, n) if none does.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> words_in(Span span) const;
  // The sentence that holds the byte, or the last one before it.
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t byte) const;
};

// Never fails: any valid UTF-8 has a layout, perhaps an empty one. Linear in the text.
// Paragraphs end at blank lines and at line ends; hard-wrapped lines (most lines of about the same
// length, 45 columns and more) are joined, and an indented line then begins a paragraph.
[[nodiscard]] Layout lay_out(const Report& report);

}  // namespace parley

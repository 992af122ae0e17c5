// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/layout.h"
#include "parley/report.h"

namespace parley {

enum class Shape : std::uint8_t { lower, capital, caps, number, mark };

// A word of the layout, seen as a reader of names sees it.
struct Token {
  std::string_view text;
  std::string low;  // lower case without accents, apostrophes straight: "Erdoğan" -> "erdogan", "’" -> "'"
  Span span;
  std::uint32_t sentence = 0;
  Shape shape = Shape::lower;
  bool glued = false;   // no space before it
  bool quoted = false;  // stands between quotation marks
  bool opens = false;   // begins a sentence or a quotation: its capital tells nothing
  bool begins = false;  // begins a paragraph
};

struct Tokens {
  std::vector<Token> words;
  std::vector<bool> headline;  // per sentence: nearly all words are capitalised, so no capital tells anything

  [[nodiscard]] bool is(std::uint32_t at, std::string_view low) const {
    return at < words.size() && words[at].low == low;
  }
  [[nodiscard]] bool capital(std::uint32_t at) const {
    return at < words.size() && (words[at].shape == Shape::capital || words[at].shape == Shape::caps);
  }
  // The same sentence goes on at `at`.
  [[nodiscard]] bool together(std::uint32_t at, std::uint32_t next) const {
    return next < words.size() && words[at].sentence == words[next].sentence;
  }
  // "'s" or a bare "'" after a plural stands at `at`: Iran ' s
  [[nodiscard]] std::uint32_t possessive(std::uint32_t at) const;
};

[[nodiscard]] Tokens tokens_of(const Report& report, const Layout& layout);

// Words that are never a name by themselves, capitalised or not: articles, pronouns, conjunctions, days.
[[nodiscard]] bool is_function_word(std::string_view low);
[[nodiscard]] bool is_day_or_month(std::string_view low);
// Verbs that report speech, in the forms of news: said, told, warns.
[[nodiscard]] bool is_speech_verb(std::string_view low);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "entries/words.h"

#include "base/utf8.h"

namespace parley {

std::string Words::at(std::uint32_t w) const {
  if (!has(w)) return {};
  const Span span = layout_.words[w].span;
  return fold(text_.substr(span.begin, span.size()));
}

bool Words::is_word(std::uint32_t w) const {
  if (!has(w)) return false;
  const auto code = code_point_at(text_, layout_.words[w].span.begin).value;
  return is_letter(code) || is_digit(code) || code == '$' || code == '%';
}

bool Words::is_capital(std::uint32_t w) const {
  return has(w) && is_upper(code_point_at(text_, layout_.words[w].span.begin).value);
}

bool Words::touches(std::uint32_t w) const {
  return has(w + 1) && layout_.words[w].span.end == layout_.words[w + 1].span.begin;
}

bool Words::same_sentence(std::uint32_t a, std::uint32_t b) const {
  return has(a) && has(b) && layout_.words[a].sentence == layout_.words[b].sentence;
}

WordSpan Words::trimmed(WordSpan words) const {
  while (words.size() > 0 && !is_word(words.first)) ++words.first;
  while (words.size() > 0 && !is_word(words.last - 1)) --words.last;
  return words;
}

std::optional<Span> Words::trimmed_bytes(WordSpan words) const {
  words = trimmed(words);
  if (words.size() == 0) return std::nullopt;
  return bytes_of(layout_, words);
}

WordSpan Words::in(Span bytes) const {
  const auto [first, last] = layout_.words_in(bytes);
  return {first, last};
}

}  // namespace parley

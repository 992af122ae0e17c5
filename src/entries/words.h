// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/among.h"
#include "language/reading.h"

namespace parley {

// The words of a report, by number, as the finders of this stage ask about them. Beyond the last word there
// are none: all answers are no. Keep it no longer than the report and its layout.
class Words {
 public:
  Words(const Report& report, const Layout& layout) : text_(report.text), layout_(layout) {}

  // Lower-cased: "Talks" -> "talks"; empty beyond the last word.
  [[nodiscard]] std::string at(std::uint32_t w) const;
  [[nodiscard]] bool is(std::uint32_t w, std::string_view name) const { return at(w) == name; }
  template <std::size_t N>
  [[nodiscard]] bool is_any(std::uint32_t w, const std::array<std::string_view, N>& names) const {
    return is_among(at(w), names);
  }
  // No mark: begins with a letter, a digit, "$" or "%".
  [[nodiscard]] bool is_word(std::uint32_t w) const;
  [[nodiscard]] bool is_capital(std::uint32_t w) const;
  // No white space between the word and the next.
  [[nodiscard]] bool touches(std::uint32_t w) const;
  [[nodiscard]] bool same_sentence(std::uint32_t a, std::uint32_t b) const;

  // Without marks at the edges; may be empty.
  [[nodiscard]] WordSpan trimmed(WordSpan words) const;
  // Their bytes, none if only marks stand there.
  [[nodiscard]] std::optional<Span> trimmed_bytes(WordSpan words) const;
  // The words that touch these bytes; empty if none does.
  [[nodiscard]] WordSpan in(Span bytes) const;

 private:
  [[nodiscard]] bool has(std::uint32_t w) const { return w < layout_.words.size(); }

  std::string_view text_;
  const Layout& layout_;
};

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utf8proc.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace parley {

// One code point of valid UTF-8 text and how many bytes it takes.
struct CodePoint {
  std::int32_t value = 0;
  std::uint32_t size = 1;
};

// The code point that begins at `text[at]`; a stray byte counts as one code point U+FFFD of one byte.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);

[[nodiscard]] bool is_space(std::int32_t code);      // white space, line ends, no-break and zero-width spaces
[[nodiscard]] bool is_printable(std::int32_t code);  // neither space nor control, format or unassigned
[[nodiscard]] bool is_letter(std::int32_t code);
[[nodiscard]] bool is_digit(std::int32_t code);
[[nodiscard]] bool is_mark(std::int32_t code);
[[nodiscard]] bool is_upper(std::int32_t code);

// Lower case without accents, as uncased vocabularies are written: "Erdoğan's" -> "erdogan's".
[[nodiscard]] std::string fold(std::string_view text);
// Its letters and digits alone, folded: what two writings of one headline have in common.
[[nodiscard]] std::string bare(std::string_view text);

// Where the first byte stands that does not belong to well-formed UTF-8 (no surrogates, no overlong
// forms, nothing above U+10FFFF); npos if all is well.  "ab\xff" -> 2
[[nodiscard]] inline std::size_t find_invalid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    if (bytes[at] < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t code = 0;
    const auto size = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (size <= 0) return at;
    at += static_cast<std::size_t>(size);
  }
  return std::string_view::npos;
}

// True where a code point begins, and at the end of the text.
[[nodiscard]] inline bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

}  // namespace parley

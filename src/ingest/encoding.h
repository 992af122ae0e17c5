// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/origin.h"
#include "parley/error.h"

namespace parley {

// The text that `bytes` hold, as UTF-8 without byte order mark: from `encoding` (a name that iconv knows)
// where it is given, else UTF-16 or UTF-8 by their byte order mark, else UTF-8. `place` names the input.
// Errors: binary (what the first bytes look like), encoding (the offset of the first wrong byte), usage
// (unknown name of an encoding). Linear.
[[nodiscard]] Result<Traced> to_utf8(std::string bytes, std::string_view encoding, const std::string& place);

// The same from a known encoding, whatever the bytes are: those that are wrong in it become U+FFFD. For pages
// and mails, which are often spoilt in one place.
[[nodiscard]] Traced to_utf8_leniently(std::string_view bytes, const std::string& encoding);

// True if iconv can read it.
[[nodiscard]] bool is_known_encoding(const std::string& name);

// What the bytes look like if they are no text: "a PDF document", "a gzip archive", "binary data".
[[nodiscard]] std::optional<std::string> look_of_binary(std::string_view bytes);

// "report.txt" and byte 9 of "one\ntwo three" -> "report.txt:2:6". `line` is the number of the first line.
[[nodiscard]] std::string place_at(const std::string& file, std::string_view text, std::size_t byte,
                                   std::size_t line = 1);

}  // namespace parley

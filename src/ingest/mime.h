// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/origin.h"

namespace parley {

// Header lines as mails, saved pages and HTTP have them: "Name: value", long values folded over lines.
struct HeaderLines {
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case
  std::size_t size = 0;                                     // bytes up to the body

  // The first of the name (in lower case); empty if none.
  [[nodiscard]] std::string_view get(std::string_view name) const;
};

// Reads up to the empty line. Lines that are no fields are passed over.
[[nodiscard]] HeaderLines read_header_lines(std::string_view bytes);

// `Content-Type: text/html; charset="utf-8"` -> media_type "text/html", parameter "charset" "utf-8".
[[nodiscard]] std::string media_type(std::string_view value);
[[nodiscard]] std::string parameter(std::string_view value, std::string_view name);

// "=?utf-8?Q?Talks_in_Port_Ardan?=" -> "Talks in Port Ardan"
[[nodiscard]] std::string decode_words(std::string_view value);

[[nodiscard]] Traced decode_quoted_printable(std::string_view text);
[[nodiscard]] Traced decode_base64(std::string_view text);  // passes over what is no base64

// A leaf of a message: decoded bytes and what its headers say.
struct MessagePart {
  std::string type;      // "text/html"
  std::string encoding;  // the charset; empty if none
  std::string location;  // Content-Location
  bool attached = false;
  Traced content;  // with its place in the message
};

// The parts of a message in order, multiparts opened (at most 16 deep, of 1000 parts at most).
[[nodiscard]] std::vector<MessagePart> read_parts(std::string_view message);

}  // namespace parley

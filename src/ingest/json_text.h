// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/origin.h"

namespace parley {

// Where the value of "text" stands in `line`, a JSON object that is known to be right: `text` is that value
// with its escapes undone. Places count from that of the line, `at`. Linear.
//
//   {"text": "a \"deal\""}  ->  a, blank: copied from byte 10; each quotation mark: two bytes
[[nodiscard]] Origins find_json_text(std::string_view line, std::string_view text, std::uint64_t at);

}  // namespace parley

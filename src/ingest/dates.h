// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parley/report.h"

namespace parley {

// The day that a date of a page's metadata names, as written there (no shift to another time zone):
//   "2025-05-21", "2025-05-21T17:01:07-04:00", "Wed, 21 May 2025 13:58:53 GMT", "May 21, 2025",
//   "21 May 2025", "12-MAR-1987 19:17"
// None if the words are no such date, or name a day that does not exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view words);

// "2025-05-21"
[[nodiscard]] std::string to_iso(Date date);

}  // namespace parley

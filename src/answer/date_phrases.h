// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace parley {

// ISO 8601 as people write it; what is no date comes back as it is.
//   "2025-02-18" -> "18 Feb 2025"    "2025-02-10/2025-02-16" -> "10-16 Feb 2025"
//   "2025-02"    -> "Feb 2025"       "2025-01/2025-03"       -> "Jan-Mar 2025"   (with en dashes)
[[nodiscard]] std::string readable_date(std::string_view iso);

// True if the words have the day: "on 18 February" or "February 18" has 2025-02-18.
[[nodiscard]] bool says_day(std::string_view words, std::string_view iso);

}  // namespace parley

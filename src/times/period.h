// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "parley/report.h"

namespace parley::times {

using Day = std::chrono::sys_days;

// Whole days, both ends included. Weeks run from Monday to Sunday.
struct Period {
  Day first;
  Day last;

  [[nodiscard]] int days() const { return static_cast<int>((last - first).count()) + 1; }
  bool operator==(const Period&) const = default;
};

[[nodiscard]] Period day_period(Day day);
[[nodiscard]] Period week_of(Day day);
[[nodiscard]] Period weekend_of(Day day);  // Saturday and Sunday of the week that holds `day`
// `month` may lie outside 1 to 12 and counts on into the neighbouring years.
[[nodiscard]] Period months_from(int year, int month, int count);
[[nodiscard]] Period years_from(int year, int count);
[[nodiscard]] int year_of(Day day);
[[nodiscard]] int month_of(Day day);

// The day of the calendar, none for 30 February and for years outside 1 to 9999.
[[nodiscard]] std::optional<Day> calendar_day(int year, int month, int day);

// The shortest ISO 8601 form: "2025-02-18", a whole month "2025-02", a whole year "2025", else
// "2025-02-10/2025-02-16".
[[nodiscard]] std::string to_iso(Period period);
// The reverse; none for anything else.
[[nodiscard]] std::optional<Period> from_iso(std::string_view text);

}  // namespace parley::times

// SPDX-License-Identifier: Apache-2.0
#include "times/period.h"

#include <charconv>
#include <cstdio>

namespace parley::times {

using std::chrono::days;
using std::chrono::year_month_day;

namespace {

int whole_months(int year, int month) { return year * 12 + month - 1; }

Day first_of(int months) {
  // Rounded down, so that months before the year 0 keep a month number from 1 to 12.
  const int year = months >= 0 ? months / 12 : (months - 11) / 12;
  const auto month = static_cast<unsigned>(months - year * 12 + 1);
  return Day{year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{1}}};
}

std::string iso_day(Day day) {
  const year_month_day date{day};
  char text[24];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// "2025", "2025-02" or "2025-02-18"
std::optional<Period> simple_period(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return std::nullopt;
  const auto year = number(text.substr(0, 4));
  if (!year || *year < 1) return std::nullopt;
  if (text.size() == 4) return years_from(*year, 1);
  const auto month = number(text.substr(5, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (text.size() == 7) return months_from(*year, *month, 1);
  const auto day = number(text.substr(8, 2));
  const auto found = day ? calendar_day(*year, *month, *day) : std::nullopt;
  if (!found) return std::nullopt;
  return day_period(*found);
}

}  // namespace

Period day_period(Day day) { return {day, day}; }

Period week_of(Day day) {
  const Day monday = day - (std::chrono::weekday{day} - std::chrono::Monday);
  return {monday, monday + days{6}};
}

Period weekend_of(Day day) {
  const Period week = week_of(day);
  return {week.first + days{5}, week.last};
}

Period months_from(int year, int month, int count) {
  const int start = whole_months(year, month);
  return {first_of(start), first_of(start + count) - days{1}};
}

Period years_from(int year, int count) { return months_from(year, 1, count * 12); }

int year_of(Day day) { return static_cast<int>(year_month_day{day}.year()); }

int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(year_month_day{day}.month())); }

std::optional<Day> calendar_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

std::string to_iso(Period period) {
  std::string first = iso_day(period.first);
  if (period.first == period.last) return first;
  const int year = year_of(period.first);
  if (period == years_from(year, 1)) return first.substr(0, 4);
  if (period == months_from(year, month_of(period.first), 1)) return first.substr(0, 7);
  return first + "/" + iso_day(period.last);
}

std::optional<Period> from_iso(std::string_view text) {
  const auto slash = text.find('/');
  const auto first = simple_period(text.substr(0, slash));
  if (slash == std::string_view::npos || !first) return first;
  const auto last = simple_period(text.substr(slash + 1));
  if (!last || last->last < first->first) return std::nullopt;
  return Period{first->first, last->last};
}

}  // namespace parley::times

// SPDX-License-Identifier: Apache-2.0
#include "answer/date_phrases.h"

#include <array>
#include <cstddef>

#include "record/record.h"

namespace parley {
namespace {

constexpr std::string_view kDash = "\u2013";

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string month_of(std::string_view date) {
  const auto number = static_cast<std::size_t>((date[5] - '0') * 10 + (date[6] - '0'));
  return std::string(kMonths[number - 1]);
}

std::string day_of(std::string_view date) {
  return date[8] == '0' ? std::string(1, date[9]) : std::string(date.substr(8, 2));
}

std::string one_date(std::string_view date) {
  std::string year(date.substr(0, 4));
  if (date.size() < 7) return year;
  if (date.size() < 10) return month_of(date) + " " + year;
  return day_of(date) + " " + month_of(date) + " " + year;
}

}  // namespace

std::string readable_date(std::string_view iso) {
  if (!is_iso_date(iso)) return std::string(iso);
  const auto slash = iso.find('/');
  const auto first = iso.substr(0, slash);
  if (slash == std::string_view::npos) return one_date(first);
  const auto last = iso.substr(slash + 1);
  if (first == last) return one_date(first);
  const bool same_shape = first.size() == last.size();
  std::string begin = one_date(first);
  if (same_shape && first.size() >= 7 && first.substr(0, 4) == last.substr(0, 4)) {
    begin = first.size() < 10 ? month_of(first) : day_of(first) + " " + month_of(first);
    if (first.size() == 10 && first.substr(0, 7) == last.substr(0, 7)) begin = day_of(first);
  }
  const bool tight = begin.find(' ') == std::string::npos;
  const std::string dash = tight ? std::string(kDash) : " " + std::string(kDash) + " ";
  return begin + dash + one_date(last);
}

bool says_day(std::string_view words, std::string_view iso) {
  if (iso.size() != 10) return false;
  const std::string month = month_of(iso);
  const std::string day = day_of(iso);
  const auto is_digit_at = [&](std::size_t at) {
    return at < words.size() && words[at] >= '0' && words[at] <= '9';
  };
  for (auto at = words.find(month); at != std::string_view::npos; at = words.find(month, at + 1)) {
    const bool before = at > day.size() && words.substr(at - 1 - day.size(), day.size() + 1) == day + " " &&
                        (at == day.size() + 1 || !is_digit_at(at - day.size() - 2));
    const auto space = words.find(' ', at);
    const bool after = space != std::string_view::npos && words.substr(space + 1, day.size()) == day &&
                       !is_digit_at(space + 1 + day.size());
    if (before || after) return true;
  }
  return false;
}

}  // namespace parley

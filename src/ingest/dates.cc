// SPDX-License-Identifier: Apache-2.0
#include "ingest/dates.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace parley {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// Place (from 0) of the name that `word` is, whole or cut to three letters or more ("Sept."); -1 if none.
template <std::size_t N>
int find_name(const std::array<std::string_view, N>& names, std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  if (word.size() < 3) return -1;
  for (std::size_t i = 0; i < N; ++i)
    if (names[i].starts_with(word)) return static_cast<int>(i);
  return -1;
}

// The number that `word` is, an ordinal too ("21st"); -1 if it is none of at most four digits.
int number(std::string_view word) {
  std::size_t digits = 0;
  int value = 0;
  for (; digits < word.size() && digits < 5 && is_digit(word[digits]); ++digits)
    value = value * 10 + (word[digits] - '0');
  const auto rest = word.substr(digits);
  const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  return digits > 0 && digits < 5 && (rest.empty() || ordinal) ? value : -1;
}

std::optional<Date> day(int year, int month, int number) {
  const Date date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(number)));
  if (year < 1000 || !date.ok()) return std::nullopt;
  return date;
}

// "2025-05-21", alone or before a time of day.
std::optional<Date> iso_date(std::string_view words) {
  constexpr std::string_view shape = "dddd-dd-dd";
  if (words.size() < shape.size()) return std::nullopt;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] == 'd' ? !is_digit(words[i]) : words[i] != '-') return std::nullopt;
  const auto rest = words.substr(shape.size());
  if (!rest.empty() && rest[0] != 'T' && rest[0] != 't' && rest[0] != ' ') return std::nullopt;
  return day(number(words.substr(0, 4)), number(words.substr(5, 2)), number(words.substr(8, 2)));
}

// What may follow a date: a time of day and its zone ("13:58:53 GMT", "at 5 p.m. EDT", "+0300").
bool is_time_of_day(const std::vector<std::string>& words, std::size_t from) {
  return std::all_of(
      words.begin() + static_cast<std::ptrdiff_t>(from), words.end(), [](const std::string& word) {
        return !word.empty() && (is_digit(word[0]) || word[0] == '+' || word[0] == '(' || word.size() <= 5);
      });
}

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    // A hyphen parts "12-MAR-1987", but begins the zone "-0400".
    const bool parting_hyphen = words[i] == '-' && i > 0 && i + 1 < words.size() && out.size() < 4 &&
                                (is_letter(words[i - 1]) || is_letter(words[i + 1]));
    if (words[i] == ' ' || words[i] == ',' || words[i] == '\t' || parting_hyphen) {
      if (!out.back().empty()) out.emplace_back();
    } else {
      out.back() += words[i];
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

}  // namespace

std::optional<Date> parse_date(std::string_view words) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = words.find_first_not_of(blanks);
  if (first == std::string_view::npos) return std::nullopt;
  words = words.substr(first, words.find_last_not_of(blanks) - first + 1);
  if (const auto date = iso_date(words)) return date;

  auto parts = split(lower(words));
  if (!parts.empty() && find_name(kWeekdays, parts[0]) >= 0) parts.erase(parts.begin());
  if (parts.size() < 3 || !is_time_of_day(parts, 3)) return std::nullopt;
  int year = number(parts[2]);
  if (parts[2].size() == 2 && year >= 0) year += year < 70 ? 2000 : 1900;  // RFC 822's first form
  if (const int month = find_name(kMonths, parts[0]); month >= 0)
    return day(year, month + 1, number(parts[1]));
  if (const int month = find_name(kMonths, parts[1]); month >= 0)
    return day(year, month + 1, number(parts[0]));
  return std::nullopt;
}

std::string to_iso(Date date) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return out.data();
}

}  // namespace parley

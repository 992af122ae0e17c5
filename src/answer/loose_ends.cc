// SPDX-License-Identifier: Apache-2.0
#include "answer/loose_ends.h"

#include <algorithm>
#include <array>

namespace parley {
namespace {

bool strip_end(std::string_view& words, std::string_view end) {
  if (words.size() <= end.size() || !words.ends_with(end)) return false;
  words.remove_suffix(end.size());
  return true;
}

bool strip_begin(std::string_view& words, std::string_view begin) {
  if (words.size() <= begin.size() || !words.starts_with(begin)) return false;
  words.remove_prefix(begin.size());
  return true;
}

bool strip_loose_char(std::string_view& words) {
  if (words.empty() || !is_loose(words.back())) return false;
  words.remove_suffix(1);
  return true;
}

// Words that want others after them, "the war in Ukraine and".
bool strip_joining_end(std::string_view& words) {
  static constexpr std::array<std::string_view, 39> kEnds = {
      "\u2014", "\u2013", "\u00A0",  " -",        " and",   " or",   " of",   " the",  " a",   " an",
      " to",    " that",  " but",    " with",     " in",    " for",  " by",   " as",   " is",  " was",
      " are",   " were",  " will",   " would",    " could", " may",  " has",  " have", " had", " which",
      " who",   " after", " before", " although", " while", " when", " than", " from", " been"};
  if (std::count(words.begin(), words.end(), ' ') < 3) return false;
  bool stripped = false;
  for (const auto end : kEnds) stripped = strip_end(words, end) || stripped;
  return stripped;
}

bool strip_joining_begin(std::string_view& words) {
  static constexpr std::array<std::string_view, 9> kBegins = {"\u2014", "\u2013", "\u00A0", "- ", "that ",
                                                              "and ",   "but ",   "to ",    "of "};
  bool stripped = false;
  for (const auto begin : kBegins) stripped = strip_begin(words, begin) || stripped;
  return stripped;
}

// A stop that ends a sentence, not that of "U.S." or "Inc."
bool strip_stop(std::string_view& words) {
  if (!words.ends_with('.')) return false;
  const auto space = words.find_last_of(" \n");
  const auto word = words.substr(space == std::string_view::npos ? 0 : space + 1);
  if (word.size() <= 5 || word.find('.') + 1 != word.size()) return false;
  words.remove_suffix(1);
  return true;
}

void strip_punctuation(std::string_view& words) {
  while (!words.empty() && (is_loose(words.front()) || words.front() == '.' || words.front() == ')'))
    words.remove_prefix(1);
  while (!words.empty() && (is_loose(words.back()) || words.back() == '(')) words.remove_suffix(1);
}

}  // namespace

bool is_loose(char c) { return std::string_view(",;: \n\t\r").find(c) != std::string_view::npos; }

std::string_view without_loose_ends(std::string_view words) {
  for (bool again = true; again && !words.empty();) {
    strip_punctuation(words);
    again = strip_joining_end(words);
    again = strip_joining_begin(words) || again;
    again = strip_stop(words) || again;
  }
  return words;
}

std::string_view without_loose_end(std::string_view words) {
  while (strip_joining_end(words) || strip_loose_char(words)) {
  }
  return words;
}

}  // namespace parley

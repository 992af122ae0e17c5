// SPDX-License-Identifier: Apache-2.0
#include "answer/page.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "answer/phrases.h"
#include "base/among.h"
#include "base/utf8.h"
#include "record/record.h"

namespace parley {
namespace {

constexpr std::int32_t kStraight = '"';
constexpr std::int32_t kLeft = 0x201C;      // “
constexpr std::int32_t kRight = 0x201D;     // ”
constexpr std::int32_t kLow = 0x201E;       // „, which “ closes
constexpr std::int32_t kLeftAngle = 0xAB;   // «
constexpr std::int32_t kRightAngle = 0xBB;  // »

constexpr std::string_view kCut = " \u2026";

// The mark that is open after `code`, where `open` was open before it.
std::int32_t after(std::int32_t open, std::int32_t code) {
  switch (code) {
    case kStraight:
      return open == 0 ? kStraight : 0;
    case kLeft:
      return open == kLow ? 0 : kLeft;
    case kLow:
    case kLeftAngle:
      return code;
    case kRight:
    case kRightAngle:
      return 0;
    default:
      return open;
  }
}

bool is_quotation_mark(std::int32_t code) {
  return code == kStraight || code == kLeft || code == kRight || code == kLow || code == kLeftAngle ||
         code == kRightAngle;
}

std::string_view opening(std::int32_t mark) {
  switch (mark) {
    case kStraight:
      return "\"";
    case kLow:
      return "\u201E";
    case kLeftAngle:
      return "\u00AB";
    default:
      return "\u201C";
  }
}

std::string_view closing(std::int32_t mark) {
  switch (mark) {
    case kStraight:
      return "\"";
    case kLow:
      return "\u201C";
    case kLeftAngle:
      return "\u00BB";
    default:
      return "\u201D";
  }
}

bool is_loose(char c) { return std::string_view(",;: \n\t\r").find(c) != std::string_view::npos; }

// Takes what `ends` lists off the end (or the beginning) of the words.
bool strip_end(std::string_view& words, std::string_view end) {
  if (words.size() <= end.size() || words.substr(words.size() - end.size()) != end) return false;
  words.remove_suffix(end.size());
  return true;
}
bool strip_begin(std::string_view& words, std::string_view begin) {
  if (words.size() <= begin.size() || words.substr(0, begin.size()) != begin) return false;
  words.remove_prefix(begin.size());
  return true;
}

// Words that want others after them, "the war in Ukraine and". Few words are left as they are: "after that".
bool strip_loose_ends(std::string_view& words) {
  static constexpr std::array<std::string_view, 39> kLooseEnds = {
      "\u2014", "\u2013", "\u00A0",  " -",        " and",   " or",   " of",   " the",  " a",   " an",
      " to",    " that",  " but",    " with",     " in",    " for",  " by",   " as",   " is",  " was",
      " are",   " were",  " will",   " would",    " could", " may",  " has",  " have", " had", " which",
      " who",   " after", " before", " although", " while", " when", " than", " from", " been"};
  if (std::count(words.begin(), words.end(), ' ') < 3) return false;
  bool stripped = false;
  for (const auto end : kLooseEnds) stripped = strip_end(words, end) || stripped;
  return stripped;
}

// A stop that ends a sentence, not that of "U.S." or "Inc."
bool ends_sentence(std::string_view words) {
  if (words.empty() || words.back() != '.') return false;
  const auto space = words.find_last_of(" \n");
  const auto word = words.substr(space == std::string_view::npos ? 0 : space + 1);
  return word.size() > 5 && word.find('.') + 1 == word.size();
}

bool strip_mark(std::string& text, std::string_view mark) {
  if (text.size() < mark.size() || text.compare(text.size() - mark.size(), mark.size(), mark) != 0)
    return false;
  text.resize(text.size() - mark.size());
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return true;
}

// Appends words as one line; false once `most` letters are reached and the rest is cut, at a space.
bool append_line(std::string& out, std::string_view text, std::size_t most) {
  std::size_t letters = 0;
  bool space = false;
  std::size_t last_space = std::string::npos;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = code_point_at(text, at);
    if (is_printable(point.value)) {
      if (space && !out.empty()) {
        last_space = out.size();
        out += ' ';
        ++letters;
      }
      space = false;
      if (letters >= most) {
        if (last_space != std::string::npos) out.resize(last_space);
        std::string_view left = out;
        while (strip_loose_ends(left) ||
               (!left.empty() && is_loose(left.back()) && (left.remove_suffix(1), true))) {
        }
        out.resize(left.size());
        return false;
      }
      out.append(text, at, point.size);
      ++letters;
    } else if (is_space(point.value)) {
      space = true;
    }
    at += point.size;
  }
  return true;
}

}  // namespace

Page::Page(const Record& record) : record_(record) {
  const std::string_view text = record.report.text;
  auto paragraph = record.paragraphs.begin();
  std::int32_t open = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (paragraph != record.paragraphs.end() && at >= paragraph->begin) {
      if (open != 0) marks_.push_back({static_cast<std::uint32_t>(at), 0});
      open = 0;
      ++paragraph;
    }
    const auto point = code_point_at(text, at);
    at += point.size;
    if (!is_quotation_mark(point.value)) continue;
    open = after(open, point.value);
    marks_.push_back({static_cast<std::uint32_t>(at), open});
  }
}

std::int32_t Page::open_at(std::uint32_t byte) const {
  const auto next = std::upper_bound(marks_.begin(), marks_.end(), byte,
                                     [](std::uint32_t at, const Mark& mark) { return at < mark.end; });
  return next == marks_.begin() ? 0 : std::prev(next)->open;
}

std::size_t Page::paragraph(Span span) const { return paragraph_at(record_, span.begin); }

Span Page::trimmed(Span span) const {
  static constexpr std::array<std::string_view, 9> kLooseBegins = {
      "\u2014", "\u2013", "\u00A0", "- ", "that ", "and ", "but ", "to ", "of "};
  std::string_view words = std::string_view(record_.report.text).substr(span.begin, span.size());
  for (bool again = true; again && !words.empty();) {
    again = false;
    while (!words.empty() && (is_loose(words.front()) || words.front() == '.' || words.front() == ')'))
      words.remove_prefix(1);
    while (!words.empty() && (is_loose(words.back()) || words.back() == '(')) words.remove_suffix(1);
    again = strip_loose_ends(words);
    for (const auto begin : kLooseBegins) again = strip_begin(words, begin) || again;
    if (ends_sentence(words)) {
      words.remove_suffix(1);
      again = true;
    }
  }
  const auto begin = static_cast<std::uint32_t>(words.data() - record_.report.text.data());
  return words.empty() ? Span{span.begin, span.begin}
                       : Span{begin, begin + static_cast<std::uint32_t>(words.size())};
}

std::string_view Page::bare(Span span) const {
  const Span words = trimmed(span);
  return std::string_view(record_.report.text).substr(words.begin, words.size());
}

Piece Page::quote(Span given, std::size_t most, std::optional<Form> form) const {
  Piece piece{Piece::Kind::words, "", std::nullopt};
  const Span span = trimmed(given);
  const std::string_view words = std::string_view(record_.report.text).substr(span.begin, span.size());
  const bool whole = append_line(piece.text, words, most);
  if (piece.text.empty()) return piece;
  piece.span = span;

  std::int32_t open = open_at(span.begin);
  if (form == Form::indirect) open = 0;
  const auto first = code_point_at(piece.text, 0).value;
  if (form == Form::direct && open == 0 && !is_quotation_mark(first)) open = kLeft;
  const bool closes_first = open != 0 && (first == kRight || first == kRightAngle || first == kStraight);
  const std::string before(open != 0 && !closes_first ? opening(open) : "");
  if (closes_first) {
    piece.text.erase(0, code_point_at(piece.text, 0).size);
    open = 0;
  }
  for (std::size_t at = 0; at < piece.text.size();) {
    const auto point = code_point_at(piece.text, at);
    open = after(open, point.value);
    at += point.size;
  }
  if (!whole) piece.text += kCut;
  // A mark that opens at the very end has nothing in it.
  if (open != 0 && strip_mark(piece.text, opening(open))) open = 0;
  piece.text = before + piece.text;
  if (open != 0) piece.text += closing(open);
  return piece;
}

std::vector<std::string> Page::gist(Span span) const {
  static constexpr std::array<std::string_view, 46> kFunctionWords = {
      "a",   "an",   "the",  "of",   "to",    "in",    "on",    "at",   "for",  "from", "with", "by",
      "and", "or",   "that", "this", "it",    "its",   "is",    "are",  "was",  "were", "be",   "been",
      "has", "have", "had",  "will", "would", "as",    "their", "they", "he",   "his",  "her",  "she",
      "we",  "our",  "any",  "not",  "s",     "which", "who",   "said", "more", "no"};
  std::vector<std::string> out;
  const std::string folded =
      fold(std::string_view(record_.report.text).substr(span.begin, std::min(span.size(), 2000U)));
  std::string word;
  const auto first_letters = [](std::string_view all) {
    std::size_t end = 0;
    for (int letters = 0; letters < 6 && end < all.size(); ++letters) end += code_point_at(all, end).size;
    return std::string(all.substr(0, end));
  };
  const auto finish = [&] {
    if (!word.empty() && !is_among(std::string_view(word), kFunctionWords))
      out.push_back(first_letters(word));
    word.clear();
  };
  for (std::size_t at = 0; at < folded.size();) {
    const auto point = code_point_at(folded, at);
    if (is_letter(point.value) || is_digit(point.value)) {
      word.append(folded, at, point.size);
    } else {
      finish();
    }
    at += point.size;
  }
  finish();
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string Page::preposition(Span place) const {
  static constexpr std::array<std::string_view, 8> kPrepositions = {"in",     "at",      "on",     "near",
                                                                    "aboard", "outside", "inside", "off"};
  std::string_view before = std::string_view(record_.report.text).substr(0, place.begin);
  if (before.size() > 40) before.remove_prefix(before.size() - 40);
  while (!before.empty() && is_loose(before.back())) before.remove_suffix(1);
  const auto last = [&] {
    const auto space = before.find_last_of(" \n\t");
    return before.substr(space == std::string_view::npos ? 0 : space + 1);
  };
  if (last() == "the" || last() == "a") {
    before.remove_suffix(last().size());
    while (!before.empty() && is_loose(before.back())) before.remove_suffix(1);
  }
  return std::string(is_among(last(), kPrepositions) ? last() : "in");
}

std::string one_line(std::string_view text, std::size_t most) {
  std::string out;
  if (!append_line(out, text, most)) out += kCut;
  return out;
}

}  // namespace parley

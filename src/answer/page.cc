// SPDX-License-Identifier: Apache-2.0
#include "answer/page.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "answer/loose_ends.h"
#include "base/among.h"
#include "base/utf8.h"
#include "record/record.h"

namespace parley {
namespace {

constexpr std::uint32_t kGist = 2000;  // bytes of a span that are looked at for its gist

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = code_point_at(text, at);
    const bool in_word = is_letter(point.value) || is_digit(point.value);
    if (!in_word && at > begin) words.push_back(text.substr(begin, at - begin));
    at += point.size;
    if (!in_word) begin = at;
  }
  if (begin < text.size()) words.push_back(text.substr(begin));
  return words;
}

std::string_view first_letters(std::string_view word, int most) {
  std::size_t end = 0;
  for (int letters = 0; letters < most && end < word.size(); ++letters) end += code_point_at(word, end).size;
  return word.substr(0, end);
}

// The last word, and with it what hangs loose behind it, taken off the text.
std::string_view take_last_word(std::string_view& text) {
  while (!text.empty() && is_loose(text.back())) text.remove_suffix(1);
  const auto space = text.find_last_of(" \n\t");
  const auto begin = space == std::string_view::npos ? 0 : space + 1;
  const auto word = text.substr(begin);
  text = text.substr(0, begin);
  return word;
}

}  // namespace

Page::Page(const Record& record) : record_(record) {
  const std::string_view text = record.report.text;
  auto paragraph = record.paragraphs.begin();
  QuotationMark open = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (paragraph != record.paragraphs.end() && at >= paragraph->begin) {
      if (open != 0) marks_.push_back({static_cast<std::uint32_t>(at), 0});
      open = 0;
      ++paragraph;
    }
    const auto point = code_point_at(text, at);
    at += point.size;
    if (!is_quotation_mark(point.value)) continue;
    open = open_after(open, point.value);
    marks_.push_back({static_cast<std::uint32_t>(at), open});
  }
}

QuotationMark Page::open_at(std::uint32_t byte) const {
  const auto next = std::upper_bound(marks_.begin(), marks_.end(), byte,
                                     [](std::uint32_t at, const Mark& mark) { return at < mark.end; });
  return next == marks_.begin() ? 0 : std::prev(next)->open;
}

std::size_t Page::paragraph(Span span) const { return paragraph_at(record_, span.begin); }

std::string_view Page::text_of(Span span) const {
  return std::string_view(record_.report.text).substr(span.begin, span.size());
}

std::string_view Page::bare(Span span) const { return without_loose_ends(text_of(span)); }

Piece Page::quote(Span given, std::size_t most, std::optional<Form> form) const {
  Piece piece{Piece::Kind::words, "", std::nullopt};
  const auto words = bare(given);
  auto line = on_one_line(words, most);
  if (line.text.empty()) return piece;
  const auto begin = static_cast<std::uint32_t>(words.data() - record_.report.text.data());
  piece.span = {begin, begin + static_cast<std::uint32_t>(words.size())};
  QuotationMark open = form == Form::indirect ? 0 : open_at(begin);
  if (form == Form::direct && open == 0 && !is_quotation_mark(code_point_at(line.text, 0).value))
    open = kLeftMark;
  piece.text = with_whole_marks(std::move(line.text), open, line.whole ? "" : kCut);
  return piece;
}

std::vector<std::string> Page::gist(Span span) const {
  static constexpr std::array<std::string_view, 46> kFunctionWords = {
      "a",   "an",   "the",  "of",   "to",    "in",    "on",    "at",   "for",  "from", "with", "by",
      "and", "or",   "that", "this", "it",    "its",   "is",    "are",  "was",  "were", "be",   "been",
      "has", "have", "had",  "will", "would", "as",    "their", "they", "he",   "his",  "her",  "she",
      "we",  "our",  "any",  "not",  "s",     "which", "who",   "said", "more", "no"};
  const std::string folded = fold(text_of({span.begin, span.begin + std::min(span.size(), kGist)}));
  std::vector<std::string> out;
  for (const auto word : words_in(folded))
    if (!is_among(word, kFunctionWords)) out.emplace_back(first_letters(word, 6));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string Page::preposition(Span place) const {
  static constexpr std::array<std::string_view, 8> kPrepositions = {"in",     "at",      "on",     "near",
                                                                    "aboard", "outside", "inside", "off"};
  const std::uint32_t near = 40;  // bytes
  auto before = text_of({place.begin - std::min(place.begin, near), place.begin});
  auto word = take_last_word(before);
  if (word == "the" || word == "a") word = take_last_word(before);
  return std::string(is_among(word, kPrepositions) ? word : "in");
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "language/layout.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace parley {
namespace {

constexpr std::size_t kLongestSentence = 128;  // words; a longer one is cut, so that work stays linear
constexpr std::uint32_t kWrapColumn = 100;     // lines of a hard-wrapped text are no longer than this
constexpr std::uint32_t kTab = 8;              // columns

// A line of the report without its line end, or what furniture leaves of one.
struct Line {
  Span span;             // from the first to the last character that is not space
  std::uint32_t indent;  // columns of space before it
  bool after_gap;        // a blank line, furniture or the start of the text stands before it
};

void add_line(std::string_view text, Span raw, bool& gap, std::vector<Line>& lines) {
  Span span = raw;
  std::uint32_t last = raw.begin, indent = 0;
  bool any = false;
  for (std::uint32_t at = raw.begin; at < raw.end;) {
    const CodePoint point = code_point_at(text, at);
    if (is_printable(point.value)) {
      if (!any) span.begin = at;
      any = true;
      last = at + point.size;
    } else if (!any) {
      indent += point.value == '\t' ? kTab : point.size;
    }
    at += point.size;
  }
  if (!any) {
    gap = true;
    return;
  }
  span.end = last;
  lines.push_back({span, indent, gap});
  gap = false;
}

std::vector<Line> lines_of(const Report& report) {
  const std::string_view text = report.text;
  std::vector<Line> lines;
  bool gap = true;
  auto furniture = report.furniture.begin();
  std::uint32_t at = 0;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (at < size) {
    while (furniture != report.furniture.end() && furniture->end <= at) ++furniture;
    if (furniture != report.furniture.end() && furniture->begin <= at) {
      at = furniture->end;
      gap = true;
      continue;
    }
    const std::uint32_t stop = furniture == report.furniture.end() ? size : std::min(size, furniture->begin);
    const auto line_end =
        static_cast<std::uint32_t>(std::min<std::size_t>(text.substr(0, stop).find('\n', at), stop));
    add_line(text, {at, line_end}, gap, lines);
    at = line_end < stop ? line_end + 1 : line_end;
  }
  return lines;
}

// Hard-wrapped: lines follow each other without gaps, nearly all of them shorter than a page is wide,
// most of them nearly full.
bool is_wrapped(const std::vector<Line>& lines) {
  std::size_t followed = 0;
  std::vector<std::uint32_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_gap) continue;
    ++followed;
    widths.push_back(lines[i].span.size());
  }
  if (followed < 2 || followed * 3 < lines.size()) return false;
  std::sort(widths.begin(), widths.end());
  return widths[widths.size() / 2] >= 45 && widths[widths.size() * 95 / 100] <= kWrapColumn;
}

std::vector<Span> paragraphs_of(const Report& report) {
  const std::vector<Line> lines = lines_of(report);
  const bool wrapped = is_wrapped(lines);
  std::vector<Span> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const bool joins = wrapped && i > 0 && !line.after_gap && line.indent < 2;
    if (joins) {
      out.back().end = line.span.end;
    } else {
      out.push_back(line.span);
    }
  }
  return out;
}

void add_words(std::string_view text, Span paragraph, std::vector<Word>& words) {
  std::uint32_t at = paragraph.begin;
  while (at < paragraph.end) {
    CodePoint point = code_point_at(text, at);
    const std::uint32_t begin = at;
    at += point.size;
    if (!is_printable(point.value)) continue;
    if (is_letter(point.value) || is_digit(point.value)) {
      while (at < paragraph.end) {
        point = code_point_at(text, at);
        if (!is_letter(point.value) && !is_digit(point.value) && !is_mark(point.value)) break;
        at += point.size;
      }
    }
    words.push_back({{begin, at}, 0});
  }
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Shortenings that stand before a name or a number, so that their stop ends no sentence.
constexpr std::array<std::string_view, 52> kBeforeNames{
    "mr",  "mrs",  "ms",   "dr",  "prof", "gen", "lt",   "col",  "maj",    "capt", "sgt", "adm",  "sen",
    "rep", "gov",  "pres", "rev", "hon",  "st",  "mt",   "ft",   "no",     "nos",  "vs",  "jan",  "feb",
    "mar", "apr",  "jun",  "jul", "aug",  "sep", "sept", "oct",  "nov",    "dec",  "e",   "i",    "vol",
    "art", "para", "sec",  "amb", "supt", "pvt", "cmdr", "brig", "messrs", "mme",  "fig", "dept", "univ"};
// Words that begin a sentence after "U.S." or "Inc." rather than go on with it.
constexpr std::array<std::string_view, 40> kStarters{
    "The",  "A",    "An",    "In",   "On",      "At",    "But",      "And",       "He",      "She",
    "It",   "They", "We",    "I",    "This",    "That",  "These",    "If",        "When",    "While",
    "As",   "For",  "After", "Both", "There",   "Under", "With",     "His",       "However", "Its",
    "What", "Last", "Some",  "Many", "Earlier", "Since", "Although", "Meanwhile", "Asked",   "Also"};

class SentenceCutter {
 public:
  SentenceCutter(std::string_view text, const std::vector<Word>& words) : text_(text), words_(words) {}

  // True when a sentence ends after word `at` and another begins with the next word.
  // `at` is the last of its closing marks: the quote in  ... said so." The
  [[nodiscard]] bool ends_after(std::size_t at, std::size_t first) const {
    if (at + 1 >= words_.size() || !space_after(at)) return false;
    std::size_t stop = at;
    while (stop > first && is_closing(word(stop))) --stop;
    const std::string_view mark = word(stop);
    if (mark == "?" || mark == "!" || mark == "…") return begins(at + 1);
    return mark == "." && begins(at + 1) && !is_short(stop, first, at + 1);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return text_.substr(words_[at].span.begin, words_[at].span.size());
  }
  [[nodiscard]] bool space_after(std::size_t at) const {
    return words_[at].span.end < words_[at + 1].span.begin;
  }
  static bool is_closing(std::string_view w) {
    return w == "\"" || w == "'" || w == "”" || w == "’" || w == ")" || w == "]" || w == "»";
  }
  [[nodiscard]] bool begins(std::size_t at) const {
    const CodePoint point = code_point_at(text_, words_[at].span.begin);
    return is_upper(point.value) || is_digit(point.value) ||
           !(is_letter(point.value) || word(at) == "," || word(at) == ";" || word(at) == ":" ||
             word(at) == "-" || word(at) == ")");
  }
  // The stop at `stop` belongs to a shortening: "Mr.", "J.", "U.S.", "Feb."
  [[nodiscard]] bool is_short(std::size_t stop, std::size_t first, std::size_t next) const {
    if (stop == first || words_[stop - 1].span.end != words_[stop].span.begin) return false;
    const std::string_view before = word(stop - 1);
    const CodePoint point = code_point_at(before, 0);
    if (is_upper(point.value) && one_of(fold(before), kBeforeNames)) return true;
    const bool letter = point.size == before.size() && is_letter(point.value);
    if (!letter) return false;
    const bool dotted = stop >= first + 3 && word(stop - 2) == "." &&
                        words_[stop - 2].span.end == words_[stop - 1].span.begin;
    return !dotted ? is_upper(point.value) : !one_of(word(next), kStarters);
  }

  std::string_view text_;
  const std::vector<Word>& words_;
};

// Where to cut a sentence of more words than are read at once: after its last semicolon or comma, if there is
// one.
std::size_t cut_long(std::string_view text, const std::vector<Word>& words, std::size_t first) {
  const std::size_t last = first + kLongestSentence;
  for (const char* mark : {";", ","}) {
    for (std::size_t at = last; at-- > first + kLongestSentence / 2;) {
      if (text.substr(words[at].span.begin, words[at].span.size()) == mark) return at + 1;
    }
  }
  return last;
}

void add_sentences(std::string_view text, std::size_t first, Layout& layout) {
  const SentenceCutter cutter(text, layout.words);
  const auto add = [&](std::size_t from, std::size_t to) {
    const auto index = static_cast<std::uint32_t>(layout.sentences.size());
    for (std::size_t i = from; i < to; ++i) layout.words[i].sentence = index;
    layout.sentences.push_back({{layout.words[from].span.begin, layout.words[to - 1].span.end},
                                static_cast<std::uint32_t>(from),
                                static_cast<std::uint32_t>(to),
                                static_cast<std::uint32_t>(layout.paragraphs.size())});
  };
  for (std::size_t at = first; at < layout.words.size(); ++at) {
    if (at - first == kLongestSentence) {
      const std::size_t cut = cut_long(text, layout.words, first);
      add(first, cut);
      first = cut;
    }
    if (at + 1 == layout.words.size() || cutter.ends_after(at, first)) {
      add(first, at + 1);
      first = at + 1;
    }
  }
}

}  // namespace

Layout lay_out(const Report& report) {
  Layout layout;
  for (const Span paragraph : paragraphs_of(report)) {
    const std::size_t first_word = layout.words.size();
    const auto first_sentence = static_cast<std::uint32_t>(layout.sentences.size());
    add_words(report.text, paragraph, layout.words);
    add_sentences(report.text, first_word, layout);
    layout.paragraphs.push_back(
        {paragraph, first_sentence, static_cast<std::uint32_t>(layout.sentences.size())});
  }
  return layout;
}

std::pair<std::uint32_t, std::uint32_t> Layout::words_in(Span span) const {
  const auto first = std::partition_point(words.begin(), words.end(),
                                          [&](const Word& word) { return word.span.end <= span.begin; });
  const auto last =
      std::partition_point(first, words.end(), [&](const Word& word) { return word.span.begin < span.end; });
  return {static_cast<std::uint32_t>(first - words.begin()),
          static_cast<std::uint32_t>(last - words.begin())};
}

std::uint32_t Layout::sentence_at(std::uint32_t byte) const {
  const auto after = std::partition_point(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
    return sentence.span.begin <= byte;
  });
  return after == sentences.begin() ? 0 : static_cast<std::uint32_t>(after - sentences.begin() - 1);
}

}  // namespace parley

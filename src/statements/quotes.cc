// SPDX-License-Identifier: Apache-2.0
#include "statements/quotes.h"

#include <string_view>

#include "base/utf8.h"

namespace parley {
namespace {

class QuoteFinder {
 public:
  QuoteFinder(const Report& report, const Layout& layout) : text_(report.text), layout_(layout) {}

  Quotes find() {
    out_.inside.assign(layout_.words.size(), false);
    std::vector<WordSpan> paragraphs;
    for (const Paragraph& paragraph : layout_.paragraphs) {
      if (paragraph.first_sentence == paragraph.last_sentence) continue;
      paragraphs.push_back({layout_.sentences[paragraph.first_sentence].first_word,
                            layout_.sentences[paragraph.last_sentence - 1].last_word});
    }
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      quote(paragraphs[i], i + 1 < paragraphs.size() ? paragraphs[i + 1] : WordSpan{});
    }
    return std::move(out_);
  }

 private:
  // Finds the quotations of a paragraph. One that nothing closes goes on if the next paragraph begins with
  // such a mark; else it quotes up to the paragraph's end if its mark is a double one, nothing if it is a
  // single one.
  void quote(WordSpan paragraph, WordSpan next) {
    const auto [first, last] = paragraph;
    for (std::uint32_t w = first; w < last;) {
      const std::string_view opening = word(w);
      if (!opens(w, first, last)) {
        ++w;
        continue;
      }
      std::uint32_t end = w + 1;
      while (end < last && !closes(opening, end, last)) ++end;
      const bool open = end == last;
      const bool goes_on =
          open && next.size() > 0 && word(next.first) == opening && opens(next.first, next.first, next.last);
      if (open && !goes_on && is_single(opening)) {
        ++w;
        continue;
      }
      add({w, open ? last : end + 1}, open, goes_on);
      w = out_.quotations.back().words.last;
    }
  }
  static bool is_single(std::string_view mark) { return mark == "'" || mark == "‘" || mark == "`"; }

  void add(WordSpan words, bool open, bool goes_on) {
    const bool opened = words.size() > 1 && touches(words.first, words.first + 1);
    const bool closed = open || (words.size() > 1 && touches(words.last - 2, words.last - 1));
    out_.quotations.push_back({words, opened && closed, goes_on});
    for (std::uint32_t i = words.first; i < words.last; ++i) out_.inside[i] = true;
  }

  [[nodiscard]] bool opens(std::uint32_t w, std::uint32_t first, std::uint32_t last) const {
    const std::string_view mark = word(w);
    if (mark == "“" || mark == "„" || mark == "«" || mark == "\"" || mark == "”")
      return mark != "”" || w == first;
    if (!is_single(mark)) return false;
    return w + 1 < last && touches(w, w + 1) && is_word(w + 1) &&
           (w == first || !touches(w - 1, w) || !is_word(w - 1));
  }

  [[nodiscard]] bool closes(std::string_view opening, std::uint32_t w, std::uint32_t last) const {
    const std::string_view mark = word(w);
    if (opening == "\"") return mark == "\"" || mark == "”";
    if (opening == "“" || opening == "„" || opening == "”") return mark == "”" || mark == "“" || mark == "\"";
    if (opening == "«") return mark == "»";
    // A single mark between letters is an apostrophe: don't.
    return (mark == "'" || mark == "’") && touches(w - 1, w) &&
           !(w + 1 < last && touches(w, w + 1) && is_word(w + 1));
  }

  [[nodiscard]] std::string_view word(std::uint32_t w) const {
    return text_.substr(layout_.words[w].span.begin, layout_.words[w].span.size());
  }
  [[nodiscard]] bool touches(std::uint32_t a, std::uint32_t b) const {
    return layout_.words[a].span.end == layout_.words[b].span.begin;
  }
  [[nodiscard]] bool is_word(std::uint32_t w) const {
    const auto code = code_point_at(text_, layout_.words[w].span.begin).value;
    return is_letter(code) || is_digit(code);
  }

  std::string_view text_;
  const Layout& layout_;
  Quotes out_;
};

}  // namespace

Quotes quotes_in(const Report& report, const Layout& layout) { return QuoteFinder(report, layout).find(); }

}  // namespace parley

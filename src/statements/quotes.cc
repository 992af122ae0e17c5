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
    for (const Paragraph& paragraph : layout_.paragraphs) {
      if (paragraph.first_sentence == paragraph.last_sentence) continue;
      quote(layout_.sentences[paragraph.first_sentence].first_word,
            layout_.sentences[paragraph.last_sentence - 1].last_word);
    }
    return std::move(out_);
  }

 private:
  // Finds the quotations of a paragraph. One that nothing closes quotes up to its end if its mark is a double
  // one (a quotation that goes on), nothing if it is a single one.
  void quote(std::uint32_t first, std::uint32_t last) {
    if (left_open_) out_.quotations.back().goes_on = opens(first, first, last);
    left_open_ = false;
    for (std::uint32_t w = first; w < last;) {
      const std::string_view opening = word(w);
      if (!opens(w, first, last)) {
        ++w;
        continue;
      }
      const bool single = opening == "'" || opening == "‘" || opening == "`";
      std::uint32_t end = w + 1;
      while (end < last && !closes(opening, end, last)) ++end;
      if (end == last && single) {
        ++w;
        continue;
      }
      left_open_ = end == last;
      add({w, left_open_ ? last : end + 1});
      w = out_.quotations.back().words.last;
    }
  }

  void add(WordSpan words) {
    const bool opened = words.size() > 1 && touches(words.first, words.first + 1);
    const bool closed = left_open_ || (words.size() > 1 && touches(words.last - 2, words.last - 1));
    out_.quotations.push_back({words, opened && closed, false});
    for (std::uint32_t i = words.first; i < words.last; ++i) out_.inside[i] = true;
  }

  [[nodiscard]] bool opens(std::uint32_t w, std::uint32_t first, std::uint32_t last) const {
    const std::string_view mark = word(w);
    if (mark == "“" || mark == "„" || mark == "«" || mark == "\"" || mark == "”")
      return mark != "”" || w == first;
    if (mark != "'" && mark != "‘" && mark != "`") return false;
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
  bool left_open_ = false;  // the last quotation, at the end of the paragraph before
};

}  // namespace

Quotes quotes_in(const Report& report, const Layout& layout) { return QuoteFinder(report, layout).find(); }

}  // namespace parley

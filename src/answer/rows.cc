// SPDX-License-Identifier: Apache-2.0
#include "answer/rows.h"

#include <cstdint>

#include "answer/date_phrases.h"
#include "answer/page.h"
#include "base/utf8.h"
#include "ingest/dates.h"

namespace parley {
namespace {

enum Style : std::uint8_t { plain, bold, dim };

constexpr std::size_t kSource = 40;  // letters of an address

constexpr std::string_view kOn[] = {"", "\033[1m", "\033[2m"};
constexpr std::string_view kOff = "\033[0m";

struct Styled {
  std::string text;
  std::vector<Style> styles;  // of each byte

  void add(std::string_view words, Style style) {
    text += words;
    styles.resize(text.size(), style);
  }
};

std::size_t width_of(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t width = 0;
  for (std::size_t at = begin; at < end;) {
    const auto point = code_point_at(text, at);
    const int columns = utf8proc_charwidth(point.value);
    width += columns > 0 ? static_cast<std::size_t>(columns) : 0;
    at += point.size;
  }
  return width;
}

// Lays words into rows of kColumns. A word that is wider than a row is cut.
class Setter {
 public:
  Setter(const Styled& in, std::size_t first, std::size_t rest, bool styled)
      : in_(in), rest_(rest), styled_(styled), row_(first, ' '), used_(first) {}

  std::vector<std::string> set(std::string_view bullet) {
    row_.replace(row_.size() - bullet.size(), bullet.size(), bullet);
    const std::string& text = in_.text;
    for (std::size_t at = 0; at < text.size();) {
      const auto begin = text.find_first_not_of(' ', at);
      if (begin == std::string::npos) break;
      at = std::min(text.find(' ', begin), text.size());
      word(begin, at);
    }
    finish();
    return std::move(rows_);
  }

 private:
  void word(std::size_t begin, std::size_t end) {
    const std::size_t width = width_of(in_.text, begin, end);
    if (!empty_ && used_ + 1 + width > kColumns) new_row();
    if (!empty_) {
      put(" ", in_.styles[begin - 1]);
      ++used_;
    }
    for (std::size_t at = begin; at < end;) {
      const auto point = code_point_at(in_.text, at);
      const std::size_t columns = width_of(in_.text, at, at + point.size);
      if (used_ + columns > kColumns) new_row();
      put(std::string_view(in_.text).substr(at, point.size), in_.styles[at]);
      used_ += columns;
      empty_ = false;
      at += point.size;
    }
  }

  void put(std::string_view text, Style style) {
    if (styled_ && style != style_) {
      if (style_ != plain) row_ += kOff;
      row_ += kOn[style];
      style_ = style;
    }
    row_ += text;
  }

  void finish() {
    if (style_ != plain) row_ += kOff;
    style_ = plain;
    rows_.push_back(row_);
  }

  void new_row() {
    finish();
    row_.assign(rest_, ' ');
    used_ = rest_;
    empty_ = true;
  }

  const Styled& in_;
  const std::size_t rest_;
  const bool styled_;
  std::vector<std::string> rows_;
  std::string row_;
  std::size_t used_;
  bool empty_ = true;
  Style style_ = plain;
};

}  // namespace

std::string citation(const Line& line) {
  std::string out;
  for (const auto paragraph : line.paragraphs) out += (out.empty() ? " [" : ", ") + std::to_string(paragraph);
  return out.empty() ? out : out + "]";
}

std::vector<std::string> rows_of(const Line& line, bool styled) {
  Styled all;
  for (const auto& piece : line.pieces) all.add(piece.text, piece.kind == Piece::Kind::name ? bold : plain);
  all.add(citation(line), dim);
  const std::size_t first = line.term ? 6 : 2;
  return Setter(all, first, line.term ? 6 : 4, styled).set(line.term ? "- " : "");
}

std::vector<std::string> rows_of_text(std::string_view text) {
  Styled all;
  all.add(text, plain);
  return Setter(all, 0, 0, false).set("");
}

std::string subtitle(const Brief& brief) {
  std::string out = brief.published ? readable_date(to_iso(*brief.published)) + ", " : "";
  out += one_line(brief.source.empty() ? brief.id : brief.source, kSource);
  return (out.empty() ? "" : out + "; ") + "in brackets: paragraphs";
}

std::string remainder(const Section& section) {
  return std::to_string(section.left_out) + " more with --all";
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "answer/brief.h"
#include "answer/rows.h"

namespace parley {
namespace {

std::string upper(std::string_view ascii) {
  std::string out(ascii);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

class TextWriter {
 public:
  explicit TextWriter(bool styled) : styled_(styled) {}

  std::string write(const Brief& brief) {
    put(brief.headline, "\033[1m");
    put(subtitle(brief), "\033[2m");
    for (const auto& section : brief.sections) {
      out_ += '\n';
      const std::string more = section.left_out > 0 ? " (" + remainder(section) + ")" : "";
      put(upper(title_of(section.topic)) + more, "\033[1;36m");
      for (const auto& line : section.lines)
        for (const auto& row : rows_of(line, styled_)) out_ += row + '\n';
    }
    if (brief.sections.empty()) out_ += "\nNobody is quoted in it and nothing negotiated.\n";
    return std::move(out_);
  }

 private:
  void put(std::string_view text, std::string_view style) {
    for (const auto& row : rows_of_text(text))
      out_ += styled_ ? std::string(style) + row + "\033[0m\n" : row + '\n';
  }

  const bool styled_;
  std::string out_;
};

}  // namespace

std::string brief_text(const Brief& brief, bool styled) { return TextWriter(styled).write(brief); }

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "answer/brief.h"
#include "answer/rows.h"

namespace parley {
namespace {

// Letters that could be read as marks are written with a backslash before them.
std::string escaped(std::string_view text) {
  static constexpr std::string_view kMarks = "\\`*_{}[]<>#|~&$";
  std::string out;
  for (const char c : text) {
    if (kMarks.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string line_of(const Line& line) {
  std::string out = line.term ? "  - " : "- ";
  for (const auto& piece : line.pieces) {
    const bool name = piece.kind == Piece::Kind::name;
    out += name ? "**" + escaped(piece.text) + "**" : escaped(piece.text);
  }
  return out + escaped(citation(line)) + "\n";
}

}  // namespace

std::string brief_markdown(const Brief& brief) {
  std::string out = "# " + escaped(brief.headline) + "\n\n" + escaped(subtitle(brief)) + "\n";
  for (const auto& section : brief.sections) {
    out += "\n## " + std::string(title_of(section.topic)) + "\n\n";
    for (const auto& line : section.lines) out += line_of(line);
    if (section.left_out > 0) out += "\n*" + escaped(remainder(section)) + "*\n";
  }
  if (brief.sections.empty()) out += "\nNobody is quoted in it and nothing negotiated.\n";
  return out;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
// parley-prepare VOCABULARY < reports.jsonl > prepared.jsonl
//
// Training sees reports exactly as the program does: this prints, for each {"id", "text", "published",
// "furniture"} (spans in code points), its words (code points), sentences, paragraphs, pieces and windows,
// the sides of its cast and its expressions of time with their days.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "actors/cast.h"
#include "base/utf8.h"
#include "ingest/dates.h"
#include "language/layout.h"
#include "language/pieces.h"
#include "statements/sides.h"
#include "times/times.h"

namespace {

using nlohmann::json;

// Byte offset of every code point, one more entry at the end.
std::vector<std::uint32_t> code_points(const std::string& text) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < text.size(); at += parley::code_point_at(text, at).size) {
    out.push_back(static_cast<std::uint32_t>(at));
  }
  out.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

json prepare(const json& input, const parley::Vocabulary& vocabulary) {
  parley::Report report;
  report.text = input.at("text");
  if (const auto published = input.value("published", json()); published.is_string()) {
    report.published = parley::parse_date(published.get<std::string>());
  }
  const std::vector<std::uint32_t> bytes = code_points(report.text);
  for (const auto& span : input.value("furniture", json::array())) {
    report.furniture.push_back({bytes[span[0].get<std::size_t>()], bytes[span[1].get<std::size_t>()]});
  }
  const auto point = [&](std::uint32_t byte) {
    return std::lower_bound(bytes.begin(), bytes.end(), byte) - bytes.begin();
  };
  const parley::Layout layout = parley::lay_out(report);
  const parley::Pieces pieces = parley::pieces_of(report, layout, vocabulary);
  json out = {{"id", input.at("id")}, {"pieces", pieces.numbers}, {"first", pieces.first}};
  for (const auto& word : layout.words) {
    out["words"].push_back({point(word.span.begin), point(word.span.end)});
    out["sentence"].push_back(word.sentence);
  }
  for (const auto shape : pieces.cases) out["cases"].push_back(static_cast<int>(shape));
  for (const auto& sentence : layout.sentences)
    out["sentences"].push_back({sentence.first_word, sentence.last_word, sentence.paragraph});
  for (const auto& w : parley::windows_of(layout, pieces)) {
    out["windows"].push_back({w.first, w.last, w.context_first, w.context_last});
  }
  for (const auto& side : parley::sides_in(parley::cast_of(report, layout), layout)) {
    out["sides"].push_back({{"name", side.name}, {"words", side.words}});
  }
  for (const auto& time : parley::find_times(report, layout)) {
    const auto [first, last] = layout.words_in(time.span);
    out["times"].push_back({{"words", {first, last}}, {"value", time.value}});
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: parley-prepare VOCABULARY < reports.jsonl > prepared.jsonl\n", stderr);
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string lines{std::istreambuf_iterator<char>(file), {}};
  const auto vocabulary = parley::Vocabulary::read(lines, argv[1]);
  if (!vocabulary) {
    std::fprintf(stderr, "%s\n", parley::to_string(vocabulary.error()).c_str());
    return 2;
  }
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << prepare(json::parse(line), *vocabulary).dump() << '\n';
  }
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
// parley-outputs MODEL < reports.jsonl > outputs.jsonl
//
// What the model says of each {"id", "text", "furniture"}, before any decision: for the comparison with
// PyTorch (training/parley_training/compare.py). Tags of all words, the spans that may be entries, and the
// pair scores of the surest anchor and of the surest span.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/utf8.h"
#include "language/layout.h"
#include "language/pieces.h"
#include "language/reading.h"

namespace {

using nlohmann::json;

json outputs(const json& input, const parley::Vocabulary& vocabulary, const parley::neural::Encoder& encoder,
             const parley::Heads& heads) {
  parley::Report report;
  report.text = input.at("text");
  const parley::Layout layout = parley::lay_out(report);
  const parley::Pieces pieces = parley::pieces_of(report, layout, vocabulary);
  const auto windows = parley::windows_of(layout, pieces);
  json out = {{"id", input.at("id")}};
  if (windows.empty()) return out;
  const parley::Reading reading(heads, encoder, layout, pieces, parley::sections_of(windows).front());
  const auto tags = reading.tags();
  out["tags"] = tags;
  const auto sureness = [](const auto& tag) { return tag[1] + tag[3]; };
  const auto anchor =
      std::max_element(tags.begin(), tags.end(),
                       [&](const auto& a, const auto& b) { return sureness(a) < sureness(b); }) -
      tags.begin();
  const parley::SaidScores said = reading.said(static_cast<std::uint32_t>(anchor));
  out["anchor"] = anchor;
  out["said"] = said.words.values;
  out["said_first"] = said.words.words.first;
  out["no_side"] = said.no_side;
  for (const auto& span : reading.spans(0.01F)) {
    out["spans"].push_back(
        {span.words.first, span.words.last, static_cast<int>(span.kind), span.probability});
  }
  const auto spans = reading.spans(0.0F);
  const auto best = std::max_element(
      spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.probability < b.probability; });
  const parley::EntryScores entry = reading.entry(best->words, best->kind);
  out["best"] = {best->words.first, best->words.last, static_cast<int>(best->kind)};
  out["status"] = entry.status;
  out["entry"] = entry.words.values;
  out["entry_first"] = entry.words.words.first;
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: parley-outputs MODEL < reports.jsonl > outputs.jsonl\n", stderr);
    return 2;
  }
  const auto fail = [](const parley::Error& error) {
    std::fprintf(stderr, "%s\n", parley::to_string(error).c_str());
    return 2;
  };
  const auto weights = parley::neural::Weights::open(argv[1]);
  if (!weights) return fail(weights.error());
  const auto encoder = parley::neural::Encoder::load(*weights);
  if (!encoder) return fail(encoder.error());
  const auto heads = parley::Heads::load(*weights);
  if (!heads) return fail(heads.error());
  const auto vocabulary = parley::Vocabulary::read(weights->vocab(), "vocab.txt");
  if (!vocabulary) return fail(vocabulary.error());
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << outputs(json::parse(line), *vocabulary, *encoder, *heads).dump() << '\n';
  }
  return 0;
}

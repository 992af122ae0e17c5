// SPDX-License-Identifier: Apache-2.0
// The program's model beside PyTorch's: tests/data/model/expected.json holds what the float model says of a
// few paragraphs (training/parley_training/expected.py); the int8 encoder may differ from it by a little,
// never by much.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "language/reading.h"

namespace {

using nlohmann::json;

// Allowed differences of probabilities: int8 against float (measured: see doc/figures.md).
constexpr double kMeanTag = 0.01, kWorstTag = 0.35, kMeanSpan = 0.06;

TEST_CASE("the program's model says what PyTorch's says") {
  const std::filesystem::path root = PARLEY_ROOT;
  const auto weights = parley::neural::Weights::open(root / "models/parley-base");
  REQUIRE_MESSAGE(weights.has_value(), (weights ? "" : to_string(weights.error())));
  const auto encoder = parley::neural::Encoder::load(*weights);
  REQUIRE(encoder.has_value());
  const auto heads = parley::Heads::load(*weights);
  REQUIRE(heads.has_value());
  const auto vocabulary = parley::Vocabulary::read(weights->vocab(), "vocab.txt");
  REQUIRE(vocabulary.has_value());
  std::ifstream file(root / "tests/data/model/expected.json");
  const json expected = json::parse(file);
  REQUIRE(expected.size() == 4);

  double tag_sum = 0, tag_worst = 0, span_sum = 0;
  std::size_t tag_count = 0, span_count = 0;
  for (const json& paragraph : expected) {
    parley::Report report;
    report.text = paragraph.at("text");
    const parley::Layout layout = parley::lay_out(report);
    const parley::Pieces pieces = parley::pieces_of(report, layout, *vocabulary);
    const auto windows = parley::windows_of(layout, pieces);
    const parley::Reading reading(*heads, *encoder, layout, pieces, windows);
    const auto tags = reading.tags();
    REQUIRE(tags.size() == paragraph.at("tags").size());
    for (std::size_t w = 0; w < tags.size(); ++w) {
      for (std::size_t t = 0; t < tags[w].size(); ++t) {
        const double difference = std::abs(double{tags[w][t]} - paragraph["tags"][w][t].get<double>());
        tag_sum += difference;
        tag_worst = std::max(tag_worst, difference);
        ++tag_count;
      }
    }
    std::map<std::tuple<std::uint32_t, std::uint32_t, int>, double> spans;
    for (const auto& span : reading.spans(0.0F)) {
      spans[{span.words.first, span.words.last, static_cast<int>(span.kind)}] = span.probability;
    }
    for (const json& span : paragraph.at("spans")) {
      const auto found = spans.find({span[0], span[1], span[2]});
      REQUIRE(found != spans.end());
      span_sum += std::abs(found->second - span[3].get<double>());
      ++span_count;
    }
  }
  REQUIRE(span_count > 20);
  const double tag_mean = tag_sum / static_cast<double>(tag_count);
  const double span_mean = span_sum / static_cast<double>(span_count);
  INFO("tags: mean ", tag_mean, ", worst ", tag_worst, "; spans: mean ", span_mean);
  CHECK(tag_mean < kMeanTag);
  CHECK(tag_worst < kWorstTag);
  CHECK(span_mean < kMeanSpan);
}

}  // namespace

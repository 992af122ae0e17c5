// SPDX-License-Identifier: Apache-2.0
#include "entries/judge.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "language/sample.h"

using namespace parley;
using doctest::Approx;
using sample::LaidOut;

namespace {

const LaidOut& two_paragraphs() {
  static const LaidOut laid("Talks on grain failed.\n\nBoth sides left.");
  return laid;
}

Entry entry_at(const char* phrase) {
  Entry entry;
  entry.kind = Kind::agreement;
  entry.what = two_paragraphs().span(phrase);
  entry.confidence = 0.8F;
  entry.holders_confidence = 0.5F;
  entry.status_confidence = 0.2F;
  entry.distinct_confidence = 0.9F;
  return entry;
}

std::vector<float> signs(const Entry& entry, const Statement* said = nullptr) {
  return signs_of(entry, said, two_paragraphs().layout);
}

}  // namespace

TEST_CASE("signs stand in the order that the weights were fitted in") {
  Entry entry = entry_at("Talks on grain");
  entry.also = {two_paragraphs().span("Both"), two_paragraphs().span("left")};
  Statement said;
  said.confidence = 0.9F;
  const auto with = signs(entry, &said);
  REQUIRE(with.size() == 10 + kKinds);
  CHECK(with[0] == 1.0F);
  CHECK(with[1] == Approx(std::log(4.0)).epsilon(1e-4));
  CHECK(with[2] == Approx(0.0).epsilon(1e-4));
  CHECK(with[3] == Approx(-std::log(4.0)).epsilon(1e-4));
  CHECK(with[4] == Approx(std::log(9.0)).epsilon(1e-4));
  CHECK(with[5] == Approx(std::log(3.0)).epsilon(1e-4));
  CHECK(with[6] == 1.0F);
  CHECK(with[7] == Approx(std::log(9.0)).epsilon(1e-4));
  CHECK(with[8] == Approx(std::log(14.0)).epsilon(1e-4));
  CHECK(with[9] == 1.0F);
  CHECK(std::vector<float>(with.begin() + 10, with.end()) == std::vector<float>{0, 1, 0, 0, 0, 0, 0});
}

TEST_CASE("signs of an entry that no statement reports and that stands further down") {
  const auto without = signs(entry_at("Both sides"));
  CHECK(without[5] == Approx(0.0));
  CHECK(without[6] == 0.0F);
  CHECK(without[7] == 0.0F);
  CHECK(without[9] == 0.0F);
}

TEST_CASE("certainty is limited, so that no sign is infinite") {
  Entry entry = entry_at("Talks");
  entry.confidence = 1.0F;
  entry.holders_confidence = 0.0F;
  CHECK(signs(entry)[1] == Approx(std::log(999.0)).epsilon(1e-3));
  CHECK(signs(entry)[2] == Approx(-std::log(999.0)).epsilon(1e-3));
}

TEST_CASE("the judge weighs the signs; without weights that fit, the span's own probability stands") {
  const Entry entry = entry_at("Talks on grain");
  const Layout& layout = two_paragraphs().layout;
  CHECK(judged(entry, nullptr, layout, {}) == 0.8F);
  CHECK(judged(entry, nullptr, layout, {{1.0F, 2.0F}}) == 0.8F);

  Judge judge{std::vector<float>(10 + kKinds, 0.0F)};
  CHECK(judged(entry, nullptr, layout, judge) == Approx(0.5));
  judge.weights[1] = 1;
  CHECK(judged(entry, nullptr, layout, judge) == Approx(0.8).epsilon(1e-4));
  judge.weights[11] = static_cast<float>(-std::log(4.0));  // of agreements
  CHECK(judged(entry, nullptr, layout, judge) == Approx(0.5).epsilon(1e-4));
  judge.weights[10] = 5;  // of meetings: none of this entry's
  CHECK(judged(entry, nullptr, layout, judge) == Approx(0.5).epsilon(1e-4));
}

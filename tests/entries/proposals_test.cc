// SPDX-License-Identifier: Apache-2.0
#include "entries/proposals.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "language/sample.h"

using namespace parley;
using sample::Chance;
using sample::LaidOut;

namespace {

struct Measured : LaidOut {
  Overlap overlap;

  explicit Measured(std::string text) : LaidOut(std::move(text)), overlap(report, layout) {}
  [[nodiscard]] WordSpan all() const { return {0, static_cast<std::uint32_t>(layout.words.size())}; }
};

// Words 0 to 9, each of them telling.
const Measured& ten() {
  static const Measured words("zero one two three four five six seven eight nine");
  return words;
}

std::string shown(const std::vector<SpanScore>& spans) {
  std::string out;
  for (const SpanScore& span : spans) {
    out += (out.empty() ? "" : " ") + std::to_string(span.words.first) + "-" +
           std::to_string(span.words.last) + ":" + std::to_string(static_cast<int>(span.kind));
  }
  return out;
}

std::string chosen(std::vector<SpanScore> spans, const Cuts& cuts = {}) {
  return shown(choose_spans(std::move(spans), ten().overlap, cuts));
}

constexpr Kind kMeeting = Kind::meeting;  // 0
constexpr Kind kDemand = Kind::demand;    // 3

}  // namespace

TEST_CASE("marks and function words tell nothing") {
  const Measured none(
      "A about an and are as at be been being but by did do does for from had has have he her him his I if "
      "in "
      "into is it its of on or our over she so than that the their them then there these they this those to "
      "us "
      "was we were which who whom whose will with would you your — , . \" ( ) $");
  CHECK(none.overlap.telling(none.all()) == 0);
  const Measured some("The talks in 2031, and their Éclat!");
  CHECK(some.overlap.telling(some.all()) == 3);
}

TEST_CASE("overlap is the harmonic mean of the shares, share that of the shorter") {
  const Overlap& overlap = ten().overlap;
  CHECK(overlap.of({0, 4}, {0, 4}) == 1.0F);
  CHECK(overlap.of({0, 4}, {4, 8}) == 0.0F);
  CHECK(overlap.of({0, 4}, {2, 4}) == doctest::Approx(2.0 / 3));
  CHECK(overlap.of({2, 4}, {0, 4}) == doctest::Approx(2.0 / 3));
  CHECK(overlap.of({0, 4}, {3, 5}) == doctest::Approx(1.0 / 3));
  CHECK(overlap.share({0, 4}, {2, 4}) == 1.0F);
  CHECK(overlap.share({0, 4}, {3, 5}) == 0.5F);
  CHECK(overlap.share({0, 4}, {4, 8}) == 0.0F);
}

TEST_CASE("only telling words count for an overlap") {
  const Measured talks("the talks of the day on the truce");  // telling: talks, day, truce
  CHECK(talks.overlap.of({0, 3}, {1, 2}) == 1.0F);
  CHECK(talks.overlap.of({0, 5}, {2, 8}) == doctest::Approx(0.5));
  CHECK(talks.overlap.of({2, 4}, {2, 4}) == 0.0F);
  CHECK(talks.overlap.share({2, 4}, {0, 8}) == 0.0F);
}

TEST_CASE("of one kind the better of two spans that share half of the shorter one stays") {
  CHECK(chosen({{{0, 4}, kDemand, 0.6F}, {{2, 4}, kDemand, 0.9F}}) == "2-4:3");
  CHECK(chosen({{{0, 4}, kDemand, 0.9F}, {{2, 4}, kDemand, 0.6F}}) == "0-4:3");
  CHECK(chosen({{{0, 4}, kDemand, 0.6F}, {{3, 5}, kDemand, 0.9F}}) == "3-5:3");
  CHECK(chosen({{{0, 4}, kDemand, 0.6F}, {{3, 6}, kDemand, 0.9F}}) == "0-4:3 3-6:3");
  CHECK(chosen({{{0, 4}, kDemand, 0.6F}, {{4, 8}, kDemand, 0.9F}}) == "0-4:3 4-8:3");
}

TEST_CASE("a span that is beaten beats nothing itself") {
  CHECK(chosen({{{0, 4}, kDemand, 0.9F}, {{2, 6}, kDemand, 0.8F}, {{4, 8}, kDemand, 0.7F}}) == "0-4:3 4-8:3");
}

TEST_CASE("of two kinds at nearly the same words the lesser one stays if it is nearly as good") {
  CHECK(chosen({{{0, 4}, kDemand, 0.9F}, {{0, 4}, kMeeting, 0.8F}}) == "0-4:0 0-4:3");
  CHECK(chosen({{{0, 4}, kDemand, 0.9F}, {{0, 4}, kMeeting, 0.7F}}) == "0-4:3");
  CHECK(chosen({{{0, 4}, kDemand, 0.9F}, {{3, 5}, kMeeting, 0.3F}}) == "0-4:3 3-5:0");
  Cuts strict;
  strict.rival = 0.95F;
  CHECK(chosen({{{0, 4}, kDemand, 0.9F}, {{0, 4}, kMeeting, 0.8F}}, strict) == "0-4:3");
}

TEST_CASE("spans below the least probability, or without a telling word, are none") {
  CHECK(chosen({{{0, 4}, kDemand, 0.09F}, {{5, 7}, kDemand, 0.11F}}) == "5-7:3");
  const Measured talks("the talks of the day");
  CHECK(shown(choose_spans({{{2, 4}, kDemand, 0.9F}}, talks.overlap, {})).empty());
  CHECK(chosen({}).empty());
}

TEST_CASE("the choice does not hang on the order, and all rules hold for any spans") {
  const Measured text(LaidOut("w ").report.text + [] {
    std::string words;
    for (int i = 0; i < 299; ++i) words += i % 3 == 0 ? "the " : "word ";
    return words;
  }());
  Chance chance(6);
  for (int i = 0; i < 200; ++i) {
    std::vector<SpanScore> spans;
    for (std::uint32_t n = chance(120); n > 0; --n) {
      const std::uint32_t first = chance(290), size = 1 + chance(10);
      spans.push_back(
          {{first, first + size}, static_cast<Kind>(chance(3)), static_cast<float>(1 + chance(20)) / 20});
    }
    const auto kept = choose_spans(spans, text.overlap, {});
    for (auto a = static_cast<std::uint32_t>(spans.size()); a > 1; --a)
      std::swap(spans[a - 1], spans[chance(a)]);
    CAPTURE(i);
    REQUIRE(shown(choose_spans(spans, text.overlap, {})) == shown(kept));
    for (std::size_t a = 0; a < kept.size(); ++a) {
      for (std::size_t b = a + 1; b < kept.size(); ++b) {
        REQUIRE((kept[a].words < kept[b].words ||
                 (kept[a].words == kept[b].words && kept[a].kind < kept[b].kind)));
        if (kept[a].kind == kept[b].kind) REQUIRE(text.overlap.share(kept[a].words, kept[b].words) < 0.5F);
      }
    }
  }
}

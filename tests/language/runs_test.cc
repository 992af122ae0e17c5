// SPDX-License-Identifier: Apache-2.0
#include "language/runs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "language/sample.h"

using namespace parley;
using sample::Chance;
using Scores = std::vector<float>;

namespace {

float limited(const Scores& scores, std::uint32_t at) {
  return scores.empty() ? 0.0F : std::clamp(scores[at], -8.0F, 8.0F);
}

struct Words {
  Scores inside, first, last;

  [[nodiscard]] float worth(std::uint32_t from, std::uint32_t to) const {
    float sum = limited(first, from) + limited(last, to - 1);
    for (std::uint32_t w = from; w < to; ++w) sum += limited(inside, w);
    return sum;
  }
  // The greatest worth of one run, by trying all.
  [[nodiscard]] float best() const {
    float most = worth(0, 1);
    for (std::uint32_t from = 0; from < inside.size(); ++from) {
      for (std::uint32_t to = from + 1; to <= inside.size(); ++to) most = std::max(most, worth(from, to));
    }
    return most;
  }
  // The greatest total worth of disjoint runs at or after `from`, by trying all sets.
  [[nodiscard]] float best_total(std::uint32_t from) const {
    if (from >= inside.size()) return 0;
    float most = best_total(from + 1);
    for (std::uint32_t to = from + 1; to <= inside.size(); ++to)
      most = std::max(most, worth(from, to) + best_total(to));
    return most;
  }
};

// Halves between -12 and 12, so that sums are exact and some scores go beyond the limit.
Scores scores_by_chance(Chance& chance, std::uint32_t size) {
  Scores out(size);
  const std::uint32_t reach = 1 + chance(24);
  for (float& score : out)
    score = (static_cast<float>(chance(2 * reach + 1)) - static_cast<float>(reach)) / 2;
  return out;
}

Words words_by_chance(Chance& chance) {
  const std::uint32_t size = 1 + chance(9);
  return {scores_by_chance(chance, size), scores_by_chance(chance, chance(4) == 0 ? 0 : size),
          scores_by_chance(chance, chance(4) == 0 ? 0 : size)};
}

}  // namespace

TEST_CASE("the header's example") {
  const Run run = best_run({-3, 2, 3, -1, 2, -4}, {0, 1, 0, 0, 0, 0}, {0, 0, 0, 0, 2, 0});
  CHECK(run.words == WordSpan{1, 5});
  CHECK(run.worth == 9.0F);
}

TEST_CASE("scores count up to 8") {
  CHECK(best_run({100, -8, -8, 3}, {}, {}).worth == 8.0F);
  CHECK(best_run({8, -100, 9}, {}, {}).worth == 8.0F);
  CHECK(best_run({8, -7, 9}, {}, {}).words == WordSpan{0, 3});
}

TEST_CASE("the best run has at least one word, the best runs may be none") {
  CHECK(best_run({-3, -1, -2}, {}, {}).words == WordSpan{1, 2});
  CHECK(best_runs({-3, -1, -2}, {}, {}).empty());
  CHECK(best_runs({0, 0}, {}, {}).empty());
  CHECK(best_runs({}, {}, {}).empty());
}

TEST_CASE("runs part where a word between costs more than it joins") {
  const auto runs = best_runs({3, 2, -4, 5}, {}, {});
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].words == WordSpan{0, 2});
  CHECK(runs[0].worth == 5.0F);
  CHECK(runs[1].words == WordSpan{3, 4});
  CHECK(runs[1].worth == 5.0F);
  // With a price for every beginning, one long run is worth more than two.
  CHECK(best_runs({3, 2, -4, 5}, {-5, -5, -5, -5}, {}).size() == 1);
}

TEST_CASE("one word's end and another's beginning part a run without a gap") {
  const auto runs = best_runs({1, 1, 1, 1}, {0, 0, 4, 0}, {});
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].words == WordSpan{0, 2});
  CHECK(runs[1].words == WordSpan{2, 4});
  CHECK(runs[1].worth == 6.0F);
}

TEST_CASE("best_run finds what a search of all runs finds") {
  Chance chance(11);
  for (int i = 0; i < 5000; ++i) {
    const Words words = words_by_chance(chance);
    const Run run = best_run(words.inside, words.first, words.last);
    CAPTURE(i);
    REQUIRE(run.words.first < run.words.last);
    REQUIRE(run.words.last <= words.inside.size());
    REQUIRE(run.worth == words.worth(run.words.first, run.words.last));
    REQUIRE(run.worth == words.best());
  }
}

TEST_CASE("best_runs finds what a search of all sets of runs finds") {
  Chance chance(12);
  for (int i = 0; i < 5000; ++i) {
    const Words words = words_by_chance(chance);
    float total = 0;
    std::uint32_t before = 0;
    CAPTURE(i);
    for (const Run& run : best_runs(words.inside, words.first, words.last)) {
      REQUIRE(run.words.first >= before);
      REQUIRE(run.words.first < run.words.last);
      REQUIRE(run.words.last <= words.inside.size());
      REQUIRE(run.worth == words.worth(run.words.first, run.words.last));
      REQUIRE(run.worth > 0);
      before = run.words.last;
      total += run.worth;
    }
    REQUIRE(total == words.best_total(0));
  }
}

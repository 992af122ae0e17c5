// SPDX-License-Identifier: Apache-2.0
#include "statements/sides.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "language/sample.h"

using namespace parley;
using sample::LaidOut;

namespace {

// Scores of words 10, 11, .. for two roles: the first one's are `values`, the second one's 100 each.
PairScores scores_of(const std::vector<float>& values) {
  PairScores scores{{10, 10 + static_cast<std::uint32_t>(values.size())}, 2, {}};
  for (const float value : values) scores.values.insert(scores.values.end(), {value, 100.0F});
  return scores;
}

Side side_at(std::vector<std::uint32_t> words) { return {"Ruritania", std::move(words), false}; }

Actor actor(std::string name, ActorKind kind, std::optional<std::string> side) {
  Actor out;
  out.name = std::move(name);
  out.kind = kind;
  out.side = std::move(side);
  return out;
}

}  // namespace

TEST_CASE("a side plays a role as strongly as its strongest word, softly taken") {
  const PairScores scores = scores_of({-1, 2, 5, 2});
  CHECK(*pooled(side_at({11}), scores, 0) == doctest::Approx(2));
  CHECK(*pooled(side_at({10, 12}), scores, 0) == doctest::Approx(5).epsilon(0.001));
  // Two words as strong as each other: log(2) / 3 more than one.
  CHECK(*pooled(side_at({11, 13}), scores, 0) == doctest::Approx(2 + std::log(2.0) / 3));
  CHECK(*pooled(side_at({11}), scores, 1) == doctest::Approx(100));
}

TEST_CASE("words out of reach do not count; a side without words in reach has no score") {
  const PairScores scores = scores_of({-1, 2, 5, 2});
  CHECK(*pooled(side_at({2, 9, 11, 14, 90}), scores, 0) == doctest::Approx(2));
  CHECK_FALSE(pooled(side_at({9, 14}), scores, 0));
  CHECK_FALSE(pooled(side_at({}), scores, 0));
}

TEST_CASE("very large and very small scores stay numbers") {
  CHECK(*pooled(side_at({10, 11}), scores_of({1000, -1000}), 0) == doctest::Approx(1000));
  CHECK(*pooled(side_at({10, 11}), scores_of({-1000, -1000}), 0) == doctest::Approx(-1000).epsilon(0.001));
}

TEST_CASE("a side has every word of its mentions, once and in order") {
  const LaidOut laid("Ruritania sent Anna Alder. Hugh Dale came alone. Alder spoke for Ruritania.");
  Cast cast;
  cast.actors = {actor("Ruritania", ActorKind::state, "Ruritania"),
                 actor("Anna Alder", ActorKind::person, "Ruritania"),
                 actor("Hugh Dale", ActorKind::person, std::nullopt)};
  const auto mention = [&](Span span, std::uint32_t who) {
    cast.mentions.push_back({span, who, false});
    cast.actors[who].mentions.push_back(span);
  };
  mention(laid.span("Ruritania"), 0);
  mention(laid.span("Anna Alder"), 1);
  mention(laid.span("Hugh Dale"), 2);
  const Span again = laid.span("Alder spoke");
  mention({again.begin, again.begin + 5}, 1);
  const Span last = laid.span("for Ruritania");
  mention({last.begin + 4, last.end}, 0);

  const auto sides = sides_in(cast, laid.layout);
  REQUIRE(sides.size() == 2);
  CHECK(sides[0].name == "Ruritania");
  CHECK(sides[0].words == std::vector<std::uint32_t>{0, 2, 3, 10, 13});
  CHECK_FALSE(sides[0].person);
  CHECK(sides[1].name == "Hugh Dale");
  CHECK(sides[1].words == std::vector<std::uint32_t>{5, 6});
  CHECK(sides[1].person);
}

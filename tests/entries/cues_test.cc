// SPDX-License-Identifier: Apache-2.0
#include "entries/cues.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "language/sample.h"

using namespace parley;
using sample::LaidOut;

namespace {

using Words = std::vector<std::string>;

// The demands that are added to those proposed: the model proposes the phrases, all as sure.
Words added(std::string text, const Words& proposed, float probability = 0.4F) {
  const LaidOut laid(std::move(text));
  const Overlap overlap(laid.report, laid.layout);
  std::vector<SpanScore> spans;
  for (const std::string& phrase : proposed) {
    const auto [first, last] = laid.layout.words_in(laid.span(phrase));
    spans.push_back({{first, last}, Kind::demand, probability});
  }
  const auto all = static_cast<std::uint32_t>(laid.layout.words.size());
  add_cued(laid.report, laid.layout, overlap, {0, all}, spans);
  Words out;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    CHECK(spans[i].kind == Kind::demand);
    if (spans[i].probability == probability) continue;
    out.push_back(laid.at(bytes_of(laid.layout, spans[i].words)));
  }
  return out;
}

}  // namespace

TEST_CASE("who wants somebody to act, or calls on them, demands it") {
  CHECK(added("Maroa wants Veltia to publish its maps.", {"publish its maps"}) ==
        Words{"Veltia to publish its maps"});
  CHECK(added("Envoys called on the Northern Front to free all prisoners, and left.",
              {"free all prisoners"}) == Words{"the Northern Front to free all prisoners"});
  CHECK(added("Korr wanted U.L. envoys to leave Korrin and urged patience.", {"envoys to leave Korrin"}) ==
        Words{"U.L. envoys to leave Korrin"});
}

TEST_CASE("two such demands are two") {
  const std::string both =
      "Maroa wants Veltia to break its promise to give the Lake Union a base, and for Korrin to stay "
      "neutral.";
  CHECK(added(both, {"break its promise to give the Lake Union a base, and for Korrin to stay neutral",
                     "Korrin to stay neutral"}) ==
        Words{"Veltia to break its promise to give the Lake Union a base", "Korrin to stay neutral"});
}

TEST_CASE(
    "nothing is added that the model does not think of, that nobody wants, or that is no act of a side") {
  CHECK(added("Maroa wants Veltia to publish its maps.", {}).empty());
  CHECK(added("Maroa wants Veltia to publish its maps.", {"publish its maps"}, 0.1F).empty());
  CHECK(added("Maroa does not want Veltia to publish its maps.", {"publish its maps"}).empty());
  CHECK(added("Maroa wants to publish its maps.", {"publish its maps"}).empty());
  CHECK(added("Maroa wants more time to publish its maps.", {"publish its maps"}).empty());
  CHECK(added("Maroa wants", {"Maroa"}).empty());
  CHECK(added("Maroa called on", {"Maroa"}).empty());
}

TEST_CASE("words say that no agreement came about") {
  const auto fails = [](const char* phrase) {
    const LaidOut laid(std::string("They met and ") + phrase + ".");
    const auto [first, last] = laid.layout.words_in(laid.span(phrase));
    return says_failure(laid.report, laid.layout, {first, last});
  };
  CHECK(fails("were unable to reach any agreement"));
  CHECK(fails("failed to agree on a date"));
  CHECK_FALSE(fails("agreed on a date"));
  CHECK_FALSE(fails("failed to keep the agreement"));
}

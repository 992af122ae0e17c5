// SPDX-License-Identifier: Apache-2.0
#include "entries/conditions.h"

#include <doctest/doctest.h>

#include <string>

#include "language/sample.h"

using namespace parley;
using sample::LaidOut;

namespace {

WordSpan words_of(const LaidOut& laid, const std::string& part) {
  const auto [first, last] = laid.layout.words_in(laid.span(part));
  return {first, last};
}
std::string text_of(const LaidOut& laid, std::optional<WordSpan> words) {
  return words ? laid.at(bytes_of(laid.layout, *words)) : "";
}

// The condition that `text` states for `what`; "" for none.
std::string near(std::string text, const std::string& what, Kind kind = Kind::acceptance) {
  const LaidOut laid(std::move(text));
  return text_of(laid, condition_near(laid.report, laid.layout, kind, words_of(laid, what)));
}
// The clause around the words that the model points to.
std::string around(std::string text, const std::string& pointed) {
  const LaidOut laid(std::move(text));
  return text_of(laid, condition_around(laid.report, laid.layout, words_of(laid, pointed)));
}

}  // namespace

TEST_CASE("a condition stands behind, within or before what depends on it") {
  CHECK(near("Maroa would open its ports if Veltia left the isle.", "open its ports") ==
        "if Veltia left the isle");
  CHECK(near("Maroa is ready to join, provided its fleet may stay.", "join") ==
        "provided its fleet may stay");
  CHECK(near("Vask said that if the fleet left, Maroa would open its ports.", "open its ports") ==
        "if the fleet left");
  CHECK(near("Once the fleet leaves, Maroa will open its ports.", "open its ports") ==
        "Once the fleet leaves");
}

TEST_CASE("\"until\" and \"without\" are conditions of a refusal only") {
  const std::string talks = "Maroa will not join the talks until the fleet leaves.";
  CHECK(near(talks, "join the talks", Kind::rejection) == "until the fleet leaves");
  CHECK(near("Maroa will guard the isle until the fleet leaves.", "guard the isle").empty());
  CHECK(near("No peace without the eastern ports.", "peace", Kind::rejection) == "without the eastern ports");
}

TEST_CASE("other words state no condition") {
  CHECK(near("Vask asked if Maroa would open its ports.", "Vask").empty());
  CHECK(near("Maroa would open its ports even if Veltia stayed.", "open its ports").empty());
  CHECK(near("Maroa would open its ports.", "open its ports").empty());
}

TEST_CASE("the clause is whole though the model points to its head") {
  CHECK(around("Maroa will sign only if Veltia opens its ports.", "if Veltia") ==
        "only if Veltia opens its ports");
  CHECK(around("Maroa will answer in the event of an attack, Vask said.", "event") ==
        "in the event of an attack");
  CHECK(around("Maroa will sign when the guns are silent.", "when") == "when the guns are silent");
  CHECK(around("Maroa will sign the treaty in spring.", "treaty").empty());
}

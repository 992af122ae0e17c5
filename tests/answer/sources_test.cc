// SPDX-License-Identifier: Apache-2.0
#include "answer/sources.h"

#include <doctest/doctest.h>

#include "sample.h"

using namespace parley;

TEST_CASE("what is no name") {
  for (const auto* nobody : {"", "he", "Ms", "they agreed", "Its government", "both"}) {
    CAPTURE(nobody);
    CHECK(is_nobody(nobody));
  }
  for (const auto* somebody : {"US", "WHO", "Veltia", "one bank", "Hester"}) {
    CAPTURE(somebody);
    CHECK_FALSE(is_nobody(somebody));
  }
}

TEST_CASE("names without words that do not belong to them") {
  CHECK(tidy("Tehran has") == "Tehran");
  CHECK(tidy("from 12 states") == "12 states");
  CHECK(tidy("Veltia and the") == "Veltia");
  CHECK(tidy("Bank of Sorland") == "Bank of Sorland");
}

TEST_CASE("words that name a side already") {
  CHECK(names_side("Veltian envoy", "Veltia"));
  CHECK(names_side("an American diplomat", "United States"));
  CHECK(names_side("the EU envoy", "European Union"));
  CHECK_FALSE(names_side("envoy of Maroa", "Veltia"));
  CHECK_FALSE(names_side("Bank of the River", "Bank of the Rivers"));
}

TEST_CASE("sides in a sentence") {
  CHECK(list_of_sides({"from 12 states", "Tehran has", "they agreed"}, 4) == "12 states and Tehran");
  CHECK(list_of_sides({"United States", "the United States"}, 4) == "the United States");
  CHECK(list_of_sides({"it", "both"}, 4) == "one side");
  CHECK(list_of_sides({"A1", "B1", "C1", "D1"}, 2) == "A1, B1 and 2 others");
  CHECK(are_many({"Veltia", "Maroa"}));
  CHECK(are_many({"rebels"}));
  CHECK_FALSE(are_many({"Veltia"}));
}

TEST_CASE("sources") {
  CHECK(source_name("she") == "a source");
  CHECK(source_name("Veltian official") == "a Veltian official");
  CHECK(source_name("unnamed aide") == "an unnamed aide");
  CHECK(source_name("union negotiator") == "a union negotiator");
  CHECK(source_name("draft") == "the draft");
  CHECK(source_name("Ana Korr") == "Ana Korr");
  CHECK(is_anonymous("she"));
  CHECK(is_anonymous("official"));
  CHECK_FALSE(is_anonymous("draft"));
  CHECK_FALSE(is_anonymous("Ana Korr"));
}

TEST_CASE("who the source is") {
  Sample sample("We wait.");
  auto& statement = sample.said("Ana Korr", Form::direct, "We wait");
  CHECK(intro_of(sample.record, statement).empty());
  statement.side = "Veltia";
  CHECK(intro_of(sample.record, statement) == " (Veltia)");
  statement.actor = sample.actor("Ana Korr", "envoy", "Veltia");
  CHECK(intro_of(sample.record, statement) == " (envoy, Veltia)");
  sample.record.actors[0].role = "Veltian envoy";
  CHECK(intro_of(sample.record, statement) == " (Veltian envoy)");
  statement.actor.reset();
  statement.speaker = "official";
  CHECK(intro_of(sample.record, statement) == " (not named, Veltia)");
}

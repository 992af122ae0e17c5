// SPDX-License-Identifier: Apache-2.0
#include "entries/places.h"

#include <doctest/doctest.h>

#include <string>

#include "language/sample.h"

using namespace parley;
using sample::LaidOut;

namespace {

// The place that the whole text, as the words of a meeting, names; "" for none.
std::string place(std::string text, bool likely = false) {
  const LaidOut laid(std::move(text));
  const auto found = stated_place(laid.report, laid.layout,
                                  {0, static_cast<std::uint32_t>(laid.layout.words.size())}, likely);
  return found ? laid.at(bytes_of(laid.layout, *found)) : "";
}

bool call(std::string text) {
  const LaidOut laid(std::move(text));
  return is_call(laid.report, laid.layout, {0, static_cast<std::uint32_t>(laid.layout.words.size())});
}

}  // namespace

TEST_CASE("a meeting is where its words put it") {
  CHECK(place("held emergency talks in Korrin on Monday") == "Korrin");
  CHECK(place("a frank meeting in the River Office tonight") == "the River Office");
  CHECK(place("will meet on Thursday in Port Ardan, Veltia, to discuss fish") == "Port Ardan, Veltia");
  CHECK(place("a delegation is in Korrin for talks") == "Korrin");
}

TEST_CASE("a journey's end is the place") {
  CHECK(place("his first visit to the Lake Union") == "the Lake Union");
  CHECK(place("envoys went with a letter to Korrin") == "Korrin");
  CHECK(place("visited Maroa in May") == "Maroa");
}

TEST_CASE("where something else is, a day and a month are no place") {
  CHECK(place("talks on the fighting in Maroa").empty());
  CHECK(place("talks in May").empty());
  CHECK(place("held talks on Monday").empty());
  CHECK(place("a meeting in secret").empty());
  CHECK(place("talks to end the war").empty());
  CHECK(place("in").empty());
}

TEST_CASE("where the model thinks of a place, any word may stand before it") {
  CHECK(place("talks with officials in Korrin last week").empty());
  CHECK(place("talks with officials in Korrin last week", true) == "Korrin");
  CHECK(place("talks with officials in May", true).empty());
}

TEST_CASE("a call is nowhere") {
  CHECK(call("a phone call with President Vask"));
  CHECK(call("spoke by telephone with the envoys"));
  CHECK_FALSE(call("a visit to call for calm"));
  CHECK_FALSE(call("held talks in Korrin"));
}

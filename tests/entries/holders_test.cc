// SPDX-License-Identifier: Apache-2.0
#include "entries/holders.h"

#include <doctest/doctest.h>

using namespace parley;

namespace {

HolderSigns pointed(float probability) {
  HolderSigns signs;
  signs.pointed = probability;
  return signs;
}

}  // namespace

TEST_CASE("grammar decides between sides that the pointers cannot tell apart") {
  HolderSigns subject = pointed(0.5F), object = pointed(0.5F);
  subject.standing.nearest = subject.standing.adjoining = true;
  object.standing.dependent = true;
  const auto weighed = weigh_holders(Kind::commitment, false, {subject, object});
  CHECK(weighed[0] > 0.5F);
  CHECK(weighed[1] < 0.5F);
}

TEST_CASE("a demand is the speaker's rather than another's; a meeting may well be others'") {
  HolderSigns speaker = pointed(0.6F);
  speaker.speaks = true;
  const std::vector<HolderSigns> sides{speaker, pointed(0.6F)};
  const auto demand = weigh_holders(Kind::demand, true, sides);
  const auto meeting = weigh_holders(Kind::meeting, true, sides);
  CHECK(demand[0] > 0.5F);
  CHECK(demand[1] < 0.5F);
  CHECK(meeting[1] > 0.5F);
}

TEST_CASE("many may act together, and what the pointers are sure of stands") {
  const auto many = weigh_holders(Kind::commitment, false, std::vector<HolderSigns>(6, pointed(0.97F)));
  for (const float probability : many) CHECK(probability > 0.5F);
  CHECK(weigh_holders(Kind::meeting, false, {}).empty());
}

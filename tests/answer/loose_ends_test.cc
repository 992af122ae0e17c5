// SPDX-License-Identifier: Apache-2.0
#include "answer/loose_ends.h"

#include <doctest/doctest.h>

using namespace parley;

TEST_CASE("loose ends come off at both sides") {
  CHECK(without_loose_ends(", that the talks on the river would go on and") ==
        "the talks on the river would go on");
  CHECK(without_loose_ends("but U.S. envoys stay.") == "U.S. envoys stay.");
  CHECK(without_loose_ends("the envoys leave Maroa.") == "the envoys leave Maroa");
  CHECK(without_loose_ends("talks with Veltia Inc.") == "talks with Veltia Inc.");
  CHECK(without_loose_ends("after that") == "after that");
  CHECK(without_loose_ends(" , ").empty());
}

TEST_CASE("words that are cut off lose their loose end only") {
  CHECK(without_loose_end("that the bridge, which,") == "that the bridge");
  CHECK(without_loose_end("to the") == "to the");
}

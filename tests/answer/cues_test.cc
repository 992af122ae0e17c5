// SPDX-License-Identifier: Apache-2.0
#include "answer/cues.h"

#include <doctest/doctest.h>

using namespace parley;

TEST_CASE("cues that tell how it was said") {
  CHECK(tells_how("warned"));
  CHECK(tells_how("urging"));
  CHECK_FALSE(tells_how("said"));
  CHECK_FALSE(tells_how("according to"));
}

TEST_CASE("cues that leave doubt") {
  CHECK(leaves_doubt("denied"));
  CHECK(leaves_doubt("reportedly"));
  CHECK_FALSE(leaves_doubt("reported"));
  CHECK_FALSE(leaves_doubt("warned"));
}

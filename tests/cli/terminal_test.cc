// SPDX-License-Identifier: Apache-2.0
#include "terminal.h"

#include <doctest/doctest.h>

using parley::progress_line;

TEST_CASE("progress counts reports, and bytes where the size of all inputs is known") {
  CHECK(progress_line(1204, 10, 0, std::nullopt) == "1204 reports, 120.4 a second");
  CHECK(progress_line(3, 2, 41'000'000, 120'400'000) == "3 reports, 1.5 a second, 34% of 120.4 MB");
  CHECK(progress_line(3, 2, 130'000'000, 120'400'000) == "3 reports, 1.5 a second, 100% of 120.4 MB");
  CHECK(progress_line(1, 1, 0, 0) == "1 reports, 1.0 a second");
}

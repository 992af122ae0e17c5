// SPDX-License-Identifier: Apache-2.0
#include "answer/date_phrases.h"

#include <doctest/doctest.h>

using namespace parley;

TEST_CASE("dates as people write them") {
  CHECK(readable_date("2025-02-18") == "18 Feb 2025");
  CHECK(readable_date("2025-02-08") == "8 Feb 2025");
  CHECK(readable_date("2025-02") == "Feb 2025");
  CHECK(readable_date("2025") == "2025");
  CHECK(readable_date("2025-02-10/2025-02-16") == "10\u201316 Feb 2025");
  CHECK(readable_date("2025-02-27/2025-03-02") == "27 Feb \u2013 2 Mar 2025");
  CHECK(readable_date("2024-12-30/2025-01-02") == "30 Dec 2024 \u2013 2 Jan 2025");
  CHECK(readable_date("2025-01/2025-03") == "Jan\u2013Mar 2025");
  CHECK(readable_date("2024/2026") == "2024\u20132026");
  CHECK(readable_date("2025-02-18/2025-02-18") == "18 Feb 2025");
  CHECK(readable_date("next spring") == "next spring");
  CHECK(readable_date("2025-13-01") == "2025-13-01");
}

TEST_CASE("days in words") {
  CHECK(says_day("met on February 18 in Riva", "2025-02-18"));
  CHECK(says_day("met on 8 Feb.", "2025-02-08"));
  CHECK(says_day("8 February", "2025-02-08"));
  CHECK_FALSE(says_day("on February 18", "2025-02-01"));
  CHECK_FALSE(says_day("on 18 February", "2025-02-08"));
  CHECK_FALSE(says_day("on Tuesday", "2025-02-18"));
  CHECK_FALSE(says_day("in February", "2025-02"));
}

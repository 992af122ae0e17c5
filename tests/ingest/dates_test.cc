// SPDX-License-Identifier: Apache-2.0
#include "ingest/dates.h"

#include <doctest/doctest.h>

#include <string>

using parley::parse_date;

namespace {

std::string iso(std::string_view words) {
  const auto date = parse_date(words);
  return date ? parley::to_iso(*date) : "none";
}

}  // namespace

TEST_CASE("dates as pages write them") {
  CHECK(iso("2025-05-21") == "2025-05-21");
  CHECK(iso(" 2025-05-21\n") == "2025-05-21");
  CHECK(iso("2025-05-21T23:27:11Z") == "2025-05-21");
  CHECK(iso("2025-05-21T23:27:11+03:00") == "2025-05-21");
  CHECK(iso("2025-05-21 17:01:07-04:00") == "2025-05-21");
  CHECK(iso("Wed, 21 May 2025 13:58:53 GMT") == "2025-05-21");
  CHECK(iso("Wed, 21 May 2025 23:27:11 +0300") == "2025-05-21");
  CHECK(iso("21 May 87 10:00 EST") == "1987-05-21");
  CHECK(iso("12-MAR-1987 19:17:09.22") == "1987-03-12");
  CHECK(iso("May 21, 2025") == "2025-05-21");
  CHECK(iso("Wednesday, May 21st, 2025 at 5:30 p.m. EDT") == "2025-05-21");
  CHECK(iso("21 May 2025") == "2025-05-21");
  CHECK(iso("Sept. 3, 2024") == "2024-09-03");
  CHECK(iso("2024-02-29") == "2024-02-29");
}

TEST_CASE("what is no date") {
  for (const auto* words :
       {"", "   ", "foo", "2025", "2025-05", "2025-13-01", "2025-02-30", "2025-05-21x", "31 April 2025",
        "May 2025", "unknown", "21 May 2025 was a Wednesday", "20250521", "0-0-0"}) {
    CAPTURE(words);
    CHECK(iso(words) == "none");
  }
}

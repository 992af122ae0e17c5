// SPDX-License-Identifier: Apache-2.0
#include "answer/phrases.h"

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

TEST_CASE("names in a sentence") {
  CHECK(with_article("United States") == "the United States");
  CHECK(with_article("Russia") == "Russia");
  CHECK(with_article("Council of Islands") == "the Council of Islands");
  CHECK(with_article("Drivers' Union") == "the Drivers' Union");
  CHECK(with_article("company") == "the company");
  CHECK(with_article("rebels in the hills") == "rebels in the hills");
  CHECK(with_article("Omar al-Shami") == "Omar al-Shami");
  CHECK(with_article("the Netherlands") == "the Netherlands");
  CHECK(with_article("Veltia's Foreign Ministry") == "Veltia's Foreign Ministry");
  CHECK(with_article("River Council (RC)") == "the River Council (RC)");
  CHECK(list_of({"A"}, 2) == "A");
  CHECK(list_of({"A", "B"}, 2) == "A and B");
  CHECK(list_of({"A", "B", "C"}, 2) == "A, B and C");
  CHECK(list_of({"A", "B", "C", "D"}, 2) == "A, B and 2 others");
}

TEST_CASE("one or many") {
  for (const auto* many : {"European leaders", "rebels", "traditional allies", "Republicans"}) {
    CAPTURE(many);
    CHECK(is_plural(many));
  }
  for (const auto* one : {"United States", "Hamas", "Congress", "Cyprus", "Veltia", "Laos"}) {
    CAPTURE(one);
    CHECK_FALSE(is_plural(one));
  }
}

TEST_CASE("sources without a name") {
  CHECK(is_unnamed("Palestinian official"));
  CHECK(is_unnamed("European diplomats"));
  CHECK(is_unnamed("official from the Dockers Union"));
  CHECK_FALSE(is_unnamed("Ana Korr"));
  CHECK_FALSE(is_unnamed("Omar al-Shami"));
  CHECK(is_impersonal("draft"));
  CHECK(is_impersonal("ministry of fisheries"));
  CHECK_FALSE(is_impersonal("official of the ministry"));
  CHECK_FALSE(is_impersonal("diplomats"));
}

TEST_CASE("conditions that can follow a comma") {
  CHECK(is_clause("if necessary"));
  CHECK(is_clause("Only after a withdrawal"));
  CHECK_FALSE(is_clause("a full withdrawal"));
}

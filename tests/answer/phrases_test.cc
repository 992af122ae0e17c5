// SPDX-License-Identifier: Apache-2.0
#include "answer/phrases.h"

#include <doctest/doctest.h>

using namespace parley;

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

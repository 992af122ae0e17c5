// SPDX-License-Identifier: Apache-2.0
#include "language/cuts.h"

#include <doctest/doctest.h>

#include <string>

using namespace parley;
using nlohmann::json;

TEST_CASE("a curve is straight between its points and flat beyond") {
  const Curve curve{{{0.2F, 0.1F}, {0.6F, 0.5F}, {0.8F, 0.9F}}};
  CHECK(curve.at(0.0F) == 0.1F);
  CHECK(curve.at(0.2F) == 0.1F);
  CHECK(curve.at(0.4F) == doctest::Approx(0.3));
  CHECK(curve.at(0.6F) == doctest::Approx(0.5));
  CHECK(curve.at(0.7F) == doctest::Approx(0.7));
  CHECK(curve.at(0.8F) == doctest::Approx(0.9));
  CHECK(curve.at(1.0F) == 0.9F);
}

TEST_CASE("a curve without points changes nothing, one of one point says one thing") {
  CHECK(Curve{}.at(0.37F) == 0.37F);
  CHECK(Curve{{{0.5F, 0.7F}}}.at(0.1F) == 0.7F);
  CHECK(Curve{{{0.5F, 0.7F}}}.at(0.9F) == 0.7F);
}

TEST_CASE("a curve may leap") {
  const Curve leap{{{0.2F, 0.1F}, {0.5F, 0.3F}, {0.5F, 0.8F}, {0.9F, 0.9F}}};
  CHECK(leap.at(0.5F) == doctest::Approx(0.3));
  CHECK(leap.at(0.501F) == doctest::Approx(0.8).epsilon(0.01));
}

TEST_CASE("cuts are read by name") {
  const auto cuts = Cuts::parse(json::parse(R"({
    "statement": 0.11, "entry": 0.12, "sure_entry": 0.13, "rival": 0.14, "holder": 0.15, "counterpart": 0.16,
    "same": 0.17, "place": -1, "condition": 0.19, "item": 0.2, "told_side": 3, "pointed_when": 0.5,
    "curves": {"statement": [[0, 0.5], [1, 0.75]], "when": [[0.5, 0.25]], "of another version": []}, "judge": [1, -2.5], "of another version": "passed over"})"));
  REQUIRE(cuts);
  CHECK(cuts->statement == 0.11F);
  CHECK(cuts->entry == 0.12F);
  CHECK(cuts->sure_entry == 0.13F);
  CHECK(cuts->rival == 0.14F);
  CHECK(cuts->holder == 0.15F);
  CHECK(cuts->counterpart == 0.16F);
  CHECK(cuts->same == 0.17F);
  CHECK(cuts->place == -1.0F);
  CHECK(cuts->condition == 0.19F);
  CHECK(cuts->item == 0.2F);
  CHECK(cuts->told_side == 3.0F);
  CHECK(cuts->pointed_when == 0.5F);
  CHECK(cuts->curves.statement.at(0.5F) == 0.625F);
  CHECK(cuts->curves.when.at(0.9F) == 0.25F);
  CHECK(cuts->curves.side.points.empty());
  CHECK(cuts->judge.weights == std::vector<float>{1.0F, -2.5F});
}

TEST_CASE("what is missing keeps its value") {
  const auto cuts = Cuts::parse(json::object());
  REQUIRE(cuts);
  CHECK(cuts->statement == Cuts{}.statement);
  CHECK(cuts->rival == Cuts{}.rival);
  CHECK(cuts->curves.statement.points.empty());
  CHECK(cuts->judge.weights.empty());
}

TEST_CASE("members of another type are errors that name the cure") {
  for (const char* heads :
       {R"({"statement": "high"})", R"({"statement": null})", R"({"entry": [1]})", R"({"curves": 0.5})",
        R"({"curves": {"side": [[0.5]]}})", R"({"curves": {"when": [0.5, 1]}})", R"({"judge": [1, "x"]})",
        R"({"judge": 1})"}) {
    CAPTURE(heads);
    const auto cuts = Cuts::parse(json::parse(heads));
    REQUIRE_FALSE(cuts);
    CHECK(cuts.error().kind == ErrorKind::environment);
    CHECK(cuts.error().message.find("install the model anew") != std::string::npos);
  }
}

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "times/period.h"
#include "times/times.h"

namespace {

using namespace parley;

Span span_in(const std::string& text, const std::string& words) {
  const auto at = static_cast<std::uint32_t>(text.find(words));
  REQUIRE(at < text.size());
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

Report report_of(const std::string& text) {
  Report report;
  report.text = text;
  report.published =
      Date{std::chrono::year{2025}, std::chrono::month{2}, std::chrono::day{19}};  // a Wednesday
  return report;
}

std::string when(const std::string& text, Kind kind, const std::string& what, const std::string& also = {}) {
  const Report report = report_of(text);
  const Layout layout = lay_out(report);
  std::vector<Span> mentions;
  if (!also.empty()) mentions.push_back(span_in(text, also));
  return when_of(report, layout, find_times(report, layout), kind, span_in(text, what), mentions)
      .value.value_or("none");
}

std::string said_on(const std::string& text, const std::string& cue, const std::string& content) {
  const Report report = report_of(text);
  const Layout layout = lay_out(report);
  return said_on_of(report, layout, find_times(report, layout), span_in(text, cue), std::nullopt,
                    {span_in(text, content)})
      .value_or("none");
}

}  // namespace

TEST_CASE("an act is dated by what its own words tell") {
  CHECK(when("Envoys of Veltia and Sorland met in Halm last week to discuss the railway.", Kind::meeting,
             "met in Halm last week to discuss the railway") == "2025-02-10/2025-02-16");
  CHECK(when("A second round is planned for February 26, Vask said on Tuesday.", Kind::meeting,
             "A second round is planned for February 26") == "2025-02-26");
  CHECK(when("President Oren Vask visited Sorland in 2019.", Kind::meeting, "visited Sorland in 2019") ==
        "2019");
  CHECK(when("Maroa signed the railway treaty in June 2020.", Kind::agreement,
             "signed the railway treaty in June 2020") == "2020-06");
  CHECK(when("Vask demanded that Sorland withdraw its guards by the end of March.", Kind::demand,
             "withdraw its guards by the end of March") == "2025-03");
}

TEST_CASE("the date of a saying is not that of what is told") {
  CHECK(when("Vask said on Tuesday that Sorland must withdraw its guards.", Kind::demand,
             "withdraw its guards") == "none");
  CHECK(when("Vask said on Tuesday that he rejected any tolls.", Kind::rejection, "any tolls") == "none");
  CHECK(said_on("Vask said on Tuesday that the line would be built.", "said", "the line would be built") ==
        "2025-02-18");
}

TEST_CASE("an open 'since' lasts until the report, two days of one act are an interval") {
  CHECK(when("The sides have held five rounds of talks since January 12.", Kind::meeting,
             "held five rounds of talks since January 12") == "2025-01-12/2025-02-19");
  CHECK(when("The third and fourth rounds were held on February 3 and on February 11.", Kind::meeting,
             "held on February 3 and on February 11") == "2025-02-03/2025-02-11");
}

TEST_CASE("another mention of the act may tell its date") {
  const std::string text =
      "Railway accord in sight\n\nVeltia and Sorland hailed the accord. Nothing else happened here.\n\nTrade "
      "rose. "
      "Prices fell. Shops filled. Rain came.\n\nThe accord was signed in Halm in January 2025.";
  CHECK(when(text, Kind::agreement, "the accord", "accord was signed in Halm in January 2025") == "2025-01");
}

TEST_CASE("no date is no date") {
  CHECK(when("Veltia wants a seat at the table.", Kind::demand, "a seat at the table") == "none");
  const Report empty;
  const Layout layout = lay_out(empty);
  CHECK_FALSE(when_of(empty, layout, {}, Kind::meeting, {0, 0}).value);
  CHECK(when_of(empty, layout, {}, Kind::meeting, {0, 0}).confidence == 1.0F);  // nothing else could be
  CHECK_FALSE(said_on_of(empty, layout, {}, std::nullopt, std::nullopt, {}));
  CHECK_FALSE(said_on_of(empty, layout, {}, Span{0, 0}, std::nullopt, {{0, 0}}));
}

TEST_CASE("what the model points to decides between expressions, and how sure the answer is") {
  const std::string text = "Envoys of Veltia and Sorland met on Monday and will meet again on Friday.";
  const Report report = report_of(text);
  const Layout layout = lay_out(report);
  const auto times = find_times(report, layout);
  REQUIRE(times.size() == 2);
  const auto pointed = [&](std::vector<float> at) {
    return when_of(report, layout, times, Kind::meeting, span_in(text, "met"), {}, at);
  };
  CHECK(pointed({9, 0, -9}).value == "2025-02-17");
  CHECK(pointed({-9, 9, -9}).value == "2025-02-21");
  CHECK(pointed({-9, -9, 9}).value == "2025-02-19");
  CHECK_FALSE(pointed({-20, -20, -20}).value);
  CHECK(pointed({-20, -20, -20}).confidence > 0.99F);
  CHECK(pointed({9, 0, -9}).confidence > pointed({3, 2, -9}).confidence);
}

TEST_CASE("an expression beyond the sentences looked at counts if the model is sure of it") {
  const std::string text =
      "Veltia and Sorland met in Halm. Trade rose. Prices fell. Shops filled. Rain came.\n\nIt was January "
      "12.";
  const Report report = report_of(text);
  const Layout layout = lay_out(report);
  const auto times = find_times(report, layout);
  REQUIRE(times.size() == 1);
  const auto pointed = [&](float at) {
    const std::vector<float> odds{at, -20};
    return when_of(report, layout, times, Kind::meeting, span_in(text, "met"), {}, odds).value;
  };
  CHECK(pointed(6) == "2025-01-12");
  CHECK_FALSE(pointed(2));
}

// SPDX-License-Identifier: Apache-2.0
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "times/period.h"
#include "times/times.h"

namespace {

using namespace parley;

Report report_of(const std::string& text, const std::string& published) {
  Report report;
  report.text = text;
  if (const auto day = times::from_iso(published)) report.published = Date{day->first};
  return report;
}

// "on Tuesday=2025-02-18; 2008=2008"
std::string found_in(const std::string& text, const std::string& published) {
  const Report report = report_of(text, published);
  std::string out;
  for (const TimeRef& time : find_times(report, lay_out(report))) {
    if (!out.empty()) out += "; ";
    out += report.text.substr(time.span.begin, time.span.size()) + "=" + time.value;
  }
  return out;
}

struct Case {
  const char* published;
  const char* text;
  const char* expected;
};

// 2025-02-19 is a Wednesday.
constexpr const char* kWednesday = "2025-02-19";

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(found_in(c.text, c.published) == c.expected);
  }
}

}  // namespace

TEST_CASE("days with and without a year") {
  check({
      {kWednesday, "The envoys met on February 17, 2025 in Halm.", "February 17, 2025=2025-02-17"},
      {kWednesday, "The envoys met on 17 February 2025 in Halm.", "17 February 2025=2025-02-17"},
      {kWednesday, "The envoys met on the 17th of February 2025.", "17th of February 2025=2025-02-17"},
      {kWednesday, "The envoys met on Feb. 17 in Halm.", "Feb. 17=2025-02-17"},
      {kWednesday, "The envoys met on February 17th.", "February 17th=2025-02-17"},
      {kWednesday, "The envoys met on 17 Feb.", "17 Feb.=2025-02-17"},
      {kWednesday, "The envoys met on Sept. 3, 2024.", "Sept. 3, 2024=2024-09-03"},
      {kWednesday, "The envoys met on December 3.", "December 3=2024-12-03"},
      {kWednesday, "The envoys will meet on March 5.", "March 5=2025-03-05"},
      {kWednesday, "The envoys will meet on January 5.", "January 5=2025-01-05"},
      {kWednesday, "The pact was signed on 2024-11-30.", "2024-11-30=2024-11-30"},
      {kWednesday, "The pact was signed on 11/30/2024.", "11/30/2024=2024-11-30"},
      {kWednesday, "The pact was signed on 30.11.2024.", "30.11.2024=2024-11-30"},
      {kWednesday, "They met on Monday, February 17, in Halm.", "Monday, February 17=2025-02-17"},
      {kWednesday, "They met on Monday 17 February.", "Monday 17 February=2025-02-17"},
      {kWednesday, "They met on February 5 last year.", "February 5 last year=2024-02-05"},
      {kWednesday, "They met on February 30, 2025.", "February=2025-02; 2025=2025"},
      {"", "They met on February 17, 2025 and later on March 3.", "February 17, 2025=2025-02-17"},
  });
}

TEST_CASE("ranges of days") {
  check({
      {kWednesday, "They met on February 17-18 in Halm.", "February 17-18=2025-02-17/2025-02-18"},
      {kWednesday, "They met from February 3 to February 5.",
       "February 3 to February 5=2025-02-03/2025-02-05"},
      {kWednesday, "They met on 17-18 February 2024.", "17-18 February 2024=2024-02-17/2024-02-18"},
      {kWednesday, "They met from 30 January to 2 February.",
       "30 January to 2 February=2025-01-30/2025-02-02"},
      {kWednesday, "They met between December 30 and January 2.",
       "December 30 and January 2=2024-12-30/2025-01-02"},
      {kWednesday, "They met on February 3 and 4 in Halm.", "February 3 and 4=2025-02-03/2025-02-04"},
      {kWednesday, "They met from Monday to Tuesday.", "Monday to Tuesday=2025-02-17/2025-02-18"},
  });
}

TEST_CASE("months") {
  check({
      {kWednesday, "The pact was signed in February 2022.", "February 2022=2022-02"},
      {kWednesday, "The pact was signed in November.", "November=2024-11"},
      {kWednesday, "The pact will be signed in November.", "November=2025-11"},
      {kWednesday, "The pact was signed in January.", "January=2025-01"},
      {kWednesday, "The pact was signed last May.", "last May=2024-05"},
      {kWednesday, "Veltia will vote next May.", "next May=2025-05"},
      {kWednesday, "Veltia wants an answer by the end of January.", "end of January=2026-01"},
      {kWednesday, "Veltia wants an answer by mid-May.", "mid-May=2025-05"},
      {kWednesday, "The truce held until early March 2023.", "early March 2023=2023-03"},
      {kWednesday, "Talks ran from March to May 2016.", "March to May 2016=2016-03-01/2016-05-31"},
      {kWednesday, "Talks ran in June of last year.", "June of last year=2024-06"},
      {kWednesday, "Sorland may march on, Mr March said.", ""},
  });
}

TEST_CASE("the clause tells whether a day is past or to come") {
  check({
      {kWednesday, "The arrest of ten sailors on Tuesday set off a round of talks.", "Tuesday=2025-02-18"},
      {kWednesday, "The envoys are set to meet on Tuesday.", "Tuesday=2025-02-25"},
      {kWednesday, "Vask is meeting the envoys in Halm on Tuesday.", "Tuesday=2025-02-25"},
      {kWednesday, "They have said so at a conference that Maroa is co-hosting in June.", "June=2025-06"},
      {kWednesday, "Vask discussed the upcoming summit of the league in June.", "June=2025-06"},
      {kWednesday, "The unions called a strike for Tuesday.", "Tuesday=2025-02-25"},
      {kWednesday, "The council failed to agree on quotas in November.", "November=2024-11"},
      {kWednesday, "Maroa wants to revive the talks after a round in November failed.", "November=2024-11"},
      {kWednesday, "Vask leaves for the United Isles on Friday.", "Friday=2025-02-21"},
  });
}

TEST_CASE("days beside a colon or at a headline's end") {
  check({
      {kWednesday, "The guards left. February 3: The first round ended. In February 10:30 is an hour.",
       "February 3=2025-02-03; February=2025-02"},
      {kWednesday, "Veltia to put off its tariffs until July 9\n\nIt said so in a note.",
       "July 9=2025-07-09"},
  });
}

TEST_CASE("years, decades, quarters, seasons") {
  check({
      {kWednesday, "The league promised it in 2008.", "2008=2008"},
      {kWednesday, "The 2015 railway deal fell apart.", "2015=2015"},
      {kWednesday, "They fought from 2014 to 2016.", "2014 to 2016=2014-01-01/2016-12-31"},
      {kWednesday, "The 2014-16 talks failed.", "2014-16=2014-01-01/2016-12-31"},
      {kWednesday, "It began in the late 1980s.", "late 1980s=1980-01-01/1989-12-31"},
      {kWednesday, "Sorland sent 2000 troops and paid $1999 for 2,008 tents.", ""},
      {kWednesday, "Costs rise in fiscal 2026.", ""},
      {kWednesday, "Exports fell in the first quarter of 2024.",
       "first quarter of 2024=2024-01-01/2024-03-31"},
      {kWednesday, "Exports fell in Q3 2023.", "Q3 2023=2023-07-01/2023-09-30"},
      {kWednesday, "Work starts in the second half of this year.",
       "second half of this year=2025-07-01/2025-12-31"},
      {kWednesday, "They met in the summer of 2024.", "summer of 2024=2024-06-01/2024-08-31"},
      {kWednesday, "They met last summer.", "last summer=2024-06-01/2024-08-31"},
      {kWednesday, "They will meet this spring.", "this spring=2025-03-01/2025-05-31"},
      {kWednesday, "They met in April 2022, and talks broke down in June of that year.",
       "April 2022=2022-04; June of that year=2022-06"},
  });
}

TEST_CASE("weekdays follow the tense of their clause") {
  check({
      {kWednesday, "The envoys met on Tuesday.", "Tuesday=2025-02-18"},
      {kWednesday, "The envoys met on Wednesday.", "Wednesday=2025-02-19"},
      {kWednesday, "The envoys met on Thursday.", "Thursday=2025-02-13"},
      {kWednesday, "The envoys will meet on Thursday.", "Thursday=2025-02-20"},
      {kWednesday, "The talks are to be held on Thursday.", "Thursday=2025-02-20"},
      {kWednesday, "Vask said on Tuesday that he would answer on Friday.",
       "Tuesday=2025-02-18; Friday=2025-02-21"},
      {kWednesday, "Talks scheduled for Monday may fail.", "Monday=2025-02-24"},
      {kWednesday, "Sorland must answer by Friday.", "Friday=2025-02-21"},
      {kWednesday, "Vask arrived last Friday.", "last Friday=2025-02-14"},
      {kWednesday, "Vask arrives next Tuesday.", "next Tuesday=2025-02-25"},
      {kWednesday, "Vask arrived on Tuesday last week.", "Tuesday last week=2025-02-11"},
      {kWednesday, "He spoke late on Tuesday night.", "Tuesday night=2025-02-18"},
      {"", "The envoys met on Tuesday.", ""},
  });
}

TEST_CASE("days, weeks and months seen from the report") {
  check({
      {kWednesday, "The envoys met today.", "today=2025-02-19"},
      {kWednesday, "The envoys met yesterday afternoon.", "yesterday afternoon=2025-02-18"},
      {kWednesday, "The envoys meet tomorrow.", "tomorrow=2025-02-20"},
      {kWednesday, "The envoys met last night.", "last night=2025-02-18"},
      {kWednesday, "The envoys met this morning.", "this morning=2025-02-19"},
      {kWednesday, "The envoys met last week.", "last week=2025-02-10/2025-02-16"},
      {kWednesday, "The envoys meet later this week.", "later this week=2025-02-17/2025-02-23"},
      {kWednesday, "The envoys meet early next week.", "early next week=2025-02-24/2025-03-02"},
      {kWednesday, "The envoys met earlier this month.", "earlier this month=2025-02"},
      {kWednesday, "The envoys met last month.", "last month=2025-01"},
      {kWednesday, "The envoys meet next year.", "next year=2026"},
      {kWednesday, "The pact ends by the end of the year.", "end of the year=2025"},
      {kWednesday, "More will come in the coming days.", "coming days=2025-02"},
      {kWednesday, "It grew in the past weeks.", "past weeks=2025-02"},
      {kWednesday, "They met two days ago.", "two days ago=2025-02-17"},
      {kWednesday, "They met a month ago.", "a month ago=2025-01"},
      {kWednesday, "They met three years ago.", "three years ago=2022"},
      {kWednesday, "Talks will resume in three weeks.", "three weeks=2025-03-12"},
      {kWednesday, "They argued in three weeks of talks.", ""},
      {kWednesday, "The envoys will be back in about three weeks.", "three weeks=2025-03-12"},
      {kWednesday, "They discussed a summit in Halm three months from now.", "three months from now=2025-05"},
      {kWednesday, "They met on February 3. The following day the talks failed.",
       "February 3=2025-02-03; following day=2025-02-04"},
      {kWednesday, "They met on February 3 and again two days later.",
       "February 3=2025-02-03; two days later=2025-02-05"},
      {kWednesday, "They met over the weekend.", "weekend=2025-02-15/2025-02-16"},
      {kWednesday, "They will meet at the weekend.", "weekend=2025-02-22/2025-02-23"},
      {kWednesday, "They met last weekend.", "last weekend=2025-02-15/2025-02-16"},
      {kWednesday, "They met the day before yesterday.", "day before yesterday=2025-02-17"},
  });
}

TEST_CASE("a dateline is the day to count from, and no expression itself") {
  check({
      {"2025-02-20", "HALM, Feb. 18 - Envoys met today.", "today=2025-02-18"},
      {"2025-05-21", "HALM, May 21. /VTA/. Envoys met on Tuesday.", "Tuesday=2025-05-20"},
      {"", "HALM, May 21, 2025 - Envoys met yesterday.", "yesterday=2025-05-20"},
      {"", "HALM, May 21 - Envoys met yesterday.", ""},
  });
  SUBCASE("front matter") {
    Report report = report_of("---\ndate: '2025-02-19'\n---\nEnvoys met yesterday.\n", "");
    report.furniture = {{0, 27}};
    const auto times = find_times(report, lay_out(report));
    REQUIRE(times.size() == 1);
    CHECK(times[0].value == "2025-02-18");
  }
}

TEST_CASE("any text is read") {
  CHECK(found_in("", kWednesday).empty());
  CHECK(found_in("", "").empty());
  CHECK(found_in("\n\n  \n", kWednesday).empty());
  CHECK(found_in("\xE2\x80\x93\xE2\x80\x93 \xF0\x9F\x95\x8A \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", kWednesday)
            .empty());
  CHECK(found_in("\xE2\x80\x9CTuesday\xE2\x80\x9D he said", kWednesday) == "Tuesday=2025-02-18");
  CHECK(found_in("99999999999999999999 years ago", kWednesday).empty());
  // Both ends of the calendar.
  CHECK(found_in("9999 years ago, 9999-12-31 was far off.", "") == "9999-12-31=9999-12-31");
  CHECK(found_in("Envoys met on January 3.", "9999-12-31") == "January 3=9999-01-03");
  CHECK(found_in("Envoys will meet on December 3.", "0001-01-02") == "December 3=0001-12-03");
  CHECK(found_in("Envoys met on December 3.", "0001-01-02").empty());
  // Every tail of an expression-rich line ends somewhere inside an expression.
  const std::string line =
      "from May 3 to 5, last week of the end of 2014-16 by two days before the first half of June, 2020";
  for (std::size_t i = 0; i <= line.size(); ++i) {
    for (const std::string& text : {line.substr(i), line.substr(0, i)}) {
      const Report report = report_of(text, kWednesday);
      for (const TimeRef& time : find_times(report, lay_out(report))) {
        CHECK(time.span.begin < time.span.end);
        CHECK(time.span.end <= text.size());
        CHECK(times::from_iso(time.value));
      }
    }
  }
}

TEST_CASE("ISO values go there and back") {
  for (const char* value : {"2025-02-18", "2024-02", "2024", "2025-02-10/2025-02-16", "0999-12-31"}) {
    const auto period = times::from_iso(value);
    REQUIRE(period);
    CHECK(times::to_iso(*period) == value);
  }
  for (const char* value :
       {"", "25", "2025-13", "2025-02-30", "2025-2-3", "2025-02-16/2025-02-10", "2025/", "x"}) {
    CHECK_FALSE(times::from_iso(value));
  }
}

// SPDX-License-Identifier: Apache-2.0
// The story format itself: reading it, and holding a record written by hand against it.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "story.h"

using namespace parley;
using namespace parley::story;

namespace {

const std::string kText =
    "Veltia and Maroa met in Korrin on Sunday. \"The bridge must open,\" Ana Korr said.\n";

Span span_of(const std::string& words) {
  const auto at = kText.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

// What a careful reader makes of kText.
Record record_of_text() {
  Record record;
  record.report.text = kText;
  Statement statement;
  statement.speaker = "Ana Korr";
  statement.side = "Veltia";
  statement.content = {span_of("The bridge must open")};
  statement.form = Form::direct;
  record.statements = {statement};

  Entry meeting;
  meeting.holders = {"Maroa", "Veltia"};
  meeting.what = span_of("met in Korrin on Sunday");
  meeting.when = "2031-03-02";
  meeting.place = span_of("Korrin");
  Entry demand;
  demand.kind = Kind::demand;
  demand.status = Status::standing;
  demand.holders = {"Veltia"};
  demand.what = span_of("bridge must open");
  demand.statement = 0;
  record.entries = {meeting, demand};
  return record;
}

std::vector<std::string> faults_of(const std::string& lines) {
  const auto story = parse("published: 2031-03-04\n---\n" + kText + "---\n" + lines, "x.story");
  REQUIRE_MESSAGE(story.has_value(), (story ? "" : to_string(story.error())));
  return faults(*story, record_of_text());
}

std::string error_of(const std::string& text) {
  const auto story = parse(text, "x.story");
  return story ? "" : to_string(story.error());
}

}  // namespace

TEST_CASE("a line marked as missed may fail, and must") {
  const auto story = parse("---\nFirst.\n---\nmissed: demand | standing\nmissed: not said\n", "x.story");
  REQUIRE(story.has_value());
  CHECK(story->expected[0].missed);
  CHECK(story->expected[0].kind == Kind::demand);
  CHECK(story->expected[1].absent);

  Record empty;
  const auto found = faults(*story, empty);  // no demand: still missed; no statement: right now
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("take out") != std::string::npos);
}

TEST_CASE("a story has a header, a report and lines") {
  const auto story = parse(
      "published: 2031-03-04\n---\nFirst.\n\nSecond.\n---\n# why\n"
      "demand | standing | Veltia, Maroa | to: none | what: open | what: unlock | if: soon | when: 2031-04\n"
      "not said | Korr (none) | mixed | on: 2031-03-01 | \"no: never\"\n",
      "x.story");
  REQUIRE(story.has_value());

  CHECK(story->report.text == "First.\n\nSecond.\n");
  CHECK(story->report.published == Date(std::chrono::year(2031), std::chrono::month(3), std::chrono::day(4)));
  REQUIRE(story->expected.size() == 2);
  const Expected& demand = story->expected[0];
  CHECK(demand.line == 8);
  CHECK(demand.kind == Kind::demand);
  CHECK(demand.status == Status::standing);
  CHECK(demand.holders == std::vector<std::string>{"Veltia", "Maroa"});
  CHECK(demand.counterparts == std::vector<std::string>{});
  CHECK(demand.what == std::vector<std::string>{"open", "unlock"});
  CHECK(demand.condition == "soon");
  CHECK(demand.when == "2031-04");
  const Expected& said = story->expected[1];
  CHECK(said.absent);
  CHECK_FALSE(said.kind.has_value());
  CHECK(said.speaker == "Korr");
  CHECK(said.side == "none");
  CHECK(said.form == Form::mixed);
  CHECK(said.when == "2031-03-01");
  CHECK(said.what == std::vector<std::string>{"no: never"});
}

TEST_CASE("a story that is not one is refused with its line") {
  CHECK(error_of("published: 2031-03-04\n---\ntext\n").starts_with("x.story:3: a story has three parts"));
  CHECK(error_of("published: March\n---\ntext\n---\nnot demand\n").starts_with("x.story:1: "));
  CHECK(error_of("published: 2031-03\n---\ntext\n---\nnot demand\n").starts_with("x.story:1: "));
  CHECK(error_of("---\ntext\n---\n").ends_with("nothing is expected of this story"));
  CHECK(error_of("---\ntext\n---\n\ndemands\n") ==
        "x.story:5: 'demands' is no kind of entry, and not 'said'");
  CHECK(error_of("---\ntext\n---\ndemand | whom: x\n") == "x.story:4: 'whom: x' is no field of 'demand'");
  CHECK(error_of("---\ntext\n---\ndemand | when: soon\n") ==
        "x.story:4: 'when: soon' is no field of 'demand'");
  CHECK(error_of("---\ntext\n---\ndemand | A | B\n") == "x.story:4: 'B' is no field of 'demand'");
}

TEST_CASE("words: half of the expected, three tenths of the found") {
  CHECK(same_words("open the bridge", "The bridge must OPEN"));
  CHECK(same_words("open the old bridge", "\xE2\x80\x9Copen bridge\xE2\x80\x9D"));
  CHECK_FALSE(same_words("open the old iron bridge", "open it"));      // a quarter of the expected
  CHECK(same_words("one two three", "one two three 4 5 6 7 8 9 10"));  // three of ten
  CHECK_FALSE(same_words("one two three", "one two three 4 5 6 7 8 9 10 11"));
  CHECK_FALSE(same_words("the", "the bridge"));  // function words count only where there are no others
  CHECK_FALSE(same_words("bridge", ""));
}

TEST_CASE("sides: equal, or the greater part of the longer name") {
  CHECK(same_side("Veltia", "the Veltia"));
  CHECK(same_side("Maroa opposition", "opposition"));
  CHECK_FALSE(same_side("opposition", "Maroa National Opposition"));
  CHECK_FALSE(same_side("Veltia", "Maroa"));
}

TEST_CASE("days: half of them, or a day of the week expected") {
  CHECK(same_days("2031-03-02", "2031-03-02"));
  CHECK_FALSE(same_days("2031-03-02", "2031-03-03"));
  CHECK(same_days("2031-03-03/2031-03-09", "2031-03-05"));
  CHECK_FALSE(same_days("2031-03", "2031-03-05"));
  CHECK(same_days("2031-02", "2031-02-01/2031-02-20"));
  CHECK_FALSE(same_days("2031", "2031-02"));
  CHECK_FALSE(same_days("2031-02-30", "2031-02-28"));
}

TEST_CASE("a record that is as the story says has no faults") {
  CHECK(faults_of("meeting | held | Veltia, Maroa | when: 2031-03-02 | place: Korrin | what: met in Korrin\n"
                  "demand | Veltia | to: none | if: none | voice: Korr | what: gate | what: open the bridge\n"
                  "said | Korr (Veltia) | direct | on: none | \"the bridge must open\"\n"
                  "not threat\n"
                  "not demand | Maroa\n"
                  "not said | indirect\n")
            .empty());
}

TEST_CASE("each field that is named is checked") {
  for (const char* line : {"agreement",
                           "meeting | planned",
                           "meeting | Veltia",
                           "meeting | Veltia, Ostry",
                           "meeting | when: 2031-03-03",
                           "meeting | when: none",
                           "meeting | place: Veltia",
                           "meeting | what: called off",
                           "meeting | if: snow",
                           "meeting | to: Ostry",
                           "meeting | item: a bridge",
                           "meeting | voice: Korr",
                           "demand | voice: none",
                           "said | Korr (Maroa)",
                           "said | Korr (none)",
                           "said | Lind",
                           "said | indirect",
                           "said | on: 2031-03-02",
                           "said | \"a gate is shut\"",
                           "not demand",
                           "not said",
                           "not meeting | held"}) {
    CAPTURE(line);
    const auto found = faults_of(std::string(line) + "\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].starts_with("x.story:5: " + std::string(line)));
  }
}

TEST_CASE("an entry answers one line only") {
  const auto found = faults_of("demand\ndemand\n");
  REQUIRE(found.size() == 1);
  CHECK(
      found[0] ==
      "x.story:6: demand\n    found: demand | standing | Veltia | what: bridge must open | voice: Ana Korr");
}

TEST_CASE("every story can be read") {
  int stories = 0;
  for (const auto& file : std::filesystem::directory_iterator(std::string(PARLEY_ROOT) + "/tests/stories")) {
    if (file.path().extension() != ".story") continue;
    std::ifstream in(file.path(), std::ios::binary);
    CHECK(error_of({std::istreambuf_iterator<char>(in), {}}).empty());
    ++stories;
  }
  CHECK(stories >= 12);
}

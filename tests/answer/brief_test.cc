// SPDX-License-Identifier: Apache-2.0
#include "answer/brief.h"

#include <doctest/doctest.h>
#include <utf8proc.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sample.h"

using namespace parley;

namespace {

std::string text_of(const Sample& sample, Length length = Length::all) {
  return brief_text(make_brief(sample.record, length), false);
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::vector<std::string> rows_of(const std::string& text) {
  std::vector<std::string> rows;
  std::istringstream stream(text);
  for (std::string row; std::getline(stream, row);) rows.push_back(row);
  return rows;
}

// The lines of a section as they read, without citations.
std::vector<std::string> lines_of(const Brief& brief, Topic topic) {
  std::vector<std::string> out;
  for (const auto& section : brief.sections) {
    if (section.topic != topic) continue;
    for (const auto& line : section.lines) {
      out.emplace_back();
      for (const auto& piece : line.pieces) out.back() += piece.text;
    }
  }
  return out;
}

// Talks with everything that a brief can tell.
Sample river() {
  Sample sample(
      "Veltia and Maroa met in Port Ardan on Tuesday for talks on the river. They agreed on two points: "
      "opening the bridge and sharing the ferry.\n\n"
      "\u201cWe will not accept any patrol,\u201d Veltia's envoy Ana Korr warned. Maroa wants a joint patrol "
      "on the "
      "river.\n\n"
      "Veltia would talk about the lake, if necessary, a diplomat said. The sides will meet again on 2 "
      "April. Maroa "
      "will send a boat.");
  const auto korr = sample.actor("Ana Korr", "envoy", "Veltia");
  auto& meeting = sample.entry(Kind::meeting, Status::held, {"Veltia", "Maroa"},
                               "met in Port Ardan on Tuesday for talks on the river");
  meeting.when = "2031-03-18";
  meeting.place = sample.at("Port Ardan");
  meeting.participants = {korr};
  auto& agreement = sample.entry(Kind::agreement, Status::reached, {"Veltia", "Maroa"}, "two points");
  agreement.when = "2031-03-18";
  agreement.items = {sample.at("opening the bridge"), sample.at("sharing the ferry")};
  agreement.links = {{0, Link::Kind::outcome_of}};
  auto& warning = sample.said("Ana Korr", Form::direct, "We will not accept any patrol,");
  warning.actor = korr;
  warning.side = "Veltia";
  warning.cue = sample.at("warned");
  auto& refusal = sample.entry(Kind::rejection, Status::standing, {"Veltia"}, "any patrol");
  refusal.statement = 0;
  refusal.links = {{3, Link::Kind::answers}};
  sample.entry(Kind::demand, Status::standing, {"Maroa"}, "a joint patrol on the river").counterparts = {
      "Veltia"};
  sample.said("diplomat", Form::indirect, "Veltia would talk about the lake, if necessary").side = "Veltia";
  auto& offer = sample.entry(Kind::acceptance, Status::standing, {"Veltia"}, "talk about the lake");
  offer.condition = sample.at("if necessary");
  offer.statement = 1;
  sample.entry(Kind::meeting, Status::planned, {"Veltia", "Maroa"}, "meet again on 2 April").when =
      "2031-04-02";
  sample.entry(Kind::commitment, Status::open, {"Maroa"}, "send a boat").counterparts = {"Veltia"};
  return sample;
}

}  // namespace

TEST_CASE("a brief as it is read") {
  CHECK(text_of(river()) ==
        "Veltia and Maroa talk\n"
        "19 Mar 2031, sample.txt; in brackets: paragraphs\n"
        "\n"
        "WHAT CAME OF IT\n"
        "  Veltia and Maroa (18 Mar 2031), with Ana Korr: met in Port Ardan on Tuesday\n"
        "    for talks on the river [1]\n"
        "  They agreed: two points [1]\n"
        "    - opening the bridge [1]\n"
        "    - sharing the ferry [1]\n"
        "\n"
        "WHERE THE SIDES STAND\n"
        "  Veltia refuses: \u201cany patrol\u201d [2]\n"
        "  Veltia would accept, if necessary: talk about the lake (a diplomat, not named)\n"
        "    [3]\n"
        "  Maroa demands of Veltia: a joint patrol on the river [2]\n"
        "  Maroa pledges to Veltia: send a boat [3]\n"
        "\n"
        "WHAT HAPPENS NEXT\n"
        "  Veltia and Maroa plan to meet: meet again on 2 April [3]\n"
        "  Maroa pledges to Veltia: send a boat [3]\n"
        "\n"
        "WHO SAID WHAT\n"
        "  Ana Korr (envoy, Veltia) warned: \u201cWe will not accept any patrol\u201d [2]\n"
        "  A diplomat (not named, Veltia): Veltia would talk about the lake, if necessary\n"
        "    [3]\n"
        "\n"
        "OPEN OR DISPUTED\n"
        "  Veltia refuses what Maroa demands: a joint patrol on the river [2]\n"
        "  Unconfirmed: Veltia would accept, if necessary: talk about the lake (a\n"
        "    diplomat, not named) [3]\n");
}

TEST_CASE("statuses are told in words") {
  Sample sample("One. Two. Three. Four. Five. Six. Seven. Unable to reach a deal.");
  sample.entry(Kind::meeting, Status::cancelled, {"Veltia", "Maroa"}, "One");
  sample.entry(Kind::agreement, Status::partial, {"Veltia", "Maroa"}, "Two");
  sample.entry(Kind::agreement, Status::broken, {"Veltia", "Maroa"}, "Three");
  sample.entry(Kind::demand, Status::withdrawn, {"rebels"}, "Four");
  sample.entry(Kind::threat, Status::carried_out, {"Veltia"}, "Five").counterparts = {"Maroa"};
  sample.entry(Kind::commitment, Status::broken, {"United States"}, "Six");
  sample.entry(Kind::agreement, Status::possible, {"Veltia", "Maroa"}, "Seven");
  sample.entry(Kind::agreement, Status::failed, {"Veltia", "Maroa"}, "reach a deal");
  const auto text = text_of(sample);
  CHECK(has(text, "Called off or broken off, talks of Veltia and Maroa: One"));
  CHECK(has(text, "Veltia and Maroa agreed in part or provisionally: Two"));
  CHECK(has(text, "Broken, an agreement of Veltia and Maroa: Three"));
  CHECK(has(text, "Rebels no longer demand: Four"));
  CHECK(has(text, "Veltia carried out a threat against Maroa: Five"));
  CHECK(has(text, "The United States did not keep a pledge: Six"));
  CHECK(has(text, "Veltia and Maroa may agree: Seven"));
  CHECK(has(text, "Veltia and Maroa did not agree: reach a deal"));
}

TEST_CASE("a failed agreement is told with the word that says so") {
  Sample sample("The envoys were unable to reach any agreement.");
  sample.entry(Kind::agreement, Status::failed, {"Veltia", "Maroa"}, "reach any agreement");
  CHECK(has(text_of(sample), "did not agree: unable to reach any agreement [1]"));
}

TEST_CASE("what the line says itself is not said again") {
  Sample sample(
      "They agreed to share the ferry. Veltia is open to talks on fish. Maroa is unwilling to leave.");
  sample.entry(Kind::agreement, Status::reached, {"Veltia", "Maroa"}, "agreed to share the ferry");
  sample.entry(Kind::acceptance, Status::standing, {"Veltia"}, "open to talks on fish");
  sample.entry(Kind::rejection, Status::standing, {"Maroa"}, "unwilling to leave");
  const auto text = text_of(sample);
  CHECK(has(text, "Veltia and Maroa agreed: share the ferry"));
  CHECK(has(text, "Veltia is open to: talks on fish"));
  CHECK(has(text, "Maroa refuses: leave"));
}

TEST_CASE("words begin where they tell something") {
  Sample sample(
      "Veltia calls for Maroa to leave. Maroa will not sign. Ana Korr said she would resign. Veltia refused "
      "to wait. Maroa opens the lake until 2030. They settled on four points after lunch.");
  sample.entry(Kind::demand, Status::standing, {"Veltia"}, "calls for Maroa to leave");
  sample.entry(Kind::threat, Status::standing, {"Maroa"}, "will not sign");
  sample.entry(Kind::commitment, Status::open, {"Ana Korr"}, "she would resign");
  sample.entry(Kind::rejection, Status::standing, {"Veltia"}, "refused to wait");
  sample.entry(Kind::commitment, Status::open, {"Maroa"}, "until 2030");
  sample.entry(Kind::agreement, Status::reached, {"Veltia", "Maroa"}, "on four points after lunch");
  const auto text = text_of(sample);
  CHECK(has(text, "Veltia demands: Maroa to leave"));
  CHECK(has(text, "Maroa threatens: will not sign"));
  CHECK(has(text, "Ana Korr pledges: resign"));
  CHECK(has(text, "Veltia refuses: wait"));
  CHECK(has(text, "Maroa pledges: until 2030"));
  CHECK(has(text, "Veltia and Maroa agreed: four points after lunch"));
}

TEST_CASE("a meeting is told without saying who, where or when twice") {
  Sample sample(
      "Veltia held talks in Ardan on 18 March. The summit. A visit to Ardan. Talks in Ardan on 2 April. "
      "Round two on 3 April.");
  const auto on = [&](Status status, std::vector<std::string> holders, std::string_view what,
                      const char* when) {
    auto& entry = sample.entry(Kind::meeting, status, std::move(holders), what);
    entry.when = when;
    entry.place = sample.at("Ardan");
  };
  on(Status::held, {"Veltia"}, "held talks in Ardan on 18 March", "2031-03-18");
  on(Status::held, {"Veltia"}, "The summit", "2031-03-17");
  on(Status::ongoing, {"Maroa"}, "A visit to Ardan", "2031-03");
  on(Status::planned, {"Maroa"}, "Talks in Ardan on 2 April", "2031-04-02");
  on(Status::planned, {"Veltia", "Maroa"}, "Round two on 3 April", "2032-04-03");
  const auto text = text_of(sample);
  CHECK(has(text, "  Veltia: held talks in Ardan on 18 March [1]"));
  CHECK(has(text, "  Talks with Veltia in Ardan (17 Mar 2031): The summit [1]"));
  CHECK(has(text, "  Under way, talks with Maroa (Mar 2031): A visit to Ardan [1]"));
  CHECK(has(text, "  Planned, talks with Maroa: Talks in Ardan on 2 April [1]"));
  CHECK(has(text, "  Veltia and Maroa plan to meet in Ardan (3 Apr 2032): Round two on 3 April [1]"));
}

TEST_CASE("the report's verb for what is accepted") {
  Sample sample(
      "Veltia voiced support for the plan of Sorland. Maroa offered grain and fish. Sorland likes the plan.");
  sample.entry(Kind::acceptance, Status::standing, {"Veltia"}, "the plan of Sorland");
  sample.entry(Kind::acceptance, Status::standing, {"Maroa"}, "grain and fish");
  sample.entry(Kind::acceptance, Status::standing, {"Sorland"}, "likes the plan");
  const auto text = text_of(sample);
  CHECK(has(text, "Veltia supports: the plan of Sorland"));
  CHECK(has(text, "Maroa offers: grain and fish"));
  CHECK(has(text, "Sorland is open to: likes the plan"));
}

TEST_CASE("no name, no article: pronouns and bare titles are one side, a company is the company") {
  Sample sample("Alpha. Beta. Gamma. Delta.");
  sample.entry(Kind::demand, Status::standing, {"Its"}, "Alpha");
  sample.entry(Kind::demand, Status::standing, {"they agreed"}, "Beta");
  sample.entry(Kind::demand, Status::standing, {"company"}, "Gamma");
  sample.entry(Kind::demand, Status::standing, {"from 12 states"}, "Delta");
  sample.entry(Kind::demand, Status::standing, {"US"}, "Alpha. Beta");
  const auto text = text_of(sample);
  CHECK(has(text, "One side demands: Alpha"));
  CHECK(has(text, "One side demands: Beta"));
  CHECK(has(text, "The company demands: Gamma"));
  CHECK(has(text, "12 states demand: Delta"));
  CHECK(has(text, "The US demands: Alpha. Beta"));
}

TEST_CASE("one agreement is told on one line, with the terms that another line would list") {
  Sample sample("Four principles. They will open the bridge and share the ferry.");
  sample.entry(Kind::agreement, Status::reached, {"Veltia", "Maroa"}, "Four principles").items = {
      sample.at("open the bridge"), sample.at("share the ferry")};
  sample.entry(Kind::agreement, Status::reached, {"Veltia", "Maroa"}, "open the bridge and share the ferry");
  CHECK(lines_of(make_brief(sample.record, Length::all), Topic::outcome) ==
        std::vector<std::string>{"Veltia and Maroa agreed: Four principles", "open the bridge",
                                 "share the ferry"});
}

TEST_CASE("a short brief tells a pledge and a rumour once") {
  const auto sample = river();
  const auto brief = make_brief(sample.record, Length::brief);
  const auto text = brief_text(brief, false);
  CHECK(text.find("send a boat") == text.rfind("send a boat"));
  CHECK(has(lines_of(brief, Topic::prospects)[1], "send a boat"));
  CHECK(lines_of(brief, Topic::positions).size() == 2);
  CHECK(has(lines_of(brief, Topic::doubts)[1], "Unconfirmed: Veltia would accept"));
}

TEST_CASE("sources without a name are said to have none") {
  Sample sample("Maroa will yield, an official said. The draft says Maroa will stay.");
  sample.said("Veltian official", Form::indirect, "Maroa will yield").side = "Veltia";
  sample.said("draft", Form::indirect, "Maroa will stay");
  sample.entry(Kind::commitment, Status::open, {"Maroa"}, "yield").statement = 0;
  const auto text = text_of(sample);
  CHECK(has(text, "A Veltian official (not named): Maroa will yield"));
  CHECK(has(text, "Maroa pledges: yield (according to a Veltian official, not named)"));
  CHECK(has(text, "Unconfirmed: Maroa pledges"));
  CHECK(has(text, "The draft: Maroa will stay"));
  CHECK_FALSE(has(text, "draft (not named"));
}

TEST_CASE("indirect speech never stands in quotation marks, direct speech always does") {
  Sample sample("Ana Korr said that Maroa must leave at once. \u201cNobody will stay,\u201d Ana Korr said.");
  sample.said("Ana Korr", Form::indirect, "that Maroa must leave at once");
  sample.said("Ana Korr", Form::direct, "Nobody will stay,");
  const auto lines = lines_of(make_brief(sample.record, Length::all), Topic::voices);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "Ana Korr: \u201cNobody will stay\u201d");
  CHECK(lines[1] == "Ana Korr: Maroa must leave at once");
}

TEST_CASE("what is new comes first, what is long past last") {
  Sample sample("Alpha talks. Beta talks. Gamma talks. Delta talks.");
  sample.entry(Kind::meeting, Status::held, {"Veltia", "Maroa"}, "Alpha talks").when = "2019";
  sample.entry(Kind::meeting, Status::held, {"Veltia", "Maroa"}, "Beta talks").when = "2030-06";
  sample.entry(Kind::meeting, Status::held, {"Veltia", "Maroa"}, "Gamma talks");
  sample.entry(Kind::meeting, Status::held, {"Veltia", "Maroa"}, "Delta talks").when = "2031-03-18";
  const auto lines = lines_of(make_brief(sample.record, Length::all), Topic::outcome);
  REQUIRE(lines.size() == 4);
  CHECK(has(lines[0], "Delta"));
  CHECK(has(lines[1], "Gamma"));
  CHECK(has(lines[2], "Beta"));
  CHECK(has(lines[3], "Alpha"));
  sample.record.report.published.reset();
  CHECK(has(lines_of(make_brief(sample.record, Length::all), Topic::outcome)[0], "Alpha"));
}

TEST_CASE("confidence weighs") {
  Sample sample("Alpha talks. Beta talks.");
  sample.entry(Kind::meeting, Status::held, {"Veltia", "Maroa"}, "Alpha talks").confidence = 0.1F;
  sample.entry(Kind::meeting, Status::held, {"Veltia", "Maroa"}, "Beta talks").confidence = 1;
  CHECK(has(lines_of(make_brief(sample.record, Length::all), Topic::outcome)[0], "Beta"));
}

TEST_CASE("one thing is told once in a section") {
  Sample sample(
      "Veltia wants the bridge opened. The bridge must be opened, Veltia said. Maroa wants the bridge "
      "opened.");
  sample.entry(Kind::demand, Status::standing, {"Veltia"}, "the bridge opened");
  sample.entry(Kind::demand, Status::standing, {"Veltia"}, "The bridge must be opened");
  sample.entry(Kind::demand, Status::standing, {"Maroa"}, "Maroa wants the bridge opened");
  CHECK(lines_of(make_brief(sample.record, Length::all), Topic::positions).size() == 2);
}

TEST_CASE("a refusal tells the demand that is its condition") {
  Sample sample("No treaty without a free river, Veltia said.");
  sample.entry(Kind::rejection, Status::standing, {"Veltia"}, "treaty").condition =
      sample.at("without a free river");
  sample.entry(Kind::demand, Status::standing, {"Veltia"}, "a free river");
  const auto lines = lines_of(make_brief(sample.record, Length::all), Topic::positions);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] == "Veltia refuses, without a free river: treaty");
}

TEST_CASE("faulty records give lines, or none, but no nonsense") {
  Sample sample("They, that the bridge , and. It has agreed on it.");
  sample.entry(Kind::demand, Status::standing, {"they"}, "that the bridge , and").condition =
      sample.at("They");
  sample.entry(Kind::demand, Status::standing, {"Tehran has"}, " , ");
  sample.said("the", Form::direct, "agreed on it");
  const auto brief = make_brief(sample.record, Length::all);
  CHECK(lines_of(brief, Topic::positions) == std::vector<std::string>{"One side demands: the bridge"});
  CHECK(lines_of(brief, Topic::voices) ==
        std::vector<std::string>{"A source (not named): \u201cagreed on it\u201d"});
  CHECK(has(text_of(Sample("Nothing here.")), "Nobody is quoted in it and nothing negotiated."));
}

namespace {

Sample crowd() {
  std::string text;
  for (int i = 0; i < 90; ++i)
    text += "Point" + std::to_string(i) + " is a long demand about water" + std::to_string(i) + " and boats" +
            std::to_string(i) + " and bridges" + std::to_string(i) + " and fish" + std::to_string(i) +
            " of the river.\n\n";
  Sample sample(text);
  for (int i = 0; i < 90; ++i) {
    const std::string what = "Point" + std::to_string(i) + " is a long demand about water" +
                             std::to_string(i) + " and boats" + std::to_string(i) + " and bridges" +
                             std::to_string(i) + " and fish";
    static constexpr std::pair<Kind, Status> kKinds_[] = {
        {Kind::meeting, Status::held},      {Kind::agreement, Status::possible},
        {Kind::commitment, Status::open},   {Kind::demand, Status::standing},
        {Kind::agreement, Status::reached}, {Kind::meeting, Status::planned}};
    const auto [kind, status] = kKinds_[i % 6];
    sample.entry(kind, status, {"Side" + std::to_string(i % 7), "Maroa"}, what);
    sample.said("Speaker Number" + std::to_string(i % 11), Form::indirect, what);
  }
  for (int i = 0; i < 20; ++i)
    sample.record.entries[4].items.push_back(sample.at("water" + std::to_string(i)));
  return sample;
}

}  // namespace

TEST_CASE("a short brief keeps to its size, a whole one tells everything") {
  const auto sample = crowd();
  const auto brief = make_brief(sample.record, Length::brief);
  const auto rows = rows_of(brief_text(brief, false));
  CHECK(rows.size() <= 60);
  CHECK(rows.size() > 50);
  std::size_t in_section = 0;
  for (const auto& row : rows) {
    in_section = row.empty() ? 0 : in_section + 1;
    CHECK(in_section <= 12);
  }
  CHECK(brief.sections.size() == kTopics);
  for (const auto& section : brief.sections) CHECK(section.left_out > 0);
  for (const auto& section : make_brief(sample.record, Length::all).sections) CHECK(section.left_out == 0);
  CHECK(rows_of(text_of(sample)).size() > 200);
}

TEST_CASE("no row is wider than 80 columns") {
  Sample sample(std::string(300, 'x') +
                " \u4f1a\u8c08\u4f1a\u8c08\u4f1a\u8c08\u4f1a\u8c08\u4f1a\u8c08\u4f1a\u8c08 end.");
  sample.record.report.title = std::string(200, 'T');
  sample.record.report.source = "https://example.org/" + std::string(200, 'u');
  sample.said("Ana Korr", Form::indirect, sample.record.report.text);
  for (const auto& row : rows_of(text_of(sample))) {
    std::size_t width = 0;
    utf8proc_int32_t code = 0;
    for (std::size_t at = 0; at < row.size();) {
      at += static_cast<std::size_t>(
          utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(row.data()) + at, -1, &code));
      width += static_cast<std::size_t>(utf8proc_charwidth(code));
    }
    CHECK(width <= 80);
  }
}

TEST_CASE("only a styled brief steers the terminal") {
  auto sample = river();
  sample.record.report.title = "Talks \x1b[31m resume";
  sample.record.entries[3].holders = {"Ma\x1b[2Jroa"};
  const auto brief = make_brief(sample.record, Length::all);
  CHECK_FALSE(has(brief_text(brief, false), "\x1b"));
  const auto styled = brief_text(brief, true);
  CHECK(has(styled, "\x1b[1mVeltia\x1b[0m refuses"));
  CHECK_FALSE(has(styled, "\x1b[2J"));
  // Without its styles it is the plain brief.
  std::string bare;
  for (std::size_t at = 0; at < styled.size(); ++at) {
    if (styled[at] == '\x1b') {
      at = styled.find('m', at);
    } else {
      bare += styled[at];
    }
  }
  CHECK(bare == brief_text(brief, false));
}

TEST_CASE("Markdown") {
  auto sample = river();
  sample.record.report.title = "Talks *resume* [live]";
  const auto text = brief_markdown(make_brief(sample.record, Length::all));
  CHECK(has(text, "# Talks \\*resume\\* \\[live\\]\n"));
  CHECK(has(
      text,
      "\n## What came of it\n\n- **Veltia and Maroa** (18 Mar 2031), with **Ana Korr**: met in Port Ardan"));
  CHECK(has(text,
            "- **They** agreed: two points \\[1\\]\n  - opening the bridge \\[1\\]\n  - sharing the ferry "
            "\\[1\\]\n"));
}

TEST_CASE("JSON") {
  const auto sample = river();
  const auto brief = make_brief(sample.record, Length::all);
  const auto line = brief_json(brief, sample.record, Offsets::bytes);
  CHECK_FALSE(has(line, "\n"));
  const auto json = nlohmann::json::parse(line);
  CHECK(json["format"] == "parley-brief/1");
  CHECK(json["document"]["published"] == "2031-03-19");
  CHECK(json["sections"][0]["title"] == "What came of it");
  CHECK(json["sections"][0]["lines"][2]["term"] == true);
  CHECK(json["sections"][0]["lines"][2]["text"] == "opening the bridge");
  CHECK(json["sections"][1]["lines"][0]["paragraphs"] == nlohmann::json{2});
  // In bytes and in code points: each curly mark before the words takes two bytes more.
  const auto span_in = [&](Offsets offsets) {
    const auto all = nlohmann::json::parse(brief_json(brief, sample.record, offsets));
    for (const auto& piece : all["sections"][1]["lines"][2]["pieces"])
      if (piece["kind"] == "words") return piece["span"][0].get<std::size_t>();
    return std::size_t{0};
  };
  const auto at = sample.record.report.text.find("a joint patrol");
  CHECK(span_in(Offsets::bytes) == at);
  CHECK(span_in(Offsets::codepoints) == at - 4);
  CHECK(span_in(Offsets::utf16) == at - 4);
}

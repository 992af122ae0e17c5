// SPDX-License-Identifier: Apache-2.0
#include "record/json.h"

#include <doctest/doctest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "record/record.h"
#include "sample.h"

using namespace parley;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

const ModelInfo kModel = {"parley-test", "1", "aa", "bb", "a card"};

std::string write(const Record& record, Offsets offsets = Offsets::codepoints) {
  const auto line = to_json(record, kModel, offsets);
  REQUIRE_MESSAGE(line, line.error().message);
  return *line;
}

std::string error_of(const std::string& line) {
  const auto record = record_from_json(line, "records.jsonl:3");
  REQUIRE(!record);
  CHECK(record.error().kind == ErrorKind::format);
  return to_string(record.error());
}

std::vector<std::string> keys(const ordered_json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

}  // namespace

TEST_CASE("the keys of FORMAT, in order, on one line") {
  const std::string line = write(sample_record());
  CHECK(line.find('\n') == std::string::npos);
  const auto root = ordered_json::parse(line);
  using Keys = std::vector<std::string>;
  CHECK(keys(root) == Keys{"format", "offsets", "model", "document", "actors", "statements", "entries"});
  CHECK(keys(root["model"]) == Keys{"name", "version", "sha256", "rules"});
  CHECK(keys(root["document"]) ==
        Keys{"id", "source", "title", "published", "sha256", "text", "furniture", "paragraphs"});
  CHECK(keys(root["actors"][0]) == Keys{"id", "name", "kind", "role", "side", "mentions"});
  CHECK(keys(root["statements"][0]) == Keys{"id", "speaker", "actor", "speaker_span", "side", "cue_span",
                                            "content", "form", "said_on", "paragraph", "confidence",
                                            "speaker_confidence", "side_confidence", "form_confidence"});
  CHECK(keys(root["entries"][0]) == Keys{"id",
                                         "kind",
                                         "holders",
                                         "counterparts",
                                         "what",
                                         "also",
                                         "items",
                                         "status",
                                         "when",
                                         "place",
                                         "condition",
                                         "voice",
                                         "plover",
                                         "paragraph",
                                         "participants",
                                         "statement",
                                         "links",
                                         "confidence",
                                         "holders_confidence",
                                         "counterparts_confidence",
                                         "status_confidence",
                                         "when_confidence",
                                         "place_confidence",
                                         "condition_confidence",
                                         "distinct_confidence"});
  CHECK(root["format"] == "parley-record/1");
  CHECK(root["document"]["published"] == "2025-02-19");
  CHECK(root["document"]["sha256"].get<std::string>().size() == 64);
  CHECK(root["actors"][1]["role"].is_null());
  CHECK(root["actors"][1]["side"].is_null());
  CHECK(root["statements"][0]["actor"] == "a1");
  CHECK(root["statements"][0]["paragraph"] == 2);
  CHECK(root["statements"][0]["confidence"].dump() == "0.973");
  CHECK(root["entries"][0]["voice"] == "Ana Korr");
  CHECK(root["entries"][0]["statement"] == "s1");
  CHECK(root["entries"][0]["participants"] == ordered_json({"a1", "a2"}));
  CHECK(root["entries"][1]["plover"] == "CONCEDE");
  CHECK(root["entries"][1]["links"][0] == ordered_json({{"to", "e1"}, {"kind", "answers"}}));
  CHECK(root["entries"][1]["voice"].is_null());
}

TEST_CASE("offsets count in the unit that is named") {
  // "Łódź 🕊 talks": Ł, ó and ź take two bytes, the dove four bytes and two UTF-16 units.
  const auto mention = [](Offsets offsets) {
    const auto root = json::parse(write(sample_record(), offsets));
    CHECK(root["offsets"] == std::string(name_of(offsets)));
    return root["document"]["paragraphs"][0];
  };
  CHECK(mention(Offsets::codepoints) == json({7, 12}));
  CHECK(mention(Offsets::bytes) == json({13, 18}));
  CHECK(mention(Offsets::utf16) == json({8, 13}));
}

TEST_CASE("there and back, in every unit") {
  const Record record = sample_record();
  for (const auto offsets : {Offsets::codepoints, Offsets::bytes, Offsets::utf16}) {
    const std::string line = write(record, offsets);
    const auto back = record_from_json(line);
    REQUIRE_MESSAGE(back, back.error().message);
    CHECK(find_faults(*back).empty());
    CHECK(write(*back, offsets) == line);
    CHECK(back->report.text == record.report.text);
    CHECK(back->report.published == record.report.published);
    CHECK(back->report.furniture == record.report.furniture);
    CHECK(back->paragraphs == record.paragraphs);
    CHECK(back->actors[0].mentions == record.actors[0].mentions);
    CHECK(back->statements[0].content == record.statements[0].content);
    CHECK(back->statements[0].cue == record.statements[0].cue);
    CHECK(back->entries[0].what == record.entries[0].what);
    CHECK(back->entries[1].items == record.entries[1].items);
    CHECK(back->entries[1].links[0].to == 0);
  }
}

TEST_CASE("a record that does not stand is not written") {
  Record record = sample_record();
  record.entries[0].what = {1, 4};  // inside "Ł"
  const auto line = to_json(record, kModel, Offsets::codepoints, "talks.txt");
  REQUIRE(!line);
  CHECK(to_string(line.error()) ==
        "talks.txt: its record does not stand: e1: what, bytes 1 to 4, is cut inside a character; please "
        "report this");
  record = sample_record();
  record.actors[0].name = "Ana \xC5";
  CHECK(!to_json(record, kModel, Offsets::codepoints));
}

TEST_CASE("a record without a producer's extras is read") {
  const auto record = record_from_json(
      R"({"format": "parley-record/1", "document": {"id": "x", "text": "They met."}, "actors": [], "statements": [],
          "entries": [{"kind": "meeting", "holders": ["Veltia"], "what": [5, 8], "status": "held"}], "more": 1})");
  REQUIRE_MESSAGE(record, record.error().message);
  CHECK(find_faults(*record).empty());
  CHECK(record->entries[0].what == Span{5, 8});
}

TEST_CASE("offsets beyond the text, or inside a character, are taken over and found") {
  auto root = json::parse(write(sample_record(), Offsets::utf16));
  root["entries"][0]["what"] = {5, 6};  // half of the dove
  auto record = record_from_json(root.dump());
  REQUIRE(record);
  CHECK(find_faults(*record)[0].starts_with("e1: what"));
  CHECK(find_faults(*record)[0].find("cut inside a character") != std::string::npos);
  root["entries"][0]["what"] = {5, 100000};
  record = record_from_json(root.dump());
  REQUIRE(record);
  CHECK(find_faults(*record)[0].find("outside the text") != std::string::npos);
}

TEST_CASE("what is no record, each with its reason") {
  CHECK(error_of("{") == "records.jsonl:3: not JSON; give one record a line");
  CHECK(error_of("[]").find("no record of format parley-record/1") != std::string::npos);
  CHECK(error_of(R"({"format": "parley-record/2"})").find("no record of format") != std::string::npos);
  const auto changed = [](const std::function<void(json&)>& change) {
    auto root = json::parse(write(sample_record()));
    change(root);
    return error_of(root.dump());
  };
  CHECK(changed([](json& r) { r.erase("document"); }).find("no document") != std::string::npos);
  CHECK(changed([](json& r) {
          r["document"]["text"] = "They parted.";
        }).find("sha256 is not that of its text") != std::string::npos);
  CHECK(changed([](json& r) { r["document"]["text"] = 5; }).find("text is no text") != std::string::npos);
  CHECK(changed([](json& r) { r["document"]["published"] = "soon"; }).find("is no date") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["offsets"] = "words"; }).find("unknown unit of offsets") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["entries"][0]["kind"] = "war"; }).find("e1: unknown kind \"war\"") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["entries"][0]["status"] = nullptr; }).find("e1: unknown status") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["entries"][0]["what"] = {-1, 4}; }).find("what is no pair of offsets") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["entries"][0]["what"] = {1, 2, 3}; }).find("no pair of offsets") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["entries"][0]["what"] = nullptr; }).find("no pair of offsets") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["entries"][0]["also"] = "x"; }).find("also is no list") != std::string::npos);
  CHECK(changed([](json& r) { r["entries"][0]["holders"] = {1}; }).find("holders holds what is no text") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["entries"][0]["statement"] = "s9"; }).find("\"s9\" does not exist") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["entries"][1]["links"][0]["to"] = "e9"; }).find("\"e9\" does not exist") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["entries"][0] = 1; }).find("entries holds what is no object") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["statements"][0]["actor"] = "a9"; }).find("\"a9\" does not exist") !=
        std::string::npos);
  CHECK(changed([](json& r) { r["statements"][0]["confidence"] = "high"; }).find("confidence is no number") !=
        std::string::npos);
}

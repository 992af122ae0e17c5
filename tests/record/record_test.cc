// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <string>

#include "base/sha256.h"
#include "sample.h"

using namespace parley;

namespace {

// The faults of the sample after one change, joined.
std::string faults_after(const std::function<void(Record&)>& change) {
  Record record = sample_record();
  change(record);
  std::string out;
  for (const auto& fault : find_faults(record)) out += fault + "\n";
  return out;
}

}  // namespace

TEST_CASE("SHA-256 of known texts") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 pieces;
  pieces.add("a");
  pieces.add("bc");
  CHECK(pieces.hex() == sha256("abc"));
}

TEST_CASE("names, there and back") {
  for (int i = 0; i < kKinds; ++i) CHECK(kind_named(name_of(static_cast<Kind>(i))) == static_cast<Kind>(i));
  for (int i = 0; i <= static_cast<int>(Status::carried_out); ++i)
    CHECK(status_named(name_of(static_cast<Status>(i))) == static_cast<Status>(i));
  for (const auto kind : {ActorKind::person, ActorKind::state, ActorKind::organisation,
                          ActorKind::armed_group, ActorKind::company, ActorKind::other})
    CHECK(actor_kind_named(name_of(kind)) == kind);
  for (const auto form : {Form::direct, Form::indirect, Form::mixed})
    CHECK(form_named(name_of(form)) == form);
  for (const auto kind : {Link::Kind::outcome_of, Link::Kind::depends_on, Link::Kind::answers})
    CHECK(link_kind_named(name_of(kind)) == kind);
  CHECK(name_of(Status::carried_out) == "carried out");
  CHECK(!kind_named("meetings"));
  CHECK(!status_named("unknown"));
}

TEST_CASE("which kind can have which status") {
  CHECK(can_have(Kind::meeting, Status::held));
  CHECK(!can_have(Kind::meeting, Status::standing));
  CHECK(can_have(Kind::agreement, Status::possible));
  CHECK(can_have(Kind::agreement, Status::broken));
  CHECK(can_have(Kind::commitment, Status::broken));
  CHECK(!can_have(Kind::commitment, Status::possible));
  CHECK(can_have(Kind::demand, Status::met));
  CHECK(!can_have(Kind::rejection, Status::met));
  CHECK(can_have(Kind::threat, Status::carried_out));
  CHECK(!can_have(Kind::acceptance, Status::carried_out));
}

TEST_CASE("PLOVER codes: an acceptance that answers a demand concedes") {
  Record record = sample_record();
  CHECK(plover_code(record, record.entries[0]) == "REQUEST");
  CHECK(plover_code(record, record.entries[1]) == "CONCEDE");
  record.entries[0].kind = Kind::commitment;
  CHECK(plover_code(record, record.entries[1]) == "SUPPORT");
  CHECK(plover_code(record, record.entries[0]) == "AGREE");
}

TEST_CASE("ISO dates") {
  for (const auto* date : {"2025", "2025-02", "2025-02-28", "2024-02-29", "2025-02-10/2025-02-16",
                           "2025-02/2025-02-01", "2024/2025"}) {
    CAPTURE(date);
    CHECK(is_iso_date(date));
  }
  for (const auto* date :
       {"", "25", "2025-2", "2025-13", "2025-02-29", "2025-02-16/2025-02-10", "2025/", "/2025", "2025-02-1x",
        "2025 02 10", "soon", "2025-00", "2025-01-00", "2025/2026/2027"}) {
    CAPTURE(date);
    CHECK(!is_iso_date(date));
  }
}

TEST_CASE("paragraph numbers count from 1") {
  const Record record = sample_record();
  CHECK(paragraph_at(record, 0) == 0);
  CHECK(paragraph_at(record, find_span(kSampleText, "talks").begin) == 1);
  CHECK(paragraph_at(record, find_span(kSampleText, "Maroa").begin) == 2);
}

TEST_CASE("a sound record has no faults; each kind of fault is found") {
  const auto size = static_cast<std::uint32_t>(kSampleText.size());
  CHECK(faults_after([](Record&) {}).empty());
  CHECK(faults_after([](Record& r) { r.report.text[0] = '\xFF'; }) == "document: its text is not UTF-8\n");
  CHECK(faults_after([](Record& r) {
          r.entries[0].what.end = r.entries[0].what.begin;
        }).starts_with("e1: what, bytes"));
  CHECK(faults_after([](Record& r) { r.entries[0].what.end = r.entries[0].what.begin; }).find("is empty") !=
        std::string::npos);
  CHECK(faults_after([](Record& r) { r.entries[1].what.end = 5000; }).find("outside the text") !=
        std::string::npos);
  CHECK(faults_after([](Record& r) { r.statements[0].cue = Span{9, 4}; }) ==
        "s1: cue_span, bytes 9 to 4, ends before it begins\n");
  CHECK(faults_after([](Record& r) {
          r.statements[0].speaker_span = Span{1, 4};
        }).find("cut inside a character") != std::string::npos);
  CHECK(faults_after([](Record& r) { r.entries[0].place = Span{0, 1}; }).starts_with("e1: place"));
  CHECK(faults_after([&](Record& r) {
          r.entries[0].condition = Span{size, size + 1};
        }).starts_with("e1: condition"));
  CHECK(faults_after([](Record& r) { r.entries[0].also = {Span{0, 0}}; }).starts_with("e1: also"));
  CHECK(faults_after([](Record& r) { r.entries[0].items = {Span{0, 0}}; }).starts_with("e1: items"));
  CHECK(faults_after([](Record& r) { r.actors[0].mentions = {Span{0, 0}}; }).starts_with("a1: mentions"));
  CHECK(
      faults_after([](Record& r) { r.report.furniture = {Span{0, 0}}; }).starts_with("document: furniture"));
  CHECK(faults_after([](Record& r) {
          std::swap(r.paragraphs[0], r.paragraphs[1]);
        }).starts_with("document: paragraphs"));
  CHECK(faults_after([](Record& r) {
          std::swap(r.statements[0].content[0], r.statements[0].content[1]);
        }).find("out of order") != std::string::npos);
  CHECK(faults_after([](Record& r) { r.statements[0].content.clear(); }) == "s1: no content\n");
  CHECK(faults_after([](Record& r) { r.statements[0].speaker.clear(); }) == "s1: no speaker\n");
  CHECK(faults_after([](Record& r) { r.statements[0].actor = 2; }) == "s1: its actor does not exist\n");
  CHECK(faults_after([](Record& r) {
          r.statements[0].said_on = "Tuesday";
        }).starts_with("s1: said_on \"Tuesday\""));
  CHECK(faults_after([](Record& r) { r.statements[0].confidence = std::nanf(""); }) ==
        "s1: confidence is no probability\n");
  CHECK(faults_after([](Record& r) { r.entries[0].confidence = 1.5F; }) ==
        "e1: confidence is no probability\n");
  CHECK(faults_after([](Record& r) { r.entries[0].holders.clear(); }) == "e1: no holders\n");
  CHECK(faults_after([](Record& r) { r.entries[0].holders = {"Veltia", "Veltia"}; }) ==
        "e1: holders names \"Veltia\" twice\n");
  CHECK(faults_after([](Record& r) { r.entries[0].counterparts = {""}; }) ==
        "e1: counterparts has an empty name\n");
  CHECK(faults_after([](Record& r) { r.entries[0].status = Status::held; }) ==
        "e1: a demand cannot be \"held\"\n");
  CHECK(faults_after([](Record& r) { r.entries[0].when = "2025-02-30"; }).starts_with("e1: when"));
  CHECK(faults_after([](Record& r) { r.entries[0].statement = 1; }) == "e1: its statement does not exist\n");
  CHECK(faults_after([](Record& r) { r.entries[0].participants = {2}; }) ==
        "e1: a participant does not exist\n");
  CHECK(faults_after([](Record& r) { r.entries[1].links[0].to = 1; }) == "e2: a link leads nowhere\n");
  CHECK(faults_after([](Record& r) { r.actors[1].name.clear(); }) == "a2: no name\n");
  CHECK(faults_after([](Record& r) {
          std::swap(r.entries[0], r.entries[1]);
          r.entries[0].links.clear();
        }) == "e2: stands before the entry that it follows\n");
}

TEST_CASE("doubtful statements and entries go, with what refers to them") {
  Record record = sample_record();
  drop_doubtful(record, 0.6F);
  CHECK(record.statements.size() == 1);
  REQUIRE(record.entries.size() == 1);
  CHECK(record.entries[0].kind == Kind::acceptance);
  CHECK(record.entries[0].links.empty());
  CHECK(find_faults(record).empty());

  record = sample_record();
  record.entries[0].confidence = 1;
  drop_doubtful(record, 0.98F);
  CHECK(record.statements.empty());
  REQUIRE(record.entries.size() == 2);
  CHECK(!record.entries[0].statement);
  CHECK(record.entries[1].links[0].to == 0);
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "parley/record.h"

namespace parley {

// Characters of one, two, three and four bytes, a combining mark (e + U+0301) and a surrogate pair in UTF-16.
inline const std::string kSampleText =
    "Łódź 🕊 talks\n\nAna Korr of Veltia: “the cafe\u0301 bridge must open”. Maroa agreed to open it 🤝.\n";

inline Span find_span(std::string_view text, std::string_view words) {
  const auto at = static_cast<std::uint32_t>(text.find(words));
  return {at, static_cast<std::uint32_t>(at + words.size())};
}

// A record that uses every field.
inline Record sample_record() {
  Record record;
  record.report.id = "talks";
  record.report.source = "wire/talks.txt";
  record.report.title = "Łódź 🕊 talks";
  record.report.published = std::chrono::year(2025) / 2 / 19;
  record.report.text = kSampleText;
  record.report.furniture = {find_span(kSampleText, "Łódź 🕊")};
  const auto at = [](std::string_view words) { return find_span(kSampleText, words); };
  record.paragraphs = {at("talks"), at(kSampleText.substr(kSampleText.find("Ana")))};
  record.actors = {{"Ana Korr", ActorKind::person, "envoy", "Veltia", {at("Ana Korr")}},
                   {"Maroa", ActorKind::state, "", std::nullopt, {at("Maroa")}}};
  Statement said;
  said.speaker = "Ana Korr";
  said.actor = 0;
  said.speaker_span = at("Ana Korr");
  said.side = "Veltia";
  said.cue = at(":");
  said.content = {at("the cafe\u0301 bridge"), at("must open")};
  said.form = Form::direct;
  said.said_on = "2025-02-18";
  said.confidence = 0.9731F;
  record.statements = {said};
  Entry demand;
  demand.kind = Kind::demand;
  demand.holders = {"Veltia"};
  demand.counterparts = {"Maroa"};
  demand.what = at("bridge must open");
  demand.also = {at("talks")};
  demand.status = Status::met;
  demand.when = "2025-02-10/2025-02-16";
  demand.place = at("cafe\u0301");
  demand.condition = at("open it");
  demand.statement = 0;
  demand.participants = {0, 1};
  demand.confidence = 0.5F;
  Entry acceptance;
  acceptance.kind = Kind::acceptance;
  acceptance.holders = {"Maroa"};
  acceptance.what = at("open it 🤝");
  acceptance.items = {at("🤝")};
  acceptance.status = Status::standing;
  acceptance.links = {{0, Link::Kind::answers}};
  acceptance.confidence = 1;
  record.entries = {demand, acceptance};
  return record;
}

}  // namespace parley

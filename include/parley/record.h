// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parley/report.h"
#include "parley/span.h"

namespace parley {

// The record of one report: who is in it, who said what, and what it means for the negotiation.
// All spans are bytes of `report.text`. Dates are ISO 8601: "2025-02-18", "2025-02", "2025", or an
// interval "2025-02-10/2025-02-16". The JSON form is described in record/json.h.

enum class ActorKind { person, state, organisation, armed_group, company, other };
enum class Form { direct, indirect, mixed };
enum class Kind { meeting, agreement, commitment, demand, rejection, acceptance, threat };
inline constexpr int kKinds = 7;

// One list for all kinds; which kind can have which is fixed in record.cc (GUIDELINES, section 2).
enum class Status {
  held,
  ongoing,
  planned,
  possible,
  cancelled,  // meeting
  reached,
  partial,
  failed,
  broken,  // agreement (and possible); commitment (broken)
  open,
  conditional,
  kept,  // commitment
  standing,
  met,
  withdrawn,
  carried_out,  // demand, rejection, acceptance, threat
};

struct Actor {
  std::string name;  // the fullest form in the report: "Marco Rubio"
  ActorKind kind = ActorKind::other;
  std::string role;                 // "U.S. Secretary of State"; empty if none is told
  std::optional<std::string> side;  // "United States"; none for one who speaks for nobody else
  std::vector<Span> mentions;       // sorted
};

struct Statement {
  std::string speaker;                 // fullest name, or lower-cased noun phrase of an anonymous source
  std::optional<std::uint32_t> actor;  // index into Record::actors
  std::optional<Span> speaker_span;    // the words that name the source here, a pronoun too
  std::optional<std::string> side;
  std::optional<Span> cue;    // "told", "according to"
  std::vector<Span> content;  // one span, or several where the attribution interrupts
  Form form = Form::indirect;
  std::optional<std::string> said_on;
  float confidence = 0;  // calibrated probability that a careful reader would have it
  // and, if so, that this attribute is as that reader would have it
  float speaker_confidence = 0;
  float side_confidence = 0;
  float form_confidence = 0;
};

struct Link {
  std::uint32_t to = 0;  // index into Record::entries
  enum class Kind { outcome_of, depends_on, answers } kind = Kind::outcome_of;
};

struct Entry {
  Kind kind = Kind::meeting;
  std::vector<std::string> holders;
  std::vector<std::string> counterparts;
  Span what;
  std::vector<Span> also;
  std::vector<Span> items;
  Status status = Status::held;
  std::optional<std::string> when;
  std::optional<Span> place;
  std::optional<Span> condition;
  std::optional<std::uint32_t> statement;   // index into Record::statements, where it is reported in one
  std::vector<std::uint32_t> participants;  // indices into Record::actors: persons named as taking part
  std::vector<Link> links;
  // as of a statement; of an attribute that is not told, that it is not
  float confidence = 0;
  float holders_confidence = 0;
  float counterparts_confidence = 0;
  float status_confidence = 0;
  float when_confidence = 0;
  float place_confidence = 0;
  float condition_confidence = 0;
  float distinct_confidence = 0;  // that no surer entry of the report tells the same act
};

struct Record {
  Report report;
  std::vector<Span> paragraphs;  // of report.text, furniture left out; paragraph numbers count from 1
  std::vector<Actor> actors;
  std::vector<Statement> statements;  // by first content span
  std::vector<Entry> entries;         // by `what`
};

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "actors/cast.h"
#include "entries/proposals.h"
#include "language/cuts.h"
#include "language/reading.h"
#include "parley/record.h"
#include "statements/sides.h"
#include "statements/statements.h"
#include "times/times.h"

namespace parley {

// What the earlier stages know of the whole report.
struct Setting {
  const Report& report;
  const Layout& layout;
  const Cast& cast;
  const SpeakerResolver& resolver;
  const std::vector<Side>& sides;
  const std::vector<TimeRef>& times;
  const Overlap& overlap;
};

// The statements of one section: the drafts, and the same with speakers and sides. `first_statement` is the
// index in Record::statements of the first of them.
struct Spoken {
  const std::vector<StatementDraft>& drafts;
  const std::vector<Statement>& named;
  std::uint32_t first_statement = 0;
};

// All that the steps of this stage ask about one section: the report around it, the model's answers, what is
// said in it, and the numbers by which they decide.
struct Passage {
  const Setting& setting;
  const Reading& reading;
  const Spoken& spoken;
  const Cuts& cuts;
  std::vector<EarlierSpeaker> earlier;  // who spoke where, for pronouns
};

}  // namespace parley

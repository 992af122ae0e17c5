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

// What one section of a report means for the negotiation: spans that the model proposes, the best of each
// place kept, several mentions of one act joined, each with its holders and attributes. In text order.
//
//   Ruritania would be open to talks with Sylvania if necessary.
//   acceptance; what: talks with Sylvania; holders: Ruritania; condition: if necessary
//
// `drafts` are the section's statements and `named` the same with speakers and sides; `first_statement` is
// the index in Record::statements of the first of them.
struct Spoken {
  const std::vector<StatementDraft>& drafts;
  const std::vector<Statement>& named;
  std::uint32_t first_statement = 0;
};
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
[[nodiscard]] std::vector<Entry> find_entries(const Setting& setting, const Reading& reading,
                                              const Spoken& spoken, const Cuts& cuts);

// What hangs together: a failed agreement and its meeting, an answer and the demand or offer that it answers.
void link_entries(const Report& report, const Layout& layout, std::vector<Entry>& entries);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "entries/setting.h"
#include "language/cuts.h"
#include "language/reading.h"
#include "parley/record.h"

namespace parley {

// What one section of a report means for the negotiation: spans that the model proposes, the best of each
// place kept, several mentions of one act joined, each with its holders and attributes. In text order.
//
//   Ruritania would be open to talks with Sylvania if necessary.
//   acceptance; what: talks with Sylvania; holders: Ruritania; condition: if necessary
[[nodiscard]] std::vector<Entry> find_entries(const Setting& setting, const Reading& reading,
                                              const Spoken& spoken, const Cuts& cuts);

// What hangs together: a failed agreement and its meeting, an answer and the demand or offer that it answers.
void link_entries(const Report& report, const Layout& layout, std::vector<Entry>& entries);

}  // namespace parley

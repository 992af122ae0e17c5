// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "actors/knowledge.h"
#include "actors/learned.h"
#include "actors/tokens.h"

namespace parley {

enum class Guess : std::uint8_t { unknown, person, organisation };

// A name at one place, as a half-open range of words.
struct Name {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const KnownPhrase* phrase = nullptr;  // the tables' phrase or a learned state's; null for other names
  Guess guess = Guess::unknown;
  bool weak = false;  // its capitals prove nothing: opens a sentence, or stands in a headline
};

// The names of a report, in text order, without overlaps:
//   "Russian Foreign Minister Sergei Lavrov"  ->  [Russian] [Sergei Lavrov]; the office is no name
// First how the report writes its words is learnt (writing.h), then runs of capitals are found (name_runs.h)
// and cut into names (name_parts.h); what nothing proves is dropped, and headlines are read last.
[[nodiscard]] std::vector<Name> find_names(const Tokens& tokens, const LearnedStates& states);

}  // namespace parley

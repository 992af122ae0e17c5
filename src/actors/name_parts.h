// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "actors/names.h"
#include "actors/writing.h"

namespace parley {

// Cuts the run of capitalised words [first, last) into its names, and adds them to `names`:
//   [Russian Foreign Minister Sergei Lavrov]  ->  [Russian] [Sergei Lavrov]; the office is no name
//   [US National Security Agency]             ->  [US] [National Security Agency]
//   [Doe Administration]                      ->  [Doe]
//   [British Airways]                         ->  [British Airways], an organisation, though British is known
// Returns where to go on: an office or a known name can reach past the run.
std::uint32_t cut_run(const Writing& in, std::uint32_t first, std::uint32_t last, std::vector<Name>& names);

// Adds the words [first, last) as a name, unless there are none or it is a single letter.
void add_name(const Writing& in, std::uint32_t first, std::uint32_t last, const KnownPhrase* phrase,
              Guess guess, std::vector<Name>& names);

// "Foreign", "Joint": words that make an office longer, and no name by themselves.
[[nodiscard]] bool all_modifiers(const Writing& in, std::uint32_t first, std::uint32_t last);

}  // namespace parley

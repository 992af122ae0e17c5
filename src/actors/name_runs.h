// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "actors/writing.h"

namespace parley {

// Runs of capitalised words, with the particles, initials, hyphens and links between them, by their shape
// alone; what a run holds is for name_parts.h to tell.
//   "met Russian Foreign Minister Sergei Lavrov in"  ->  [Russian Foreign Minister Sergei Lavrov]
//   "Ban Ki-moon", "Ursula von der Leyen", "F. W. Pickwell"  ->  one run each
//   "Bank of England", "Council on Foreign Relations"        ->  one run each
//   "Maroa-Russia talks", "AMC-UAW"                          ->  two, as the hyphen parts two names

// A capitalised word that can begin or go on with a name; no day, no "The".
[[nodiscard]] bool can_name(const Writing& in, std::uint32_t at);
// A name's lower-case start: "al" in "al-Assad", "von" in "von der Leyen".
[[nodiscard]] bool starts_small(const Writing& in, std::uint32_t at);
// One past the last word of the run that begins at `at`.
[[nodiscard]] std::uint32_t run_end(const Writing& in, std::uint32_t at);

}  // namespace parley

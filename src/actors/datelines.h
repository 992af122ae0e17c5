// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "actors/learned.h"
#include "actors/tokens.h"

namespace parley {

// Capitals around the text of a report that belong to none of its names.

// Places in capitals that open a paragraph, one past their last word by their first:
//   "MONTREAL International bodies met"  ->  [MONTREAL]; "International" opens the sentence
using Datelines = std::unordered_map<std::uint32_t, std::uint32_t>;
[[nodiscard]] Datelines find_datelines(const Tokens& tokens, const LearnedStates& states);

// Whom pictures are by, true for each such word: "(Agency/[T. Doe])", "AGENCY/[T. Doe]".
[[nodiscard]] std::vector<bool> find_credits(const Tokens& tokens, const LearnedStates& states);

}  // namespace parley

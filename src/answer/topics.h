// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "answer/block.h"
#include "answer/material.h"

namespace parley {

// What a record has to tell on each topic of a brief, in the order in which it is shown: each function
// chooses what it tells (choice.h), and makes lines of that.

[[nodiscard]] std::vector<Block> tell_outcome(const Material& material);
[[nodiscard]] std::vector<Block> tell_positions(const Material& material);
[[nodiscard]] std::vector<Block> tell_prospects(const Material& material);
[[nodiscard]] std::vector<Block> tell_voices(const Material& material);
[[nodiscard]] std::vector<Block> tell_doubts(const Material& material);

}  // namespace parley

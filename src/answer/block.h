// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "answer/line_builder.h"
#include "answer/material.h"
#include "answer/weight.h"

namespace parley {

// Lines that stand or fall together: one with its terms.
//
//   Veltia and Maroa agreed: two points [1]
//     - opening the bridge [1]
//     - sharing the ferry [1]
struct Block {
  std::vector<Line> lines;
  Weight weight;
  std::string group;                  // the side or speaker it stands under; empty for none
  std::optional<std::size_t> behind;  // the block, earlier in the list, that it makes sense behind only
  std::string intro;                  // who the speaker is, for the first line of theirs that is shown
};

// The entry's line with the terms that it does not quote itself. A block has no lines where they would quote
// nothing.
[[nodiscard]] Block block_of(const Material& material, const Entry& entry, LineBuilder line);

[[nodiscard]] Block block_of(const Material& material, const Statement& statement);

// Puts a block behind the others, if it has lines.
void add(std::vector<Block>& blocks, Block block);

// Blocks of one group together, the groups in the order of their first.
[[nodiscard]] std::vector<Block> grouped(std::vector<Block> blocks);

// Puts a block's intro behind the name its first line begins with.
void introduce(Block& block);

}  // namespace parley

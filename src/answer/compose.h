// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "answer/brief.h"
#include "answer/weight.h"

namespace parley {

// Lines that stand or fall together: one with its terms.
struct Block {
  std::vector<Line> lines;
  Weight weight;
  std::string group;                  // the side or speaker it stands under; empty for none
  std::optional<std::size_t> behind;  // the block, earlier in the list, that it makes sense behind only
  std::string intro;                  // who the speaker is, for the first line of theirs that is shown
};

// Puts a block's intro behind the name its first line begins with.
void introduce(Block& block);

// What a record has to tell, topic by topic, in the order in which it is shown.
[[nodiscard]] std::array<std::vector<Block>, kTopics> compose(const Record& record, Length length);

}  // namespace parley

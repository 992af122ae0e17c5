// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "answer/block.h"
#include "answer/brief.h"

namespace parley {

// What a record has to tell, topic by topic, in the order in which it is shown.
[[nodiscard]] std::array<std::vector<Block>, kTopics> compose(const Record& record, Length length);

}  // namespace parley

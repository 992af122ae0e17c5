// SPDX-License-Identifier: Apache-2.0
#include "answer/compose.h"

#include "answer/material.h"
#include "answer/topics.h"

namespace parley {

std::array<std::vector<Block>, kTopics> compose(const Record& record, Length length) {
  const Material material(record, length);
  return {tell_outcome(material), tell_positions(material), tell_prospects(material), tell_voices(material),
          tell_doubts(material)};
}

}  // namespace parley

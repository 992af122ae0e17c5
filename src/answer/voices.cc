// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "answer/choice.h"
#include "answer/sources.h"
#include "answer/told.h"
#include "answer/topics.h"

namespace parley {

std::vector<Block> tell_voices(const Material& material) {
  Told told;
  std::vector<Block> blocks;
  for (const auto i : statements_by_weight(material.record)) {
    const Statement& statement = material.record.statements[i];
    const auto gist = material.page.gist(statement.content[0]);
    // A bare topic, "the talks", tells nothing.
    if (gist.size() < 2 && statement.form == Form::indirect) continue;
    if (!told.add(statement.speaker, statement.content[0], gist)) continue;
    Block block = block_of(material, statement);
    block.group = statement.speaker;
    block.intro = intro_of(material.record, statement);
    add(blocks, std::move(block));
  }
  return grouped(std::move(blocks));
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <set>
#include <utility>

#include "answer/choice.h"
#include "answer/disputes.h"
#include "answer/entry_line.h"
#include "answer/line_parts.h"
#include "answer/topics.h"

namespace parley {
namespace {

constexpr float kDisputed = 0.5F;  // what a position weighs less that is told as disputed, too

// A short brief tells a thing once: what is promised under what happens next, what only an unnamed source
// tells under what is open.
bool is_told_elsewhere(const Record& record, const Entry& entry) {
  return is_prospect(entry) ? entry.kind == Kind::commitment : is_unconfirmed(record, entry);
}

}  // namespace

std::vector<Block> tell_positions(const Material& material) {
  const Record& record = material.record;
  std::set<std::uint32_t> disputed;
  for (const auto& dispute : disputes_of(material)) disputed.insert(dispute.wanted);
  std::vector<Block> blocks;
  for (const auto i : choose_entries(material, is_position)) {
    const Entry& entry = record.entries[i];
    if (material.is_short() && is_told_elsewhere(record, entry)) continue;
    Block block = block_of(material, entry, line_of(material, entry));
    block.group = holders_of(material, entry);
    if (material.is_short() && disputed.contains(i)) block.weight.score -= kDisputed;
    add(blocks, std::move(block));
  }
  return grouped(std::move(blocks));
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "answer/choice.h"
#include "answer/cues.h"
#include "answer/disputes.h"
#include "answer/entry_line.h"
#include "answer/page.h"
#include "answer/topics.h"
#include "base/utf8.h"

namespace parley {
namespace {

constexpr float kDispute = 0.5F;      // what a dispute weighs more than its refusal
constexpr float kUnconfirmed = 0.2F;  // what an entry weighs less that nobody vouches for

void tell_disputes(std::vector<Block>& blocks, const Material& material) {
  for (const auto& dispute : disputes_of(material)) {
    const Entry& refusal = material.record.entries[dispute.refused];
    const Entry& wanted = material.record.entries[dispute.wanted];
    Block block = block_of(material, wanted, line_of_dispute(material, refusal, wanted));
    block.weight = weight_of(material.record, refusal);
    block.weight.score += kDispute;
    add(blocks, std::move(block));
  }
}

// A short brief tells a thing once: in doubt or not, meetings, agreements and what is still to come are told
// before; but that an agreement is only possible is told here alone.
bool is_told_elsewhere(const Entry& entry) {
  if (is_open(entry)) return entry.kind == Kind::meeting;
  return !is_position(entry) || is_prospect(entry);
}

void tell_open(std::vector<Block>& blocks, const Material& material) {
  const auto in_doubt = [&](const Entry& entry) {
    return is_open(entry) || is_unconfirmed(material.record, entry);
  };
  for (const auto i : choose_entries(material, in_doubt)) {
    const Entry& entry = material.record.entries[i];
    if (material.is_short() && is_told_elsewhere(entry)) continue;
    const bool open = is_open(entry);
    Block block = block_of(material, entry, line_of(material, entry, open ? "" : "unconfirmed: "));
    if (!open) block.weight.score -= kUnconfirmed;
    add(blocks, std::move(block));
  }
}

// Statements in words that deny them or do not vouch for them.
void tell_denied(std::vector<Block>& blocks, const Material& material) {
  for (const auto& statement : material.record.statements)
    if (statement.cue && leaves_doubt(fold(material.page.quote(*statement.cue, kUncut).text)))
      add(blocks, block_of(material, statement));
}

}  // namespace

std::vector<Block> tell_doubts(const Material& material) {
  std::vector<Block> blocks;
  tell_disputes(blocks, material);
  tell_open(blocks, material);
  tell_denied(blocks, material);
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const Block& a, const Block& b) { return a.weight.before(b.weight); });
  return blocks;
}

}  // namespace parley

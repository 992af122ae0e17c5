// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "answer/choice.h"
#include "answer/entry_line.h"
#include "answer/topics.h"

namespace parley {
namespace {

// Whether the condition in the entry's line tells what it depends on.
bool is_told_by_condition(const Page& page, const Entry& entry, Span what) {
  if (!entry.condition) return false;
  const auto told = page.gist(*entry.condition);
  const auto again = page.gist(what);
  return entry.condition->overlaps(what) ||
         std::includes(told.begin(), told.end(), again.begin(), again.end());
}

LineBuilder line_with_dependences(const Material& material, const Entry& entry) {
  LineBuilder line = line_of(material, entry);
  for (const auto& link : entry.links) {
    const Span what = material.record.entries[link.to].what;
    if (link.kind == Link::Kind::depends_on && !is_told_by_condition(material.page, entry, what))
      line.words("; depends on: ", what, material.room.condition);
  }
  return line;
}

}  // namespace

std::vector<Block> tell_prospects(const Material& material) {
  std::vector<Block> blocks;
  for (const auto i : choose_entries(material, is_prospect)) {
    const Entry& entry = material.record.entries[i];
    add(blocks, block_of(material, entry, line_with_dependences(material, entry)));
  }
  return blocks;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "answer/choice.h"
#include "answer/entry_line.h"
#include "answer/line_parts.h"
#include "answer/topics.h"

namespace parley {
namespace {

constexpr float kAgain = 0.6F;  // what a meeting weighs less that most likely is one told before

// An entry that stands by itself and, if it is a meeting, what came of it.
struct Cluster {
  std::uint32_t head = 0;
  Indices outcomes;
};

std::optional<std::uint32_t> meeting_of(const Record& record, const Entry& entry) {
  if (entry.kind == Kind::meeting) return std::nullopt;
  for (const auto& link : entry.links)
    if (link.kind == Link::Kind::outcome_of && record.entries[link.to].kind == Kind::meeting) return link.to;
  return std::nullopt;
}

std::vector<Cluster> clusters_of(const Record& record, const Indices& chosen) {
  const std::set<std::uint32_t> told(chosen.begin(), chosen.end());
  std::map<std::optional<std::uint32_t>, Indices> by_meeting;
  for (const auto i : chosen) {
    auto meeting = meeting_of(record, record.entries[i]);
    if (meeting && !told.contains(*meeting)) meeting.reset();
    by_meeting[meeting].push_back(i);
  }
  std::vector<Cluster> clusters;
  for (const auto head : by_meeting[std::nullopt]) clusters.push_back({head, by_meeting[head]});
  return clusters;
}

bool is_vague(const Entry& meeting) {
  return meeting.status == Status::held && !meeting.when && !meeting.place;
}

Block outcome_block(const Material& material, const Entry& entry, LineBuilder line) {
  Block block = block_of(material, entry, std::move(line));
  block.group = holders_of(material, entry);
  return block;
}

// `again`: the same sides have met already.
void tell_cluster(std::vector<Block>& blocks, const Material& material, const Cluster& cluster, bool again) {
  const auto& entries = material.record.entries;
  const Entry& head = entries[cluster.head];
  const std::size_t place = blocks.size();
  Block first = outcome_block(material, head, line_of(material, head));
  if (material.is_short() && again && is_vague(head)) first.weight.score -= kAgain;
  add(blocks, std::move(first));
  const bool told = blocks.size() > place;
  for (const auto i : cluster.outcomes) {
    const Entry& outcome = entries[i];
    Block block = outcome_block(material, outcome,
                                told ? line_of_outcome(material, outcome, head) : line_of(material, outcome));
    if (told) block.behind = place;
    add(blocks, std::move(block));
  }
}

}  // namespace

std::vector<Block> tell_outcome(const Material& material) {
  const Record& record = material.record;
  std::set<std::vector<std::string>> met;
  std::vector<Block> blocks;
  for (const auto& cluster : clusters_of(record, choose_entries(material, is_outcome))) {
    const Entry& head = record.entries[cluster.head];
    const bool again = head.kind == Kind::meeting && !met.insert(head.holders).second;
    tell_cluster(blocks, material, cluster, again);
  }
  return blocks;
}

}  // namespace parley

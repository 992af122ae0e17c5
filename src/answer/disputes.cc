// SPDX-License-Identifier: Apache-2.0
#include "answer/disputes.h"

#include <algorithm>

#include "answer/line_parts.h"

namespace parley {
namespace {

constexpr std::uint32_t kNeighbours = 8;  // entries on that one which shares words may stand

bool is_dispute(const Material& material, Dispute dispute) {
  const Entry& refused = material.record.entries[dispute.refused];
  const Entry& wanted = material.record.entries[dispute.wanted];
  const bool can_be_refused =
      wanted.kind == Kind::demand || wanted.kind == Kind::acceptance || wanted.kind == Kind::commitment;
  return refused.kind == Kind::rejection && refused.status == Status::standing && can_be_refused &&
         holders_of(material, refused) != holders_of(material, wanted);
}

// Pairs told by a link, or by words that both entries share.
std::vector<Dispute> candidates(const std::vector<Entry>& entries) {
  std::vector<Dispute> out;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    for (const auto& link : entries[i].links)
      if (link.kind == Link::Kind::answers) out.push_back({i, link.to});
    for (std::uint32_t j = i + 1; j < entries.size() && j <= i + kNeighbours; ++j) {
      if (entries[j].what.begin >= entries[i].what.end) break;
      out.push_back({i, j});
      out.push_back({j, i});
    }
  }
  return out;
}

}  // namespace

std::vector<Dispute> disputes_of(const Material& material) {
  auto disputes = candidates(material.record.entries);
  std::erase_if(disputes, [&](Dispute dispute) { return !is_dispute(material, dispute); });
  std::sort(disputes.begin(), disputes.end());
  disputes.erase(std::unique(disputes.begin(), disputes.end()), disputes.end());
  return disputes;
}

}  // namespace parley

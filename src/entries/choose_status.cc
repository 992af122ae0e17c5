// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "entries/attributes.h"
#include "neural/ops.h"
#include "record/record.h"

namespace parley {
namespace {

constexpr float kChanged = 2.0F;  // how much likelier than the model says any status but the usual one is

// What an entry of this kind is unless the report says otherwise (GUIDELINES, section 2).
Status usual(Kind kind) {
  switch (kind) {
    case Kind::meeting:
      return Status::held;
    case Kind::agreement:
      return Status::reached;
    case Kind::commitment:
      return Status::open;
    default:
      return Status::standing;
  }
}

float mean_score(const Group& group, int status) {
  float mean = 0;
  for (const Found* mention : group.mentions)
    mean += mention->scores.status[status] / static_cast<float>(group.mentions.size());
  return mean;
}

}  // namespace

void choose_status(const Group& group, Entry& entry) {
  std::vector<Status> statuses;
  std::vector<float> scores;
  for (int s = 0; s < kStatuses; ++s) {
    const auto status = static_cast<Status>(s);
    if (!can_have(entry.kind, status)) continue;
    statuses.push_back(status);
    scores.push_back(mean_score(group, s));
  }
  neural::softmax(scores);
  entry.status_confidence = *std::max_element(scores.begin(), scores.end());
  for (std::size_t s = 0; s < scores.size(); ++s)
    if (statuses[s] != usual(entry.kind)) scores[s] *= kChanged;
  const auto best = std::max_element(scores.begin(), scores.end());
  entry.status = statuses[static_cast<std::size_t>(best - scores.begin())];
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "entries/judge.h"

#include <algorithm>

#include "neural/ops.h"

namespace parley {

float log_odds(float probability) {
  const float p = std::clamp(probability, 0.001F, 0.999F);
  return neural::log(p) - neural::log(1 - p);
}

std::vector<float> signs_of(const Entry& entry, const Statement* said, const Layout& layout) {
  const bool leads = !layout.paragraphs.empty() && layout.paragraphs.front().span.contains(entry.what);
  std::vector<float> signs{1.0F,
                           log_odds(entry.confidence),
                           log_odds(entry.holders_confidence),
                           log_odds(entry.status_confidence),
                           log_odds(entry.distinct_confidence),
                           neural::log(1.0F + static_cast<float>(entry.also.size())),
                           said ? 1.0F : 0.0F,
                           said ? log_odds(said->confidence) : 0.0F,
                           neural::log(static_cast<float>(entry.what.size())),
                           leads ? 1.0F : 0.0F};
  for (int kind = 0; kind < kKinds; ++kind)
    signs.push_back(static_cast<int>(entry.kind) == kind ? 1.0F : 0.0F);
  return signs;
}

float judged(const Entry& entry, const Statement* said, const Layout& layout, const Judge& judge) {
  const std::vector<float> signs = signs_of(entry, said, layout);
  if (judge.weights.size() != signs.size()) return entry.confidence;
  return neural::sigmoid(neural::dot(judge.weights, signs));
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "entries/holders.h"

#include <algorithm>

#include "entries/judge.h"
#include "neural/ops.h"

namespace parley {
namespace {

constexpr float kSurest = 0.999F;

// Log odds that each sign adds.
constexpr float kAny = 0.1F;
constexpr float kPointed = 0.7F;     // for each of the pointers' log odds
constexpr float kOthers = -0.35F;    // for each of those that anybody else holds it
constexpr float kSureOthers = 3.0F;  // above that they do not count for more: many may act together
constexpr float kPerson = -1.0F;
constexpr float kMany = 0.5F;  // meetings and agreements have more holders
constexpr float kTakesPart = 0.8F;
constexpr float kNearest = 0.4F;
constexpr float kAdjoining = 0.4F;
constexpr float kDependent = -0.3F;
constexpr float kCoordinated = 1.0F;
constexpr float kSpeaks = 0.7F;
constexpr float kAnotherSpeaks = -1.0F;  // whose meetings and agreements may well be others'

}  // namespace

std::vector<float> weigh_holders(Kind kind, bool told, const std::vector<HolderSigns>& sides) {
  const bool many = kind == Kind::meeting || kind == Kind::agreement;
  float nobody = 1;
  for (const HolderSigns& side : sides) nobody *= 1 - std::min(side.pointed, kSurest);
  std::vector<float> out;
  out.reserve(sides.size());
  for (const HolderSigns& side : sides) {
    const float others = 1 - nobody / (1 - std::min(side.pointed, kSurest));
    float sum = kAny + kPointed * log_odds(side.pointed) + kOthers * std::min(log_odds(others), kSureOthers);
    if (side.person) sum += kPerson;
    if (many) sum += kMany;
    if (many && side.standing.inside) sum += kTakesPart;
    if (side.standing.nearest) sum += kNearest;
    if (side.standing.adjoining) sum += kAdjoining;
    if (side.standing.dependent) sum += kDependent;
    if (side.standing.coordinated) sum += kCoordinated;
    if (side.speaks) sum += kSpeaks;
    if (!many && told && !side.speaks) sum += kAnotherSpeaks;
    out.push_back(neural::sigmoid(sum));
  }
  return out;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "statements/sides.h"

#include <algorithm>
#include <set>

#include "neural/ops.h"

namespace parley {
namespace {

constexpr float kSharpness = 3.0F;  // as in training: 1 would sum the words' odds, infinity take the greatest

}  // namespace

std::vector<Side> sides_in(const Cast& cast, const Layout& layout) {
  std::set<std::string> alone;
  for (const Actor& actor : cast.actors) {
    if (actor.kind == ActorKind::person && !actor.side) alone.insert(actor.name);
  }
  std::vector<Side> out;
  for (const SideMentions& mentions : sides_of(cast)) {
    Side side{mentions.side, {}, alone.contains(mentions.side)};
    for (const Span span : mentions.spans) {
      const auto [first, last] = layout.words_in(span);
      for (std::uint32_t w = first; w < last; ++w) {
        if (side.words.empty() || side.words.back() < w) side.words.push_back(w);
      }
    }
    if (!side.words.empty()) out.push_back(std::move(side));
  }
  return out;
}

std::optional<float> pooled(const Side& side, const PairScores& scores, int role) {
  auto word = std::lower_bound(side.words.begin(), side.words.end(), scores.words.first);
  std::vector<float> found;
  for (; word != side.words.end() && *word < scores.words.last; ++word)
    found.push_back(scores.at(*word, role));
  if (found.empty()) return std::nullopt;
  const float most = *std::max_element(found.begin(), found.end());
  float sum = 0;
  for (const float value : found) sum += neural::exp(kSharpness * (value - most));
  return most + neural::log(sum) / kSharpness;
}

}  // namespace parley

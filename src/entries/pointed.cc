// SPDX-License-Identifier: Apache-2.0
#include "entries/pointed.h"

#include "entries/words.h"
#include "language/runs.h"
#include "neural/ops.h"

namespace parley {

Pointed pointed_from(const Setting& setting, const Found& mention, Asked role) {
  const PairScores& scores = mention.scores.words;
  const auto in = scores.of(role.inside);
  const Run run = best_run(in, scores.of(role.first), {});
  float sum = 0;
  for (std::uint32_t w = run.words.first; w < run.words.last; ++w) sum += in[w];
  const float mean = sum / static_cast<float>(run.words.size());
  if (mean < role.least) return {std::nullopt, neural::sigmoid(-mean), mean};
  const Words words(setting.report, setting.layout);
  WordSpan span{scores.words.first + run.words.first, scores.words.first + run.words.last};
  while (!words.same_sentence(span.first, span.last - 1)) --span.last;  // no clause goes on in the next
  return {words.trimmed_bytes(span), neural::sigmoid(mean), mean};
}

Pointed surest_pointed(const Setting& setting, const Group& group, Asked role) {
  Pointed best = pointed_from(setting, group.surest(), role);
  for (std::size_t i = 1; i < group.mentions.size(); ++i) {
    const Pointed other = pointed_from(setting, *group.mentions[i], role);
    if (other.span && (!best.span || other.sureness > best.sureness)) best = other;
  }
  return best;
}

}  // namespace parley

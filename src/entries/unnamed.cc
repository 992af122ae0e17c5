// SPDX-License-Identifier: Apache-2.0
#include "entries/unnamed.h"

#include <algorithm>

#include "entries/words.h"

namespace parley {
namespace {

constexpr float kBelongs = 0.0F;  // least log odds of words that belong to a holder without a name

// The words around the likeliest, within its sentence; none if even that one is not likely.
std::optional<WordSpan> likeliest_words(const Words& words, const PairScores& pointed) {
  const std::vector<float> scores = pointed.of(Argument::holder);
  const auto most = std::max_element(scores.begin(), scores.end());
  if (most == scores.end() || *most < 0) return std::nullopt;
  const auto at = static_cast<std::uint32_t>(most - scores.begin());
  const std::uint32_t base = pointed.words.first;
  const auto joins = [&](std::uint32_t i) {
    return scores[i] > kBelongs && words.same_sentence(base + i, base + at);
  };
  std::uint32_t first = at, last = at + 1;
  while (first > 0 && joins(first - 1)) --first;
  while (last < scores.size() && joins(last)) ++last;
  return WordSpan{base + first, base + last};
}

}  // namespace

std::optional<std::string> unnamed_holder(const Passage& passage, const Found& mention) {
  const Words words(passage.setting.report, passage.setting.layout);
  const auto likeliest = likeliest_words(words, mention.scores.words);
  if (!likeliest) return std::nullopt;
  const auto source = words.trimmed_bytes(*likeliest);
  if (!source) return std::nullopt;
  const Speaker holder = passage.setting.resolver.resolve(*source, passage.earlier);
  if (holder.side) return holder.side;
  return holder.actor ? std::optional(holder.name) : std::nullopt;
}

}  // namespace parley

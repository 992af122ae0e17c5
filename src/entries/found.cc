// SPDX-License-Identifier: Apache-2.0
#include "entries/found.h"

#include <algorithm>
#include <string>

#include "entries/terms.h"
#include "neural/ops.h"

namespace parley {
namespace {

float probability(const Side& side, const EntryScores& scores, Argument role, float bonus) {
  const auto value = pooled(side, scores.words, static_cast<int>(role));
  return value ? neural::sigmoid(*value + bonus) : 0.0F;
}

// The innermost statement whose content holds most of the span.
std::optional<std::size_t> draft_of(const std::vector<StatementDraft>& drafts, WordSpan words) {
  std::optional<std::size_t> best;
  std::uint32_t best_size = ~0U;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    std::uint32_t inside = 0, size = 0;
    for (const WordSpan content : drafts[i].content) {
      size += content.size();
      if (!content.overlaps(words)) continue;
      inside += std::min(content.last, words.last) - std::max(content.first, words.first);
    }
    if (inside * 2 > words.size() && size < best_size) {
      best = i;
      best_size = size;
    }
  }
  return best;
}

}  // namespace

Found read_mention(const Passage& passage, const SpanScore& span) {
  const Setting& setting = passage.setting;
  Found found{span, passage.reading.entry(span.words, span.kind), {},
              {},   draft_of(passage.spoken.drafts, span.words),  {}};
  if (span.kind == Kind::agreement) found.terms = listed_terms(setting.report, setting.layout, span.words);
  const auto [holds, answers] = passage.reading.voice_bonus(span.kind);
  const std::optional<std::string> voice = voice_of(passage, found);
  for (const Side& side : setting.sides) {
    const bool speaks = voice == side.name;
    found.holder.push_back(probability(side, found.scores, Argument::holder, speaks ? holds : 0.0F));
    found.counterpart.push_back(
        probability(side, found.scores, Argument::counterpart, speaks ? answers : 0.0F));
  }
  return found;
}

std::optional<std::string> voice_of(const Passage& passage, const Found& mention) {
  return mention.draft ? passage.spoken.named[*mention.draft].side : std::nullopt;
}

}  // namespace parley

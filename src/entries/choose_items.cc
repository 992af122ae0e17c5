// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "entries/attributes.h"
#include "entries/loose_words.h"
#include "entries/terms.h"
#include "entries/words.h"
#include "language/runs.h"

namespace parley {
namespace {

std::vector<WordSpan> pointed_items(const Passage& passage, const Found& main) {
  const Setting& setting = passage.setting;
  const Words words(setting.report, setting.layout);
  const PairScores& scores = main.scores.words;
  const std::uint32_t base = scores.words.first;
  std::vector<WordSpan> out;
  for (const Run& run : best_runs(scores.of(Argument::item), scores.of(Argument::item_first), {})) {
    if (run.worth / static_cast<float>(run.words.size()) < passage.cuts.item) continue;
    const WordSpan term = without_loose_words(words, {base + run.words.first, base + run.words.last});
    if (term.size() == 0 || setting.overlap.telling(term) == 0) continue;
    const WordSpan whole = whole_term(setting.report, setting.layout, setting.overlap, term);
    if (out.empty() || !out.back().overlaps(whole)) out.push_back(whole);
  }
  return out;
}

std::vector<WordSpan> terms_of(const Passage& passage, const Group& group) {
  std::vector<WordSpan> terms;
  for (const Found* mention : group.mentions) {
    if (mention->terms.size() > terms.size()) terms = mention->terms;
  }
  if (terms.size() > 1) return terms;
  auto pointed = pointed_items(passage, group.surest());
  return pointed.empty() ? terms : pointed;
}

void lead_with_list(const Group& group, Entry& entry) {
  std::size_t most = std::max<std::size_t>(1, group.surest().terms.size());
  for (std::size_t i = 1; i < group.mentions.size(); ++i) {
    if (group.mentions[i]->terms.size() <= most) continue;
    most = group.mentions[i]->terms.size();
    std::swap(entry.also[i - 1], entry.what);  // `also` is in the group's order
  }
}

}  // namespace

void choose_items(const Passage& passage, const Group& group, Entry& entry) {
  const bool came_about = entry.status == Status::reached || entry.status == Status::partial;
  if (entry.kind != Kind::agreement || !came_about) return;
  for (const WordSpan term : terms_of(passage, group))
    entry.items.push_back(bytes_of(passage.setting.layout, term));
  lead_with_list(group, entry);
}

}  // namespace parley

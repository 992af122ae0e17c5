// SPDX-License-Identifier: Apache-2.0
// The map: the way of an entry, nothing but the steps in order.
#include "entries/entries.h"

#include <algorithm>
#include <utility>

#include "entries/cues.h"
#include "entries/entry_of.h"
#include "entries/found.h"
#include "entries/groups.h"
#include "entries/judge.h"
#include "entries/loose_words.h"
#include "entries/proposals.h"
#include "entries/together.h"
#include "entries/words.h"

namespace parley {
namespace {

constexpr float kLeastProposal = 0.02F;
constexpr float kSaidInWords = 0.6F;  // of such words in marked reports four in five are an entry

Passage passage_of(const Setting& setting, const Reading& reading, const Spoken& spoken, const Cuts& cuts) {
  Passage passage{setting, reading, spoken, cuts, {}};
  for (const Statement& said : spoken.named) {
    if (said.speaker_span)
      passage.earlier.push_back({*said.speaker_span, {said.speaker, said.actor, said.side}});
  }
  return passage;
}

std::vector<SpanScore> proposals(const Passage& passage) {
  const Setting& setting = passage.setting;
  std::vector<SpanScore> proposed = passage.reading.spans(kLeastProposal);
  add_cued(setting.report, setting.layout, setting.overlap, passage.reading.words(), proposed);
  return choose_spans(std::move(proposed), setting.overlap, passage.cuts);
}

std::vector<Found> read_mentions(const Passage& passage, const std::vector<SpanScore>& proposed) {
  const Words words(passage.setting.report, passage.setting.layout);
  std::vector<Found> found;
  for (SpanScore span : proposed) {
    span.words = without_loose_words(words, span.words);
    if (span.words.size() > 0) found.push_back(read_mention(passage, span));
  }
  return found;
}

// How probably a careful reader would have the entry. Words that say that an agreement failed decide by
// themselves: "were unable to agree".
void judge(const Passage& passage, Entry& entry) {
  const Setting& setting = passage.setting;
  const Statement* said =
      entry.statement ? &passage.spoken.named[*entry.statement - passage.spoken.first_statement] : nullptr;
  entry.confidence = judged(entry, said, setting.layout, passage.cuts.judge);
  const WordSpan what = Words(setting.report, setting.layout).in(entry.what);
  if (entry.kind == Kind::agreement && says_failure(setting.report, setting.layout, what)) {
    entry.status = Status::failed;
    entry.confidence = std::max(entry.confidence, kSaidInWords);
  }
}

}  // namespace

std::vector<Entry> find_entries(const Setting& setting, const Reading& reading, const Spoken& spoken,
                                const Cuts& cuts) {
  const Passage passage = passage_of(setting, reading, spoken, cuts);
  const std::vector<Found> found = read_mentions(passage, proposals(passage));
  std::vector<Entry> out;
  for (const Group& group : groups_of(passage, found)) {
    Entry entry = entry_of(passage, found, group);
    judge(passage, entry);
    if (entry.confidence >= cuts.sure_entry && !entry.holders.empty()) out.push_back(std::move(entry));
  }
  join_told_again(setting, out);
  share_out_terms(setting, out);
  std::stable_sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) { return a.what < b.what; });
  name_both(setting, out);
  return out;
}

}  // namespace parley

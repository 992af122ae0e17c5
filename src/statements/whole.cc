// SPDX-License-Identifier: Apache-2.0
#include "statements/whole.h"

#include <algorithm>
#include <optional>

namespace parley {
namespace {

// Whether it is said inside the quotation: a cue of its own there, or no cue and nothing said elsewhere.
bool told_inside(const StatementDraft& draft, WordSpan quotation) {
  return draft.cue ? draft.cue->overlaps(quotation)
                   : std::all_of(draft.content.begin(), draft.content.end(),
                                 [&](WordSpan words) { return quotation.contains(words); });
}

// Who says the quotation: the only statement with a cue outside it; if there is none, the first without a
// cue.
std::optional<std::size_t> speaker_of(WordSpan quotation, const std::vector<StatementDraft>& drafts) {
  std::optional<std::size_t> cued, uncued;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!claims(drafts[i], quotation)) continue;
    if (!drafts[i].cue) {
      if (!uncued) uncued = i;
    } else if (!told_inside(drafts[i], quotation)) {
      if (cued) return std::nullopt;
      cued = i;
    }
  }
  return cued ? cued : uncued;
}

// Adds the quotation to what the statement says, as one run of words with what it says of it already.
void say(WordSpan quotation, StatementDraft& draft) {
  std::vector<WordSpan> content;
  for (const WordSpan words : draft.content) {
    if (!words.overlaps(quotation)) {
      content.push_back(words);
      continue;
    }
    quotation = {std::min(quotation.first, words.first), std::max(quotation.last, words.last)};
  }
  content.insert(std::upper_bound(content.begin(), content.end(), quotation), quotation);
  draft.content = std::move(content);
}

}  // namespace

bool claims(const StatementDraft& draft, WordSpan quotation) {
  return std::any_of(draft.content.begin(), draft.content.end(),
                     [&](WordSpan words) { return words.overlaps(quotation); });
}

void say_quotations_whole(const std::vector<Quotation>& quotations, WordSpan section,
                          std::vector<StatementDraft>& drafts) {
  std::vector<bool> dropped(drafts.size(), false);
  std::optional<std::size_t> goes_on;  // whose quotation the one before was, if this is the rest of it
  for (const Quotation& quotation : quotations) {
    if (!section.contains(quotation.words)) continue;
    auto speaker = quotation.sound ? speaker_of(quotation.words, drafts) : std::nullopt;
    if (goes_on && (!speaker || !drafts[*speaker].cue)) speaker = goes_on;
    goes_on = std::nullopt;
    if (!speaker) continue;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      if (i != *speaker && !drafts[i].cue && told_inside(drafts[i], quotation.words)) dropped[i] = true;
    }
    say(quotation.words, drafts[*speaker]);
    if (quotation.goes_on) goes_on = speaker;
  }
  std::vector<StatementDraft> kept;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!dropped[i]) kept.push_back(std::move(drafts[i]));
  }
  drafts = std::move(kept);
}

}  // namespace parley

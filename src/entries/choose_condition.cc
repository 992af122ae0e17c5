// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "entries/attributes.h"
#include "entries/conditions.h"
#include "entries/pointed.h"
#include "entries/words.h"

namespace parley {
namespace {

// Log odds: how far below the cut the model may be where the report's own words open a condition at those
// that it points to, and where they state one elsewhere.
constexpr float kOpenedCondition = 1.0F;
constexpr float kStatedCondition = 5.0F;

// The words that the model points to, as far as their clause goes; those that no word of condition opens only
// if they are likely enough by themselves.
Pointed pointed_condition(const Passage& passage, const Found& main) {
  const Setting& setting = passage.setting;
  const float least = passage.cuts.condition;
  Pointed pointed =
      pointed_from(setting, main, {Argument::condition, Argument::condition_first, least - kOpenedCondition});
  if (!pointed.span) return pointed;
  const Words words(setting.report, setting.layout);
  if (const auto clause = condition_around(setting.report, setting.layout, words.in(*pointed.span))) {
    pointed.span = words.trimmed_bytes(*clause);
  } else if (pointed.odds < least) {
    pointed = {std::nullopt, 1 - pointed.sureness, pointed.odds};
  }
  return pointed;
}

// The condition without the words of `what`: what stands before or after it, whichever is more.
std::optional<Span> without(const Words& words, Span condition, Span what) {
  const Span before{condition.begin, std::max(condition.begin, what.begin)};
  const Span after{std::min(condition.end, what.end), condition.end};
  const WordSpan rest = words.in(before.size() >= after.size() ? before : after);
  return rest.size() > 1 ? words.trimmed_bytes(rest) : std::nullopt;
}

// A condition that a word of its own states. Where it ends `what`, `what` is cut short.
void take_stated(const Setting& setting, WordSpan what, Entry& entry) {
  if (entry.kind == Kind::meeting || entry.kind == Kind::agreement || entry.kind == Kind::demand) return;
  const auto stated = condition_near(setting.report, setting.layout, entry.kind, what);
  if (!stated) return;
  const Words words(setting.report, setting.layout);
  if (stated->first >= what.first && stated->first < what.last) {
    const WordSpan rest = words.trimmed({what.first, stated->first});
    if (setting.overlap.telling(rest) == 0) return;
    entry.what = bytes_of(setting.layout, rest);
  }
  entry.condition = words.trimmed_bytes(*stated);
}

}  // namespace

void choose_condition(const Passage& passage, const Group& group, Entry& entry) {
  const Setting& setting = passage.setting;
  const Found& main = group.surest();
  const Pointed pointed = pointed_condition(passage, main);
  entry.condition = pointed.span;
  entry.condition_confidence = pointed.sureness;
  if (entry.condition && entry.condition->overlaps(entry.what))
    entry.condition = without(Words(setting.report, setting.layout), *entry.condition, entry.what);
  if (!entry.condition && pointed.odds >= passage.cuts.condition - kStatedCondition)
    take_stated(setting, main.span.words, entry);
}

}  // namespace parley

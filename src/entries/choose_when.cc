// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "entries/attributes.h"
#include "entries/words.h"
#include "times/period.h"

namespace parley {
namespace {

constexpr float kBeyondReach = -4.0F;  // log odds of an expression of time that no mention reaches
constexpr float kContradicted = 2.0F;  // of a day still to come for what is told as done, and the reverse

// Nothing was done tomorrow, or is planned for yesterday.
bool contradicts(const Report& report, const TimeRef& time, Status status) {
  const auto period = times::from_iso(time.value);
  if (!period || !report.published) return false;
  const times::Day published{*report.published};
  switch (status) {
    case Status::planned:
    case Status::possible:
      return period->last < published;
    case Status::held:
    case Status::ongoing:
    case Status::reached:
    case Status::partial:
    case Status::failed:
    case Status::broken:
    case Status::kept:
    case Status::carried_out:
      return period->first > published;
    default:
      return false;
  }
}

// Raises what the model says of each expression, as the mean over its words, to what it says from this
// mention.
void point(const Setting& setting, const EntryScores& mention, std::vector<float>& pointed) {
  const Words words(setting.report, setting.layout);
  const Span reach = bytes_of(setting.layout, mention.words.words);
  auto time =
      std::ranges::lower_bound(setting.times, reach.begin, {}, [](const TimeRef& t) { return t.span.begin; });
  for (; time != setting.times.end() && time->span.end <= reach.end; ++time) {
    const WordSpan its = words.in(time->span);
    if (its.size() == 0) continue;
    float sum = 0;
    for (std::uint32_t w = its.first; w < its.last; ++w) sum += mention.words.at(w, Argument::when);
    float& most = pointed[static_cast<std::size_t>(time - setting.times.begin())];
    most = std::max(most, sum / static_cast<float>(its.size()));
  }
  pointed.back() = std::max(pointed.back(), mention.published);
}

// How much the model points to each expression of time, from the mention that does so most; then to the day
// of publication.
std::vector<float> pointed_times(const Passage& passage, const Group& group, Status status) {
  const std::vector<TimeRef>& times = passage.setting.times;
  std::vector<float> out(times.size() + 1, kBeyondReach);
  for (const Found* mention : group.mentions) point(passage.setting, mention->scores, out);
  for (float& value : out) value *= passage.cuts.pointed_when;
  for (std::size_t t = 0; t < times.size(); ++t) {
    if (out[t] > kBeyondReach && contradicts(passage.setting.report, times[t], status))
      out[t] -= kContradicted;
  }
  return out;
}

}  // namespace

void choose_when(const Passage& passage, const Group& group, Entry& entry) {
  const Setting& setting = passage.setting;
  const Timing timing = when_of(setting.report, setting.layout, setting.times, entry.kind, entry.what,
                                entry.also, pointed_times(passage, group, entry.status));
  entry.when = timing.value;
  entry.when_confidence = timing.confidence;
}

}  // namespace parley

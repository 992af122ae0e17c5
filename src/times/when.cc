// SPDX-License-Identifier: Apache-2.0
#include "times/choice.h"
#include "times/period.h"
#include "times/times.h"

namespace parley {

namespace {

std::optional<std::string> best_of(const Report& report, const Layout& layout, const std::vector<TimeRef>& times,
                                   const times::Dated& dated) {
  const std::vector<times::Candidate> all = times::candidates(report, layout, times, dated);
  const times::Candidate* best = nullptr;
  float most = 0;  // of "the text does not say"
  for (const times::Candidate& candidate : all) {
    const float value = times::score(candidate, dated.sort == times::kStatement);
    if (value > most) {
      most = value;
      best = &candidate;
    }
  }
  if (!best) return std::nullopt;
  if (best->time == times::kPublication) return times::to_iso(times::day_period(times::Day{*report.published}));
  return times[best->time].value;
}

}  // namespace

std::optional<std::string> when_of(const Report& report, const Layout& layout, const std::vector<TimeRef>& times,
                                   Kind kind, Span what) {
  return best_of(report, layout, times, {static_cast<std::uint8_t>(kind), what, {}});
}

std::optional<std::string> said_on_of(const Report& report, const Layout& layout, const std::vector<TimeRef>& times,
                                      std::optional<Span> cue, std::optional<Span> speaker,
                                      const std::vector<Span>& content) {
  if (!cue && !speaker && content.empty()) return std::nullopt;
  const Span anchor = cue ? *cue : speaker ? *speaker : content.front();
  return best_of(report, layout, times, {times::kStatement, anchor, content});
}

}  // namespace parley

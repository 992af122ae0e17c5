// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <string_view>

#include "neural/ops.h"
#include "times/choice.h"
#include "times/period.h"
#include "times/times.h"

namespace parley {

namespace {

using times::Period;

// A date is given when its score beats that of none, which is 0, or does not fall far short of it: where the
// report gives one, none is as wrong as another. On reports that the model had not learnt from these made
// most answers right.
constexpr float kActThreshold = -0.7F;
constexpr float kSayingThreshold = -0.2F;
constexpr float kBeyond = 4;  // log odds against an expression far from every mention, whatever points to it

const times::Candidate* best_of(const std::vector<times::Candidate>& all, const std::vector<float>& scores,
                                float threshold) {
  const times::Candidate* best = nullptr;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (scores[i] <= threshold) continue;
    threshold = scores[i];
    best = &all[i];
  }
  return best;
}

std::vector<float> scores_of(const std::vector<times::Candidate>& all, bool statement,
                             std::span<const float> pointed) {
  std::vector<float> out;
  for (const times::Candidate& candidate : all) {
    out.push_back(times::score(candidate, statement));
    if (pointed.empty()) continue;
    out.back() += candidate.time == times::kPublication ? pointed.back() : pointed[candidate.time];
    if (candidate.marks.empty()) out.back() -= kBeyond;
  }
  return out;
}

// Expressions beyond the sentences looked at, to which the model points all the same.
void add_beyond(std::vector<times::Candidate>& all, std::span<const float> pointed) {
  const auto is_in = [&](std::uint32_t time) {
    return std::ranges::any_of(all, [&](const times::Candidate& c) { return c.time == time; });
  };
  for (std::uint32_t time = 0; time + 1 < pointed.size(); ++time) {
    if (pointed[time] > 0 && !is_in(time)) all.push_back({time, {}});
  }
}

// The probability of one answer (none without an index), all candidates that mean the same days taken
// together.
float probability(const std::vector<times::Candidate>& all, std::vector<float> scores,
                  const std::vector<TimeRef>& times, const times::Candidate* answer) {
  scores.push_back(0);  // of none
  neural::softmax(scores);
  if (!answer) return scores.back();
  const auto means_same = [&](const times::Candidate& other) {
    if (other.time == answer->time) return true;
    if (other.time == times::kPublication || answer->time == times::kPublication) return false;
    return times[other.time].value == times[answer->time].value;
  };
  float sum = 0;
  for (std::size_t i = 0; i < all.size(); ++i) sum += means_same(all[i]) ? scores[i] : 0.0F;
  return sum;
}

std::string publication(const Report& report) {
  return times::to_iso(times::day_period(times::Day{*report.published}));
}

std::string_view words_before(const Report& report, Span span) {
  std::string_view before = std::string_view{report.text}.substr(0, span.begin);
  while (!before.empty() && std::isspace(static_cast<unsigned char>(before.back())) != 0)
    before.remove_suffix(1);
  return before;
}

// An act told with "since April 12" lasts until the day of the report.
bool is_since(const Report& report, Span time) {
  const std::string_view before = words_before(report, time);
  return before.ends_with("since") || before.ends_with("Since");
}

// "on April 26 and May 11", "in June and September", inside one anchor: from the first to the last.
std::optional<std::string> joined(const Report& report, const std::vector<TimeRef>& times,
                                  std::uint32_t chosen, Span anchor) {
  const auto join = [&](const TimeRef& a, const TimeRef& b) -> std::optional<std::string> {
    if (!anchor.contains(a.span) || !anchor.contains(b.span)) return std::nullopt;
    const std::string_view between =
        std::string_view{report.text}.substr(a.span.end, b.span.begin - a.span.end);
    if (between != " and " && between != " to " && between != " and on " && between != " and in ")
      return std::nullopt;
    const auto first = times::from_iso(a.value);
    const auto last = times::from_iso(b.value);
    if (!first || !last || last->first <= first->last || first->days() != last->days()) return std::nullopt;
    return times::to_iso({first->first, last->last});
  };
  if (chosen + 1 < times.size()) {
    if (auto found = join(times[chosen], times[chosen + 1])) return found;
  }
  return chosen > 0 ? join(times[chosen - 1], times[chosen]) : std::nullopt;
}

// The chosen expression's days, as the words around it bend them.
std::string value_of(const Report& report, const std::vector<TimeRef>& times, const times::Candidate& chosen,
                     Span anchor) {
  if (chosen.time == times::kPublication) return publication(report);
  const TimeRef& time = times[chosen.time];
  if (report.published && is_since(report, time.span)) {
    const auto begin = times::from_iso(time.value);
    const times::Day end{*report.published};
    if (begin && begin->first <= end) return times::to_iso({begin->first, end});
  }
  if (auto both = joined(report, times, chosen.time, anchor)) return *both;
  return time.value;
}

}  // namespace

Timing when_of(const Report& report, const Layout& layout, const std::vector<TimeRef>& times, Kind kind,
               Span what, const std::vector<Span>& also, std::span<const float> pointed) {
  auto all = times::candidates(report, layout, times, {static_cast<std::uint8_t>(kind), what, {}, also});
  add_beyond(all, pointed);
  const std::vector<float> scores = scores_of(all, false, pointed);
  const times::Candidate* best = best_of(all, scores, kActThreshold);
  return {best ? std::optional(value_of(report, times, *best, what)) : std::nullopt,
          probability(all, scores, times, best)};
}

std::optional<std::string> said_on_of(const Report& report, const Layout& layout,
                                      const std::vector<TimeRef>& times, std::optional<Span> cue,
                                      std::optional<Span> speaker, const std::vector<Span>& content) {
  if (!cue && !speaker && content.empty()) return std::nullopt;
  const Span anchor = cue ? *cue : speaker ? *speaker : content.front();
  const auto all = times::candidates(report, layout, times, {times::kStatement, anchor, content, {}});
  const times::Candidate* best = best_of(all, scores_of(all, true, {}), kSayingThreshold);
  if (!best) return std::nullopt;
  return best->time == times::kPublication ? publication(report) : times[best->time].value;
}

}  // namespace parley

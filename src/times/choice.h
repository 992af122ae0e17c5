// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "times/times.h"

namespace parley::times {

// What is to be dated: an entry (of one of the kinds) by its `what`, or a statement by its cue.
struct Dated {
  std::uint8_t sort = 0;  // the Kind of an entry, kStatement for a statement
  Span anchor;
  std::vector<Span> content;  // of a statement
  std::vector<Span> also;     // other mentions of an entry
};
inline constexpr std::uint8_t kStatement = kKinds;

// One time expression that may date it, or the day of publication, with the marks by which it is judged. A
// mark is (number of its template) * 1024 + (value); choice.cc names the templates.
struct Candidate {
  std::uint32_t time = 0;  // index into the list of times, or kPublication
  std::vector<std::uint16_t> marks;
};
inline constexpr std::uint32_t kPublication = 0xffffffff;

// The expressions of the anchor's sentences and of those around it, at most 24, likewise those of the first
// other mentions (a time may come up again there), and the day of publication.
[[nodiscard]] std::vector<Candidate> candidates(const Report& report, const Layout& layout,
                                                const std::vector<TimeRef>& times, const Dated& dated);

// The sum of the marks' weights; 0 is what "the text does not say" scores.
[[nodiscard]] float score(const Candidate& candidate, bool statement);

}  // namespace parley::times

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "language/reading.h"

namespace parley {

// The place that a meeting's own words name: behind "in" or "at" where a word of meeting or a day stands
// right before these, behind "to" where somebody visits or travels. Where the model finds it `likely` that
// they name a place, whatever stands before "in".
//
//   held talks in Korrin on Monday         -> Korrin
//   his first visit to the Lake Union      -> the Lake Union
//   talks on the fighting in Maroa         -> none: that is where the fighting is
[[nodiscard]] std::optional<WordSpan> stated_place(const Report& report, const Layout& layout, WordSpan what,
                                                   bool likely = false);

// Whether the sides speak at a distance, so that no place is theirs: "a call with Vask".
[[nodiscard]] bool is_call(const Report& report, const Layout& layout, WordSpan what);

}  // namespace parley

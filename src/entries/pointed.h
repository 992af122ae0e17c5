// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "entries/groups.h"

namespace parley {

// Words that the model points to in some role, and how surely; with none, how surely there are none. `odds`
// are the log odds of the likeliest words.
//
//   talks in Korrin on Monday    place: Korrin, sureness 0.9, odds 2.2
struct Pointed {
  std::optional<Span> span;
  float sureness = 0;
  float odds = 0;
};

// A role's two questions of each word (is it inside, is it the first) and the least mean log odds of words
// that are taken.
struct Asked {
  Argument inside;
  Argument first;
  float least = 0;
};

[[nodiscard]] Pointed pointed_from(const Setting& setting, const Found& mention, Asked role);
// The surest of what the mentions of one act point to.
[[nodiscard]] Pointed surest_pointed(const Setting& setting, const Group& group, Asked role);

}  // namespace parley

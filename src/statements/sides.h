// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actors/cast.h"
#include "language/reading.h"

namespace parley {

// A side of the report and every word that stands for it or its people.
struct Side {
  std::string name;
  std::vector<std::uint32_t> words;  // sorted
  bool person = false;  // a person who stands for nobody else: may hold an act, but is no side to speak for
};
[[nodiscard]] std::vector<Side> sides_in(const Cast& cast, const Layout& layout);

// How strongly a side plays a role, as log odds: that of the strongest word of its mentions, softly taken.
// None if no mention stands within reach.
[[nodiscard]] std::optional<float> pooled(const Side& side, const PairScores& scores, int role);

}  // namespace parley

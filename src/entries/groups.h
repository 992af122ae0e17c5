// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "entries/found.h"

namespace parley {

// Mentions of one act, the surest first and the others in their order, and how probably a surer group tells
// the same act.
struct Group {
  std::vector<const Found*> mentions;
  float told_before = 0;

  [[nodiscard]] const Found& surest() const { return *mentions.front(); }
};

// The surest mentions come first and stand for their groups; each later one joins the group whose surest
// mention it is most probably one with, or begins a group of its own. A doubtful mention never joins two
// groups: talks in Korrin are not the talks in Ardan because some word between them is like both. The groups
// point into `found`.
//
//   Maroa and Veltia met in Korrin. The talks went well. The two will meet again in May.
//   (met in Korrin, The talks)  (will meet again in May)
[[nodiscard]] std::vector<Group> groups_of(const Passage& passage, const std::vector<Found>& found);

}  // namespace parley

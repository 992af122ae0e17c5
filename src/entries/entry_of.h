// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "entries/found.h"
#include "entries/groups.h"
#include "parley/record.h"

namespace parley {

// The entry that the mentions of one act make: told in the words of the surest, with what all of them say of
// it. `found` are the mentions of the whole section.
//
//   (met in Korrin, The talks)  ->  meeting, held; what: met in Korrin; also: The talks; place: Korrin
[[nodiscard]] Entry entry_of(const Passage& passage, const std::vector<Found>& found, const Group& group);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "entries/proposals.h"
#include "language/reading.h"

namespace parley {

// Adds demands that words of their own introduce ("wants Veltia to ...", "called on Veltia to ..."), from the
// name to the end of the clause. The model knows them, but may tell something that stands within them, or
// run two together; where it proposes no such demand itself, nothing is added.
//
//   Maroa wants Veltia to publish its maps, and for the Lake Union to leave.
//   Veltia to publish its maps; the Lake Union to leave
void add_cued(const Report& report, const Layout& layout, const Overlap& overlap, WordSpan section,
              std::vector<SpanScore>& proposed);

// Whether the words say that no agreement came about: "were unable to reach any agreement", "failed to agree
// on a date".
[[nodiscard]] bool says_failure(const Report& report, const Layout& layout, WordSpan words);

}  // namespace parley

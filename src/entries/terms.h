// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "entries/proposals.h"
#include "language/reading.h"

namespace parley {

// The terms of an agreement that the report lists in words of its own, beginning at the agreement's `what`:
// in its sentence, in the sentences behind it, or in the lines of a list. None where it lists none; one where
// a single thing is agreed ("agreed to reopen the bridge").
//
//   agreed to share the catch, to mark their boats and set up a guard
//   agreed on three points: open borders; shared patrols; and a fund for both banks
//   agreed on two steps. These comprise clearing the road, and rebuilding the mill.
//   agreed on two steps. First, the road will be cleared. Second, the mill will be rebuilt.
//   agreed on the following:  - to clear the road  - to rebuild the mill
[[nodiscard]] std::vector<WordSpan> listed_terms(const Report& report, const Layout& layout, WordSpan what);

// The term with the rest of its clause, where it was cut within a word with hyphens or to less than two
// telling words:
//
//   appointing a high  ->  appointing a high-level team
[[nodiscard]] WordSpan whole_term(const Report& report, const Layout& layout, const Overlap& overlap,
                                  WordSpan term);

}  // namespace parley

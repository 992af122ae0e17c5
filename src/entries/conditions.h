// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "language/reading.h"

namespace parley {

// The condition that the words around an entry's `what` state with a word of their own ("if", "unless",
// "provided that", "in return for" ...): within or right behind it, or at the head of its sentence.
//
//   open to talks with Sylvania if necessary.          what: open to talks with Sylvania -> if necessary
//   If the fleet leaves, Ruritania will open its ports.  what: open its ports           -> If the fleet
//   leaves
[[nodiscard]] std::optional<WordSpan> condition_near(const Report& report, const Layout& layout,
                                                     WordSpan what);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "language/reading.h"

namespace parley {

// The condition that the words around an entry's `what` state with a word of their own ("if", "unless",
// "provided that", "in return for" ...; of what is refused or threatened also "until"): within it, right
// behind it, or in a clause before it.
//
//   open to talks with Sylvania if necessary.          what: open to talks with Sylvania -> if necessary
//   If the fleet leaves, Ruritania will open its ports.  what: open its ports           -> If the fleet
//   leaves
[[nodiscard]] std::optional<WordSpan> condition_near(const Report& report, const Layout& layout, Kind kind,
                                                     WordSpan what);

// The whole clause of which the model points to some words, if such a word opens it:
//
//   Maroa will sign only if Veltia opens its ports.   pointed: if Veltia -> only if Veltia opens its ports
[[nodiscard]] std::optional<WordSpan> condition_around(const Report& report, const Layout& layout,
                                                       WordSpan pointed);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "language/reading.h"
#include "statements/sides.h"

namespace parley {

// Where a side is named in the sentence that holds a `what`: what the grammar says of its part in the entry,
// as far as that can be told without parsing.
//
//   Maroa and Veltia, said Ostrany, agreed with Korrin to open the ports.       what: to open the ports
//   Korrin stands nearest before it, with no clause between, but behind a preposition; Ostrany is the nearest
//   that might be its subject
struct Standing {
  bool inside = false;       // named in `what`
  bool nearest = false;      // the last one named before it
  bool adjoining = false;    // and no other clause begins between
  bool dependent = false;    // named before it behind prepositions only ("with Korrin")
  bool coordinated = false;  // listed with the one that may be its subject ("Maroa and Veltia")
};

// One for each side, in their order.
[[nodiscard]] std::vector<Standing> standings(const Report& report, const Layout& layout,
                                              const std::vector<Side>& sides, WordSpan what);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "entries/standing.h"
#include "parley/record.h"

namespace parley {

// What speaks for one side as a holder of an entry.
struct HolderSigns {
  float pointed = 0;    // probability that the model's pointers give, over all mentions
  bool person = false;  // one who stands for nobody else
  bool speaks = false;  // the entry is reported in a statement of this side
  Standing standing;
};

// The probability that each side holds an entry of this kind. `told`: a statement of some side reports it.
//
// The pointers are right of the sides near at hand but know little grammar: they take in who is named along
// with the holder, or is spoken of, and miss the second of two that act together. The weights were fitted by
// logistic regression on 48 reports that the pointers had not learnt from, and rounded with others in
// view.
[[nodiscard]] std::vector<float> weigh_holders(Kind kind, bool told, const std::vector<HolderSigns>& sides);

}  // namespace parley

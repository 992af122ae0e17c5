// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "language/cuts.h"
#include "language/layout.h"
#include "parley/record.h"

namespace parley {

// Of a probability, kept from 0 and 1.
[[nodiscard]] float log_odds(float probability);

// The signs that speak for and against an entry, as numbers; training/parley_training/tune.py knows the same
// list:
//   1, log odds of the span (entry.confidence as the model gives it), log odds of the holders, of the status,
//   of its being no other entry told again, logarithm of 1 + other mentions, 1 if a statement reports it, the
//   statement's log odds (0 without), logarithm of the bytes of `what`, 1 if it stands in the first
//   paragraph, then 1 for its kind (seven signs)
[[nodiscard]] std::vector<float> signs_of(const Entry& entry, const Statement* said, const Layout& layout);

// The probability that a careful reader would have the entry: the weighed signs, or the span's own
// probability if there are no weights.
[[nodiscard]] float judged(const Entry& entry, const Statement* said, const Layout& layout,
                           const Judge& judge);

}  // namespace parley

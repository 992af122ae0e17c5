// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "language/reading.h"

namespace parley {

// Spans out of words' scores (log odds): `inside` of each word, `first` and `last` of the words that may
// begin and end a span. A run's worth is the sum over its words plus the scores of its two ends; scores are
// limited to -8 .. 8 so that no single word decides. Indices count from the start of the vectors.
//
//   inside  -3  2  3 -1  2 -4      first of word 1: 1, last of word 4: 2
//   best_run -> words 1..5, worth 2+3-1+2+1+2 = 9
struct Run {
  WordSpan words;
  float worth = 0;
};

// The run of greatest worth. Vectors of one length, at least one word; `last` may be empty (all 0).
[[nodiscard]] Run best_run(const std::vector<float>& inside, const std::vector<float>& first,
                           const std::vector<float>& last);

// The set of disjoint runs of greatest total worth, in order: only runs of positive worth; perhaps none.
[[nodiscard]] std::vector<Run> best_runs(const std::vector<float>& inside, const std::vector<float>& first,
                                         const std::vector<float>& last);

}  // namespace parley

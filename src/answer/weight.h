// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parley/record.h"

namespace parley {

// Where a line stands in its section: first by `age`, then by `score`, the higher the earlier.
struct Weight {
  // 0: dated near the day of publication, still to come, or not dated; 1: more than two months past;
  // 2: more than two years past. Without a day of publication all is 0.
  int age = 0;
  float score = 0;

  [[nodiscard]] bool before(const Weight& other) const {
    return age != other.age ? age < other.age : score > other.score;
  }
};

// Adds up: in the lead rather than far down, told more than once, an outcome (terms, a status that is not
// the kind's first), dated within days of publication, confidence.
[[nodiscard]] Weight weight_of(const Record& record, const Entry& entry);

// In the lead, spoken words rather than reported ones, dated near publication, confidence; less for a
// headline, which the text tells again.
[[nodiscard]] Weight weight_of(const Record& record, const Statement& statement);

}  // namespace parley

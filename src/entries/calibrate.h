// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "language/cuts.h"
#include "parley/record.h"

namespace parley {

// Turns what the stages say of their own sureness into probabilities that a careful reader would agree, by
// curves measured on reports that the model has not seen. An entry's own confidence is one already
// (entries/judge.h).
void calibrate(const Curves& curves, std::vector<Statement>& statements, std::vector<Entry>& entries);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "parley/error.h"
#include "parley/record.h"

namespace parley {

// Maps what the model says to the probability that a careful reader would agree: a curve through points
// (said, true), straight between them, flat beyond. Fitted on reports that the model has not seen.
struct Curve {
  std::vector<std::array<float, 2>> points;

  [[nodiscard]] float at(float said) const;
};

// A curve for each thing that has a confidence; see Statement and Entry.
struct Curves {
  Curve statement, speaker, side, form, holders, counterparts, status, when, place, condition;
};

// Weighs the signs that speak for and against an entry; see entries/judge.h for what they are. Without
// weights the model's own probability stands.
struct Judge {
  std::vector<float> weights;
};

// The numbers by which the stages decide, measured for one set of weights and kept beside them (model.json,
// "heads").
struct Cuts {
  float statement = 0.35F;  // least probability of an anchor
  float entry = 0.1F;       // least probability of a span, for any kind
  float sure_entry = 0.0F;  // least confidence of an entry, once judged
  float rival = 0.8F;   // an entry of another kind at the same words stays if it has this share of the best
  float holder = 0.5F;  // least probability of a side to be a holder
  float counterpart = 0.5F;
  float same = 0.5F;    // two entries are one
  float place = -0.5F;  // mean log odds of the words of a place, a condition, an item
  float condition = 0.0F;
  float item = 0.0F;
  float pointed_when = 1.0F;  // weight of the model's log odds that an expression tells when
  float told_side = 2.0F;     // log odds that the name's own side adds to the model's
  Curves curves;
  Judge judge;

  // Missing members keep the values above. Errors: environment (a member of another type).
  [[nodiscard]] static Result<Cuts> parse(const nlohmann::json& heads);
};

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "answer/material.h"

namespace parley {

// One side refuses what another wants. Places among the record's entries.
//
//   rejection  Veltia: any patrol
//   demand     Maroa: a joint patrol on the river   (the first answers the second, or shares words with it)
struct Dispute {
  std::uint32_t refused = 0;
  std::uint32_t wanted = 0;

  auto operator<=>(const Dispute&) const = default;
};

// Each once, in the order of the refusals.
[[nodiscard]] std::vector<Dispute> disputes_of(const Material& material);

}  // namespace parley

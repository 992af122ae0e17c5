// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace parley::times {

struct Weight {
  std::uint16_t mark;
  float value;
};
extern const std::span<const Weight> kActWeights;
extern const std::span<const Weight> kSayingWeights;

}  // namespace parley::times

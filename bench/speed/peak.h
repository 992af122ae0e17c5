// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "neural/isa.h"

namespace parley::bench {

// What a core can do at most: runs the set's int8 product on registers alone, `rounds` times a fixed number,
// and returns how many multiply-adds that were. 0 for the portable set, which has no such instruction.
[[nodiscard]] std::size_t multiply_registers(neural::Isa isa, std::size_t rounds);

}  // namespace parley::bench

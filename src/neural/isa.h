// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "neural/kernels.h"
#include "parley/error.h"

namespace parley::neural {

// Instruction sets there are kernels for, slowest first.
enum class Isa { portable, avx2, avxvnni, avx512vnni };
inline constexpr std::array kIsas{Isa::portable, Isa::avx2, Isa::avxvnni, Isa::avx512vnni};

[[nodiscard]] std::string_view name_of(Isa isa);
[[nodiscard]] bool is_available(Isa isa);  // on this processor

// The kernels of one set; null where the processor lacks it.
[[nodiscard]] const Kernels* kernels_for(Isa isa);

// The set that the environment variable PARLEY_ISA names, else the fastest available. Errors: environment
// (a name that is none, a set that this processor lacks). Read once, at the first call; thread-safe.
[[nodiscard]] const Result<Isa>& chosen_isa();

// The chosen kernels; where the choice is an error, which opening a model reports, the fastest ones.
[[nodiscard]] const Kernels& chosen_kernels();

}  // namespace parley::neural

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actors/speaker_context.h"

namespace parley {

// Sources told by an office, `told`, which the words [first, last) describe:
//   "the Russian foreign minister"  ->  Sergei Lavrov, where the report tells that he is
//   "a Palestinian official"        ->  "Palestinian official" of Palestine: an unnamed source
//   "government officials"          ->  of the state that the report is about
//   "analysts in Oslo"              ->  of no side
[[nodiscard]] Speaker described(const SpeakerContext& in, const Description& told, std::uint32_t first,
                                std::uint32_t last, const Before& before);

}  // namespace parley

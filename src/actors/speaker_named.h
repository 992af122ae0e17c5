// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actors/speaker_context.h"

namespace parley {

// Sources told by name:
//   "Rubio and Lavrov"             ->  the two, jointly
//   "Doe, head of the IAEA"        ->  Doe
//   "the Kremlin's spokesman"      ->  none, as the Kremlin is only whose he is
//   "he and Doe"                   ->  who "he" is, and Doe
[[nodiscard]] std::optional<Speaker> named(const SpeakerContext& in, std::uint32_t first, std::uint32_t last,
                                           const Before& before);

// A capitalised word that was no name elsewhere: "Acme" at the start of a sentence.
[[nodiscard]] bool is_bare_name(const SpeakerContext& in, std::uint32_t first, std::uint32_t last);

}  // namespace parley

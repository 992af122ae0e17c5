// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actors/speaker_context.h"

namespace parley {

// Sources told by a common noun:
//   "Doe said ... the statement said"                ->  Doe
//   "the ministry's report"                          ->  the ministry
//   "the Lamplighters Union said ... the union said" ->  Lamplighters Union
//   "the YPG is fighting on. The group said"         ->  YPG

// "the statement" is whose it is, or who spoke last.
[[nodiscard]] std::optional<Speaker> document(const SpeakerContext& in, std::uint32_t first,
                                              std::uint32_t last, const Before& before);
// "the union" is the last body whose name has the word, or that can be called so.
[[nodiscard]] std::optional<Speaker> common_noun(const SpeakerContext& in, std::uint32_t first,
                                                 std::uint32_t last, const Before& before);
// The words end in a noun of the press: "the news agency".
// The company or the body of that name that the common noun at word `noun` means, as "the [firm]" does in "a
// source at the firm".
[[nodiscard]] std::optional<Speaker> body_meant(const SpeakerContext& in, std::uint32_t noun,
                                                const Before& before);

[[nodiscard]] bool tells_press(const SpeakerContext& in, std::uint32_t last);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actors/speaker_context.h"

namespace parley {

// Several who speak with one voice:
//   "Doe met Roe. The two leaders said ..."         several()      ->  "Doe and Roe"
//   "Doe met Roe. They said ..."                    pair_before()  ->  "Doe and Roe"
//   "Joint statement by Doe, Roe and Poe: We ..."   authors()      ->  "Doe, Roe and Poe"

// The actors as one speaker; with their side where they share one.
[[nodiscard]] Speaker joint(const SpeakerContext& in, const std::vector<std::uint32_t>& all);
// A speaker that is several by its name: "Doe and Roe", "analysts".
[[nodiscard]] bool names_several(const Speaker& speaker);

// "the two leaders", "the three governments": so many persons or states, the last ones named before.
[[nodiscard]] std::optional<Speaker> several(const SpeakerContext& in, std::uint32_t first,
                                             std::uint32_t last, const Before& before);
// The two persons of different sides whom a sentence near before names.
[[nodiscard]] std::optional<Speaker> pair_before(const SpeakerContext& in, std::uint32_t word);
// A communique given in full begins with its authors.
[[nodiscard]] std::optional<Speaker> authors(const SpeakerContext& in);

}  // namespace parley

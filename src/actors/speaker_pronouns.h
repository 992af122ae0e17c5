// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actors/speaker_context.h"

namespace parley {

// Who a pronoun at `word` is; none for other words.
//   "Doe left. He said ..."                     ->  Doe, unless his given name is a woman's
//   "Acme slept. It said ..."                   ->  Acme
//   "Doe met Roe. They said ..."                ->  Doe and Roe
//   "Statement from President Doe: I ..."       ->  Doe
[[nodiscard]] std::optional<Speaker> pronoun(const SpeakerContext& in, std::uint32_t word,
                                             const Before& before);

}  // namespace parley

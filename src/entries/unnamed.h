// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "entries/found.h"

namespace parley {

// A holder that no mention of the cast covers: a pronoun or a role ("she", "the union") that stands for one
// of the cast. Its words are those around the likeliest that the model points to.
//
//   Doe met envoys from Veltia. She would not sign.   what: would not sign -> the side of Doe
[[nodiscard]] std::optional<std::string> unnamed_holder(const Passage& passage, const Found& mention);

}  // namespace parley

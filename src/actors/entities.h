// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "actors/names.h"
#include "actors/roles.h"
#include "actors/tokens.h"
#include "parley/record.h"

namespace parley {

// The names of a report joined into actors: "Lavrov" with "Sergei Lavrov", "EU" with "European Union",
// "Freedonian" with "Freedonia". States and bodies have their sides; persons do not yet.
struct Entities {
  std::vector<Actor> actors;        // in order of first sighting; `mentions` still empty
  std::vector<Sighting> sightings;  // sorted by words
};

[[nodiscard]] Entities join_names(const Report& report, const Tokens& tokens, const std::vector<Name>& names);

// "Institute for Harbour Studies": a body that comments on what others do.
[[nodiscard]] bool is_research_body(const Actor& actor);

// The text of words [first, last) with single spaces for line ends.
[[nodiscard]] std::string text_of(const Report& report, const Tokens& tokens, std::uint32_t first,
                                  std::uint32_t last);

}  // namespace parley

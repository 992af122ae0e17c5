// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "parley/record.h"

namespace parley {

// What leads up to the words of an entry, inside them and before them. A line says by its verb what an entry
// is; then its words need not say it again, unless they would mean something else without:
//
//   demand     "calls for Maroa to leave"           ->  Veltia demands: Maroa to leave
//   agreement  "agreed on four points after lunch"  ->  Veltia and Maroa agreed: four points after lunch
//   threat     "will not sign"                      ->  Maroa threatens: will not sign

// The entry's words without what led up to them.
[[nodiscard]] Span without_lead(std::string_view text, const Entry& entry);

// The words with the negation that stands right before them: "reach any agreement" -> "unable to reach any
// agreement".
[[nodiscard]] Span with_negation(std::string_view text, Span words);

// Up to `most` words of small letters only that stand right before a place, the nearest first:
// "Envoys were unable to| reach" -> "to", "unable", "were".
[[nodiscard]] std::vector<Span> words_before(std::string_view text, std::uint32_t place, std::size_t most);

}  // namespace parley

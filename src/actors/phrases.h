// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "actors/knowledge.h"
#include "actors/learned.h"
#include "actors/tokens.h"

namespace parley {

// Where the tables' phrases stand in a report. In "the Russian Foreign Minister said":
//   known_at("Russian")   ->  Russia's adjective
//   office_at("Foreign")  ->  an office, two words long

// The longest of the tables' names that begins at `at`, or null.
[[nodiscard]] const KnownPhrase* known_at(const Tokens& tokens, std::uint32_t at);

// The same, or a learned state's phrase.
[[nodiscard]] const KnownPhrase* known_phrase(const Tokens& tokens, const LearnedStates& states,
                                              std::uint32_t at);
[[nodiscard]] bool is_given_name(const Tokens& tokens, std::uint32_t at);
// A capitalised word with a space before it, in the sentence of `from`.
[[nodiscard]] bool is_spaced_capital(const Tokens& tokens, std::uint32_t from, std::uint32_t at);

// The words [first, last) are part of a compound that only tells of a state or body: "Maroan-backed",
// "pro-Maroan".
[[nodiscard]] bool in_compound(const Tokens& tokens, std::uint32_t first, std::uint32_t last);

// The words of an office that begin at `at`: "Foreign Minister", "minister of foreign affairs", "spokesmen".
struct OfficeAt {
  std::uint32_t length = 0;  // words; 0 if there is none
  Office kind = Office::office;
  bool plural = false;
};
[[nodiscard]] OfficeAt office_at(const Tokens& tokens, std::uint32_t at);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "actors/knowledge.h"
#include "actors/learned.h"
#include "actors/tokens.h"

namespace parley {

enum class Guess : std::uint8_t { unknown, person, organisation };

// A name at one place, as a half-open range of words.
struct Name {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const KnownPhrase* phrase = nullptr;  // the tables' phrase or a learned state's; null for other names
  Guess guess = Guess::unknown;
  bool weak = false;  // its capitals prove nothing: opens a sentence, or stands in a headline
};

// The names of a report, in text order, without overlaps:
//   "Russian Foreign Minister Sergei Lavrov"  ->  [Russian] [Sergei Lavrov]; the office is no name
[[nodiscard]] std::vector<Name> find_names(const Tokens& tokens, const LearnedStates& states);

// The longest of the tables' phrases that begins at `at`, or null.
[[nodiscard]] const KnownPhrase* known_at(const Tokens& tokens, std::uint32_t at);

// The words of an office that begin at `at`: "Foreign Minister", "minister of foreign affairs", "spokesmen".
struct OfficeAt {
  std::uint32_t length = 0;  // words; 0 if there is none
  Office kind = Office::office;
  bool plural = false;
};
[[nodiscard]] OfficeAt office_at(const Tokens& tokens, std::uint32_t at);

// Last words of organisations' names ("Union", "Institute"), in lower case.
[[nodiscard]] bool is_body_word(std::string_view low);
// Groups without a name of their own that can be sides: "opposition", "banks".
[[nodiscard]] bool is_group_noun(std::string_view low);
// Words of bodies that study and comment: people of an institute speak for nobody else.
[[nodiscard]] bool is_research_word(std::string_view low);
// Bodies of a state that act for it when its name stands before them: "ministry", "parliament".
[[nodiscard]] bool is_state_organ(std::string_view low);

}  // namespace parley

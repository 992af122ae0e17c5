// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace parley {

// The words that names are made of, all asked in lower case without accents.

// "von" in "von der Leyen", "al" in "al-Assad".
[[nodiscard]] bool is_particle(std::string_view low);
// "Mr", "Gen", "Sen": a stop after it ends no sentence and no name.
[[nodiscard]] bool is_abbreviation(std::string_view low);
// Stands between a state and an office, or makes an office longer: "deputy", "foreign", "affairs".
[[nodiscard]] bool is_modifier(std::string_view low);
// Last words of organisations' names: "Union", "Institute".
[[nodiscard]] bool is_body_word(std::string_view low);
// Groups without a name of their own that can be sides: "opposition", "banks".
[[nodiscard]] bool is_group_noun(std::string_view low);
// Words of bodies that study and comment: people of an institute speak for nobody else.
[[nodiscard]] bool is_business_noun(std::string_view low);  // "company", "firm": what companies are called
[[nodiscard]] bool is_research_word(std::string_view low);
// Bodies of a state that act for it when its name stands before them: "ministry", "parliament".
[[nodiscard]] bool is_state_organ(std::string_view low);

}  // namespace parley

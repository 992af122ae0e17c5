// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace parley {

// Words without what hangs loose at their ends: punctuation, spaces, the stop of a sentence, words that join
// to others.
//
//   , that the talks on the river would go on and  ->  the talks on the river would go on
//   but U.S. envoys stay.                          ->  U.S. envoys stay.
[[nodiscard]] std::string_view without_loose_ends(std::string_view words);

// The same of words that are cut off, at their end only: "the bridge and the" -> "the bridge". Few words are
// left as they are: "after that".
[[nodiscard]] std::string_view without_loose_end(std::string_view words);

[[nodiscard]] bool is_loose(char c);  // a comma, colon, semicolon, space

}  // namespace parley

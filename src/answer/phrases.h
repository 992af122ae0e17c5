// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

// The little English that a brief needs.

// "United States" -> "the United States", "EU" -> "the EU", "company" -> "the company", "Russia" -> "Russia"
[[nodiscard]] std::string with_article(std::string_view name);

// "A", "A and B", "A, B and C"; beyond `most` names "A, B and 4 others".
[[nodiscard]] std::string list_of(const std::vector<std::string>& names, std::size_t most);

// "European leaders", "rebels", "Republicans"; not "United States", "Hamas", "Congress".
[[nodiscard]] bool is_plural(std::string_view name);

// "Palestinian official", "source at the company"
[[nodiscard]] bool is_one_person(std::string_view speaker);

// A source that has no name of its own: its noun phrase ends in small letters, "European diplomats", or it
// is one person told by their trade.
[[nodiscard]] bool is_unnamed(std::string_view speaker);

// True for "draft", "census data", "energy ministry": unnamed, yet nobody who hides a name.
[[nodiscard]] bool is_impersonal(std::string_view speaker);

// True if the words can follow a comma as a condition does: "if necessary", "only after a withdrawal",
// not "a full withdrawal".
[[nodiscard]] bool is_clause(std::string_view condition);

[[nodiscard]] std::string capitalised(std::string text);  // of ASCII letters

}  // namespace parley

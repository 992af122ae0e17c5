// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parley/record.h"

namespace parley {

// How a brief names who speaks and who negotiates. Names are found by a model, which may take along a word
// too many, or what is no name:
//
//   holders "from 12 states", "Tehran has", "they agreed"  ->  "12 states and Tehran"
//   speaker "Veltian official"                             ->  "a Veltian official"
//   speaker "she"                                          ->  "a source"

// True for what is no name: "he", "Ms", "they agreed", "its government".
[[nodiscard]] bool is_nobody(std::string_view name);

// A name on one line, without words that do not belong to it: "Tehran has" -> "Tehran".
[[nodiscard]] std::string tidy(std::string_view name);

// True if the words name the side already, be it by its adjective: "Ukrainian President" names Ukraine.
[[nodiscard]] bool names_side(std::string_view words, std::string_view side);

// The sides as a sentence begins with them, no more than `most` by name; "one side" where none has a name.
[[nodiscard]] std::string list_of_sides(const std::vector<std::string>& sides, std::size_t most);

// Whether the verb after them is that of many: "Veltia and Maroa demand", "rebels demand".
[[nodiscard]] bool are_many(const std::vector<std::string>& sides);

[[nodiscard]] std::string source_name(std::string_view speaker);

// True for one who hides a name, "official", "she"; not for "draft", "energy ministry".
[[nodiscard]] bool is_anonymous(std::string_view speaker);

// What a reader should know of who makes the statement: " (not named, envoy, Veltia)", or nothing.
[[nodiscard]] std::string intro_of(const Record& record, const Statement& statement);

}  // namespace parley

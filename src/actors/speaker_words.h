// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace parley {

// Words in the phrases that name a source, and offices that are told one for the other; all in lower case.

[[nodiscard]] bool is_preposition(std::string_view low);  // and others that a complement begins with: "who"
[[nodiscard]] bool is_article(std::string_view low);      // and what stands in its place: "this", "its"
[[nodiscard]] bool is_indefinite(std::string_view low);   // "a", "some": nobody told before

// Offices that a report uses one for the other: "the French leader" is its president, "secretary" in
// "secretary of state".
[[nodiscard]] bool same_office(std::string_view a, std::string_view b);

// The office `role` is what `head` tells; also one used for it, if `like`.
[[nodiscard]] bool fits_office(std::string_view role, std::string_view head, bool like);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace parley {

inline constexpr std::size_t kUncut = std::numeric_limits<std::size_t>::max();
inline constexpr std::string_view kCut = " \u2026";  // tells that words are left out

// Words on one line, without what could steer a terminal, cut at a space beyond `most` letters.
struct OneLine {
  std::string text;
  bool whole = true;  // false if it is cut, which the text does not tell
};
[[nodiscard]] OneLine on_one_line(std::string_view words, std::size_t most);

// A name or title on one line; kCut stands behind it if it is cut.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t most = kUncut);

}  // namespace parley

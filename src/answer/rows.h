// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/brief.h"

namespace parley {

// How a brief is set in rows for a terminal. The text writer prints these rows, and make_brief counts them.
inline constexpr std::size_t kColumns = 80;

// "- Veltia refuses: any patrol on the river, on the lake, in the straits and in the
//    port [4]"
[[nodiscard]] std::vector<std::string> rows_of(const Line& line, bool styled);
[[nodiscard]] std::vector<std::string> rows_of_text(std::string_view text);

// " [4, 5]", or nothing.
[[nodiscard]] std::string citation(const Line& line);

// "19 Feb 2025, talks.txt; in brackets: paragraphs"
[[nodiscard]] std::string subtitle(const Brief& brief);

// "3 more with --all"
[[nodiscard]] std::string remainder(const Section& section);

}  // namespace parley

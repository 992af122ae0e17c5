// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace parley {

// The language of a text that is not English ("German", "Russian", "no language known here"); none for
// English, and for texts of 200 letters and fewer, which tell too little. Errs on the side of English: a text
// full of foreign names, or with long quotations in another language, is English. Linear.
[[nodiscard]] std::optional<std::string_view> foreign_language(std::string_view text);

}  // namespace parley

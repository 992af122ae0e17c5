// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parley {

// Quotation marks, by their code points; 0 is none. Straight, curly, low and angled ones are known.
using QuotationMark = std::int32_t;
inline constexpr QuotationMark kLeftMark = 0x201C;

[[nodiscard]] bool is_quotation_mark(std::int32_t code);

// The mark that is open after `code`, where `open` was open before it.
[[nodiscard]] QuotationMark open_after(QuotationMark open, std::int32_t code);

// Words cut out of a text, made whole: `open`, the mark that is open where they begin, stands before them,
// and what is open where they end is closed. `cut` tells that words are left out there.
//
//   called it "very useful, open: none, cut: none     ->  called it "very useful"
//   useful" and left,       open: “,    cut: " ..."   ->  “useful" and left ...
[[nodiscard]] std::string with_whole_marks(std::string words, QuotationMark open, std::string_view cut);

}  // namespace parley

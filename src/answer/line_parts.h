// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "answer/line_builder.h"
#include "answer/material.h"

namespace parley {

// What the lines of entries of all kinds have in common.

// The sides that hold it, as long a list as the line has room for.
[[nodiscard]] std::string holders_of(const Material& material, const Entry& entry);

// " (18 Feb 2025)"; " (due 18 Mar 2025)" for what is still to be done; nothing where no date is told.
[[nodiscard]] std::string date_of(const Record& record, const Entry& entry);

// ", if necessary: talks with Veltia" or ": talks with Veltia; condition: a full withdrawal". No more than
// `most` letters of the entry's words.
void tell_words(LineBuilder& line, const Material& material, const Entry& entry, std::size_t most);

// Who tells it, where that is not the holder itself or has no name: " (according to Ana Korr)",
// " (a diplomat, not named)".
void tell_source(LineBuilder& line, const Record& record, const Entry& entry);

}  // namespace parley

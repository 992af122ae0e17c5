// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "parley/span.h"

namespace parley {

using Date = std::chrono::year_month_day;

// One report, ready to be read. Owns the text; every Span of every later stage points into it.
// Invariants: `text` is valid UTF-8 and at most 4 GiB; `furniture` is sorted and without overlaps.
struct Report {
  std::string id;                 // given, else the file's stem
  std::string source;             // path or address as given
  std::string title;              // metadata only: never part of `text` unless the input has it there
  std::optional<Date> published;  // the day that "on Tuesday" is counted from
  std::string text;
  std::vector<Span> furniture;  // page furniture inside `text`: kept for its offsets, never read
};

}  // namespace parley

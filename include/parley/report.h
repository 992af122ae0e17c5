// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parley/span.h"

namespace parley {

using Date = std::chrono::year_month_day;

// A stretch of a text and the bytes of the input that it was read from. They are shared out evenly: byte k of
// n stands at k * (end - begin) / n. So what was copied is one stretch, however long, and so is what was
// UTF-16 or base64; "&amp;" is one of its own.
struct Origin {
  Span text;                // bytes of the text
  std::uint64_t begin = 0;  // bytes of the input
  std::uint64_t end = 0;
  bool operator==(const Origin&) const = default;
};

// The smallest range of the input that holds what stands in `span`; none where nothing of it has a place
// there. `origins` as in Report.
[[nodiscard]] std::optional<Origin> find_in_input(const std::vector<Origin>& origins, Span span);

// One report, ready to be read. Owns the text; every Span of every later stage points into it.
// Invariants: `text` is valid UTF-8 and at most 4 GiB; `furniture` is sorted and without overlaps.
struct Report {
  std::string id;                 // given, else the file's stem
  std::string source;             // path or address as given
  std::string title;              // metadata only: never part of `text` unless the input has it there
  std::string byline;             // whom a page or mail names as its author; metadata only, as the title
  std::optional<Date> published;  // the day that "on Tuesday" is counted from
  std::string text;
  std::vector<Span> furniture;  // page furniture inside `text`: kept for its offsets, never read

  // Where the text stands in the input: the file as unpacked, for a web archive the whole archive. Sorted by
  // text, without overlaps; what was added (blank lines between paragraphs) has no place. Empty for PDF, for
  // pages that a web archive holds packed, and for markup inside the XML of a feed.
  std::vector<Origin> origins;
};

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace parley {

// A half-open range [begin, end) of BYTES of a report's UTF-8 text. Everything that Parley extracts
// is a Span into the one text that the Report owns; nothing is copied out of it.
//
//   "Talks failed."  ->  Talks {0,5}  failed {6,12}  . {12,13}
//
// Offsets are bytes everywhere inside the library; code points and UTF-16 units are made only when a
// record is written (record/json.h).
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr auto operator<=>(const Span&) const = default;
};

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parley/report.h"

namespace parley {

using Origins = std::vector<Origin>;

// A text with the way back to what it was made from.
struct Traced {
  std::string text;
  Origins origins;

  // Adds `piece`, read from the bytes [begin, begin + size).
  void append(std::string_view piece, std::uint64_t begin, std::uint64_t size);
  // Adds what was copied from `begin` on.
  void append(std::string_view piece, std::uint64_t begin) { append(piece, begin, piece.size()); }
};

// A copy of what begins at the byte `begin`.
[[nodiscard]] Traced copy_from(std::string text, std::uint64_t begin = 0);

// Its bytes [begin, end).
[[nodiscard]] Traced cut(const Traced& from, std::size_t begin, std::size_t end);

// Adds `more` at the end.
void append(Traced& to, const Traced& more);

// Adds a stretch behind the others; it grows together with the last where both are shared out alike.
void add_origin(Origins& to, Origin next);

// A text and what it was read from, gone through side by side.
struct Alignment {
  std::uint64_t at = 0;  // where what is read begins in the input
  std::size_t text = 0;  // how far both are gone through
  std::size_t raw = 0;
  Origins origins = {};

  // `size` bytes of the text come from the next `raw_size` bytes.
  void take(std::size_t size, std::size_t raw_size);
};

// Counts the places in the input from `by` bytes further on.
void move_origins(Origins& origins, std::uint64_t by);

// Where a text stands in the input, if `last` tells where it stands in a text between, and `first` where that
// stands in the input. Linear in the stretches, but for a binary search each.
[[nodiscard]] Origins through(const Origins& last, const Origins& first);

}  // namespace parley

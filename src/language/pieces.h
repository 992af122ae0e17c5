// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/layout.h"
#include "parley/error.h"

namespace parley {

// The encoder's vocabulary of word pieces. Immutable; may be shared by threads.
class Vocabulary {
 public:
  // One piece a line, its number is its line's. `file` is for messages. Errors: environment (no piece [UNK]).
  [[nodiscard]] static Result<Vocabulary> read(std::string_view lines, const std::filesystem::path& file);

  // Greedy longest match from the left (WordPiece): "unhappily" -> un ##happi ##ly. Never empty: a word that
  // cannot be cut is one unknown piece.
  void cut(std::string_view word, std::vector<std::int32_t>& out) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> numbers_;
  std::int32_t unknown_ = 0;
};

// The shape of a word's letters, which an uncased vocabulary does not see.
enum class Case : std::uint8_t { lower, capital, capitals, mixed };

// The pieces of all words of a report, in order; `first[w]` is where word w begins, one more entry at the
// end.
struct Pieces {
  std::vector<std::int32_t> numbers;
  std::vector<Case> cases;  // that of the whole word, for each of its pieces
  std::vector<std::uint32_t> first;
};
[[nodiscard]] Pieces pieces_of(const Report& report, const Layout& layout, const Vocabulary& vocabulary);

// The parts of a report that go through the encoder at a time, as ranges of words. A report of up to
// kWindow pieces is one window; a longer one is cut into parts of about equal length at beginnings of
// sentences, each read with up to kMargin pieces of context on both sides.
struct WindowOfWords {
  std::uint32_t first = 0, last = 0;                  // words whose vectors are taken from this window
  std::uint32_t context_first = 0, context_last = 0;  // words that are read
};
inline constexpr std::uint32_t kWindow = 440;
inline constexpr std::uint32_t kMargin = 32;
[[nodiscard]] std::vector<WindowOfWords> windows_of(const Layout& layout, const Pieces& pieces);

}  // namespace parley

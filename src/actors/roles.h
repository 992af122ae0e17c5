// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "actors/phrases.h"
#include "actors/tokens.h"
#include "parley/record.h"

namespace parley {

// A mention as a range of words.
struct Sighting {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t actor = 0;
  bool adjective = false;
};

// The words of a report together with who is seen where.
struct Scene {
  const Tokens& tokens;
  const std::vector<Actor>& actors;
  const std::vector<Sighting>& sightings;  // sorted
  std::vector<std::uint32_t> at_word;      // the sighting that covers a word, kNobody if none does

  static constexpr std::uint32_t kNobody = ~0U;
  Scene(const Tokens& words, const std::vector<Actor>& who, const std::vector<Sighting>& where);
  [[nodiscard]] const Sighting* sighting(std::uint32_t word) const {
    return word < at_word.size() && at_word[word] != kNobody ? &sightings[at_word[word]] : nullptr;
  }
};

// An office as it is told in words:
//   "the former Russian foreign minister"  ->  head "foreign minister", of Russia, former
//   "a spokesman for NATO"                 ->  head "spokesman", of NATO
struct Description {
  std::uint32_t first = 0;  // the head's words
  std::uint32_t last = 0;
  Office kind = Office::office;
  bool plural = false;
  bool former = false;
  std::optional<std::uint32_t> of;  // actor that it is held in, or for whom it speaks
  std::optional<std::uint32_t>
      called;  // where that is not named, the word that it is called by: "the [union]"
};

// The head in lower case: "foreign minister".
[[nodiscard]] std::string head_text(const Tokens& tokens, const Description& told);

// Reads the noun phrase [first, last) of words; none if it tells no office.
[[nodiscard]] std::optional<Description> describe(const Scene& scene, std::uint32_t first,
                                                  std::uint32_t last);

// The body that the common noun at word `noun` means: of those seen before it, else after, the nearest that
// has the noun in its name. "the [union]" -> the Lamplighters' Union
[[nodiscard]] std::optional<std::uint32_t> body_called(const Scene& scene, std::uint32_t noun);

// The description before a name that begins at `at`: "Germany's foreign minister, [Johann Wadephul]".
[[nodiscard]] std::optional<Description> described_before(const Scene& scene, std::uint32_t at);
// The description after a name that ends before `at`: "[Dmitry Peskov], the Kremlin spokesman,".
[[nodiscard]] std::optional<Description> described_after(const Scene& scene, std::uint32_t at);

}  // namespace parley

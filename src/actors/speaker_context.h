// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "actors/cast.h"
#include "actors/roles.h"
#include "actors/tokens.h"

namespace parley {

using Before = std::vector<EarlierSpeaker>;

constexpr std::uint32_t kNear = 8;  // sentences within which "he" and "they" are named
constexpr int kFarBack = 400;       // names and speakers looked back at; more would not be linear

// What the words that name a source are resolved by: the report's words and who is seen where.
struct SpeakerContext {
  const Report& report;
  const Layout& layout;
  const Cast& cast;
  Tokens tokens;
  std::vector<Sighting> sightings;  // sorted
  Scene scene;

  SpeakerContext(const Report& text, const Layout& words, const Cast& who);
  SpeakerContext(const SpeakerContext&) = delete;  // the scene points into it
  SpeakerContext& operator=(const SpeakerContext&) = delete;

  [[nodiscard]] const Actor& actor(const Sighting& seen) const { return cast.actors[seen.actor]; }
  [[nodiscard]] bool is_person(std::uint32_t index) const {
    return cast.actors[index].kind == ActorKind::person;
  }
  // An actor of the cast as a speaker; an institute that reports its findings speaks for nobody.
  [[nodiscard]] Speaker as_speaker(std::uint32_t index) const;
  // The same, by its name at this place: a state's seats and people speak under theirs ("Kremlin",
  // "Americans").
  [[nodiscard]] Speaker named_by(const Sighting& seen) const;
  // A preposition stands before the name, so that it is no subject.
  [[nodiscard]] bool after_preposition(const Sighting& seen) const;
  // The first sighting at `word` or after it.
  [[nodiscard]] std::vector<Sighting>::const_iterator first_at(std::uint32_t word) const {
    return std::partition_point(sightings.begin(), sightings.end(),
                                [&](const Sighting& s) { return s.first < word; });
  }
  // Of the sightings before `word` the last one that fits, or null.
  template <typename Fits>
  [[nodiscard]] const Sighting* last_seen(std::uint32_t word, const Fits& fits) const {
    int tries = kFarBack;
    for (auto i = first_at(word); i != sightings.begin() && tries-- > 0;) {
      if (fits(*--i)) return &*i;
    }
    return nullptr;
  }

  // An unnamed source as the record writes it: no article, the first word small unless it is a name.
  //   "A senior Russian official"  ->  "senior Russian official"
  [[nodiscard]] std::string source_text(std::uint32_t first, std::uint32_t last) const;
  // "leaders in Oslo, Lima and Rome", "Chile's president and Peru's ministry".
  [[nodiscard]] bool of_several_sides(std::uint32_t first, std::uint32_t last) const;
  // The side of the one named first: "Russian claims"; none after "in", as in "commuters in Lima".
  [[nodiscard]] std::optional<std::string> side_in(std::uint32_t first, std::uint32_t last) const;
};

// Of the last `tries` speakers the last one that fits, or null.
template <typename Fits>
[[nodiscard]] const Speaker* last_spoken(const Before& before, int tries, const Fits& fits) {
  for (std::size_t i = before.size(); i-- > 0 && tries-- > 0;) {
    if (fits(before[i].speaker)) return &before[i].speaker;
  }
  return nullptr;
}
[[nodiscard]] std::optional<Speaker> last_of(const Before& before);

}  // namespace parley

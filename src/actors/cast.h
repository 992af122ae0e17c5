// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "language/layout.h"
#include "parley/record.h"

namespace parley {

// Everyone who acts in a report: names found in it, joined into actors, each with the side it speaks for.
//
//   "Russian Foreign Minister Sergei Lavrov said ... Lavrov called ... Moscow would ..."
//   actor 0: Sergei Lavrov, person, role "Russian Foreign Minister", side Russia, two mentions
//   actor 1: Russia, state, mentions "Russian" (adjective), "Moscow"
struct Mention {
  Span span;
  std::uint32_t actor = 0;  // index into Cast::actors
  bool adjective = false;   // "Russian" in "Russian officials": names the side, not an actor acting
};

struct Cast {
  std::vector<Actor> actors;
  std::vector<Mention> mentions;  // sorted by span, no overlaps except a state's name inside a longer one
                                  // ("Russian" inside "Russian Foreign Minister Sergei Lavrov" is its own)

  // The side that the words of `span` stand for ("Moscow" -> "Russia", "Lavrov" -> "Russia"): that of the
  // mention that covers most of it; none if no mention touches it.
  [[nodiscard]] std::optional<std::string> side_of(Span span) const;
};

// Finds and resolves the names. Linear in the text; never fails.
[[nodiscard]] Cast cast_of(const Report& report, const Layout& layout);

// Who speaks, given the words that name the source at one place: a full name, "he", "the spokeswoman",
// "the Russian foreign minister", "a Palestinian official". `before` lists earlier statements' speakers
// (their actor and speaker_span) in text order, for pronouns.
struct Speaker {
  std::string name;                    // "Sergei Lavrov"; "Palestinian official" for an unnamed source
  std::optional<std::uint32_t> actor;  // index into Cast::actors, where it is one
  std::optional<std::string> side;
};
struct EarlierSpeaker {
  Span span;
  Speaker speaker;
};
[[nodiscard]] Speaker resolve_speaker(const Report& report, const Layout& layout, const Cast& cast, Span words,
                                      const std::vector<EarlierSpeaker>& before);

}  // namespace parley

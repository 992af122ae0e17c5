// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "language/layout.h"
#include "parley/record.h"

namespace parley {

// Everyone who acts in a report: names found in it, joined into actors, each with the side it speaks for.
//
//   "Russian Foreign Minister Sergei Lavrov said ... Lavrov called ... Moscow would ..."
//   actor 0: Russia, state, mentions "Russian" (adjective), "Moscow"
//   actor 1: Sergei Lavrov, person, role "Russian Foreign Minister", side Russia, two mentions
struct Mention {
  Span span;
  std::uint32_t actor = 0;  // index into Cast::actors
  bool adjective = false;   // "Russian" in "Russian officials": names the side, not an actor acting
};

struct Cast {
  std::vector<Actor> actors;        // in order of first mention
  std::vector<Mention> mentions;    // sorted by span, no overlaps
  std::vector<bool> alone;          // by actor: told to speak for nobody else, as analysts do
  std::optional<std::string> home;  // the state that the report is about, as far as its names tell

  // The side that the words of `span` stand for ("Moscow" -> "Russia", "Lavrov" -> "Russia"): that of the
  // mention that covers most of it; none if no mention touches it.
  [[nodiscard]] std::optional<std::string> side_of(Span span) const;
};

// Finds and resolves the names. Linear in the text; never fails.
[[nodiscard]] Cast cast_of(const Report& report, const Layout& layout);

// A side that can hold an act, with every mention that stands for it: the state's name, adjectives and
// capital, its bodies, its persons.
struct SideMentions {
  std::string side;
  std::vector<Span> spans;  // sorted
};

// The distinct sides of the cast in order of first mention. A person with no side stands for themselves.
[[nodiscard]] std::vector<SideMentions> sides_of(const Cast& cast);

struct Speaker {
  std::string name;                    // "Sergei Lavrov"; "Palestinian official" for an unnamed source
  std::optional<std::uint32_t> actor;  // index into Cast::actors, where it is one
  std::optional<std::string> side;     // none for several sides, for analysts, or where it cannot be told
  bool sure = true;  // the words tell the side; a person's is gathered from all over the report
};
struct EarlierSpeaker {
  Span span;
  Speaker speaker;
};

// Tells who speaks, given the words that name the source at one place: a full name, "he", "the spokeswoman",
// "the Russian foreign minister", "a Palestinian official", "Rubio and Lavrov". One for each report; keeps
// references to its arguments, and calls to resolve() share nothing that changes.
class SpeakerResolver {
 public:
  SpeakerResolver(const Report& report, const Layout& layout, const Cast& cast);
  ~SpeakerResolver();

  // `before` lists earlier statements' speakers in text order, for pronouns and "the minister".
  [[nodiscard]] Speaker resolve(Span words, const std::vector<EarlierSpeaker>& before) const;

 private:
  class Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace parley

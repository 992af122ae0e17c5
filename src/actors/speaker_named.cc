// SPDX-License-Identifier: Apache-2.0
#include "actors/speaker_named.h"

#include <string>

#include "actors/entities.h"
#include "actors/phrases.h"
#include "actors/speaker_joint.h"
#include "actors/speaker_pronouns.h"
#include "actors/speaker_words.h"

namespace parley {
namespace {

// Picks the names in [first, last) that are sources, and leaves those out that stand in a complement ("head
// of [the IAEA]"), in an apposition ("Doe, [Acme] spokesman"), or as whose something is ("[Chile]'s
// president").
class HeadReader {
 public:
  HeadReader(const SpeakerContext& in, std::uint32_t first, std::uint32_t last)
      : in_(in), first_(first), last_(last) {}

  std::vector<const Sighting*> read() {
    for (std::uint32_t at = first_; at < last_;) {
      if (const Sighting* seen = in_.scene.sighting(at)) {
        take_name(*seen);
        at = seen->last;
      } else {
        at = pass_word(at);
      }
    }
    return std::move(heads_);
  }

 private:
  // Goes over an office or a word; returns where to go on.
  std::uint32_t pass_word(std::uint32_t at) {
    const std::string& low = in_.tokens.words[at].low;
    const OfficeAt office = office_at(in_.tokens, at);
    titled_ = office.length > 0 && !office.plural && office.kind != Office::group && !is_bound(at);
    if (office.length > 0) {
      at += office.length;
      return at < last_ && in_.tokens.is(at, ".") ? at + 1 : at;
    }
    const bool participle = low.ends_with("ing") && at > first_ && at + 1 < last_ &&
                            in_.scene.sighting(at + 1) != nullptr && in_.scene.sighting(at - 1) == nullptr;
    if (is_preposition(low) || participle) complement_ = true;  // "rebels fighting [Doe]"
    if (low == "," && !heads_.empty() && in_.is_person(heads_.back()->actor))
      apposition_ = describes_next(at + 1);
    if (complement_ && (low == "and" || low == "," || low == "or"))
      complement_ = !begins_source(at + 1, low == ",");
    return at + 1;
  }
  // A preposition, an article or an owner stands before the office at `at`.
  [[nodiscard]] bool is_bound(std::uint32_t at) const {
    if (at == first_) return false;
    const std::string& before = in_.tokens.words[at - 1].low;
    return is_preposition(before) || is_article(before) ||
           (complement_ && in_.scene.sighting(at - 1) != nullptr);
  }
  // A new source begins at `at`: "Minister for Foreign Affairs, [Senator Doe]", "... and [the Norwegian
  // envoy]"; in "leaders of Norway, Chile and Peru" the complement goes on.
  [[nodiscard]] bool begins_source(std::uint32_t at, bool comma) const {
    if (at < last_ && is_article(in_.tokens.words[at].low)) ++at;
    if (at >= last_) return false;
    if (const Sighting* seen = in_.scene.sighting(at)) return comma && in_.is_person(seen->actor);
    const OfficeAt office = office_at(in_.tokens, at);
    return office.length > 0 && office.kind != Office::group;
  }
  // What follows a comma tells an office of the one before it.
  [[nodiscard]] bool describes_next(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < last_ && in_.tokens.words[end].low != ",") ++end;
    return describe(in_.scene, at, end).has_value();
  }

  void take_name(const Sighting& seen) {
    const std::uint32_t mark = seen.first - 1;
    const bool bracketed = seen.first > first_ && (in_.tokens.is(mark, "(") || in_.tokens.is(mark, "<"));
    if (bracketed && !heads_.empty()) return;  // "Lamplighters Union (LU)"
    const std::uint32_t possessive = in_.tokens.possessive(seen.last);
    const bool owner = possessive > 0 && seen.last + possessive < last_;
    if (owner || seen.adjective) return;
    if (in_.is_person(seen.actor))
      take_person(seen);
    else if (!complement_ && !apposition_ && ends_phrase(seen))
      heads_.push_back(&seen);
  }
  void take_person(const Sighting& seen) {
    if (stands_before_office(seen)) return;
    if ((!complement_ || titled_ || closes(seen)) && (!apposition_ || heads_.empty()))
      heads_.push_back(&seen);
    titled_ = false;
  }
  // "[Doe] hostage envoy", "some [Doe] foreign policy aides"
  [[nodiscard]] bool stands_before_office(const Sighting& seen) const {
    for (std::uint32_t at = seen.last; at < last_; ++at) {
      if (office_at(in_.tokens, at).length > 0) return true;
      if (in_.tokens.words[at].shape != Shape::lower || is_preposition(in_.tokens.words[at].low) ||
          is_function_word(in_.tokens.words[at].low))
        return false;
    }
    return false;
  }
  // "manager of oil supply [Doe]": a small word that no office ends with stands before.
  [[nodiscard]] bool closes(const Sighting& seen) const {
    if (seen.last != last_ || seen.first == first_ || !complement_) return false;
    const Token& before = in_.tokens.words[seen.first - 1];
    return before.shape == Shape::lower && !is_preposition(before.low) && !is_function_word(before.low) &&
           office_at(in_.tokens, seen.first - 1).length == 0;
  }
  // The words after a body or state go on with something else: not "[Acme] officials".
  [[nodiscard]] bool ends_phrase(const Sighting& seen) const {
    const Tokens& tokens = in_.tokens;
    std::uint32_t at = seen.last;
    if (at + 2 < last_ && tokens.is(at, "(") && tokens.is(at + 2, ")")) at += 3;  // its short name
    if (at > seen.last && at < last_ && office_at(tokens, at).length > 0) return false;
    const Sighting* next = at + 1 < last_ && tokens.is(at, "and") ? in_.scene.sighting(at + 1) : nullptr;
    if (next != nullptr && next->adjective) return false;  // "U.S. and Iranian officials"
    if (at >= last_) return true;
    const bool paper =
        !in_.actor(seen).side && office_at(tokens, at).kind == Office::unofficial;  // "Dawn newspaper"
    return paper || tokens.words[at].shape == Shape::mark || tokens.is(at, "and") || tokens.is(at, "or") ||
           is_preposition(tokens.words[at].low);
  }

  const SpeakerContext& in_;
  std::uint32_t first_;
  std::uint32_t last_;
  bool complement_ = false;
  bool apposition_ = false;
  bool titled_ = false;  // an office that nothing binds ends right here: "of Staff General [Dan Caine]"
  std::vector<const Sighting*> heads_;
};

Speaker single(const SpeakerContext& in, const Sighting& one, std::uint32_t first, std::uint32_t last) {
  const Actor& who = in.actor(one);
  Speaker speaker = in.named_by(one);
  // "Chilean trader Doe": only these words tell a side.
  if (who.kind == ActorKind::person && who.role.empty() && one.last == last && !who.side &&
      !in.tokens.is(first, "former"))
    speaker.side = in.side_in(first, one.first);
  return speaker;
}

// "Doe and other ministers" speak for Doe's side, "the government and [Doe's party]" for none: one named
// together with others who are not.
std::optional<Speaker> with_others(const SpeakerContext& in, const Sighting& one, std::uint32_t first,
                                   std::uint32_t last) {
  if (in.tokens.is(one.last, "and") && one.last + 1 < last) {
    Speaker speaker = in.as_speaker(one.actor);
    if (const auto side = in.side_in(one.last + 1, last); side && side != speaker.side)
      speaker.side = std::nullopt;
    speaker.name += " " + text_of(in.report, in.tokens, one.last, last);
    speaker.actor = std::nullopt;
    return speaker;
  }
  std::uint32_t before = one.first;
  while (before > first && is_article(in.tokens.words[before - 1].low) && !in.tokens.is(before - 1, "both"))
    --before;
  if (before <= first + 1 || !in.tokens.is(before - 1, "and")) return std::nullopt;
  for (std::uint32_t at = first; at + 1 < before; ++at) {
    if (office_at(in.tokens, at).length > 0)
      return Speaker{in.source_text(first, last), std::nullopt, std::nullopt};
  }
  return std::nullopt;
}

// "he and Doe": who "he" is together with Doe, of a side where they share one.
Speaker with(Speaker other, const Actor& one) {
  other.name += " and " + one.name;
  if (other.side != one.side) other.side = std::nullopt;
  other.actor = std::nullopt;
  return other;
}

}  // namespace

std::optional<Speaker> named(const SpeakerContext& in, std::uint32_t first, std::uint32_t last,
                             const Before& before) {
  const std::vector<const Sighting*> heads = HeadReader(in, first, last).read();
  const bool pair = in.tokens.is(first + 1, "and");
  if (heads.empty()) return pair ? pronoun(in, first, before) : std::nullopt;  // "he and other officials"
  if (heads.size() == 1 && pair) {
    if (const std::optional<Speaker> other = pronoun(in, first, before))
      return with(*other, in.actor(*heads.front()));
  }
  if (heads.size() == 1) {
    if (std::optional<Speaker> all = with_others(in, *heads.front(), first, last)) return all;
  }
  std::vector<std::uint32_t> all;
  for (const Sighting* seen : heads) {
    if (std::find(all.begin(), all.end(), seen->actor) == all.end()) all.push_back(seen->actor);
  }
  return all.size() == 1 ? single(in, *heads.front(), first, last) : joint(in, all);
}

bool is_bare_name(const SpeakerContext& in, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t kLongest = 3;
  if (last - first > kLongest || is_function_word(in.tokens.words[first].low)) return false;
  for (std::uint32_t at = first; at < last; ++at) {
    if (!in.tokens.capital(at) || in.scene.sighting(at) != nullptr) return false;
  }
  return office_at(in.tokens, first).length == 0 && !in.tokens.words[last - 1].low.ends_with("ers");
}

}  // namespace parley

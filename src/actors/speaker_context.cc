// SPDX-License-Identifier: Apache-2.0
#include "actors/speaker_context.h"

#include "actors/entities.h"
#include "actors/speaker_words.h"

namespace parley {
namespace {

std::vector<Sighting> sightings_of(const Layout& layout, const Cast& cast) {
  std::vector<Sighting> out;
  for (const Mention& mention : cast.mentions) {
    const auto [first, last] = layout.words_in(mention.span);
    out.push_back({first, last, mention.actor, mention.adjective});
  }
  return out;
}

// One past the words that name the source: without a clause on it, or what is its own.
//   "two officials [who were in the room]", "the kingdom['s] offer"
std::uint32_t source_end(const Tokens& tokens, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first + 1; at < last; ++at) {
    const bool clause =
        tokens.is(at, "who") || tokens.is(at, "which") || (tokens.is(at, "that") && at > first + 1);
    if (!clause) continue;
    last = tokens.is(at - 1, ",") ? at - 1 : at;
    break;
  }
  if (last > first + 2 && tokens.is(last - 1, "s") && tokens.possessive(last - 2) == 2) last -= 2;
  return last;
}

// "diplomats and Norwegian officials": those who are told first have no part in the side of the second.
bool joins_others(const SpeakerContext& in, std::uint32_t first, std::uint32_t last) {
  bool office = false;
  for (std::uint32_t at = first; at < last; ++at) {
    const Sighting* seen = in.scene.sighting(at);
    if (seen != nullptr && in.actor(*seen).side) return false;
    if (office && in.tokens.is(at, "and")) {
      for (++at; at < last; ++at) {
        if (in.tokens.is(at, "of") || in.tokens.is(at, "from") || in.tokens.is(at, "in")) return false;
        if (in.scene.sighting(at) != nullptr) return true;
      }
      return false;
    }
    office = office || office_at(in.tokens, at).length > 0;
  }
  return false;
}

}  // namespace

SpeakerContext::SpeakerContext(const Report& text, const Layout& words, const Cast& who)
    : report(text),
      layout(words),
      cast(who),
      tokens(tokens_of(text, words)),
      sightings(sightings_of(words, who)),
      scene(tokens, who.actors, sightings) {}

Speaker SpeakerContext::as_speaker(std::uint32_t index) const {
  const Actor& one = cast.actors[index];
  const bool sure = one.kind != ActorKind::person || cast.alone[index];
  return {one.name, index, is_research_body(one) ? std::nullopt : one.side, sure};
}

Speaker SpeakerContext::named_by(const Sighting& seen) const {
  Speaker speaker = as_speaker(seen.actor);
  if (actor(seen).kind != ActorKind::state) return speaker;
  for (const KnownPhrase& phrase : Knowledge::instance().names_from(tokens.words[seen.first].low)) {
    if (phrase.words.size() != seen.last - seen.first) continue;
    if (phrase.use == Use::seat || phrase.use == Use::people)
      speaker.name = text_of(report, tokens, seen.first, seen.last);
    break;
  }
  return speaker;
}

bool SpeakerContext::after_preposition(const Sighting& seen) const {
  return seen.first > 0 && is_preposition(tokens.words[seen.first - 1].low);
}

std::string SpeakerContext::source_text(std::uint32_t first, std::uint32_t last) const {
  if (last - first > 1 && is_article(tokens.words[first].low) && !tokens.is(first + 1, "of")) ++first;
  last = source_end(tokens, first, last);
  std::string out = text_of(report, tokens, first, last);
  const bool name = first + 1 < last && tokens.capital(first + 1) && scene.sighting(first + 1) == nullptr;
  if (!name && scene.sighting(first) == nullptr && tokens.words[first].shape == Shape::capital) {
    const std::string& low = tokens.words[first].low;
    if (low.size() == tokens.words[first].text.size()) out.replace(0, low.size(), low);
  }
  return out;
}

bool SpeakerContext::of_several_sides(std::uint32_t first, std::uint32_t last) const {
  if (joins_others(*this, first, last)) return true;
  std::optional<std::string> side;
  bool joined = false;
  for (std::uint32_t at = first; at < last; ++at) {
    joined = joined || tokens.is(at, "and") || tokens.is(at, ",");
    const Sighting* seen = scene.sighting(at);
    if (seen == nullptr || !actor(*seen).side) continue;
    if (side && joined && *side != *actor(*seen).side) return true;
    if (!side) joined = false;
    side = actor(*seen).side;
  }
  return false;
}

std::optional<std::string> SpeakerContext::side_in(std::uint32_t first, std::uint32_t last) const {
  if (of_several_sides(first, last)) return std::nullopt;
  for (std::uint32_t at = first; at < last; ++at) {
    if (const Sighting* seen = scene.sighting(at)) {
      if (!in_compound(tokens, seen->first, seen->last)) return as_speaker(seen->actor).side;
      at = seen->last - 1;
      continue;
    }
    if (tokens.is(at, "in") || tokens.is(at, "on") || tokens.is(at, "from")) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Speaker> last_of(const Before& before) {
  if (before.empty()) return std::nullopt;
  return before.back().speaker;
}

}  // namespace parley

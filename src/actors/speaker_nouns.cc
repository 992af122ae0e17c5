// SPDX-License-Identifier: Apache-2.0
#include "actors/speaker_nouns.h"

#include <string>
#include <string_view>
#include <unordered_set>

#include "actors/entities.h"
#include "actors/name_words.h"
#include "actors/speaker_words.h"
#include "base/utf8.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;

// What a body can be that a common noun tells.
enum class NounKind { business, press, research, armed, body };

bool is_armed(std::string_view low) {
  return low == "terrorist" || low == "militant" || low == "armed" || low == "rebel" || low == "insurgent";
}

// Nouns that are in no body's name: "the union" may be a union by its name, "the group" may be any.
bool is_general(std::string_view noun) {
  return noun == "group" || noun == "organisation" || noun == "organization" || noun == "body" ||
         noun == "company" || noun == "firm";
}

std::optional<NounKind> noun_kind(const SpeakerContext& in, std::uint32_t last) {
  static const Words business{"company", "firm",   "manufacturer", "maker",   "retailer", "carrier", "device",
                              "brand",   "lender", "insurer",      "airline", "lab",      "startup"};
  static const Words press{"newspaper", "paper", "network",     "channel",  "station", "outlet",
                           "daily",     "site",  "broadcaster", "magazine", "website"};
  static const Words bodies{"group",    "organisation", "organization", "agency",      "union",
                            "bank",     "party",        "body",         "bloc",        "alliance",
                            "movement", "charity",      "council",      "association", "federation",
                            "court",    "committee",    "commission",   "authority"};
  const std::string& noun = in.tokens.words[last - 1].low;
  const std::string_view before = last > 1 ? std::string_view(in.tokens.words[last - 2].low) : "";
  if (noun == "institute" || noun == "tank") return NounKind::research;
  if (noun == "militia" || (noun == "group" && is_armed(before))) return NounKind::armed;
  if (press.contains(noun) || (bodies.contains(noun) && before == "news")) return NounKind::press;
  if (business.contains(noun)) return NounKind::business;
  return bodies.contains(noun) ? std::optional(NounKind::body) : std::nullopt;
}

bool is_called(NounKind kind, const Actor& one) {
  if (one.kind == ActorKind::person || one.kind == ActorKind::state || one.kind == ActorKind::other)
    return false;
  switch (kind) {
    case NounKind::press:
      return !one.side;
    case NounKind::research:
      return is_research_body(one);
    case NounKind::armed:
      return one.kind == ActorKind::armed_group;
    case NounKind::business:
      return one.side && one.kind != ActorKind::armed_group && !is_research_body(one);
    default:
      return one.side.has_value();
  }
}

// The body that this sentence or the one before is about: "While battling ..., the YPG is ... The group
// said".
const Sighting* subject_before(const SpeakerContext& in, std::uint32_t word, NounKind kind) {
  const std::uint32_t here = in.tokens.words[word].sentence;
  for (auto i = in.first_at(word); i != in.sightings.begin();) {
    --i;
    if (in.tokens.words[i->first].sentence + 1 < here) break;
    const bool subject = !i->adjective && in.tokens.possessive(i->last) == 0 && !in.after_preposition(*i) &&
                         in.tokens.words[i->first].quoted == in.tokens.words[word].quoted;
    if (subject && is_called(kind, in.actor(*i)) && in.actor(*i).mentions.size() > 1) return &*i;
  }
  return nullptr;
}

// Of the bodies before `first` the last whose name has the noun.
const Sighting* so_named(const SpeakerContext& in, std::uint32_t first, const std::string& noun) {
  return in.last_seen(first, [&](const Sighting& seen) {
    const Actor& one = in.actor(seen);
    return one.kind != ActorKind::person && one.kind != ActorKind::state &&
           fold(one.name).find(noun) != std::string::npos;
  });
}

// The first word of [first, last) that tells a document; `last` if none does, or a preposition comes first.
std::uint32_t document_noun(const SpeakerContext& in, std::uint32_t first, std::uint32_t last) {
  static const Words documents{"statement", "communique", "communiqué",   "document", "report",     "letter",
                               "text",      "readout",    "declaration",  "article",  "post",       "filing",
                               "memo",      "release",    "announcement", "survey",   "resolution", "note"};
  for (std::uint32_t at = first; at < last; ++at) {
    const std::string& low = in.tokens.words[at].low;
    if (documents.contains(low)) return at;
    if (in.scene.sighting(at) == nullptr && is_preposition(low)) break;
  }
  return last;
}

}  // namespace

std::optional<Speaker> document(const SpeakerContext& in, std::uint32_t first, std::uint32_t last,
                                const Before& before) {
  const std::uint32_t noun = document_noun(in, first, last);
  if (noun == last) return std::nullopt;
  for (std::uint32_t at = first; at < last; ++at) {
    if (const Sighting* seen = in.scene.sighting(at)) {
      if (describe(in.scene, first, noun)) return std::nullopt;
      return in.named_by(*seen);
    }
    if (at > noun && (in.tokens.is(at, "on") || in.tokens.is(at, "about"))) break;
  }
  return noun + 1 == last && in.tokens.is(first, "the") ? last_of(before) : std::nullopt;
}

std::optional<Speaker> common_noun(const SpeakerContext& in, std::uint32_t first, std::uint32_t last,
                                   const Before& before) {
  constexpr std::uint32_t kLongest = 3;
  const std::string& article = in.tokens.words[first].low;
  if (!is_article(article) || is_indefinite(article) || last - first > kLongest) return std::nullopt;
  const std::string& noun = in.tokens.words[last - 1].low;
  const std::optional<NounKind> kind = noun_kind(in, last);
  if (!kind || !is_general(noun)) {
    if (const Sighting* seen = so_named(in, first, noun)) return in.as_speaker(seen->actor);
  }
  if (!kind) return std::nullopt;
  if (last - first == 2 && is_general(noun) && kind == NounKind::body) {
    if (const Sighting* seen = subject_before(in, first, *kind)) return in.as_speaker(seen->actor);
  }
  const auto speaks = [&](const Speaker& one) {
    return one.actor && is_called(*kind, in.cast.actors[*one.actor]);
  };
  if (const Speaker* one = last_spoken(before, kFarBack, speaks)) return *one;
  const Sighting* seen =
      in.last_seen(first, [&](const Sighting& one) { return is_called(*kind, in.actor(one)); });
  return seen == nullptr ? std::nullopt : std::optional(in.as_speaker(seen->actor));
}

std::optional<Speaker> body_meant(const SpeakerContext& in, std::uint32_t noun, const Before& before) {
  const std::string& low = in.tokens.words[noun].low;
  if (const std::optional<std::uint32_t> body = body_called(in.scene, noun)) return in.as_speaker(*body);
  if (!is_business_noun(low)) return std::nullopt;
  const auto speaks = [&](const Speaker& one) {
    return one.actor && is_called(NounKind::business, in.cast.actors[*one.actor]);
  };
  if (const Speaker* one = last_spoken(before, kFarBack, speaks)) return *one;
  const Sighting* seen =
      in.last_seen(noun, [&](const Sighting& one) { return is_called(NounKind::business, in.actor(one)); });
  return seen == nullptr ? std::nullopt : std::optional(in.as_speaker(seen->actor));
}

bool tells_press(const SpeakerContext& in, std::uint32_t last) {
  return noun_kind(in, last) == NounKind::press;
}

}  // namespace parley

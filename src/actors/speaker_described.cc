// SPDX-License-Identifier: Apache-2.0
#include "actors/speaker_described.h"

#include <string>
#include <string_view>
#include <unordered_set>

#include "actors/name_words.h"
#include "actors/phrases.h"
#include "actors/speaker_nouns.h"
#include "actors/speaker_pronouns.h"
#include "actors/speaker_words.h"
#include "base/utf8.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;

// How many speakers back one can be who is told again ...
constexpr int kSameWords = 30;  // in the same words
constexpr int kSameHead = 8;    // as "the officials"
constexpr int kLastPerson = 3;  // as "the spokesman"

const std::string& last_word(const SpeakerContext& in, const Description& told) {
  return in.tokens.words[told.last - 1].low;
}
// `word` stands right before the office, within the words that begin at `first`.
bool stands_before(const SpeakerContext& in, const Description& told, std::uint32_t first,
                   std::string_view word) {
  return told.first > first && in.tokens.is(told.first - 1, word);
}
std::optional<std::string> side_of(const SpeakerContext& in, const Description& told) {
  return told.of ? in.cast.actors[*told.of].side : std::nullopt;
}

// --- who was told before ---------------------------------------------------------------------------

// An unnamed source told in the same words as before.
const Speaker* same_words(const std::string& words, const Before& before) {
  if (words.find(' ') == std::string::npos) return nullptr;
  return last_spoken(before, kSameWords, [&](const Speaker& one) { return !one.actor && one.name == words; });
}
// "the second official", "the head of another group".
bool tells_another(const SpeakerContext& in, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first; at < last; ++at) {
    if (in.tokens.is(at, "another") || in.tokens.is(at, "other")) return true;
  }
  return last - first > 1 && (in.tokens.is(first + 1, "second") || in.tokens.is(first + 1, "third"));
}
// "the officials" who spoke before as "EC officials".
const Speaker* same_again(const std::string& head, const Before& before) {
  return last_spoken(before, kSameHead, [&](const Speaker& one) {
    return !one.actor && one.name.ends_with(" " + head) && !one.name.starts_with("one of");
  });
}
// "the spokesman", "the analyst" whom nothing else tells: who spoke last.
const Speaker* last_person(const SpeakerContext& in, const Before& before) {
  return last_spoken(before, kLastPerson,
                     [&](const Speaker& one) { return one.actor && in.is_person(*one.actor); });
}

// The speaker has the office `head` on that side, as far as either is told; or one used for it, if `like`.
bool holds(const SpeakerContext& in, const Speaker& speaker, const std::string& head,
           const std::optional<std::string>& side, bool like) {
  if (side && side != speaker.side && (speaker.side || speaker.actor)) return false;
  if (speaker.actor && in.is_person(*speaker.actor)) {
    const Actor& one = in.cast.actors[*speaker.actor];
    if (fits_office(fold(one.role), head, like)) return true;
    const Leader* leader = Knowledge::instance().leader_named(one.name, one.role);
    return leader != nullptr && fits_office(leader->office, head, like);
  }
  const std::string name = fold(speaker.name);
  if (like && same_office(name, head)) return true;
  return name.ends_with(head) || name.find(head + " ") != std::string::npos;
}

// Who holds the office: a speaker before, else who is seen last before these words, else, where `ahead` or
// the side is told, who is named later, as a headline's "army commander" is. Offices told one for the other
// count where nobody holds the very one.
std::optional<Speaker> holder_of(const SpeakerContext& in, const Description& told, const Before& before,
                                 bool ahead) {
  const std::string head = head_text(in.tokens, told);
  const std::optional<std::string> side = side_of(in, told);
  for (const bool like : {false, true}) {
    const auto speaks = [&](const Speaker& one) { return holds(in, one, head, side, like); };
    const auto is_it = [&](const Sighting& seen) {
      const bool body = told.kind == Office::group && in.actor(seen).kind == ActorKind::organisation;
      return (in.is_person(seen.actor) || body) && speaks(in.as_speaker(seen.actor));
    };
    if (const Speaker* one = last_spoken(before, kFarBack, speaks)) return *one;
    if (const Sighting* seen = in.last_seen(told.first, is_it)) return in.as_speaker(seen->actor);
    if (!side && !ahead) continue;
    int tries = kFarBack;
    for (auto i = in.first_at(told.first); i != in.sightings.end() && tries-- > 0; ++i) {
      if (in.is_person(i->actor) && speaks(in.as_speaker(i->actor))) return in.as_speaker(i->actor);
    }
  }
  return std::nullopt;
}

// Whom the words tell that was told before, or is named elsewhere in the report.
std::optional<Speaker> known_by(const SpeakerContext& in, const Description& told, std::uint32_t first,
                                std::uint32_t last, const Before& before) {
  const auto found = [](const Speaker* one) { return one ? std::optional(*one) : std::nullopt; };
  const bool the = in.tokens.is(first, "the");
  const bool own_words = told.kind == Office::group && told.of;  // "the Israeli Foreign Ministry" is its name
  if (told.plural) {
    const bool again = !told.of && last - first == 2 && the && !in.tokens.is(first + 1, "leaders");
    return again ? found(same_again(head_text(in.tokens, told), before)) : std::nullopt;
  }
  if (own_words || is_indefinite(in.tokens.words[first].low) || tells_another(in, first, last))
    return std::nullopt;
  constexpr std::uint32_t kOpening = 2;  // sentences: a headline and the first one
  if (const Speaker* same = same_words(in.source_text(first, last), before)) return *same;
  if (auto holder = holder_of(in, told, before, the || in.tokens.words[first].sentence < kOpening))
    return holder;
  const bool speaks_once = told.kind == Office::voice || told.kind == Office::unofficial;
  return the && !told.of && speaks_once ? found(last_person(in, before)) : std::nullopt;
}

// Heads of a report that tell little of an office: "Freedonian official says ..." is of any but the highest.
bool fits_headline(const SpeakerContext& in, const Description& told, std::uint32_t person) {
  static const Words any{"official", "aide", "executive", "politician", "chief", "head", "boss"};
  static const Words members{"lawmaker", "mp", "senator", "deputy", "congressman", "congresswoman", "member"};
  if (told.kind == Office::unofficial) return in.cast.alone[person] && last_word(in, told) != "media";
  const std::string role = fold(in.cast.actors[person].role);
  if (role.empty() || same_office(role, "leader")) return false;
  const std::string& noun = last_word(in, told);
  if (any.contains(noun)) return true;
  const std::string office = role.substr(role.find_last_of(' ') + 1);
  return members.contains(noun) ? members.contains(office) : same_office(role, noun) || office == noun;
}

// The one person named soon after the words that fits them; none where two do.
template <typename Fits>
std::optional<Speaker> only_one_after(const SpeakerContext& in, const Description& told, std::uint32_t first,
                                      const Fits& fits) {
  constexpr std::uint32_t kSoon = 4;  // sentences
  const std::optional<std::string> side = side_of(in, told);
  std::optional<std::uint32_t> found;
  for (std::uint32_t i = 0; i < in.cast.actors.size(); ++i) {
    const Actor& one = in.cast.actors[i];
    if (one.kind != ActorKind::person || !fits(i) || (side && one.side != side)) continue;
    const std::uint32_t at = in.layout.words_in(one.mentions.front()).first;
    if (at < first || in.tokens.words[at].sentence > in.tokens.words[first].sentence + kSoon) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found ? std::optional(in.as_speaker(*found)) : std::nullopt;
}

// "a Pentagon spokesman said ... Doe, the spokesman, told": of which kind he is who is named right after. A
// headline and a lead tell less of him: "Freedonian official says ...".
std::optional<Speaker> named_later(const SpeakerContext& in, const Description& told, std::uint32_t first) {
  constexpr std::uint32_t kOpening = 3;  // sentences
  if (told.plural || told.kind == Office::group) return std::nullopt;
  const std::string head = head_text(in.tokens, told);
  const bool indefinite = in.tokens.is(first, "a") || in.tokens.is(first, "an");
  if (indefinite && told.kind != Office::unofficial) {
    const auto fits = [&](std::uint32_t i) { return fits_office(fold(in.cast.actors[i].role), head, false); };
    if (std::optional<Speaker> one = only_one_after(in, told, first, fits)) return one;
  }
  if (indefinite || in.tokens.words[first].sentence >= kOpening ||
      (!told.of && told.kind != Office::unofficial))
    return std::nullopt;
  return only_one_after(in, told, first, [&](std::uint32_t i) { return fits_headline(in, told, i); });
}

// --- the side of an unnamed source -----------------------------------------------------------------

// "EU leaders", "OPEC members" are its members' own, but "opposition leaders" are the opposition's.
bool are_members(const SpeakerContext& in, const Description& told) {
  const Actor& of = in.cast.actors[*told.of];
  const std::string& noun = last_word(in, told);
  return told.plural && of.kind == ActorKind::organisation &&
         (noun == "leaders" || noun == "states" || noun == "members") &&
         !is_group_noun(std::string_view(of.name).substr(of.name.find_last_of(' ') + 1));
}

bool names_side(const SpeakerContext& in, std::string_view side) {
  return std::any_of(in.cast.actors.begin(), in.cast.actors.end(),
                     [&](const Actor& one) { return one.side == side; });
}

bool is_state(const SpeakerContext& in, const Sighting& seen) {
  return in.actor(seen).kind == ActorKind::state;
}

// "that country's Defense Ministry", "its foreign minister": of the state named last; "his office": of his.
std::optional<std::string> owner_side(const SpeakerContext& in, std::uint32_t first, std::uint32_t head) {
  if (in.tokens.is(first, "his") || in.tokens.is(first, "her")) {
    const std::optional<Speaker> who = pronoun(in, first, {});
    return who ? who->side : std::nullopt;
  }
  bool owner = in.tokens.is(first, "its");
  for (std::uint32_t at = first; at < head; ++at)
    owner = owner || (in.tokens.is(at, "country") && in.tokens.possessive(at + 1) > 0);
  if (!owner) return std::nullopt;
  constexpr std::uint32_t kSoon = 2;  // sentences within which "it" is
  const auto is_subject = [&](const Sighting& seen) {
    return in.actor(seen).side && !seen.adjective && in.tokens.possessive(seen.last) == 0 &&
           !in.after_preposition(seen) &&
           in.tokens.words[seen.first].quoted == in.tokens.words[first].quoted &&
           in.tokens.words[seen.first].sentence + kSoon > in.tokens.words[first].sentence;
  };
  if (const Sighting* subject = in.last_seen(first, is_subject)) return in.actor(*subject).side;
  const Sighting* state = in.last_seen(first, [&](const Sighting& seen) { return is_state(in, seen); });
  return state == nullptr ? std::nullopt : in.actor(*state).side;
}

// Of more states than one.
bool is_wider(std::string_view low) {
  static const Words words{"european", "western", "arab", "asian", "african", "foreign", "international"};
  return words.contains(low);
}

// "government officials", "the authorities", "the minister" speak for the state that the report is about;
// "sources", "diplomats", "both sides" for nobody who could be told.
bool speaks_for_home(const SpeakerContext& in, const Description& told, std::uint32_t first,
                     std::uint32_t last) {
  static const Words some{"both", "some", "several", "many"};
  static const Words nobody{"source",    "sources",    "diplomat",   "diplomats",   "side",
                            "sides",     "team",       "delegation", "delegations", "leaders",
                            "insiders",  "insider",    "delegates",  "negotiators", "representatives",
                            "mediators", "states",     "countries",  "members",     "nations",
                            "lawyers",   "executives", "partners",   "directors"};
  constexpr std::uint32_t kLongest = 5;  // words; a longer phrase tells of something else
  for (std::uint32_t at = first; at < told.first; ++at) {
    if (is_wider(in.tokens.words[at].low)) return false;  // "Western officials"
    if (at > first && in.tokens.capital(at) && !is_modifier(in.tokens.words[at].low) &&
        in.scene.sighting(at) == nullptr && office_at(in.tokens, at).length == 0)
      return false;  // "a European official", "the Nairobi authorities"
  }
  if (some.contains(in.tokens.words[first].low)) return false;
  if (nobody.contains(last_word(in, told)))
    return stands_before(in, told, first, "government") || stands_before(in, told, first, "military") ||
           stands_before(in, told, first, "ministry");
  if (told.plural && told.kind == Office::office) return false;  // "the presidents", "ministers"
  for (std::uint32_t at = told.last; at < last; ++at) {
    const OfficeAt office = office_at(in.tokens, at);
    if (office.length > 0 && office.kind == Office::group) return true;  // "for the trade ministry"
  }
  return last - first <= kLongest;
}

// The state named before in the sentence, else the one that the report is about.
std::optional<std::string> home_side(const SpeakerContext& in, std::uint32_t word) {
  for (auto i = in.first_at(word); i != in.sightings.begin();) {
    --i;
    if (!in.tokens.together(i->first, word)) break;
    if (is_state(in, *i)) return in.actor(*i).side;
  }
  return in.cast.home;
}

// "its Acme envoy": whose it is stands right before the office.
bool names_office_of(const SpeakerContext& in, const Description& told, std::uint32_t first) {
  for (std::uint32_t at = first; at < told.first; ++at) {
    if (in.scene.sighting(at) != nullptr) return true;
  }
  return false;
}

std::optional<std::string> side_told(const SpeakerContext& in, const Description& told, std::uint32_t first,
                                     std::uint32_t last, const Before& before) {
  if (in.tokens.is(first, "its") && !names_office_of(in, told, first)) {
    if (std::optional<std::string> owner = owner_side(in, first, told.first)) return owner;
  }
  if (told.of) return are_members(in, told) ? std::nullopt : side_of(in, told);
  if (told.called) {
    if (const std::optional<Speaker> body = body_meant(in, *told.called, before)) return body->side;
  }
  if (std::string side = Knowledge::instance().side_of_office(head_text(in.tokens, told));
      !side.empty() && told.first <= first + 1)
    return side;  // "the pope"
  // A rule for one state alone: English news writes "administration officials" of the United States only.
  if (stands_before(in, told, first, "administration") && names_side(in, "United States"))
    return "United States";
  if (stands_before(in, told, first, "opposition")) return "opposition";
  if (std::optional<std::string> owner = owner_side(in, first, told.first)) return owner;
  return speaks_for_home(in, told, first, last) ? home_side(in, told.first) : std::nullopt;
}

}  // namespace

Speaker described(const SpeakerContext& in, const Description& told, std::uint32_t first, std::uint32_t last,
                  const Before& before) {
  if (std::optional<Speaker> known = known_by(in, told, first, last, before)) return *known;
  if (std::optional<Speaker> known = named_later(in, told, first)) return *known;
  Speaker speaker{in.source_text(first, last), std::nullopt, std::nullopt};
  if (told.kind != Office::unofficial && !in.of_several_sides(first, last))
    speaker.side = side_told(in, told, first, last, before);
  return speaker;
}

}  // namespace parley

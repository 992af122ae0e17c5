// SPDX-License-Identifier: Apache-2.0
#include "actors/roles.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "actors/name_words.h"
#include "base/utf8.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;
constexpr std::uint32_t kLongestDescription = 16;  // words

bool links_to_holder(std::string_view low) {
  static const Words words{"of", "for", "at", "with", "from", "in", "by"};
  return words.contains(low);
}
bool links_elsewhere(std::string_view low) {
  static const Words words{"to",    "on",    "against", "who",   "which", "that",
                           "about", "after", "during",  "under", "before"};
  return words.contains(low);
}
bool is_former(std::string_view low) {
  static const Words words{"former", "ex", "retired", "onetime", "late", "deposed", "ousted"};
  return words.contains(low);
}

// An envoy is sent by another than the place that he is envoy "for".
bool is_sent(std::string_view low) {
  return low == "envoy" || low == "ambassador" || low == "representative" || low == "negotiator";
}

// The group that "rebel" or "opposition" among the words before an office's head tells: "Syrian rebel
// commander" is the rebels', not Syria's.
std::string_view group_told(const Scene& scene, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first; at < last; ++at) {
    const std::string& low = scene.tokens.words[at].low;
    if (low == "rebel" || low == "insurgent") return "rebels";
    if (low == "opposition") return "opposition";
  }
  return {};
}
std::optional<std::uint32_t> group_named(const Scene& scene, std::string_view noun) {
  for (std::uint32_t i = 0; i < scene.actors.size(); ++i) {
    if (scene.actors[i].kind != ActorKind::person && scene.actors[i].name.ends_with(noun)) return i;
  }
  return std::nullopt;
}

// Where a description ends that begins at `first`: a mark or a verb after its head.
std::uint32_t phrase_end(const Scene& scene, std::uint32_t first) {
  const Tokens& tokens = scene.tokens;
  std::uint32_t at = first;
  while (at < first + kLongestDescription && tokens.together(first, at)) {
    const Token& token = tokens.words[at];
    const bool inner = token.glued && (token.low == "-" || token.low == "'" ||
                                       (token.low == "." && scene.sighting(at) != nullptr));
    const bool in_name = scene.sighting(at) != nullptr;
    if (token.shape == Shape::mark && !inner && !in_name && token.low != "&") break;
    if (token.low == "who" || token.low == "which" || token.low == "whose" || is_speech_verb(token.low))
      break;
    ++at;
  }
  return at;
}

// The first noun phrase of [first, last): up to its first preposition or comma.
std::uint32_t head_end(const Scene& scene, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first; at < last; ++at) {
    const std::string& low = scene.tokens.words[at].low;
    if (scene.sighting(at) != nullptr) continue;
    if (at > first && (links_to_holder(low) || links_elsewhere(low) || low == "," || low == "(")) return at;
  }
  return last;
}

// "OSLO Chilean Foreign Minister": of two names side by side the first opens the paragraph in capitals.
bool is_dateline(const Scene& scene, const Sighting& seen) {
  const Token& token = scene.tokens.words[seen.first];
  return token.begins && token.shape == Shape::caps && token.text.size() > 3 &&
         scene.tokens.together(seen.first, seen.last) && scene.sighting(seen.last) != nullptr;
}

// "Minister of Economy [and] Industry": capitals without names on both sides.
bool joins_topic(const Scene& scene, std::uint32_t at) {
  const Tokens& tokens = scene.tokens;
  return tokens.is(at, "and") && at > 0 && tokens.capital(at - 1) && tokens.capital(at + 1) &&
         scene.sighting(at - 1) == nullptr && scene.sighting(at + 1) == nullptr &&
         is_modifier(tokens.words[at - 1].low) && office_at(tokens, at + 1).length == 0;
}

// "U.S. Navy Capt.", "IDF Col.": a rank tells an office where it tells whose.
std::optional<Description> ranked(const Scene& scene, std::uint32_t first, std::uint32_t last) {
  Description found;
  for (std::uint32_t at = first; at < last; ++at) {
    if (const Sighting* seen = scene.sighting(at)) {
      if (!found.of) found.of = seen->actor;
      continue;
    }
    const OfficeAt office = office_at(scene.tokens, at);
    if (!found.of || office.length == 0 || office.kind != Office::title) continue;
    found.first = at;
    found.last = at + office.length;
    return found;
  }
  return std::nullopt;
}

// Of two named one after the other an office is the body's rather than the state's that the body belongs to:
//   "spokesman of Freedonia's Lamplighters Union", "the Zubrowkan Acme Group chief"
bool names_closer(const Scene& scene, std::uint32_t before, std::uint32_t actor) {
  const Actor& one = scene.actors[actor];
  const bool body = one.kind == ActorKind::organisation || one.kind == ActorKind::company ||
                    one.kind == ActorKind::armed_group;
  return (scene.actors[before].kind == ActorKind::state || !scene.actors[before].side) && body && one.side;
}

// Whose office it is that begins at `head`, named before it: "Freedonian Foreign Minister".
std::optional<std::uint32_t> owner_before(const Scene& scene, std::uint32_t first, std::uint32_t head) {
  std::optional<std::uint32_t> owner;
  for (std::uint32_t at = first; at < head; ++at) {
    const Sighting* seen = scene.sighting(at);
    if (seen == nullptr || in_compound(scene.tokens, seen->first, seen->last)) continue;
    if (owner && !names_closer(scene, *owner, seen->actor)) continue;
    owner = seen->actor;
    if (scene.tokens.possessive(seen->last) > 0) break;  // "Freedonia's Acme envoy" is not Acme's
  }
  return owner;
}

// "adviser to", "aide to": others than these are not for whom they stand before "to".
bool serves(const Tokens& tokens, std::uint32_t head_word) {
  return tokens.is(head_word, "adviser") || tokens.is(head_word, "advisor") || tokens.is(head_word, "aide");
}

bool is_place_alone(const Scene& scene, std::uint32_t at, std::uint32_t last) {
  const Sighting* seen = at < last ? scene.sighting(at) : nullptr;
  return seen != nullptr && !seen->adjective &&
         (seen->last >= last || scene.tokens.words[seen->last].shape == Shape::mark);
}

// "diplomats in Oslo" are others than Norway's.
bool may_be_guests(std::string_view low) {
  static const Words guests{"diplomat", "diplomats", "source", "sources",
                            "delegate", "delegates", "envoy",  "envoys"};
  return guests.contains(low);
}

// The same, named after the office that ends before `from`: "head of the Freedonian Navy".
std::optional<std::uint32_t> owner_after(const Scene& scene, std::uint32_t from, std::uint32_t last) {
  const Tokens& tokens = scene.tokens;
  std::optional<std::uint32_t> owner;
  bool linked = false;
  for (std::uint32_t at = from; at < last; ++at) {
    const std::string& low = tokens.words[at].low;
    if (low == "for" && !linked && is_sent(tokens.words[from - 1].low)) break;
    const Sighting* seen = scene.sighting(at);
    if (seen != nullptr && linked && !in_compound(tokens, seen->first, seen->last) &&
        (!owner || names_closer(scene, *owner, seen->actor)))
      owner = seen->actor;
    if (seen != nullptr) continue;
    if (low == "," && linked) break;
    if (owner && links_to_holder(low)) break;
    if (low == "in" && from == at && may_be_guests(tokens.words[from - 1].low) &&
        is_place_alone(scene, at + 1, last))
      break;
    if (low == "close" && from == at && tokens.is(at + 1, "to")) {  // "sources close to the delegation"
      ++at;
      linked = true;
      continue;
    }
    if (links_elsewhere(low) &&
        !(low == "to" && from == at && !scene.actors.empty() && serves(tokens, from - 1)))
      break;
    linked = linked || links_to_holder(low) || low == "to";
  }
  return owner;
}

// The office that the words from `first` on are headed by; its phrase goes on to `end` at least.
std::optional<Description> head_of(const Scene& scene, std::uint32_t first, std::uint32_t last,
                                   std::uint32_t& end) {
  Description found;
  bool any = false;
  for (std::uint32_t at = first; at < end;) {
    const OfficeAt office = scene.sighting(at) != nullptr ? OfficeAt{} : office_at(scene.tokens, at);
    if (office.length == 0 || (office.kind == Office::title && any)) {
      found.former =
          found.former || (!any && scene.sighting(at) == nullptr && is_former(scene.tokens.words[at].low));
      ++at;
      continue;
    }
    if (office.kind != Office::title) {
      found.first = at;
      found.last = at + office.length;
      found.kind = office.kind;
      found.plural = office.plural;
      any = true;
      end = std::max(end, std::min(last, head_end(scene, at + office.length - 1, last)));
    }
    at += office.length;
  }
  return any ? std::optional(found) : std::nullopt;
}

bool is_body_noun(std::string_view low) {
  static const Words nouns{"union",       "party",       "council",      "committee",    "commission",
                           "company",     "firm",        "group",        "agency",       "bank",
                           "board",       "alliance",    "organisation", "organization", "federation",
                           "association", "coalition",   "institute",    "movement",     "hospital",
                           "university",  "observatory", "airline",      "fund"};
  return nouns.contains(low);
}

// "the [union] spokesman", "the [union]'s secretary", "a source at the [company]".
std::optional<std::uint32_t> body_noun_by(const Scene& scene, std::uint32_t first, const Description& told,
                                          std::uint32_t last) {
  const Tokens& tokens = scene.tokens;
  if (told.first > first) {
    const bool s = told.first > first + 1 && tokens.is(told.first - 1, "s");
    std::uint32_t noun = told.first - 1;
    if (s && tokens.possessive(told.first - 2) == 2 && told.first > first + 2) noun = told.first - 3;
    if (is_body_noun(tokens.words[noun].low) && !tokens.is(noun - 1, "central")) return noun;
  }
  std::uint32_t at = told.last;
  if (at >= last || !links_to_holder(tokens.words[at].low)) return std::nullopt;
  ++at;
  if (tokens.is(at, "the") || tokens.is(at, "that") || tokens.is(at, "this")) ++at;
  return at < last && is_body_noun(tokens.words[at].low) ? std::optional(at) : std::nullopt;
}

bool has_in_name(const Actor& actor, std::string_view noun) {
  return (" " + fold(actor.name) + " ").find(" " + std::string(noun) + " ") != std::string::npos;
}

}  // namespace

Scene::Scene(const Tokens& words, const std::vector<Actor>& who, const std::vector<Sighting>& where)
    : tokens(words), actors(who), sightings(where), at_word(words.words.size(), kNobody) {
  for (std::uint32_t i = 0; i < sightings.size(); ++i) {
    for (std::uint32_t at = sightings[i].first; at < sightings[i].last; ++at) at_word[at] = i;
  }
}

std::string head_text(const Tokens& tokens, const Description& told) {
  std::string out;
  for (std::uint32_t at = told.first; at < told.last; ++at)
    out += (out.empty() ? "" : " ") + tokens.words[at].low;
  return out;
}

std::optional<Description> describe(const Scene& scene, std::uint32_t first, std::uint32_t last) {
  std::uint32_t end = head_end(scene, first, last);
  std::optional<Description> found = head_of(scene, first, last, end);
  if (!found) return ranked(scene, first, end);
  found->of = owner_before(scene, first, found->first);
  if (const std::string_view group = group_told(scene, first, found->last); !group.empty()) {
    const bool by_state = !found->of || scene.actors[*found->of].kind == ActorKind::state;
    if (by_state) found->of = group_named(scene, group);
    if (!found->of) return found;
  }
  if (!found->of) found->of = owner_after(scene, found->last, last);
  if (!found->of) {  // "the head of another rebel group"
    if (const std::string_view group = group_told(scene, found->last, last); !group.empty())
      found->of = group_named(scene, group);
  }
  if (!found->of) found->called = body_noun_by(scene, first, *found, last);
  return found;
}

namespace {

// One past the words before a name, without a comma, a title's stop or a quotation mark.
std::uint32_t over_marks(const Tokens& tokens, std::uint32_t at) {
  std::uint32_t last = at;
  bool comma = false;
  while (last > 0 && tokens.together(last - 1, at)) {
    const Token& token = tokens.words[last - 1];
    if (token.low == "," && !comma)
      comma = true;
    else if (!(token.low == "." && token.glued) && token.low != "\"")
      break;
    --last;
  }
  return last;
}

// A mark or a word of the sentence before which no description begins.
bool parts_description(const Scene& scene, std::uint32_t at) {
  static const Words stops{"and",    "but",  "that", "as", "when", "while", "after",
                           "before", "with", "by",   "on", "said", "told"};
  const Token& token = scene.tokens.words[at];
  const bool inner = token.glued && (token.low == "-" || token.low == "'" || token.low == ".");
  const bool bracket = (token.low == ")" && at > 0 && scene.sighting(at - 1) != nullptr) ||
                       (token.low == "(" && scene.sighting(at + 1) != nullptr);
  if (token.shape == Shape::mark && !inner && !bracket && token.low != "&") return true;
  return (stops.contains(token.low) && !joins_topic(scene, at)) || is_speech_verb(token.low);
}

// Where the words begin that may describe the name at `at` and end before `last`.
std::uint32_t words_before(const Scene& scene, std::uint32_t at, std::uint32_t last) {
  std::uint32_t first = last;
  while (first > 0 && last - first < kLongestDescription && scene.tokens.together(first - 1, at)) {
    const Sighting* seen = scene.sighting(first - 1);
    if (seen != nullptr ? is_dateline(scene, *seen) : parts_description(scene, first - 1)) break;
    --first;
  }
  return first;
}

// Only "of Freedonia" or "of Justice and Law" stands between the office [from, end) and the name after
// `last`.
bool reaches_name(const Scene& scene, std::uint32_t from, std::uint32_t end, std::uint32_t last) {
  const Tokens& tokens = scene.tokens;
  bool topic = false;
  for (std::uint32_t i = from; i <= end; ++i) topic = topic || links_to_holder(tokens.words[i].low);
  for (std::uint32_t i = end; i < last; ++i) {
    const std::string& low = tokens.words[i].low;
    if (topic && (tokens.capital(i) || low == "and")) continue;
    const bool links = scene.sighting(i) != nullptr || links_to_holder(low) || low == "the" || low == "'" ||
                       low == "s" || low == "-" || low == "to" || office_at(tokens, i).length > 0;
    if (!links) return false;
  }
  return true;
}

// Where the noun phrase begins that the office at `from` is the head of.
std::uint32_t phrase_start(const Scene& scene, std::uint32_t first, std::uint32_t from) {
  static const Words stops{"the", "a",    "an",  "of",  "for",   "to", "in",
                           "at",  "from", "his", "her", "their", "its"};
  while (from > first &&
         (scene.sighting(from - 1) != nullptr || !stops.contains(scene.tokens.words[from - 1].low)))
    --from;
  return from;
}

bool is_body(const Scene& scene, const Sighting& seen) {
  return scene.actors[seen.actor].kind != ActorKind::person && scene.actors[seen.actor].side &&
         !seen.adjective;
}

// The body named or called last before a word, in its sentence.
bool take_last_body(const Scene& scene, std::uint32_t before, Description& told) {
  const Tokens& tokens = scene.tokens;
  for (std::uint32_t end = before; end > 0 && tokens.together(end - 1, before); --end) {
    const std::uint32_t at = end - 1;
    const Sighting* seen = scene.sighting(at);
    if (seen != nullptr && is_body(scene, *seen)) {
      told.of = seen->actor;
      return true;
    }
    if (seen == nullptr && is_body_noun(tokens.words[at].low) && at > 0 && tokens.is(at - 1, "the")) {
      told.called = at;
      return true;
    }
  }
  return false;
}

// Whose office is told by "its" at a word: that of the body last before it in the sentence, else of the body
// that the sentence before begins with.
//   "Freedonia's delegation was led by [its] minister, Doe, and the movement's by [its] chief, Roe"
//   "Freedonia said it would help Zubrowka. [Its] minister, Doe, ..."
void take_owner(const Scene& scene, std::uint32_t its, Description& told) {
  const Tokens& tokens = scene.tokens;
  if (take_last_body(scene, its, told)) return;
  std::uint32_t first = its;
  while (first > 0 && tokens.together(first - 1, its)) --first;
  if (first == 0) return;
  const std::uint32_t last = first - 1;
  while (first > 0 && tokens.together(first - 1, last)) --first;
  const Sighting* subject = scene.sighting(tokens.is(first, "the") ? first + 1 : first);
  if (subject != nullptr && is_body(scene, *subject)) told.of = subject->actor;
}

// The office has to end right before the name at `at`, or reach it over "of ...": the nearest noun phrase of
// the words [first, last) counts.
std::optional<Description> nearest_office(const Scene& scene, std::uint32_t first, std::uint32_t last,
                                          std::uint32_t at) {
  constexpr std::uint32_t kNear = 3;  // only the state's name stands before a rank: "IDF Col."
  std::uint32_t title_from = 0;
  std::uint32_t title_last = 0;
  for (std::uint32_t from = last; from-- > first;) {
    if (const Sighting* seen = scene.sighting(from)) {
      if (title_last > 0 && title_from - from <= kNear) return ranked(scene, seen->first, title_last);
      continue;
    }
    const OfficeAt office = office_at(scene.tokens, from);
    if (office.length == 0 || from + office.length > at) continue;
    const std::uint32_t end = std::min(from + office.length, last);  // the stop of "Sen." is left out
    if (office.kind == Office::title && end == last) {
      title_from = from;
      title_last = last;
      last = from;  // "Vatican Secretary of State Cardinal Pietro Parolin": look before the title
      continue;
    }
    if (office.kind == Office::group || office.plural || !reaches_name(scene, from, end, last))
      return std::nullopt;
    const std::uint32_t start = phrase_start(scene, first, from);
    std::optional<Description> found = describe(scene, start, last);
    if (found && !found->of && start > 0 && scene.tokens.is(start - 1, "its"))
      take_owner(scene, start - 1, *found);
    return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> body_called(const Scene& scene, std::uint32_t noun) {
  constexpr int kTried = 400;  // sightings looked at each way; more would not be linear
  const std::string& low = scene.tokens.words[noun].low;
  const auto is_it = [&](const Sighting& seen) {
    const Actor& one = scene.actors[seen.actor];
    return one.kind != ActorKind::person && one.kind != ActorKind::state && one.side && has_in_name(one, low);
  };
  const auto here = std::partition_point(scene.sightings.begin(), scene.sightings.end(),
                                         [&](const Sighting& s) { return s.first < noun; });
  int tries = kTried;
  for (auto i = here; i != scene.sightings.begin() && tries-- > 0;) {
    if (is_it(*--i)) return i->actor;
  }
  tries = kTried;
  for (auto i = here; i != scene.sightings.end() && tries-- > 0; ++i) {
    if (is_it(*i)) return i->actor;
  }
  return std::nullopt;
}

std::optional<Description> described_before(const Scene& scene, std::uint32_t at) {
  const std::uint32_t last = over_marks(scene.tokens, at);
  const std::uint32_t first = words_before(scene, at, last);
  if (first == last || links_to_holder(scene.tokens.words[last - 1].low) || scene.tokens.is(last - 1, "to"))
    return std::nullopt;
  return nearest_office(scene, first, last, at);
}

std::optional<Description> described_after(const Scene& scene, std::uint32_t at) {
  const Tokens& tokens = scene.tokens;
  if (!tokens.together(at - 1, at)) return std::nullopt;
  std::uint32_t first = at;
  if (tokens.is(first, ",")) {
    ++first;
    if (tokens.together(at, first + 1) && tokens.words[first].shape == Shape::number)
      first += tokens.is(first + 1, ",") ? 2 : 1;
    if (tokens.is(first, "who") && (tokens.is(first + 1, "is") || tokens.is(first + 1, "was"))) first += 2;
  } else if (tokens.is(first, "is") || tokens.is(first, "was")) {
    ++first;
    if (!tokens.is(first, "the") && !tokens.is(first, "a") && !tokens.is(first, "an")) return std::nullopt;
  } else if (tokens.is(first, "(")) {
    ++first;
  } else {
    return std::nullopt;
  }
  if (first >= tokens.words.size() || !tokens.together(at, first)) return std::nullopt;
  const std::uint32_t last = phrase_end(scene, first);
  const std::optional<Description> found = describe(scene, first, last);
  if (!found || found->kind == Office::group || found->plural) return std::nullopt;
  // "Rubio, Russian Foreign Minister Sergei Lavrov and ...": the description of the next person in a list.
  if (const Sighting* next = scene.sighting(found->last);
      next != nullptr && scene.actors[next->actor].kind == ActorKind::person) {
    return std::nullopt;
  }
  return found;
}

}  // namespace parley

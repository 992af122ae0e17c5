// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "actors/cast.h"
#include "actors/entities.h"
#include "actors/name_words.h"
#include "actors/phrases.h"
#include "actors/roles.h"
#include "actors/tokens.h"
#include "base/utf8.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;
constexpr std::uint32_t kNear = 8;      // sentences within which "they" are who met
constexpr std::uint32_t kReadout = 40;  // and "the leaders"
constexpr int kFarBack = 400;           // names and speakers looked back at; more would not be linear

bool is_preposition(std::string_view low) {
  static const Words words{"of",  "for",   "at",    "from",    "to",           "with",
                           "in",  "by",    "on",    "under",   "close",        "near",
                           "who", "which", "about", "against", "representing", "including"};
  return words.contains(low);
}
bool is_article(std::string_view low) {
  static const Words words{"the", "a",   "an",    "this", "that", "one",   "another", "his",
                           "her", "its", "their", "our",  "both", "these", "those"};
  return words.contains(low);
}
bool is_indefinite(std::string_view low) {
  static const Words words{"a",    "an",  "one",   "another", "some",    "several",
                           "many", "two", "three", "other",   "unnamed", "anonymous"};
  return words.contains(low);
}

// "secretary" in "secretary of state", but no minister is the prime minister.
bool part_of(std::string_view part, std::string_view whole) {
  if (part.empty() || part.size() >= whole.size() || whole == "prime minister") return false;
  return (whole.ends_with(part) && whole[whole.size() - part.size() - 1] == ' ') ||
         (whole.starts_with(part) && whole[part.size()] == ' ');
}

// Offices that a report uses one for the other: "the French leader" is its president.
bool same_office(std::string_view a, std::string_view b) {
  if (a == b || part_of(a, b) || part_of(b, a)) return true;
  static const std::array<Words, 9> groups{{
      {"leader", "president", "prime minister", "premier", "chancellor", "taoiseach", "king", "emir",
       "supreme leader"},
      {"spokesman", "spokeswoman", "spokesperson", "press secretary"},
      {"diplomat", "top diplomat", "foreign minister", "foreign secretary", "secretary of state", "envoy",
       "ambassador", "special envoy", "top diplomat"},
      {"negotiator", "chief negotiator", "envoy", "special envoy", "lead negotiator"},
      {"fm", "foreign minister"},
      {"pm", "prime minister"},
      {"army", "military", "armed forces", "idf"},
      {"commander", "military commander", "army commander", "general"},
      {"boss", "chief", "head", "chief executive", "ceo", "chairman", "general secretary", "director",
       "director general"},
  }};
  return std::any_of(groups.begin(), groups.end(),
                     [&](const Words& group) { return group.contains(a) && group.contains(b); });
}

// The office `role` is what `head` tells; also one used for it, if `like`.
bool fits_office(std::string_view role, std::string_view head, bool like) {
  return like ? same_office(role, head) : role == head || part_of(role, head) || part_of(head, role);
}

}  // namespace

class SpeakerResolver::Impl {
 public:
  Impl(const Report& report, const Layout& layout, const Cast& cast)
      : report_(report),
        layout_(layout),
        cast_(cast),
        tokens_(tokens_of(report, layout)),
        sightings_(sightings_of(layout, cast)),
        scene_(tokens_, cast.actors, sightings_),
        home_(cast.home) {}

  [[nodiscard]] Speaker resolve(Span words, const std::vector<EarlierSpeaker>& before) const {
    auto [first, last] = layout_.words_in(words);
    while (first < last && tokens_.words[first].shape == Shape::mark) ++first;
    while (last > first && tokens_.words[last - 1].shape == Shape::mark &&
           scene_.sighting(last - 1) == nullptr)
      --last;
    if (first == last) return {};
    if (last - first == 1) {
      if (std::optional<Speaker> found = pronoun(first, before)) return *found;
      if (is_article(tokens_.words[first].low)) last = noun_phrase_end(first);
    }
    if (const Sighting* seen = scene_.sighting(first);
        seen != nullptr && seen->adjective && seen->last == last)
      return as_speaker(seen->actor);  // "Russian claims"
    if (std::optional<Speaker> found = named(first, last, before)) return *found;
    if (std::optional<Speaker> found = document(first, last, before)) return *found;
    if (std::optional<Speaker> found = several(first, last, before)) return *found;
    const std::optional<Description> told = describe(scene_, first, last);
    if (told && noun_kind(last) == NounKind::press) {  // "the news agency"
      if (std::optional<Speaker> found = common_noun(first, last, before)) return *found;
    }
    if (told) return described(*told, first, last, before);
    if (std::optional<Speaker> found = common_noun(first, last, before)) return *found;
    if (is_bare_name(first, last)) {
      const std::string name = text_of(report_, tokens_, first, last);
      return {name, std::nullopt, name};
    }
    return {source_text(first, last), std::nullopt, side_in(first, last)};
  }

 private:
  static std::vector<Sighting> sightings_of(const Layout& layout, const Cast& cast) {
    std::vector<Sighting> out;
    for (const Mention& mention : cast.mentions) {
      const auto [first, last] = layout.words_in(mention.span);
      out.push_back({first, last, mention.actor, mention.adjective});
    }
    return out;
  }

  // One past the noun phrase that an article begins: "The [union] representing ...", "Its [Defense
  // Ministry]".
  [[nodiscard]] std::uint32_t noun_phrase_end(std::uint32_t article) const {
    constexpr std::uint32_t kLongest = 5;
    std::uint32_t end = article + 1;
    while (end <= article + kLongest && tokens_.together(article, end)) {
      const Token& token = tokens_.words[end];
      if (token.shape == Shape::mark || is_function_word(token.low) || is_speech_verb(token.low) ||
          token.low.ends_with("ing"))
        break;
      ++end;
    }
    return end;
  }
  [[nodiscard]] const Actor& actor(const Sighting& seen) const { return cast_.actors[seen.actor]; }
  [[nodiscard]] bool is_person(std::uint32_t index) const {
    return cast_.actors[index].kind == ActorKind::person;
  }
  // An institute that reports its findings speaks for nobody.
  [[nodiscard]] Speaker as_speaker(std::uint32_t index) const {
    const Actor& one = cast_.actors[index];
    return {one.name, index, is_research_body(one) ? std::nullopt : one.side};
  }

  // --- names -------------------------------------------------------------------------------------

  // The actors that the words name as sources, modifiers and complements left out:
  // "Rubio and Lavrov" -> two, "the Kremlin's spokesman" -> none, "Doe, head of the IAEA" -> one.
  [[nodiscard]] std::vector<const Sighting*> heads(std::uint32_t first, std::uint32_t last) const {
    std::vector<const Sighting*> out;
    bool complement = false;
    bool apposition = false;
    bool titled =
        false;  // an office that no preposition binds ends right here: "of Staff General [Dan Caine]"
    for (std::uint32_t at = first; at < last;) {
      const Sighting* seen = scene_.sighting(at);
      const std::string& low = tokens_.words[at].low;
      if (seen == nullptr) {
        const OfficeAt office = office_at(tokens_, at);
        const bool bound = at > first && (is_preposition(tokens_.words[at - 1].low) ||
                                          is_article(tokens_.words[at - 1].low) ||
                                          (scene_.sighting(at - 1) != nullptr && complement));
        titled = office.length > 0 && !office.plural && office.kind != Office::group && !bound;
        if (office.length > 0) {
          at += office.length;
          if (at < last && tokens_.is(at, ".")) ++at;
          continue;
        }
        if (is_preposition(low)) complement = true;
        if (low == "," && !out.empty() && is_person(out.back()->actor))
          apposition = describes_next(at + 1, last);
        if (complement && (low == "and" || low == "," || low == "or"))
          complement = !office_or_person(at + 1, low == ",", last);
        ++at;
        continue;
      }
      at = seen->last;
      const bool bracketed =
          seen->first > first && (tokens_.is(seen->first - 1, "(") || tokens_.is(seen->first - 1, "<"));
      if (bracketed && !out.empty()) continue;  // "Lamplighters Union (LU)"
      const bool owner = tokens_.possessive(at) > 0 && at + tokens_.possessive(at) < last;
      if (owner || seen->adjective) continue;
      if (is_person(seen->actor)) {
        if (at < last && office_at(tokens_, at).length > 0) continue;  // "Doe hostage envoy"
        const bool closes = at == last && seen->first > first && complement &&
                            tokens_.words[seen->first - 1].shape == Shape::lower &&
                            !is_preposition(tokens_.words[seen->first - 1].low) &&
                            !is_function_word(tokens_.words[seen->first - 1].low) &&
                            office_at(tokens_, seen->first - 1).length == 0;  // "manager of oil supply [Doe]"
        if ((!complement || titled || closes) && !(apposition && !out.empty())) out.push_back(seen);
        titled = false;
        continue;
      }
      if (complement || apposition) continue;
      const bool paper = at < last && !actor(*seen).side &&
                         office_at(tokens_, at).kind == Office::unofficial;  // "Dawn newspaper"
      const Sighting* next = at + 1 < last && tokens_.is(at, "and") ? scene_.sighting(at + 1) : nullptr;
      if (next != nullptr && next->adjective) continue;  // "U.S. and Iranian officials"
      const bool ends = at >= last || paper || tokens_.words[at].shape == Shape::mark ||
                        tokens_.is(at, "and") || tokens_.is(at, "or") ||
                        is_preposition(tokens_.words[at].low);
      if (ends) out.push_back(seen);
    }
    return out;
  }
  // A new source begins at `at`: "Minister for Foreign Affairs, [Senator Doe]", "... and [the Norwegian
  // envoy]"; in "leaders of Norway, Chile and Peru" the complement goes on.
  [[nodiscard]] bool office_or_person(std::uint32_t at, bool comma, std::uint32_t last) const {
    if (at < last && is_article(tokens_.words[at].low)) ++at;
    if (at >= last) return false;
    const Sighting* seen = scene_.sighting(at);
    if (seen != nullptr) return comma && is_person(seen->actor);
    const OfficeAt office = office_at(tokens_, at);
    return office.length > 0 && office.kind != Office::group;
  }
  // What follows a comma tells an office of the one before it.
  [[nodiscard]] bool describes_next(std::uint32_t at, std::uint32_t last) const {
    std::uint32_t end = at;
    while (end < last && tokens_.words[end].low != ",") ++end;
    return describe(scene_, at, end).has_value();
  }

  [[nodiscard]] std::optional<Speaker> named(std::uint32_t first, std::uint32_t last,
                                             const std::vector<EarlierSpeaker>& before) const {
    std::vector<const Sighting*> found = heads(first, last);
    if (found.size() == 1 && tokens_.is(first + 1, "and")) {  // "he and Doe"
      if (std::optional<Speaker> other = pronoun(first, before)) {
        other->name += " and " + actor(*found.front()).name;
        if (other->side != actor(*found.front()).side) other->side = std::nullopt;
        other->actor = std::nullopt;
        return other;
      }
    }
    std::erase_if(found, [&, seen = std::vector<std::uint32_t>{}](const Sighting* s) mutable {
      const bool twice = std::find(seen.begin(), seen.end(), s->actor) != seen.end();
      seen.push_back(s->actor);
      return twice;
    });
    if (found.empty() && tokens_.is(first + 1, "and"))
      return pronoun(first, before);  // "he and other officials"
    if (found.empty()) return std::nullopt;
    if (found.size() == 1) {
      const Sighting& one = *found.front();
      Speaker speaker = as_speaker(one.actor);
      const Actor& who = actor(one);
      if (who.kind == ActorKind::state) speaker.name = state_name(one);
      if (who.kind == ActorKind::person && who.role.empty() && one.last == last && !who.side &&
          !tokens_.is(first, "former"))
        speaker.side = side_in(first, one.first);
      return speaker;
    }
    std::vector<std::uint32_t> all;
    for (const Sighting* seen : found) all.push_back(seen->actor);
    return joint(all);
  }

  // A state speaks under its own name, its seats and people under theirs ("Kremlin", "Americans").
  [[nodiscard]] std::string state_name(const Sighting& seen) const {
    for (const KnownPhrase& phrase : Knowledge::instance().names_from(tokens_.words[seen.first].low)) {
      if (phrase.words.size() != seen.last - seen.first) continue;
      if (phrase.use == Use::seat || phrase.use == Use::people)
        return text_of(report_, tokens_, seen.first, seen.last);
      break;
    }
    return actor(seen).name;
  }

  // A capitalised word that was no name elsewhere: "Acme" at the start of a sentence.
  [[nodiscard]] bool is_bare_name(std::uint32_t first, std::uint32_t last) const {
    if (last - first > 3 || is_function_word(tokens_.words[first].low)) return false;
    for (std::uint32_t at = first; at < last; ++at) {
      if (!tokens_.capital(at) || scene_.sighting(at) != nullptr) return false;
    }
    return office_at(tokens_, first).length == 0 && !tokens_.words[last - 1].low.ends_with("ers");
  }

  // "the statement" -> who spoke last; "the ministry's report" -> whose it is.
  [[nodiscard]] std::optional<Speaker> document(std::uint32_t first, std::uint32_t last,
                                                const std::vector<EarlierSpeaker>& before) const {
    static const Words documents{"statement", "communique", "communiqué", "document",    "report",
                                 "letter",    "text",       "readout",    "declaration", "article",
                                 "post",      "filing",     "memo",       "release",     "announcement",
                                 "survey",    "resolution", "note"};
    std::uint32_t noun = first;
    while (noun < last && !documents.contains(tokens_.words[noun].low)) {
      if (scene_.sighting(noun) == nullptr && is_preposition(tokens_.words[noun].low)) return std::nullopt;
      ++noun;
    }
    if (noun == last) return std::nullopt;
    for (std::uint32_t at = first; at < last; ++at) {
      const Sighting* seen = scene_.sighting(at);
      if (seen == nullptr) {
        if (at > noun && (tokens_.is(at, "on") || tokens_.is(at, "about"))) break;
        continue;
      }
      if (describe(scene_, first, noun)) return std::nullopt;
      return as_speaker(seen->actor);
    }
    if (noun + 1 == last && tokens_.is(first, "the") && !before.empty()) return before.back().speaker;
    return std::nullopt;
  }

  // "the two leaders", "the three governments": so many persons or states, the last ones named before.
  [[nodiscard]] std::optional<Speaker> several(std::uint32_t first, std::uint32_t last,
                                               const std::vector<EarlierSpeaker>& before) const {
    std::uint32_t at = first;
    std::size_t count = 0;
    for (; at < last && at < first + 3; ++at) {
      const std::string& low = tokens_.words[at].low;
      count = low == "two" || low == "both" ? 2 : low == "three" ? 3 : low == "four" ? 4 : 0;
      if (count > 0) break;
      if (low != "the" && low != "these") break;
    }
    const bool counted = count > 0 && last - at <= 3 && (at > first || tokens_.is(first, "both"));
    if (!counted && !(tokens_.is(first, "the") && last - first == 2)) return std::nullopt;
    const std::string& noun = tokens_.words[last - 1].low;
    const bool persons = noun == "leaders" || noun == "ministers" || noun == "presidents" || noun == "men" ||
                         noun == "two" || noun == "officials";
    const bool states = noun == "countries" || noun == "governments" || noun == "nations" ||
                        noun == "states" || noun == "capitals";
    if (!persons && !states) return std::nullopt;
    const bool leaders = noun == "leaders" || noun == "presidents";
    if (!counted) return leaders ? leaders_before(first) : std::nullopt;
    for (std::size_t i = before.size(), tries = 5;
         i-- > 0 && tries-- > 0;) {  // a joint source that spoke before
      if (!before[i].speaker.actor && before[i].speaker.name.find(" and ") != std::string::npos)
        return before[i].speaker;
    }
    if (leaders && count == 2) {
      if (std::optional<Speaker> pair = leaders_before(first)) return pair;
    }
    std::vector<std::uint32_t> found;
    int tries = kFarBack;
    for (auto i = first_at(first); i != sightings_.begin() && found.size() < count && tries-- > 0;) {
      --i;
      const ActorKind kind = actor(*i).kind;
      if (kind != (persons ? ActorKind::person : ActorKind::state)) continue;
      if (std::find(found.begin(), found.end(), i->actor) == found.end()) found.push_back(i->actor);
    }
    if (found.size() < count) return std::nullopt;
    std::reverse(found.begin(), found.end());
    Speaker all = joint(found);
    all.side = std::nullopt;
    return all;
  }

  // --- descriptions ------------------------------------------------------------------------------

  [[nodiscard]] Speaker described(const Description& told, std::uint32_t first, std::uint32_t last,
                                  const std::vector<EarlierSpeaker>& before) const {
    const bool own_words =
        told.kind == Office::group && told.of;  // "the Israeli Foreign Ministry" is its own name
    const bool definite =
        !told.plural && !own_words && !is_indefinite(tokens_.words[first].low) && !tells_another(first, last);
    if (definite) {
      const bool the = tokens_.is(first, "the");
      if (std::optional<Speaker> same = same_words(source_text(first, last), before)) return *same;
      if (std::optional<Speaker> known = holder_of(told, before, the || tokens_.words[first].sentence < 2))
        return *known;
      if (the && !told.of && (told.kind == Office::voice || told.kind == Office::unofficial)) {
        if (std::optional<Speaker> last_one = last_person(before)) return *last_one;
      }
    }
    if (told.plural && !told.of && last - first == 2 && tokens_.is(first, "the") &&
        !tokens_.is(first + 1, "leaders")) {
      if (std::optional<Speaker> same = same_again(told, before)) return *same;
    }
    if (std::optional<Speaker> known = named_later(told, first)) return *known;
    Speaker speaker;
    speaker.name = source_text(first, last);
    if (told.kind == Office::unofficial || names_several(first, last)) return speaker;
    if (told.of) {
      speaker.side = cast_.actors[*told.of].side;
      const bool members =
          told.plural && cast_.actors[*told.of].kind == ActorKind::organisation &&
          !names_group(cast_.actors[*told.of].name);  // "EU leaders", but not "opposition leaders"
      const std::string& head = tokens_.words[told.last - 1].low;
      if (members && (head == "leaders" || head == "states" || head == "members"))
        speaker.side = std::nullopt;
    } else if (const std::string told_side = Knowledge::instance().side_of_office(head_text(told));
               !told_side.empty() && told.first <= first + 1) {
      speaker.side = told_side;
    } else if (told.first > first && tokens_.is(told.first - 1, "administration") &&
               names_side("United States")) {
      speaker.side = "United States";  // as English news writes it
    } else if (told.first > first && tokens_.is(told.first - 1, "opposition")) {
      speaker.side = "opposition";
    } else if (std::optional<std::string> own = owner_country(first, told.first)) {
      speaker.side = own;
    } else if (speaks_for_home(told, first, last)) {
      speaker.side = home_side(told.first);
    }
    return speaker;
  }

  // An unnamed source told in the same words as before.
  [[nodiscard]] static std::optional<Speaker> same_words(const std::string& words,
                                                         const std::vector<EarlierSpeaker>& before) {
    for (std::size_t i = before.size(), tries = 30; i-- > 0 && tries-- > 0;) {
      const Speaker& one = before[i].speaker;
      if (!one.actor && one.name == words && words.find(' ') != std::string::npos) return one;
    }
    return std::nullopt;
  }
  // "the second official", "the head of another group".
  [[nodiscard]] bool tells_another(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t at = first; at < last; ++at) {
      const std::string& low = tokens_.words[at].low;
      if (low == "another" || low == "other" || (at == first + 1 && (low == "second" || low == "third")))
        return true;
    }
    return false;
  }
  // "the officials" who spoke before as "EC officials".
  [[nodiscard]] std::optional<Speaker> same_again(const Description& told,
                                                  const std::vector<EarlierSpeaker>& before) const {
    const std::string head = " " + head_text(told);
    for (std::size_t i = before.size(), tries = 8; i-- > 0 && tries-- > 0;) {
      const Speaker& one = before[i].speaker;
      if (!one.actor && one.name.ends_with(head) && !one.name.starts_with("one of")) return one;
    }
    return std::nullopt;
  }

  // "a Pentagon spokesman said ... Doe, the spokesman, told": of which kind he is who is named right after.
  [[nodiscard]] std::optional<Speaker> named_later(const Description& told, std::uint32_t first) const {
    constexpr std::uint32_t kSoon = 4;  // sentences
    if (told.plural || told.kind == Office::group || told.kind == Office::unofficial ||
        (!tokens_.is(first, "a") && !tokens_.is(first, "an")))
      return std::nullopt;
    const std::string head = head_text(told);
    const std::optional<std::string> side = told.of ? cast_.actors[*told.of].side : std::nullopt;
    std::optional<std::uint32_t> found;
    for (std::uint32_t i = 0; i < cast_.actors.size(); ++i) {
      const Actor& one = cast_.actors[i];
      if (one.kind != ActorKind::person || !fits_office(fold(one.role), head, false)) continue;
      if (side && one.side != side) continue;
      const std::uint32_t at = layout_.words_in(one.mentions.front()).first;
      if (at < first || tokens_.words[at].sentence > tokens_.words[first].sentence + kSoon) continue;
      if (found) return std::nullopt;
      found = i;
    }
    return found ? std::optional(as_speaker(*found)) : std::nullopt;
  }

  static bool names_group(std::string_view name) {
    return is_group_noun(name.substr(name.find_last_of(' ') + 1));  // find_last_of gives npos for one word
  }

  [[nodiscard]] bool names_side(std::string_view side) const {
    return std::any_of(cast_.actors.begin(), cast_.actors.end(),
                       [&](const Actor& one) { return one.side == side; });
  }

  // "that country's Defense Ministry", "its foreign minister": of the state named last.
  [[nodiscard]] std::optional<std::string> owner_country(std::uint32_t first, std::uint32_t head) const {
    if (tokens_.is(first, "his") || tokens_.is(first, "her")) {  // "his office"
      const std::optional<Speaker> who = person_pronoun(first, tokens_.is(first, "his") ? 'm' : 'f', {});
      return who ? who->side : std::nullopt;
    }
    bool owner = tokens_.is(first, "its");
    for (std::uint32_t at = first; at < head; ++at)
      owner = owner || (tokens_.is(at, "country") && tokens_.possessive(at + 1) > 0);
    if (!owner) return std::nullopt;
    int tries = kFarBack;
    for (auto i = first_at(first); i != sightings_.begin() && tries-- > 0;) {
      --i;
      if (actor(*i).kind == ActorKind::state) return actor(*i).side;
    }
    return std::nullopt;
  }

  // "leaders in Oslo, Lima and Rome", "Chile's president and Peru's ministry": of more than one side.
  [[nodiscard]] bool names_several(std::uint32_t first, std::uint32_t last) const {
    std::optional<std::string> side;
    bool joined = false;
    for (std::uint32_t at = first; at < last; ++at) {
      joined = joined || tokens_.is(at, "and") || tokens_.is(at, ",");
      const Sighting* seen = scene_.sighting(at);
      if (seen == nullptr || !actor(*seen).side) continue;
      if (side && joined && *side != *actor(*seen).side) return true;
      if (!side) joined = false;
      side = actor(*seen).side;
    }
    return false;
  }

  // "the spokesman", "the analyst" whom nothing else tells: who spoke last.
  [[nodiscard]] std::optional<Speaker> last_person(const std::vector<EarlierSpeaker>& before) const {
    for (std::size_t i = before.size(), tries = 3; i-- > 0 && tries-- > 0;) {
      if (before[i].speaker.actor && is_person(*before[i].speaker.actor)) return before[i].speaker;
    }
    return std::nullopt;
  }

  // "government officials", "the authorities", "the minister" speak for the state that the report is about;
  // "sources", "diplomats", "both sides" for nobody who could be told.
  [[nodiscard]] bool speaks_for_home(const Description& told, std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t at = first + 1; at < told.first; ++at) {
      if (tokens_.capital(at) && scene_.sighting(at) == nullptr && office_at(tokens_, at).length == 0)
        return false;  // "a European official", "the Nairobi authorities"
    }
    static const Words nobody{"source",     "sources",    "diplomat",    "diplomats",       "side",
                              "team",       "delegation", "delegations", "leaders",         "insiders",
                              "insider",    "delegates",  "negotiators", "representatives", "mediators",
                              "states",     "countries",  "members",     "nations",         "lawyers",
                              "executives", "partners",   "directors"};
    if (tokens_.is(first, "both") || tokens_.is(first, "some") || tokens_.is(first, "several") ||
        tokens_.is(first, "many"))
      return false;
    const std::string& head = tokens_.words[told.last - 1].low;
    const bool government = told.first > first && (tokens_.is(told.first - 1, "government") ||
                                                   tokens_.is(told.first - 1, "military") ||
                                                   tokens_.is(told.first - 1, "ministry"));
    if (nobody.contains(head) || head == "sides") return government;
    if (told.plural && told.kind == Office::office) return false;  // "the presidents", "ministers"
    for (std::uint32_t at = told.last; at < last; ++at) {
      if (office_at(tokens_, at).length > 0 && office_at(tokens_, at).kind == Office::group)
        return true;  // "for the trade ministry"
    }
    return last - first <= 4;
  }

  [[nodiscard]] std::optional<Speaker> holder_of(const Description& told,
                                                 const std::vector<EarlierSpeaker>& before,
                                                 bool ahead) const {
    const std::string head = head_text(told);
    const std::optional<std::string> side = told.of ? cast_.actors[*told.of].side : std::nullopt;
    const auto fits = [&](const Speaker& speaker, bool like) {
      if (side && speaker.side && *side != *speaker.side) return false;
      if (speaker.actor && is_person(*speaker.actor)) {
        const Actor& one = cast_.actors[*speaker.actor];
        if (fits_office(fold(one.role), head, like)) return true;
        const Leader* leader = Knowledge::instance().leader_named(one.name, one.role);
        return leader != nullptr && fits_office(leader->office, head, like);
      }
      const std::string name = fold(speaker.name);
      if (like && same_office(name, head)) return true;
      return name.ends_with(head) || name.find(head + " ") != std::string::npos;
    };
    for (const bool like : {false, true}) {
      int tries = kFarBack;
      for (std::size_t i = before.size(); i-- > 0 && tries-- > 0;) {
        if (fits(before[i].speaker, like)) return before[i].speaker;
      }
      // The person last seen before these words whose office it is.
      const auto at = first_at(told.first);
      tries = kFarBack;
      for (auto i = at; i != sightings_.begin() && tries-- > 0;) {
        --i;
        const bool body = told.kind == Office::group && actor(*i).kind == ActorKind::organisation;
        if ((is_person(i->actor) || body) && fits(as_speaker(i->actor), like)) return as_speaker(i->actor);
      }
      // A headline's "army commander" is named later.
      tries = kFarBack;
      for (auto i = at; i != sightings_.end() && tries-- > 0; ++i) {
        if (is_person(i->actor) && (side || ahead) && fits(as_speaker(i->actor), like))
          return as_speaker(i->actor);
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] std::string head_text(const Description& told) const {
    std::string out;
    for (std::uint32_t at = told.first; at < told.last; ++at) {
      if (!out.empty()) out += ' ';
      out += tokens_.words[at].low;
    }
    return out;
  }

  // --- common nouns ------------------------------------------------------------------------------

  // What a body can be that a common noun tells.
  enum class NounKind { business, press, research, armed, body };

  // "the union" -> the last body whose name has the word.
  [[nodiscard]] std::optional<Speaker> common_noun(std::uint32_t first, std::uint32_t last,
                                                   const std::vector<EarlierSpeaker>& before) const {
    if (!is_article(tokens_.words[first].low) || is_indefinite(tokens_.words[first].low)) return std::nullopt;
    if (last - first > 3) return std::nullopt;
    const std::string& noun = tokens_.words[last - 1].low;
    const std::optional<NounKind> kind = noun_kind(last);
    const bool names =
        !kind || !is_general(noun);  // "the union" is in the name of a union, "the group" in none
    const auto called = [&](const Actor& one) {
      return names && one.kind != ActorKind::person && one.kind != ActorKind::state &&
             fold(one.name).find(noun) != std::string::npos;
    };
    int tries = kFarBack;
    for (auto i = first_at(first); i != sightings_.begin() && tries-- > 0;) {
      --i;
      if (called(actor(*i))) return as_speaker(i->actor);
    }
    if (!kind) return std::nullopt;
    if (last - first == 2 && is_general(noun) && kind == NounKind::body) {
      if (const Sighting* subject = body_before(first, *kind)) return as_speaker(subject->actor);
    }
    tries = kFarBack;
    for (std::size_t i = before.size(); i-- > 0 && tries-- > 0;) {
      const Speaker& speaker = before[i].speaker;
      if (speaker.actor && is_called(*kind, cast_.actors[*speaker.actor])) return speaker;
    }
    tries = kFarBack;
    for (auto i = first_at(first); i != sightings_.begin() && tries-- > 0;) {
      --i;
      if (is_called(*kind, actor(*i))) return as_speaker(i->actor);
    }
    return std::nullopt;
  }
  // The body that this sentence or the one before is about: "While battling ..., the YPG is ... The group
  // said".
  [[nodiscard]] const Sighting* body_before(std::uint32_t word, NounKind kind) const {
    const std::uint32_t here = tokens_.words[word].sentence;
    for (auto i = first_at(word); i != sightings_.begin();) {
      --i;
      if (tokens_.words[i->first].sentence + 1 < here) break;
      const bool subject = !i->adjective && tokens_.possessive(i->last) == 0 &&
                           !(i->first > 0 && is_preposition(tokens_.words[i->first - 1].low)) &&
                           tokens_.words[i->first].quoted == tokens_.words[word].quoted;
      if (subject && is_called(kind, actor(*i)) && actor(*i).mentions.size() > 1) return &*i;
    }
    return nullptr;
  }
  static bool is_general(std::string_view noun) {
    return noun == "group" || noun == "organisation" || noun == "organization" || noun == "body" ||
           noun == "company" || noun == "firm";
  }

  [[nodiscard]] std::optional<NounKind> noun_kind(std::uint32_t last) const {
    static const Words business{"company", "firm",   "manufacturer", "maker",  "retailer",
                                "carrier", "device", "brand",        "lender", "insurer",
                                "airline", "lab",    "startup"};
    static const Words press{"newspaper", "paper", "network",     "channel",  "station", "outlet",
                             "daily",     "site",  "broadcaster", "magazine", "website"};
    static const Words bodies{"group",    "organisation", "organization", "agency",      "union",
                              "bank",     "party",        "body",         "bloc",        "alliance",
                              "movement", "charity",      "council",      "association", "federation",
                              "court",    "committee",    "commission"};
    const std::string& noun = tokens_.words[last - 1].low;
    if (noun == "institute" || noun == "tank") return NounKind::research;
    if (noun == "militia" || (noun == "group" && is_armed(tokens_.words[last - 2].low)))
      return NounKind::armed;
    if (press.contains(noun) || (bodies.contains(noun) && tokens_.is(last - 2, "news")))
      return NounKind::press;
    if (business.contains(noun)) return NounKind::business;
    return bodies.contains(noun) ? std::optional(NounKind::body) : std::nullopt;
  }
  static bool is_armed(std::string_view low) {
    return low == "terrorist" || low == "militant" || low == "armed" || low == "rebel" || low == "insurgent";
  }
  [[nodiscard]] static bool is_called(NounKind kind, const Actor& one) {
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

  // An unnamed source as the record writes it: no article, the first word small unless it is a name.
  [[nodiscard]] std::string source_text(std::uint32_t first, std::uint32_t last) const {
    if (last - first > 1 && is_article(tokens_.words[first].low) && !tokens_.is(first + 1, "of")) ++first;
    std::string text = text_of(report_, tokens_, first, last);
    const bool name = first + 1 < last && tokens_.capital(first + 1) && scene_.sighting(first + 1) == nullptr;
    if (!name && scene_.sighting(first) == nullptr && tokens_.words[first].shape == Shape::capital) {
      const std::string low = tokens_.words[first].low;
      if (low.size() == tokens_.words[first].text.size()) text.replace(0, low.size(), low);
    }
    return text;
  }

  [[nodiscard]] std::optional<std::string> side_in(std::uint32_t first, std::uint32_t last) const {
    if (names_several(first, last)) return std::nullopt;
    for (std::uint32_t at = first; at < last; ++at) {
      if (const Sighting* seen = scene_.sighting(at)) return as_speaker(seen->actor).side;
      if (tokens_.is(at, "in") || tokens_.is(at, "on") || tokens_.is(at, "from"))
        return std::nullopt;  // "commuters in Lima"
    }
    return std::nullopt;
  }
  [[nodiscard]] std::vector<Sighting>::const_iterator first_at(std::uint32_t word) const {
    return std::partition_point(sightings_.begin(), sightings_.end(),
                                [&](const Sighting& s) { return s.first < word; });
  }
  // The state named before in the sentence, else the one that the report names most.
  [[nodiscard]] std::optional<std::string> home_side(std::uint32_t word) const {
    for (auto i = first_at(word); i != sightings_.begin();) {
      --i;
      if (!tokens_.together(i->first, word)) break;
      if (actor(*i).kind == ActorKind::state) return actor(*i).side;
    }
    return home_;
  }

  // --- pronouns ----------------------------------------------------------------------------------

  [[nodiscard]] std::optional<Speaker> pronoun(std::uint32_t word,
                                               const std::vector<EarlierSpeaker>& before) const {
    const std::string& low = tokens_.words[word].low;
    if (low == "he" || low == "him" || low == "his") return person_pronoun(word, 'm', before);
    if (low == "she" || low == "her") return person_pronoun(word, 'f', before);
    const bool own_text = !tokens_.words[word].quoted;  // a speech or a communique given in full
    if (low == "i") return before.empty() || own_text ? first_person() : last_of(before);
    if (low == "we" && before.empty()) return authors();
    if (low == "we" || low == "who") return last_of(before);
    if (low == "it" || low == "they" || low == "them") return body_pronoun(word, before, low != "it");
    return std::nullopt;
  }
  // A speech given in full begins with its speaker: "Statement from President Doe: I ..."
  [[nodiscard]] std::optional<Speaker> first_person() const {
    const auto found = std::find_if(sightings_.begin(), sightings_.end(),
                                    [this](const Sighting& s) { return is_person(s.actor); });
    if (found == sightings_.end()) return std::nullopt;
    return as_speaker(found->actor);
  }
  // A communique given in full begins with its authors: "Joint statement by A, B and C: We ..."
  [[nodiscard]] std::optional<Speaker> authors() const {
    const auto found = std::find_if(sightings_.begin(), sightings_.end(),
                                    [this](const Sighting& s) { return is_person(s.actor); });
    if (found == sightings_.end()) return std::nullopt;
    const std::vector<std::uint32_t> all = persons_of(tokens_.words[found->first].sentence);
    return all.size() > 1 ? std::optional(joint(all)) : std::nullopt;
  }
  // The persons that a sentence names outside quotations, each once.
  [[nodiscard]] std::vector<std::uint32_t> persons_of(std::uint32_t sentence) const {
    std::vector<std::uint32_t> out;
    const std::uint32_t first = layout_.sentences[sentence].first_word;
    for (auto i = first_at(first); i != sightings_.end() && tokens_.words[i->first].sentence == sentence;
         ++i) {
      if (is_person(i->actor) && !tokens_.words[i->first].quoted &&
          std::find(out.begin(), out.end(), i->actor) == out.end())
        out.push_back(i->actor);
    }
    return out;
  }
  // "A and B" out of actors; with their side where they share one.
  [[nodiscard]] Speaker joint(const std::vector<std::uint32_t>& all) const {
    Speaker out;
    for (std::size_t i = 0; i < all.size(); ++i)
      out.name += (i == 0 ? "" : i + 1 == all.size() ? " and " : ", ") + cast_.actors[all[i]].name;
    const std::optional<std::string>& side = cast_.actors[all.front()].side;
    const bool same = std::all_of(all.begin(), all.end(),
                                  [&](std::uint32_t one) { return cast_.actors[one].side == side; });
    if (same) out.side = side;
    return out;
  }
  // "A met with B. They ...": the two persons of different sides whom a sentence before names.
  [[nodiscard]] std::optional<Speaker> pair_before(std::uint32_t word, std::uint32_t sentences) const {
    const std::uint32_t here = tokens_.words[word].sentence;
    for (std::uint32_t back = 1; back <= std::min(sentences, here); ++back) {
      const std::vector<std::uint32_t> persons = persons_of(here - back);
      if (persons.size() != 2) continue;
      if (of_two_sides(persons)) return joint(persons);
    }
    return std::nullopt;
  }
  [[nodiscard]] bool of_two_sides(const std::vector<std::uint32_t>& persons) const {
    const std::optional<std::string>& one = cast_.actors[persons[0]].side;
    const std::optional<std::string>& other = cast_.actors[persons[1]].side;
    return one && other && *one != *other;
  }
  // "the leaders": the two whom a readout before is of; none where several pairs of leaders are named.
  [[nodiscard]] std::optional<Speaker> leaders_before(std::uint32_t word) const {
    const std::uint32_t here = tokens_.words[word].sentence;
    std::vector<std::uint32_t> found;
    for (std::uint32_t back = 1; back <= std::min(kReadout, here); ++back) {
      std::vector<std::uint32_t> persons = persons_of(here - back);
      const bool leaders = std::all_of(persons.begin(), persons.end(), [this](std::uint32_t i) {
        return same_office(fold(cast_.actors[i].role), "leader");
      });
      if (persons.size() != 2 || !leaders || !of_two_sides(persons)) continue;
      if (!found.empty() && !std::is_permutation(found.begin(), found.end(), persons.begin()))
        return std::nullopt;
      found = std::move(persons);
    }
    return found.empty() ? std::nullopt : std::optional(joint(found));
  }
  static bool names_several(const Speaker& speaker) {
    return !speaker.actor && (speaker.name.find(" and ") != std::string::npos || speaker.name.ends_with('s'));
  }
  static std::optional<Speaker> last_of(const std::vector<EarlierSpeaker>& before) {
    if (before.empty()) return std::nullopt;
    return before.back().speaker;
  }

  [[nodiscard]] char gender_of(const Actor& who) const {
    const std::string role = fold(who.role);
    if (role.ends_with("woman")) return 'f';
    if (role.ends_with("man")) return 'm';
    if (!who.mentions.empty()) {
      const auto [first, last] = layout_.words_in(who.mentions.front());
      const std::uint32_t title = first > 0 && tokens_.is(first - 1, ".") ? first - 2 : first - 1;
      if (first > 1 || (first == 1 && title == 0)) {
        if (tokens_.is(title, "mr") || tokens_.is(title, "king") || tokens_.is(title, "prince") ||
            tokens_.is(title, "sir"))
          return 'm';
        if (tokens_.is(title, "mrs") || tokens_.is(title, "ms") || tokens_.is(title, "queen") ||
            tokens_.is(title, "princess"))
          return 'f';
      }
    }
    const std::string name = fold(who.name);
    const char known = Knowledge::instance().gender_of(name.substr(0, name.find_first_of(" -")));
    return known == '\0' ? 'x' : known;
  }

  [[nodiscard]] std::optional<Speaker> person_pronoun(std::uint32_t word, char gender,
                                                      const std::vector<EarlierSpeaker>& before) const {
    const std::uint32_t sentence = tokens_.words[word].sentence;
    std::optional<Speaker> best;
    int best_score = -1000;
    const auto offer = [&](const Speaker& speaker, int score) {
      if (score > best_score) {
        best_score = score;
        best = speaker;
      }
    };
    const auto distance = [&](std::uint32_t at) {
      return static_cast<int>(sentence - tokens_.words[at].sentence);
    };
    const auto at = first_at(word);
    const EarlierSpeaker* last = before.empty() ? nullptr : &before.back();
    for (auto i = at; i != sightings_.begin();) {
      --i;
      const int back = distance(i->first);
      if (back > 8) break;
      if (!is_person(i->actor)) continue;
      if (tokens_.words[i->first].quoted && !tokens_.words[word].quoted) continue;  // spoken of, not speaking
      const char own = gender_of(actor(*i));
      if (own != 'x' && own != gender) continue;
      int score = -3 * back + (own == gender ? 1 : 0);
      if (i->first > 0 && is_preposition(tokens_.words[i->first - 1].low)) score -= 3;
      if (tokens_.possessive(i->last) > 0) score -= 3;
      if (subject(*i)) score += back == 0 ? 6 : 3;
      if (last != nullptr && last->speaker.actor == i->actor) score += 4;
      offer(as_speaker(i->actor), score);
    }
    if (last != nullptr) {
      const auto words = layout_.words_in(last->span);
      const bool one =
          last->speaker.actor ? is_person(*last->speaker.actor) : tells_one_person(words.first, words.second);
      const char own = last->speaker.actor                     ? gender_of(cast_.actors[*last->speaker.actor])
                       : last->speaker.name.ends_with("woman") ? 'f'
                       : last->speaker.name.ends_with("man")   ? 'm'
                                                               : 'x';
      if (one && words.first < words.second && words.first <= word && (own == 'x' || own == gender)) {
        offer(last->speaker, -2 * distance(words.first) + 5);
      }
    }
    return best;
  }
  // "a senior official", "he", but not "analysts" or "the newspaper".
  [[nodiscard]] bool tells_one_person(std::uint32_t first, std::uint32_t last) const {
    if (last - first == 1 && (tokens_.is(first, "he") || tokens_.is(first, "she"))) return true;
    const std::optional<Description> told = describe(scene_, first, last);
    return told && !told->plural && told->kind != Office::group;
  }
  [[nodiscard]] bool tells_several(std::uint32_t first, std::uint32_t last) const {
    const std::optional<Description> told = describe(scene_, first, last);
    return told && told->plural;
  }
  // The first person of a sentence, with no preposition before, is most often its subject.
  [[nodiscard]] bool subject(const Sighting& seen) const {
    const std::uint32_t sentence = tokens_.words[seen.first].sentence;
    for (std::uint32_t at = seen.first; at-- > layout_.sentences[sentence].first_word;) {
      const Sighting* other = scene_.sighting(at);
      if (other != nullptr && is_person(other->actor)) return false;
    }
    return true;
  }

  [[nodiscard]] std::optional<Speaker> body_pronoun(std::uint32_t word,
                                                    const std::vector<EarlierSpeaker>& before,
                                                    bool plural) const {
    const std::uint32_t sentence = tokens_.words[word].sentence;
    if (!plural) {  // "Chile released what it said were ...": the subject of its own sentence
      for (auto i = first_at(layout_.sentences[sentence].first_word);
           i != sightings_.end() && i->first < word; ++i) {
        if (!is_person(i->actor) && !i->adjective && tokens_.possessive(i->last) == 0 && actor(*i).side &&
            tokens_.words[i->first].quoted == tokens_.words[word].quoted &&
            (i->first == 0 || !is_preposition(tokens_.words[i->first - 1].low))) {
          return as_speaker(i->actor);
        }
      }
    }
    const Speaker* body = nullptr;
    for (std::size_t i = before.size(); i-- > 0;) {
      const Speaker& speaker = before[i].speaker;
      const auto words = layout_.words_in(before[i].span);
      if (words.first >= words.second || sentence - tokens_.words[words.first].sentence > 6) break;
      if (speaker.actor && is_person(*speaker.actor)) continue;
      const bool several =
          names_several(speaker) || (!speaker.actor && tells_several(words.first, words.second));
      if (plural == several) return speaker;
      if (plural && body == nullptr) body = &speaker;
    }
    if (plural) {
      if (std::optional<Speaker> pair = pair_before(word, kNear)) return pair;
      if (body != nullptr) return *body;
    }
    const auto at = first_at(word);
    int tries = kFarBack;
    for (auto i = at; i != sightings_.begin() && tries-- > 0;) {
      --i;
      if (!is_person(i->actor) && !i->adjective) return as_speaker(i->actor);
    }
    return last_of(before);
  }

  const Report& report_;
  const Layout& layout_;
  const Cast& cast_;
  Tokens tokens_;
  std::vector<Sighting> sightings_;
  Scene scene_;
  std::optional<std::string> home_;  // the state that the report is about
};

SpeakerResolver::SpeakerResolver(const Report& report, const Layout& layout, const Cast& cast)
    : impl_(std::make_unique<Impl>(report, layout, cast)) {}
SpeakerResolver::~SpeakerResolver() = default;

Speaker SpeakerResolver::resolve(Span words, const std::vector<EarlierSpeaker>& before) const {
  return impl_->resolve(words, before);
}

}  // namespace parley

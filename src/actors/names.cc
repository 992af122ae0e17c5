// SPDX-License-Identifier: Apache-2.0
#include "actors/names.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;

bool is_particle(std::string_view low) {
  static const Words words{"de", "da",  "do",  "dos", "das", "del", "della", "di",  "du",  "la",
                           "le", "van", "von", "der", "den", "ter", "ten",   "bin", "ibn", "bint",
                           "al", "el",  "ul",  "ben", "zu",  "y",   "e",     "abu"};
  return words.contains(low);
}

// Words that stand between a state and an office, or make an office longer.
bool is_modifier(std::string_view low) {
  static const Words words{
      "deputy",         "senior",       "chief",       "acting",        "former",
      "special",        "permanent",    "principal",   "assistant",     "first",
      "second",         "presidential", "vice",        "joint",         "top",
      "lead",           "outgoing",     "incoming",    "new",           "then",
      "interim",        "ex",           "current",     "foreign",       "defence",
      "defense",        "trade",        "nuclear",     "climate",       "finance",
      "economic",       "economy",      "energy",      "health",        "education",
      "transport",      "labour",       "labor",       "interior",      "home",
      "justice",        "affairs",      "external",    "internal",      "international",
      "national",       "security",     "political",   "policy",        "press",
      "public",         "relations",    "agriculture", "agricultural",  "environment",
      "commerce",       "commercial",   "industry",    "information",   "culture",
      "development",    "planning",     "immigration", "fisheries",     "tourism",
      "communications", "oil",          "petroleum",   "water",         "resources",
      "europe",         "brexit",       "cooperation", "state",         "treasury",
      "military",       "army",         "cabinet",     "parliamentary", "under",
      "regional",       "general",      "executive",   "managing",      "legal",
      "peace",          "humanitarian", "opposition",  "republican",    "democratic",
      "conservative",   "rebel",        "union",       "company",       "party",
      "government",     "lower",        "upper",       "house",         "senate",
      "ministry",       "department",   "competition", "budget",        "social",
      "women",          "youth",        "works",       "change",        "employment",
      "welfare",        "prime",        "high",        "supreme",       "crown",
      "grand",          "co",           "communities", "local",         "aviation",
      "infrastructure", "mines",        "mining",      "pensions",      "telecommunications",
      "sport",          "sports",       "rural",       "urban"};
  return words.contains(low);
}

bool is_abbreviation(std::string_view low) {
  static const Words words{"mr",   "mrs", "ms",  "dr",   "prof", "gen",    "lt",   "col", "maj",
                           "capt", "sgt", "adm", "sen",  "rep",  "gov",    "pres", "rev", "hon",
                           "st",   "jr",  "sr",  "brig", "amb",  "messrs", "cmdr"};
  return words.contains(low);
}

bool same_word(const Token& token, const std::string& word) {
  if (token.text == word) return true;
  if (token.shape == Shape::mark) return token.low == word;
  return token.shape == Shape::caps && word.size() >= 4 && token.low == fold(word);
}

class NameFinder {
 public:
  NameFinder(const Tokens& tokens, const LearnedStates& states) : tokens_(tokens), states_(states) {}

  std::vector<Name> find() {
    find_datelines();
    learn_words();
    find_credits();
    const auto size = static_cast<std::uint32_t>(tokens_.words.size());
    for (std::uint32_t at = 0; at < size;) at = tokens_.headline[word(at).sentence] ? at + 1 : take(at);
    drop_credits();
    drop_unproved();
    learn_name_words();
    for (std::uint32_t at = 0; at < size;)
      at = tokens_.headline[word(at).sentence] ? take_in_headline(at) : at + 1;
    std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
    return std::move(names_);
  }

 private:
  [[nodiscard]] const Token& word(std::uint32_t at) const { return tokens_.words[at]; }
  // A phrase of the tables or of a learned state that begins at `at`, or null.
  [[nodiscard]] const KnownPhrase* known_phrase(std::uint32_t at) const {
    if (const KnownPhrase* known = known_at(tokens_, at)) return known;
    return tokens_.capital(at) ? states_.phrase(word(at).low) : nullptr;
  }
  [[nodiscard]] bool given_name(std::uint32_t at) const {
    return tokens_.capital(at) && Knowledge::instance().gender_of(word(at).low) != '\0';
  }
  [[nodiscard]] bool spaced_capital(std::uint32_t from, std::uint32_t at) const {
    return tokens_.together(from, at) && tokens_.capital(at) && !word(at).glued;
  }

  // Which words the report writes small, and which it capitalises in the middle of sentences.
  void learn_words() {
    for (std::uint32_t i = 0; i < tokens_.words.size(); ++i) {
      const Token& token = word(i);
      if (is_group_noun(token.low) && names_group(i)) ++groups_[token.low];
      if (token.shape == Shape::lower) small_.insert(token.low);
      if (tokens_.capital(i) && !opens(i) && !tokens_.headline[token.sentence]) {
        capital_.insert(token.low);
        if (stands_alone(i)) alone_.insert(token.low);
      }
    }
  }

  // No other capitalised word and no hyphen beside it.
  [[nodiscard]] bool stands_alone(std::uint32_t at) const {
    const bool after = at > 0 && tokens_.together(at - 1, at) && (tokens_.capital(at - 1) || word(at).glued);
    const bool before = tokens_.together(at, at + 1) && (tokens_.capital(at + 1) || word(at + 1).low == "-");
    return !after && !before;
  }

  // "MONTREAL International bodies met": a paragraph's first words in capitals, before a word that is not.
  // An acronym is in capitals elsewhere too.
  void find_datelines() {
    for (const Token& token : tokens_.words) {
      if (token.shape == Shape::caps && !tokens_.headline[token.sentence]) ++caps_[token.low];
    }
    for (std::uint32_t at = 0; at < tokens_.words.size(); ++at) {
      if (!word(at).begins || tokens_.headline[word(at).sentence]) continue;
      const std::uint32_t end = capitals_end(at);
      if (end == at || !is_dateline(at, end)) continue;
      dateline_end_[at] = end;
      after_dateline_.insert(end);
    }
  }
  // One past the words in capitals that begin at `at`; `at` where no capitalised word follows them.
  [[nodiscard]] std::uint32_t capitals_end(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 3;
    std::uint32_t end = at;
    while (end < at + kLongest && (end == at || spaced_capital(at, end)) && word(end).shape == Shape::caps &&
           word(end).text.size() >= (end == at && !place_from(at) ? 4 : 3)) {
      ++end;
    }
    const bool followed = end > at && spaced_capital(at, end) && word(end).shape == Shape::capital &&
                          (word(end).text.size() > 1 || known_phrase(end) != nullptr);
    return followed ? end : at;
  }
  [[nodiscard]] bool place_from(std::uint32_t at) const {
    const KnownPhrase* known = known_phrase(at);
    return known != nullptr && known->known->standing == Standing::place;
  }
  [[nodiscard]] bool is_dateline(std::uint32_t at, std::uint32_t end) const {
    if (const KnownPhrase* known = known_phrase(at)) {
      const Standing standing = known->known->standing;
      const bool city = word(end - 1).low == "city";  // "KESTRIA CITY Kestrian officials said"
      return known->words.size() + (city ? 1 : 0) == end - at && known->use != Use::adjective &&
             (standing == Standing::state || standing == Standing::place || standing == Standing::region);
    }
    if (office_at(tokens_, end).length > 0) return false;  // a body's, not a place's
    for (; at < end; ++at) {
      const auto found = caps_.find(word(at).low);
      if (given_name(at) || office_at(tokens_, at).length > 0 || is_function_word(word(at).low) ||
          is_body_word(word(at).low) || (found != caps_.end() && found->second > 1))
        return false;
    }
    return true;
  }

  // "(Agency/T. Doe)", "AGENCY/T. Doe": whom a picture is by.
  void find_credits() {
    credit_.assign(tokens_.words.size(), false);
    for (std::uint32_t at = 1; at + 1 < tokens_.words.size(); ++at) {
      if (word(at).low != "/" || !word(at).glued || !word(at + 1).glued || !tokens_.capital(at - 1) ||
          !tokens_.capital(at + 1))
        continue;
      std::uint32_t end = at + 1;
      while (tokens_.together(at, end) && !ends_credit(end)) ++end;
      const bool person = end - at > 2;  // not "Agency/Pollster"
      if (person && credits_agency(at - 1)) std::fill(credit_.begin() + at + 1, credit_.begin() + end, true);
    }
  }
  // The word before the stroke is an agency's, or opens a bracket with it: "(Agency".
  [[nodiscard]] bool credits_agency(std::uint32_t last) const {
    if (word(last).low == "photo" || word(last).low == "images") return true;
    constexpr std::uint32_t kLongest = 4;
    for (std::uint32_t back = 0; back < kLongest && back <= last; ++back) {
      const std::uint32_t at = last - back;
      if (!tokens_.together(at, last)) return false;
      if (tokens_.is(at, "(")) return true;
      if (const KnownPhrase* known = known_phrase(at)) return known->known->standing == Standing::press;
    }
    return false;
  }
  [[nodiscard]] bool ends_credit(std::uint32_t at) const {
    return !tokens_.capital(at) && word(at).low != "." && word(at).low != "-" && word(at).low != "/" &&
           word(at).low != "'" && !is_particle(word(at).low);
  }
  void drop_credits() {
    std::erase_if(names_, [this](const Name& name) { return name.phrase == nullptr && credit_[name.first]; });
  }

  // "the opposition", but not "opposition to the plan".
  [[nodiscard]] bool names_group(std::uint32_t at) const {
    static const Words after{"to", "from", "among", "within", "against"};
    static const Words before{"in", "strong", "fierce", "no", "stiff", "growing", "public", "central"};
    if (tokens_.together(at, at + 1) && after.contains(word(at + 1).low)) return false;
    return at == 0 || !tokens_.together(at - 1, at) || !before.contains(word(at - 1).low);
  }
  // A group that the report keeps naming: "Freedonian rebels", "the banks".
  [[nodiscard]] std::uint32_t group_end(std::uint32_t at) const {
    const std::uint32_t noun = tokens_.together(at, at + 1) && is_people_adjective(at) ? at + 1 : at;
    if (!is_group_noun(word(noun).low) || !names_group(noun)) return at;
    const auto found = groups_.find(word(noun).low);
    const bool party = word(noun).low == "opposition" || word(noun).low == "rebels";
    return found != groups_.end() && found->second >= (party ? 2 : 3) ? noun + 1 : at;
  }
  [[nodiscard]] bool is_people_adjective(std::uint32_t at) const {
    if (!tokens_.capital(at)) return false;
    const KnownPhrase* known = known_phrase(at);
    if (known != nullptr) return known->use == Use::adjective && known->words.size() == 1;
    const std::string& low = word(at).low;
    return low.ends_with("ian") || low.ends_with("ese") || low.ends_with("ish");
  }

  // A capitalised word that can begin or go on with a name.
  [[nodiscard]] bool can_name(std::uint32_t at) const {
    const Token& token = word(at);
    if (!tokens_.capital(at)) return false;
    if (is_day_or_month(token.low)) {
      const bool after_office = at > 0 && tokens_.capital(at - 1) && office_at(tokens_, at - 1).length == 1;
      const bool in_name = at > 0 &&
                           (given_name(at - 1) || is_abbreviation(word(at - 1).low) || after_office) &&
                           !word(at).glued;
      const bool alone =
          token.low == "may" && is_speech_verb(at + 1 < tokens_.words.size() ? word(at + 1).low : "");
      return in_name || (alone && capital_.contains("may"));
    }
    const bool initial =
        token.text.size() == 1 && tokens_.is(at + 1, ".") && word(at + 1).glued && !token.opens;
    if (is_function_word(token.low) && !initial) {
      return token.shape == Shape::caps && !small_.contains(token.low) && token.text.size() > 2;
    }
    return true;
  }

  // A name's lower-case start: "al" in "al-Assad", "von" in "von der Leyen".
  [[nodiscard]] bool starts_small(std::uint32_t at) const {
    if (!is_particle(word(at).low) || word(at).shape != Shape::lower) return false;
    std::uint32_t next = at + 1;
    if (tokens_.is(next, "-") && word(next).glued) return tokens_.capital(next + 1) && word(next + 1).glued;
    static const Words alone{"von", "van", "de", "bin", "ibn", "del", "di", "du"};
    if (!alone.contains(word(at).low)) return false;
    while (next < tokens_.words.size() && is_particle(word(next).low)) ++next;
    return spaced_capital(at, next) && can_name(next);
  }

  // One past the last word of the run of name words that begins at `at`.
  [[nodiscard]] std::uint32_t run_end(std::uint32_t at) const {
    std::uint32_t end = at + 1;
    bool complement = false;  // has gone on over "of" or "for"
    while (tokens_.together(at, end)) {
      const std::uint32_t next = end_after(at, end, complement);
      if (next == end) break;
      end = next;
    }
    return end;
  }

  [[nodiscard]] std::uint32_t end_after(std::uint32_t first, std::uint32_t end, bool& complement) const {
    const Token& token = word(end);
    if (can_name(end) && !token.glued) return end + 1;
    if (token.glued && (token.low == "-" || token.low == "'" || token.low == ".")) return over_mark(end);
    if (token.low == "&" && spaced_capital(end, end + 1)) return end + 2;
    if (token.shape == Shape::lower && is_particle(token.low)) {
      std::uint32_t next = end + 1;
      while (tokens_.together(end, next) && (is_particle(word(next).low) || word(next).low == "-")) ++next;
      if (tokens_.together(end, next) && can_name(next) && next - end <= 3) return next + 1;
    }
    return over_complement(first, end, complement);
  }

  // Hyphens, apostrophes and initials' stops inside a name: Ki-moon, O'Neill, F. W.
  [[nodiscard]] std::uint32_t over_mark(std::uint32_t at) const {
    const std::uint32_t next = at + 1;
    const Token& before = word(at - 1);
    if (word(at).low == ".") {
      const bool initial =
          before.text.size() == 1 && before.shape == Shape::capital && !(at > 1 && tokens_.is(at - 2, "on"));
      if (!initial && !is_abbreviation(before.low)) return at;
      return tokens_.together(at, next) && can_name(next) ? next + 1 : at;
    }
    if (!tokens_.together(at, next) || !word(next).glued || word(next).shape == Shape::mark) return at;
    if (word(at).low == "-") {
      if (before.shape == Shape::caps && word(next).shape == Shape::caps) return at;  // "AMC-UAW" names two
      if (parts_states(at)) return at;
      return tokens_.capital(next) || !small_compound(next) ? next + 1 : at;
    }
    static const Words endings{"s", "t", "re", "ve", "ll", "d", "m"};
    return endings.contains(word(next).low) ? at : next + 1;
  }
  // "Maroa-Russia talks" names two; "Anne Holland-Norway" and "Maroa-Russia Chamber" name one.
  [[nodiscard]] bool parts_states(std::uint32_t hyphen) const {
    const std::uint32_t next = hyphen + 1;
    if (hyphen > 1 && given_name(hyphen - 2)) return false;
    if (alone_.contains(word(hyphen - 1).low) && alone_.contains(word(next).low) && tokens_.capital(next))
      return true;  // each names somebody elsewhere
    const KnownPhrase* known = known_phrase(next);
    if (known == nullptr ||
        (known->known->standing != Standing::state && known->known->standing != Standing::organisation))
      return false;
    const auto end = next + static_cast<std::uint32_t>(known->words.size());
    return word(hyphen - 1).shape != Shape::caps && !spaced_capital(next, end);
  }
  // "pro-Russian", "U.S.-led", "Moscow-based": the word after the hyphen is no part of a name.
  [[nodiscard]] bool small_compound(std::uint32_t at) const {
    return word(at).shape != Shape::lower || word(at).text.size() < 2 || word(at).low.ends_with("ed") ||
           kSmallEnds.contains(word(at).low) || is_function_word(word(at).low);
  }

  // "Bank of England", "Council on Foreign Relations", "Public and Commercial Services Union".
  [[nodiscard]] std::uint32_t over_complement(std::uint32_t first, std::uint32_t end,
                                              bool& complement) const {
    static const Words links{"of", "for", "on", "in", "and", "to"};
    if (!links.contains(word(end).low)) return end;
    std::uint32_t next = end + 1;
    const bool joins = word(end).low == "and";
    if (!joins && tokens_.is(next, "the")) ++next;
    if (!tokens_.together(end, next) || !can_name(next) || word(next).glued) return end;
    if (joins) return complement || ends_in_body(first, end, next) ? next + 1 : end;
    if ((word(end).low == "in" || word(end).low == "to") && !complement) return end;
    if (!is_body_word(word(end - 1).low) || office_ends_at(end)) return end;
    if (word(end).low == "of" && given_name(next) && spaced_capital(next, next + 1))
      return end;  // a leader's
    if (word(end).low == "on" && complement) return end;
    complement = true;
    return next + 1;
  }
  [[nodiscard]] bool office_ends_at(std::uint32_t end) const {
    const OfficeAt office = office_at(tokens_, end - 1);
    return office.length >= 1 && office.kind != Office::group;
  }
  // "Public and Commercial Services Union": one unknown word before, a body's word among the capitals after.
  [[nodiscard]] bool ends_in_body(std::uint32_t first, std::uint32_t end, std::uint32_t next) const {
    for (std::uint32_t at = first; at < end; ++at) {
      const KnownPhrase* known = known_phrase(at);
      const bool place = known != nullptr && (known->known->standing == Standing::place ||
                                              known->known->standing == Standing::adjective);
      if ((known != nullptr && !place) || given_name(at) || office_at(tokens_, at).length > 0) return false;
    }
    if (end - first > 3) return false;
    for (std::uint32_t at = next; at < next + 4 && tokens_.together(first, at) && can_name(at); ++at) {
      if (at > next && is_body_word(word(at).low)) return true;
      if (known_phrase(at) != nullptr) return false;
    }
    return false;
  }

  // Reads what begins at `at`; returns where to go on.
  std::uint32_t take(std::uint32_t at) {
    if (const std::uint32_t group = group_end(at); group > at) {
      add(at, group, nullptr, Guess::organisation);
      return group;
    }
    if (is_party_mark(at)) return at + 3;
    if (const auto place = dateline_end_.find(at); place != dateline_end_.end()) {
      add(at, known_phrase(at) == nullptr ? at : place->second, known_phrase(at), Guess::unknown);
      return place->second;
    }
    const KnownPhrase* known = tokens_.capital(at) ? known_phrase(at) : nullptr;
    if (known == nullptr && !can_name(at) && !starts_small(at)) return at + 1;
    const std::uint32_t known_end =
        known == nullptr ? at : at + static_cast<std::uint32_t>(known->words.size());
    std::uint32_t end = run_end(std::max(at, known_end == at ? at : known_end - 1));
    if (known == nullptr && opens(at) && opens_only(at)) return at + 1;
    while (at < end) at = take_part(at, end);
    return at;
  }

  [[nodiscard]] bool opens(std::uint32_t at) const { return word(at).opens || after_dateline_.contains(at); }
  // A sentence's first word that is no part of the name after it: "Yesterday Lavrov".
  [[nodiscard]] bool opens_only(std::uint32_t at) const {
    if (given_name(at) || office_at(tokens_, at).length > 0) return false;
    if (capital_.contains(word(at).low)) return false;
    return small_.contains(word(at).low) ||
           (word(at).shape == Shape::capital && word(at).low.ends_with("ing"));
  }
  // "R-Texas", "D-Mass.": a member's party and state, no name.
  [[nodiscard]] bool is_party_mark(std::uint32_t at) const {
    return (word(at).text == "R" || word(at).text == "D" || word(at).text == "I") &&
           tokens_.is(at + 1, "-") && word(at + 1).glued && tokens_.capital(at + 2) && word(at + 2).glued;
  }

  // Left over after an office: "of" in "Ministry of ...".
  [[nodiscard]] static bool is_link(std::string_view low) {
    return low == "of" || low == "for" || low == "on" || low == "in" || low == "and";
  }
  // Reads one part of a run: an office, a known name, a body, a person.
  std::uint32_t take_part(std::uint32_t at, std::uint32_t end) {
    if (word(at).shape == Shape::mark || is_link(word(at).low)) return at + 1;
    const OfficeAt office = office_at(tokens_, at);
    const KnownPhrase* known = known_phrase(at);
    const auto known_size = known == nullptr ? 0U : static_cast<std::uint32_t>(known->words.size());
    const bool office_here = office.length > known_size && !in_body(at + office.length - 1, office);
    if (office_here && !is_surname_here(at, end)) return at + office.length;
    if (known != nullptr) {
      if (const KnownPhrase* next = next_known(at + known_size, end)) return take_two(at, *known, *next);
    }
    const std::uint32_t part = part_end(at, end);
    const bool office_follows = part < end;
    const std::uint32_t body = body_end(at, part);
    if (known != nullptr && names_realm(*known, at + known_size, part)) {
      add(at, part, known, Guess::unknown);
      return part;
    }
    if (known != nullptr && body <= at + known_size) return take_known(at, part, *known, office_follows);
    if (body > at) return take_body(at, body, known);
    if (all_modifiers(at, part)) return part;
    if (const std::uint32_t given = given_after_topic(at, part); given > at) return given;
    add(at, trimmed(at, part), nullptr, guess_of(at, part, office_follows));
    return part;
  }

  // "Minister for Harbour Relations [Anna Quist]", "Minister of Justice and Law [Anna Quist]": where the name
  // begins after what the office is of; else 0.
  [[nodiscard]] std::uint32_t given_after_topic(std::uint32_t at, std::uint32_t end) const {
    if (given_name(at) || !in_topic(at)) return 0;
    for (std::uint32_t i = at + 1; i + 1 < end; ++i) {
      if (given_name(i) && !word(i).glued) return i;
    }
    return 0;
  }
  // Only capitals and links stand between an office and `at`.
  [[nodiscard]] bool in_topic(std::uint32_t at) const {
    static const Words links{"of", "for", "to", "on", "in", "and", "the"};
    constexpr std::uint32_t kLongest = 9;
    bool linked = false;
    for (std::uint32_t words = 1; words <= std::min(kLongest, at); ++words) {
      const std::uint32_t back = at - words;
      if (!tokens_.together(back, at)) return false;
      if (linked && office_at(tokens_, back).length > 0) return true;
      if (!links.contains(word(back).low) && !tokens_.capital(back)) return false;
      linked = linked || (links.contains(word(back).low) && word(back).low != "and");
    }
    return false;
  }

  // "Maroan Federation" is Maroa, "Zorava City" its capital.
  [[nodiscard]] bool names_realm(const KnownPhrase& known, std::uint32_t at, std::uint32_t end) const {
    if (known.known->standing != Standing::state || at + 1 != end) return false;
    if (known.use == Use::adjective)
      return tokens_.is(at, "federation") || tokens_.is(at, "republic") || tokens_.is(at, "kingdom");
    return tokens_.is(at, "city");
  }

  // A known body right after a known state: "US National Security Agency".
  [[nodiscard]] const KnownPhrase* next_known(std::uint32_t at, std::uint32_t end) const {
    if (at >= end || word(at).shape == Shape::mark) return nullptr;
    const KnownPhrase* next = known_phrase(at);
    return next != nullptr && next->known->standing == Standing::organ ? next : nullptr;
  }
  // "Russian Security Council" is no organ of the United Nations: only the state's name counts.
  std::uint32_t take_two(std::uint32_t at, const KnownPhrase& state, const KnownPhrase& organ) {
    const auto middle = at + static_cast<std::uint32_t>(state.words.size());
    const auto end = middle + static_cast<std::uint32_t>(organ.words.size());
    add(at, middle, &state, Guess::unknown);
    if (organ.known->side == state.known->name) add(middle, end, &organ, Guess::unknown);
    return end;
  }

  // "Major" in "John Major": an office's word that ends a run after a given name.
  [[nodiscard]] bool is_surname_here(std::uint32_t at, std::uint32_t end) const {
    return at > 0 && at + 1 == end && !word(at).glued && given_name(at - 1) && !names_.empty() &&
           names_.back().last == at;
  }

  // "Taxi Workers Alliance", "News Agency": words of a body's name though they can tell an office too.
  [[nodiscard]] bool in_body(std::uint32_t last, const OfficeAt& office) const {
    return office.kind == Office::unofficial && (office.plural || is_body_word(word(last).low));
  }

  // Where the office begins that follows in the run, else its end.
  [[nodiscard]] std::uint32_t part_end(std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t i = at + 1; i < end; ++i) {
      const OfficeAt office = office_at(tokens_, i);
      if (office.length == 0 || office.kind == Office::group || in_body(i + office.length - 1, office))
        continue;
      if (i + office.length >= end && given_name(i - 1) && i - at == 1 && office.length == 1)
        continue;  // John Major
      return i;
    }
    return end;
  }

  // Where a given name begins that another word follows, else `end`: "Academy of Sciences [Anna Quist]".
  [[nodiscard]] std::uint32_t person_from(std::uint32_t at, std::uint32_t end) const {
    for (; at + 1 < end; ++at) {
      if (given_name(at) && !word(at).glued && tokens_.capital(at + 1)) return at;
    }
    return end;
  }

  // One past the last body's word between `at` and `end`: "American Soybean Association"; `at` if there is
  // none.
  [[nodiscard]] std::uint32_t body_end(std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t i = at; i + 1 < end; ++i) {  // "Institute for Financial Analysis": a body to its end
      if (is_body_word(word(i).low) &&
          (tokens_.is(i + 1, "of") || tokens_.is(i + 1, "for") || tokens_.is(i + 1, "on")))
        return person_from(i + 3, end);
    }
    for (std::uint32_t i = end; i-- > at;) {
      if (!tokens_.capital(i) || !is_body_word(word(i).low)) continue;
      if (i == at && i + 1 < end && !tokens_.is(i + 1, "of") && !tokens_.is(i + 1, "for") &&
          !tokens_.is(i + 1, "on"))
        return at;
      if (i + 1 < end && (word(i + 1).shape == Shape::lower)) return end;
      return i + 1;
    }
    return at;
  }

  std::uint32_t take_body(std::uint32_t at, std::uint32_t end, const KnownPhrase* known) {
    const bool of_state = known != nullptr && known->known->standing == Standing::state;
    const auto known_end = known == nullptr ? at : at + static_cast<std::uint32_t>(known->words.size());
    if (of_state && (is_state_organ(word(end - 1).low) || known->use == Use::seat)) {
      add(at, known_end, known, Guess::unknown);
      return end;
    }
    if (known == nullptr && all_modifiers(at, end - 1) && is_state_organ(word(end - 1).low)) {
      return end;  // "Oil Ministry", "Parliament": told as an office, the state's name stands elsewhere
    }
    const bool of_person = word(end - 1).low == "administration" && end - at >= 2 && known == nullptr;
    if (of_person) {  // "Doe Administration": Doe's
      add(at, end - 1, nullptr, Guess::unknown);
      return end;
    }
    const bool word_alone = end - at == 1 && opens(at) && tokens_.together(at, end) &&
                            word(end).shape == Shape::lower;  // "International talks go on"
    add(at, end, nullptr, word_alone ? Guess::unknown : Guess::organisation);
    return end;
  }

  // A known name, alone or as the first words of a longer one.
  std::uint32_t take_known(std::uint32_t at, std::uint32_t part, const KnownPhrase& known,
                           bool office_follows) {
    const auto end = at + static_cast<std::uint32_t>(known.words.size());
    const bool longer = end < part && word(end).shape != Shape::mark;
    if (!longer || office_follows || known.use == Use::people || known.words.size() > 1 ||
        stands_alone(known)) {
      add(at, end, &known, Guess::unknown);
      return end;
    }
    if (given_name(end) && (known.use == Use::adjective || !given_name(at))) {  // "for Syria Tom Doe"
      add(at, end, &known, Guess::unknown);
      return end;
    }
    if (follows_office_over_link(at)) {  // "Ambassador to Athens Nazmi Doe"
      add(at, end, &known, Guess::unknown);
      return end;
    }
    if (given_name(at) && known.use != Use::adjective) {  // Jordan Henderson, Chad Smith
      add(at, part, nullptr, Guess::person);
      return part;
    }
    if (known.known->standing == Standing::adjective) return end;
    add(at, part, nullptr, Guess::organisation);  // British Airways, Paris Club
    return part;
  }
  // "President of [Armenia ...]", "Ambassador to [Athens ...]".
  [[nodiscard]] bool follows_office_over_link(std::uint32_t at) const {
    if (at < 2 || !tokens_.together(at - 2, at)) return false;
    if (word(at - 1).low != "of" && word(at - 1).low != "to" && word(at - 1).low != "in") return false;
    return office_before(at - 1) > 0;
  }
  // Names that stand before others as adjectives do: "US", "EU", "NATO", "Kremlin".
  [[nodiscard]] static bool stands_alone(const KnownPhrase& known) {
    const std::string& first = known.words.front();
    const bool caps = std::all_of(first.begin(), first.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return caps || known.use == Use::seat;
  }

  [[nodiscard]] bool all_modifiers(std::uint32_t at, std::uint32_t end) const {
    for (; at < end; ++at) {
      if (word(at).shape != Shape::mark && !is_modifier(word(at).low)) return false;
    }
    return true;
  }

  [[nodiscard]] Guess guess_of(std::uint32_t at, std::uint32_t end, bool office_follows) const {
    const std::uint32_t before = office_before(at);
    if (before > 0 || (given_name(at) && end - at > 1)) return Guess::person;
    if (end - at > 2 && tokens_.is(at + 1, ".") && word(at).text.size() == 1) return Guess::person;
    if (office_follows && !given_name(at)) return Guess::organisation;
    return Guess::unknown;
  }
  // Words of the office or title that ends right before `at`.
  [[nodiscard]] std::uint32_t office_before(std::uint32_t at) const {
    std::uint32_t last = at;
    if (last > 0 && word(last - 1).low == "." && word(last - 1).glued) --last;
    for (std::uint32_t length = 1; length <= 4 && length <= last; ++length) {
      const OfficeAt office = office_at(tokens_, last - length);
      if (office.length >= length && office.kind != Office::group && !office.plural) return length;
    }
    return 0;
  }

  [[nodiscard]] std::uint32_t trimmed(std::uint32_t at, std::uint32_t end) const {
    while (end > at + 1 && word(end - 1).shape == Shape::mark) --end;
    return end;
  }

  void add(std::uint32_t first, std::uint32_t last, const KnownPhrase* phrase, Guess guess) {
    if (first >= last || (phrase == nullptr && last - first == 1 && word(first).text.size() < 2)) return;
    const bool weak = phrase == nullptr && guess == Guess::unknown && last - first == 1 && opens(first);
    names_.push_back({first, last, phrase, guess, weak});
  }

  // Single words that only ever open sentences are no names, unless they speak or are given names.
  void drop_unproved() {
    std::erase_if(names_, [this](const Name& name) {
      if (!name.weak) return false;
      const std::string& low = word(name.first).low;
      const bool speaks = name.last < tokens_.words.size() && is_speech_verb(word(name.last).low);
      if (word(name.first).shape == Shape::caps) return false;
      return !capital_.contains(low) && (small_.contains(low) || !speaks);
    });
  }

  void learn_name_words() {
    for (const Name& name : names_) {
      if (name.phrase != nullptr) continue;
      for (std::uint32_t i = name.first; i < name.last; ++i) {
        if (tokens_.capital(i) && word(i).text.size() > 1) name_words_.insert(word(i).low);
        if (i + 1 < name.last) name_pairs_.insert(word(i).low + " " + word(i + 1).low);
      }
    }
  }
  // "Boehner Doe" in a headline names two: no name of the report has both words side by side.
  [[nodiscard]] bool in_one_name(std::uint32_t at) const {
    return given_name(at) || name_pairs_.contains(word(at).low + " " + word(at + 1).low);
  }

  // In a headline only names that are known from elsewhere, or begin with a given name, are found.
  std::uint32_t take_in_headline(std::uint32_t at) {
    if (const std::uint32_t group = group_end(at); group > at) {
      add(at, group, nullptr, Guess::organisation);
      return group;
    }
    if (!tokens_.capital(at)) return at + 1;
    if (const KnownPhrase* known = known_phrase(at); known != nullptr) {
      const auto end = at + static_cast<std::uint32_t>(known->words.size());
      add(at, end, known, Guess::unknown);
      return end;
    }
    std::uint32_t end = at;
    while (tokens_.together(at, end) && tokens_.capital(end) && name_words_.contains(word(end).low) &&
           (end == at || (!word(end).glued && in_one_name(end - 1)))) {
      ++end;
    }
    if (end == at) return at + 1;
    if (!all_modifiers(at, end)) names_.push_back({at, end, nullptr, Guess::unknown, true});
    return end;
  }

  inline static const Words kSmallEnds{"led",      "based",     "backed",     "born",    "style", "like",
                                       "era",      "brokered",  "held",       "run",     "wide",  "century",
                                       "mediated", "sponsored", "controlled", "occupied"};
  const Tokens& tokens_;
  const LearnedStates& states_;
  std::unordered_set<std::string> small_;
  std::unordered_set<std::string> capital_;
  std::unordered_set<std::string> alone_;                // capitalised, with no other name beside it
  std::unordered_map<std::string, std::uint32_t> caps_;  // how often a word is all in capitals
  std::unordered_set<std::string> name_words_;
  std::unordered_set<std::string> name_pairs_;                     // words side by side in a name
  std::unordered_map<std::uint32_t, std::uint32_t> dateline_end_;  // by first word
  std::unordered_set<std::uint32_t> after_dateline_;               // capitals that tell nothing
  std::vector<bool> credit_;                                       // by word
  std::unordered_map<std::string, std::uint32_t> groups_;          // how often the report names each
  std::vector<Name> names_;
};

// "of foreign affairs", "for Europe": what a minister is minister of, in words.
std::uint32_t topic_length(const Tokens& tokens, std::uint32_t at) {
  if (!tokens.is(at, "of") && !tokens.is(at, "for")) return 0;
  std::uint32_t end = at + 1;
  if (tokens.is(end, "the")) ++end;
  const std::uint32_t first = end;
  while (tokens.together(at, end) && (is_modifier(tokens.words[end].low) ||
                                      (tokens.is(end, "and") && end > first && tokens.together(at, end + 1) &&
                                       is_modifier(tokens.words[end + 1].low)))) {
    ++end;
  }
  return end > first ? end - at : 0;
}

// "Foreign and European Affairs Minister": words of a topic that end in a minister's or secretary's office.
std::uint32_t topical_office_length(const Tokens& tokens, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 7;
  std::uint32_t end = at;
  while (end < at + kLongest && tokens.together(at, end)) {
    const std::string& low = tokens.words[end].low;
    if (end > at && (low == "minister" || low == "secretary" || low == "ministers")) return end + 1 - at;
    if (!is_modifier(low) && !(end > at && (low == "and" || low == "european"))) return 0;
    ++end;
  }
  return 0;
}

}  // namespace

OfficeAt office_at(const Tokens& tokens, std::uint32_t at) {
  if (const std::uint32_t length = topical_office_length(tokens, at); length > 3)
    return {length, Office::office, tokens.words[at + length - 1].low.ends_with('s')};
  for (const OfficePhrase& phrase : Knowledge::instance().offices_from(tokens.words[at].low)) {
    const auto size = static_cast<std::uint32_t>(phrase.words.size());
    if (!tokens.together(at, at + size - 1)) continue;
    bool same = true;
    for (std::uint32_t i = 0; i < size && same; ++i) same = tokens.words[at + i].low == phrase.words[i];
    if (!same) continue;
    const bool topic = phrase.words.back() == "minister" || phrase.words.back() == "ministry" ||
                       phrase.words.back() == "secretary" || phrase.words.back() == "commissioner" ||
                       (phrase.words.back() == "state" && size == 3);
    const bool plural = phrase.words.back().ends_with('s') && !phrase.words.back().ends_with("ss") &&
                        phrase.words.back() != "chief of staffs" && phrase.words.back() != "affaires" &&
                        phrase.words.back() != "mrs" && phrase.words.back() != "ms";
    return {size + (topic ? topic_length(tokens, at + size) : 0), phrase.kind,
            plural || phrase.words.back() == "spokespeople" || phrase.words.back() == "spokesmen"};
  }
  // Plurals that the table lacks: "prime ministers", "presidents".
  for (std::uint32_t size = 3; size >= 1; --size) {
    if (!tokens.together(at, at + size - 1)) continue;
    const std::string& last = tokens.words[at + size - 1].low;
    if (last.size() < 4 || !last.ends_with('s')) continue;
    for (const OfficePhrase& phrase : Knowledge::instance().offices_from(
             size == 1 ? last.substr(0, last.size() - 1) : tokens.words[at].low)) {
      if (phrase.words.size() != size || phrase.words.back() != last.substr(0, last.size() - 1)) continue;
      bool same = true;
      for (std::uint32_t i = 0; i + 1 < size && same; ++i) same = tokens.words[at + i].low == phrase.words[i];
      if (same) return {size, phrase.kind, true};
    }
  }
  return {};
}

const KnownPhrase* known_at(const Tokens& tokens, std::uint32_t at) {
  for (const KnownPhrase& phrase : Knowledge::instance().names_from(tokens.words[at].low)) {
    const auto size = static_cast<std::uint32_t>(phrase.words.size());
    if (at + size > tokens.words.size() || !tokens.together(at, at + size - 1)) continue;
    bool same = true;
    for (std::size_t i = 0; i < size && same; ++i) same = same_word(tokens.words[at + i], phrase.words[i]);
    if (same) return &phrase;
  }
  return nullptr;
}

bool is_body_word(std::string_view low) {
  static const Words words{"union",
                           "unions",
                           "council",
                           "committee",
                           "commission",
                           "party",
                           "bank",
                           "institute",
                           "institution",
                           "university",
                           "college",
                           "school",
                           "association",
                           "federation",
                           "confederation",
                           "organization",
                           "organisation",
                           "agency",
                           "authority",
                           "corporation",
                           "corp",
                           "inc",
                           "ltd",
                           "plc",
                           "llc",
                           "co",
                           "company",
                           "companies",
                           "group",
                           "holdings",
                           "airlines",
                           "airways",
                           "motors",
                           "motor",
                           "foundation",
                           "fund",
                           "trust",
                           "society",
                           "league",
                           "alliance",
                           "coalition",
                           "front",
                           "movement",
                           "army",
                           "forces",
                           "brigade",
                           "brigades",
                           "division",
                           "chamber",
                           "court",
                           "congress",
                           "assembly",
                           "parliament",
                           "senate",
                           "board",
                           "staff",
                           "force",
                           "command",
                           "bureau",
                           "office",
                           "centre",
                           "center",
                           "network",
                           "forum",
                           "partnership",
                           "conference",
                           "club",
                           "church",
                           "hospital",
                           "police",
                           "service",
                           "services",
                           "workers",
                           "guild",
                           "press",
                           "times",
                           "post",
                           "journal",
                           "tribune",
                           "herald",
                           "newspaper",
                           "magazine",
                           "tv",
                           "radio",
                           "television",
                           "industries",
                           "systems",
                           "technologies",
                           "nation",
                           "initiative",
                           "project",
                           "campaign",
                           "observatory",
                           "panel",
                           "secretariat",
                           "ministry",
                           "department",
                           "government",
                           "administration",
                           "embassy",
                           "consulate",
                           "navy",
                           "guard",
                           "guards",
                           "ag",
                           "sa",
                           "gmbh",
                           "nv",
                           "academy",
                           "consortium",
                           "cooperative",
                           "caucus",
                           "palace",
                           "endowment",
                           "international",
                           "team",
                           "electric",
                           "steel",
                           "pharmaceuticals",
                           "entertainment",
                           "records",
                           "pictures",
                           "studios",
                           "stores",
                           "capital",
                           "partners",
                           "associates",
                           "bancorp",
                           "financial",
                           "securities",
                           "insurance",
                           "telecom",
                           "communications",
                           "airline",
                           "railway",
                           "railways",
                           "vintners",
                           "growers",
                           "producers",
                           "employers",
                           "manufacturers",
                           "teamsters",
                           "house",
                           "dialogue",
                           "taskforce",
                           "tribunal",
                           "watch",
                           "resistance",
                           "militia",
                           "legion",
                           "battalion",
                           "militants",
                           "corps",
                           "community"};
  return words.contains(low);
}

bool is_group_noun(std::string_view low) {
  static const Words words{"opposition", "rebels",    "banks",     "creditors",  "debtors",     "employers",
                           "unions",     "producers", "consumers", "insurgents", "separatists", "guerrillas"};
  return words.contains(low);
}

bool is_research_word(std::string_view low) {
  static const Words words{"institute", "institution", "university", "college", "school", "center",
                           "centre",    "endowment",   "academy",    "studies", "think"};
  return words.contains(low);
}

bool is_state_organ(std::string_view low) {
  static const Words words{
      "ministry",   "parliament", "government", "administration", "embassy",     "consulate", "navy",
      "army",       "police",     "cabinet",    "court",          "department",  "forces",    "assembly",
      "house",      "senate",     "congress",   "office",         "council",     "guard",     "guards",
      "presidency", "military",   "commission", "mission",        "secretariat", "staff",     "service",
      "services",   "force",      "command",    "agency",         "palace"};
  return words.contains(low);
}

std::vector<Name> find_names(const Tokens& tokens, const LearnedStates& states) {
  return NameFinder(tokens, states).find();
}

}  // namespace parley

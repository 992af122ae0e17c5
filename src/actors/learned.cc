// SPDX-License-Identifier: Apache-2.0
#include "actors/learned.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "actors/name_words.h"
#include "actors/phrases.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;
constexpr std::size_t kShortest = 5;  // letters; shorter words share stems by chance

// How a report uses a capitalised word.
struct Usage {
  std::string low;
  std::string text;
  bool alone = false;      // a name by itself
  bool person = false;     // after a given name, a title or an office
  bool adjective = false;  // "Freedonian officials"
  bool official = false;   // "Freedonian Foreign Minister"
  bool ministers = false;  // "Zubrowka's foreign minister"
  bool served = false;     // "Freedonian officials", "Freedonian troops"
  bool city = false;       // "Freedonia City", as Kuwait's and Panama's capitals are called
  bool governed = false;   // "the government of Maroa", "President Doe of Maroa"
};

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// "Freedonian" for "Freedonia", "Bordurian" for "Borduria", "Sylvan" no: an adjective made of the name's
// stem.
bool is_adjective_of(std::string_view adjective, std::string_view name) {
  static constexpr std::array<std::string_view, 7> endings{"n", "an", "ian", "ese", "ish", "i", "ic"};
  if (name.size() < kShortest || adjective.size() <= name.size() - 2) return false;
  std::string_view stem = name;
  for (int cut = 0; cut < 3; ++cut) {
    if (adjective.starts_with(stem)) {
      const std::string_view rest = adjective.substr(stem.size());
      for (const std::string_view ending : endings) {
        if (rest == ending && (cut == 0 || rest.size() > 1)) return true;
      }
    }
    if (!is_vowel(stem.back())) break;
    stem.remove_suffix(1);
  }
  return false;
}

bool ends_as_adjective(std::string_view low) {
  return low.ends_with("an") || low.ends_with("ese") || low.ends_with("ish") || low.ends_with('i');
}

// "Freedonian", "Maroan", but not "Milan".
bool ends_as_nation(std::string_view low) {
  return low.size() > 5 && low.ends_with("an") && is_vowel(low[low.size() - 3]) && low[low.size() - 3] != 'a';
}

// The state's name that an adjective is most often made of: "Maroan" of "Maroa", "Veltian" of "Veltia".
std::string state_named_by(const std::string& adjective) {
  return adjective.ends_with("an") ? adjective.substr(0, adjective.size() - 1) : adjective;
}

class UsageReader {
 public:
  explicit UsageReader(const Tokens& tokens) : tokens_(tokens) {}

  // Of all words that may name a state, sorted.
  std::vector<Usage> read() {
    for (std::uint32_t i = 0; i < tokens_.words.size(); ++i) {
      if (word(i).shape == Shape::lower) small_.insert(word(i).low);
    }
    for (std::uint32_t i = 0; i < tokens_.words.size(); ++i) {
      if (may_name_state(i)) look_at(i);
    }
    std::vector<Usage> all;
    for (auto& [low, usage] : usages_) {
      // "Doe's ministers" serve a leader called Doe; "the government of Doe" is that of a state of this name.
      const bool leads = Knowledge::instance().leader_by_surname(low) != nullptr;
      if (!usage.person && (usage.governed || !leads)) all.push_back(std::move(usage));
    }
    std::sort(all.begin(), all.end(), [](const Usage& a, const Usage& b) { return a.low < b.low; });
    return all;
  }

 private:
  [[nodiscard]] const Token& word(std::uint32_t at) const { return tokens_.words[at]; }
  [[nodiscard]] bool follows_name(std::uint32_t at) const {
    if (at == 0 || !tokens_.together(at - 1, at) || !tokens_.capital(at - 1) || word(at).glued) return false;
    const bool dateline = word(at - 1).shape == Shape::caps && word(at - 1).text.size() > 3;
    return !dateline && !is_function_word(word(at - 1).low);
  }

  [[nodiscard]] bool may_name_state(std::uint32_t at) const {
    const Token& token = word(at);
    const Knowledge& knowledge = Knowledge::instance();
    return token.shape == Shape::capital && token.low.size() >= kShortest &&
           !tokens_.headline[token.sentence] && !is_function_word(token.low) && !is_day_or_month(token.low) &&
           !small_.contains(token.low) && knowledge.gender_of(token.low) == '\0' &&
           known_at(tokens_, at) == nullptr && office_at(tokens_, at).length == 0;
  }

  void look_at(std::uint32_t at) {
    Usage& usage = usages_[word(at).low];
    usage.low = word(at).low;
    if (usage.text.empty()) usage.text = word(at).text;
    if (is_person(at) && !qualifies_office(at + 1)) usage.person = true;
    if (follows_name(at)) return;
    const std::uint32_t next = at + 1;
    const bool goes_on = tokens_.together(at, next) && !word(next).glued;
    usage.alone = usage.alone || !goes_on || !tokens_.capital(next);
    const std::uint32_t own = tokens_.possessive(next);
    const bool of = at >= 2 && tokens_.is(at - 1, "of") && tokens_.together(at - 2, at);
    if (of && !(goes_on && tokens_.capital(next)) && (rules(at - 2) || names_ruler(at - 2)))
      usage.governed = true;
    if (usage.governed || (own > 0 && heads_state(next + own))) usage.ministers = true;
    if (qualifies(next)) usage.adjective = usage.served = true;
    if (goes_on && tokens_.is(next, "city")) usage.city = true;
    if (!goes_on) return;
    if (heads_state(next) && is_high(next)) usage.official = true;
    if (serves_state(next) || heads_state(next)) usage.served = true;
    if (office_at(tokens_, next).length > 0 || is_plain(next) || heads_state(next)) usage.adjective = true;
  }

  [[nodiscard]] bool is_plain(std::uint32_t at) const {
    return word(at).shape == Shape::lower && !is_function_word(word(at).low) && !is_speech_verb(word(at).low);
  }

  // "John Doe", "J. Doe", "Mr. Doe", "President Doe".
  [[nodiscard]] bool is_person(std::uint32_t at) const {
    if (at == 0 || !tokens_.together(at - 1, at) || word(at).glued) return false;
    if (tokens_.is(at - 1, ".") && word(at - 1).glued && at > 1)
      return word(at - 2).text.size() == 1 || office_at(tokens_, at - 2).kind == Office::title;
    if (tokens_.capital(at - 1) && Knowledge::instance().gender_of(word(at - 1).low) != '\0') return true;
    return ends_office(at);
  }
  // "Secretary [Maroan] Foreign Minister Doe": what stands before an office or a body is nobody.
  [[nodiscard]] bool qualifies_office(std::uint32_t next) const {
    return tokens_.together(next - 1, next) && !word(next).glued &&
           (office_at(tokens_, next).length > 0 || heads_state(next) || begins_body(next - 1));
  }
  [[nodiscard]] bool begins_body(std::uint32_t at) const {
    return tokens_.together(at, at + 1) && tokens_.capital(at + 1) && is_body_word(word(at + 1).low);
  }
  // The office of one person ends right before `at`.
  [[nodiscard]] bool ends_office(std::uint32_t at) const {
    for (std::uint32_t length = 1; length <= std::min(at, 4U); ++length) {
      const OfficeAt office = office_at(tokens_, at - length);
      if (office.length == length && tokens_.together(at - length, at) && office.kind != Office::group &&
          !office.plural)
        return true;
    }
    return false;
  }

  // An office or a body that only a state has stands at `at`.
  [[nodiscard]] bool heads_state(std::uint32_t at) const {
    static const Words heads{"minister", "president", "premier", "king",       "queen",   "parliament",
                             "ministry", "army",      "navy",    "ambassador", "embassy", "palace"};
    if (at >= tokens_.words.size()) return false;
    const std::uint32_t length = std::max(office_at(tokens_, at).length, 1U);
    for (std::uint32_t i = at; i < at + length; ++i) {
      if (heads.contains(word(i).low)) return true;
    }
    return false;
  }
  // "Foreign Minister", but not the rest of "Urban Development Minister".
  [[nodiscard]] bool is_high(std::uint32_t at) const {
    static const Words firsts{"foreign", "prime",      "president", "premier",  "king",
                              "queen",   "ambassador", "army",      "navy",     "embassy",
                              "defence", "defense",    "finance",   "interior", "parliament"};
    return firsts.contains(word(at).low);
  }
  [[nodiscard]] bool rules(std::uint32_t at) const {
    static const Words heads{"president",  "premier",  "king",    "queen",
                             "parliament", "republic", "kingdom", "government"};
    return heads.contains(word(at).low);
  }

  // "Maroan-backed", "Maroan-led".
  [[nodiscard]] bool qualifies(std::uint32_t hyphen) const {
    return tokens_.is(hyphen, "-") && word(hyphen).glued && hyphen + 1 < tokens_.words.size() &&
           word(hyphen + 1).glued && word(hyphen + 1).shape == Shape::lower &&
           (word(hyphen + 1).low.ends_with("ed") || word(hyphen + 1).low == "led");
  }
  // "President Mahmud Doe [of Maroa]": a ruler's title before a name that ends at `last`.
  [[nodiscard]] bool names_ruler(std::uint32_t last) const {
    static const Words titles{"president", "minister", "premier", "chancellor", "king", "queen", "emir"};
    constexpr std::uint32_t kLongest = 5;
    for (std::uint32_t back = 0; back < kLongest && back <= last; ++back) {
      const std::uint32_t at = last - back;
      if (!tokens_.together(at, last) || (!tokens_.capital(at) && word(at).low != "." && word(at).low != "-"))
        return false;
      if (titles.contains(word(at).low)) return back > 0;
    }
    return false;
  }
  // What serves a state, or stands for it, though others have their like.
  [[nodiscard]] bool serves_state(std::uint32_t at) const {
    static const Words servants{
        "officials", "official", "government", "minister", "ministers",   "diplomat",   "diplomats",
        "troops",    "forces",   "army",       "envoy",    "palace",      "military",   "authorities",
        "leader",    "soldiers", "secretary",  "state",    "negotiators", "delegation", "people"};
    return servants.contains(word(at).low) || (word(at).low == "special" && tokens_.is(at + 1, "envoy"));
  }

  const Tokens& tokens_;
  std::unordered_set<std::string> small_;
  std::unordered_map<std::string, Usage> usages_;
};

}  // namespace

LearnedStates::LearnedStates(const Tokens& tokens) {
  constexpr std::size_t kNear = 8;  // sorted, a name stands right before its adjectives or a few places away
  const std::vector<Usage> words = UsageReader(tokens).read();
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t j = i >= kNear ? i - kNear : 0; j < std::min(words.size(), i + kNear + 1); ++j) {
      std::string_view adjective = words[j].low;
      const bool people = adjective.ends_with('s');
      if (people) adjective.remove_suffix(1);
      if (i == j || !is_adjective_of(adjective, words[i].low)) continue;
      if (!people && !words[j].adjective) continue;
      learn(words[i].low, words[i].text, Use::name);
      learn(words[j].low, words[i].text, people ? Use::people : Use::adjective);
    }
  }
  for (const Usage& word : words) {
    if (phrase(word.low) != nullptr) continue;
    if (word.alone && (word.ministers || word.city))
      learn(word.low, word.text, Use::name);
    else if (ends_as_adjective(word.low) && (word.official || (word.served && ends_as_nation(word.low))))
      learn(word.low, state_named_by(word.text), Use::adjective);
  }
}

const KnownPhrase* LearnedStates::phrase(const std::string& low) const {
  const auto found = phrases_.find(low);
  return found == phrases_.end() ? nullptr : &found->second;
}

void LearnedStates::learn(const std::string& low, const std::string& state, Use use) {
  const KnownName& known = states_.try_emplace(state, KnownName{state, state, Standing::state}).first->second;
  phrases_.try_emplace(low, KnownPhrase{{low}, &known, use});
}

}  // namespace parley

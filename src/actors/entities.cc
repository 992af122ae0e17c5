// SPDX-License-Identifier: Apache-2.0
#include "actors/entities.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "actors/name_words.h"
#include "actors/phrases.h"
#include "base/utf8.h"

namespace parley {
namespace {

constexpr std::uint32_t kNone = ~0U;

// All names of one spelling.
struct Spelling {
  std::vector<std::string> words;  // folded, letters only
  std::vector<std::uint32_t> names;
  const KnownPhrase* phrase = nullptr;
  int person = 0;  // evidence for a person over an organisation
  bool guessed_body = false;
  std::uint32_t parent = kNone;  // a fuller spelling of the same one
};

ActorKind kind_of(Standing standing) {
  switch (standing) {
    case Standing::state:
      return ActorKind::state;
    case Standing::armed_group:
      return ActorKind::armed_group;
    case Standing::company:
      return ActorKind::company;
    case Standing::national_body:  // its members speak for their parties
    case Standing::region:
    case Standing::place:
    case Standing::adjective:
      return ActorKind::other;
    default:
      return ActorKind::organisation;
  }
}

// One letter more, less or other, or two letters changed about: "Zelmanskiy", "Zelmanskyy", "Zelmansky".
bool one_slip_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  while (!a.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  const bool turned = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
  return b.size() <= 1 || turned;
}

class Joiner {
 public:
  Joiner(const Report& report, const Tokens& tokens, const std::vector<Name>& names)
      : report_(report), tokens_(tokens), names_(names) {}

  Entities join() {
    group();
    weigh();
    join_shorter();
    return entities();
  }

 private:
  void group() {
    std::map<std::string, std::uint32_t> by_key;
    spelling_of_.assign(names_.size(), kNone);
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (name.phrase != nullptr && (name.phrase->known->standing == Standing::place ||
                                     name.phrase->known->standing == Standing::adjective))
        continue;
      std::string key;
      std::vector<std::string> words;
      for (std::uint32_t at = name.first; at < name.last; ++at) {
        if (tokens_.words[at].shape == Shape::mark) continue;
        words.push_back(tokens_.words[at].low);
        key += tokens_.words[at].low + " ";
      }
      if (name.phrase != nullptr)
        key = "\t" + name.phrase->known->name + "\t" +
              std::to_string(static_cast<int>(name.phrase->known->standing));
      const auto [at, fresh] = by_key.try_emplace(key, static_cast<std::uint32_t>(spellings_.size()));
      if (fresh) spellings_.push_back({std::move(words), {}, name.phrase, 0, false, kNone});
      spellings_[at->second].names.push_back(i);
      spelling_of_[i] = at->second;
    }
  }

  void weigh() {
    for (Spelling& spelling : spellings_) {
      if (spelling.phrase != nullptr) continue;
      weigh_places(spelling);
      weigh_words(spelling);
    }
  }

  // How the names of a spelling stand in the report.
  void weigh_places(Spelling& spelling) const {
    bool after_article = false;
    bool guessed_person = false;
    for (const std::uint32_t i : spelling.names) {
      const Name& name = names_[i];
      guessed_person = guessed_person || name.guess == Guess::person;
      spelling.guessed_body = spelling.guessed_body || name.guess == Guess::organisation;
      after_article = after_article || stands_after_article(name);
      if (spelling.words.size() == 1) spelling.person += referred_to_as_person(name);
      if (called_a_body(name) || abbreviated(name)) {
        spelling.guessed_body = true;
        spelling.person -= 6;
      }
      if (has_age(name)) spelling.person += 2;
    }
    spelling.person += (guessed_person ? 6 : 0) - (spelling.guessed_body ? 3 : 0) - (after_article ? 3 : 0);
  }

  // What its words tell wherever they stand.
  void weigh_words(Spelling& spelling) const {
    const Name& name = names_[spelling.names.front()];
    const std::size_t count = spelling.words.size();
    if (count > 1 && has_capitals(name)) spelling.person -= 2;
    if (count == 1 && Knowledge::instance().leader_by_surname(spelling.words[0]) != nullptr)
      spelling.person += 12;
    if (count == 1 && tokens_.words[name.first].shape == Shape::caps) spelling.person -= 2;
    if (count >= 2 && count <= 4) spelling.person += 1;
    if (is_body_word(spelling.words.back()) || spelling.words.back() == "city") spelling.person -= 4;
  }

  // "Doe, 42, said"
  [[nodiscard]] bool has_age(const Name& name) const {
    return tokens_.is(name.last, ",") && name.last + 1 < tokens_.words.size() &&
           tokens_.words[name.last + 1].shape == Shape::number && tokens_.is(name.last + 2, ",");
  }

  // "Spender said he ...", "Acme said it ...": what the sentence goes on to call a name; -1 if a thing.
  [[nodiscard]] int referred_to_as_person(const Name& name) const {
    static const std::unordered_set<std::string_view> persons{"he", "she", "his", "her", "him"};
    if (!tokens_.together(name.first, name.last) || !is_speech_verb(tokens_.words[name.last].low)) return 0;
    for (std::uint32_t at = name.last; tokens_.together(name.first, at); ++at) {
      const Token& token = tokens_.words[at];
      if (token.low == "it" || token.low == "its") return -1;
      if (persons.contains(token.low)) return 2;
      if (token.shape == Shape::mark || tokens_.capital(at)) return 0;
    }
    return 0;
  }
  // "the rebel group Kestrel Dawn", "the Kestrel Dawn militia"
  [[nodiscard]] bool called_a_body(const Name& name) const {
    static const std::unordered_set<std::string_view> before{
        "group",    "firm",  "company", "insurer", "lender", "retailer", "automaker",   "carmaker", "startup",
        "movement", "party", "militia", "faction", "giant",  "union",    "association", "charity"};
    static const std::unordered_set<std::string_view> after{"group",    "militia", "faction",
                                                            "movement", "party",   "brigade"};
    const bool told_before = name.first > 0 && tokens_.together(name.first - 1, name.first) &&
                             tokens_.words[name.first - 1].shape != Shape::capital &&
                             before.contains(tokens_.words[name.first - 1].low);
    return told_before || (tokens_.together(name.first, name.last) && !tokens_.capital(name.last) &&
                           after.contains(tokens_.words[name.last].low));
  }
  // "Kestrel Dawn Platform (KDP)": persons have no short names of their initials.
  [[nodiscard]] bool abbreviated(const Name& name) const {
    if (!tokens_.is(name.last, "(") || !tokens_.is(name.last + 2, ")")) return false;
    std::string initials;
    for (std::uint32_t at = name.first; at < name.last; ++at) {
      if (tokens_.capital(at)) initials += tokens_.words[at].low[0];
    }
    return initials.size() > 1 && initials == tokens_.words[name.last + 1].low;
  }
  // "the Teamsters", but not "the Trump administration"
  [[nodiscard]] bool stands_after_article(const Name& name) const {
    if (name.first == 0 || !tokens_.is(name.first - 1, "the") ||
        !tokens_.together(name.first - 1, name.first))
      return false;
    if (!tokens_.together(name.first, name.last)) return true;
    const Token& next = tokens_.words[name.last];
    return next.shape == Shape::mark || is_function_word(next.low) || is_speech_verb(next.low);
  }
  // "CATL IPO": a word all in capitals, in a sentence that is not, is seldom a person's.
  [[nodiscard]] bool has_capitals(const Name& name) const {
    if (tokens_.headline[tokens_.words[name.first].sentence]) return false;
    bool some = false;
    bool all = true;
    for (std::uint32_t at = name.first; at < name.last; ++at) {
      if (tokens_.words[at].shape == Shape::mark || tokens_.words[at].text.size() == 1) continue;
      const bool caps = tokens_.words[at].shape == Shape::caps;
      some = some || caps;
      all = all && caps;
    }
    return some && !all;
  }

  // Joins each spelling with the fullest one whose words hold all of its own.
  void join_shorter() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_word;
    for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
      if (spellings_[i].words.size() < 2 || spellings_[i].phrase != nullptr) continue;
      for (const std::string& word : spellings_[i].words) by_word[word].push_back(i);
    }
    for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
      Spelling& spelling = spellings_[i];
      if (spelling.phrase != nullptr || spelling.parent != kNone) continue;
      const auto found = by_word.find(spelling.words.back());
      if (found == by_word.end()) continue;
      std::uint32_t best = kNone;
      int best_score = 0;
      const std::size_t tried = std::min<std::size_t>(found->second.size(), 64);
      for (std::size_t k = 0; k < tried; ++k) {
        const int score = join_score(spelling, spellings_[found->second[k]]);
        if (found->second[k] != i && score > best_score) {
          best_score = score;
          best = found->second[k];
        }
      }
      spelling.parent = best;
    }
    join_short_bodies();
    join_cities();
    join_abbreviations();
    join_variants();
  }

  // "the Commission" with the one known body of the report that has the word in its name.
  void join_short_bodies() {
    std::unordered_map<std::string, std::uint32_t> by_word;  // kNone where several have it
    for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
      if (spellings_[i].phrase == nullptr || !may_be_shortened(spellings_[i])) continue;
      for (const std::string& word : spellings_[i].words) {
        const auto [at, fresh] = by_word.emplace(word, i);
        if (!fresh && at->second != i) at->second = kNone;
      }
    }
    for (Spelling& spelling : spellings_) {
      if (spelling.phrase != nullptr || spelling.parent != kNone || spelling.words.size() != 1) continue;
      if (!is_body_word(spelling.words[0])) continue;
      if (const auto found = by_word.find(spelling.words[0]); found != by_word.end())
        spelling.parent = found->second;
    }
  }

  // "Zorava City" with "Zorava".
  void join_cities() {
    std::unordered_map<std::string, std::uint32_t> by_word;
    for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
      if (spellings_[i].phrase == nullptr && spellings_[i].words.size() == 1)
        by_word.emplace(spellings_[i].words[0], i);
    }
    for (Spelling& spelling : spellings_) {
      if (spelling.phrase != nullptr || spelling.words.size() != 2 || spelling.words[1] != "city") continue;
      if (const auto found = by_word.find(spelling.words[0]); found != by_word.end())
        spelling.parent = found->second;
    }
  }

  // Joins a person's name with one that is spelt nearly the same: "Zelmanskyy" with "Ivan Zelmanskiy".
  void join_variants() {
    constexpr std::size_t kTried = 16;  // of those that begin alike, so that the work stays linear
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_start;
    for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
      Spelling& spelling = spellings_[i];
      const std::string& last = spelling.words.back();
      if (spelling.phrase != nullptr || spelling.parent != kNone || last.size() < 6) continue;
      std::vector<std::uint32_t>& alike = by_start[last.substr(0, 4)];
      for (std::size_t k = 0; k < std::min(alike.size(), kTried) && spelling.parent == kNone; ++k) {
        Spelling& other = spellings_[alike[k]];
        if (!same_but_for_a_slip(spelling, other)) continue;
        if (spelling.words.size() <= other.words.size())
          spelling.parent = alike[k];
        else if (other.parent == kNone)
          other.parent = i;
      }
      alike.push_back(i);
    }
  }
  [[nodiscard]] static bool same_but_for_a_slip(const Spelling& a, const Spelling& b) {
    if (a.words.size() == 1 && b.words.size() == 1) return false;  // nothing tells that they are persons
    if (a.words.size() > 1 && b.words.size() > 1 && a.words.front() != b.words.front()) return false;
    const bool person = (a.words.size() > 1 ? a : b).person > 0;
    return person && !a.guessed_body && !b.guessed_body && a.words.back() != b.words.back() &&
           one_slip_apart(a.words.back(), b.words.back());
  }

  // How surely `shorter` means `longer`; 0 if it does not.
  [[nodiscard]] static int join_score(const Spelling& shorter, const Spelling& longer) {
    if (longer.words.size() <= shorter.words.size() || longer.words.back() == "city") return 0;
    const bool person = longer.person > 0;
    const bool last = longer.words.back() == shorter.words.back();
    const bool first = longer.words.front() == shorter.words.front();
    for (const std::string& word : shorter.words) {
      if (std::find(longer.words.begin(), longer.words.end(), word) == longer.words.end()) return 0;
    }
    const int count = static_cast<int>(std::min<std::size_t>(longer.names.size(), 9));
    if (person) return (last ? 300 : first ? 100 : 50) + count;
    if (shorter.words.size() > 1) return (first || last ? 200 : 0) + count;
    if (is_body_word(shorter.words[0]) && !first)  // "the Observatory"
      return longer.guessed_body || is_body_word(longer.words.back()) ? (last ? 80 : 40) + count : 0;
    return first ? 150 + count : shorter.person > 0 ? 0 : last && longer.words.size() == 2 ? 100 + count : 0;
  }

  // "Institute for Energy Studies (IES)", and "IES" wherever it stands alone.
  void join_abbreviations() {
    std::unordered_map<std::string, std::uint32_t> by_initials;
    for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
      const Spelling& spelling = spellings_[i];
      if (!may_be_shortened(spelling) || spelling.words.size() < 2 || spelling.person > 0) continue;
      std::string all;
      std::string large;
      for (const std::string& word : spelling.words) {
        all += word[0];
        if (!is_function_word(word)) large += word[0];
      }
      by_initials.try_emplace(all, i);
      by_initials.try_emplace(large, i);
    }
    for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
      Spelling& spelling = spellings_[i];
      if (spelling.phrase != nullptr || spelling.parent != kNone || spelling.words.size() != 1) continue;
      const Name& name = names_[spelling.names.front()];
      if (tokens_.words[name.first].shape != Shape::caps) continue;
      const auto found = by_initials.find(spelling.words[0]);
      if (found != by_initials.end() && found->second != i) {
        spelling.parent = found->second;
        continue;
      }
      if (tokens_.is(name.first - 1, "(") && tokens_.is(name.last, ")")) join_bracketed(i, name);
    }
  }
  // A body, but no state or place of the tables.
  [[nodiscard]] static bool may_be_shortened(const Spelling& spelling) {
    if (spelling.phrase == nullptr) return true;
    const ActorKind kind = kind_of(spelling.phrase->known->standing);
    return kind != ActorKind::state && kind != ActorKind::other;
  }
  // "the Machinists' Union (MU)": what stands in brackets right after a body is its short name.
  void join_bracketed(std::uint32_t spelling, const Name& name) {
    const auto at = static_cast<std::size_t>(&name - names_.data());
    if (at == 0 || names_[at - 1].last + 1 != name.first || spelling_of_[at - 1] == kNone) return;
    const std::uint32_t longer = spelling_of_[at - 1];
    if (longer != spelling && may_be_shortened(spellings_[longer]) && spellings_[longer].person <= 0)
      spellings_[spelling].parent = longer;
  }

  [[nodiscard]] std::uint32_t root(std::uint32_t spelling) const {
    for (int steps = 0; spellings_[spelling].parent != kNone && steps < 8; ++steps)
      spelling = spellings_[spelling].parent;
    return spelling;
  }

  Entities entities() {
    Entities out;
    std::unordered_map<std::uint32_t, std::uint32_t> actor_of;
    std::map<std::string, std::uint32_t>
        known_actors;  // by side and name, as several rows can share one name
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (spelling_of_[i] == kNone) continue;
      const std::uint32_t fullest = root(spelling_of_[i]);
      const auto [at, fresh] = actor_of.try_emplace(fullest, static_cast<std::uint32_t>(out.actors.size()));
      if (fresh) out.actors.push_back(actor(fullest));
      const Name& name = names_[i];
      // Not "Maroan Federation", which is longer than the adjective.
      const bool adjective = (name.phrase != nullptr && name.phrase->use == Use::adjective &&
                              name.last - name.first == name.phrase->words.size()) ||
                             in_compound(tokens_, name.first, name.last);
      out.sightings.push_back({name.first, name.last, at->second, adjective});
    }
    return out;
  }

  [[nodiscard]] Actor actor(std::uint32_t index) const {
    const Spelling& spelling = spellings_[index];
    Actor out;
    if (spelling.phrase != nullptr) {
      const KnownName& known = *spelling.phrase->known;
      out.name = known.standing == Standing::state ? known.name : longest_form(spelling, known);
      out.kind = kind_of(known.standing);
      if (!known.side.empty()) out.side = known.side == known.name ? out.name : known.side;
      return out;
    }
    const Name& name = best_written(spelling);
    out.name = text_of(report_, tokens_, name.first, name.last);
    if (const std::string& noun = spelling.words.back(); is_group_noun(noun))
      out.name.replace(out.name.size() - noun.size(), noun.size(), noun);  // "BANKS" in a headline
    if (spelling.person > 0) {
      out.kind = ActorKind::person;
    } else {
      out.kind =
          spelling.guessed_body || spelling.words.size() == 1 ? ActorKind::organisation : ActorKind::other;
      out.side = out.name;
    }
    return out;
  }

  // The first of its names that is not all in capitals, as a headline's are, where one is not.
  [[nodiscard]] const Name& best_written(const Spelling& spelling) const {
    for (const std::uint32_t i : spelling.names) {
      if (tokens_.words[names_[i].first].shape != Shape::caps) return names_[i];
    }
    return names_[spelling.names.front()];
  }

  // A body goes by its longest name in the report, or by the one it is best known by; "the U.N. nuclear
  // watchdog" describes, and is none.
  [[nodiscard]] std::string longest_form(const Spelling& spelling, const KnownName& known) const {
    static const std::unordered_set<std::string_view> short_names{"United Nations",
                                                                  "European Union",
                                                                  "European Community",
                                                                  "NATO",
                                                                  "ASEAN",
                                                                  "OPEC",
                                                                  "OPEC+",
                                                                  "APEC",
                                                                  "CARICOM",
                                                                  "UNFCCC",
                                                                  "G7",
                                                                  "G20"};
    if (short_names.contains(known.name)) return known.name;
    std::string best;
    for (const std::uint32_t i : spelling.names) {
      const Name& name = names_[i];
      if (name.phrase->use != Use::name || describes(name)) continue;
      std::string form = text_of(report_, tokens_, name.first, name.last);
      if (form.size() > best.size()) best = std::move(form);
    }
    return best.empty() ? known.name : best;
  }
  [[nodiscard]] bool describes(const Name& name) const {
    for (std::uint32_t at = name.first; at < name.last; ++at) {
      if (tokens_.words[at].shape == Shape::lower && tokens_.words[at].text.size() > 3) return true;
    }
    return false;
  }

  const Report& report_;
  const Tokens& tokens_;
  const std::vector<Name>& names_;
  std::vector<Spelling> spellings_;
  std::vector<std::uint32_t> spelling_of_;  // by name
};

}  // namespace

Entities join_names(const Report& report, const Tokens& tokens, const std::vector<Name>& names) {
  return Joiner(report, tokens, names).join();
}

bool is_research_body(const Actor& actor) {
  if (actor.kind == ActorKind::person || actor.kind == ActorKind::state) return false;
  const std::string name = fold(actor.name) + " ";
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = name.find(' ', at);
    if (is_research_word(std::string_view(name).substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

std::string text_of(const Report& report, const Tokens& tokens, std::uint32_t first, std::uint32_t last) {
  if (first >= last) return {};
  std::string out;
  bool space = false;
  for (std::size_t at = tokens.words[first].span.begin; at < tokens.words[last - 1].span.end;) {
    const CodePoint code = code_point_at(report.text, at);
    space = space || is_space(code.value);
    if (!is_space(code.value)) {
      if (space) out += ' ';
      space = false;
      out.append(report.text, at, code.size);
    }
    at += code.size;
  }
  return out;
}

}  // namespace parley

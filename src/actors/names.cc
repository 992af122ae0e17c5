// SPDX-License-Identifier: Apache-2.0
#include "actors/names.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "actors/datelines.h"
#include "actors/name_parts.h"
#include "actors/name_runs.h"
#include "actors/phrases.h"
#include "actors/writing.h"

namespace parley {
namespace {

// "R-Texas", "D-Mass.": a member's party and state, no name.
bool is_party_mark(const Tokens& tokens, std::uint32_t at) {
  const std::string_view letter = tokens.words[at].text;
  return (letter == "R" || letter == "D" || letter == "I") && tokens.is(at + 1, "-") &&
         tokens.words[at + 1].glued && tokens.capital(at + 2) && tokens.words[at + 2].glued;
}

// A sentence's first word that is no part of the name after it: "Yesterday Lavrov".
bool opens_only(const Writing& in, std::uint32_t at) {
  if (in.given_name(at) || office_at(in.tokens, at).length > 0 || in.capital_elsewhere(at)) return false;
  return in.small_elsewhere(at) || (in.word(at).shape == Shape::capital && in.word(at).low.ends_with("ing"));
}

// Words of the names found in the text, for reading headlines.
struct NameWords {
  std::unordered_set<std::string> words;
  std::unordered_set<std::string> pairs;  // side by side in a name, joined by a space
};
NameWords words_of(const Tokens& tokens, const std::vector<Name>& names) {
  NameWords out;
  for (const Name& name : names) {
    if (name.phrase != nullptr) continue;
    for (std::uint32_t i = name.first; i < name.last; ++i) {
      const std::string& low = tokens.words[i].low;
      if (tokens.capital(i) && tokens.words[i].text.size() > 1) out.words.insert(low);
      if (i + 1 < name.last) out.pairs.insert(low + " " + tokens.words[i + 1].low);
    }
  }
  return out;
}

// Finds the names of one report. Each take_... reads what begins at `at` and returns where to go on.
class NameFinder {
 public:
  NameFinder(const Tokens& tokens, const LearnedStates& states) : in_(tokens, states) {}

  std::vector<Name> find() {
    const auto size = static_cast<std::uint32_t>(in_.tokens.words.size());
    for (std::uint32_t at = 0; at < size;) at = in_headline(at) ? at + 1 : take(at);
    drop_credits();
    drop_unproved();
    const NameWords told = words_of(in_.tokens, names_);
    for (std::uint32_t at = 0; at < size;) at = in_headline(at) ? take_in_headline(at, told) : at + 1;
    std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
    return std::move(names_);
  }

 private:
  [[nodiscard]] bool in_headline(std::uint32_t at) const {
    return in_.tokens.headline[in_.word(at).sentence];
  }
  void add(std::uint32_t first, std::uint32_t last, const KnownPhrase* phrase, Guess guess = Guess::unknown) {
    add_name(in_, first, last, phrase, guess, names_);
  }

  std::uint32_t take(std::uint32_t at) {
    if (const std::uint32_t group = in_.group_end(at); group > at) return take_group(at, group);
    if (is_party_mark(in_.tokens, at)) return at + 3;
    if (const std::uint32_t place = in_.dateline_end(at); place > at) {
      if (const KnownPhrase* known = in_.known(at)) add(at, place, known);
      return place;
    }
    const KnownPhrase* known = in_.tokens.capital(at) ? in_.known(at) : nullptr;
    if (known == nullptr && !can_name(in_, at) && !starts_small(in_, at)) return at + 1;
    if (known == nullptr && in_.opens(at) && opens_only(in_, at)) return at + 1;
    const auto known_words = known == nullptr ? 1U : static_cast<std::uint32_t>(known->words.size());
    return cut_run(in_, at, run_end(in_, at + known_words - 1), names_);
  }
  std::uint32_t take_group(std::uint32_t at, std::uint32_t end) {
    add(at, end, nullptr, Guess::organisation);
    return end;
  }

  // In a headline only names that are known from elsewhere, or begin with a given name, are found.
  std::uint32_t take_in_headline(std::uint32_t at, const NameWords& told) {
    const Tokens& tokens = in_.tokens;
    if (const std::uint32_t group = in_.group_end(at); group > at) return take_group(at, group);
    if (!tokens.capital(at)) return at + 1;
    if (const KnownPhrase* known = in_.known(at)) {
      const auto end = at + static_cast<std::uint32_t>(known->words.size());
      add(at, end, known);
      return end;
    }
    std::uint32_t end = at;
    while (tokens.together(at, end) && tokens.capital(end) && told.words.contains(in_.word(end).low) &&
           (end == at || (!in_.word(end).glued && in_one_name(end - 1, told)))) {
      ++end;
    }
    if (end == at) return at + 1;
    if (!all_modifiers(in_, at, end)) names_.push_back({at, end, nullptr, Guess::unknown, true});
    return end;
  }
  // "Boehner Doe" in a headline names two: no name of the report has both words side by side.
  [[nodiscard]] bool in_one_name(std::uint32_t at, const NameWords& told) const {
    return in_.given_name(at) || told.pairs.contains(in_.word(at).low + " " + in_.word(at + 1).low);
  }

  // Whom a picture is by is nobody of the report.
  void drop_credits() {
    const std::vector<bool> credit = find_credits(in_.tokens, in_.states);
    std::erase_if(names_, [&](const Name& name) { return name.phrase == nullptr && credit[name.first]; });
  }

  // Single words that only ever open sentences are no names, unless they speak.
  void drop_unproved() {
    std::erase_if(names_, [this](const Name& name) {
      if (!name.weak || in_.word(name.first).shape == Shape::caps || in_.capital_elsewhere(name.first))
        return false;
      const std::uint32_t next = name.last;
      const bool paired =
          in_.tokens.is(next, "and") && in_.tokens.capital(next + 1);  // "Maroa and Kestria said"
      const bool speaks = paired || (next < in_.tokens.words.size() && is_speech_verb(in_.word(next).low));
      return in_.small_elsewhere(name.first) || !speaks;
    });
  }

  const Writing in_;
  std::vector<Name> names_;
};

}  // namespace

std::vector<Name> find_names(const Tokens& tokens, const LearnedStates& states) {
  return NameFinder(tokens, states).find();
}

}  // namespace parley

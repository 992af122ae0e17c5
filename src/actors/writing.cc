// SPDX-License-Identifier: Apache-2.0
#include "actors/writing.h"

#include "actors/name_words.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;

// How often a report has to name a group for it to be a side; parties to a war or in a parliament are one
// sooner than those who trade.
constexpr std::uint32_t kPartyNamed = 2;
constexpr std::uint32_t kGroupNamed = 3;

}  // namespace

Writing::Writing(const Tokens& words, const LearnedStates& learned)
    : tokens(words), states(learned), datelines_(find_datelines(words, learned)) {
  for (const auto& [first, end] : datelines_) after_dateline_.insert(end);
  learn_words();
}

void Writing::learn_words() {
  for (std::uint32_t i = 0; i < tokens.words.size(); ++i) {
    const Token& token = word(i);
    if (is_group_noun(token.low) && names_group(i)) ++groups_[token.low];
    if (token.shape == Shape::lower) small_.insert(token.low);
    if (!tokens.capital(i) || opens(i) || tokens.headline[token.sentence]) continue;
    capital_.insert(token.low);
    if (stands_alone(i)) alone_.insert(token.low);
  }
}

// No other capitalised word and no hyphen beside it.
bool Writing::stands_alone(std::uint32_t at) const {
  const bool after = at > 0 && tokens.together(at - 1, at) && (tokens.capital(at - 1) || word(at).glued);
  const bool before = tokens.together(at, at + 1) && (tokens.capital(at + 1) || word(at + 1).low == "-");
  return !after && !before;
}

std::uint32_t Writing::dateline_end(std::uint32_t at) const {
  const auto found = datelines_.find(at);
  return found == datelines_.end() ? at : found->second;
}

std::uint32_t Writing::group_end(std::uint32_t at) const {
  const std::uint32_t noun = tokens.together(at, at + 1) && is_people_adjective(at) ? at + 1 : at;
  if (!is_group_noun(word(noun).low) || !names_group(noun)) return at;
  const auto found = groups_.find(word(noun).low);
  const bool party = word(noun).low == "opposition" || word(noun).low == "rebels";
  return found != groups_.end() && found->second >= (party ? kPartyNamed : kGroupNamed) ? noun + 1 : at;
}

// "the opposition", but not "opposition to the plan".
bool Writing::names_group(std::uint32_t at) const {
  static const Words after{"to", "from", "among", "within", "against"};
  static const Words before{"in", "strong", "fierce", "no", "stiff", "growing", "public", "central"};
  if (tokens.together(at, at + 1) && after.contains(word(at + 1).low)) return false;
  return at == 0 || !tokens.together(at - 1, at) || !before.contains(word(at - 1).low);
}

// "Freedonian" in "Freedonian rebels".
bool Writing::is_people_adjective(std::uint32_t at) const {
  if (!tokens.capital(at)) return false;
  const KnownPhrase* phrase = known(at);
  if (phrase != nullptr) return phrase->use == Use::adjective && phrase->words.size() == 1;
  const std::string& low = word(at).low;
  return low.ends_with("ian") || low.ends_with("ese") || low.ends_with("ish");
}

}  // namespace parley

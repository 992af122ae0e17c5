// SPDX-License-Identifier: Apache-2.0
#include "actors/datelines.h"

#include <algorithm>
#include <string>

#include "actors/name_words.h"
#include "actors/phrases.h"

namespace parley {
namespace {

bool is_place(const KnownPhrase* known) {
  return known != nullptr && known->known->standing == Standing::place;
}

// One past the words in capitals that begin at `at`; `at` where no capitalised word follows them.
std::uint32_t capitals_end(const Tokens& tokens, const LearnedStates& states, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 3;      // words
  constexpr std::size_t kShortestFirst = 4;  // letters; unless the tables know the place
  constexpr std::size_t kShortest = 3;
  std::uint32_t end = at;
  while (end < at + kLongest && (end == at || is_spaced_capital(tokens, at, end)) &&
         tokens.words[end].shape == Shape::caps &&
         tokens.words[end].text.size() >=
             (end == at && !is_place(known_phrase(tokens, states, at)) ? kShortestFirst : kShortest)) {
    ++end;
  }
  const bool followed = end > at && is_spaced_capital(tokens, at, end) &&
                        tokens.words[end].shape == Shape::capital &&
                        (tokens.words[end].text.size() > 1 || known_phrase(tokens, states, end) != nullptr);
  return followed ? end : at;
}

// The known name fills the words in capitals, but for "City": "KESTRIA CITY Kestrian officials said".
bool fills(const KnownPhrase& phrase, const Tokens& tokens, std::uint32_t at, std::uint32_t end) {
  const Standing standing = phrase.known->standing;
  const bool city = tokens.words[end - 1].low == "city";
  return phrase.words.size() + (city ? 1 : 0) == end - at && phrase.use != Use::adjective &&
         (standing == Standing::state || standing == Standing::place || standing == Standing::region);
}

// How often each word is all in capitals outside headlines.
using Counts = std::unordered_map<std::string, std::uint32_t>;
Counts count_capitals(const Tokens& tokens) {
  Counts counts;
  for (const Token& token : tokens.words) {
    if (token.shape == Shape::caps && !tokens.headline[token.sentence]) ++counts[token.low];
  }
  return counts;
}

// Unknown words in capitals are a place's unless something tells another use; an acronym is in capitals
// elsewhere too.
bool can_be_place(const Tokens& tokens, const Counts& counts, std::uint32_t at, std::uint32_t end) {
  if (office_at(tokens, end).length > 0) return false;  // a body's, not a place's
  for (; at < end; ++at) {
    const std::string& low = tokens.words[at].low;
    if (is_given_name(tokens, at) || office_at(tokens, at).length > 0 || is_function_word(low) ||
        is_body_word(low) || counts.at(low) > 1)
      return false;
  }
  return true;
}

// The word before a picture credit's stroke is an agency's, or opens a bracket with it: "(Agency".
bool credits_agency(const Tokens& tokens, const LearnedStates& states, std::uint32_t last) {
  constexpr std::uint32_t kLongest = 4;
  if (tokens.is(last, "photo") || tokens.is(last, "images")) return true;
  for (std::uint32_t back = 0; back < kLongest && back <= last; ++back) {
    const std::uint32_t at = last - back;
    if (!tokens.together(at, last)) return false;
    if (tokens.is(at, "(")) return true;
    if (const KnownPhrase* known = known_phrase(tokens, states, at))
      return known->known->standing == Standing::press;
  }
  return false;
}

bool ends_credit(const Tokens& tokens, std::uint32_t at) {
  const std::string& low = tokens.words[at].low;
  return !tokens.capital(at) && low != "." && low != "-" && low != "/" && low != "'" && !is_particle(low);
}

}  // namespace

Datelines find_datelines(const Tokens& tokens, const LearnedStates& states) {
  Datelines out;
  const Counts counts = count_capitals(tokens);
  for (std::uint32_t at = 0; at < tokens.words.size(); ++at) {
    if (!tokens.words[at].begins || tokens.headline[tokens.words[at].sentence]) continue;
    const std::uint32_t end = capitals_end(tokens, states, at);
    if (end == at) continue;
    const KnownPhrase* known = known_phrase(tokens, states, at);
    if (known != nullptr ? fills(*known, tokens, at, end) : can_be_place(tokens, counts, at, end))
      out[at] = end;
  }
  return out;
}

std::vector<bool> find_credits(const Tokens& tokens, const LearnedStates& states) {
  constexpr std::uint32_t kShortest = 2;  // words: "T. Doe"; one word is no person's: "Agency/Pollster"
  std::vector<bool> out(tokens.words.size(), false);
  for (std::uint32_t at = 1; at + 1 < tokens.words.size(); ++at) {
    const std::uint32_t name = at + 1;
    if (!tokens.is(at, "/") || !tokens.words[at].glued || !tokens.words[name].glued ||
        !tokens.capital(at - 1) || !tokens.capital(name))
      continue;
    std::uint32_t end = name;
    while (tokens.together(at, end) && !ends_credit(tokens, end)) ++end;
    if (end - name >= kShortest && credits_agency(tokens, states, at - 1))
      std::fill(out.begin() + name, out.begin() + end, true);
  }
  return out;
}

}  // namespace parley

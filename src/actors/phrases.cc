// SPDX-License-Identifier: Apache-2.0
#include "actors/phrases.h"

#include <string>
#include <string_view>

#include "actors/name_words.h"
#include "base/utf8.h"

namespace parley {
namespace {

// In a headline's capitals "RUSSIA" is Russia; a short word there is as likely another one ("US", "us").
bool same_word(const Token& token, const std::string& word) {
  constexpr std::size_t kShortest = 4;
  if (token.text == word) return true;
  if (token.shape == Shape::mark) return token.low == word;
  return token.shape == Shape::caps && word.size() >= kShortest && token.low == fold(word);
}

// The first `count` words of an office's phrase stand at `at`.
bool begins_with(const Tokens& tokens, std::uint32_t at, const OfficePhrase& phrase, std::uint32_t count) {
  for (std::uint32_t i = 0; i < count; ++i) {
    if (tokens.words[at + i].low != phrase.words[i]) return false;
  }
  return true;
}

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

bool has_topic(const OfficePhrase& phrase) {
  const std::string& last = phrase.words.back();
  const bool of_state = last == "state" && phrase.words.size() == 3;  // "secretary of state for ..."
  return last == "minister" || last == "ministry" || last == "secretary" || last == "commissioner" ||
         of_state;
}

bool is_plural(std::string_view last) {
  if (last == "affaires" || last == "mrs" || last == "ms") return false;
  return last == "spokespeople" || last == "spokesmen" || (last.ends_with('s') && !last.ends_with("ss"));
}

// "Foreign and European Affairs Minister": words of a topic that end in a minister's or secretary's office.
// Shorter ones are the table's.
OfficeAt topical_office(const Tokens& tokens, std::uint32_t at) {
  constexpr std::uint32_t kShortest = 4;
  constexpr std::uint32_t kLongest = 7;
  for (std::uint32_t end = at; end < at + kLongest && tokens.together(at, end); ++end) {
    const std::string& low = tokens.words[end].low;
    const std::uint32_t length = end + 1 - at;
    if (length > 1 && (low == "minister" || low == "secretary" || low == "ministers"))
      return length < kShortest ? OfficeAt{} : OfficeAt{length, Office::office, low.ends_with('s')};
    if (!is_modifier(low) && !(length > 1 && (low == "and" || low == "european"))) break;
  }
  return {};
}

OfficeAt told_office(const Tokens& tokens, std::uint32_t at) {
  for (const OfficePhrase& phrase : Knowledge::instance().offices_from(tokens.words[at].low)) {
    const auto size = static_cast<std::uint32_t>(phrase.words.size());
    if (!tokens.together(at, at + size - 1) || !begins_with(tokens, at, phrase, size)) continue;
    const std::uint32_t topic = has_topic(phrase) ? topic_length(tokens, at + size) : 0;
    return {size + topic, phrase.kind, is_plural(phrase.words.back())};
  }
  return {};
}

// Plurals that the table lacks: "prime ministers", "presidents".
OfficeAt plural_office(const Tokens& tokens, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 3;
  for (std::uint32_t size = kLongest; size >= 1; --size) {
    if (!tokens.together(at, at + size - 1)) continue;
    const std::string& last = tokens.words[at + size - 1].low;
    if (last.size() < 4 || !last.ends_with('s')) continue;
    const std::string one = last.substr(0, last.size() - 1);
    for (const OfficePhrase& phrase :
         Knowledge::instance().offices_from(size == 1 ? one : tokens.words[at].low)) {
      if (phrase.words.size() == size && phrase.words.back() == one &&
          begins_with(tokens, at, phrase, size - 1))
        return {size, phrase.kind, true};
    }
  }
  return {};
}

}  // namespace

const KnownPhrase* known_at(const Tokens& tokens, std::uint32_t at) {
  for (const KnownPhrase& phrase : Knowledge::instance().names_from(tokens.words[at].low)) {
    const auto size = static_cast<std::uint32_t>(phrase.words.size());
    if (!tokens.together(at, at + size - 1)) continue;
    bool same = true;
    for (std::uint32_t i = 0; i < size && same; ++i) same = same_word(tokens.words[at + i], phrase.words[i]);
    if (same) return &phrase;
  }
  return nullptr;
}

const KnownPhrase* known_phrase(const Tokens& tokens, const LearnedStates& states, std::uint32_t at) {
  if (const KnownPhrase* known = known_at(tokens, at)) return known;
  return tokens.capital(at) ? states.phrase(tokens.words[at].low) : nullptr;
}

bool is_given_name(const Tokens& tokens, std::uint32_t at) {
  return tokens.capital(at) && Knowledge::instance().gender_of(tokens.words[at].low) != '\0';
}

bool is_spaced_capital(const Tokens& tokens, std::uint32_t from, std::uint32_t at) {
  return tokens.together(from, at) && tokens.capital(at) && !tokens.words[at].glued;
}

bool in_compound(const Tokens& tokens, std::uint32_t first, std::uint32_t last) {
  const auto hyphen = [&](std::uint32_t at) { return tokens.is(at, "-") && tokens.words[at].glued; };
  if (hyphen(last) && last + 1 < tokens.words.size() && tokens.words[last + 1].glued) {
    const Token& end = tokens.words[last + 1];
    return end.shape == Shape::lower && (end.low.ends_with("ed") || end.low == "led" || end.low == "run");
  }
  if (first < 2 || !hyphen(first - 1) || !tokens.words[first].glued) return false;
  const std::string& prefix = tokens.words[first - 2].low;
  return prefix == "pro" || prefix == "anti" || prefix == "non";
}

OfficeAt office_at(const Tokens& tokens, std::uint32_t at) {
  for (const auto find : {topical_office, told_office, plural_office}) {
    if (const OfficeAt found = find(tokens, at); found.length > 0) return found;
  }
  return {};
}

}  // namespace parley

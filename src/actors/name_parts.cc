// SPDX-License-Identifier: Apache-2.0
#include "actors/name_parts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "actors/name_words.h"
#include "actors/phrases.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;

std::uint32_t size_of(const KnownPhrase& phrase) { return static_cast<std::uint32_t>(phrase.words.size()); }

// Left over after an office: "of" in "Ministry of ...".
bool is_link(std::string_view low) {
  return low == "of" || low == "for" || low == "on" || low == "in" || low == "and";
}
// "Institute for Financial Analysis": goes on with what a body is of.
bool is_topic_link(const Writing& in, std::uint32_t at) {
  return in.tokens.is(at, "of") || in.tokens.is(at, "for") || in.tokens.is(at, "on");
}

// "Taxi Workers Alliance", "News Agency": words of a body's name though they can tell an office too.
bool in_body(const Writing& in, std::uint32_t at, const OfficeAt& office) {
  const std::uint32_t next = at + office.length + (in.tokens.is(at + office.length, "'") ? 1 : 0);
  const bool goes_on = office.plural && in.spaced_capital(at, next);
  return office.kind == Office::unofficial && (goes_on || is_body_word(in.word(at + office.length - 1).low));
}

// Words of the office or title that ends right before `at`.
std::uint32_t office_before(const Writing& in, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 4;
  std::uint32_t last = at;
  if (last > 0 && in.tokens.is(last - 1, ".") && in.word(last - 1).glued) --last;
  for (std::uint32_t length = 1; length <= kLongest && length <= last; ++length) {
    const OfficeAt office = office_at(in.tokens, last - length);
    if (office.length >= length && office.kind != Office::group && !office.plural) return length;
  }
  return 0;
}

// Only capitals and links stand between an office and `at`.
bool in_topic(const Writing& in, std::uint32_t at) {
  static const Words links{"of", "for", "to", "on", "in", "and", "the"};
  constexpr std::uint32_t kLongest = 9;
  bool linked = false;
  for (std::uint32_t words = 1; words <= std::min(kLongest, at); ++words) {
    const std::uint32_t back = at - words;
    if (!in.tokens.together(back, at)) return false;
    if (linked && office_at(in.tokens, back).length > 0) return true;
    if (!links.contains(in.word(back).low) && !in.tokens.capital(back)) return false;
    linked = linked || (links.contains(in.word(back).low) && in.word(back).low != "and");
  }
  return false;
}
// "Minister for Harbour Relations [Anna Quist]", "Minister of Justice and Law [Anna Quist]": where the name
// begins after what the office is of; else 0.
std::uint32_t given_after_topic(const Writing& in, std::uint32_t at, std::uint32_t end) {
  if (in.given_name(at) || !in_topic(in, at)) return 0;
  for (std::uint32_t i = at + 1; i + 1 < end; ++i) {
    if (in.given_name(i) && !in.word(i).glued) return i;
  }
  return 0;
}

// "Maroan Federation" is Maroa, "Zorava City" its capital.
bool names_realm(const Writing& in, const KnownPhrase& known, std::uint32_t at, std::uint32_t end) {
  if (known.known->standing != Standing::state || at + 1 != end) return false;
  if (known.use != Use::adjective) return in.tokens.is(at, "city");
  return in.tokens.is(at, "federation") || in.tokens.is(at, "republic") || in.tokens.is(at, "kingdom");
}

// Where the office begins that follows in the run, else its end.
std::uint32_t part_end(const Writing& in, std::uint32_t at, std::uint32_t end) {
  for (std::uint32_t i = at + 1; i < end; ++i) {
    const OfficeAt office = office_at(in.tokens, i);
    if (office.length == 0 || office.kind == Office::group || in_body(in, i, office)) continue;
    const bool surname = i + 1 >= end && i - at == 1 && office.length == 1 && in.given_name(at);
    if (!surname) return i;  // not "John Major"
  }
  return end;
}

// Where a given name begins that another word follows, else `end`: "Academy of Sciences [Anna Quist]".
std::uint32_t person_from(const Writing& in, std::uint32_t at, std::uint32_t end) {
  for (; at + 1 < end; ++at) {
    if (in.given_name(at) && !in.word(at).glued && in.tokens.capital(at + 1)) return at;
  }
  return end;
}

// "Zubrowkan Ministry of Defense": what a state's organ is of stands behind it.
bool names_organ_of_topic(const Writing& in, std::uint32_t at, std::uint32_t end) {
  for (; at + 1 < end; ++at) {
    if (is_topic_link(in, at + 1)) return is_state_organ(in.word(at).low);
  }
  return false;
}

// One past the last body's word of [at, end): "American Soybean Association"; `at` if there is none. A body
// with a topic goes on to its end: "Institute for Financial Analysis".
std::uint32_t body_end(const Writing& in, std::uint32_t at, std::uint32_t end) {
  for (std::uint32_t i = at; i + 1 < end; ++i) {
    if (is_body_word(in.word(i).low) && is_topic_link(in, i + 1)) return person_from(in, i + 3, end);
  }
  for (std::uint32_t i = end; i-- > at;) {
    if (!in.tokens.capital(i) || !is_body_word(in.word(i).low)) continue;
    if (i + 1 == end) return end;
    if (i == at) return at;  // "International Doe": the word begins what it does not end
    return in.word(i + 1).shape == Shape::lower ? end : i + 1;
  }
  return at;
}

// Names that stand before others as adjectives do: "US", "EU", "NATO", "Kremlin".
bool stands_before_names(const KnownPhrase& known) {
  const std::string& first = known.words.front();
  const bool caps = std::all_of(first.begin(), first.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return caps || known.use == Use::seat;
}

// "President of [Armenia ...]", "Ambassador to [Athens ...]".
bool follows_office_over_link(const Writing& in, std::uint32_t at) {
  if (at < 2 || !in.tokens.together(at - 2, at)) return false;
  if (!in.tokens.is(at - 1, "of") && !in.tokens.is(at - 1, "to") && !in.tokens.is(at - 1, "in")) return false;
  return office_before(in, at - 1) > 0;
}

// The known name at `at` is one by itself, though capitals follow it up to `part`.
bool ends_known(const Writing& in, std::uint32_t at, std::uint32_t part, const KnownPhrase& known,
                bool office_follows) {
  const std::uint32_t end = at + size_of(known);
  const bool longer = end < part && in.word(end).shape != Shape::mark;
  if (!longer || office_follows || known.use == Use::people || known.words.size() > 1 ||
      stands_before_names(known))
    return true;
  if (in.given_name(end) && (known.use == Use::adjective || !in.given_name(at)))
    return true;  // "for Syria Tom Doe"
  if (known.known->standing == Standing::state && known.use == Use::name && is_modifier(in.word(end).low))
    return true;                            // "Envoy for Maroa Policy Doe"
  return follows_office_over_link(in, at);  // "Ambassador to Athens Nazmi Doe"
}

Guess guess_of(const Writing& in, std::uint32_t at, std::uint32_t end, bool office_follows) {
  if (office_before(in, at) > 0 || (in.given_name(at) && end - at > 1)) return Guess::person;
  if (end - at > 2 && in.tokens.is(at + 1, ".") && in.word(at).text.size() == 1) return Guess::person;
  return office_follows && !in.given_name(at) ? Guess::organisation : Guess::unknown;
}

// Reads one run, part by part: an office, a known name, a body, a person. Each take_... returns where to go
// on.
class RunCutter {
 public:
  RunCutter(const Writing& in, std::vector<Name>& names) : in_(in), names_(names) {}

  std::uint32_t take_part(std::uint32_t at, std::uint32_t end) {
    if (in_.word(at).shape == Shape::mark || is_link(in_.word(at).low) || in_.tokens.is(at, "the"))
      return at + 1;
    const OfficeAt office = office_at(in_.tokens, at);
    const KnownPhrase* known = in_.known(at);
    const std::uint32_t known_end = at + (known == nullptr ? 0 : size_of(*known));
    const bool office_here = at + office.length > known_end && !in_body(in_, at, office);
    if (office_here && !is_surname_here(at, end)) return at + office.length;
    if (known != nullptr) {
      if (const KnownPhrase* organ = organ_at(known_end, end)) return take_two(at, *known, *organ);
    }
    const std::uint32_t part = part_end(in_, at, end);
    const std::uint32_t body = body_end(in_, at, part);
    if (known != nullptr && names_realm(in_, *known, known_end, part)) {
      add(at, part, known);
      return part;
    }
    if (known != nullptr && body <= known_end) return take_known(at, part, *known, part < end);
    if (body > at) return take_body(at, body, known);
    if (all_modifiers(in_, at, part)) return part;
    if (const std::uint32_t given = given_after_topic(in_, at, part); given > at) return given;
    add(at, without_marks(at, part), nullptr, guess_of(in_, at, part, part < end));
    return part;
  }

 private:
  void add(std::uint32_t first, std::uint32_t last, const KnownPhrase* phrase, Guess guess = Guess::unknown) {
    add_name(in_, first, last, phrase, guess, names_);
  }

  // A known body right after a known name: "US [National Security Agency]".
  [[nodiscard]] const KnownPhrase* organ_at(std::uint32_t at, std::uint32_t end) const {
    if (at >= end || in_.word(at).shape == Shape::mark) return nullptr;
    const KnownPhrase* next = in_.known(at);
    return next != nullptr && next->known->standing == Standing::organ ? next : nullptr;
  }
  // "Russian Security Council" is no organ of the United Nations: only the state's name counts.
  std::uint32_t take_two(std::uint32_t at, const KnownPhrase& state, const KnownPhrase& organ) {
    const std::uint32_t middle = at + size_of(state);
    const std::uint32_t end = middle + size_of(organ);
    add(at, middle, &state);
    if (organ.known->side == state.known->name) add(middle, end, &organ);
    return end;
  }

  // "Major" in "John Major": an office's word that ends a run after a given name.
  [[nodiscard]] bool is_surname_here(std::uint32_t at, std::uint32_t end) const {
    return at > 0 && at + 1 == end && !in_.word(at).glued && in_.given_name(at - 1) && !names_.empty() &&
           names_.back().last == at;
  }

  std::uint32_t take_body(std::uint32_t at, std::uint32_t end, const KnownPhrase* known) {
    const bool organ = is_state_organ(in_.word(end - 1).low) || names_organ_of_topic(in_, at, end);
    const bool of_state = known != nullptr && known->known->standing == Standing::state;
    if (of_state && (organ || known->use == Use::seat)) {  // "Russian Navy": Russia
      add(at, at + size_of(*known), known);
      return end;
    }
    if (known == nullptr && organ && all_modifiers(in_, at, end - 1))
      return end;  // "Oil Ministry", "Parliament": told as an office, the state's name stands elsewhere
    if (known == nullptr && end - at >= 2 && in_.tokens.is(end - 1, "administration")) {
      add(at, end - 1, nullptr);  // "Doe Administration": Doe's
      return end;
    }
    const bool word_alone = end - at == 1 && in_.opens(at) && in_.tokens.together(at, end) &&
                            in_.word(end).shape == Shape::lower;  // "International talks go on"
    add(at, end, nullptr, word_alone ? Guess::unknown : Guess::organisation);
    return end;
  }

  // A known name, alone or as the first words of a longer one.
  std::uint32_t take_known(std::uint32_t at, std::uint32_t part, const KnownPhrase& known,
                           bool office_follows) {
    const std::uint32_t end = at + size_of(known);
    const bool national = known.known->standing == Standing::national_body;
    if (ends_known(in_, at, part, known, office_follows) || (national && all_modifiers(in_, end, part))) {
      add(at, end, &known);
      return end;
    }
    const bool person = in_.given_name(at) && known.use != Use::adjective;  // Jordan Henderson, Chad Smith
    if (!person && known.known->standing == Standing::adjective) return end;
    add(at, part, nullptr, person ? Guess::person : Guess::organisation);  // British Airways, Paris Club
    return part;
  }

  [[nodiscard]] std::uint32_t without_marks(std::uint32_t at, std::uint32_t end) const {
    while (end > at + 1 && in_.word(end - 1).shape == Shape::mark) --end;
    return end;
  }

  const Writing& in_;
  std::vector<Name>& names_;
};

}  // namespace

std::uint32_t cut_run(const Writing& in, std::uint32_t first, std::uint32_t last, std::vector<Name>& names) {
  RunCutter cutter(in, names);
  while (first < last) first = cutter.take_part(first, last);
  return first;
}

void add_name(const Writing& in, std::uint32_t first, std::uint32_t last, const KnownPhrase* phrase,
              Guess guess, std::vector<Name>& names) {
  if (first >= last || (phrase == nullptr && last - first == 1 && in.word(first).text.size() < 2)) return;
  const bool weak = phrase == nullptr && guess == Guess::unknown && last - first == 1 && in.opens(first);
  names.push_back({first, last, phrase, guess, weak});
}

bool all_modifiers(const Writing& in, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first; at < last; ++at) {
    if (in.word(at).shape != Shape::mark && !is_modifier(in.word(at).low)) return false;
  }
  return true;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "actors/name_runs.h"

#include <string_view>
#include <unordered_set>

#include "actors/name_words.h"
#include "actors/phrases.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;

// "April Dunmore", "Mr. March", "President May", and "May said" in a report that knows a May.
bool day_is_name(const Writing& in, std::uint32_t at) {
  const Tokens& tokens = in.tokens;
  if (at > 0 && !in.word(at).glued) {
    const bool after_office = tokens.capital(at - 1) && office_at(tokens, at - 1).length == 1;
    if (in.given_name(at - 1) || is_abbreviation(in.word(at - 1).low) || after_office) return true;
  }
  return tokens.is(at, "may") && at + 1 < tokens.words.size() && is_speech_verb(in.word(at + 1).low) &&
         in.capital_elsewhere(at);
}

// "pro-Russian", "U.S.-led", "Moscow-based": the word after the hyphen is no part of a name.
bool is_small_compound(const Token& token) {
  static const Words ends{"led",      "based",     "backed",     "born",    "style", "like",
                          "era",      "brokered",  "held",       "run",     "wide",  "century",
                          "mediated", "sponsored", "controlled", "occupied"};
  return token.shape != Shape::lower || token.text.size() < 2 || token.low.ends_with("ed") ||
         ends.contains(token.low) || is_function_word(token.low);
}

// "Maroa-Russia talks" names two; "Anne Holland-Norway" and "Maroa-Russia Chamber" name one.
bool parts_states(const Writing& in, std::uint32_t hyphen) {
  const std::uint32_t next = hyphen + 1;
  if (hyphen > 1 && in.given_name(hyphen - 2)) return false;
  if (in.alone_elsewhere(hyphen - 1) && in.alone_elsewhere(next) && in.tokens.capital(next))
    return true;  // each names somebody elsewhere
  const KnownPhrase* known = in.known(next);
  if (known == nullptr ||
      (known->known->standing != Standing::state && known->known->standing != Standing::organisation))
    return false;
  const auto end = next + static_cast<std::uint32_t>(known->words.size());
  return in.word(hyphen - 1).shape != Shape::caps && !in.spaced_capital(next, end);
}

// "F. W.", "Mr. Doe", but not "on B. He": a stop after an initial or an abbreviation.
std::uint32_t over_stop(const Writing& in, std::uint32_t at) {
  const Token& before = in.word(at - 1);
  const bool initial =
      before.text.size() == 1 && before.shape == Shape::capital && !(at > 1 && in.tokens.is(at - 2, "on"));
  if (!initial && !is_abbreviation(before.low)) return at;
  return in.tokens.together(at, at + 1) && can_name(in, at + 1) ? at + 2 : at;
}

std::uint32_t over_hyphen(const Writing& in, std::uint32_t at) {
  const std::uint32_t next = at + 1;
  const bool two_acronyms = in.word(at - 1).shape == Shape::caps && in.word(next).shape == Shape::caps;
  if (two_acronyms || parts_states(in, at)) return at;  // "AMC-UAW" names two
  return in.tokens.capital(next) || !is_small_compound(in.word(next)) ? next + 1 : at;
}

// "the Drivers' Union": a body is called after those whom it speaks for; "the Maroans' Parliament" is not.
bool names_members(const Writing& in, std::uint32_t apostrophe) {
  const std::uint32_t next = apostrophe + 1;
  return in.tokens.is(apostrophe, "'") && in.word(apostrophe - 1).low.ends_with('s') &&
         in.known(apostrophe - 1) == nullptr && in.tokens.together(apostrophe, next) &&
         !in.word(next).glued && can_name(in, next) && is_body_word(in.word(next).low);
}

// Hyphens, apostrophes and initials' stops inside a name: Ki-moon, O'Neill, F. W.
std::uint32_t over_mark(const Writing& in, std::uint32_t at) {
  static const Words endings{"s", "t", "re", "ve", "ll", "d", "m"};  // "Doe's", "Doe'll"
  const std::uint32_t next = at + 1;
  if (in.tokens.is(at, ".")) return over_stop(in, at);
  if (names_members(in, at)) return next + 1;
  if (!in.tokens.together(at, next) || !in.word(next).glued || in.word(next).shape == Shape::mark) return at;
  if (in.tokens.is(at, "-")) return over_hyphen(in, at);
  return endings.contains(in.word(next).low) ? at : next + 1;
}

// "Ursula von der Leyen", "Bashar al-Assad": one past the word that the particles at `at` lead to; `at` if
// none.
std::uint32_t over_particles(const Writing& in, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 3;
  std::uint32_t next = at + 1;
  while (in.tokens.together(at, next) && (is_particle(in.word(next).low) || in.tokens.is(next, "-"))) ++next;
  return in.tokens.together(at, next) && can_name(in, next) && next - at <= kLongest ? next + 1 : at;
}

bool office_ends_at(const Writing& in, std::uint32_t end) {
  const OfficeAt office = office_at(in.tokens, end - 1);
  return office.length >= 1 && office.kind != Office::group &&
         !(office.kind == Office::unofficial && office.plural);  // "Taxi Workers of ..."
}

// "Public and Commercial Services Union": up to three unknown words before "and", a body's word among the
// capitals after it.
bool ends_in_body(const Writing& in, std::uint32_t first, std::uint32_t end, std::uint32_t next) {
  constexpr std::uint32_t kBefore = 3;
  constexpr std::uint32_t kAfter = 4;
  if (end - first > kBefore) return false;
  for (std::uint32_t at = first; at < end; ++at) {
    const KnownPhrase* known = in.known(at);
    const bool place = known != nullptr && (known->known->standing == Standing::place ||
                                            known->known->standing == Standing::adjective);
    if ((known != nullptr && !place) || in.given_name(at) || office_at(in.tokens, at).length > 0)
      return false;
  }
  for (std::uint32_t at = next; at < next + kAfter && in.tokens.together(first, at) && can_name(in, at);
       ++at) {
    if (at > next && is_body_word(in.word(at).low)) return true;
    if (in.known(at) != nullptr) return false;
  }
  return false;
}

// "Bank of England", "Council on Foreign Relations", "Public and Commercial Services Union". `complement`
// tells whether the run has gone on over "of" or "for" before.
std::uint32_t over_link(const Writing& in, std::uint32_t first, std::uint32_t end, bool& complement) {
  static const Words links{"of", "for", "on", "in", "and", "to"};
  const std::string& link = in.word(end).low;
  if (!links.contains(link)) return end;
  std::uint32_t next = end + 1;
  const bool joins = link == "and";
  if (!joins && in.tokens.is(next, "the")) ++next;
  if (!in.tokens.together(end, next) || !can_name(in, next) || in.word(next).glued) return end;
  if (joins) return complement || ends_in_body(in, first, end, next) ? next + 1 : end;
  if ((link == "in" || link == "to") && !complement) return end;
  if (link == "on" && complement) return end;
  if (!is_body_word(in.word(end - 1).low) || office_ends_at(in, end)) return end;
  if (link == "of" && in.given_name(next) && in.spaced_capital(next, next + 1)) return end;  // a leader's
  complement = true;
  return next + 1;
}

bool has_digit(const Token& token) {
  return token.text.size() > 1 && token.text.find_first_of("0123456789") != std::string_view::npos;
}

// One past what goes on with the run [first, end); `end` if nothing does.
std::uint32_t end_after(const Writing& in, std::uint32_t first, std::uint32_t end, bool& complement) {
  const Token& token = in.word(end);
  if (can_name(in, end) && !token.glued) return end + 1;
  if (token.glued && (token.low == "-" || token.low == "'" || token.low == ".")) return over_mark(in, end);
  if (token.low == "&" && in.spaced_capital(end, end + 1)) return end + 2;
  if (token.shape == Shape::lower && is_particle(token.low)) {
    if (const std::uint32_t next = over_particles(in, end); next > end) return next;
  }
  return over_link(in, first, end, complement);
}

}  // namespace

bool can_name(const Writing& in, std::uint32_t at) {
  const Token& token = in.word(at);
  if (!in.tokens.capital(at)) return false;
  if (is_day_or_month(token.low)) return day_is_name(in, at);
  const bool initial =
      token.text.size() == 1 && in.tokens.is(at + 1, ".") && in.word(at + 1).glued && !token.opens;
  if (!is_function_word(token.low) || initial) return true;
  return token.shape == Shape::caps && !in.small_elsewhere(at) && token.text.size() > 2;  // "WHO"
}

bool starts_small(const Writing& in, std::uint32_t at) {
  static const Words alone{"von", "van", "de", "bin", "ibn", "del", "di", "du"};
  if (!is_particle(in.word(at).low) || in.word(at).shape != Shape::lower) return false;
  std::uint32_t next = at + 1;
  if (in.tokens.is(next, "-") && in.word(next).glued)
    return in.tokens.capital(next + 1) && in.word(next + 1).glued;
  if (!alone.contains(in.word(at).low)) return false;
  while (next < in.tokens.words.size() && is_particle(in.word(next).low)) ++next;
  return in.spaced_capital(at, next) && can_name(in, next);
}

std::uint32_t run_end(const Writing& in, std::uint32_t at) {
  std::uint32_t end = at + 1;
  bool complement = false;
  while (in.tokens.together(at, end)) {
    const std::uint32_t next = end_after(in, at, end, complement);
    if (next == end || has_digit(in.word(end - 1))) break;  // "flight AB123 Doe"
    end = next;
  }
  return end;
}

}  // namespace parley

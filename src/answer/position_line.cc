// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answer/entry_line.h"
#include "answer/leads.h"
#include "answer/line_parts.h"
#include "answer/page.h"
#include "answer/sources.h"

namespace parley {
namespace {

// The report's verb, where it stands right before what is accepted: "voiced support for" -> " support".
std::string_view own_verb(std::string_view text, Span what) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kVerbs = {
      {{"support", " support"},
       {"back", " support"},
       {"endors", " support"},
       {"welcom", " welcome"},
       {"offer", " offer"},
       {"propos", " propose"}}};
  for (const Span word : words_before(text, what.begin, 3))
    for (const auto& [stem, verb] : kVerbs)
      if (text.substr(word.begin, word.size()).starts_with(stem)) return verb;
  return "";
}

// " demands", " no longer refuse"; empty for what one is open to, which wants its own order of words.
std::string verb_of(std::string_view text, const Entry& entry) {
  const bool withdrawn = entry.status == Status::withdrawn;
  const auto inflected = [&](std::string_view verb) {
    return (withdrawn ? " no longer" : "") + std::string(verb) + (are_many(entry.holders) ? "" : "s");
  };
  switch (entry.kind) {
    case Kind::demand:
      return entry.status == Status::met ? " had a demand met" : inflected(" demand");
    case Kind::rejection:
      return inflected(" refuse");
    case Kind::acceptance: {
      if (withdrawn) return inflected(" accept");
      if (entry.condition) return " would accept";
      const auto verb = own_verb(text, without_lead(text, entry));
      return verb.empty() ? "" : inflected(verb);
    }
    case Kind::commitment:
      if (entry.status == Status::kept) return " kept a pledge";
      if (entry.status == Status::broken) return " did not keep a pledge";
      return inflected(" pledge");
    case Kind::threat:
      return entry.status == Status::carried_out ? " carried out a threat" : inflected(" threaten");
    default:
      return "";
  }
}

std::string_view is_open(const Entry& entry) { return are_many(entry.holders) ? " are open" : " is open"; }

std::string_view toward(const Entry& entry) {
  switch (entry.kind) {
    case Kind::demand:
      return entry.status == Status::met ? " by " : " of ";
    case Kind::commitment:
      return " to ";
    case Kind::threat:
      return entry.status == Status::carried_out ? " against " : " ";
    default:
      return ", toward ";
  }
}

// Nothing where the words name the counterpart themselves.
void tell_counterparts(LineBuilder& line, const Material& material, const Entry& entry) {
  const auto words =
      std::string_view(material.record.report.text).substr(entry.what.begin, entry.what.size());
  std::vector<std::string> others;
  for (const auto& other : entry.counterparts)
    if (!is_nobody(tidy(other)) && (entry.kind == Kind::demand || !names_side(words, other)))
      others.push_back(other);
  if (!others.empty()) line.own(toward(entry)).name(list_of_sides(others, material.room.names));
}

}  // namespace

void tell_position(LineBuilder& line, const Material& material, const Entry& entry) {
  const std::string verb = verb_of(material.record.report.text, entry);
  const std::string date = date_of(material.record, entry);
  line.name(holders_of(material, entry));
  if (verb.empty()) {
    line.own(is_open(entry)).own(date).own(" to");
  } else {
    line.own(verb);
    tell_counterparts(line, material, entry);
    line.own(date);
  }
  tell_words(line, material, entry, material.room.words);
  tell_source(line, material.record, entry);
}

LineBuilder line_of_dispute(const Material& material, const Entry& refusal, const Entry& wanted) {
  const std::string verb = verb_of(material.record.report.text, wanted);
  LineBuilder line(material.page);
  line.name(holders_of(material, refusal))
      .own(are_many(refusal.holders) ? " refuse what " : " refuses what ")
      .name(holders_of(material, wanted));
  if (verb.empty()) {
    line.own(is_open(wanted)).own(" to");
  } else {
    line.own(verb);
  }
  tell_words(line, material, wanted, material.room.words);
  return line;
}

}  // namespace parley

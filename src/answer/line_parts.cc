// SPDX-License-Identifier: Apache-2.0
#include "answer/line_parts.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "answer/date_phrases.h"
#include "answer/leads.h"
#include "answer/phrases.h"
#include "answer/sources.h"
#include "ingest/dates.h"

namespace parley {
namespace {

constexpr std::size_t kInline = 50;  // letters of a condition that still goes before the colon

// Whether it is still to be done, so that its date, if to come, is the day by which.
bool is_due(const Entry& entry) {
  return entry.status == Status::open || entry.status == Status::conditional ||
         (entry.status == Status::standing && entry.kind == Kind::demand);
}

// The form of the statement that the words stand in, if it is all direct or all indirect.
std::optional<Form> form_of(const Record& record, const Entry& entry) {
  if (!entry.statement) return std::nullopt;
  const Statement& statement = record.statements[*entry.statement];
  if (statement.form == Form::mixed) return std::nullopt;
  for (const Span content : statement.content)
    if (content.contains(entry.what)) return statement.form;
  return std::nullopt;
}

// False for a condition that a model has broken off: "if", "if they".
bool is_whole(std::string_view condition) {
  const auto space = condition.rfind(' ');
  if (space == std::string_view::npos && is_clause(condition)) return false;
  const auto last = condition.substr(space == std::string_view::npos ? 0 : space + 1);
  return last == "that" || !is_nobody(last);
}

// Whether the condition tells something that the words do not.
bool tells_condition(const Page& page, const Entry& entry) {
  return entry.condition && !entry.condition->overlaps(entry.what) && is_whole(page.bare(*entry.condition));
}

}  // namespace

std::string holders_of(const Material& material, const Entry& entry) {
  return list_of_sides(entry.holders, material.room.names);
}

std::string date_of(const Record& record, const Entry& entry) {
  if (!entry.when) return "";
  const auto& published = record.report.published;
  const bool to_come = published && *entry.when >= to_iso(*published);
  return (is_due(entry) && to_come ? " (due " : " (") + readable_date(*entry.when) + ")";
}

void tell_words(LineBuilder& line, const Material& material, const Entry& entry, std::size_t most) {
  const std::string_view text = material.record.report.text;
  const auto form = form_of(material.record, entry);
  const Span words =
      entry.status == Status::failed ? with_negation(text, entry.what) : without_lead(text, entry);
  if (!tells_condition(material.page, entry)) {
    line.words(": ", words, most, form);
    return;
  }
  const std::string_view condition = material.page.bare(*entry.condition);
  const bool clause = is_clause(condition) && condition[0] >= 'a';  // not one that begins a sentence
  const bool inlined = clause && condition.size() <= kInline;
  if (inlined) line.words(", ", *entry.condition, material.room.condition);
  line.words(": ", words, most, form);
  if (!inlined) line.words(clause ? ", " : "; condition: ", *entry.condition, material.room.condition);
}

void tell_source(LineBuilder& line, const Record& record, const Entry& entry) {
  if (!entry.statement) return;
  const Statement& statement = record.statements[*entry.statement];
  const bool anonymous = is_anonymous(statement.speaker);
  const bool own = (entry.holders.size() == 1 && statement.side == entry.holders[0]) ||
                   std::all_of(entry.holders.begin(), entry.holders.end(), [&](const std::string& holder) {
                     return names_side(statement.speaker, holder);
                   });
  if (own && !anonymous) return;
  line.own(own ? " (" : " (according to ")
      .name(source_name(statement.speaker))
      .own(anonymous ? ", not named)" : ")");
}

}  // namespace parley

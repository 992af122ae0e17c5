// SPDX-License-Identifier: Apache-2.0
#include "answer/statement_line.h"

#include <string>
#include <string_view>

#include "answer/cues.h"
#include "answer/date_phrases.h"
#include "answer/sources.h"
#include "base/utf8.h"

namespace parley {
namespace {

// " warned", ", urging", or nothing.
std::string manner_of(const Material& material, const Statement& statement) {
  if (!statement.cue || !tells_how(fold(material.page.bare(*statement.cue)))) return "";
  const auto cue = material.page.quote(*statement.cue, material.room.condition, Form::indirect).text;
  return (cue.find("ing") == std::string::npos ? " " : ", ") + cue;
}

}  // namespace

LineBuilder line_of(const Material& material, const Statement& statement) {
  LineBuilder line(material.page);
  line.name(source_name(statement.speaker)).own(manner_of(material, statement));
  std::string_view lead = ": ";
  for (const Span content : statement.content) {
    line.words(lead, content, material.room.words, statement.form);
    lead = " ... ";
  }
  if (statement.said_on) line.own(" (" + readable_date(*statement.said_on) + ")");
  return line;
}

}  // namespace parley

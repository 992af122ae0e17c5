// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "answer/entry_line.h"
#include "answer/line_parts.h"
#include "answer/sources.h"

namespace parley {
namespace {

std::string_view agreed(Status status) {
  switch (status) {
    case Status::partial:
      return " agreed in part or provisionally";
    case Status::possible:
      return " may agree";
    case Status::failed:
      return " did not agree";
    default:
      return " agreed";
  }
}

}  // namespace

void tell_agreement(LineBuilder& line, const Material& material, const Entry& entry) {
  const std::string sides = holders_of(material, entry);
  if (entry.status == Status::broken) {
    line.own("broken, an agreement of ").name(sides);
  } else {
    line.name(sides).own(agreed(entry.status));
  }
  line.own(date_of(material.record, entry));
  tell_words(line, material, entry, material.room.words);
  tell_source(line, material.record, entry);
}

LineBuilder line_of_outcome(const Material& material, const Entry& entry, const Entry& meeting) {
  if (entry.kind != Kind::agreement || entry.holders != meeting.holders || entry.status == Status::broken)
    return line_of(material, entry);
  LineBuilder line(material.page);
  line.name(are_many(entry.holders) ? "they" : holders_of(material, entry)).own(agreed(entry.status));
  if (entry.when != meeting.when) line.own(date_of(material.record, entry));
  tell_words(line, material, entry, material.room.words);
  tell_source(line, material.record, entry);
  return line;
}

}  // namespace parley

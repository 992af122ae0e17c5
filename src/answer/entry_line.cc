// SPDX-License-Identifier: Apache-2.0
#include "answer/entry_line.h"

namespace parley {

LineBuilder line_of(const Material& material, const Entry& entry, std::string_view before) {
  LineBuilder line(material.page);
  line.own(before);
  switch (entry.kind) {
    case Kind::meeting:
      tell_meeting(line, material, entry);
      break;
    case Kind::agreement:
      tell_agreement(line, material, entry);
      break;
    default:
      tell_position(line, material, entry);
  }
  return line;
}

}  // namespace parley

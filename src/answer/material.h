// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "answer/brief.h"
#include "answer/page.h"

namespace parley {

// Letters of a quotation, names of a list, that a line has room for.
struct Room {
  std::size_t words;
  std::size_t meeting;  // its words, that come after who, where and when
  std::size_t term;
  std::size_t condition;
  std::size_t names;
  std::size_t persons;
  std::size_t terms;
};

// What the lines of a brief are made of: a record, its text as a brief quotes it, and how much of it a line
// has room for. Keeps a reference to the record.
struct Material {
  Material(const Record& given, Length wanted);

  [[nodiscard]] bool is_short() const { return length == Length::brief; }

  const Record& record;
  const Page page;
  const Length length;
  const Room room;
};

}  // namespace parley

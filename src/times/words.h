// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "language/layout.h"
#include "parley/report.h"

namespace parley::times {

// What a word may be in a time expression, or tells about the time of a clause. One role a word; what a
// role's value is stands beside it.
enum class Role : std::uint8_t {
  other,            // value 1 of words that end in "-ing"
  month,            // 1 to 12
  weekday,          // 0 Sunday to 6 Saturday, as std::chrono::weekday counts
  number,           // a number word: "three"; or digits, up to 4 of them
  ordinal,          // "second", "17th"
  decade,           // "1980s" -> 1980
  quarter_of_year,  // "Q3" -> 3
  unit,             // one of Unit
  season,           // 1 spring, 2 summer, 3 autumn, 4 winter
  near_day,         // "yesterday" -> -1
  day_part,         // "morning"
  last,
  this_one,
  next,
  past,
  coming,
  recent,
  same,
  ago,
  earlier,
  later,
  before,
  after,
  edge,   // "beginning", "end"
  shade,  // "early", "mid"
  half,
  some,  // "several"
  fiscal,
  article,  // the, a, an; value 1 for "a" and "an"
  of,
  in,
  on,
  by,
  at,
  until,
  since,
  from,
  to,
  between,
  for_,
  and_,
  through,
  during,
  over,
  comma,
  stop,
  dash,
  slash,
  apostrophe,
  sign,   // "$", "%": the number beside it is no date
  goods,  // "dlrs", "troops": likewise
  will,   // announces something to come: "will", "plans", "scheduled"; value 1 only before "to" or "for":
          // "set"
  be,     // says nothing by itself: "be held" takes its time from what stands before
  did,    // tells something past: "said", "met"; value 1 of "failed to", whose infinitive is past too
  does,   // tells something present: "is", "says"
};

enum class Unit : std::uint8_t { hour, day, week, fortnight, weekend, month, quarter, year, decade, century };

struct TimeWord {
  Role role = Role::other;
  bool capital = false;      // begins with a capital
  bool letter = false;       // begins with a letter from a to z
  bool glued = false;        // no space before it
  std::uint8_t digits = 0;   // how many digits, when it is written in digits only
  bool abbreviated = false;  // a month or weekday that may carry a stop: "Feb"
  bool speaks = false;       // a verb or noun of saying: "said", "statement"
  std::int16_t value = 0;
};

// The role of each word of `layout.words[first, last)`.
[[nodiscard]] std::vector<TimeWord> time_words(const Report& report, const Layout& layout,
                                               std::uint32_t first, std::uint32_t last);

// Whether a clause speaks of the past or of what is to come, judged from the verb nearest to word `at`:
// before it in the same sentence, else behind it.
//   "will meet on Thursday" -> future;  "said on Thursday he will" -> past;  "to be held on" -> future
enum class Direction { past, unknown, future };
[[nodiscard]] Direction direction_at(const std::vector<TimeWord>& words, std::size_t sentence_begin,
                                     std::size_t at, std::size_t end, std::size_t sentence_end);

}  // namespace parley::times

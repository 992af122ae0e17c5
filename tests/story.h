// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parley/error.h"
#include "parley/record.h"

// A story: a report, and the lines that its record must have (tests/stories/README.md is the format).
namespace parley::story {

// One line of the third part. What the line does not name is not checked.
//
//   demand | standing | Veltia | to: Maroa | what: open the bridge
//   said | Ana Korr (Veltia) | direct | "the bridge must open"
struct Expected {
  int line = 0;              // in the story's file, from 1
  std::string text;          // the line as written
  bool absent = false;       // "not ...": nothing in the record may fit
  bool missed = false;       // "missed: ...": Parley gets the line wrong today
  std::optional<Kind> kind;  // none: a statement
  std::optional<Status> status;
  std::optional<std::vector<std::string>> holders;
  std::optional<std::vector<std::string>> counterparts;
  std::vector<std::string> what;  // of an entry: one of these; of a statement: its words, at most one
  std::vector<std::string> items;
  std::optional<std::string>
      when;  // of a statement: said_on; in these four "none" demands that there is none
  std::optional<std::string> place;
  std::optional<std::string> condition;
  std::optional<std::string> side;
  std::optional<std::string> speaker;  // of an entry: its voice
  std::optional<Form> form;
};

struct Story {
  Report report;
  std::vector<Expected> expected;
};

// Errors: format, with the place "name:line".
[[nodiscard]] Result<Story> parse(std::string_view text, const std::string& name);

// What the record lacks or has too much, a message each; empty when all is as the story says. An expected
// line takes the first statement or entry that fits and that no earlier line has taken. A line marked as
// missed may fail, and is a fault when it does not.
[[nodiscard]] std::vector<std::string> faults(const Story& story, const Record& record);

// Parts of the matching, to be tested by themselves.
[[nodiscard]] bool same_words(std::string_view expected, std::string_view found);
[[nodiscard]] bool same_side(std::string_view expected, std::string_view found);
[[nodiscard]] bool same_days(std::string_view expected, std::string_view found);

}  // namespace parley::story

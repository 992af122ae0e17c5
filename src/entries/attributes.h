// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "entries/groups.h"
#include "parley/record.h"

namespace parley {

// What an entry says beside its `what`, from all that the model says of the mentions of its group and from
// the report's own words. Each sets its own attributes and their confidence, in this order; those that an
// entry of its kind does not have stay empty.
//
//   Maroa and Veltia agreed in Korrin on Monday to open the ports if Ostrany leaves, and to share the catch.
//   status: reached; holders: Maroa, Veltia; condition: if Ostrany leaves;
//   items: open the ports, share the catch; when: the Monday

// The status that all mentions together speak for.
void choose_status(const Group& group, Entry& entry);

// Holders and counterparts. Each side's mean probability over the mentions decides, weighed by where the side
// stands; somebody must hold the entry.
void choose_sides(const Passage& passage, const Group& group, Entry& entry);

// Where a meeting is: the words that the model points to from any mention, else those that a mention names.
void choose_place(const Passage& passage, const Group& group, Entry& entry);

// What the entry depends on: the words that the model points to, as far as the clause goes, else a clause
// that a word of its own states. Where that one ends `what`, `what` is cut short: "talks if necessary".
void choose_condition(const Passage& passage, const Group& group, Entry& entry);

// The terms of an agreement that came about: those that the report lists behind one of the mentions, the most
// of them; else those that the model points to, else the one thing agreed. It is then told in the words that
// the list stands behind: "agreed on four principles".
void choose_items(const Passage& passage, const Group& group, Entry& entry);

// Persons of the sides that meet, whom the model points to from any of the mentions as those who do.
// `found` are all mentions of the section.
void choose_participants(const Passage& passage, const std::vector<Found>& found, const Group& group,
                         Entry& entry);

// When it takes place: by the expressions of time that the model points to and by where they stand.
void choose_when(const Passage& passage, const Group& group, Entry& entry);

}  // namespace parley

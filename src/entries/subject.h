// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "language/reading.h"

namespace parley {

// The group of many states or parties that does what an entry says, where it has no name of its own: a part
// of the world or a size, and a noun ("European leaders", "major powers"). It stands right before `what` or
// the verbs of wanting before that, or heads the sentence whose verbs go on with "but" or "and".
//
//   Southern leaders held talks in Korrin, but were unable to agree.   what: held talks -> Southern leaders
//                                                            what: were unable to agree -> Southern leaders
[[nodiscard]] std::optional<WordSpan> group_subject(const Report& report, const Layout& layout,
                                                    WordSpan what);

// The words that name who must do what is demanded, right before `what`: with "to" or a verb of duty between.
//
//   Maroa urged Veltia to leave.                 what: to leave -> Veltia
//   Maroa said middle powers must act together.  what: act together -> middle powers
[[nodiscard]] std::optional<WordSpan> who_must_act(const Report& report, const Layout& layout, WordSpan what);
// Whether these words name a group that has no name of its own.
[[nodiscard]] bool names_group(const Report& report, const Layout& layout, WordSpan name);

// Whether "both sides" or "the two countries" stands in or just before `what` as those who act.
//
//   The two delegations also agreed to meet again.   what: agreed to meet again -> true
[[nodiscard]] bool says_both(const Report& report, const Layout& layout, WordSpan what);

}  // namespace parley

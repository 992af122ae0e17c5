// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "answer/line_builder.h"
#include "answer/material.h"

namespace parley {

// The line that tells an entry. Each kind has its order:
//
//   meeting    Veltia and Maroa met in Riva (17 Mar 2031), with Ana Korr: talks on the river
//   agreement  Veltia and Maroa agreed (17 Mar 2031): share the ferry
//   position   Maroa demands of Veltia (due 2 Apr 2031), if necessary: a joint patrol (a diplomat, not named)

// `before`: what the line begins with, "unconfirmed: ".
[[nodiscard]] LineBuilder line_of(const Material& material, const Entry& entry, std::string_view before = "");

// Of what came of a meeting, right behind that meeting's line: the same sides and day need not be named
// again.
[[nodiscard]] LineBuilder line_of_outcome(const Material& material, const Entry& entry, const Entry& meeting);

// Of an entry that somebody refuses: "Veltia refuses what Maroa demands: a joint patrol on the river".
[[nodiscard]] LineBuilder line_of_dispute(const Material& material, const Entry& refusal,
                                          const Entry& wanted);

// The parts of it by kind, each put behind what the line has already.
void tell_meeting(LineBuilder& line, const Material& material, const Entry& entry);
void tell_agreement(LineBuilder& line, const Material& material, const Entry& entry);
void tell_position(LineBuilder& line, const Material& material, const Entry& entry);

}  // namespace parley

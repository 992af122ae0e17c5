// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace parley {

// What the cue of a statement, folded, tells besides that something was said.

// "warned", "urging": a line has the cue. Not "said", "told reporters", nor what is no verb of saying.
[[nodiscard]] bool tells_how(std::string_view cue);

// "denied", "alleged", "reportedly": words that deny or do not vouch for what was said. Not "reported", which
// does vouch.
[[nodiscard]] bool leaves_doubt(std::string_view cue);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "statements/quotes.h"
#include "statements/statements.h"

namespace parley {

// Whether anything of the quotation is among what the statement says.
[[nodiscard]] bool claims(const StatementDraft& draft, WordSpan quotation);

// Who is found to say a part of a quotation says the whole of it, and what it goes on with in the next
// paragraphs: a quotation has one speaker. Contents that the model found in it without a cue are parts of
// that statement, not others.
//
//   "We will go on. We need time," said Orvel.    found: "We need time"; said: "We will go on. We need time"
//
// Left as found: a quotation that two cues outside it claim, and statements told inside one (`section`: the
// words that may be claimed here).
void say_quotations_whole(const std::vector<Quotation>& quotations, WordSpan section,
                          std::vector<StatementDraft>& drafts);

}  // namespace parley

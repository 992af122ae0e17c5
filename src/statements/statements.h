// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "actors/cast.h"
#include "language/cuts.h"
#include "language/reading.h"
#include "parley/record.h"
#include "statements/quotes.h"
#include "statements/sides.h"

namespace parley {

// Who said what in one section of a report, in the order of their contents.
//
//   Lavrov called the talks "useful".  anchor: called; content: useful; speaker: Lavrov; form: direct
//
// A Draft is a statement before it is known who speaks: names, sides and dates come when all are found.
struct StatementDraft {
  std::uint32_t anchor = 0;
  std::optional<WordSpan> cue;
  std::optional<WordSpan> speaker;
  std::vector<WordSpan> content;
  Form form = Form::indirect;
  std::vector<float> sides;  // log odds by the order of `sides` given to find_statements, then of nobody's
  float confidence = 0;
};

[[nodiscard]] std::vector<StatementDraft> find_statements(const Report& report, const Layout& layout,
                                                          const Reading& reading,
                                                          const std::vector<Side>& sides,
                                                          const Quotes& quotes, const Cuts& cuts);

// Names the speakers and their sides. Dates are left to times/, calibration of the confidence to the end.
[[nodiscard]] std::vector<Statement> name_speakers(const Layout& layout, const SpeakerResolver& resolver,
                                                   const std::vector<Side>& sides,
                                                   const std::vector<StatementDraft>& drafts,
                                                   const Cuts& cuts);

}  // namespace parley

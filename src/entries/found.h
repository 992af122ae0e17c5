// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entries/setting.h"
#include "language/reading.h"

namespace parley {

// One mention of an act: a chosen span and what the model says of it.
//
//   "We agreed with Veltia to open the ports," Maroa said.
//   span: agreed with Veltia to open the ports; holder: Maroa 0.9, Veltia 0.8; draft: what Maroa said
struct Found {
  SpanScore span;
  EntryScores scores;
  std::vector<float> holder, counterpart;  // probabilities by the order of the sides
  std::optional<std::size_t> draft;        // the statement that reports it, within the section
  std::vector<WordSpan> terms;             // of an agreement: those that the report lists behind its words
};

[[nodiscard]] Found read_mention(const Passage& passage, const SpanScore& span);

// The side whose statement reports the mention.
[[nodiscard]] std::optional<std::string> voice_of(const Passage& passage, const Found& mention);

}  // namespace parley

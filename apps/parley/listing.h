// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "parley/record.h"

namespace parley {

// A record for people, 80 columns wide:
//
//   Talks resume in Port Ardan
//   2025-02-19  wire/talks.txt
//
//   SAID
//   Ana Korr (Veltia)
//     [2] told reporters: "the bridge must open" (2025-02-18)
//
//   DEMANDS
//     [2] Veltia to Maroa: open the bridge
//       standing; when: 2025-03; condition: if the ceasefire holds; says Ana Korr
//
// Numbers in brackets are paragraphs. `styled` sets headings in bold type for a terminal. Ends with a line
// end.
[[nodiscard]] std::string listing(const Record& record, bool styled);

}  // namespace parley

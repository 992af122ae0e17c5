// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "entries/words.h"
#include "language/reading.h"

namespace parley {

// Without marks and without words that only tie the span to what stands around it; may be empty.
//
//   that the Korrin talks are  ->  the Korrin talks
[[nodiscard]] WordSpan without_loose_words(const Words& words, WordSpan span);

}  // namespace parley

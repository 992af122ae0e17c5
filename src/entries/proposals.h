// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "language/cuts.h"
#include "language/reading.h"

namespace parley {

// How much two spans have in common, as the harmonic mean of the shares of each that the other covers,
// counted in words that carry meaning (no marks, articles, prepositions, auxiliaries). 0 to 1.
class Overlap {
 public:
  Overlap(const Report& report, const Layout& layout);

  [[nodiscard]] std::uint32_t telling(WordSpan words) const {
    return before_[words.last] - before_[words.first];
  }
  [[nodiscard]] float of(WordSpan a, WordSpan b) const;
  // The share of the shorter one's words that the other has too.
  [[nodiscard]] float share(WordSpan a, WordSpan b) const;

 private:
  std::vector<std::uint32_t> before_;  // telling words before each word, one more entry at the end
};

// Of all spans that would do, the best of each place: of one kind, none that shares half of the shorter
// one's words with a better one; of different kinds at nearly the same words, those nearly as good as the
// best. In text order.
[[nodiscard]] std::vector<SpanScore> choose_spans(std::vector<SpanScore> spans, const Overlap& overlap,
                                                  const Cuts& cuts);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "entries/loose_words.h"

#include <array>
#include <string_view>

namespace parley {
namespace {

constexpr std::array<std::string_view, 6> kBefore{"that", "and", "or", "but", "which", "of"};
constexpr std::array<std::string_view, 28> kAfter{
    "and", "or",      "but",   "that",  "which", "who",   "with", "would", "will", "is",
    "are", "was",     "were",  "a",     "an",    "the",   "as",   "to",    "of",   "for",
    "by",  "because", "until", "while", "when",  "after", "if",   "from"};

}  // namespace

WordSpan without_loose_words(const Words& words, WordSpan span) {
  span = words.trimmed(span);
  while (span.size() > 1 && words.is_any(span.first, kBefore))
    span = words.trimmed({span.first + 1, span.last});
  while (span.size() > 1 && words.is_any(span.last - 1, kAfter))
    span = words.trimmed({span.first, span.last - 1});
  return span;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "entries/proposals.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace parley {
namespace {

constexpr float kSameKindShare = 0.5F;  // of the shorter span's words
constexpr float kRivalOverlap = 0.5F;

// Words without which spans are compared, as the guidelines' scoring does.
constexpr std::array<std::string_view, 63> kFunctionWords{
    "a",    "about", "an",    "and",  "are",  "as",    "at",    "be",   "been",  "being", "but", "by", "did",
    "do",   "does",  "for",   "from", "had",  "has",   "have",  "he",   "her",   "him",   "his", "i",  "if",
    "in",   "into",  "is",    "it",   "its",  "of",    "on",    "or",   "our",   "over",  "she", "so", "than",
    "that", "the",   "their", "them", "then", "there", "these", "they", "this",  "those", "to",  "us", "was",
    "we",   "were",  "which", "who",  "whom", "whose", "will",  "with", "would", "you",   "your"};

bool is_telling(std::string_view text, Span span) {
  const auto code = code_point_at(text, span.begin).value;
  if (!is_letter(code) && !is_digit(code)) return false;
  const std::string word = fold(text.substr(span.begin, span.size()));
  return !std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), std::string_view{word});
}

// Kept spans by sentence-sized blocks of words, so that each new one is compared with its neighbours only.
class Kept {
 public:
  explicit Kept(std::uint32_t words) : blocks_(words / kBlock + 1) {}

  void add(const SpanScore& span) {
    for (std::uint32_t b = span.words.first / kBlock; b <= (span.words.last - 1) / kBlock; ++b) {
      blocks_[b].push_back(span);
    }
  }
  template <class Test>
  [[nodiscard]] bool any_near(WordSpan words, Test test) const {
    for (std::uint32_t b = words.first / kBlock; b <= (words.last - 1) / kBlock; ++b) {
      if (std::any_of(blocks_[b].begin(), blocks_[b].end(), test)) return true;
    }
    return false;
  }

 private:
  static constexpr std::uint32_t kBlock = 64;
  std::vector<std::vector<SpanScore>> blocks_;
};

}  // namespace

Overlap::Overlap(const Report& report, const Layout& layout) {
  before_.reserve(layout.words.size() + 1);
  before_.push_back(0);
  for (const Word& word : layout.words)
    before_.push_back(before_.back() + is_telling(report.text, word.span));
}

float Overlap::of(WordSpan a, WordSpan b) const {
  if (!a.overlaps(b)) return 0;
  const auto common = telling({std::max(a.first, b.first), std::min(a.last, b.last)});
  const auto sum = telling(a) + telling(b);
  return sum == 0 ? 0.0F : 2.0F * static_cast<float>(common) / static_cast<float>(sum);
}

float Overlap::share(WordSpan a, WordSpan b) const {
  if (!a.overlaps(b)) return 0;
  const auto common = telling({std::max(a.first, b.first), std::min(a.last, b.last)});
  const auto shorter = std::min(telling(a), telling(b));
  return shorter == 0 ? 0.0F : static_cast<float>(common) / static_cast<float>(shorter);
}

std::vector<SpanScore> choose_spans(std::vector<SpanScore> spans, const Overlap& overlap, const Cuts& cuts) {
  std::erase_if(spans, [&](const SpanScore& span) {
    return span.probability < cuts.entry || overlap.telling(span.words) == 0;
  });
  std::sort(spans.begin(), spans.end(), [](const SpanScore& a, const SpanScore& b) {
    if (a.probability != b.probability) return a.probability > b.probability;
    return std::pair(a.words, a.kind) < std::pair(b.words, b.kind);
  });
  std::uint32_t words = 0;
  for (const SpanScore& span : spans) words = std::max(words, span.words.last);
  Kept kept(words);
  std::vector<SpanScore> out;
  for (const SpanScore& span : spans) {
    const bool beaten = kept.any_near(span.words, [&](const SpanScore& better) {
      if (better.kind == span.kind) return overlap.share(span.words, better.words) >= kSameKindShare;
      return overlap.of(span.words, better.words) > kRivalOverlap &&
             span.probability < cuts.rival * better.probability;
    });
    if (beaten) continue;
    kept.add(span);
    out.push_back(span);
  }
  std::sort(out.begin(), out.end(), [](const SpanScore& a, const SpanScore& b) {
    return std::pair(a.words, a.kind) < std::pair(b.words, b.kind);
  });
  return out;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "language/layout.h"
#include "language/pieces.h"
#include "neural/encoder.h"
#include "neural/weights.h"
#include "parley/error.h"
#include "parley/record.h"

namespace parley {

// Words first..last (one past the last) of Layout::words.
struct WordSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return last - first; }
  [[nodiscard]] constexpr bool overlaps(WordSpan other) const {
    return first < other.last && other.first < last;
  }
  [[nodiscard]] constexpr bool contains(WordSpan other) const {
    return first <= other.first && other.last <= last;
  }
  constexpr auto operator<=>(const WordSpan&) const = default;
};
[[nodiscard]] Span bytes_of(const Layout& layout, WordSpan words);

// What a word can be for the finding of statements.
enum class Tag : std::uint8_t { none, cue, cue_goes_on, content_without_cue };
inline constexpr int kTags = 4;

// What a word can be to a statement, and to an entry. "first" and "last" mark the ends of the role before.
enum class Said : std::uint8_t { content, content_first, content_last, speaker, speaker_first, side };
inline constexpr int kSaid = 6;
enum class Argument : std::uint8_t {
  holder,
  counterpart,
  place,
  place_first,
  condition,
  condition_first,
  item,
  item_first,
  when
};
inline constexpr int kArguments = 9;
inline constexpr int kStatuses = 16;

// Scores (log odds) of the words around one anchor, for each role.
struct PairScores {
  WordSpan words;
  int roles = 0;
  std::vector<float> values;  // [words][roles]

  template <class Role>
  [[nodiscard]] float at(std::uint32_t word, Role role) const {
    return values[std::size_t{word - words.first} * roles + static_cast<std::size_t>(role)];
  }
  // The scores of one role, for all words in order.
  template <class Role>
  [[nodiscard]] std::vector<float> of(Role role) const {
    std::vector<float> out;
    out.reserve(words.size());
    for (std::uint32_t w = words.first; w < words.last; ++w) out.push_back(at(w, role));
    return out;
  }
};

struct SaidScores {
  PairScores words;
  float no_side = 0;  // log odds, beside those of the sides' words, that the speaker speaks for nobody
};

struct SpanScore {
  WordSpan words;
  Kind kind = Kind::meeting;
  float probability = 0;  // how well it would do as the `what` of such an entry
};

struct EntryScores {
  std::array<float, kStatuses> status{};  // log odds, by the order of Status
  PairScores words;
  float published = 0;  // log odds, beside those of expressions of time, that it is dated like the report
  std::vector<float> vector;  // for Reading::same
};

// The heads' weights. Immutable; serves any number of threads.
class Heads {
 public:
  // Errors: environment (tensors missing or of another shape).
  [[nodiscard]] static Result<Heads> load(const neural::Weights& weights);

  Heads(Heads&&) noexcept;
  Heads& operator=(Heads&&) noexcept;
  ~Heads();

 private:
  friend class Reading;
  struct Parts;
  explicit Heads(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// One section of a report after its encoder pass: every question that the stages ask of the model.
// The answers are the same numbers on every machine. Not thread-safe; keep it as long as the section is read.
class Reading {
 public:
  // `windows` follow each other without gaps; the section is the words they own.
  Reading(const Heads& heads, const neural::Encoder& encoder, const Layout& layout, const Pieces& pieces,
          std::span<const WindowOfWords> windows);
  ~Reading();

  [[nodiscard]] WordSpan words() const { return words_; }

  // Probabilities of the tags of each word of the section: [words][kTags].
  [[nodiscard]] std::vector<std::array<float, kTags>> tags() const;

  // All spans within sentences that would do as a `what` with at least this probability, in text order.
  [[nodiscard]] std::vector<SpanScore> spans(float least) const;

  // Who says what, from a statement's anchor: the first word of its cue, else of its content.
  [[nodiscard]] SaidScores said(std::uint32_t anchor) const;

  // Status and arguments of an entry of this kind with this `what`.
  [[nodiscard]] EntryScores entry(WordSpan what, Kind kind) const;
  // Added to the scores of holder and counterpart for the side whose speaker reports the entry.
  [[nodiscard]] std::array<float, 2> voice_bonus(Kind kind) const;

  // Probability that two entries of one kind, found at these words, are one. `a` stands first.
  [[nodiscard]] float same(const EntryScores& a, WordSpan a_words, const EntryScores& b,
                           WordSpan b_words) const;

 private:
  struct Projections;
  [[nodiscard]] PairScores pairs(const struct PairWeights& weights, const std::vector<float>& word_part,
                                 const std::vector<float>& keys, std::span<const float> anchor,
                                 WordSpan at) const;
  [[nodiscard]] std::span<const float> vector_of(std::uint32_t word) const;

  const Heads::Parts& heads_;
  const Layout& layout_;
  WordSpan words_;
  std::vector<float> vectors_;  // [words][width]
  std::unique_ptr<Projections> projections_;
};

// Groups of windows that are read as one section: about 7,000 words at most, so that memory stays bounded.
[[nodiscard]] std::vector<std::span<const WindowOfWords>> sections_of(std::span<const WindowOfWords> windows);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "language/reading.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "neural/ops.h"

namespace parley {

using neural::Dense;

namespace {

constexpr std::uint32_t kReach = 192;       // words looked at on each side of an anchor
constexpr std::uint32_t kLongestSpan = 36;  // words of a `what`
constexpr std::size_t kSectionWindows = 16;
constexpr int kDistances = 36, kSentences = 9, kLengths = 16;

// Buckets of distances: exact to 4, then two an octave; where each bucket from the fourth on begins.
std::size_t distance_bucket(std::int64_t distance) {
  static constexpr std::array<std::int64_t, 14> kFrom{4,  6,  8,  12,  16,  23,  32,
                                                      46, 64, 91, 128, 182, 256, 363};
  const std::int64_t n = distance < 0 ? -distance : distance;
  const std::size_t bucket =
      n < 4 ? static_cast<std::size_t>(n)
            : 3 + static_cast<std::size_t>(std::upper_bound(kFrom.begin(), kFrom.end(), n) - kFrom.begin());
  return distance < 0 ? 18 + bucket : bucket;
}

// Buckets of lengths: 1..8 words exactly, then three an octave.
std::size_t length_bucket(std::uint32_t words) {
  static constexpr std::array<std::uint32_t, 8> kFrom{11, 13, 16, 21, 26, 32, 41, 51};
  if (words <= 8) return words - 1;
  return 7 + static_cast<std::size_t>(std::upper_bound(kFrom.begin(), kFrom.end(), words) - kFrom.begin());
}

std::span<const float> row(std::span<const float> table, std::size_t at, std::size_t width) {
  return table.subspan(at * width, width);
}

void add(std::span<float> to, std::span<const float> values) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += values[i];
}

// Takes tensors by name; keeps the first error, so that a loader reads as a list.
class Loader {
 public:
  explicit Loader(const neural::Weights& weights) : weights_(weights) {}

  std::span<const float> table(const std::string& name, const std::vector<std::size_t>& shape) {
    auto found = weights_.f32("head." + name, shape);
    if (!found) {
      if (!error) error = found.error();
      return {};
    }
    return *found;
  }
  Dense dense(const std::string& name, std::size_t in, std::size_t out, bool bias = true) {
    const auto w = table(name + ".weight", {out, in});
    const auto b = bias ? table(name + ".bias", {out}) : std::span<const float>{};
    if (error) return {std::vector<float>(in * out), {}, out};
    return {w, b, out};
  }

  std::optional<Error> error;

 private:
  const neural::Weights& weights_;
};

constexpr std::size_t kHidden = 160, kPairHidden = 96, kInner = 16;

}  // namespace

// A Pairs head: additive part with distances, and a bilinear one (training/parley_training/model.py).
struct PairWeights {
  PairWeights(Loader& load, const std::string& name, std::size_t anchor_width, std::size_t width,
              int role_count)
      : roles(static_cast<std::size_t>(role_count)),
        anchor(load.dense(name + ".anchor", anchor_width, kPairHidden)),
        word(load.dense(name + ".word", width, kPairHidden, false)),
        out(load.dense(name + ".out", kPairHidden, roles)),
        query(load.dense(name + ".query", anchor_width, roles * kInner)),
        key(load.dense(name + ".key", width, roles * kInner)),
        distance(load.table(name + ".distance.weight", {kDistances, kPairHidden})),
        sentence(load.table(name + ".sentence.weight", {kSentences, kPairHidden})) {}

  std::size_t roles;
  Dense anchor, word, out, query, key;
  std::span<const float> distance, sentence;
};

struct Heads::Parts {
  Parts(Loader& load, std::size_t vector_width)
      : width(vector_width),
        tags(load.dense("tags", width, kTags)),
        span_first(load.dense("span_first", width, kHidden)),
        span_last(load.dense("span_last", width, kHidden, false)),
        span_mean(load.dense("span_mean", width, kHidden, false)),
        span_out(load.dense("span_out", kHidden, kKinds)),
        no_side(load.dense("no_side", width, 1)),
        entry_first(load.dense("entry_first", width, kHidden)),
        entry_last(load.dense("entry_last", width, kHidden, false)),
        entry_mean(load.dense("entry_mean", width, kHidden, false)),
        status(load.dense("status", kHidden, kStatuses)),
        published(load.dense("published", kHidden, 1)),
        same_one(load.dense("same_one", kHidden, kHidden)),
        same_both(load.dense("same_both", kHidden, kHidden, false)),
        same_out(load.dense("same_out", kHidden, 1)),
        said(load, "said", width, width, kSaid),
        entry(load, "entry", kHidden, width, kArguments),
        span_length(load.table("span_length.weight", {kLengths, kHidden})),
        entry_kind(load.table("entry_kind.weight", {kKinds, kHidden})),
        voice_side(load.table("voice_side.weight", {kKinds, 2})),
        same_distance(load.table("same_distance.weight", {kDistances, kHidden})) {}

  std::size_t width;
  Dense tags, span_first, span_last, span_mean, span_out, no_side;
  Dense entry_first, entry_last, entry_mean, status, published, same_one, same_both, same_out;
  PairWeights said, entry;
  std::span<const float> span_length, entry_kind, voice_side, same_distance;
};

Heads::Heads(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Heads::Heads(Heads&&) noexcept = default;
Heads& Heads::operator=(Heads&&) noexcept = default;
Heads::~Heads() = default;

Result<Heads> Heads::load(const neural::Weights& weights) {
  Loader load(weights);
  auto parts = std::make_unique<Parts>(load, weights.config().width);
  if (load.error) return tl::unexpected(*load.error);
  return Heads(std::move(parts));
}

// The words' parts of the heads that look at many spans or pairs, computed once: [words][hidden] each.
struct Reading::Projections {
  std::vector<float> span_first, span_last, span_sums;  // sums run from each sentence's start
  std::vector<float> entry_first, entry_last, entry_mean;
  std::vector<float> said_word, said_key, entry_word, entry_key;
};

namespace {

std::vector<float> encode(const neural::Encoder& encoder, const Pieces& pieces,
                          std::span<const WindowOfWords> windows) {
  const std::size_t width = encoder.width();
  std::vector<float> out;
  out.reserve((windows.back().last - windows.front().first) * width);
  for (const WindowOfWords& window : windows) {
    const std::uint32_t begin = pieces.first[window.context_first], end = pieces.first[window.context_last];
    neural::Window read;
    read.pieces.assign(pieces.numbers.begin() + begin, pieces.numbers.begin() + end);
    read.cases.reserve(end - begin);
    for (std::uint32_t i = begin; i < end; ++i)
      read.cases.push_back(static_cast<std::uint8_t>(pieces.cases[i]));
    const std::vector<float> vectors = encoder.encode({&read, 1});
    for (std::uint32_t word = window.first; word < window.last; ++word) {
      const auto from = vectors.begin() + static_cast<std::ptrdiff_t>((pieces.first[word] - begin) * width);
      out.insert(out.end(), from, from + static_cast<std::ptrdiff_t>(width));
    }
  }
  return out;
}

}  // namespace

Reading::Reading(const Heads& heads, const neural::Encoder& encoder, const Layout& layout,
                 const Pieces& pieces, std::span<const WindowOfWords> windows)
    : heads_(*heads.parts_),
      layout_(layout),
      words_{windows.front().first, windows.back().last},
      vectors_(encode(encoder, pieces, windows)),
      projections_(std::make_unique<Projections>()) {
  Projections& p = *projections_;
  p.span_first = heads_.span_first.apply(vectors_);
  p.span_last = heads_.span_last.apply(vectors_);
  p.span_sums = heads_.span_mean.apply(vectors_);
  p.entry_first = heads_.entry_first.apply(vectors_);
  p.entry_last = heads_.entry_last.apply(vectors_);
  p.entry_mean = heads_.entry_mean.apply(vectors_);
  p.said_word = heads_.said.word.apply(vectors_);
  p.said_key = heads_.said.key.apply(vectors_);
  p.entry_word = heads_.entry.word.apply(vectors_);
  p.entry_key = heads_.entry.key.apply(vectors_);
  for (std::uint32_t w = 1; w < words_.size(); ++w) {
    if (layout_.words[words_.first + w].sentence != layout_.words[words_.first + w - 1].sentence) continue;
    add(std::span(p.span_sums).subspan(w * kHidden, kHidden), row(p.span_sums, w - 1, kHidden));
  }
}

Reading::~Reading() = default;

std::span<const float> Reading::vector_of(std::uint32_t word) const {
  return row(vectors_, word - words_.first, heads_.width);
}

std::vector<std::array<float, kTags>> Reading::tags() const {
  std::vector<float> scores = heads_.tags.apply(vectors_);
  std::vector<std::array<float, kTags>> out(words_.size());
  for (std::size_t w = 0; w < out.size(); ++w) {
    const std::span<float> word(scores.data() + w * kTags, kTags);
    neural::softmax(word);
    std::copy(word.begin(), word.end(), out[w].begin());
  }
  return out;
}

std::vector<SpanScore> Reading::spans(float least) const {
  const Projections& p = *projections_;
  std::vector<SpanScore> out;
  std::vector<float> hidden(std::size_t{kLongestSpan} * kHidden), scores(std::size_t{kLongestSpan} * kKinds);
  for (std::uint32_t i = words_.first; i < words_.last; ++i) {
    const Sentence& sentence = layout_.sentences[layout_.words[i].sentence];
    const std::uint32_t last = std::min({i + kLongestSpan, sentence.last_word, words_.last});
    const std::uint32_t at = i - words_.first;
    const bool begins = i == sentence.first_word || at == 0;
    const auto first = row(p.span_first, at, kHidden);
    for (std::uint32_t j = i; j < last; ++j) {
      const std::uint32_t length = j - i + 1;
      const auto sum = row(p.span_sums, j - words_.first, kHidden);
      const auto end = row(p.span_last, j - words_.first, kHidden);
      const auto table = row(heads_.span_length, length_bucket(length), kHidden);
      float* z = hidden.data() + (j - i) * kHidden;
      const float share = 1.0F / static_cast<float>(length);
      for (std::size_t h = 0; h < kHidden; ++h) {
        const float before = begins ? 0.0F : p.span_sums[(at - 1) * kHidden + h];
        z[h] = first[h] + end[h] + (sum[h] - before) * share + table[h];
      }
    }
    const std::size_t count = last - i;
    neural::gelu({hidden.data(), count * kHidden});
    heads_.span_out.apply({hidden.data(), count * kHidden}, {scores.data(), count * kKinds});
    neural::sigmoid({scores.data(), count * kKinds});
    for (std::size_t n = 0; n < count; ++n) {
      for (std::size_t k = 0; k < kKinds; ++k) {
        const float probability = scores[n * kKinds + k];
        if (probability < least) continue;
        out.push_back({{i, i + static_cast<std::uint32_t>(n) + 1}, static_cast<Kind>(k), probability});
      }
    }
  }
  return out;
}

// Scores of the words within reach of an anchor that covers `at` (one word for a statement).
PairScores Reading::pairs(const PairWeights& weights, const std::vector<float>& word_part,
                          const std::vector<float>& keys, std::span<const float> anchor, WordSpan at) const {
  const WordSpan reach{at.first - std::min(at.first - words_.first, kReach),
                       std::min(at.first + kReach, words_.last)};
  const std::vector<float> base = weights.anchor.apply(anchor);
  const std::vector<float> query = weights.query.apply(anchor);
  const auto anchor_sentence = static_cast<std::int64_t>(layout_.words[at.first].sentence);
  PairScores out{reach, static_cast<int>(weights.roles), {}};
  std::vector<float> hidden(reach.size() * kPairHidden);
  for (std::uint32_t w = reach.first; w < reach.last; ++w) {
    const std::int64_t distance = w < at.first   ? static_cast<std::int64_t>(w) - at.first
                                  : w >= at.last ? static_cast<std::int64_t>(w) - at.last + 1
                                                 : 0;
    const std::int64_t between = static_cast<std::int64_t>(layout_.words[w].sentence) - anchor_sentence;
    const auto near = row(weights.distance, distance_bucket(distance), kPairHidden);
    const auto apart =
        row(weights.sentence, static_cast<std::size_t>(std::clamp<std::int64_t>(between, -4, 4) + 4),
            kPairHidden);
    const auto word = row(word_part, w - words_.first, kPairHidden);
    float* z = hidden.data() + std::size_t{w - reach.first} * kPairHidden;
    for (std::size_t h = 0; h < kPairHidden; ++h) z[h] = base[h] + word[h] + near[h] + apart[h];
  }
  neural::gelu(hidden);
  out.values = weights.out.apply(hidden);
  for (std::uint32_t w = reach.first; w < reach.last; ++w) {
    const auto key = row(keys, w - words_.first, weights.roles * kInner);
    for (std::size_t r = 0; r < weights.roles; ++r) {
      float sum = 0;
      for (std::size_t i = 0; i < kInner; ++i) sum += query[r * kInner + i] * key[r * kInner + i];
      out.values[std::size_t{w - reach.first} * weights.roles + r] += sum * 0.25F;  // 1 / sqrt(kInner)
    }
  }
  return out;
}

SaidScores Reading::said(std::uint32_t anchor) const {
  const auto vector = vector_of(anchor);
  return {pairs(heads_.said, projections_->said_word, projections_->said_key, vector, {anchor, anchor + 1}),
          heads_.no_side.apply(vector)[0]};
}

EntryScores Reading::entry(WordSpan what, Kind kind) const {
  const Projections& p = *projections_;
  EntryScores out;
  out.vector.assign(kHidden, 0.0F);
  for (std::uint32_t w = what.first; w < what.last; ++w)
    add(out.vector, row(p.entry_mean, w - words_.first, kHidden));
  for (float& value : out.vector) value /= static_cast<float>(what.size());
  add(out.vector, row(p.entry_first, what.first - words_.first, kHidden));
  add(out.vector, row(p.entry_last, what.last - 1 - words_.first, kHidden));
  add(out.vector, row(heads_.entry_kind, static_cast<std::size_t>(kind), kHidden));
  neural::gelu(out.vector);
  const std::vector<float> status = heads_.status.apply(out.vector);
  std::copy(status.begin(), status.end(), out.status.begin());
  out.published = heads_.published.apply(out.vector)[0];
  out.words = pairs(heads_.entry, p.entry_word, p.entry_key, out.vector, what);
  return out;
}

std::array<float, 2> Reading::voice_bonus(Kind kind) const {
  const auto both = row(heads_.voice_side, static_cast<std::size_t>(kind), 2);
  return {both[0], both[1]};
}

float Reading::same(const EntryScores& a, WordSpan a_words, const EntryScores& b, WordSpan b_words) const {
  std::vector<float> both(kHidden);
  for (std::size_t h = 0; h < kHidden; ++h) both[h] = a.vector[h] * b.vector[h];
  std::vector<float> z = heads_.same_both.apply(both);
  add(z, heads_.same_one.apply(a.vector));
  add(z, heads_.same_one.apply(b.vector));
  const std::int64_t distance = static_cast<std::int64_t>(b_words.first) - a_words.first;
  add(z, row(heads_.same_distance, distance_bucket(distance), kHidden));
  neural::gelu(z);
  return neural::sigmoid(heads_.same_out.apply(z)[0]);
}

Span bytes_of(const Layout& layout, WordSpan words) {
  return {layout.words[words.first].span.begin, layout.words[words.last - 1].span.end};
}

std::vector<std::span<const WindowOfWords>> sections_of(std::span<const WindowOfWords> windows) {
  std::vector<std::span<const WindowOfWords>> out;
  for (std::size_t at = 0; at < windows.size(); at += kSectionWindows) {
    out.push_back(windows.subspan(at, std::min(kSectionWindows, windows.size() - at)));
  }
  return out;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "neural/attention.h"

#include <algorithm>
#include <cmath>

namespace parley::neural {
namespace {

constexpr std::size_t kQueries = 48;   // that are scored together
constexpr float kLog2E = 1.44269504f;  // makes powers of e powers of two

// One head of a job: row() is where a token's query (part 0), key (1) or value (2) stands among all rows.
struct Head {
  const Attention& job;
  std::size_t number;
  std::size_t depth = padded_depth(job.size), keys_depth = padded_depth(job.tokens);

  [[nodiscard]] std::size_t row(std::size_t token, std::size_t part) const {
    return (token * 3 + part) * job.heads + number;
  }
  // The biases of the distances from -(tokens-1) on.
  [[nodiscard]] const float* biases() const {
    return job.relative + number * (2 * job.span - 1) + job.span - job.tokens;
  }
};

// Keys and values packed, with their scales, and the biases; scores are to the base 2. The scales of values
// go into the weights, as shares of the largest, which is returned.
float prepare(const Kernels& kernels, const Head& head, AttentionScratch& scratch) {
  const auto& [job, number, depth, keys_depth] = head;
  const std::size_t n = job.tokens, stride = 3 * job.heads * depth;
  kernels.pack(job.rows + head.row(0, 1) * depth, stride, n, job.size,
               scratch.keys.reserve(keys_depth * depth));
  kernels.pack_columns(job.rows + head.row(0, 2) * depth, stride, n, job.size,
                       scratch.values.reserve(depth * keys_depth));
  float largest = 0.0f;
  for (std::size_t j = 0; j < n; ++j) largest = std::max(largest, job.row_scale[head.row(j, 2)]);
  const float factor = largest > 0.0f ? kWeightSteps / largest : 0.0f;
  const float by_size = kLog2E / std::sqrt(static_cast<float>(job.size));
  float* key_scale = scratch.key_scale.reserve(keys_depth);
  float* share = scratch.share.reserve(keys_depth);
  for (std::size_t j = 0; j < keys_depth; ++j) {
    key_scale[j] = j < n ? job.row_scale[head.row(j, 1)] * by_size : 0.0f;
    share[j] = j < n ? job.row_scale[head.row(j, 2)] * factor : 0.0f;
  }
  float* biases = scratch.biases.reserve(n + keys_depth);
  const std::size_t distances = job.relative == nullptr ? 0 : 2 * n - 1;
  for (std::size_t i = 0; i < distances; ++i) biases[i] = head.biases()[i] * kLog2E;
  std::fill(biases + distances, biases + n + keys_depth, 0.0f);
  std::fill_n(scratch.zeros.reserve(depth), depth, 0.0f);
  std::fill_n(scratch.ones.reserve(depth), depth, 1.0f);
  return largest;
}

void attend_head(const Kernels& kernels, const Head& head, AttentionScratch& scratch) {
  const auto& [job, number, depth, keys_depth] = head;
  const std::size_t n = job.tokens, size = job.size;
  const float largest = prepare(kernels, head, scratch);
  const Int8Matrix values{scratch.values.data(), scratch.ones.data(), scratch.zeros.data(), size, n};
  std::int8_t* queries = scratch.queries.reserve(kQueries * depth);
  std::int16_t* weights = scratch.weights.reserve(kQueries * keys_depth);
  float* scale = scratch.query_scale.reserve(kQueries);
  float* scores = scratch.scores.reserve(kQueries * keys_depth);
  for (std::size_t first = 0; first < n; first += kQueries) {
    const std::size_t count = std::min(kQueries, n - first);
    for (std::size_t q = 0; q < count; ++q) {
      std::copy_n(job.rows + head.row(first + q, 0) * depth, depth, queries + q * depth);
      scale[q] = job.row_scale[head.row(first + q, 0)];
    }
    // Key j's bias for a query is that of the distance j - query: those of the next query begin one before.
    const Int8Matrix keys{.packed = scratch.keys.data(),
                          .scale = scratch.key_scale.data(),
                          .bias = scratch.biases.data() + (n - 1) - first,
                          .out = keys_depth,
                          .in = size,
                          .bias_step = -1};
    kernels.multiply(keys, queries, scale, count, scores, keys_depth);
    for (std::size_t q = 0; q < count; ++q) {
      const float sum =
          kernels.weigh(scores + q * keys_depth, scratch.share.data(), n, weights + q * keys_depth);
      scale[q] = largest / kWeightSteps / sum;
    }
    kernels.multiply_words(values, weights, scale, count, job.context + (first * job.heads + number) * size,
                           job.heads * size);
  }
}

}  // namespace

void attend(const Kernels& kernels, const Attention& job, AttentionScratch& scratch) {
  for (std::size_t head = 0; head < job.heads; ++head) attend_head(kernels, {job, head}, scratch);
}

}  // namespace parley::neural

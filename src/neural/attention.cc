// SPDX-License-Identifier: Apache-2.0
#include "neural/attention.h"

#include <algorithm>
#include <cmath>

namespace parley::neural {
namespace {

constexpr std::size_t kQueries = 48;  // that are scored together

void attend_head(const Kernels& kernels, const Attention& job, std::size_t head, AttentionScratch& scratch) {
  const std::size_t n = job.tokens, size = job.size;
  const std::size_t depth = padded_depth(size), keys_depth = padded_depth(n), stride = 3 * job.heads;
  const auto row = [&](std::size_t token, std::size_t part) {
    return token * stride + part * job.heads + head;
  };
  std::int8_t* keys = scratch.keys.reserve(keys_depth * depth);
  std::int8_t* values = scratch.values.reserve(depth * keys_depth);
  kernels.pack(job.rows + row(0, 1) * depth, stride * depth, n, size, keys);
  kernels.pack_columns(job.rows + row(0, 2) * depth, stride * depth, n, size, values);

  // The values' scales go into the weights, as shares of the largest.
  float* key_scale = scratch.key_scale.reserve(keys_depth);
  float* share = scratch.value_scale.reserve(keys_depth);
  float largest = 0.0f;
  for (std::size_t j = 0; j < n; ++j) largest = std::max(largest, job.row_scale[row(j, 2)]);
  const float factor = largest > 0.0f ? kWeightSteps / largest : 0.0f;
  const float by_size = 1.0f / std::sqrt(static_cast<float>(size));
  for (std::size_t j = 0; j < keys_depth; ++j) {
    key_scale[j] = j < n ? job.row_scale[row(j, 1)] * by_size : 0.0f;
    share[j] = j < n ? job.row_scale[row(j, 2)] * factor : 0.0f;
  }
  const std::size_t constants = std::max(depth, keys_depth);
  float* zeros = scratch.constants.reserve(2 * constants);
  float* ones = zeros + constants;
  std::fill_n(zeros, constants, 0.0f);
  std::fill_n(ones, constants, 1.0f);

  std::int8_t* queries = scratch.queries.reserve(kQueries * depth);
  std::int16_t* weights = scratch.weights.reserve(kQueries * keys_depth);
  float* scale = scratch.query_scale.reserve(kQueries);
  float* scores = scratch.scores.reserve(kQueries * keys_depth);
  for (std::size_t first = 0; first < n; first += kQueries) {
    const std::size_t count = std::min(kQueries, n - first);
    for (std::size_t q = 0; q < count; ++q) {
      std::copy_n(job.rows + row(first + q, 0) * depth, depth, queries + q * depth);
      scale[q] = job.row_scale[row(first + q, 0)];
    }
    kernels.multiply({keys, key_scale, zeros, keys_depth, size}, queries, scale, count, scores, keys_depth);
    for (std::size_t q = 0; q < count; ++q) {
      // biases[j] is that of key j: distance j - query, the middle of the table being distance 0
      const float* biases = job.relative == nullptr
                                ? nullptr
                                : job.relative + head * (2 * job.span - 1) + (job.span - 1) - (first + q);
      const float sum = kernels.weigh(scores + q * keys_depth, biases, share, n, weights + q * keys_depth);
      scale[q] = largest / kWeightSteps / sum;
    }
    kernels.multiply_words({values, ones, zeros, size, n}, weights, scale, count,
                           job.context + (first * job.heads + head) * size, job.heads * size);
  }
}

}  // namespace

void attend(const Kernels& kernels, const Attention& job, AttentionScratch& scratch) {
  for (std::size_t head = 0; head < job.heads; ++head) attend_head(kernels, job, head, scratch);
}

}  // namespace parley::neural

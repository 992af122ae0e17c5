// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "neural/buffer.h"
#include "neural/kernels.h"

namespace parley::neural {

// Self-attention inside one window.
struct Attention {
  std::size_t tokens, heads, size;  // `size`: elements of a query, key or value of one head
  // Queries, keys and values, [tokens][3 * heads] rows of padded_depth(size), each with its scale.
  const std::int8_t* rows;
  const float* row_scale;
  // Null, or for each head 2 * span - 1 biases for the distances key - query of -(span-1) .. span-1.
  const float* relative;
  std::size_t span;
  float* context;  // [tokens][heads * size]
};

// What attend() works in.
struct AttentionScratch {
  Buffer<std::int8_t> keys, values, queries;
  Buffer<std::int16_t> weights;
  Buffer<float> key_scale, biases, share, query_scale, scores, zeros, ones;
};

void attend(const Kernels& kernels, const Attention& job, AttentionScratch& scratch);

}  // namespace parley::neural

// SPDX-License-Identifier: Apache-2.0
// Kernels for any processor: what the others are tested against.

#include "neural/kernels.h"

#define PARLEY_VECTOR_BYTES 16
#define PARLEY_BLOCK_ROWS 1
#include "neural/kernels.inl"

namespace parley::neural {
namespace {

// Rows one after the other, each padded with zeros.
void pack(const int8_t* weights, size_t out, size_t in, int8_t* packed) {
  const size_t depth = padded_depth(in);
  for (size_t o = 0; o < panels(out, kPanel) * kPanel; ++o) {
    for (size_t k = 0; k < depth; ++k)
      packed[o * depth + k] = o < out && k < in ? weights[o * in + k] : int8_t{0};
  }
}

int32_t product(const int8_t* a, const int8_t* b, size_t n) {
  int32_t sum = 0;
  for (size_t k = 0; k < n; ++k) sum += a[k] * b[k];
  return sum;
}

void multiply(const Int8Matrix& weights, const int8_t* rows, const float* row_scale, size_t count,
              float* result) {
  const size_t depth = padded_depth(weights.in);
  for (size_t o = 0; o < weights.out; ++o) {
    for (size_t r = 0; r < count; ++r) {
      const int32_t sum = product(rows + r * depth, weights.packed + o * depth, depth);
      result[r * weights.out + o] =
          (static_cast<float>(sum) * row_scale[r]) * weights.scale[o] + weights.bias[o];
    }
  }
  if (weights.gelu) gelu(result, count * weights.out);
}

}  // namespace

const Kernels& portable_kernels() {
  static constexpr Kernels kernels = PARLEY_KERNELS;
  return kernels;
}

}  // namespace parley::neural

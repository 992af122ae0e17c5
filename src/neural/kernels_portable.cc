// SPDX-License-Identifier: Apache-2.0
// Kernels for any processor: what the others are tested against.

#include "neural/kernels.h"

#define PARLEY_VECTOR_BYTES 16
#define PARLEY_BLOCK_ROWS 1
#include "neural/kernels.inl"

namespace parley::neural {
namespace {

// Rows one after the other, each padded with zeros. Element k of row o lies at o * row_stride + k * stride.
void pack_any(const int8_t* weights, size_t row_stride, size_t stride, size_t out, size_t in,
              int8_t* packed) {
  const size_t depth = padded_depth(in);
  for (size_t o = 0; o < panels(out, kPanel) * kPanel; ++o) {
    for (size_t k = 0; k < depth; ++k) {
      packed[o * depth + k] = o < out && k < in ? weights[o * row_stride + k * stride] : int8_t{0};
    }
  }
}

void pack(const int8_t* weights, size_t stride, size_t out, size_t in, int8_t* packed) {
  pack_any(weights, stride, 1, out, in, packed);
}

void pack_columns(const int8_t* weights, size_t stride, size_t in, size_t out, int8_t* packed) {
  pack_any(weights, 1, stride, out, in, packed);
}

template <class Row>
int32_t product(const Row* a, const int8_t* b, size_t n) {
  int32_t sum = 0;
  for (size_t k = 0; k < n; ++k) sum += a[k] * b[k];
  return sum;
}

template <class Row>
void multiply_any(const Int8Matrix& weights, const Row* rows, const float* row_scale, size_t count,
                  float* result, size_t stride) {
  const size_t depth = padded_depth(weights.in);
  for (size_t r = 0; r < count; ++r) {
    float* to = result + r * stride;
    const float* bias = weights.bias + static_cast<std::ptrdiff_t>(r) * weights.bias_step;
    for (size_t o = 0; o < weights.out; ++o) {
      const int32_t sum = product(rows + r * depth, weights.packed + o * depth, depth);
      to[o] = (static_cast<float>(sum) * row_scale[r]) * weights.scale[o] + bias[o];
    }
    if (weights.gelu) gelu(to, weights.out);
  }
}

void multiply(const Int8Matrix& weights, const int8_t* rows, const float* row_scale, size_t count,
              float* result, size_t stride) {
  multiply_any(weights, rows, row_scale, count, result, stride);
}

void multiply_words(const Int8Matrix& weights, const int16_t* rows, const float* row_scale, size_t count,
                    float* result, size_t stride) {
  multiply_any(weights, rows, row_scale, count, result, stride);
}

}  // namespace

const Kernels& portable_kernels() {
  static constexpr Kernels kernels = PARLEY_KERNELS;
  return kernels;
}

}  // namespace parley::neural

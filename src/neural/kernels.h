// SPDX-License-Identifier: Apache-2.0
#pragma once

// The arithmetic of the neural stage, once for each instruction set. Plain data and function pointers alone:
// this header is included by sources that are compiled for newer processors than the program's own (see
// kernels.inl), so it must not instantiate any template.
//
// Every set gives the same bytes: integer sums are exact, and float results are made by the same operations
// in the same order, over 16 lanes, however many of them the processor does at once.

#include <cstddef>
#include <cstdint>

namespace parley::neural {

// Longest row of an int8 product, in elements.
inline constexpr std::size_t kMaxDepth = 8192;

// Rows of int8 activations are this many bytes apart: `in` rounded up, the rest zeros.
[[nodiscard]] constexpr std::size_t padded_depth(std::size_t in) { return (in + 63) / 64 * 64; }
// Int8 weights are packed by this many output rows, float weights by kFloatPanel of them.
inline constexpr std::size_t kPanel = 64;
inline constexpr std::size_t kFloatPanel = 32;
[[nodiscard]] constexpr std::size_t panels(std::size_t out, std::size_t panel) {
  return (out + panel - 1) / panel;
}

// A packed int8 matrix: result[r][o] = sum_k rows[r][k] * W[o][k] * row_scale[r] * scale[o]
// + bias[r * bias_step + o], and GELU of that where `gelu` says so. `scale`, and `bias` of each row, have
// panels(out, kPanel) * kPanel elements.
struct Int8Matrix {
  const std::int8_t* packed;
  const float* scale;
  const float* bias;
  std::size_t out;
  std::size_t in;
  bool gelu = false;
  std::ptrdiff_t bias_step = 0;
};

// Steps of the weights of attention: products of kMaxDepth of them by values of int8 fit into 32 bits.
inline constexpr float kWeightSteps = 2047.0f;

struct Kernels {
  // Int8 weights [out][in], their rows `stride` apart, into `packed`, panels(out, kPanel) * kPanel *
  // padded_depth(in) bytes.
  void (*pack)(const std::int8_t* weights, std::size_t stride, std::size_t out, std::size_t in,
               std::int8_t* packed);
  // Rows of results are `stride` apart.
  void (*multiply)(const Int8Matrix& weights, const std::int8_t* rows, const float* row_scale,
                   std::size_t count, float* result, std::size_t stride);
  // The same for activations of 16 bits and weights that come the other way round, [in][out].
  void (*pack_columns)(const std::int8_t* weights, std::size_t stride, std::size_t in, std::size_t out,
                       std::int8_t* packed);
  void (*multiply_words)(const Int8Matrix& weights, const std::int16_t* rows, const float* row_scale,
                         std::size_t count, float* result, std::size_t stride);
  // Each row of x times `smooth` (null: ones) to int8: nearest (ties to even) of 127 * value / largest;
  // row_scale = largest / 127.
  void (*quantise)(const float* x, const float* smooth, std::size_t count, std::size_t in, std::int8_t* rows,
                   float* row_scale);

  // Float weights [out][in] into `packed`, panels(out, kFloatPanel) * kFloatPanel * in floats.
  void (*pack_dense)(const float* weights, std::size_t out, std::size_t in, float* packed);
  // result[r][o] = sum_k x[r][k] * W[o][k], k ascending, + bias[o].
  void (*dense)(const float* packed, const float* bias, std::size_t out, std::size_t in, const float* x,
                std::size_t count, float* result);

  // Softmax to the base 2 without its division, for n scores of a row of padded_depth(n): w[j] = 2^(score[j]
  // - largest), within 2e-7 of itself; weights[j] = w[j] * share[j] rounded, zeros behind n. What the scores
  // hold behind n is overwritten. Returns the sum of w.
  float (*weigh)(float* scores, const float* share, std::size_t n, std::int16_t* weights);

  // x = layer_norm(x + added); `added` may be null.
  void (*layer_norm)(float* x, const float* added, const float* gamma, const float* beta, float eps,
                     std::size_t count, std::size_t width);
  void (*softmax)(float* x, std::size_t n);
  float (*dot)(const float* a, const float* b, std::size_t n);

  // In place.
  void (*gelu)(float* x, std::size_t n);
  void (*exp)(float* x, std::size_t n);
  void (*log)(float* x, std::size_t n);
  void (*sigmoid)(float* x, std::size_t n);
  void (*tanh)(float* x, std::size_t n);
};

const Kernels& portable_kernels();
#if defined(__x86_64__)
const Kernels& avx2_kernels();
const Kernels& avxvnni_kernels();
const Kernels& avx512vnni_kernels();
#endif

}  // namespace parley::neural

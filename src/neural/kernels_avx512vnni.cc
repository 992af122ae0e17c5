// SPDX-License-Identifier: Apache-2.0
// Kernels for processors with AVX-512 and its 8-bit dot products (Ice Lake, Zen 4 and later).

#include "neural/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include "neural/target.h"

PARLEY_TARGET_BEGIN("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")

#define PARLEY_VECTOR_BYTES 64
#define PARLEY_BLOCK_ROWS 12
#include "neural/kernels.inl"

namespace parley::neural {
namespace {

// vpdpbusd multiplies unsigned by signed bytes. The weights are made unsigned by adding 128, once, so that
//   sum a * w = sum a * (w + 128) - 128 * sum a
// and the last term is one number a row of activations.
//
// A panel: for each four k, the four bytes of output row 0, then those of row 1, ... 63.
void pack(const int8_t* weights, size_t out, size_t in, int8_t* packed) {
  const size_t depth = padded_depth(in);
  for (size_t first = 0; first < out; first += kPanel) {
    for (size_t o = 0; o < kPanel; ++o) {
      int8_t* to = packed + first * depth + o * 4;
      const size_t row = first + o;
      for (size_t k = 0; k < depth; k += 4) {
        int32_t four = 0;
        if (row < out && k + 4 <= in) {
          __builtin_memcpy(&four, weights + row * in + k, 4);
        } else if (row < out && k < in) {
          __builtin_memcpy(&four, weights + row * in + k, in - k);
        }
        four ^= static_cast<int32_t>(0x80808080u);
        __builtin_memcpy(to + k * kPanel, &four, 4);
      }
    }
  }
}

int32_t sum_of_row(const int8_t* row, size_t depth) {
  __m512i sum = _mm512_setzero_si512();
  for (size_t k = 0; k < depth; k += 64) {
    sum = _mm512_dpbusd_epi32(sum, _mm512_set1_epi8(1), _mm512_loadu_si512(row + k));
  }
  int32_t lane[16], total = 0;
  _mm512_storeu_si512(lane, sum);
  for (const int32_t value : lane) total += value;
  return total;
}

// R rows against one panel of 64 output rows.
template <size_t R>
void multiply_tile(const Int8Matrix& weights, size_t first, const int8_t* rows, const float* row_scale,
                   const int32_t* row_sum, float* result) {
  const size_t depth = padded_depth(weights.in);
  const int8_t* panel = weights.packed + first * depth;
  __m512i sum[R][4];
  for (size_t r = 0; r < R; ++r) {
    for (size_t v = 0; v < 4; ++v) sum[r][v] = _mm512_setzero_si512();
  }
  for (size_t k = 0; k < depth; k += 4) {
    __m512i w[4];
    for (size_t v = 0; v < 4; ++v) w[v] = _mm512_loadu_si512(panel + k * kPanel + v * 64);
    for (size_t r = 0; r < R; ++r) {
      int32_t four;
      __builtin_memcpy(&four, rows + r * depth + k, 4);
      const __m512i a = _mm512_set1_epi32(four);
      for (size_t v = 0; v < 4; ++v) sum[r][v] = _mm512_dpbusd_epi32(sum[r][v], w[v], a);
    }
  }
  for (size_t v = 0; v < 4; ++v) {
    const size_t o = first + v * 16;
    if (o >= weights.out) break;
    const auto mask = static_cast<__mmask16>(weights.out - o < 16 ? (1u << (weights.out - o)) - 1 : 0xFFFFu);
    const __m512 scale = _mm512_loadu_ps(weights.scale + o), bias = _mm512_loadu_ps(weights.bias + o);
    for (size_t r = 0; r < R; ++r) {
      const __m512 x =
          _mm512_maskz_cvtepi32_ps(0xFFFF, _mm512_sub_epi32(sum[r][v], _mm512_set1_epi32(128 * row_sum[r])));
      const __m512 y =
          _mm512_add_ps(_mm512_mul_ps(_mm512_mul_ps(x, _mm512_set1_ps(row_scale[r])), scale), bias);
      _mm512_mask_storeu_ps(result + r * weights.out + o, mask, y);
    }
  }
}

using Tile = void (*)(const Int8Matrix&, size_t, const int8_t*, const float*, const int32_t*, float*);
constexpr size_t kTileRows = 6;  // 24 sums, 4 weights and an activation fill the 32 registers
constexpr Tile kTiles[kTileRows + 1] = {nullptr,          multiply_tile<1>, multiply_tile<2>,
                                        multiply_tile<3>, multiply_tile<4>, multiply_tile<5>,
                                        multiply_tile<6>};

void multiply(const Int8Matrix& weights, const int8_t* rows, const float* row_scale, size_t count,
              float* result) {
  const size_t depth = padded_depth(weights.in);
  constexpr size_t kBlock = 96;  // rows that stay in the second-level cache together with a panel
  int32_t row_sum[kBlock];
  for (size_t begin = 0; begin < count; begin += kBlock) {
    const size_t block = count - begin < kBlock ? count - begin : kBlock;
    const int8_t* block_rows = rows + begin * depth;
    for (size_t r = 0; r < block; ++r) row_sum[r] = sum_of_row(block_rows + r * depth, depth);
    for (size_t first = 0; first < weights.out; first += kPanel) {
      for (size_t r = 0; r < block; r += kTileRows) {
        const size_t left = block - r < kTileRows ? block - r : kTileRows;
        kTiles[left](weights, first, block_rows + r * depth, row_scale + begin + r, row_sum + r,
                     result + (begin + r) * weights.out);
      }
    }
  }
}

constexpr Kernels kKernels = PARLEY_KERNELS;

}  // namespace
}  // namespace parley::neural

PARLEY_TARGET_END

const parley::neural::Kernels& parley::neural::avx512vnni_kernels() { return kKernels; }

#endif

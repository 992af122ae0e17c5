// SPDX-License-Identifier: Apache-2.0
// Kernels for processors with the 8-bit dot products of AVX-512, but on 32-byte vectors (Alder Lake and
// later).

#include "neural/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include "neural/target.h"

PARLEY_TARGET_BEGIN("avx2,avxvnni")

#define PARLEY_VECTOR_BYTES 32
#define PARLEY_BLOCK_ROWS 3
#include "neural/kernels.inl"

namespace parley::neural {
namespace {

// As in kernels_avx512vnni.cc, weights are made unsigned: sum a * w = sum a * (w + 128) - 128 * sum a.
// 16 output rows at a time.
//
// A panel: for each four k, the four bytes of output row 0, then those of row 1, ... 15.
constexpr size_t kRows = 16;

void pack(const int8_t* weights, size_t out, size_t in, int8_t* packed) {
  const size_t depth = padded_depth(in);
  for (size_t first = 0; first < panels(out, kPanel) * kPanel; first += kRows) {
    for (size_t k = 0; k < depth; k += 4) {
      for (size_t o = first; o < first + kRows; ++o) {
        for (size_t i = k; i < k + 4; ++i) {
          const int value = o < out && i < in ? weights[o * in + i] : 0;
          *packed++ = static_cast<int8_t>(value ^ -128);
        }
      }
    }
  }
}

int32_t sum_of_row(const int8_t* row, size_t depth) {
  int32_t sum = 0;
  for (size_t k = 0; k < depth; ++k) sum += row[k];
  return sum;
}

template <size_t R>
void multiply_tile(const Int8Matrix& weights, size_t first, const int8_t* rows, const float* row_scale,
                   const int32_t* row_sum, float* result) {
  const size_t depth = padded_depth(weights.in);
  const int8_t* panel = weights.packed + first * depth;
  __m256i sum[R][2];
  for (size_t r = 0; r < R; ++r) sum[r][0] = sum[r][1] = _mm256_setzero_si256();
  for (size_t k = 0; k < depth; k += 4) {
    const auto* four_k = reinterpret_cast<const __m256i*>(panel + k * kRows);
    const __m256i low = _mm256_loadu_si256(four_k), high = _mm256_loadu_si256(four_k + 1);
    for (size_t r = 0; r < R; ++r) {
      int32_t four;
      __builtin_memcpy(&four, rows + r * depth + k, 4);
      const __m256i a = _mm256_set1_epi32(four);
      sum[r][0] = _mm256_dpbusd_avx_epi32(sum[r][0], low, a);
      sum[r][1] = _mm256_dpbusd_avx_epi32(sum[r][1], high, a);
    }
  }
  for (size_t v = 0; v < 2; ++v) {
    const size_t o = first + v * 8;
    if (o >= weights.out) break;
    const __m256 scale = _mm256_loadu_ps(weights.scale + o), bias = _mm256_loadu_ps(weights.bias + o);
    for (size_t r = 0; r < R; ++r) {
      const __m256i exact = _mm256_sub_epi32(sum[r][v], _mm256_set1_epi32(128 * row_sum[r]));
      const __m256 x = _mm256_mul_ps(_mm256_cvtepi32_ps(exact), _mm256_set1_ps(row_scale[r]));
      const __m256 y = _mm256_add_ps(_mm256_mul_ps(x, scale), bias);
      float* to = result + r * weights.out + o;
      if (weights.out - o >= 8) {
        _mm256_storeu_ps(to, y);
      } else {
        float some[8];
        _mm256_storeu_ps(some, y);
        for (size_t i = 0; i < weights.out - o; ++i) to[i] = some[i];
      }
    }
  }
}

using Tile = void (*)(const Int8Matrix&, size_t, const int8_t*, const float*, const int32_t*, float*);
constexpr size_t kTileRows = 6;  // 12 sums, 2 weights and an activation of 16 registers
constexpr Tile kTiles[kTileRows + 1] = {nullptr,          multiply_tile<1>, multiply_tile<2>,
                                        multiply_tile<3>, multiply_tile<4>, multiply_tile<5>,
                                        multiply_tile<6>};

void multiply(const Int8Matrix& weights, const int8_t* rows, const float* row_scale, size_t count,
              float* result) {
  const size_t depth = padded_depth(weights.in);
  constexpr size_t kBlock = 96;  // rows that stay in the second-level cache
  int32_t row_sum[kBlock];
  for (size_t begin = 0; begin < count; begin += kBlock) {
    const size_t block = count - begin < kBlock ? count - begin : kBlock;
    const int8_t* block_rows = rows + begin * depth;
    for (size_t r = 0; r < block; ++r) row_sum[r] = sum_of_row(block_rows + r * depth, depth);
    for (size_t first = 0; first < weights.out; first += kRows) {
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

const parley::neural::Kernels& parley::neural::avxvnni_kernels() { return kKernels; }

#endif

// SPDX-License-Identifier: Apache-2.0
// Kernels for processors with AVX2 alone (Haswell, Zen 1 and later).

#include "neural/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include "neural/target.h"

PARLEY_TARGET_BEGIN("avx2")

#define PARLEY_VECTOR_BYTES 32
#define PARLEY_BLOCK_ROWS 3
#include "neural/kernels.inl"

namespace parley::neural {
namespace {

// The byte products of AVX2 (vpmaddubsw) saturate; so bytes are widened to 16 bits and pairs multiplied by
// vpmaddwd, which cannot overflow. 16 output rows at a time.
//
// A panel: for each two k, the two bytes of output row 0, then those of row 1, ... 15.
constexpr size_t kRows = 16;

void pack(const int8_t* weights, size_t out, size_t in, int8_t* packed) {
  const size_t depth = padded_depth(in);
  for (size_t first = 0; first < panels(out, kPanel) * kPanel; first += kRows) {
    for (size_t k = 0; k < depth; k += 2) {
      for (size_t o = first; o < first + kRows; ++o) {
        for (size_t i = k; i < k + 2; ++i) *packed++ = o < out && i < in ? weights[o * in + i] : int8_t{0};
      }
    }
  }
}

// R widened rows of activations against one panel.
template <size_t R>
void multiply_tile(const Int8Matrix& weights, size_t first, const std::int16_t* rows, const float* row_scale,
                   float* result) {
  const size_t depth = padded_depth(weights.in);
  const int8_t* panel = weights.packed + first * depth;
  __m256i sum[R][2];
  for (size_t r = 0; r < R; ++r) sum[r][0] = sum[r][1] = _mm256_setzero_si256();
  for (size_t k = 0; k < depth; k += 2) {
    const auto* pair = reinterpret_cast<const __m128i*>(panel + k * kRows);
    const __m256i low = _mm256_cvtepi8_epi16(_mm_loadu_si128(pair));
    const __m256i high = _mm256_cvtepi8_epi16(_mm_loadu_si128(pair + 1));
    for (size_t r = 0; r < R; ++r) {
      int32_t two;
      __builtin_memcpy(&two, rows + r * depth + k, 4);
      const __m256i a = _mm256_set1_epi32(two);
      sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(low, a));
      sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(high, a));
    }
  }
  for (size_t v = 0; v < 2; ++v) {
    const size_t o = first + v * 8;
    if (o >= weights.out) break;
    const __m256 scale = _mm256_loadu_ps(weights.scale + o), bias = _mm256_loadu_ps(weights.bias + o);
    for (size_t r = 0; r < R; ++r) {
      const __m256 x = _mm256_mul_ps(_mm256_cvtepi32_ps(sum[r][v]), _mm256_set1_ps(row_scale[r]));
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

using Tile = void (*)(const Int8Matrix&, size_t, const std::int16_t*, const float*, float*);
constexpr size_t kTileRows = 6;  // 12 sums, 2 weights, an activation and a product fill the 16 registers
constexpr Tile kTiles[kTileRows + 1] = {nullptr,          multiply_tile<1>, multiply_tile<2>,
                                        multiply_tile<3>, multiply_tile<4>, multiply_tile<5>,
                                        multiply_tile<6>};

void multiply(const Int8Matrix& weights, const int8_t* rows, const float* row_scale, size_t count,
              float* result) {
  const size_t depth = padded_depth(weights.in);
  constexpr size_t kSpace = 12 * kMaxDepth;  // 192 KB on the stack
  std::int16_t wide[kSpace];
  const size_t block_rows = kSpace / depth / kTileRows * kTileRows;
  for (size_t begin = 0; begin < count; begin += block_rows) {
    const size_t block = count - begin < block_rows ? count - begin : block_rows;
    for (size_t i = 0; i < block * depth; ++i) wide[i] = rows[begin * depth + i];
    for (size_t first = 0; first < weights.out; first += kRows) {
      for (size_t r = 0; r < block; r += kTileRows) {
        const size_t left = block - r < kTileRows ? block - r : kTileRows;
        kTiles[left](weights, first, wide + r * depth, row_scale + begin + r,
                     result + (begin + r) * weights.out);
      }
    }
  }
}

constexpr Kernels kKernels = PARLEY_KERNELS;

}  // namespace
}  // namespace parley::neural

PARLEY_TARGET_END

const parley::neural::Kernels& parley::neural::avx2_kernels() { return kKernels; }

#endif

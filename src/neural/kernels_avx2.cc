// SPDX-License-Identifier: Apache-2.0
// Kernels for processors with AVX2 and FMA alone (Haswell, Zen 1 and later).

#include "neural/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include "neural/target.h"

PARLEY_TARGET_BEGIN("avx2,fma")

#define PARLEY_VECTOR_BYTES 32
#define PARLEY_BLOCK_ROWS 3
#include "neural/kernels.inl"

namespace parley::neural {
namespace {

constexpr size_t kWide = 1;  // 12 sums, 2 weights, an activation and a product fill the 16 registers

PARLEY_INLINE IntPart load_words(const int8_t* from) {
  return (IntPart)_mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
}

// The byte products of AVX2 (vpmaddubsw) saturate, so there are none here. Pairs of words multiplied by
// vpmaddwd cannot overflow.
PARLEY_INLINE IntPart add_words(IntPart sum, IntPart weights, IntPart steps) {
  return sum + (IntPart)_mm256_madd_epi16((__m256i)weights, (__m256i)steps);
}

}  // namespace
}  // namespace parley::neural

#include "neural/products.inl"

namespace parley::neural {
namespace {

constexpr Kernels kKernels = PARLEY_KERNELS;

}  // namespace
}  // namespace parley::neural

PARLEY_TARGET_END

const parley::neural::Kernels& parley::neural::avx2_kernels() { return kKernels; }

#endif

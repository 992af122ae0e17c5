// SPDX-License-Identifier: Apache-2.0
// Kernels for processors with the 8-bit dot products of AVX-512, but on 32-byte vectors (Alder Lake and
// later).

#include "neural/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include "neural/target.h"

PARLEY_TARGET_BEGIN("avx2,fma,avxvnni")

#define PARLEY_VECTOR_BYTES 32
#define PARLEY_BYTE_PRODUCTS
#define PARLEY_BLOCK_ROWS 3
#include "neural/kernels.inl"

namespace parley::neural {
namespace {

constexpr size_t kWide = 1;  // 12 sums, 2 weights and an activation of 16 registers

PARLEY_INLINE IntPart add_bytes(IntPart sum, IntPart weights, IntPart steps) {
  return (IntPart)_mm256_dpbusd_avx_epi32((__m256i)sum, (__m256i)weights, (__m256i)steps);
}

PARLEY_INLINE IntPart load_words(const int8_t* from) {
  return (IntPart)_mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
}

PARLEY_INLINE IntPart add_words(IntPart sum, IntPart weights, IntPart steps) {
  return (IntPart)_mm256_dpwssd_avx_epi32((__m256i)sum, (__m256i)weights, (__m256i)steps);
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

const parley::neural::Kernels& parley::neural::avxvnni_kernels() { return kKernels; }

#endif

// SPDX-License-Identifier: Apache-2.0
// Kernels for processors with AVX-512 and its 8-bit dot products (Ice Lake, Zen 4 and later).

#include "neural/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include "neural/target.h"

PARLEY_TARGET_BEGIN("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")

#define PARLEY_VECTOR_BYTES 64
#define PARLEY_BYTE_PRODUCTS
#define PARLEY_BLOCK_ROWS 12
#include "neural/kernels.inl"

namespace parley::neural {
namespace {

constexpr size_t kWide = 4;  // 24 sums, 4 weights and an activation of 32 registers

PARLEY_INLINE IntPart add_bytes(IntPart sum, IntPart weights, IntPart steps) {
  return (IntPart)_mm512_dpbusd_epi32((__m512i)sum, (__m512i)weights, (__m512i)steps);
}

PARLEY_INLINE IntPart load_words(const int8_t* from) {
  return (IntPart)_mm512_cvtepi8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
}

PARLEY_INLINE IntPart add_words(IntPart sum, IntPart weights, IntPart steps) {
  return (IntPart)_mm512_dpwssd_epi32((__m512i)sum, (__m512i)weights, (__m512i)steps);
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

const parley::neural::Kernels& parley::neural::avx512vnni_kernels() { return kKernels; }

#endif

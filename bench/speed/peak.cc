// SPDX-License-Identifier: Apache-2.0
#include "peak.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace parley::bench {
namespace {

constexpr std::size_t kSums = 12;  // independent, more than the latency of a product times its rate

// Keeps the sums in registers and the products in the program.
template <class Vector>
[[gnu::always_inline]] inline void keep(Vector& value) {
  asm volatile("" : "+x"(value));
}

[[gnu::target("avx512f,avx512vnni")]] void avx512vnni(std::size_t rounds) {
  __m512i sum[kSums]{}, a = _mm512_set1_epi8(3), b = _mm512_set1_epi8(5);
  for (std::size_t i = 0; i < rounds; ++i) {
    for (__m512i& s : sum) {
      s = _mm512_dpbusd_epi32(s, a, b);
      asm volatile("" : "+v"(s));
    }
  }
}

[[gnu::target("avx2,avxvnni")]] void avxvnni(std::size_t rounds) {
  __m256i sum[kSums]{}, a = _mm256_set1_epi8(3), b = _mm256_set1_epi8(5);
  for (std::size_t i = 0; i < rounds; ++i) {
    for (__m256i& s : sum) {
      s = _mm256_dpbusd_avx_epi32(s, a, b);
      keep(s);
    }
  }
}

[[gnu::target("avx2")]] void avx2(std::size_t rounds) {
  __m256i sum[kSums]{}, a = _mm256_set1_epi16(3), b = _mm256_set1_epi16(5);
  for (std::size_t i = 0; i < rounds; ++i) {
    for (__m256i& s : sum) {
      keep(a);  // a product each time
      s = _mm256_add_epi32(s, _mm256_madd_epi16(a, b));
      keep(s);
    }
  }
}

}  // namespace

std::size_t multiply_registers(neural::Isa isa, std::size_t rounds) {
  switch (isa) {
    case neural::Isa::avx512vnni:
      avx512vnni(rounds);
      return rounds * kSums * 64;
    case neural::Isa::avxvnni:
      avxvnni(rounds);
      return rounds * kSums * 32;
    case neural::Isa::avx2:
      avx2(rounds);
      return rounds * kSums * 16;
    case neural::Isa::portable:
      break;
  }
  return 0;
}

}  // namespace parley::bench
#else
std::size_t parley::bench::multiply_registers(neural::Isa, std::size_t) { return 0; }
#endif

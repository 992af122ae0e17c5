// SPDX-License-Identifier: Apache-2.0
// Sixteen floats that go through arithmetic side by side, in as many vectors of PARLEY_VECTOR_BYTES as it
// takes. What one lane holds never depends on the vectors' size, so neither does any result.

#define PARLEY_INLINE [[gnu::always_inline]] inline

namespace parley::neural {
namespace {

using std::int16_t;
using std::int32_t;
using std::int8_t;
using std::size_t;

constexpr size_t kLanes = 16;
constexpr size_t kParts = kLanes * sizeof(float) / PARLEY_VECTOR_BYTES;
constexpr size_t kPartLanes = kLanes / kParts;

typedef float FloatPart __attribute__((vector_size(PARLEY_VECTOR_BYTES)));
typedef int32_t IntPart __attribute__((vector_size(PARLEY_VECTOR_BYTES)));
typedef int16_t WordPart __attribute__((vector_size(PARLEY_VECTOR_BYTES / 2)));
typedef int8_t BytePart __attribute__((vector_size(PARLEY_VECTOR_BYTES / 4)));

struct Floats {
  FloatPart part[kParts];
};

PARLEY_INLINE Floats load(const float* from) {
  Floats x;
  for (size_t i = 0; i < kParts; ++i)
    __builtin_memcpy(&x.part[i], from + i * kPartLanes, PARLEY_VECTOR_BYTES);
  return x;
}

PARLEY_INLINE void store(float* to, Floats x) {
  for (size_t i = 0; i < kParts; ++i) __builtin_memcpy(to + i * kPartLanes, &x.part[i], PARLEY_VECTOR_BYTES);
}

PARLEY_INLINE Floats splat(float value) {
  Floats x;
  for (size_t i = 0; i < kParts; ++i) x.part[i] = value - FloatPart{};  // value - 0 keeps every value, -0 too
  return x;
}

PARLEY_INLINE Floats operator+(Floats a, Floats b) {
  for (size_t i = 0; i < kParts; ++i) a.part[i] += b.part[i];
  return a;
}
PARLEY_INLINE Floats operator-(Floats a, Floats b) {
  for (size_t i = 0; i < kParts; ++i) a.part[i] -= b.part[i];
  return a;
}
PARLEY_INLINE Floats operator*(Floats a, Floats b) {
  for (size_t i = 0; i < kParts; ++i) a.part[i] *= b.part[i];
  return a;
}
PARLEY_INLINE Floats operator/(Floats a, Floats b) {
  for (size_t i = 0; i < kParts; ++i) a.part[i] /= b.part[i];
  return a;
}
// a * b + c, rounded once. That is exact by definition, so it too is the same on every set.
PARLEY_INLINE Floats fused(Floats a, Floats b, Floats c) {
  for (size_t i = 0; i < kParts; ++i) {
#if PARLEY_VECTOR_BYTES == 64
    c.part[i] = _mm512_fmadd_ps(a.part[i], b.part[i], c.part[i]);
#elif PARLEY_VECTOR_BYTES == 32
    c.part[i] = _mm256_fmadd_ps(a.part[i], b.part[i], c.part[i]);
#else
    float lane[kPartLanes];
    for (size_t j = 0; j < kPartLanes; ++j)
      lane[j] = __builtin_fmaf(a.part[i][j], b.part[i][j], c.part[i][j]);
    __builtin_memcpy(&c.part[i], lane, sizeof lane);
#endif
  }
  return c;
}
PARLEY_INLINE Floats larger(Floats a, Floats b) {
  for (size_t i = 0; i < kParts; ++i) {
#if PARLEY_VECTOR_BYTES == 64
    a.part[i] = _mm512_maskz_max_ps(0xFFFF, a.part[i], b.part[i]);
#else
    a.part[i] = a.part[i] > b.part[i] ? a.part[i] : b.part[i];
#endif
  }
  return a;
}
PARLEY_INLINE Floats smaller(Floats a, Floats b) {
  for (size_t i = 0; i < kParts; ++i) {
#if PARLEY_VECTOR_BYTES == 64
    a.part[i] = _mm512_maskz_min_ps(0xFFFF, a.part[i], b.part[i]);
#else
    a.part[i] = a.part[i] < b.part[i] ? a.part[i] : b.part[i];
#endif
  }
  return a;
}
PARLEY_INLINE Floats absolute(Floats a) {
  for (size_t i = 0; i < kParts; ++i) {
    IntPart bits;
    __builtin_memcpy(&bits, &a.part[i], PARLEY_VECTOR_BYTES);
    bits &= 0x7FFFFFFF;
    __builtin_memcpy(&a.part[i], &bits, PARLEY_VECTOR_BYTES);
  }
  return a;
}

// Sums and maxima of the lanes by halves: lane i with lane i + 8, then i + 4, i + 2, i + 1.
template <size_t half, class T>
PARLEY_INLINE void add_halves(T* lane) {
  for (size_t i = 0; i < half; ++i) lane[i] += lane[i + half];
  if constexpr (half > 1) add_halves<half / 2>(lane);
}
template <size_t half>
PARLEY_INLINE void take_larger_halves(float* lane) {
  for (size_t i = 0; i < half; ++i) lane[i] = lane[i] > lane[i + half] ? lane[i] : lane[i + half];
  if constexpr (half > 1) take_larger_halves<half / 2>(lane);
}
PARLEY_INLINE float sum_of(Floats x) {
  float lane[kLanes];
  store(lane, x);
  add_halves<kLanes / 2>(lane);
  return lane[0];
}
PARLEY_INLINE float largest_of(Floats x) {
  float lane[kLanes];
  store(lane, x);
  take_larger_halves<kLanes / 2>(lane);
  return lane[0];
}

// Up to 16 floats, the other lanes `fill`.
PARLEY_INLINE Floats load_some(const float* from, size_t n, float fill) {
  if (n >= kLanes) return load(from);
  float lane[kLanes];
  for (size_t i = 0; i < kLanes; ++i) lane[i] = i < n ? from[i] : fill;
  return load(lane);
}
PARLEY_INLINE void store_some(float* to, Floats x, size_t n) {
  float lane[kLanes];
  store(lane, x);
  for (size_t i = 0; i < n; ++i) to[i] = lane[i];
}

// Adding and taking away 1.5 * 2^23 rounds to the nearest whole number, ties to even; meanwhile the low bits
// of the sum hold that number.
constexpr float kRounder = 12582912.0f;
constexpr int32_t kRounderBits = 0x4B400000;

template <class Part, class T>
PARLEY_INLINE void store_rounded_as(T* to, Floats x) {
  x = x + splat(kRounder);
  for (size_t i = 0; i < kParts; ++i) {
    IntPart bits;
    __builtin_memcpy(&bits, &x.part[i], PARLEY_VECTOR_BYTES);
    const Part part = __builtin_convertvector(bits - kRounderBits, Part);
    __builtin_memcpy(to + i * kPartLanes, &part, sizeof part);
  }
}
PARLEY_INLINE void store_rounded(int8_t* to, Floats x) { store_rounded_as<BytePart>(to, x); }
PARLEY_INLINE void store_rounded(int16_t* to, Floats x) { store_rounded_as<WordPart>(to, x); }

// y * 2^n, `shifted` being n + kRounder. The bits of kRounder, moved up by 23, are none.
PARLEY_INLINE Floats times_power_of_two(Floats y, Floats shifted) {
  static_assert(kRounderBits % 512 == 0);
  for (size_t i = 0; i < kParts; ++i) {
    IntPart power, bits;
    __builtin_memcpy(&power, &shifted.part[i], PARLEY_VECTOR_BYTES);
    __builtin_memcpy(&bits, &y.part[i], PARLEY_VECTOR_BYTES);
    bits += power << 23;
    __builtin_memcpy(&y.part[i], &bits, PARLEY_VECTOR_BYTES);
  }
  return y;
}

// exp(x) within 1e-7 of itself, x taken into [-87, 88]: 2^n * e^r with |r| <= ln(2)/2.
PARLEY_INLINE Floats exp_of(Floats x) {
  x = smaller(larger(x, splat(-87.0f)), splat(88.0f));
  const Floats shifted = fused(x, splat(1.44269504f), splat(kRounder));
  const Floats n = shifted - splat(kRounder);
  // ln(2) in two parts
  const Floats r = fused(n, splat(2.12194440e-4f), fused(n, splat(-0.693359375f), x));
  Floats p = splat(0.00139336358f);
  p = fused(p, r, splat(0.00836317707f));
  p = fused(p, r, splat(0.0416664667f));
  p = fused(p, r, splat(0.166665763f));
  p = fused(p, r, splat(0.5f));
  return times_power_of_two(fused(p, r * r, r) + splat(1.0f), shifted);
}

// 2^x within 2e-7 of itself for x <= 0, exact for whole x; x below -126 counts as that.
PARLEY_INLINE Floats power_of_two(Floats x) {
  x = larger(x, splat(-126.0f));
  const Floats shifted = x + splat(kRounder);
  const Floats r = x - (shifted - splat(kRounder));
  Floats p = splat(0.00132029823f);
  p = fused(p, r, splat(0.00967495193f));
  p = fused(p, r, splat(0.0555104738f));
  p = fused(p, r, splat(0.240221660f));
  p = fused(p, r, splat(0.693146596f));
  return times_power_of_two(fused(p, r, splat(1.0f)), shifted);
}

// ln(x) for x >= the smallest normal float (smaller x count as that): x = m * 2^e with m in [sqrt(1/2),
// sqrt(2)).
PARLEY_INLINE Floats log_of(Floats x) {
  x = larger(x, splat(1.17549435e-38f));
  Floats m, e;
  for (size_t i = 0; i < kParts; ++i) {
    IntPart bits;
    __builtin_memcpy(&bits, &x.part[i], PARLEY_VECTOR_BYTES);
    const IntPart steps = bits - 0x3F3504F3;  // the bits of sqrt(1/2)
    e.part[i] = __builtin_convertvector(steps >> 23, FloatPart);
    bits = (steps & 0x007FFFFF) + 0x3F3504F3;
    __builtin_memcpy(&m.part[i], &bits, PARLEY_VECTOR_BYTES);
  }
  // ln(m) = 2 atanh(s) with s = (m-1)/(m+1), |s| <= 0.172
  const Floats s = (m - splat(1.0f)) / (m + splat(1.0f));
  const Floats s2 = s * s;
  Floats p = splat(0.222222222f);
  p = fused(p, s2, splat(0.285714286f));
  p = fused(p, s2, splat(0.4f));
  p = fused(p, s2, splat(0.666666667f));
  const Floats ln = p * (s2 * s) + (s + s);
  return (ln + e * splat(-2.12194440e-4f)) + e * splat(0.693359375f);
}

// x * Phi(x), Phi the normal distribution function, within 1e-4. On [-4.2, 4.2] Phi(x) = 1/2 + x * P(x^2), P
// fitted to the least largest error of the product; beyond, Phi is 0 or 1.
PARLEY_INLINE Floats gelu_of(Floats x) {
  const Floats near = smaller(larger(x, splat(-4.2f)), splat(4.2f));
  const Floats s = near * near;
  Floats p = splat(-9.01771736e-10f);
  p = fused(p, s, splat(7.94146289e-08f));
  p = fused(p, s, splat(-3.03796467e-06f));
  p = fused(p, s, splat(6.68911515e-05f));
  p = fused(p, s, splat(-0.000950660914f));
  p = fused(p, s, splat(0.00929824277f));
  p = fused(p, s, splat(-0.0655282268f));
  p = fused(p, s, splat(0.398465888f));
  return x * fused(near, p, splat(0.5f));
}

PARLEY_INLINE Floats sigmoid_of(Floats x) { return splat(1.0f) / (splat(1.0f) + exp_of(splat(0.0f) - x)); }

// 1 - 2 / (e^2x + 1): within 1.2e-7.
PARLEY_INLINE Floats tanh_of(Floats x) { return splat(1.0f) - splat(2.0f) / (exp_of(x + x) + splat(1.0f)); }

}  // namespace
}  // namespace parley::neural

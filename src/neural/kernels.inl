// SPDX-License-Identifier: Apache-2.0
// The float kernels, included once by each kernels_*.cc, which first says
//   PARLEY_VECTOR_BYTES  bytes of one vector of its instruction set
//   PARLEY_BLOCK_ROWS    rows that multiply_rows() keeps in registers at once
// and switches the instruction set on for the rest of the file. Everything here is in an unnamed namespace
// and no template or inline function of the standard library is used: the linker keeps one copy of those for
// the whole program, and must not get one that only newer processors can run.

#include "neural/lanes.inl"

namespace parley::neural {
namespace {

// c[r][0..31] = sum_k a[r][k] * panel[k][0..31], k ascending.
template <size_t R>
PARLEY_INLINE void multiply_block(const float* a, size_t a_stride, const float* panel, size_t depth, float* c,
                                  size_t c_stride) {
  Floats sum[R][2];
  for (size_t r = 0; r < R; ++r) sum[r][0] = sum[r][1] = splat(0.0f);
  for (size_t k = 0; k < depth; ++k) {
    const Floats left = load(panel + k * kFloatPanel);
    const Floats right = load(panel + k * kFloatPanel + kLanes);
    for (size_t r = 0; r < R; ++r) {
      const Floats x = splat(a[r * a_stride + k]);
      sum[r][0] = fused(x, left, sum[r][0]);
      sum[r][1] = fused(x, right, sum[r][1]);
    }
  }
  for (size_t r = 0; r < R; ++r) {
    store(c + r * c_stride, sum[r][0]);
    store(c + r * c_stride + kLanes, sum[r][1]);
  }
}

void multiply_rows(const float* a, size_t a_stride, size_t count, const float* panel, size_t depth, float* c,
                   size_t c_stride) {
  size_t r = 0;
  for (; r + PARLEY_BLOCK_ROWS <= count; r += PARLEY_BLOCK_ROWS) {
    multiply_block<PARLEY_BLOCK_ROWS>(a + r * a_stride, a_stride, panel, depth, c + r * c_stride, c_stride);
  }
  if constexpr (PARLEY_BLOCK_ROWS > 4) {
    for (; r + 4 <= count; r += 4) {
      multiply_block<4>(a + r * a_stride, a_stride, panel, depth, c + r * c_stride, c_stride);
    }
  }
  for (; r < count; ++r) {
    multiply_block<1>(a + r * a_stride, a_stride, panel, depth, c + r * c_stride, c_stride);
  }
}

void pack_dense(const float* weights, size_t out, size_t in, float* packed) {
  for (size_t first = 0; first < out; first += kFloatPanel) {
    for (size_t k = 0; k < in; ++k) {
      for (size_t o = first; o < first + kFloatPanel; ++o) *packed++ = o < out ? weights[o * in + k] : 0.0f;
    }
  }
}

void dense(const float* packed, const float* bias, size_t out, size_t in, const float* x, size_t count,
           float* result) {
  constexpr size_t kRows = 48;  // a block of x stays in the cache while all of the weights pass
  float block[kRows * kFloatPanel];
  for (size_t begin = 0; begin < count; begin += kRows) {
    const size_t rows = count - begin < kRows ? count - begin : kRows;
    for (size_t first = 0; first < out; first += kFloatPanel) {
      multiply_rows(x + begin * in, in, rows, packed + first * in, in, block, kFloatPanel);
      const size_t width = out - first < kFloatPanel ? out - first : kFloatPanel;
      for (size_t r = 0; r < rows; ++r) {
        float* to = result + (begin + r) * out + first;
        for (size_t o = 0; o < width; ++o) to[o] = block[r * kFloatPanel + o] + bias[first + o];
      }
    }
  }
}

// Sums over the elements 0 .. n-1, in four runs of lanes so that no addition waits for the one before it.
// add(sum, i, left) adds what 16 elements from i on give, or those `left`, if fewer.
template <class Add>
PARLEY_INLINE float sum_over(size_t n, const Add& add) {
  Floats sum[4];
  for (Floats& s : sum) s = splat(0.0f);
  size_t i = 0;
  for (; i + 4 * kLanes <= n; i += 4 * kLanes) {
    for (size_t s = 0; s < 4; ++s) sum[s] = add(sum[s], i + s * kLanes, kLanes);
  }
  for (; i + kLanes <= n; i += kLanes) sum[0] = add(sum[0], i, kLanes);
  if (i < n) sum[1] = add(sum[1], i, n - i);
  return sum_of((sum[0] + sum[1]) + (sum[2] + sum[3]));
}

struct Values {
  const float* x;
  PARLEY_INLINE Floats operator()(Floats sum, size_t i, size_t left) const {
    return sum + load_some(x + i, left, 0.0f);
  }
};
struct Products {
  const float *a, *b;
  PARLEY_INLINE Floats operator()(Floats sum, size_t i, size_t left) const {
    return fused(load_some(a + i, left, 0.0f), load_some(b + i, left, 0.0f), sum);
  }
};
struct Squares {  // of the distances from the mean
  const float* x;
  float mean;
  PARLEY_INLINE Floats operator()(Floats sum, size_t i, size_t left) const {
    const Floats d = load_some(x + i, left, mean) - splat(mean);
    return fused(d, d, sum);
  }
};

float dot(const float* a, const float* b, size_t n) { return sum_over(n, Products{a, b}); }

// f over an array in place.
template <Floats (*f)(Floats)>
PARLEY_INLINE void apply(float* x, size_t n) {
  size_t i = 0;
  for (; i + kLanes <= n; i += kLanes) store(x + i, f(load(x + i)));
  if (i < n) store_some(x + i, f(load_some(x + i, n - i, 1.0f)), n - i);
}

void gelu(float* x, size_t n) { apply<gelu_of>(x, n); }
void exp_all(float* x, size_t n) { apply<exp_of>(x, n); }
void log_all(float* x, size_t n) { apply<log_of>(x, n); }
void sigmoid(float* x, size_t n) { apply<sigmoid_of>(x, n); }
void tanh_all(float* x, size_t n) { apply<tanh_of>(x, n); }

// x = exp(x - largest); returns the sum. The lanes beyond n count as zero.
PARLEY_INLINE float exponentiate(float* x, size_t n) {
  size_t i = 0;
  Floats high = splat(-3.0e38f);
  for (; i + kLanes <= n; i += kLanes) high = larger(high, load(x + i));
  if (i < n) high = larger(high, load_some(x + i, n - i, -3.0e38f));
  const Floats largest = splat(largest_of(high));
  Floats sum = splat(0.0f);
  for (i = 0; i + kLanes <= n; i += kLanes) {
    const Floats y = exp_of(load(x + i) - largest);
    store(x + i, y);
    sum = sum + y;
  }
  if (i < n) {
    store_some(x + i, exp_of(load_some(x + i, n - i, 0.0f) - largest), n - i);
    sum = sum + load_some(x + i, n - i, 0.0f);
  }
  return sum_of(sum);
}

void softmax(float* x, size_t n) {
  if (n == 0) return;
  const float share = 1.0f / exponentiate(x, n);
  for (size_t i = 0; i < n; ++i) x[i] *= share;
}

void layer_norm(float* x, const float* added, const float* gamma, const float* beta, float eps, size_t count,
                size_t width) {
  const float share = 1.0f / static_cast<float>(width);
  for (size_t r = 0; r < count; ++r) {
    float* row = x + r * width;
    if (added != nullptr) {
      for (size_t i = 0; i < width; ++i) row[i] += added[r * width + i];
    }
    const float mean = sum_over(width, Values{row}) * share;
    const float deviation = __builtin_sqrtf(sum_over(width, Squares{row, mean}) * share + eps);
    const float factor = 1.0f / deviation;
    for (size_t i = 0; i < width; ++i) row[i] = ((row[i] - mean) * factor) * gamma[i] + beta[i];
  }
}

// Elements i .. i + left - 1 of a row, 16 at most.
struct Plain {
  const float* x;
  PARLEY_INLINE Floats operator()(size_t i, size_t left) const { return load_some(x + i, left, 0.0f); }
};
struct Smoothed {
  const float *x, *smooth;
  PARLEY_INLINE Floats operator()(size_t i, size_t left) const {
    return load_some(x + i, left, 0.0f) * load_some(smooth + i, left, 0.0f);
  }
};

// Returns the row's scale.
template <class Row>
PARLEY_INLINE float quantise_row(const Row& row, size_t in, int8_t* to) {
  const size_t whole = in / kLanes * kLanes, left = in - whole;
  Floats high = splat(0.0f);
  for (size_t i = 0; i < whole; i += kLanes) high = larger(high, absolute(row(i, kLanes)));
  if (left > 0) high = larger(high, absolute(row(whole, left)));
  const float largest = largest_of(high);
  const Floats factor = splat(largest > 0.0f ? 127.0f / largest : 0.0f);
  for (size_t i = 0; i < whole; i += kLanes) store_rounded(to + i, row(i, kLanes) * factor);
  for (size_t i = whole; i < padded_depth(in); i += kLanes) store_rounded(to + i, splat(0.0f));
  if (left > 0) store_rounded(to + whole, row(whole, left) * factor);
  return largest / 127.0f;
}

void quantise(const float* x, const float* smooth, size_t count, size_t in, int8_t* rows, float* row_scale) {
  for (size_t r = 0; r < count; ++r, x += in, rows += padded_depth(in)) {
    row_scale[r] =
        smooth == nullptr ? quantise_row(Plain{x}, in, rows) : quantise_row(Smoothed{x, smooth}, in, rows);
  }
}

float weigh(float* scores, const float* share, size_t n, int16_t* weights) {
  const size_t depth = padded_depth(n);
  for (size_t j = n; j < depth; ++j) scores[j] = -3.0e38f;
  Floats high = load(scores);
  for (size_t j = kLanes; j < depth; j += kLanes) high = larger(high, load(scores + j));
  const Floats largest = splat(largest_of(high));
  Floats sum = splat(0.0f);
  for (size_t j = 0; j < depth; j += kLanes) {
    const Floats w = power_of_two(load(scores + j) - largest);
    sum = sum + w;  // behind n too small to change it
    store_rounded(weights + j, w * load(share + j));
  }
  return sum_of(sum);
}

}  // namespace
}  // namespace parley::neural

#define PARLEY_KERNELS                                                                       \
  {pack,       multiply, pack_columns, multiply_words, quantise, pack_dense, dense,   weigh, \
   layer_norm, softmax,  dot,          gelu,           exp_all,  log_all,    sigmoid, tanh_all}

// SPDX-License-Identifier: Apache-2.0
// The int8 products of the sets that have vector instructions for them. Included after kernels.inl by sources
// that say, in parley::neural and an unnamed namespace:
//   kWide                           times 16 output rows are a panel; a tile's sums fill the registers
//   load_words(from)                bytes widened to words
//   add_words(sum, weights, steps)  sum + weights * steps in each 32-bit lane, of two words each
//   add_bytes(sum, weights, steps)  the same of four bytes, the weights from 0 to 255; without it, where
//                                   PARLEY_BYTE_PRODUCTS is not defined, bytes are multiplied as words
//
// Byte products multiply unsigned by signed bytes. So the weights are made unsigned by adding 128, once:
//   sum a * w = sum a * (w + 128) - 128 * sum a
// and the last term is one number a row of activations.
//
// A panel: for each kStep k, the bytes of output row 0, then those of row 1, ...

namespace parley::neural {
namespace {

constexpr size_t kRows = kWide * kLanes;
constexpr size_t kTileRows = 6;
static_assert(kPanel % kRows == 0);

// How weights are multiplied by activations of 16 bits, and of 8:
//   Element      what activations are multiplied as
//   kStep        elements of a row that make 32 bits and are multiplied together
//   kUnsigned    whether the instruction wants weights from 0 to 255
//   load(from)   kPartLanes * kStep bytes of a panel
struct Words {
  using Element = int16_t;
  static constexpr size_t kStep = 2;
  static constexpr bool kUnsigned = false;
  PARLEY_INLINE static IntPart load(const int8_t* from) { return load_words(from); }
  PARLEY_INLINE static IntPart add(IntPart sum, IntPart weights, IntPart steps) {
    return add_words(sum, weights, steps);
  }
};

#ifdef PARLEY_BYTE_PRODUCTS
struct Bytes {
  using Element = int8_t;
  static constexpr size_t kStep = 4;
  static constexpr bool kUnsigned = true;
  PARLEY_INLINE static IntPart load(const int8_t* from) {
    IntPart bytes;
    __builtin_memcpy(&bytes, from, sizeof bytes);
    return bytes;
  }
  PARLEY_INLINE static IntPart add(IntPart sum, IntPart weights, IntPart steps) {
    return add_bytes(sum, weights, steps);
  }
};
#else
using Bytes = Words;
#endif

void pack(const int8_t* weights, size_t stride, size_t out, size_t in, int8_t* packed) {
  constexpr size_t kStep = Bytes::kStep;
  constexpr int32_t kFlip = Bytes::kUnsigned ? static_cast<int32_t>(0x80808080u) : 0;
  const size_t depth = padded_depth(in);
  for (size_t row = 0; row < panels(out, kPanel) * kPanel; ++row) {
    int8_t* to = packed + row / kRows * kRows * depth + row % kRows * kStep;
    const int8_t* from = weights + (row < out ? row : 0) * stride;
    const size_t n = row < out ? in : 0, whole = n / kStep * kStep;
    int32_t step = 0;
    for (size_t k = 0; k < whole; k += kStep) {
      __builtin_memcpy(&step, from + k, kStep);
      step ^= kFlip;
      __builtin_memcpy(to + k * kRows, &step, kStep);
    }
    for (size_t k = whole; k < depth; k += kStep) {
      step = 0;
      if (k < n) __builtin_memcpy(&step, from + k, n - k);
      step ^= kFlip;
      __builtin_memcpy(to + k * kRows, &step, kStep);
    }
  }
}

void pack_columns(const int8_t* weights, size_t stride, size_t in, size_t out, int8_t* packed) {
  static_assert(Words::kStep == 2 && !Words::kUnsigned);
  const size_t depth = padded_depth(in);
  for (size_t first = 0; first < panels(out, kPanel) * kPanel; first += kRows) {
    for (size_t k = 0; k < depth; k += 2) {
      const size_t width = out - first < kRows ? out - first : kRows;
      int8_t pair[2][kRows] = {};
      if (first < out && k < in) __builtin_memcpy(pair[0], weights + k * stride + first, width);
      if (first < out && k + 1 < in) __builtin_memcpy(pair[1], weights + (k + 1) * stride + first, width);
      for (size_t o = 0; o < kRows; ++o) {
        *packed++ = pair[0][o];
        *packed++ = pair[1][o];
      }
    }
  }
}

// The sum of a row, the instruction's way: all weights are one.
template <class Set>
int32_t sum_of_row(const typename Set::Element* row, size_t depth) {
  const IntPart ones = IntPart{} + 0x01010101;
  IntPart sum{};
  for (size_t k = 0; k < depth; k += sizeof(IntPart)) {
    IntPart steps;
    __builtin_memcpy(&steps, row + k, sizeof steps);
    sum = Set::add(sum, ones, steps);
  }
  int32_t lane[kPartLanes];
  __builtin_memcpy(lane, &sum, sizeof lane);
  add_halves<kPartLanes / 2>(lane);
  return lane[0];
}

// Where the results of a row r go, from to + r * stride on, and where its biases are.
struct Results {
  float* to;
  size_t stride;
  const float* bias;
  ptrdiff_t bias_step;

  PARLEY_INLINE Results from(size_t row) const {
    return {to + row * stride, stride, bias + static_cast<ptrdiff_t>(row) * bias_step, bias_step};
  }
};

// What comes next from memory, and how many of its bytes are fetched with each element of a row.
struct Ahead {
  const int8_t* bytes;
  size_t rate;
};

// R rows against one panel, each sum from `start` of its row on. The sums stay in registers only where all
// loops over them can be unrolled, so none may end early.
template <class Set, size_t R>
void multiply_tile(const Int8Matrix& weights, size_t first, const typename Set::Element* rows,
                   const float* row_scale, const int32_t* start, Ahead ahead, const Results& results) {
  constexpr size_t kVectors = kWide * kParts, kStep = Set::kStep;
  const size_t depth = padded_depth(weights.in);
  if (depth == 0) __builtin_unreachable();
  const int8_t* panel = weights.packed + first * depth;
  IntPart sum[R][kVectors];
  for (size_t r = 0; r < R; ++r) {
    for (size_t v = 0; v < kVectors; ++v) sum[r][v] = Set::kUnsigned ? start[r] - IntPart{} : IntPart{};
  }
  for (size_t k = 0; k < depth; k += kStep) {
    __builtin_prefetch(ahead.bytes);
    ahead.bytes += kStep * ahead.rate;
    IntPart w[kVectors];
    for (size_t v = 0; v < kVectors; ++v) w[v] = Set::load(panel + k * kRows + v * kPartLanes * kStep);
    for (size_t r = 0; r < R; ++r) {
      int32_t step;
      __builtin_memcpy(&step, rows + r * depth + k, sizeof step);
      const IntPart a = step - IntPart{};
      for (size_t v = 0; v < kVectors; ++v) sum[r][v] = Set::add(sum[r][v], w[v], a);
    }
  }
  const size_t width = weights.out - first < kRows ? weights.out - first : kRows;
  float some[R * kRows];
  float* const whole = results.to + first;
  float* const to = width == kRows ? whole : some;
  const size_t stride = width == kRows ? results.stride : kRows;
  const float *scales = weights.scale + first, *row_bias = results.bias + first;
  float* row_to = to;
#pragma GCC unroll 6
  for (size_t r = 0; r < R; ++r, row_to += stride, row_bias += results.bias_step) {
    // Else the addresses of all rows are computed before the first result, and there are too many.
    __asm__("" : "+r"(row_to), "+r"(row_bias));
#pragma GCC unroll 4
    for (size_t v = 0; v < kVectors; ++v) {
      const size_t o = v * kPartLanes;
      FloatPart scale, bias;
      __builtin_memcpy(&scale, scales + o, sizeof scale);
      __builtin_memcpy(&bias, row_bias + o, sizeof bias);
      const FloatPart y = (__builtin_convertvector(sum[r][v], FloatPart) * row_scale[r]) * scale + bias;
      __builtin_memcpy(row_to + o, &y, sizeof y);
    }
  }
  if (weights.gelu) {  // still in the first-level cache
    for (size_t r = 0; r < R; ++r) gelu(to + r * stride, kRows);
  }
  if (to != some) return;
  for (size_t r = 0; r < R; ++r) {
    __builtin_memcpy(whole + r * results.stride, some + r * kRows, width * sizeof(float));
  }
}

template <class Set>
using Tile = void (*)(const Int8Matrix&, size_t, const typename Set::Element*, const float*, const int32_t*,
                      Ahead, const Results&);
template <class Set>
constexpr Tile<Set> kTiles[kTileRows + 1] = {nullptr,
                                             multiply_tile<Set, 1>,
                                             multiply_tile<Set, 2>,
                                             multiply_tile<Set, 3>,
                                             multiply_tile<Set, 4>,
                                             multiply_tile<Set, 5>,
                                             multiply_tile<Set, 6>};

// Rows that stay in the second-level cache while all panels pass.
constexpr size_t kBlock = 96;

template <class Set>
void multiply_block_of_rows(const Int8Matrix& weights, const typename Set::Element* rows,
                            const float* row_scale, size_t count, const Results& results) {
  const size_t depth = padded_depth(weights.in);
  int32_t start[kBlock];
  if constexpr (Set::kUnsigned) {
    for (size_t r = 0; r < count; ++r) start[r] = -128 * sum_of_row<Set>(rows + r * depth, depth);
  }
  // While a panel is multiplied, each of its tiles fetches its part of the next one. A line a step is the
  // most that is worth it: where the tiles are too few for that, more would only be in the way.
  const size_t tiles = (count + kTileRows - 1) / kTileRows, share = (kRows + tiles - 1) / tiles;
  const size_t rate = share * Set::kStep <= 64 ? share : 0;
  for (size_t first = 0; first < weights.out; first += kRows) {
    Ahead ahead{weights.packed + (first + kRows < weights.out ? (first + kRows) * depth : 0), rate};
    for (size_t r = 0; r < count; r += kTileRows, ahead.bytes += rate * depth) {
      const size_t left = count - r < kTileRows ? count - r : kTileRows;
      kTiles<Set>[left](weights, first, rows + r * depth, row_scale + r, start + r, ahead, results.from(r));
    }
  }
}

// The same values as the instruction wants them; in `space` where those are wider.
template <class Element, class Row>
const Element* as_elements(const Row* rows, size_t n, Element* space) {
  if constexpr (sizeof(Element) == sizeof(Row)) {
    return rows;
  } else {
    for (size_t i = 0; i < n; ++i) space[i] = rows[i];
    return space;
  }
}

template <class Set, class Row>
void multiply_rows_of(const Int8Matrix& weights, const Row* rows, const float* row_scale, size_t count,
                      const Results& results) {
  using Element = typename Set::Element;
  constexpr bool kWiden = sizeof(Element) > sizeof(Row);
  constexpr size_t kSpace = kWiden ? 12 * kMaxDepth : 1;  // 192 KB on the stack
  Element space[kSpace];
  const size_t depth = padded_depth(weights.in);
  const size_t fit = kSpace / depth / kTileRows * kTileRows;
  const size_t most = kWiden && fit < kBlock ? fit : kBlock;
  for (size_t begin = 0; begin < count; begin += most) {
    const size_t block = count - begin < most ? count - begin : most;
    multiply_block_of_rows<Set>(weights, as_elements(rows + begin * depth, block * depth, space),
                                row_scale + begin, block, results.from(begin));
  }
}

void multiply(const Int8Matrix& weights, const int8_t* rows, const float* row_scale, size_t count,
              float* result, size_t stride) {
  multiply_rows_of<Bytes>(weights, rows, row_scale, count, {result, stride, weights.bias, weights.bias_step});
}

void multiply_words(const Int8Matrix& weights, const int16_t* rows, const float* row_scale, size_t count,
                    float* result, size_t stride) {
  multiply_rows_of<Words>(weights, rows, row_scale, count, {result, stride, weights.bias, weights.bias_step});
}

}  // namespace
}  // namespace parley::neural

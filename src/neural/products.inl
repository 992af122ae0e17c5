// SPDX-License-Identifier: Apache-2.0
// The int8 product of the sets that have vector instructions for it. Included after kernels.inl by sources that
// say, in parley::neural and an unnamed namespace:
//   Element       what activations are multiplied as: int8_t, or the wider int16_t
//   kStep         elements of a row that make 32 bits and are multiplied together
//   kUnsigned     whether the instruction wants weights from 0 to 255
//   kWide         a panel is this many times 16 output rows, so that the sums of a tile fill the registers
//   load_weights  kPartLanes * kStep bytes of a panel
//   add_products  sum + weights * steps, in each 32-bit lane
//
// Where the instruction multiplies unsigned by signed bytes, the weights are made unsigned by adding 128, once:
//   sum a * w = sum a * (w + 128) - 128 * sum a
// and the last term is one number a row of activations.
//
// A panel: for each kStep k, the bytes of output row 0, then those of row 1, ...

namespace parley::neural {
namespace {

constexpr size_t kRows = kWide * kLanes;
constexpr size_t kTileRows = 6;
static_assert(kPanel % kRows == 0);

void pack(const int8_t* weights, size_t out, size_t in, int8_t* packed) {
  const size_t depth = padded_depth(in);
  for (size_t row = 0; row < panels(out, kRows) * kRows; ++row) {
    int8_t* to = packed + row / kRows * kRows * depth + row % kRows * kStep;
    for (size_t k = 0; k < depth; k += kStep) {
      int32_t step = 0;
      if (row < out && k + kStep <= in) {
        __builtin_memcpy(&step, weights + row * in + k, kStep);
      } else if (row < out && k < in) {
        __builtin_memcpy(&step, weights + row * in + k, in - k);
      }
      if (kUnsigned) step ^= static_cast<int32_t>(0x80808080u);
      __builtin_memcpy(to + k * kRows, &step, kStep);
    }
  }
}

int32_t sum_of_row(const Element* row, size_t depth) {
  int32_t sum = 0;
  for (size_t k = 0; k < depth; ++k) sum += row[k];
  return sum;
}

// R rows against one panel. The sums stay in registers only where all loops over them can be unrolled, so none
// may end early.
template <size_t R>
void multiply_tile(const Int8Matrix& weights, size_t first, const Element* rows, const float* row_scale,
                   const int32_t* row_sum, float* result) {
  constexpr size_t kVectors = kWide * kParts;
  const size_t depth = padded_depth(weights.in);
  const int8_t* panel = weights.packed + first * depth;
  IntPart sum[R][kVectors] = {};
  for (size_t k = 0; k < depth; k += kStep) {
    IntPart w[kVectors];
    for (size_t v = 0; v < kVectors; ++v) w[v] = load_weights(panel + k * kRows + v * kPartLanes * kStep);
    for (size_t r = 0; r < R; ++r) {
      int32_t step;
      __builtin_memcpy(&step, rows + r * depth + k, sizeof step);
      const IntPart a = step - IntPart{};
      for (size_t v = 0; v < kVectors; ++v) sum[r][v] = add_products(sum[r][v], w[v], a);
    }
  }
  float some[kRows];
  const size_t width = weights.out - first < kRows ? weights.out - first : kRows;
  for (size_t r = 0; r < R; ++r) {
    float* to = width == kRows ? result + r * weights.out + first : some;
    for (size_t v = 0; v < kVectors; ++v) {
      const size_t o = v * kPartLanes;
      FloatPart scale, bias;
      __builtin_memcpy(&scale, weights.scale + first + o, sizeof scale);
      __builtin_memcpy(&bias, weights.bias + first + o, sizeof bias);
      const FloatPart exact =
          __builtin_convertvector(kUnsigned ? sum[r][v] - 128 * row_sum[r] : sum[r][v], FloatPart);
      const FloatPart y = (exact * row_scale[r]) * scale + bias;
      __builtin_memcpy(to + o, &y, sizeof y);
    }
    if (to == some) __builtin_memcpy(result + r * weights.out + first, some, width * sizeof(float));
    if (weights.gelu) gelu(result + r * weights.out + first, width);  // still in the first-level cache
  }
}

using Tile = void (*)(const Int8Matrix&, size_t, const Element*, const float*, const int32_t*, float*);
constexpr Tile kTiles[kTileRows + 1] = {nullptr,          multiply_tile<1>, multiply_tile<2>,
                                        multiply_tile<3>, multiply_tile<4>, multiply_tile<5>,
                                        multiply_tile<6>};

// Rows that stay in the second-level cache while all panels pass.
constexpr size_t kBlock = 96;

void multiply_block_of_rows(const Int8Matrix& weights, const Element* rows, const float* row_scale,
                            size_t count, float* result) {
  const size_t depth = padded_depth(weights.in);
  int32_t row_sum[kBlock];
  if (kUnsigned) {
    for (size_t r = 0; r < count; ++r) row_sum[r] = sum_of_row(rows + r * depth, depth);
  }
  for (size_t first = 0; first < weights.out; first += kRows) {
    for (size_t r = 0; r < count; r += kTileRows) {
      const size_t left = count - r < kTileRows ? count - r : kTileRows;
      kTiles[left](weights, first, rows + r * depth, row_scale + r, row_sum + r, result + r * weights.out);
    }
  }
}

// The same values as the instruction wants them; in `space` where those are wider.
template <class E>
const E* as_elements(const int8_t* rows, size_t n, E* space) {
  if constexpr (sizeof(E) == sizeof(int8_t)) {
    return rows;
  } else {
    for (size_t i = 0; i < n; ++i) space[i] = rows[i];
    return space;
  }
}

void multiply(const Int8Matrix& weights, const int8_t* rows, const float* row_scale, size_t count,
              float* result) {
  constexpr bool kWiden = sizeof(Element) > sizeof(int8_t);
  constexpr size_t kSpace = kWiden ? 12 * kMaxDepth : 1;  // 192 KB on the stack
  Element space[kSpace];
  const size_t depth = padded_depth(weights.in);
  const size_t fit = kSpace / depth / kTileRows * kTileRows;
  const size_t most = kWiden && fit < kBlock ? fit : kBlock;
  for (size_t begin = 0; begin < count; begin += most) {
    const size_t block = count - begin < most ? count - begin : most;
    multiply_block_of_rows(weights, as_elements(rows + begin * depth, block * depth, space), row_scale + begin,
                           block, result + begin * weights.out);
  }
}

}  // namespace
}  // namespace parley::neural

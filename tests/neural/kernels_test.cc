// SPDX-License-Identifier: Apache-2.0
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "neural/isa.h"
#include "neural/ops.h"
#include "neural/tiny_model.h"

namespace parley::neural {
namespace {

struct Available {
  std::string name;
  const Kernels* kernels;
};

std::vector<Available> available() {
  std::vector<Available> sets;
  for (const Isa isa : kIsas) {
    if (const Kernels* kernels = kernels_for(isa)) sets.push_back({std::string(name_of(isa)), kernels});
  }
  return sets;
}

bool same_bytes(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

// Int8 product by the kernels; `rows` without padding.
std::vector<float> multiply(const Kernels& kernels, const std::vector<std::int8_t>& weights, std::size_t out,
                            std::size_t in, const std::vector<std::int8_t>& rows,
                            const std::vector<float>& row_scale, const std::vector<float>& scale,
                            const std::vector<float>& bias, bool gelu = false) {
  const std::size_t count = rows.size() / in, depth = padded_depth(in);
  std::vector<std::int8_t> padded(count * depth), packed(panels(out, kPanel) * kPanel * depth);
  for (std::size_t r = 0; r < count; ++r) std::copy_n(rows.begin() + r * in, in, padded.begin() + r * depth);
  kernels.pack(weights.data(), in, out, in, packed.data());
  std::vector<float> scales(scale), biases(bias);
  scales.resize(panels(out, kPanel) * kPanel);
  biases.resize(panels(out, kPanel) * kPanel);
  std::vector<float> result(count * out + 1, 12345.0f);
  kernels.multiply({packed.data(), scales.data(), biases.data(), out, in, gelu}, padded.data(),
                   row_scale.data(), count, result.data(), out);
  CHECK(result.back() == 12345.0f);  // nothing written behind the end
  result.pop_back();
  return result;
}

std::vector<float> plain_product(const std::vector<std::int8_t>& weights, std::size_t out, std::size_t in,
                                 const std::vector<std::int8_t>& rows, const std::vector<float>& row_scale,
                                 const std::vector<float>& scale, const std::vector<float>& bias) {
  std::vector<float> result;
  for (std::size_t r = 0; r < rows.size() / in; ++r) {
    for (std::size_t o = 0; o < out; ++o) {
      int sum = 0;
      for (std::size_t k = 0; k < in; ++k) sum += rows[r * in + k] * weights[o * in + k];
      result.push_back(static_cast<float>(sum) * row_scale[r] * scale[o] + bias[o]);
    }
  }
  return result;
}

TEST_CASE("int8 products are those of the plain loop, bit by bit, whatever the sizes") {
  tiny::Random random(1);
  const std::size_t sizes[][3] = {{1, 1, 1},    {2, 3, 5},      {7, 64, 64},   {6, 65, 63},   {13, 17, 130},
                                  {97, 70, 68}, {100, 48, 192}, {5, 384, 384}, {33, 96, 3072}};
  for (const auto& [count, out, in] : sizes) {
    const auto weights = random.bytes(out * in, -128, 127), rows = random.bytes(count * in, -128, 127);
    const auto row_scale = random.reals(count, 0.0f, 0.1f), scale = random.reals(out, 0.0f, 0.1f),
               bias = random.reals(out, -1.0f, 1.0f);
    const auto expected = plain_product(weights, out, in, rows, row_scale, scale, bias);
    for (const auto& [name, kernels] : available()) {
      CAPTURE(name);
      CAPTURE(out);
      CAPTURE(in);
      CHECK(same_bytes(multiply(*kernels, weights, out, in, rows, row_scale, scale, bias), expected));
    }
  }
}

TEST_CASE("the GELU of a product is that of its results, bit by bit, whatever the sizes") {
  tiny::Random random(6);
  const std::size_t sizes[][3] = {{1, 1, 1}, {7, 70, 64}, {13, 64, 130}, {100, 17, 68}};
  for (const auto& [count, out, in] : sizes) {
    const auto weights = random.bytes(out * in, -128, 127), rows = random.bytes(count * in, -128, 127);
    const auto row_scale = random.reals(count, 0.0f, 0.01f), scale = random.reals(out, 0.0f, 0.01f),
               bias = random.reals(out, -1.0f, 1.0f);
    for (const auto& [name, kernels] : available()) {
      CAPTURE(name);
      CAPTURE(out);
      auto expected = multiply(*kernels, weights, out, in, rows, row_scale, scale, bias);
      kernels->gelu(expected.data(), expected.size());
      CHECK(same_bytes(multiply(*kernels, weights, out, in, rows, row_scale, scale, bias, true), expected));
    }
  }
}

TEST_CASE("products of 16 bits, with biases of each row, are those of the plain loop, bit by bit") {
  tiny::Random random(8);
  const std::size_t sizes[][3] = {{1, 1, 1}, {2, 3, 5}, {7, 64, 64}, {13, 70, 130}, {97, 16, 440}};
  for (const auto& [count, out, in] : sizes) {
    const std::size_t depth = padded_depth(in), rows = panels(out, kPanel) * kPanel, stride = out + 3;
    const auto columns = random.bytes(in * stride, -128, 127);
    const auto row_scale = random.reals(count, 0.0f, 0.1f), scale = random.reals(rows, 0.0f, 0.1f),
               bias = random.reals(rows + count, -1.0f, 1.0f);  // each row's begin one before the last row's
    std::vector<std::int16_t> x(count * depth);
    for (std::size_t r = 0; r < count; ++r) {
      for (std::size_t k = 0; k < in; ++k) {
        x[r * depth + k] = static_cast<std::int16_t>(random.integer(0, static_cast<int>(kWeightSteps)));
      }
    }
    std::vector<float> expected(count * stride, 12345.0f);
    for (std::size_t r = 0; r < count; ++r) {
      for (std::size_t o = 0; o < out; ++o) {
        int sum = 0;
        for (std::size_t k = 0; k < in; ++k) sum += x[r * depth + k] * columns[k * stride + o];
        expected[r * stride + o] = static_cast<float>(sum) * row_scale[r] * scale[o] + bias[count - r + o];
      }
    }
    for (const auto& [name, kernels] : available()) {
      CAPTURE(name);
      CAPTURE(out);
      CAPTURE(in);
      std::vector<std::int8_t> packed(rows * depth);
      std::vector<float> result(count * stride, 12345.0f);
      kernels->pack_columns(columns.data(), stride, in, out, packed.data());
      kernels->multiply_words({packed.data(), scale.data(), bias.data() + count, out, in, false, -1},
                              x.data(), row_scale.data(), count, result.data(), stride);
      CHECK(same_bytes(result, expected));
    }
  }
}

TEST_CASE("the weights of attention are those of softmax before its division, in steps") {
  tiny::Random random(9);
  for (const std::size_t n : {1u, 16u, 37u, 64u, 440u}) {
    CAPTURE(n);
    const std::size_t depth = padded_depth(n);
    auto scores = random.reals(depth, -12, 12), share = random.reals(depth, 0, kWeightSteps);
    std::fill(share.begin() + n, share.end(), 0.0f);
    const double largest = *std::max_element(scores.begin(), scores.begin() + n);
    double sum = 0;
    for (std::size_t j = 0; j < n; ++j) sum += std::exp2(scores[j] - largest);
    std::vector<std::int16_t> first;
    float first_sum = 0;
    for (const auto& [name, kernels] : available()) {
      CAPTURE(name);
      auto lost = scores;
      std::vector<std::int16_t> weights(depth, 99);
      const float found = kernels->weigh(lost.data(), share.data(), n, weights.data());
      CHECK(std::abs(found - sum) < 1e-6 * sum);
      for (std::size_t j = 0; j < depth; ++j) {
        const double exact = j < n ? std::exp2(scores[j] - largest) * static_cast<double>(share[j]) : 0;
        CHECK(std::abs(weights[j] - exact) < 0.501);
      }
      if (first.empty()) {
        first = weights;
        first_sum = found;
      }
      CHECK(first == weights);
      CHECK(first_sum == found);
    }
  }
}

// tests/instructions counts what this takes.
TEST_CASE("a product of a layer's size") {
  const std::size_t count = 96, out = 768, in = 768;
  const std::vector<std::int8_t> rows(count * in, 3), weights(out * in, 5);
  const std::vector<float> one_each(count, 1.0f), scale(out, 1.0f), bias(out, 0.0f);
  const std::vector<float> expected(count * out, 15.0f * in);
  CHECK(multiply(chosen_kernels(), weights, out, in, rows, one_each, scale, bias) == expected);
}

TEST_CASE("int8 products do not saturate at the ends of the range") {
  const std::size_t count = 7, out = 66, in = 3072;
  for (const int a : {-128, 127}) {
    for (const int w : {-128, 127}) {
      const std::vector<std::int8_t> rows(count * in, static_cast<std::int8_t>(a)),
          weights(out * in, static_cast<std::int8_t>(w));
      const std::vector<float> one_each(count, 1.0f), scale(out, 1.0f), bias(out, 0.0f);
      const std::vector<float> expected(count * out, static_cast<float>(a * w * static_cast<int>(in)));
      for (const auto& [name, kernels] : available()) {
        CAPTURE(name);
        CHECK(same_bytes(multiply(*kernels, weights, out, in, rows, one_each, scale, bias), expected));
      }
    }
  }
}

TEST_CASE("rows are quantised to the nearest, ties to even, and padded with zeros") {
  // The largest value is 127 steps of one half.
  std::vector<float> x{63.5f, 0.25f, 0.75f, -0.25f, -0.75f, 1.0f, 0.0f};
  const std::vector<float> ones(x.size(), 1.0f);
  for (const auto& [name, kernels] : available()) {
    CAPTURE(name);
    for (const float* smooth : {ones.data(), static_cast<const float*>(nullptr)}) {
      std::vector<std::int8_t> rows(64, 99);
      float scale = 0;
      kernels->quantise(x.data(), smooth, 1, x.size(), rows.data(), &scale);
      CHECK(scale == 0.5f);
      const std::vector<std::int8_t> expected{127, 0, 2, 0, -2, 2, 0};
      CHECK(std::equal(expected.begin(), expected.end(), rows.begin()));
      CHECK(std::all_of(rows.begin() + 7, rows.end(), [](std::int8_t value) { return value == 0; }));
    }
  }
}

TEST_CASE("a row of zeros is quantised to zeros") {
  const std::vector<float> x(70, 0.0f), smooth(70, 1.0f);
  for (const auto& [name, kernels] : available()) {
    std::vector<std::int8_t> rows(128, 99);
    float scale = 1;
    kernels->quantise(x.data(), smooth.data(), 1, x.size(), rows.data(), &scale);
    CHECK(scale == 0.0f);
    CHECK(std::all_of(rows.begin(), rows.end(), [](std::int8_t value) { return value == 0; }));
  }
}

TEST_CASE("float functions are right and the same on every instruction set") {
  struct Function {
    const char* name;
    void (*Kernels::*apply)(float*, std::size_t);
    double (*exact)(double);
    float low, high;
    double absolute, relative;
  };
  const Function functions[] = {
      {"gelu", &Kernels::gelu, [](double x) { return x * 0.5 * std::erfc(-x / std::sqrt(2.0)); }, -9, 9, 1e-4,
       0},
      {"exp", &Kernels::exp, [](double x) { return std::exp(x); }, -86, 87, 0, 3e-7},
      {"log", &Kernels::log, [](double x) { return std::log(x); }, 1e-6f, 20, 3e-7, 3e-7},
      {"sigmoid", &Kernels::sigmoid, [](double x) { return 1 / (1 + std::exp(-x)); }, -40, 40, 2e-7, 0},
      {"tanh", &Kernels::tanh, [](double x) { return std::tanh(x); }, -12, 12, 3e-7, 0},
  };
  tiny::Random random(2);
  for (const Function& f : functions) {
    CAPTURE(f.name);
    const std::vector<float> x = random.reals(4099, f.low, f.high);
    std::vector<float> first;
    for (const auto& [name, kernels] : available()) {
      CAPTURE(name);
      std::vector<float> y = x;
      (kernels->*f.apply)(y.data(), y.size());
      double worst = 0;
      for (std::size_t i = 0; i < x.size(); ++i) {
        const double exact = f.exact(x[i]);
        worst = std::max(worst, std::abs(y[i] - exact) - f.absolute - f.relative * std::abs(exact));
      }
      CHECK(worst <= 0);
      if (first.empty()) first = y;
      CHECK(same_bytes(first, y));
    }
  }
}

TEST_CASE("softmax, layer_norm and dot are right and the same on every instruction set") {
  tiny::Random random(3);
  for (const std::size_t n : {1u, 5u, 16u, 37u, 64u, 300u}) {
    CAPTURE(n);
    const auto x = random.reals(n, -20, 20), gamma = random.reals(n, 0.5f, 2), beta = random.reals(n, -1, 1);
    double sum = 0, mean = 0, variance = 0, product = 0, size = 0;
    const float top = *std::max_element(x.begin(), x.end());
    for (std::size_t i = 0; i < n; ++i) {
      sum += std::exp(static_cast<double>(x[i] - top));
      mean += x[i] / static_cast<double>(n);
      product += static_cast<double>(x[i]) * gamma[i];
      size += std::abs(static_cast<double>(x[i]) * gamma[i]);
    }
    for (const float value : x) variance += (value - mean) * (value - mean) / static_cast<double>(n);
    std::vector<std::vector<float>> results;
    for (const auto& [name, kernels] : available()) {
      CAPTURE(name);
      std::vector<float> soft = x, normed = x;
      kernels->softmax(soft.data(), n);
      kernels->layer_norm(normed.data(), nullptr, gamma.data(), beta.data(), 1e-5f, 1, n);
      const float dot_product = kernels->dot(x.data(), gamma.data(), n);
      for (std::size_t i = 0; i < n; ++i) {
        CHECK(std::abs(soft[i] - std::exp(static_cast<double>(x[i] - top)) / sum) < 1e-6);
        CHECK(std::abs(normed[i] - ((x[i] - mean) / std::sqrt(variance + 1e-5) * gamma[i] + beta[i])) < 2e-5);
      }
      CHECK(std::abs(dot_product - product) <= 1e-6 * size);
      soft.insert(soft.end(), normed.begin(), normed.end());
      soft.push_back(dot_product);
      results.push_back(soft);
      CHECK(same_bytes(results.front(), results.back()));
    }
  }
}

TEST_CASE("a dense layer is the plain sum, each step rounded once, and the same on every instruction set") {
  tiny::Random random(4);
  const std::size_t sizes[][3] = {{1, 1, 1}, {3, 2, 7}, {50, 33, 48}, {13, 64, 100}};
  for (const auto& [count, out, in] : sizes) {
    const auto weights = random.reals(out * in, -1, 1), bias = random.reals(out, -1, 1),
               x = random.reals(count * in, -1, 1);
    std::vector<float> expected;
    for (std::size_t r = 0; r < count; ++r) {
      for (std::size_t o = 0; o < out; ++o) {
        float sum = 0;
        for (std::size_t k = 0; k < in; ++k) sum = std::fma(x[r * in + k], weights[o * in + k], sum);
        expected.push_back(sum + bias[o]);
      }
    }
    CHECK(same_bytes(Dense(weights, bias, out).apply(x), expected));
    for (const auto& [name, kernels] : available()) {
      CAPTURE(name);
      std::vector<float> packed(panels(out, kFloatPanel) * kFloatPanel * in), result(count * out);
      kernels->pack_dense(weights.data(), out, in, packed.data());
      kernels->dense(packed.data(), bias.data(), out, in, x.data(), count, result.data());
      CHECK(same_bytes(result, expected));
    }
  }
}

}  // namespace
}  // namespace parley::neural

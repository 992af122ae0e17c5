// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "neural/buffer.h"

namespace parley::neural {

// Float arithmetic of the heads: the same bytes from the same input on every processor and by every compiler.
// All functions are thread-safe.

// A layer y = W x + b, packed for this processor when made. Immutable.
class Dense {
 public:
  // `weights`: [out][in], row-major; `bias`: [out], or empty for none. Both are copied.
  Dense(std::span<const float> weights, std::span<const float> bias, std::size_t out);

  [[nodiscard]] std::size_t in() const { return in_; }
  [[nodiscard]] std::size_t out() const { return out_; }

  // x: [rows][in]; result: [rows][out].
  void apply(std::span<const float> x, std::span<float> result) const;
  [[nodiscard]] std::vector<float> apply(std::span<const float> x) const;

 private:
  std::size_t out_, in_;
  Buffer<float> packed_;
  std::vector<float> bias_;
};

[[nodiscard]] float dot(std::span<const float> a, std::span<const float> b);  // of the same length

// x: [rows][gamma.size()], each row normalised in place.
void layer_norm(std::span<float> x, std::span<const float> gamma, std::span<const float> beta, float eps);

// In place. gelu is x * Phi(x) within 1e-4; exp takes x into [-87, 88], log counts x <= 0 as the smallest
// normal float.
void softmax(std::span<float> x);  // of the whole span
void gelu(std::span<float> x);
void relu(std::span<float> x);
void exp(std::span<float> x);
void log(std::span<float> x);
void sigmoid(std::span<float> x);
void tanh(std::span<float> x);

[[nodiscard]] float exp(float x);
[[nodiscard]] float log(float x);
[[nodiscard]] float sigmoid(float x);
[[nodiscard]] float tanh(float x);

}  // namespace parley::neural

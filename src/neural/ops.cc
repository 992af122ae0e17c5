// SPDX-License-Identifier: Apache-2.0
#include "neural/ops.h"

#include "neural/isa.h"

namespace parley::neural {

Dense::Dense(std::span<const float> weights, std::span<const float> bias, std::size_t out)
    : out_(out), in_(out > 0 ? weights.size() / out : 0), bias_(bias.begin(), bias.end()) {
  bias_.resize(out);
  chosen_kernels().pack_dense(weights.data(), out_, in_,
                              packed_.reserve(panels(out_, kFloatPanel) * kFloatPanel * in_));
}

void Dense::apply(std::span<const float> x, std::span<float> result) const {
  if (in_ == 0) return;
  chosen_kernels().dense(packed_.data(), bias_.data(), out_, in_, x.data(), x.size() / in_, result.data());
}

std::vector<float> Dense::apply(std::span<const float> x) const {
  std::vector<float> result(in_ > 0 ? x.size() / in_ * out_ : 0);
  apply(x, result);
  return result;
}

float dot(std::span<const float> a, std::span<const float> b) {
  return chosen_kernels().dot(a.data(), b.data(), a.size());
}

void layer_norm(std::span<float> x, std::span<const float> gamma, std::span<const float> beta, float eps) {
  if (gamma.empty()) return;
  chosen_kernels().layer_norm(x.data(), nullptr, gamma.data(), beta.data(), eps, x.size() / gamma.size(),
                              gamma.size());
}

void relu(std::span<float> x) {
  for (float& value : x) value = value > 0.0f ? value : 0.0f;
}

void softmax(std::span<float> x) { chosen_kernels().softmax(x.data(), x.size()); }
void gelu(std::span<float> x) { chosen_kernels().gelu(x.data(), x.size()); }
void exp(std::span<float> x) { chosen_kernels().exp(x.data(), x.size()); }
void log(std::span<float> x) { chosen_kernels().log(x.data(), x.size()); }
void sigmoid(std::span<float> x) { chosen_kernels().sigmoid(x.data(), x.size()); }
void tanh(std::span<float> x) { chosen_kernels().tanh(x.data(), x.size()); }

float exp(float x) {
  exp(std::span(&x, 1));
  return x;
}
float log(float x) {
  log(std::span(&x, 1));
  return x;
}
float sigmoid(float x) {
  sigmoid(std::span(&x, 1));
  return x;
}
float tanh(float x) {
  tanh(std::span(&x, 1));
  return x;
}

}  // namespace parley::neural

// SPDX-License-Identifier: Apache-2.0
#include "neural/relative.h"

#include <algorithm>

namespace parley::neural {
namespace {

double power(double base, std::size_t exponent) {
  double result = 1;
  for (; exponent > 0; --exponent) result *= base;
  return result;
}

}  // namespace

std::size_t relative_bucket(std::ptrdiff_t distance, std::size_t buckets, std::size_t max_distance) {
  const std::size_t half = buckets / 2, exact = half / 2, steps = half - exact;
  const std::size_t first = distance > 0 ? half : 0;
  const auto n = static_cast<std::size_t>(distance < 0 ? -distance : distance);
  if (n < exact) return first + n;
  // floor(log(n / exact) / log(max / exact) * steps), by multiplication: a logarithm that is off in its last
  // bit would put distances like 32 into the bucket below.
  const double reached = power(static_cast<double>(n) / static_cast<double>(exact), steps);
  const double ratio = static_cast<double>(max_distance) / static_cast<double>(exact);
  std::size_t step = 0;
  while (step + 1 < steps && reached >= power(ratio, step + 1)) ++step;
  return first + exact + step;
}

std::vector<float> relative_biases(std::span<const float> biases, std::size_t heads, std::size_t span,
                                   std::size_t buckets, std::size_t max_distance) {
  std::vector<float> result;
  result.reserve(heads * (2 * span - 1));
  const auto far = static_cast<std::ptrdiff_t>(span) - 1;
  for (std::size_t head = 0; head < heads; ++head) {
    for (std::ptrdiff_t distance = -far; distance <= far; ++distance) {
      result.push_back(biases[head * buckets + relative_bucket(distance, buckets, max_distance)]);
    }
  }
  return result;
}

}  // namespace parley::neural

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace parley::neural {

// The bucket of a distance, key position minus query position. Half of the buckets are for keys before the
// query (and itself), half for those after it; in each half small distances have their own, and the others
// share them logarithmically, `max_distance` and more the last. With 32 buckets and 128:
//   0 -> 0   -1 -> 1   -7 -> 7   -8..-11 -> 8   -12..-15 -> 9   -128 -> 15   1 -> 17   128 -> 31
[[nodiscard]] std::size_t relative_bucket(std::ptrdiff_t distance, std::size_t buckets,
                                          std::size_t max_distance);

// biases: [heads][buckets]. Result: for each head, the biases of distances -(span-1) .. span-1.
[[nodiscard]] std::vector<float> relative_biases(std::span<const float> biases, std::size_t heads,
                                                 std::size_t span, std::size_t buckets,
                                                 std::size_t max_distance);

}  // namespace parley::neural

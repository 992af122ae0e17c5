// SPDX-License-Identifier: Apache-2.0
#include "neural/encoder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <thread>

#include "neural/relative.h"
#include "neural/tiny_model.h"

namespace parley::neural {
namespace {

std::filesystem::path folder_of(const std::string& name) {
  return std::filesystem::temp_directory_path() / ("parley-test-neural-" + name);
}

std::vector<Window> some_windows() {
  tiny::Random random(5);
  std::vector<Window> windows;
  for (const int size : {1, 5, 38, 12, 0, 30, 38, 38, 38, 38, 38, 38, 38, 38, 38, 38, 38, 38, 38, 7}) {
    Window& window = windows.emplace_back();
    for (int i = 0; i < size; ++i) {
      window.pieces.push_back(random.integer(4, tiny::kVocab - 1));
      window.cases.push_back(static_cast<std::uint8_t>(random.integer(0, 3)));
    }
  }
  return windows;
}

double relative_error(std::span<const float> found, std::span<const double> expected) {
  double difference = 0, size = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    difference += (found[i] - expected[i]) * (found[i] - expected[i]);
    size += expected[i] * expected[i];
  }
  return std::sqrt(difference / size);
}

// The error of each window that has pieces, smallest first.
std::vector<double> window_errors(std::span<const Window> windows, std::span<const float> found,
                                  std::span<const double> expected) {
  std::vector<double> errors;
  for (const Window& window : windows) {
    const std::size_t n = window.pieces.size() * tiny::kWidth;
    if (n > 0) errors.push_back(relative_error(found.first(n), expected.first(n)));
    found = found.subspan(n);
    expected = expected.subspan(n);
  }
  std::sort(errors.begin(), errors.end());
  return errors;
}

TEST_CASE("the encoder computes what its definition says, on every instruction set the same bytes") {
  for (const bool relative : {true, false}) {
    CAPTURE(relative);
    const tiny::Model model = tiny::random_model(relative);
    tiny::write(model, folder_of("encoder"));
    const auto weights = Weights::open(folder_of("encoder"));
    REQUIRE(weights.has_value());
    const std::vector<Window> windows = some_windows();
    std::vector<double> rounded, exact;
    for (const Window& window : windows) {
      const auto with = tiny::encode(model, window.pieces, window.cases, true);
      const auto without = tiny::encode(model, window.pieces, window.cases, false);
      rounded.insert(rounded.end(), with.begin(), with.end());
      exact.insert(exact.end(), without.begin(), without.end());
    }
    std::vector<float> first;
    for (const Isa isa : kIsas) {
      const Kernels* kernels = kernels_for(isa);
      if (kernels == nullptr) continue;
      CAPTURE(std::string(name_of(isa)));
      const auto encoder = Encoder::load(*weights, *kernels);
      REQUIRE(encoder.has_value());
      const std::vector<float> found = encoder->encode(windows);
      REQUIRE(found.size() == exact.size());
      // A value next to a tie is rounded the other way now and then, which its whole window feels; the other
      // windows are equal but for the precision of a float.
      const std::vector<double> errors = window_errors(windows, found, rounded);
      CHECK(errors[errors.size() / 2] < 1e-6);
      CHECK(errors.back() < 2e-2);
      CHECK(relative_error(found, exact) < 5e-2);
      if (first.empty()) first = found;
      CHECK(std::memcmp(first.data(), found.data(), found.size() * sizeof(float)) == 0);
    }
  }
}

TEST_CASE("a window's vectors do not depend on the windows beside it, nor on the thread") {
  tiny::write(tiny::random_model(true), folder_of("alone"));
  const auto weights = Weights::open(folder_of("alone"));
  REQUIRE(weights.has_value());
  const auto encoder = Encoder::load(*weights);
  REQUIRE(encoder.has_value());
  const std::vector<Window> windows = some_windows();
  const std::vector<float> together = encoder->encode(windows);
  std::vector<float> alone;
  std::thread([&] {
    for (const Window& window : windows) {
      const auto one = encoder->encode(std::span(&window, 1));
      alone.insert(alone.end(), one.begin(), one.end());
    }
  }).join();
  CHECK(together == alone);
}

TEST_CASE("a window that is too long is read as several") {
  tiny::write(tiny::random_model(true), folder_of("long"));
  const auto weights = Weights::open(folder_of("long"));
  REQUIRE(weights.has_value());
  const auto encoder = Encoder::load(*weights);
  REQUIRE(encoder.has_value());
  REQUIRE(encoder->max_pieces() == tiny::kPositions - 2);
  Window both;
  std::vector<Window> parts(2);
  for (std::size_t i = 0; i < encoder->max_pieces() + 5; ++i) {
    const auto piece = static_cast<std::int32_t>(4 + i);
    both.pieces.push_back(piece);
    parts[i < encoder->max_pieces() ? 0 : 1].pieces.push_back(piece);
  }
  CHECK(encoder->encode(std::span(&both, 1)) == encoder->encode(parts));
}

TEST_CASE("pieces outside the vocabulary count as unknown, odd cases as none") {
  tiny::write(tiny::random_model(true), folder_of("unknown"));
  const auto weights = Weights::open(folder_of("unknown"));
  REQUIRE(weights.has_value());
  const auto encoder = Encoder::load(*weights);
  REQUIRE(encoder.has_value());
  const Window odd{{-1, 1000, 7}, {9, 0, 0}}, known{{2, 2, 7}, {0, 0, 0}}, cased{{2, 2, 7}, {1, 0, 0}};
  CHECK(encoder->encode(std::span(&odd, 1)) == encoder->encode(std::span(&known, 1)));
  CHECK(encoder->encode(std::span(&cased, 1)) != encoder->encode(std::span(&known, 1)));
}

TEST_CASE("no windows give no vectors") {
  tiny::write(tiny::random_model(false), folder_of("none"));
  const auto weights = Weights::open(folder_of("none"));
  REQUIRE(weights.has_value());
  const auto encoder = Encoder::load(*weights);
  REQUIRE(encoder.has_value());
  CHECK(encoder->encode({}).empty());
}

TEST_CASE("distances fall into the buckets of T5 and MPNet") {
  const std::pair<int, std::size_t> known[] = {
      {0, 0},    {-1, 1},    {-7, 7},    {-8, 8}, {-11, 8}, {-12, 9}, {-16, 10}, {-31, 11}, {-32, 12},
      {-64, 14}, {-127, 15}, {-500, 15}, {1, 17}, {7, 23},  {8, 24},  {128, 31}, {500, 31}};
  for (const auto& [distance, bucket] : known) {
    CAPTURE(distance);
    CHECK(relative_bucket(distance, 32, 128) == bucket);
  }
}

}  // namespace
}  // namespace parley::neural

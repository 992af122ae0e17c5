// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

// A small encoder with random weights, written as a folder of weights, and the plain double-precision
// arithmetic that the engine is compared with.
namespace tiny {

inline constexpr std::size_t kLayers = 2, kWidth = 48, kHeads = 3, kInner = 80, kVocab = 50, kPositions = 40,
                             kBuckets = 32;

// Numbers from the generator alone: the distributions of the standard library differ between implementations.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  int integer(int low, int high) {  // both included
    return low + static_cast<int>(engine_() % static_cast<std::uint32_t>(high - low + 1));
  }
  float real(float low, float high) {
    return low + (high - low) * static_cast<float>(engine_() >> 8) / 16777216.0f;
  }
  std::vector<float> reals(std::size_t n, float low, float high) {
    std::vector<float> values(n);
    for (float& value : values) value = real(low, high);
    return values;
  }
  std::vector<std::int8_t> bytes(std::size_t n, int low, int high) {
    std::vector<std::int8_t> values(n);
    for (std::int8_t& value : values) value = static_cast<std::int8_t>(integer(low, high));
    return values;
  }

 private:
  std::mt19937 engine_;
};

struct Model {
  std::map<std::string, std::vector<float>> f32;
  std::map<std::string, std::vector<std::int8_t>> i8;
  bool relative = true;
};

Model random_model(bool relative);

// Writes the folder anew, in two pieces, and returns its manifest.
nlohmann::json write(const Model& model, const std::filesystem::path& folder);
void write_manifest(const nlohmann::json& manifest, const std::filesystem::path& folder);
std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& bytes);
std::string hash_of(const std::string& bytes);

// The vectors of one window's pieces, [pieces][kWidth]. With `quantise`, activations are rounded to 8 bits a
// token as the engine does; without, they are not.
std::vector<double> encode(const Model& model, const std::vector<std::int32_t>& pieces,
                           const std::vector<std::uint8_t>& cases, bool quantise);

}  // namespace tiny

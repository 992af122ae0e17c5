// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "parley/error.h"

namespace parley::neural {

// The sizes of an encoder and its special pieces, from the manifest.
struct ModelConfig {
  std::size_t layers = 0;
  std::size_t width = 0;
  std::size_t heads = 0;
  std::size_t inner = 0;
  std::size_t vocab_size = 0;
  std::size_t positions = 0;        // longest window, special pieces counted
  std::size_t position_offset = 0;  // rows the exporter has dropped before the first; for information
  float norm_eps = 0;
  std::size_t relative_buckets = 0;  // 0: no relative positions
  std::size_t relative_max_distance = 128;
  std::int32_t begin = 0, end = 0, unknown = 0, pad = 0;
};

// A tensor inside the mapped file: row-major values.
template <class T>
struct Tensor {
  std::span<const T> values;
  std::vector<std::size_t> shape;
};

// A folder of weights, models/<name>/:
//
//   model.json   {"format": "parley-model/1", "name", "version", "config": {...ModelConfig...},
//                 "vocab": {"file": "vocab.txt", "bytes": 231508, "xxh3_128": "<32 hex digits>"},
//                 "pieces": [{"file": "weights.00", "bytes": 47185920, "xxh3_128": "...", "sha256": "..."},
//                 ...], "tensors": {"layer.0.up": {"dtype": "i8" | "f32", "shape": [3072, 768], "piece": 0,
//                 "offset": 64}}, "heads": {...}}
//   vocab.txt    one piece a line
//   weights.NN   piece := "PARLEYWEIGHTS/1" NUL, then tensors at their offsets: little-endian, each offset a
//                multiple of 64, none across pieces
//
// Mapped and checked when opened: format, version, sizes, hashes, that every tensor lies inside its piece.
// Immutable; serves any number of threads. Spans point into the mapping: keep the Weights as long as they.
class Weights {
 public:
  // Errors: environment, saying which file is missing or damaged and how to mend it.
  [[nodiscard]] static Result<Weights> open(const std::filesystem::path& folder);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const ModelConfig& config() const { return config_; }
  [[nodiscard]] const nlohmann::json& manifest() const { return manifest_; }
  // The text of vocab.txt.
  [[nodiscard]] std::string_view vocab() const;

  // A tensor by name. Errors: environment (no such tensor, another element type).
  [[nodiscard]] Result<Tensor<float>> f32(std::string_view name) const;
  [[nodiscard]] Result<Tensor<std::int8_t>> i8(std::string_view name) const;
  // The values alone, of a tensor that must have this shape. Errors: likewise, and another shape.
  [[nodiscard]] Result<std::span<const float>> f32(std::string_view name,
                                                   const std::vector<std::size_t>& shape) const;
  [[nodiscard]] Result<std::span<const std::int8_t>> i8(std::string_view name,
                                                        const std::vector<std::size_t>& shape) const;

 private:
  struct Place {
    bool is_float = false;
    std::vector<std::size_t> shape;
    std::span<const std::byte> bytes;
  };

  Weights() = default;
  Result<void> read_manifest();
  Result<void> map_files();
  Result<void> place_tensors();
  [[nodiscard]] Result<const Place*> find(std::string_view name, bool is_float) const;
  [[nodiscard]] tl::unexpected<Error> damaged(std::string_view file, std::string_view what) const;

  std::filesystem::path folder_;
  nlohmann::json manifest_;
  ModelConfig config_;
  std::vector<MappedFile> files_;  // pieces in order, then the vocabulary
  std::map<std::string, Place, std::less<>> places_;
};

}  // namespace parley::neural

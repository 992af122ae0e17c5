// SPDX-License-Identifier: Apache-2.0
#include "neural/weights.h"

#include <xxhash.h>

#include <array>
#include <cstring>

namespace parley::neural {
namespace {

using nlohmann::json;

constexpr std::string_view kFormat = "parley-model/1";
constexpr std::string_view kMagic{"PARLEYWEIGHTS/1\0", 16};
constexpr std::size_t kMagicName = 14;  // "PARLEYWEIGHTS/", before the version
constexpr std::size_t kAlignment = 64;

std::string hash_of(std::span<const std::byte> bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  std::string hex;
  for (const unsigned char byte : canonical.digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string shape_text(const std::vector<std::size_t>& shape) {
  std::string text = "[";
  for (const std::size_t n : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(n);
  return text + "]";
}

ModelConfig config_of(const json& from) {
  ModelConfig config;
  config.layers = from.at("layers");
  config.width = from.at("width");
  config.heads = from.at("heads");
  config.inner = from.at("inner");
  config.vocab_size = from.at("vocab_size");
  config.positions = from.at("positions");
  config.position_offset = from.value("position_offset", std::size_t{0});
  config.norm_eps = from.at("norm_eps");
  config.relative_buckets = from.value("relative_buckets", std::size_t{0});
  config.relative_max_distance = from.value("relative_max_distance", std::size_t{128});
  config.begin = from.at("begin");
  config.end = from.at("end");
  config.unknown = from.at("unknown");
  config.pad = from.at("pad");
  return config;
}

// Product of the shape times the element's size; nothing where it would be more than `limit`.
std::optional<std::size_t> bytes_of(const std::vector<std::size_t>& shape, std::size_t element,
                                    std::size_t limit) {
  std::size_t bytes = element;
  for (const std::size_t n : shape) {
    if (__builtin_mul_overflow(bytes, n, &bytes)) return std::nullopt;
  }
  return bytes <= limit ? std::optional(bytes) : std::nullopt;
}

}  // namespace

tl::unexpected<Error> Weights::damaged(std::string_view file, std::string_view what) const {
  return tl::unexpected(
      Error{ErrorKind::environment,
            std::string(what) + "; restore the model's folder from its release or repository",
            (folder_ / file).string()});
}

Result<Weights> Weights::open(const std::filesystem::path& folder) {
  Weights weights;
  weights.folder_ = folder;
  for (const auto step : {&Weights::read_manifest, &Weights::map_files, &Weights::place_tensors}) {
    try {
      if (Result<void> done = (weights.*step)(); !done) return tl::unexpected(done.error());
    } catch (const json::exception& error) {  // a member is missing or of another type
      return weights.damaged("model.json", std::string("broken manifest: ") + error.what());
    }
  }
  return weights;
}

Result<void> Weights::read_manifest() {
  const Result<MappedFile> file = MappedFile::open(folder_ / "model.json");
  if (!file) return damaged("model.json", "no manifest of a model: " + file.error().message);
  manifest_ = json::parse(text_of(file->bytes()), nullptr, false);
  if (manifest_.is_discarded() || !manifest_.is_object()) return damaged("model.json", "broken JSON");
  const std::string format = manifest_.value("format", "");
  if (format != kFormat) {
    return damaged("model.json",
                   "format \"" + format + "\", but this program reads \"" + std::string(kFormat) + "\"");
  }
  config_ = config_of(manifest_.at("config"));
  const ModelConfig& c = config_;
  if (c.layers == 0 || c.heads == 0 || c.width == 0 || c.width % c.heads != 0 || c.inner == 0 ||
      c.positions < 3 || c.vocab_size == 0) {
    return damaged("model.json", "impossible sizes in \"config\"");
  }
  for (const std::int32_t id : {c.begin, c.end, c.unknown, c.pad}) {
    if (id < 0 || static_cast<std::size_t>(id) >= c.vocab_size) {
      return damaged("model.json", "a special piece outside the vocabulary in \"config\"");
    }
  }
  return {};
}

Result<void> Weights::map_files() {
  std::vector<const json*> listed;
  for (const json& piece : manifest_.at("pieces")) listed.push_back(&piece);
  listed.push_back(&manifest_.at("vocab"));
  for (const json* entry : listed) {
    const auto name = entry->at("file").get<std::string>();
    Result<MappedFile> file = MappedFile::open(folder_ / name);
    if (!file) return damaged(name, "part of the model is missing: " + file.error().message);
    const std::span<const std::byte> bytes = file->bytes();
    const auto size = entry->at("bytes").get<std::size_t>();
    if (bytes.size() != size) {
      return damaged(
          name, "has " + std::to_string(bytes.size()) + " bytes, but should have " + std::to_string(size));
    }
    if (entry != listed.back()) {
      const std::string_view start = text_of(bytes).substr(0, kMagic.size());
      if (start.substr(0, kMagicName) != kMagic.substr(0, kMagicName)) {
        return damaged(name, "not a file of weights (no \"PARLEYWEIGHTS\" at its start)");
      }
      if (start != kMagic) return damaged(name, "weights of another version than 1");
    }
    if (hash_of(bytes) != entry->at("xxh3_128").get<std::string>()) {
      return damaged(name, "damaged: its hash is not the one in model.json");
    }
    files_.push_back(std::move(*file));
  }
  return {};
}

Result<void> Weights::place_tensors() {
  for (const auto& [name, entry] : manifest_.at("tensors").items()) {
    Place place;
    const auto type = entry.at("dtype").get<std::string>();
    if (type != "f32" && type != "i8")
      return damaged("model.json", "tensor " + name + " of unknown type " + type);
    place.is_float = type == "f32";
    place.shape = entry.at("shape").get<std::vector<std::size_t>>();
    const auto piece = entry.at("piece").get<std::size_t>();
    const auto offset = entry.at("offset").get<std::size_t>();
    if (piece + 1 >= files_.size() || offset % kAlignment != 0 || offset > files_[piece].bytes().size()) {
      return damaged("model.json", "tensor " + name + " lies outside its piece");
    }
    const std::span<const std::byte> rest = files_[piece].bytes().subspan(offset);
    const auto bytes = bytes_of(place.shape, place.is_float ? sizeof(float) : 1, rest.size());
    if (!bytes) return damaged("model.json", "tensor " + name + " lies outside its piece");
    place.bytes = rest.first(*bytes);
    places_.emplace(name, std::move(place));
  }
  return {};
}

std::string_view Weights::vocab() const { return text_of(files_.back().bytes()); }

Result<const Weights::Place*> Weights::find(std::string_view name, bool is_float) const {
  const auto found = places_.find(name);
  if (found == places_.end()) return damaged("model.json", "tensor " + std::string(name) + " is missing");
  if (found->second.is_float != is_float) {
    return damaged("model.json", "tensor " + std::string(name) + " should be " + (is_float ? "f32" : "i8"));
  }
  return &found->second;
}

Result<Tensor<float>> Weights::f32(std::string_view name) const {
  return find(name, true).map([](const Place* place) {
    return Tensor<float>{
        {reinterpret_cast<const float*>(place->bytes.data()), place->bytes.size() / sizeof(float)},
        place->shape};
  });
}

Result<Tensor<std::int8_t>> Weights::i8(std::string_view name) const {
  return find(name, false).map([](const Place* place) {
    return Tensor<std::int8_t>{
        {reinterpret_cast<const std::int8_t*>(place->bytes.data()), place->bytes.size()}, place->shape};
  });
}

Result<std::span<const float>> Weights::f32(std::string_view name,
                                            const std::vector<std::size_t>& shape) const {
  Result<Tensor<float>> tensor = f32(name);
  if (!tensor) return tl::unexpected(tensor.error());
  if (tensor->shape != shape) {
    return damaged("model.json", "tensor " + std::string(name) + " is " + shape_text(tensor->shape) +
                                     ", not " + shape_text(shape));
  }
  return tensor->values;
}

Result<std::span<const std::int8_t>> Weights::i8(std::string_view name,
                                                 const std::vector<std::size_t>& shape) const {
  Result<Tensor<std::int8_t>> tensor = i8(name);
  if (!tensor) return tl::unexpected(tensor.error());
  if (tensor->shape != shape) {
    return damaged("model.json", "tensor " + std::string(name) + " is " + shape_text(tensor->shape) +
                                     ", not " + shape_text(shape));
  }
  return tensor->values;
}

}  // namespace parley::neural

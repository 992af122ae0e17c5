// SPDX-License-Identifier: Apache-2.0
#include "neural/tiny_model.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "neural/kernels.h"

namespace tiny {
namespace {

using Rows = std::vector<double>;

void add_linear(Model& model, Random& random, const std::string& name, std::size_t out, std::size_t in) {
  model.i8[name] = random.bytes(out * in, -127, 127);
  model.f32[name + ".scale"] = random.reals(out, 0.001f, 0.003f);
  model.f32[name + ".bias"] = random.reals(out, -0.3f, 0.3f);
  model.f32[name + ".smooth"] = random.reals(in, 0.5f, 2.0f);
}

void add_norm(Model& model, Random& random, const std::string& name) {
  model.f32[name + ".gamma"] = random.reals(kWidth, 0.5f, 1.5f);
  model.f32[name + ".beta"] = random.reals(kWidth, -0.5f, 0.5f);
}

std::vector<std::size_t> shape_of(const std::string& name, std::size_t values) {
  if (name == "relative_bias") return {kHeads, values / kHeads};
  if (name == "embeddings.position" || name == "embeddings.case" || name == "embeddings.word") {
    return {values / kWidth, kWidth};
  }
  const bool matrix = name.ends_with("qkv") || name.ends_with("attention_output") || name.ends_with("up");
  if (matrix) return {values / kWidth, kWidth};
  if (name.ends_with("down")) return {values / kInner, kInner};
  return {values};
}

// Rounds to 127 steps of the largest.
void round_row(double* row, std::size_t size) {
  double largest = 0;
  for (std::size_t i = 0; i < size; ++i) largest = std::max(largest, std::abs(row[i]));
  if (largest == 0) return;
  for (std::size_t i = 0; i < size; ++i) row[i] = std::nearbyint(row[i] * 127 / largest) * largest / 127;
}

Rows linear(const Model& model, const std::string& name, const Rows& x, std::size_t in, bool quantise) {
  const auto& weights = model.i8.at(name);
  const std::size_t out = weights.size() / in, count = x.size() / in;
  Rows result(count * out);
  for (std::size_t r = 0; r < count; ++r) {
    Rows row(in);
    for (std::size_t i = 0; i < in; ++i) row[i] = x[r * in + i] * model.f32.at(name + ".smooth")[i];
    if (quantise) round_row(row.data(), in);
    for (std::size_t o = 0; o < out; ++o) {
      double sum = 0;
      for (std::size_t i = 0; i < in; ++i) sum += row[i] * weights[o * in + i];
      result[r * out + o] = sum * model.f32.at(name + ".scale")[o] + model.f32.at(name + ".bias")[o];
    }
  }
  return result;
}

void normalise(const Model& model, const std::string& name, Rows& x) {
  for (std::size_t r = 0; r < x.size(); r += kWidth) {
    double mean = 0, variance = 0;
    for (std::size_t i = 0; i < kWidth; ++i) mean += x[r + i] / kWidth;
    for (std::size_t i = 0; i < kWidth; ++i) variance += (x[r + i] - mean) * (x[r + i] - mean) / kWidth;
    for (std::size_t i = 0; i < kWidth; ++i) {
      x[r + i] = (x[r + i] - mean) / std::sqrt(variance + 1e-5) * model.f32.at(name + ".gamma")[i] +
                 model.f32.at(name + ".beta")[i];
    }
  }
}

// The rule as it is usually told, by logarithms; the small addition keeps exact powers out of rounding's way.
std::size_t bucket(long distance) {
  const long n = std::abs(distance);
  const double octaves = std::log(static_cast<double>(std::max(n, 8L)) / 8) / std::log(16.0);
  const long far = std::min(15L, 8 + static_cast<long>(octaves * 8 + 1e-9));
  return static_cast<std::size_t>((distance > 0 ? 16 : 0) + (n < 8 ? n : far));
}

Rows attention(const Model& model, Rows qkv, bool quantise) {
  const std::size_t size = kWidth / kHeads, n = qkv.size() / (3 * kWidth);
  const auto largest_of = [&](std::size_t key, std::size_t head) {  // of a value
    double largest = 0;
    for (std::size_t d = 0; d < size; ++d)
      largest = std::max(largest, std::abs(qkv[key * 3 * kWidth + 2 * kWidth + head * size + d]));
    return largest;
  };
  if (quantise) {
    for (std::size_t at = 0; at < qkv.size(); at += size) round_row(&qkv[at], size);
  }
  Rows context(n * kWidth);
  for (std::size_t head = 0; head < kHeads; ++head) {
    double most = 0;
    for (std::size_t k = 0; k < n; ++k) most = std::max(most, largest_of(k, head));
    for (std::size_t q = 0; q < n; ++q) {
      Rows weight(n);
      double top = -1e9, sum = 0;
      for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t d = 0; d < size; ++d) {
          weight[k] += qkv[q * 3 * kWidth + head * size + d] * qkv[k * 3 * kWidth + kWidth + head * size + d];
        }
        weight[k] /= std::sqrt(static_cast<double>(size));
        const long distance = static_cast<long>(k) - static_cast<long>(q);
        if (model.relative) weight[k] += model.f32.at("relative_bias")[head * kBuckets + bucket(distance)];
        top = std::max(top, weight[k]);
      }
      for (double& w : weight) sum += w = std::exp(w - top);
      for (std::size_t k = 0; k < n; ++k) {
        if (quantise) {  // of the weight and the value's scale, 2047 steps
          const double share = largest_of(k, head) / most * 2047;
          weight[k] = std::nearbyint(weight[k] * share) / share;
        }
        for (std::size_t d = 0; d < size; ++d) {
          context[q * kWidth + head * size + d] +=
              weight[k] / sum * qkv[k * 3 * kWidth + 2 * kWidth + head * size + d];
        }
      }
    }
  }
  return context;
}

}  // namespace

Model random_model(bool relative) {
  Random random(7);
  Model model;
  model.relative = relative;
  model.i8["embeddings.word"] = random.bytes(kVocab * kWidth, -127, 127);
  model.f32["embeddings.word.scale"] = random.reals(kVocab, 0.001f, 0.01f);
  model.f32["embeddings.position"] = random.reals(kPositions * kWidth, -0.2f, 0.2f);
  model.f32["embeddings.case"] = random.reals(4 * kWidth, -0.2f, 0.2f);
  add_norm(model, random, "embeddings.norm");
  for (std::size_t i = 0; i < kLayers; ++i) {
    const std::string name = "layer." + std::to_string(i) + ".";
    add_linear(model, random, name + "qkv", 3 * kWidth, kWidth);
    add_linear(model, random, name + "attention_output", kWidth, kWidth);
    add_linear(model, random, name + "up", kInner, kWidth);
    add_linear(model, random, name + "down", kWidth, kInner);
    add_norm(model, random, name + "attention_norm");
    add_norm(model, random, name + "output_norm");
  }
  if (relative) model.f32["relative_bias"] = random.reals(kHeads * kBuckets, -2.0f, 2.0f);
  return model;
}

std::string hash_of(const std::string& bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  std::string hex;
  for (const unsigned byte : canonical.digest) {
    for (const unsigned half : {byte / 16, byte % 16})
      hex += static_cast<char>(half < 10 ? '0' + half : 'a' + half - 10);
  }
  return hex;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

void write_manifest(const nlohmann::json& manifest, const std::filesystem::path& folder) {
  write_file(folder / "model.json", manifest.dump(1));
}

nlohmann::json write(const Model& model, const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::string piece[2];
  for (std::string& content : piece) content = std::string("PARLEYWEIGHTS/1\0", 16);
  nlohmann::json tensors = nlohmann::json::object();
  const auto add = [&](std::size_t to, const std::string& name, const char* type, const void* data,
                       std::size_t bytes, std::size_t count) {
    piece[to].resize((piece[to].size() + 63) / 64 * 64);
    tensors[name] = {
        {"dtype", type}, {"shape", shape_of(name, count)}, {"piece", to}, {"offset", piece[to].size()}};
    piece[to].append(static_cast<const char*>(data), bytes);
  };
  for (const auto& [name, values] : model.i8) add(0, name, "i8", values.data(), values.size(), values.size());
  for (const auto& [name, values] : model.f32)
    add(1, name, "f32", values.data(), values.size() * 4, values.size());
  std::string vocab;
  for (std::size_t i = 0; i < kVocab; ++i) vocab += "piece" + std::to_string(i) + "\n";
  nlohmann::json pieces = nlohmann::json::array();
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string name = "weights.0" + std::to_string(i);
    write_file(folder / name, piece[i]);
    pieces.push_back(
        {{"file", name}, {"bytes", piece[i].size()}, {"xxh3_128", hash_of(piece[i])}, {"sha256", ""}});
  }
  write_file(folder / "vocab.txt", vocab);
  const nlohmann::json config = {{"layers", kLayers},    {"width", kWidth},
                                 {"heads", kHeads},      {"inner", kInner},
                                 {"vocab_size", kVocab}, {"positions", kPositions},
                                 {"norm_eps", 1e-5},     {"relative_buckets", model.relative ? kBuckets : 0},
                                 {"begin", 0},           {"end", 1},
                                 {"unknown", 2},         {"pad", 3}};
  const nlohmann::json manifest = {
      {"format", "parley-model/1"},
      {"name", "tiny"},
      {"version", "1"},
      {"config", config},
      {"vocab", {{"file", "vocab.txt"}, {"bytes", vocab.size()}, {"xxh3_128", hash_of(vocab)}}},
      {"pieces", pieces},
      {"tensors", tensors},
      {"heads", {{"greeting", "hello"}}}};
  write_manifest(manifest, folder);
  return manifest;
}

std::vector<double> encode(const Model& model, const std::vector<std::int32_t>& pieces,
                           const std::vector<std::uint8_t>& cases, bool quantise) {
  std::vector<std::int32_t> ids{0};
  ids.insert(ids.end(), pieces.begin(), pieces.end());
  ids.push_back(1);
  std::vector<std::uint8_t> shapes{0};
  shapes.insert(shapes.end(), cases.begin(), cases.end());
  shapes.push_back(0);
  Rows x;
  for (std::size_t t = 0; t < ids.size(); ++t) {
    const auto id = static_cast<std::size_t>(ids[t]);
    for (std::size_t i = 0; i < kWidth; ++i) {
      x.push_back(static_cast<double>(model.i8.at("embeddings.word")[id * kWidth + i]) *
                      model.f32.at("embeddings.word.scale")[id] +
                  model.f32.at("embeddings.position")[t * kWidth + i] +
                  model.f32.at("embeddings.case")[shapes[t] * kWidth + i]);
    }
  }
  normalise(model, "embeddings.norm", x);
  for (std::size_t l = 0; l < kLayers; ++l) {
    const std::string name = "layer." + std::to_string(l) + ".";
    const Rows context = attention(model, linear(model, name + "qkv", x, kWidth, quantise), quantise);
    const Rows projected = linear(model, name + "attention_output", context, kWidth, quantise);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += projected[i];
    normalise(model, name + "attention_norm", x);
    Rows inner = linear(model, name + "up", x, kWidth, quantise);
    for (double& value : inner) {
      if (quantise) {  // the rounded results depend on the approximation
        auto rough = static_cast<float>(value);
        parley::neural::portable_kernels().gelu(&rough, 1);
        value = rough;
      } else {
        value *= 0.5 * (1 + std::erf(value / std::sqrt(2.0)));
      }
    }
    const Rows down = linear(model, name + "down", inner, kInner, quantise);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += down[i];
    normalise(model, name + "output_norm", x);
  }
  return {x.begin() + kWidth, x.end() - kWidth};
}

}  // namespace tiny

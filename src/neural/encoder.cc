// SPDX-License-Identifier: Apache-2.0
#include "neural/encoder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "neural/attention.h"
#include "neural/buffer.h"
#include "neural/relative.h"

namespace parley::neural {
namespace {

constexpr std::size_t kCases = 4;
constexpr std::size_t kBatch = 512;  // tokens that go through a layer together, whole windows
constexpr std::size_t kChunk = 96;   // of these, those whose results stay in the cache from step to step

struct Norm {
  std::span<const float> gamma, beta;
};

// A layer's matrix, packed for the kernels.
struct Linear {
  Buffer<std::int8_t> packed;
  std::vector<float> scale, bias;
  std::span<const float> smooth;
  std::size_t out = 0, in = 0;
  bool gelu = false;

  [[nodiscard]] Int8Matrix view() const { return {packed.data(), scale.data(), bias.data(), out, in, gelu}; }
};

struct Layer {
  Linear qkv, attention_output, up, down;
  Norm attention_norm, output_norm;
};

// One window, or a part of one that is too long: pieces without the special ones.
struct Run {
  std::span<const std::int32_t> pieces;
  std::span<const std::uint8_t> cases;  // empty, or as many as pieces

  [[nodiscard]] std::size_t tokens() const { return pieces.size() + 2; }
};

// What one call works in; each thread keeps its own.
struct Scratch {
  Buffer<float> x, qkv, context, projected, inner, row_scale, head_scale;
  Buffer<std::int8_t> rows, head_rows;
  AttentionScratch attention;
};

// Reads tensors until the first that is missing or wrong, which it remembers.
class TensorReader {
 public:
  TensorReader(const Weights& weights, const Kernels& kernels) : weights_(weights), kernels_(kernels) {}

  std::span<const float> f32(const std::string& name, const std::vector<std::size_t>& shape) {
    return keep(weights_.f32(name, shape));
  }
  std::span<const std::int8_t> i8(const std::string& name, const std::vector<std::size_t>& shape) {
    return keep(weights_.i8(name, shape));
  }
  Norm norm(const std::string& name, std::size_t width) {
    return {f32(name + ".gamma", {width}), f32(name + ".beta", {width})};
  }
  Linear linear(const std::string& name, std::size_t out, std::size_t in);

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  template <class T>
  std::span<const T> keep(Result<std::span<const T>> values) {
    if (values) return *values;
    if (!error_) error_ = values.error();
    return {};
  }

  const Weights& weights_;
  const Kernels& kernels_;
  std::optional<Error> error_;
};

Linear TensorReader::linear(const std::string& name, std::size_t out, std::size_t in) {
  Linear linear;
  const std::span<const std::int8_t> weights = i8(name, {out, in});
  const std::span<const float> scale = f32(name + ".scale", {out}), bias = f32(name + ".bias", {out});
  linear.smooth = f32(name + ".smooth", {in});
  if (error_) return linear;
  const std::size_t rows = panels(out, kPanel) * kPanel;
  linear.out = out;
  linear.in = in;
  linear.scale.assign(scale.begin(), scale.end());
  linear.scale.resize(rows);
  linear.bias.assign(bias.begin(), bias.end());
  linear.bias.resize(rows);
  kernels_.pack(weights.data(), in, out, in, linear.packed.reserve(rows * padded_depth(in)));
  return linear;
}

}  // namespace

struct Encoder::Parts {
  const Kernels* kernels = nullptr;
  ModelConfig config;
  std::span<const std::int8_t> word;
  std::span<const float> word_scale, position, by_case;
  Norm norm;
  std::vector<Layer> layers;
  std::vector<float> relative;  // as Attention::relative; empty without relative positions

  [[nodiscard]] std::size_t max_pieces() const { return std::min(config.positions, kBatch) - 2; }
  void embed_token(std::int32_t piece, std::size_t position_row, std::uint8_t shape, float* to) const;
  void embed(const Run& run, float* x) const;
  void apply(const Linear& linear, const float* x, std::size_t count, float* result, Scratch& scratch) const;
  void normalise(const Norm& by, float* x, const float* added, std::size_t count) const;
  // x to context, then x and context to the layer's result in x.
  void attend(const Layer& layer, std::span<const Run> runs, std::size_t tokens, Scratch& scratch) const;
  void transform(const Layer& layer, std::size_t tokens, Scratch& scratch) const;
  // Runs of at most kBatch tokens together; returns where the first vector after the last one goes.
  float* encode(std::span<const Run> runs, float* to, Scratch& scratch) const;
};

void Encoder::Parts::embed_token(std::int32_t piece, std::size_t position_row, std::uint8_t shape,
                                 float* to) const {
  const std::size_t width = config.width;
  const bool known = piece >= 0 && static_cast<std::size_t>(piece) < config.vocab_size;
  const auto row = static_cast<std::size_t>(known ? piece : config.unknown);
  const std::int8_t* w = word.data() + row * width;
  const float* p = position.data() + position_row * width;
  const float* c = by_case.data() + (shape < kCases ? shape : 0) * width;
  for (std::size_t i = 0; i < width; ++i) to[i] = (static_cast<float>(w[i]) * word_scale[row] + p[i]) + c[i];
}

void Encoder::Parts::embed(const Run& run, float* x) const {
  const std::size_t n = run.pieces.size();
  embed_token(config.begin, 0, 0, x);
  for (std::size_t i = 0; i < n; ++i) {
    embed_token(run.pieces[i], i + 1, run.cases.empty() ? std::uint8_t{0} : run.cases[i],
                x + (i + 1) * config.width);
  }
  embed_token(config.end, n + 1, 0, x + (n + 1) * config.width);
}

void Encoder::Parts::apply(const Linear& linear, const float* x, std::size_t count, float* result,
                           Scratch& scratch) const {
  std::int8_t* rows = scratch.rows.reserve(count * padded_depth(linear.in));
  float* row_scale = scratch.row_scale.reserve(count);
  kernels->quantise(x, linear.smooth.data(), count, linear.in, rows, row_scale);
  kernels->multiply(linear.view(), rows, row_scale, count, result, linear.out);
}

void Encoder::Parts::normalise(const Norm& by, float* x, const float* added, std::size_t count) const {
  kernels->layer_norm(x, added, by.gamma.data(), by.beta.data(), config.norm_eps, count, config.width);
}

void Encoder::Parts::attend(const Layer& layer, std::span<const Run> runs, std::size_t tokens,
                            Scratch& scratch) const {
  const std::size_t width = config.width, heads = config.heads, size = width / heads,
                    depth = padded_depth(size);
  const std::size_t each = 3 * heads;  // rows of a token
  float* qkv = scratch.qkv.reserve(kChunk * 3 * width);
  std::int8_t* rows = scratch.head_rows.reserve(tokens * each * depth);
  float* row_scale = scratch.head_scale.reserve(tokens * each);
  for (std::size_t begin = 0; begin < tokens; begin += kChunk) {
    const std::size_t count = std::min(kChunk, tokens - begin);
    apply(layer.qkv, scratch.x.data() + begin * width, count, qkv, scratch);
    kernels->quantise(qkv, nullptr, count * each, size, rows + begin * each * depth,
                      row_scale + begin * each);
  }
  float* context = scratch.context.reserve(tokens * width);
  std::size_t at = 0;
  for (const Run& run : runs) {
    neural::attend(*kernels,
                   {run.tokens(), heads, size, rows + at * each * depth, row_scale + at * each,
                    relative.empty() ? nullptr : relative.data(), config.positions, context + at * width},
                   scratch.attention);
    at += run.tokens();
  }
}

void Encoder::Parts::transform(const Layer& layer, std::size_t tokens, Scratch& scratch) const {
  float* inner = scratch.inner.reserve(kChunk * config.inner);
  float* projected = scratch.projected.reserve(kChunk * config.width);
  for (std::size_t begin = 0; begin < tokens; begin += kChunk) {
    const std::size_t count = std::min(kChunk, tokens - begin);
    float* x = scratch.x.data() + begin * config.width;
    apply(layer.attention_output, scratch.context.data() + begin * config.width, count, projected, scratch);
    normalise(layer.attention_norm, x, projected, count);
    apply(layer.up, x, count, inner, scratch);
    apply(layer.down, inner, count, projected, scratch);
    normalise(layer.output_norm, x, projected, count);
  }
}

float* Encoder::Parts::encode(std::span<const Run> runs, float* to, Scratch& scratch) const {
  const std::size_t width = config.width;
  std::size_t tokens = 0;
  for (const Run& run : runs) tokens += run.tokens();
  float* x = scratch.x.reserve(tokens * width);
  std::size_t at = 0;
  for (const Run& run : runs) {
    embed(run, x + at * width);
    at += run.tokens();
  }
  normalise(norm, x, nullptr, tokens);
  for (const Layer& layer : layers) {
    attend(layer, runs, tokens, scratch);
    transform(layer, tokens, scratch);
  }
  at = 0;
  for (const Run& run : runs) {
    to = std::copy_n(x + (at + 1) * width, run.pieces.size() * width, to);
    at += run.tokens();
  }
  return to;
}

Encoder::Encoder(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;
Encoder::~Encoder() = default;

std::size_t Encoder::width() const { return parts_->config.width; }
std::size_t Encoder::max_pieces() const { return parts_->max_pieces(); }

Result<Encoder> Encoder::load(const Weights& weights) {
  if (const Result<Isa>& isa = chosen_isa(); !isa) return tl::unexpected(isa.error());
  return load(weights, chosen_kernels());
}

Result<Encoder> Encoder::load(const Weights& weights, const Kernels& kernels) {
  auto parts = std::make_unique<Parts>();
  const ModelConfig& c = parts->config = weights.config();
  parts->kernels = &kernels;
  if (std::max(c.width, c.inner) > kMaxDepth) {
    return tl::unexpected(Error{ErrorKind::environment, "layers wider than " + std::to_string(kMaxDepth),
                                (weights.folder() / "model.json").string()});
  }
  TensorReader reader(weights, kernels);
  parts->word = reader.i8("embeddings.word", {c.vocab_size, c.width});
  parts->word_scale = reader.f32("embeddings.word.scale", {c.vocab_size});
  parts->position = reader.f32("embeddings.position", {c.positions, c.width});
  parts->by_case = reader.f32("embeddings.case", {kCases, c.width});
  parts->norm = reader.norm("embeddings.norm", c.width);
  for (std::size_t i = 0; i < c.layers && !reader.error(); ++i) {
    const std::string name = "layer." + std::to_string(i) + ".";
    Layer& layer = parts->layers.emplace_back();
    layer.qkv = reader.linear(name + "qkv", 3 * c.width, c.width);
    layer.attention_output = reader.linear(name + "attention_output", c.width, c.width);
    layer.up = reader.linear(name + "up", c.inner, c.width);
    layer.up.gelu = true;
    layer.down = reader.linear(name + "down", c.width, c.inner);
    layer.attention_norm = reader.norm(name + "attention_norm", c.width);
    layer.output_norm = reader.norm(name + "output_norm", c.width);
  }
  if (c.relative_buckets > 0) {
    const auto biases = reader.f32("relative_bias", {c.heads, c.relative_buckets});
    if (!reader.error()) {
      parts->relative =
          relative_biases(biases, c.heads, c.positions, c.relative_buckets, c.relative_max_distance);
    }
  }
  if (reader.error()) return tl::unexpected(*reader.error());
  return Encoder(std::move(parts));
}

std::vector<float> Encoder::encode(std::span<const Window> windows) const {
  static thread_local Scratch scratch;
  std::vector<Run> runs;
  std::size_t pieces = 0;
  for (const Window& window : windows) {
    const bool cased = window.cases.size() == window.pieces.size();
    for (std::size_t at = 0; at < window.pieces.size(); at += max_pieces()) {
      const std::size_t n = std::min(max_pieces(), window.pieces.size() - at);
      runs.push_back({std::span(window.pieces).subspan(at, n),
                      cased ? std::span(window.cases).subspan(at, n) : std::span<const std::uint8_t>()});
    }
    pieces += window.pieces.size();
  }
  std::vector<float> result(pieces * width());
  float* to = result.data();
  for (std::size_t first = 0; first < runs.size();) {
    std::size_t last = first, tokens = 0;
    while (last < runs.size() && (last == first || tokens + runs[last].tokens() <= kBatch)) {
      tokens += runs[last++].tokens();
    }
    to = parts_->encode(std::span(runs).subspan(first, last - first), to, scratch);
    first = last;
  }
  return result;
}

}  // namespace parley::neural

// SPDX-License-Identifier: Apache-2.0
#include "neural/weights.h"

#include <doctest/doctest.h>

#include "neural/encoder.h"
#include "neural/tiny_model.h"

namespace parley::neural {
namespace {

namespace fs = std::filesystem;

// A sound folder, for each test to damage.
struct Folder {
  fs::path path = fs::temp_directory_path() / "parley-test-neural-weights";
  nlohmann::json manifest = tiny::write(tiny::random_model(true), path);

  ~Folder() { fs::remove_all(path); }
  void rewrite(const std::string& file, const std::string& bytes) { tiny::write_file(path / file, bytes); }
  [[nodiscard]] std::string read(const std::string& file) const { return tiny::read_file(path / file); }
  // Makes the manifest agree with a changed piece, so that only the change itself can be refused.
  void agree(const std::string& bytes) {
    manifest["pieces"][1]["bytes"] = bytes.size();
    manifest["pieces"][1]["xxh3_128"] = tiny::hash_of(bytes);
    tiny::write_manifest(manifest, path);
    rewrite("weights.01", bytes);
  }
};

// Opening and loading fails as an environment error that has both texts.
void check_refused(const fs::path& folder, const std::string& place, const std::string& message) {
  std::optional<Error> error;
  if (const auto weights = Weights::open(folder); !weights) {
    error = weights.error();
  } else if (const auto encoder = Encoder::load(*weights); !encoder) {
    error = encoder.error();
  }
  REQUIRE(error.has_value());
  CHECK(error->kind == ErrorKind::environment);
  CAPTURE(to_string(*error));
  CHECK(error->place.find(place) != std::string::npos);
  CHECK(error->message.find(message) != std::string::npos);
  CHECK(error->message.find("restore the model's folder") != std::string::npos);
}

TEST_CASE("a sound folder is read") {
  const Folder folder;
  const auto weights = Weights::open(folder.path);
  REQUIRE(weights.has_value());
  CHECK(weights->config().width == tiny::kWidth);
  CHECK(weights->manifest().at("heads").at("greeting").get<std::string>() == "hello");
  CHECK(weights->vocab().substr(0, 7) == "piece0\n");
  const auto bias = weights->f32("relative_bias");
  REQUIRE(bias.has_value());
  CHECK(bias->shape == std::vector<std::size_t>{tiny::kHeads, tiny::kBuckets});
  CHECK(bias->values[3] == tiny::random_model(true).f32["relative_bias"][3]);
  CHECK(weights->f32("relative_bias", {tiny::kHeads, tiny::kBuckets}).has_value());
  CHECK_FALSE(weights->f32("relative_bias", {tiny::kBuckets, tiny::kHeads}).has_value());
  CHECK_FALSE(weights->i8("relative_bias").has_value());
  CHECK_FALSE(weights->f32("head.nothing").has_value());
}

TEST_CASE("a missing folder, manifest or piece is named") {
  check_refused(fs::temp_directory_path() / "parley-test-no-such-folder", "model.json", "no manifest");
  const Folder folder;
  fs::remove(folder.path / "weights.01");
  check_refused(folder.path, "weights.01", "missing");
}

TEST_CASE("a truncated piece is refused by its size") {
  Folder folder;
  const std::string bytes = folder.read("weights.01");
  folder.rewrite("weights.01", bytes.substr(0, bytes.size() - 1));
  check_refused(folder.path, "weights.01", "bytes, but should have");
  folder.rewrite("weights.01", "");
  check_refused(folder.path, "weights.01", "has 0 bytes");
}

TEST_CASE("one flipped bit in any file is refused by its hash") {
  for (const char* file : {"weights.00", "weights.01", "vocab.txt"}) {
    Folder folder;
    std::string bytes = folder.read(file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
    folder.rewrite(file, bytes);
    check_refused(folder.path, file, "damaged");
  }
}

TEST_CASE("another magic or version is refused, even with the right hash") {
  Folder folder;
  std::string bytes = folder.read("weights.01");
  bytes[14] = '2';
  folder.agree(bytes);
  check_refused(folder.path, "weights.01", "another version");
  bytes[0] = 'X';
  folder.agree(bytes);
  check_refused(folder.path, "weights.01", "not a file of weights");
  folder.agree("PAR");
  check_refused(folder.path, "weights.01", "not a file of weights");
}

TEST_CASE("a broken manifest is refused") {
  Folder folder;
  folder.rewrite("model.json", "{\"format\": ");
  check_refused(folder.path, "model.json", "broken JSON");
  folder.rewrite("model.json", "[]");
  check_refused(folder.path, "model.json", "broken JSON");
  const std::pair<const char*, nlohmann::json> changes[] = {
      {"/format", "parley-model/2"},
      {"/config/width", "wide"},
      {"/config/heads", 5},  // does not divide the width
      {"/config/end", 50},   // outside the vocabulary
      {"/config/layers", 0},
      {"/pieces", 3},
      {"/tensors/relative_bias/piece", 2},
      {"/tensors/relative_bias/offset", 1000000000},
      {"/tensors/relative_bias/offset", 4},  // not aligned
      {"/tensors/relative_bias/dtype", "f16"},
      {"/tensors/relative_bias/dtype", "i8"},
      {"/tensors/relative_bias/shape", {3, 31}},
      {"/tensors/relative_bias/shape", {1ull << 62, 1ull << 62}},
  };
  for (const auto& [where, value] : changes) {
    CAPTURE(where);
    nlohmann::json manifest = folder.manifest;
    manifest[nlohmann::json::json_pointer(where)] = value;
    tiny::write_manifest(manifest, folder.path);
    check_refused(folder.path, "model.json", "");
  }
  nlohmann::json manifest = folder.manifest;
  manifest["tensors"].erase("layer.1.down.scale");
  tiny::write_manifest(manifest, folder.path);
  check_refused(folder.path, "model.json", "tensor layer.1.down.scale is missing");
}

}  // namespace
}  // namespace parley::neural

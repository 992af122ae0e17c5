// SPDX-License-Identifier: Apache-2.0
// Reads every story in tests/stories with the model in models/ and holds its record against the story.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "story.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "parley/reader.h"

namespace fs = std::filesystem;
using parley::Reader;

namespace {

const fs::path kRoot = PARLEY_ROOT;

// The model that reads when none is named: parley-base, or the only one there is.
std::optional<fs::path> default_model() {
  std::vector<fs::path> folders;
  std::error_code none;  // no models/ is like an empty one
  for (const auto& folder : fs::directory_iterator(kRoot / "models", none)) {
    if (fs::exists(folder.path() / "model.json")) folders.push_back(folder.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders.empty() ? std::nullopt : std::optional(folders.front());
}

std::vector<fs::path> stories() {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(kRoot / "tests/stories")) {
    if (file.path().extension() == ".story") files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void check_story(const Reader& reader, const parley::story::Story& story) {
  for (const std::string& fault : parley::story::faults(story, reader.read(story.report))) FAIL_CHECK(fault);
}

}  // namespace

TEST_CASE("every story's record is as the story says") {
  const auto model = default_model();
  if (!model) {
    MESSAGE("skipped: models/ holds no model");
    return;
  }
  // Once for all: a test case begins anew for each of its subcases.
  static const auto kReader = Reader::open(*model);
  REQUIRE_MESSAGE(kReader.has_value(), (kReader ? "" : to_string(kReader.error())));

  for (const fs::path& file : stories()) {
    const std::string name = "tests/stories/" + file.filename().string();
    SUBCASE(name.c_str()) {
      const auto story = parley::story::parse(content_of(file), name);
      REQUIRE_MESSAGE(story.has_value(), (story ? "" : to_string(story.error())));
      check_story(*kReader, *story);
    }
  }
}

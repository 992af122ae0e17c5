// SPDX-License-Identifier: Apache-2.0
#include "output.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace fs = std::filesystem;
using parley::Output;

namespace {

const fs::path kFolder = fs::temp_directory_path() / ("parley-output-" + std::to_string(getpid()));

std::string content(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream out;
  out << stream.rdbuf();
  return out.str();
}

std::size_t files() {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(kFolder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a file appears when it is complete, and replaces the old one then") {
  fs::create_directories(kFolder);
  const fs::path file = kFolder / "out.jsonl";
  std::ofstream(file) << "old";
  {
    auto output = Output::open(file.string());
    REQUIRE(output);
    CHECK(output->write("new"));
    CHECK(content(file) == "old");
    CHECK(!output->finish());
  }
  CHECK(content(file) == "new");
  CHECK(files() == 1);
  {
    auto output = Output::open(file.string());
    REQUIRE(output);
    CHECK(output->write("half of"));
  }
  CHECK(content(file) == "new");
  CHECK(files() == 1);
  fs::remove_all(kFolder);
}

TEST_CASE("where nothing can be written") {
  const auto output = Output::open("/nowhere/out.jsonl");
  REQUIRE(!output);
  CHECK(to_string(output.error()) ==
        "/nowhere/out.jsonl: cannot be written: No such file or directory; choose another place");
  if (fs::exists("/dev/full")) {
    auto full = Output::open("/dev/full");
    REQUIRE(full);
    full->write("x");
    const auto error = full->finish();
    REQUIRE(error);
    CHECK(error->kind == parley::ErrorKind::environment);
  }
}

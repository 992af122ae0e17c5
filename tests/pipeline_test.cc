// SPDX-License-Identifier: Apache-2.0
// Reads the examples with the model in models/ (or the one that PARLEY_MODEL names): the record is the same
// whatever the threads and the processor, and it stands.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "neural/isa.h"
#include "parley/reader.h"
#include "record/json.h"
#include "record/record.h"

namespace fs = std::filesystem;
using namespace parley;

namespace {

const fs::path kRoot = PARLEY_ROOT;

std::optional<fs::path> model_folder() {
  if (const char* named = std::getenv("PARLEY_MODEL")) return named;
  std::vector<fs::path> folders;
  std::error_code none;  // no models/ is like an empty one
  for (const auto& folder : fs::directory_iterator(kRoot / "models", none)) {
    if (fs::exists(folder.path() / "model.json")) folders.push_back(folder.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders.empty() ? std::nullopt : std::optional(folders.front());
}

// False, with the line by which tests/CMakeLists.txt knows a skipped test, where there is none.
bool has_model() {
  const bool has = model_folder().has_value();
  if (!has) MESSAGE("skipped: models/ holds no model");
  return has;
}

const Reader& reader() {
  static const Result<Reader> opened = Reader::open(*model_folder());
  REQUIRE_MESSAGE(opened, to_string(opened.error()));
  return *opened;
}

Report report_of(std::string id, std::string text) {
  Report report;
  report.id = std::move(id);
  report.text = std::move(text);
  return report;
}

std::vector<Report> examples() {
  std::vector<Report> out;
  for (const auto& file : fs::directory_iterator(kRoot / "examples")) {
    if (file.path().extension() != ".txt") continue;
    std::ifstream in(file.path(), std::ios::binary);
    out.push_back(report_of(file.path().stem().string(), {std::istreambuf_iterator<char>(in), {}}));
  }
  std::sort(out.begin(), out.end(), [](const Report& a, const Report& b) { return a.id < b.id; });
  return out;
}

std::string json_of(const Reader& by, const Report& report) {
  return to_json(by.read(report), by.model(), Offsets::codepoints).value_or("");
}

// Short, for the portable kernels are slow.
const char* const kShort =
    "Ruritania and Sylvania met in Amsel on Monday. \"We agreed to open the ports,\" said Anna Alder, the "
    "Ruritanian foreign minister. Sylvania rejected a demand to withdraw its troops.";

// The record of the short text as a process of its own writes it, for the kernels are chosen once for each
// process. Empty where it fails.
std::string read_with(neural::Isa isa, const fs::path& model) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return {};
  const pid_t child = fork();
  if (child == 0) {
    setenv("PARLEY_ISA", std::string(neural::name_of(isa)).c_str(), 1);
    const auto opened = Reader::open(model);
    const bool chosen = neural::chosen_isa() && *neural::chosen_isa() == isa;
    const std::string json = opened && chosen ? json_of(*opened, report_of("short", kShort)) : "";
    for (std::size_t at = 0; at < json.size();) {
      const auto written = write(ends[1], json.data() + at, json.size() - at);
      if (written <= 0) break;
      at += static_cast<std::size_t>(written);
    }
    _exit(0);
  }
  close(ends[1]);
  std::string out;
  std::array<char, 4096> part{};
  for (ssize_t got = 0; (got = read(ends[0], part.data(), part.size())) > 0;)
    out.append(part.data(), static_cast<std::size_t>(got));
  close(ends[0]);
  if (child > 0) waitpid(child, nullptr, 0);
  return out;
}

void check_sound(const Record& record) {
  for (const std::string& fault : find_faults(record)) FAIL_CHECK(record.report.id << ": " << fault);
}

}  // namespace

// First: a process that has chosen its kernels cannot try others.
TEST_CASE("every instruction set of the processor gives the same bytes") {
  if (!has_model()) return;
  const std::string portable = read_with(neural::Isa::portable, *model_folder());
  REQUIRE_FALSE(portable.empty());
  for (const neural::Isa isa : neural::kIsas) {
    if (!neural::is_available(isa) || isa == neural::Isa::portable) continue;
    CAPTURE(neural::name_of(isa));
    CHECK(read_with(isa, *model_folder()) == portable);
  }
}

TEST_CASE("the examples have records with something in them, and they stand") {
  if (!has_model()) return;
  REQUIRE_FALSE(examples().empty());
  for (const Report& report : examples()) {
    CAPTURE(report.id);
    const Record record = reader().read(report);
    check_sound(record);
    CHECK(record.report.text == report.text);
    CHECK_FALSE(record.actors.empty());
    CHECK_FALSE(record.statements.empty());
    CHECK_FALSE(record.entries.empty());
  }
}

TEST_CASE("four threads that share a reader give the bytes that one gives") {
  if (!has_model()) return;
  const std::vector<Report> reports = examples();
  std::vector<std::string> alone;
  for (const Report& report : reports) {
    alone.push_back(json_of(reader(), report));
    REQUIRE_FALSE(alone.back().empty());
  }
  std::vector<std::vector<std::string>> together(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < together.size(); ++t) {
    threads.emplace_back([&, t] {
      // Each begins with another report, so that different ones are read at once.
      for (std::size_t i = 0; i < reports.size(); ++i)
        together[t].push_back(json_of(reader(), reports[(i + t) % reports.size()]));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t t = 0; t < together.size(); ++t) {
    for (std::size_t i = 0; i < reports.size(); ++i) CHECK(together[t][i] == alone[(i + t) % reports.size()]);
  }
}

TEST_CASE("a text without a word gives a record without anything in it") {
  if (!has_model()) return;
  for (const char* text : {"", " \n\n\t"}) {
    const Record record = reader().read(report_of("nothing", text));
    check_sound(record);
    CHECK(record.actors.empty());
    CHECK(record.statements.empty());
    CHECK(record.entries.empty());
    CHECK(record.paragraphs.empty());
    CHECK(to_json(record, reader().model(), Offsets::codepoints));
  }
}

TEST_CASE("odd texts give records that stand") {
  if (!has_model()) return;
  for (const char* text : {".", "\"", "\u0301", "???? !!! ...", "漢字 🕊 ﬁ", "a\u200Bb", "He said “yes"}) {
    CAPTURE(text);
    check_sound(reader().read(report_of("odd", text)));
  }
}

TEST_CASE("a text of 8,000 words, longer than a section, gives a record that stands to its end") {
  if (!has_model()) return;
  std::string all, text;
  for (const Report& report : examples()) all += report.text + "\n\n";
  const auto words = std::count(all.begin(), all.end(), ' ');
  for (std::ptrdiff_t n = 0; n < 8000; n += words) text += all;
  const Record record = reader().read(report_of("long", text));
  check_sound(record);
  REQUIRE_FALSE(record.entries.empty());
  CHECK(record.entries.back().what.begin > text.size() * 9 / 10);
  CHECK(record.statements.back().content.front().begin > text.size() * 9 / 10);
}

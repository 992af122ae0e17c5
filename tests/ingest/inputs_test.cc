// SPDX-License-Identifier: Apache-2.0
#include "ingest/inputs.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/dates.h"

namespace fs = std::filesystem;
using namespace std::string_literals;
using parley::ErrorKind;
using parley::InputKind;
using parley::InputOptions;
using parley::Report;

namespace {

// A folder of its own for one test, gone after it.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("parley-ingest-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string add(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  [[nodiscard]] std::string name() const { return path_.string(); }

 private:
  fs::path path_;
};

struct Outcome {
  std::vector<Report> reports;
  std::vector<parley::Error> errors;
};

Outcome read(const std::vector<std::string>& inputs, const InputOptions& options = {},
             const std::string& standard_input = "") {
  Outcome out;
  std::istringstream stream(standard_input);
  parley::read_inputs(inputs, stream, options, [&](parley::Result<Report> report) {
    if (report) {
      out.reports.push_back(std::move(*report));
    } else {
      out.errors.push_back(report.error());
    }
    return true;
  });
  return out;
}

// The one error of one input.
std::string error_of(const std::string& standard_input, const InputOptions& options = {}) {
  const auto out = read({"-"}, options, standard_input);
  CHECK(out.reports.empty());
  REQUIRE(out.errors.size() == 1);
  return to_string(out.errors[0]);
}

Report report_of(const std::string& standard_input, const InputOptions& options = {}) {
  const auto out = read({"-"}, options, standard_input);
  for (const auto& error : out.errors) MESSAGE(to_string(error));
  REQUIRE(out.reports.size() == 1);
  CHECK(out.errors.empty());
  return out.reports[0];
}

}  // namespace

TEST_CASE("a plain text is kept byte for byte") {
  const std::string text = "Talks resume\r\n\r\nVeltia\u00A0and Maroa met.  \n";
  const Report report = report_of(text);
  CHECK(report.text == text);
  CHECK(report.id == "stdin");
  CHECK(report.source == "-");
  CHECK(report.title == "Talks resume");
  CHECK(!report.published);
  CHECK(report.furniture.empty());
}

TEST_CASE("files take their id from their name and their source from their path") {
  const Folder folder;
  const auto file = folder.add("port.ardan.md", "---\ntitle: Talks\ndate: 21 May 2025\n---\n\nThey met.\n");
  const auto out = read({file});
  REQUIRE(out.reports.size() == 1);
  const Report& report = out.reports[0];
  CHECK(report.id == "port.ardan");
  CHECK(report.source == file);
  CHECK(report.title == "Talks");
  CHECK(parley::to_iso(*report.published) == "2025-05-21");
  REQUIRE(report.furniture.size() == 2);
  CHECK(report.text.substr(report.furniture[0].end, 5) == "Talks");
}

TEST_CASE("what a report says of itself goes before the options") {
  InputOptions options;
  options.published = parley::parse_date("2000-01-01");
  options.title = "given";
  options.source = "given";
  CHECK(parley::to_iso(*report_of("They met.", options).published) == "2000-01-01");
  CHECK(report_of("They met.", options).title == "given");
  CHECK(report_of("They met.", options).source == "given");
  const std::string front = "---\ntitle: Own\ndate: 2025-02-19\nurl: http://e.org/1\n---\nThey met.";
  CHECK(parley::to_iso(*report_of(front, options).published) == "2025-02-19");
  CHECK(report_of(front, options).title == "Own");
  CHECK(report_of(front, options).source == "http://e.org/1");
  const Report line = report_of(
      "{\"text\": \"---\\ntitle: Own\\ndate: 2025-02-19\\n---\\nThey met.\", \"title\": \"T\", \"source\": "
      "\"wire\", "
      "\"published\": \"Wed, 21 May 2025 13:58:53 GMT\"}",
      options);
  CHECK(parley::to_iso(*line.published) == "2025-05-21");
  CHECK(line.title == "T");
  CHECK(line.source == "wire");
}

TEST_CASE("JSON Lines: a report a line, errors with their line, the others go on") {
  const auto out = read({"-"}, {},
                        "{\"id\": \"a\", \"text\": \"They met.\"}\n"
                        "\n"
                        "{\"id\": 7, \"text\": \"They parted.\", \"title\": null, \"more\": [1]}\r\n"
                        "{\"id\": \"b\"}\n"
                        "{\"text\": 5}\n"
                        "{\"text\": x}\n"
                        "[]\n"
                        "{\"text\": \"  \"}\n"
                        "{\"text\": \"x\", \"published\": \"soon\"}\n"
                        "{\"text\": \"no \xFF deal\"}\n"
                        "{\"id\": \"c\", \"text\": \"The end.\"}");
  REQUIRE(out.reports.size() == 3);
  CHECK(out.reports[0].id == "a");
  CHECK(out.reports[1].id == "7");
  CHECK(out.reports[1].text == "They parted.");
  CHECK(out.reports[2].id == "c");
  std::string errors;
  for (const auto& error : out.errors) errors += to_string(error) + "\n";
  CHECK(
      errors ==
      "stdin:4: no \"text\"; give one object a line, such as {\"text\": \"...\"}\n"
      "stdin:5: \"text\" is no text; put it in quotation marks\n"
      "stdin:6:10: not JSON; give one object a line, or --input text if this is plain text\n"
      "stdin:7: no \"text\"; give one object a line, such as {\"text\": \"...\"}\n"
      "stdin:8: empty: there is no text to read; leave it out\n"
      "stdin:9: \"published\" is no date: soon; give it as 2025-02-19, or leave it out\n"
      "stdin:10:14: not UTF-8 at byte 13 of the line; give the encoding, such as --encoding windows-1252\n");
}

TEST_CASE("ids that come again get a number") {
  const auto out = read({"-"}, {},
                        "{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": "
                        "\"a-2\", \"text\": \"x\"}\n"
                        "{\"id\": \"a\", \"text\": \"\"}\n{\"id\": \"a\", \"text\": \"x\"}\n{\"text\": "
                        "\"x\"}\n{\"text\": \"x\"}\n");
  std::vector<std::string> ids;
  for (const auto& report : out.reports) ids.push_back(report.id);
  CHECK(ids == std::vector<std::string>{"a", "a-2", "a-2-2", "a-3", "stdin", "stdin-2"});
}

TEST_CASE("the kind: by name, by first character, as told") {
  const Folder folder;
  const auto lines = folder.add("a.jsonl", "{\"text\": \"x\"}\n{\"text\": \"y\"}\n");
  const auto braces = folder.add("b.txt", "{They met.}");
  const auto nameless = folder.add("c", "{\"text\": \"z\"}\n");
  CHECK(read({lines}).reports.size() == 2);
  CHECK(read({braces}).reports.at(0).text == "{They met.}");
  CHECK(read({nameless}).reports.at(0).text == "z");
  InputOptions options;
  options.kind = InputKind::text;
  CHECK(read({nameless}, options).reports.at(0).text == "{\"text\": \"z\"}\n");
  options.kind = InputKind::json_lines;
  CHECK(read({braces}, options).errors.at(0).kind == ErrorKind::format);
}

TEST_CASE("JSON Lines with a byte order mark, or in another encoding") {
  CHECK(report_of("\xEF\xBB\xBF{\"text\": \"Łódź\"}\n").text == "Łódź");
  CHECK(report_of("\xFF\xFE{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0x\0\"\0}\0"s).text == "x");
  InputOptions options;
  options.encoding = "latin1";
  CHECK(report_of("{\"text\": \"\xE9t\xE9\"}\n", options).text == "été");
}

TEST_CASE("folders are walked in name order; only reports are taken") {
  const Folder folder;
  folder.add("b/two.txt", "Two.");
  folder.add("b/deep/one.md", "One.");
  folder.add("a.txt", "A.");
  folder.add("c.TXT", "C.");
  folder.add("image.png", "\x89PNG");
  folder.add("meta.json", "{}");
  folder.add(".hidden.txt", "Hidden.");
  fs::create_directory_symlink(folder.name(), folder.name() + "/loop");
  std::vector<std::string> ids;
  const auto out = read({folder.name()});
  for (const auto& report : out.reports) ids.push_back(report.id);
  CHECK(ids == std::vector<std::string>{"a", "one", "two", "c"});
  CHECK(out.errors.empty());
}

TEST_CASE("bad inputs, each with its reason; those after them are read") {
  const Folder folder;
  const auto good = folder.add("good.txt", "They met.");
  fs::create_directories(folder.name() + "/none");
  folder.add("none/image.png", "\x89PNG");

  const auto missing = read({folder.name() + "/missing.txt", good});
  CHECK(missing.reports.size() == 1);
  REQUIRE(missing.errors.size() == 1);
  CHECK(missing.errors[0].kind == ErrorKind::unreadable);
  CHECK(to_string(missing.errors[0]) ==
        folder.name() + "/missing.txt: no such file or folder; check its name");

  const auto none = read({folder.name() + "/none", good});
  CHECK(none.reports.size() == 1);
  REQUIRE(none.errors.size() == 1);
  CHECK(none.errors[0].kind == ErrorKind::no_reports);

  CHECK(error_of("") == "stdin: empty: there is no text to read; leave it out");
  CHECK(error_of(" \n\t\n") == "stdin: empty: there is no text to read; leave it out");
  CHECK(error_of("\x89PNG\r\n").starts_with("stdin: looks like a PNG image (first bytes 89 50 4e 47"));
  CHECK(error_of("{\\rtf1 They met.}").starts_with("stdin:1: looks like a rich text document"));
  CHECK(error_of("They\0met"s).starts_with("stdin: looks like binary data (first bytes 54 68"));
  CHECK(error_of("{\"text\": \"They\\u0000met\"}").starts_with("stdin:1: looks like binary data"));
  CHECK(error_of("They \xFFmet.") ==
        "stdin:1:6: not UTF-8 at byte 5; give the encoding, such as --encoding windows-1252");
}

TEST_CASE("a file that may not be read") {
  if (geteuid() == 0) {
    MESSAGE("skipped: root may read everything");
    return;
  }
  const Folder folder;
  const auto secret = folder.add("secret.txt", "They met.");
  chmod(secret.c_str(), 0);
  const auto out = read({secret});
  REQUIRE(out.errors.size() == 1);
  CHECK(to_string(out.errors[0]) == secret + ": Permission denied; give a file that can be read");
}

TEST_CASE("what is not English fails, unless forced") {
  const std::string german =
      "Die Gespräche zwischen Veltia und Maroa sind am Dienstag ohne Ergebnis zu Ende gegangen. Die "
      "Ministerin sagte, dass man "
      "sich in der nächsten Woche wieder treffen werde. Über den Abzug der Truppen wird noch verhandelt, und "
      "eine Einigung ist "
      "nicht in Sicht.";
  CHECK(error_of(german) == "stdin: not English but German; --force reads it nevertheless");
  InputOptions options;
  options.force = true;
  CHECK(report_of(german, options).text == german);
}

TEST_CASE("UTF-16 with a byte order mark is read, and other encodings where they are told") {
  CHECK(report_of("\xFF\xFET\0h\0e\0y\0"s).text == "They");
  InputOptions options;
  options.encoding = "windows-1252";
  CHECK(report_of("\x93They met\x94", options).text == "“They met”");
}

TEST_CASE("the reading ends when no more is wanted") {
  std::istringstream stream("{\"text\": \"a\"}\n{\"text\": \"b\"}\n{\"text\": \"c\"}\n");
  int taken = 0;
  parley::read_inputs({"-", "missing"}, stream, {},
                      [&](const parley::Result<Report>&) { return ++taken < 2; });
  CHECK(taken == 2);
}

TEST_CASE("a line of 10 MB") {
  std::string text;
  while (text.size() < 10'000'000) text += "The talks between Veltia and Maroa went on. ";
  CHECK(report_of("{\"text\": \"" + text + "\"}\n").text == text);
  CHECK(report_of(text).text == text);
}

TEST_CASE("the bytes of all files are known before, and told as they are read") {
  const Folder folder;
  const std::string line = "{\"text\": \"Veltia and Maroa met.\"}\n";
  const std::string lines = folder.add("a.jsonl", line + line + line);
  folder.add("b/c.txt", "Veltia and Maroa met.");
  folder.add("b/.hidden.txt", "no");
  folder.add(".git/d.txt", "no");
  folder.add("b/picture.png", "no");
  const auto total = parley::size_of_inputs({folder.name()}, InputKind::automatic);
  CHECK(total == 3 * line.size() + 21);
  CHECK(parley::size_of_inputs({lines, lines}, InputKind::automatic) == 6 * line.size());
  CHECK_FALSE(parley::size_of_inputs({lines, "-"}, InputKind::automatic).has_value());
  CHECK_FALSE(parley::size_of_inputs({lines + "@4"}, InputKind::automatic).has_value());

  std::vector<std::uint64_t> told;
  InputOptions options;
  options.read = [&](std::uint64_t bytes) { told.push_back(bytes); };
  CHECK(read({folder.name()}, options).reports.size() == 4);
  REQUIRE(told.size() == 4);
  CHECK(std::is_sorted(told.begin(), told.end()));
  CHECK(told.back() == total);
  CHECK(read({"-"}, options, "Veltia and Maroa met.").reports.size() == 1);
  CHECK(told.back() == 0);
}

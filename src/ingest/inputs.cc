// SPDX-License-Identifier: Apache-2.0
#include "ingest/inputs.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <istream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/dates.h"
#include "ingest/encoding.h"
#include "ingest/english.h"
#include "ingest/front_matter.h"

namespace parley {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kMostBytes = std::size_t{1} << 30;  // of a file or a line of JSON Lines
constexpr std::string_view kBlanks = " \t\r\n\v\f";

tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string place) {
  return tl::unexpected(Error{kind, std::move(message), std::move(place)});
}

std::optional<InputKind> kind_by_name(const std::string& name) {
  std::string ending = fs::path(name).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  if (ending == ".txt" || ending == ".text" || ending == ".md" || ending == ".markdown")
    return InputKind::text;
  if (ending == ".jsonl" || ending == ".ndjson") return InputKind::json_lines;
  return std::nullopt;
}

bool is_html(std::string_view text) {
  std::string start(text.substr(std::min(text.find_first_not_of(kBlanks), text.size()), 14));
  std::transform(start.begin(), start.end(), start.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<?xml");
}

// The first line of the report where it looks like a headline: short, apart, no sentence.
std::string headline_of(std::string_view text, const std::vector<Furniture>& furniture) {
  std::size_t at = 0;
  for (const auto& region : furniture) {
    at = std::min(text.find_first_not_of(kBlanks, at), text.size());
    if (region.span.begin > at) break;
    at = std::max(at, std::size_t{region.span.end});
  }
  at = text.find_first_not_of(" \t\r\n#", at);
  if (at == std::string_view::npos) return {};
  const auto end = text.find('\n', at);
  if (end == std::string_view::npos || end - at > 200) return {};
  const auto line = text.substr(at, text.find_last_not_of(kBlanks, end) + 1 - at);
  const auto next = text.substr(end + 1, 1);
  const bool apart = next == "\n" || next == "\r" || text.substr(at - std::min<std::size_t>(at, 2), 1) == "#";
  return apart && !line.ends_with('.') ? std::string(line) : std::string{};
}

// What an input says about its report beside the text.
struct Given {
  std::string id;
  std::string source;
  std::string title;
  std::optional<Date> published;
  std::string path;  // the source where nothing else names one
};

const std::string& first_given(std::initializer_list<const std::string*> values) {
  for (const auto* value : values)
    if (!value->empty()) return *value;
  return **(values.end() - 1);
}

// Names the ids that come twice: "a", "a-2", "a-3".
class Ids {
 public:
  std::string unique(const std::string& id) {
    std::string name = id;
    while (!used_.insert(name).second)
      name = id + "-" + std::to_string(++count_.try_emplace(id, 1u).first->second);
    return name;
  }

 private:
  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, unsigned> count_;
};

class Inputs {
 public:
  Inputs(const InputOptions& options, const TakeReport& take) : options_(options), take_(take) {}

  // Each of these is false once no more is wanted.
  bool read_path(const std::string& path);
  bool read_stream(std::istream& stream, const std::string& name, const std::string& source);

 private:
  bool read_folder(const fs::path& folder);
  bool walk(const fs::path& folder, bool& found);
  bool read_json_lines(std::istream& stream, const std::string& name, const std::string& source);
  bool read_json_line(const std::string& line, const std::string& place, const std::string& name,
                      const std::string& source);
  Result<Report> make_report(std::string text, const std::string& place, Given given);

  const InputOptions& options_;
  const TakeReport& take_;
  Ids ids_;
};

Result<Report> Inputs::make_report(std::string text, const std::string& place, Given given) {
  if (const auto look = look_of_binary(text))
    return fail(ErrorKind::binary, "looks like " + *look + ", which is not read; give its text", place);
  if (is_html(text))
    return fail(ErrorKind::binary, "looks like a web page, which is not read yet; give its text", place);
  if (text.find_first_not_of(kBlanks) == std::string::npos)
    return fail(ErrorKind::empty, "empty: there is no text to read; leave it out", place);
  if (const auto language = foreign_language(text); language && !options_.force)
    return fail(ErrorKind::language,
                "not English but " + std::string(*language) + "; --force reads it nevertheless", place);

  const FrontMatter front = read_front_matter(text);
  const auto furniture = explain_furniture(text);
  const auto headline = headline_of(text, furniture);
  Report report;
  report.title = first_given({&given.title, &front.title, &options_.title, &headline});
  report.source = first_given({&given.source, &front.source, &options_.source, &given.path});
  report.published = given.published   ? given.published
                     : front.published ? front.published
                                       : options_.published;
  for (const auto& region : furniture) report.furniture.push_back(region.span);
  report.id = ids_.unique(given.id);
  report.text = std::move(text);
  return report;
}

// A line without its end; false at the end of the stream. `too_long` tells that the line passed the limit: it
// is read over, not kept.
bool next_line(std::istream& stream, std::string& line, bool& too_long) {
  std::array<char, 1 << 16> chunk;
  line.clear();
  too_long = false;
  while (true) {
    stream.getline(chunk.data(), chunk.size());
    const auto count = static_cast<std::size_t>(stream.gcount());
    const bool ended = !stream.fail() && !stream.eof();  // the line's end was found, and counted
    too_long = too_long || line.size() + count > kMostBytes;
    if (!too_long) line.append(chunk.data(), ended ? count - 1 : count);
    if (ended) return true;
    if (stream.eof() || stream.bad() || count == 0) return !line.empty() || too_long;
    stream.clear();
  }
}

bool Inputs::read_json_lines(std::istream& stream, const std::string& name, const std::string& source) {
  std::string line;
  bool too_long = false;
  bool found = false;
  for (std::size_t number = 1; next_line(stream, line, too_long); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.find_first_not_of(kBlanks) == std::string::npos && !too_long) continue;
    found = true;
    const std::string place = name + ":" + std::to_string(number);
    if (too_long) {
      if (!take_(fail(ErrorKind::format, "longer than 1 GiB; split it", place))) return false;
    } else if (!read_json_line(line, place, name, source)) {
      return false;
    }
  }
  return found || take_(fail(ErrorKind::empty, "empty: there is no report in it; leave it out", name));
}

// A member that is a text, or nothing where it is missing or null.
Result<std::string> text_member(const json& object, const char* key, const std::string& place) {
  const auto member = object.find(key);
  if (member == object.end() || member->is_null()) return std::string{};
  if (member->is_number_integer() && std::string_view(key) == "id") return member->dump();
  if (!member->is_string())
    return fail(ErrorKind::format, "\"" + std::string(key) + "\" is no text; put it in quotation marks",
                place);
  return member->get<std::string>();
}

bool Inputs::read_json_line(const std::string& line, const std::string& place, const std::string& name,
                            const std::string& source) {
  if (const auto look = look_of_binary(line))
    return take_(
        fail(ErrorKind::binary, "looks like " + *look + ", which is not read; give its text", place));
  const auto column = [&](std::size_t byte) {
    return place + place_at("", line, byte).substr(2);  // ":1:7" -> ":7"
  };
  if (const auto wrong = find_invalid_utf8(line); wrong != std::string::npos)
    return take_(fail(ErrorKind::encoding,
                      "not UTF-8 at byte " + std::to_string(wrong) +
                          " of the line; give the encoding, such as --encoding windows-1252",
                      column(wrong)));
  json object;
  try {
    object = json::parse(line);
  } catch (const json::parse_error& error) {
    return take_(fail(ErrorKind::format,
                      "not JSON; give one object a line, or --input text if this is plain text",
                      column(std::min(error.byte > 0 ? error.byte - 1 : 0, line.size()))));
  } catch (const json::exception&) {  // a number out of range
    return take_(fail(ErrorKind::format, "not JSON that can be read; give one object a line", place));
  }
  if (!object.is_object() || !object.contains("text"))
    return take_(
        fail(ErrorKind::format, "no \"text\"; give one object a line, such as {\"text\": \"...\"}", place));

  std::array<std::string, 5> values;
  constexpr std::array<const char*, 5> keys = {"id", "text", "title", "published", "source"};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    auto value = text_member(object, keys[i], place);
    if (!value) return take_(tl::unexpected(value.error()));
    values[i] = std::move(*value);
  }
  auto& [id, text, title, published, address] = values;
  Given given{std::move(id), std::move(address), std::move(title), parse_date(published), source};
  if (!given.published && published.find_first_not_of(kBlanks) != std::string::npos)
    return take_(fail(ErrorKind::format,
                      "\"published\" is no date: " + published + "; give it as 2025-02-19, or leave it out",
                      place));
  if (given.id.empty()) given.id = fs::path(name).stem().string();
  return take_(make_report(std::move(text), place, std::move(given)));
}

bool Inputs::read_stream(std::istream& stream, const std::string& name, const std::string& source) {
  auto kind = options_.kind;
  if (kind == InputKind::automatic) kind = kind_by_name(name).value_or(InputKind::automatic);
  errno = 0;
  const int first = stream.peek();
  if (stream.bad() || (first == EOF && errno != 0))
    return take_(fail(ErrorKind::unreadable,
                      std::generic_category().message(errno) + "; give a file that can be read", name));
  const bool marked = first == 0xEF || first == 0xFE || first == 0xFF;  // perhaps a byte order mark
  if (kind == InputKind::automatic && first == '{') kind = InputKind::json_lines;
  if (kind == InputKind::json_lines && options_.encoding.empty() && !marked)
    return read_json_lines(stream, name, source);

  std::string bytes;
  std::array<char, 1 << 16> chunk;
  while (stream.read(chunk.data(), chunk.size()), stream.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > kMostBytes) return take_(fail(ErrorKind::format, "larger than 1 GiB; split it", name));
  }
  auto text = to_utf8(std::move(bytes), options_.encoding, name);
  if (!text) return take_(tl::unexpected(text.error()));
  if (kind == InputKind::json_lines || (kind == InputKind::automatic && text->starts_with('{'))) {
    std::istringstream lines(std::move(*text));
    return read_json_lines(lines, name, source);
  }
  return take_(
      make_report(std::move(*text), name, {fs::path(name).stem().string(), "", "", std::nullopt, source}));
}

bool Inputs::read_path(const std::string& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found)
    return take_(fail(ErrorKind::unreadable, "no such file or folder; check its name", path));
  if (fs::is_directory(status)) return read_folder(path);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return take_(fail(ErrorKind::unreadable,
                      std::generic_category().message(errno) + "; give a file that can be read", path));
  return read_stream(file, path, path);
}

bool Inputs::read_folder(const fs::path& folder) {
  bool found = false;
  if (!walk(folder, found)) return false;
  if (found) return true;
  return take_(fail(ErrorKind::no_reports,
                    "no reports in this folder; it needs files that end in .txt, .md or .jsonl, or --input",
                    folder.string()));
}

bool Inputs::walk(const fs::path& folder, bool& found) {
  std::error_code error;
  std::vector<fs::path> entries;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    entries.push_back(it->path());
  if (error) {
    found = true;
    return take_(
        fail(ErrorKind::unreadable, error.message() + "; give a folder that can be read", folder.string()));
  }
  std::sort(entries.begin(), entries.end());
  for (const auto& entry : entries) {
    if (entry.filename().string().starts_with('.')) continue;
    const auto status = fs::status(entry, error);
    if (fs::is_directory(status)) {
      // A link to a folder may lead back here.
      if (!fs::is_symlink(entry, error) && !walk(entry, found)) return false;
    } else if (fs::is_regular_file(status) &&
               (options_.kind != InputKind::automatic || kind_by_name(entry.string()))) {
      found = true;
      if (!read_path(entry.string())) return false;
    }
  }
  return true;
}

}  // namespace

std::vector<Furniture> explain_furniture(std::string_view text) {
  const FrontMatter front = read_front_matter(text);
  std::vector<Furniture> out;
  for (const auto span : front.furniture) out.push_back({span, "front matter"});
  const auto rest = find_furniture(text, front.end);
  out.insert(out.end(), rest.begin(), rest.end());
  return out;
}

void read_inputs(const std::vector<std::string>& inputs, std::istream& standard_input,
                 const InputOptions& options, const TakeReport& take) {
  Inputs reader(options, take);
  for (const auto& input : inputs) {
    if (!(input == "-" ? reader.read_stream(standard_input, "stdin", "-") : reader.read_path(input))) return;
  }
}

}  // namespace parley

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
#include "ingest/archive.h"
#include "ingest/dates.h"
#include "ingest/documents.h"
#include "ingest/encoding.h"
#include "ingest/english.h"
#include "ingest/front_matter.h"
#include "ingest/input_kind.h"
#include "ingest/json_text.h"

namespace parley {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kMostBytes = std::size_t{1} << 30;  // of a file or a line of JSON Lines
constexpr std::string_view kBlanks = " \t\r\n\v\f";

tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string place) {
  return tl::unexpected(Error{kind, std::move(message), std::move(place)});
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
  std::string byline;
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
  Inputs(const InputOptions& options, const TakeReport& take)
      : options_(options), take_([this, &take](Result<Report> report) {
          tell_read();
          return take(std::move(report));
        }) {}

  // Each of these is false once no more is wanted.
  bool read_path(const std::string& path);
  bool read_stream(std::istream& input, const std::string& name, const std::string& source);

 private:
  bool read_kind(InputKind kind, std::istream& stream, const std::string& name, const std::string& source);
  bool read_members_of(std::istream& stream, const std::string& name, const std::string& source);
  bool read_archived_pages(std::istream& stream, std::uint64_t at, const std::string& name);
  bool read_record_of(const std::string& path);
  bool take_document(Result<Document> document, const std::string& place, std::string id,
                     const std::string& source);
  bool take_feed(const Result<Feed>& feed, const std::string& name, const std::string& source);
  void note(const std::string& place, const std::string& line) const;
  void tell_read() const;
  bool read_folder(const fs::path& folder);
  bool walk(const fs::path& folder, bool& found);
  bool read_json_lines(std::istream& stream, const std::string& name, const std::string& source,
                       const Origins* origins = nullptr);
  Result<Report> read_json_line(const std::string& line, std::uint64_t at, const std::string& place,
                                const std::string& name, const std::string& source);
  Result<Report> make_report(Traced content, const std::string& place, const Given& given);

  const InputOptions& options_;
  const TakeReport take_;
  Ids ids_;
  std::uint64_t files_read_ = 0;  // bytes of the files that are done
  std::filebuf* file_ = nullptr;  // that is being read
  int depth_ = 0;                 // of archives in archives
};

Result<Report> Inputs::make_report(Traced content, const std::string& place, const Given& given) {
  const std::string& text = content.text;
  if (const auto look = look_of_binary(text))
    return fail(ErrorKind::binary, "looks like " + *look + ", which is not read; give its text", place);
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
  report.byline = given.byline;
  report.origins = std::move(content.origins);
  report.text = std::move(content.text);
  return report;
}

// A line without its end; false at the end of the stream. `too_long` tells that the line passed the limit: it
// is read over, not kept. `next` counts the bytes read.
bool next_line(std::istream& stream, std::string& line, bool& too_long, std::uint64_t& next) {
  std::array<char, 1 << 16> chunk;
  line.clear();
  too_long = false;
  while (true) {
    stream.getline(chunk.data(), chunk.size());
    const auto count = static_cast<std::size_t>(stream.gcount());
    next += count;
    const bool ended = !stream.fail() && !stream.eof();  // the line's end was found, and counted
    too_long = too_long || line.size() + count > kMostBytes;
    if (!too_long) line.append(chunk.data(), ended ? count - 1 : count);
    if (ended) return true;
    if (stream.eof() || stream.bad() || count == 0) return !line.empty() || too_long;
    stream.clear();
  }
}

// `origins`: where the stream, which is UTF-8, stands in the input; none where it is the input.
bool Inputs::read_json_lines(std::istream& stream, const std::string& name, const std::string& source,
                             const Origins* origins) {
  std::string line;
  bool too_long = false;
  bool found = false;
  std::uint64_t at = 0;
  std::uint64_t next = 0;
  for (std::size_t number = 1; at = next, next_line(stream, line, too_long, next); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) {
      line.erase(0, 3);
      at += 3;
    }
    if (line.find_first_not_of(kBlanks) == std::string::npos && !too_long) continue;
    found = true;
    const std::string place = name + ":" + std::to_string(number);
    Result<Report> report =
        too_long ? Result<Report>(fail(ErrorKind::format, "longer than 1 GiB; split it", place))
                 : read_json_line(line, at, place, name, source);
    if (report && origins != nullptr) report->origins = through(report->origins, *origins);
    if (!take_(std::move(report))) return false;
  }
  if (stream.bad())
    return take_(
        fail(ErrorKind::unreadable, "cannot be read to its end: damaged, or cut off; make it anew", name));
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

Result<Report> Inputs::read_json_line(const std::string& line, std::uint64_t at, const std::string& place,
                                      const std::string& name, const std::string& source) {
  if (const auto look = look_of_binary(line))
    return fail(ErrorKind::binary, "looks like " + *look + ", which is not read; give its text", place);
  const auto column = [&](std::size_t byte) {
    return place + place_at("", line, byte).substr(2);  // ":1:7" -> ":7"
  };
  if (const auto wrong = find_invalid_utf8(line); wrong != std::string::npos)
    return fail(ErrorKind::encoding,
                "not UTF-8 at byte " + std::to_string(wrong) +
                    " of the line; give the encoding, such as --encoding windows-1252",
                column(wrong));
  json object;
  try {
    object = json::parse(line);
  } catch (const json::parse_error& error) {
    return fail(ErrorKind::format, "not JSON; give one object a line, or --input text if this is plain text",
                column(std::min(error.byte > 0 ? error.byte - 1 : 0, line.size())));
  } catch (const json::exception&) {  // a number out of range
    return fail(ErrorKind::format, "not JSON that can be read; give one object a line", place);
  }
  if (!object.is_object() || !object.contains("text"))
    return fail(ErrorKind::format, "no \"text\"; give one object a line, such as {\"text\": \"...\"}", place);

  std::array<std::string, 5> values;
  constexpr std::array<const char*, 5> keys = {"id", "text", "title", "published", "source"};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    auto value = text_member(object, keys[i], place);
    if (!value) return tl::unexpected(value.error());
    values[i] = std::move(*value);
  }
  auto& [id, text, title, published, address] = values;
  Given given{std::move(id), std::move(address), std::move(title), parse_date(published), source, ""};
  if (!given.published && published.find_first_not_of(kBlanks) != std::string::npos)
    return fail(ErrorKind::format,
                "\"published\" is no date: " + published + "; give it as 2025-02-19, or leave it out", place);
  if (given.id.empty()) given.id = stem_of(name);
  auto origins = find_json_text(line, text, at);
  return make_report({std::move(text), std::move(origins)}, place, given);
}

// All bytes of a stream, up to the limit.
Result<std::string> read_all(std::istream& stream, const std::string& name) {
  std::string bytes;
  std::array<char, 1 << 16> chunk;
  while (stream.read(chunk.data(), chunk.size()), stream.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > kMostBytes) return fail(ErrorKind::format, "larger than 1 GiB; split it", name);
  }
  if (stream.bad())
    return fail(ErrorKind::unreadable, "cannot be read to its end: damaged, or cut off; make it anew", name);
  return bytes;
}

void Inputs::note(const std::string& place, const std::string& line) const {
  if (options_.note) options_.note(place + ": " + line);
}

void Inputs::tell_read() const {
  if (!options_.read) return;
  std::streamoff here = 0;
  if (file_ != nullptr) here = file_->pubseekoff(0, std::ios::cur, std::ios::in);
  options_.read(files_read_ + static_cast<std::uint64_t>(std::max<std::streamoff>(here, 0)));
}

bool Inputs::take_document(Result<Document> document, const std::string& place, std::string id,
                           const std::string& source) {
  if (!document) return take_(tl::unexpected(document.error()));
  for (const auto& line : document->notes) note(place, line);
  return take_(make_report(std::move(document->content), place,
                           {std::move(id), std::move(document->source), std::move(document->title),
                            document->published, source, std::move(document->byline)}));
}

bool Inputs::take_feed(const Result<Feed>& feed, const std::string& name, const std::string& source) {
  if (!feed) return take_(tl::unexpected(feed.error()));
  for (const auto& link : feed->links) note(name, "a link without text, not fetched: " + link);
  if (feed->items.empty())
    return take_(fail(ErrorKind::empty, "empty: this feed holds links, but no text; save its pages", name));
  return std::all_of(feed->items.begin(), feed->items.end(),
                     [&](const Document& item) { return take_document(item, name, stem_of(name), source); });
}

bool Inputs::read_archived_pages(std::istream& stream, std::uint64_t at, const std::string& name) {
  bool found = false;
  const bool more = read_web_archive(stream, at, name, [&](Result<Document> page, std::uint64_t begin) {
    found = true;
    return take_document(std::move(page), record_place(name, begin), record_place(stem_of(name), begin),
                         name);
  });
  if (!more || found) return more;
  return take_(fail(ErrorKind::no_reports, "no pages in this archive; leave it out", name));
}

// Archives are read like folders. A compressed file that is no archive has one member without a name.
bool Inputs::read_members_of(std::istream& stream, const std::string& name, const std::string& source) {
  constexpr int deepest = 4;
  if (depth_ >= deepest)
    return take_(fail(ErrorKind::format, "archives in archives, more than 4 deep; unpack it first", name));
  bool found = false;
  ++depth_;
  const auto done = read_members(stream, name, [&](const Member& member) {
    const bool wanted =
        member.name.empty() || options_.kind != InputKind::automatic || is_report_name(member.name);
    if (member.name == "[Content_Types].xml") {
      found = true;
      take_(fail(ErrorKind::binary, "an office document, which is not read; give its text, or a PDF", name));
      return false;
    }
    if (!wanted || fs::path(member.name).filename().string().starts_with('.')) return true;
    found = true;
    const std::string inner = member.name.empty() ? "" : "/" + member.name;
    return read_stream(member.bytes, name + inner, source + inner);
  });
  --depth_;
  if (!done) return take_(tl::unexpected(done.error()));
  if (!*done || found) return *done;
  return take_(fail(ErrorKind::no_reports,
                    "no reports in this archive; it needs " + report_endings() + ", or --input", name));
}

bool Inputs::read_kind(InputKind kind, std::istream& stream, const std::string& name,
                       const std::string& source) {
  if (kind == InputKind::warc) return read_archived_pages(stream, 0, name);
  if (kind == InputKind::json_lines && options_.encoding.empty())
    return read_json_lines(stream, name, source);
  auto bytes = read_all(stream, name);
  if (!bytes) return take_(tl::unexpected(bytes.error()));
  const std::string& encoding = options_.encoding;
  switch (kind) {
    case InputKind::html:
      return take_document(read_page(*bytes, {"", encoding, !encoding.empty()}, name), name, stem_of(name),
                           source);
    case InputKind::mhtml:
      return take_document(read_saved_page(*bytes, name), name, stem_of(name), source);
    case InputKind::mail:
      return take_document(read_mail(*bytes, name), name, stem_of(name), source);
    case InputKind::pdf:
      return take_document(read_pdf(*bytes, name), name, stem_of(name), source);
    case InputKind::feed:
      return take_feed(read_feed(*bytes, encoding, name), name, source);
    default:
      break;
  }
  auto text = to_utf8(std::move(*bytes), encoding, name);
  if (!text) return take_(tl::unexpected(text.error()));
  // Behind a byte order mark, or in UTF-16, the first bytes did not tell.
  if (kind == InputKind::automatic) kind = kind_by_content(text->text).value_or(InputKind::text);
  if (kind == InputKind::json_lines) {
    std::istringstream lines(std::move(text->text));
    return read_json_lines(lines, name, source, &text->origins);
  }
  const auto trace = [&](Document& document) {
    document.content.origins = through(document.content.origins, text->origins);
  };
  if (kind == InputKind::html) {
    auto page = read_page(text->text, {"", "utf-8", true}, name);
    if (page) trace(*page);
    return take_document(std::move(page), name, stem_of(name), source);
  }
  if (kind == InputKind::feed) {
    auto feed = read_feed(text->text, "utf-8", name);
    if (feed) std::ranges::for_each(feed->items, trace);
    return take_feed(feed, name, source);
  }
  return take_(make_report(std::move(*text), name, {stem_of(name), "", "", std::nullopt, source, ""}));
}

bool Inputs::read_stream(std::istream& input, const std::string& name, const std::string& source) {
  auto kind = options_.kind;
  if (kind == InputKind::automatic) kind = kind_by_name(name).value_or(InputKind::automatic);
  errno = 0;
  const int first = input.peek();
  if (input.bad() || (first == EOF && errno != 0))
    return take_(fail(ErrorKind::unreadable,
                      (errno != 0 ? std::generic_category().message(errno) : "damaged, or cut off") +
                          "; give a file that can be read",
                      name));
  if (kind == InputKind::automatic && first == '{') kind = InputKind::json_lines;
  // Lines are taken as they come, without waiting for a beginning to look at.
  if (kind == InputKind::json_lines && first == '{') return read_kind(kind, input, name, source);
  Lookahead ahead(*input.rdbuf());
  std::istream stream(&ahead);
  if (options_.encoding.empty() && is_packed(ahead.head())) return read_members_of(stream, name, source);
  if (kind == InputKind::automatic) kind = kind_by_content(ahead.head()).value_or(InputKind::automatic);
  if (kind == InputKind::json_lines && has_byte_order_mark(ahead.head())) kind = InputKind::automatic;
  return read_kind(kind, stream, name, source);
}

// "crawl.warc@1048576": a web archive from that byte on.
bool Inputs::read_record_of(const std::string& path) {
  const auto at = path.rfind('@');
  const std::string name = path.substr(0, at);
  const std::uint64_t offset = std::stoull(path.substr(at + 1));
  std::ifstream file(name, std::ios::binary);
  Lookahead ahead(*file.rdbuf());
  std::istream stream(&ahead);
  if (!is_packed(ahead.head())) {
    file.seekg(static_cast<std::streamoff>(offset));
    return read_archived_pages(file, offset, name);
  }
  const auto done = read_members(stream, name, [&](const Member& member) {
    for (std::uint64_t left = offset; left > 0 && member.bytes;) {
      const auto step = std::min<std::uint64_t>(left, std::uint64_t{1} << 30);
      member.bytes.ignore(static_cast<std::streamsize>(step));
      left -= step;
    }
    return read_archived_pages(member.bytes, offset, name);
  });
  return done ? *done : take_(tl::unexpected(done.error()));
}

bool Inputs::read_path(const std::string& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found && names_record(path)) return read_record_of(path);
  if (status.type() == fs::file_type::not_found)
    return take_(fail(ErrorKind::unreadable, "no such file or folder; check its name", path));
  if (fs::is_directory(status)) return read_folder(path);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return take_(fail(ErrorKind::unreadable,
                      std::generic_category().message(errno) + "; give a file that can be read", path));
  file_ = file.rdbuf();
  const bool more = read_stream(file, path, path);
  file_ = nullptr;
  const auto size = fs::is_regular_file(status) ? fs::file_size(path, error) : 0;
  if (!error) files_read_ += size;
  return more;
}

bool Inputs::read_folder(const fs::path& folder) {
  bool found = false;
  if (!walk(folder, found)) return false;
  if (found) return true;
  return take_(fail(ErrorKind::no_reports,
                    "no reports in this folder; it needs " + report_endings() + ", or --input",
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
               (options_.kind != InputKind::automatic || is_report_name(entry.string()))) {
      found = true;
      if (!read_path(entry.string())) return false;
    }
  }
  return true;
}

}  // namespace

std::optional<std::uint64_t> size_of_inputs(const std::vector<std::string>& inputs, InputKind kind) {
  std::uint64_t sum = 0;
  std::error_code error;
  for (const std::string& input : inputs) {
    if (fs::is_regular_file(input, error)) {
      sum += fs::file_size(input, error);
    } else if (fs::is_directory(input, error)) {
      for (fs::recursive_directory_iterator it(input, error), end; !error && it != end; it.increment(error)) {
        const bool hidden = it->path().filename().string().starts_with('.');
        if (hidden && it->is_directory(error)) it.disable_recursion_pending();
        if (!hidden && it->is_regular_file(error) &&
            (kind != InputKind::automatic || is_report_name(it->path().string())))
          sum += it->file_size(error);
      }
    } else {
      return std::nullopt;
    }
    if (error) return std::nullopt;
  }
  return sum;
}

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

// SPDX-License-Identifier: Apache-2.0
#include "ingest/input_kind.h"

#include <algorithm>
#include <filesystem>

namespace parley {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBlanks = " \t\r\n\v\f";

struct Ending {
  std::string_view ending;
  InputKind kind;
};
constexpr std::array kEndings = {
    Ending{".txt", InputKind::text},         Ending{".text", InputKind::text},
    Ending{".md", InputKind::text},          Ending{".markdown", InputKind::text},
    Ending{".jsonl", InputKind::json_lines}, Ending{".ndjson", InputKind::json_lines},
    Ending{".html", InputKind::html},        Ending{".htm", InputKind::html},
    Ending{".xhtml", InputKind::html},       Ending{".mhtml", InputKind::mhtml},
    Ending{".mht", InputKind::mhtml},        Ending{".rss", InputKind::feed},
    Ending{".atom", InputKind::feed},        Ending{".warc", InputKind::warc},
    Ending{".eml", InputKind::mail},         Ending{".pdf", InputKind::pdf},
};
constexpr std::array<std::string_view, 4> kPackings = {".gz", ".zst", ".bz2", ".xz"};
constexpr std::array<std::string_view, 3> kArchives = {".zip", ".tar", ".tgz"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& endings, std::string_view ending) {
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

// "news/talks.html.gz" -> "talks.html"
fs::path unpacked(const std::string& name) {
  fs::path out = fs::path(name).filename();
  while (out.has_stem() && holds(kPackings, lower(out.extension().string()))) out = out.stem();
  return out;
}

// The lines up to the first empty one, in lower case, each behind a line end.
std::string header_lines(std::string_view head) {
  std::string out = "\n" + lower(head.substr(0, 16384));
  std::erase(out, '\r');
  return out.substr(0, out.find("\n\n"));
}

// Mails begin with header lines; a text that begins "Subject: ..." has none of the technical ones.
bool is_message(const std::string& lines) {
  const auto first = lines.substr(1, lines.find('\n', 1) - 1);
  const auto colon = first.find(':');
  if (colon == std::string::npos || colon == 0 || first.find(' ') < colon) return false;
  return lines.find("\nmime-version:") != std::string::npos ||
         lines.find("\nmessage-id:") != std::string::npos;
}

}  // namespace

InputKind input_kind_named(std::string_view name) {
  if (name == "markdown") return InputKind::text;
  if (name == "feed") return InputKind::feed;
  // The other names are endings.
  return kind_by_name("x." + std::string(name == "text" ? "txt" : name)).value_or(InputKind::automatic);
}

std::optional<InputKind> kind_by_name(const std::string& name) {
  const std::string ending = lower(unpacked(name).extension().string());
  for (const auto& known : kEndings)
    if (known.ending == ending) return known.kind;
  return std::nullopt;
}

std::optional<InputKind> kind_by_content(std::string_view head) {
  if (head.starts_with("%PDF-")) return InputKind::pdf;
  if (head.starts_with("WARC/")) return InputKind::warc;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(kBlanks), head.size()));
  if (head.starts_with('{')) return InputKind::json_lines;
  if (head.starts_with('<')) {
    const std::string start = lower(head.substr(0, 4096));
    const auto has = [&](const char* tag) { return start.find(tag) != std::string::npos; };
    if (has("<rss") || has("<feed") || has("<rdf:rdf")) return InputKind::feed;
    if (has("<!doctype html") || has("<html") || has("<head") || has("<body") || has("<div") || has("<p>"))
      return InputKind::html;
    return std::nullopt;
  }
  if (const auto lines = header_lines(head); is_message(lines))
    return lines.find("multipart/related") != std::string::npos &&
                   lines.find("text/html") != std::string::npos
               ? InputKind::mhtml
               : InputKind::mail;
  return std::nullopt;
}

bool is_report_name(const std::string& name) {
  return kind_by_name(name) || holds(kArchives, lower(unpacked(name).extension().string()));
}

std::string report_endings() {
  std::string out = "files that end in";
  for (const auto& known : kEndings)
    out += std::string(out.ends_with(" in") ? " " : ", ") + std::string(known.ending);
  return out + ", .zip or .tar";
}

std::string stem_of(const std::string& name) { return unpacked(name).stem().string(); }

bool names_record(const std::string& path) {
  const auto at = path.rfind('@');
  if (at == std::string::npos || at + 1 == path.size() || path.size() - at > 18) return false;
  if (!std::all_of(path.begin() + static_cast<std::ptrdiff_t>(at) + 1, path.end(),
                   [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  std::error_code error;
  return fs::is_regular_file(path.substr(0, at), error);
}

bool has_byte_order_mark(std::string_view head) {
  return head.starts_with("\xEF\xBB\xBF") || head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
}

Lookahead::Lookahead(std::streambuf& source) : source_(source) { fill(); }

Lookahead::int_type Lookahead::underflow() {
  return fill() == 0 ? traits_type::eof() : traits_type::to_int_type(chunk_[0]);
}

// What the source has at hand, without making it read on: a source that is damaged further on says so only
// when it is read there, not while its beginning is looked at.
std::streamsize Lookahead::fill() {
  const auto most = static_cast<std::streamsize>(chunk_.size());
  const auto ready = source_.in_avail();
  const auto count = source_.sgetn(chunk_.data(), ready > 0 ? std::min(ready, most) : most);
  setg(chunk_.data(), chunk_.data(), chunk_.data() + count);
  return count;
}

}  // namespace parley

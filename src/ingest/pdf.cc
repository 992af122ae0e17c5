// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/documents.h"

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace parley {
namespace {

using Lines = std::vector<std::string_view>;

tl::unexpected<Error> fail(ErrorKind kind, std::string message, const std::string& place) {
  return tl::unexpected(Error{kind, std::move(message), place});
}

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

// What pdftotext prints for the PDF; it gets it as its standard input, so that no name of a file is ever read
// as an option, and no shell is asked.
Result<std::string> run_pdftotext(const std::string& pdf, const std::string& place) {
  const File input(std::tmpfile());
  std::array<int, 2> pipe_ends{};
  if (!input || std::fwrite(pdf.data(), 1, pdf.size(), input.get()) != pdf.size() ||
      std::fflush(input.get()) != 0 || std::fseek(input.get(), 0, SEEK_SET) != 0 ||
      ::pipe2(pipe_ends.data(), O_CLOEXEC) != 0)
    return fail(ErrorKind::environment,
                "no room for a copy of the PDF; free some in the folder for temporary files", place);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(input.get()), 0);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  std::array<std::string, 6> words = {"pdftotext", "-q", "-enc", "UTF-8", "-", "-"};
  std::array<char*, 7> arguments{};
  std::transform(words.begin(), words.end(), arguments.begin(),
                 [](std::string& word) { return word.data(); });
  pid_t child = 0;
  const int wrong = posix_spawnp(&child, "pdftotext", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe_ends[1]);
  if (wrong != 0) {
    ::close(pipe_ends[0]);
    return fail(ErrorKind::environment,
                "the program pdftotext, which reads PDF, cannot be run; install poppler-utils", place);
  }

  std::string out;
  std::array<char, 1 << 16> chunk;
  ssize_t count = 0;
  while ((count = ::read(pipe_ends[0], chunk.data(), chunk.size())) > 0)
    out.append(chunk.data(), static_cast<std::size_t>(count));
  ::close(pipe_ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return fail(ErrorKind::format, "a PDF that pdftotext cannot read: damaged, or locked by a password",
                place);
  return out;
}

Lines lines_of(std::string_view text) {
  Lines out;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    while (line.ends_with(' ') || line.ends_with('\r')) line.remove_suffix(1);
    while (line.starts_with(' ')) line.remove_prefix(1);
    out.push_back(line);
    at = end + 1;
  }
  return out;
}

// A line as it comes again on the next page: digits are one sign ("Page 7 of 12" is "Page # of ##").
std::string shape(std::string_view line) {
  std::string out(line);
  for (char& c : out)
    if (c >= '0' && c <= '9') c = '#';
  std::string once;
  for (const char c : out)
    if (c != '#' || !once.ends_with('#')) once += c;
  return once;
}

// The outermost lines of a page that have words: running heads and page numbers stand there.
std::vector<std::size_t> edges(const Lines& page) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < page.size() && out.size() < 2; ++i)
    if (!page[i].empty()) out.push_back(i);
  const auto top = out.size();
  for (std::size_t i = page.size(); i-- > 0 && out.size() < top + 2;)
    if (!page[i].empty() && std::find(out.begin(), out.end(), i) == out.end()) out.push_back(i);
  return out;
}

// Empties the lines that stand at the edges of half of the pages or more (three at least), and bare numbers
// there.
void drop_running_heads(std::vector<Lines>& pages) {
  std::unordered_map<std::string, std::size_t> count;
  for (const auto& page : pages)
    for (const auto i : edges(page)) ++count[shape(page[i])];
  for (auto& page : pages)
    for (const auto i : edges(page)) {
      const auto form = shape(page[i]);
      if (form == "#" || count[form] >= std::max<std::size_t>(3, (pages.size() + 1) / 2)) page[i] = {};
    }
}

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Words with hyphens inside of lines: those keep them at a line's end too.
std::unordered_set<std::string> hyphenated_words(const std::vector<Lines>& pages) {
  std::unordered_set<std::string> out;
  for (const auto& page : pages)
    for (const auto line : page)
      for (std::size_t at = line.find('-'); at < line.size(); at = line.find('-', at + 1)) {
        std::size_t begin = at;
        std::size_t end = at + 1;
        while (begin > 0 && is_letter_byte(line[begin - 1])) --begin;
        while (end < line.size() && is_letter_byte(line[end])) ++end;
        if (begin < at && end > at + 1) out.emplace(line.substr(begin, end - begin));
      }
  return out;
}

class Paragraphs {
 public:
  explicit Paragraphs(std::unordered_set<std::string> hyphenated) : hyphenated_(std::move(hyphenated)) {}

  void add(std::string_view line) {
    if (line.empty()) {
      open_ = false;
      return;
    }
    if (!open_ && !goes_on(line)) {
      if (!text_.empty()) text_ += "\n\n";
    } else if (!text_.empty()) {
      join(line);
    }
    text_ += line;
    open_ = true;
  }

  std::string take() { return std::move(text_); }

 private:
  // A sentence that a column or a page cuts goes on in lower case.
  [[nodiscard]] bool goes_on(std::string_view line) const {
    return !text_.empty() && line[0] >= 'a' && line[0] <= 'z' &&
           (is_letter_byte(text_.back()) || text_.ends_with(',') || text_.ends_with('-'));
  }

  // "negotia-" "tions" -> "negotiations"; "cease-" "fire" keeps its hyphen if "cease-fire" stands elsewhere.
  void join(std::string_view line) {
    const bool cut = text_.ends_with('-') && text_.size() > 1 && is_letter_byte(text_[text_.size() - 2]) &&
                     line[0] >= 'a' && line[0] <= 'z';
    if (!cut) {
      text_ += ' ';
      return;
    }
    std::size_t begin = text_.size() - 1;
    while (begin > 0 && is_letter_byte(text_[begin - 1])) --begin;
    std::size_t end = 0;
    while (end < line.size() && is_letter_byte(line[end])) ++end;
    if (!hyphenated_.contains(text_.substr(begin) + std::string(line.substr(0, end)))) text_.pop_back();
  }

  std::unordered_set<std::string> hyphenated_;
  std::string text_;
  bool open_ = false;
};

std::string reflow(std::string_view printed) {
  std::vector<Lines> pages;
  for (std::size_t at = 0; at < printed.size();) {
    const auto end = std::min(printed.find('\f', at), printed.size());
    pages.push_back(lines_of(printed.substr(at, end - at)));
    at = end + 1;
  }
  drop_running_heads(pages);
  Paragraphs paragraphs(hyphenated_words(pages));
  for (const auto& page : pages) {
    for (const auto line : page) paragraphs.add(line);
    paragraphs.add({});
  }
  return paragraphs.take();
}

}  // namespace

Result<Document> read_pdf(const std::string& bytes, const std::string& place) {
  const auto printed = run_pdftotext(bytes, place);
  if (!printed) return tl::unexpected(printed.error());
  Document out;
  out.content.text = reflow(*printed);
  if (out.content.text.empty())
    return fail(ErrorKind::empty,
                "empty: there is no text in this PDF, perhaps pictures of pages; leave it out", place);
  return out;
}

}  // namespace parley

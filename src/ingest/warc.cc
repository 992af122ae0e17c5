// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "ingest/archive.h"
#include "ingest/documents.h"
#include "ingest/mime.h"

namespace parley {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{64} << 20;  // of a record, and of a page unpacked
constexpr std::size_t kMostHeaderBytes = std::size_t{1} << 20;

// A stream that knows where it stands.
class Counted {
 public:
  Counted(std::istream& stream, std::uint64_t at) : stream_(stream), at_(at) {}

  [[nodiscard]] std::uint64_t at() const { return at_; }
  [[nodiscard]] bool bad() const { return stream_.bad(); }
  int peek() { return stream_.peek(); }

  // Lines up to and with the empty one; empty if there is none within the limit.
  std::string header() {
    std::string out;
    for (int c = 0; out.size() < kMostHeaderBytes && (c = stream_.get()) != EOF;) {
      ++at_;
      out += static_cast<char>(c);
      if (out.ends_with("\n\r\n") || out.ends_with("\n\n")) return out;
    }
    return {};
  }

  std::string read(std::uint64_t count) {
    std::string out(count, '\0');
    stream_.read(out.data(), static_cast<std::streamsize>(count));
    out.resize(static_cast<std::size_t>(stream_.gcount()));
    at_ += out.size();
    return out;
  }

  bool pass(std::uint64_t count) {
    std::array<char, 1 << 16> chunk;
    while (count > 0) {
      stream_.read(chunk.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(count, chunk.size())));
      const auto got = static_cast<std::uint64_t>(stream_.gcount());
      if (got == 0) return false;
      at_ += got;
      count -= got;
    }
    return true;
  }

  void pass_line_ends() {
    for (int c = stream_.peek(); c == '\r' || c == '\n'; c = stream_.peek()) {
      stream_.get();
      ++at_;
    }
  }

 private:
  std::istream& stream_;
  std::uint64_t at_;
};

template <class Number>
bool read_number(std::string_view text, Number& to, int base = 10) {
  const auto end = text.data() + text.size();
  const auto [stop, wrong] = std::from_chars(text.data(), end, to, base);
  return wrong == std::errc() && stop != text.data();
}

// "5\r\nTalks\r\n0\r\n\r\n" -> "Talks"; what is cut off ends early.
Traced decode_chunks(std::string_view body) {
  Traced out;
  for (std::size_t at = 0; at < body.size();) {
    std::size_t size = 0;
    const auto line = body.find('\n', at);
    if (line == std::string_view::npos || !read_number(body.substr(at, line - at), size, 16) || size == 0)
      break;
    out.append(body.substr(line + 1, size), line + 1);
    if (size >= body.size() - line - 1) break;
    at = std::min(body.find('\n', line + 1 + size), body.size() - 1) + 1;
  }
  return out;
}

// "HTTP/1.1 200 OK" -> true
bool is_success(std::string_view response) {
  const auto blank = response.substr(0, 64).find(' ');
  return response.starts_with("HTTP/") && blank != std::string_view::npos &&
         response.substr(blank + 1, 1) == "2";
}

// True if the record's beginning tells of a page.
bool is_page(std::string_view type) { return type == "text/html" || type == "application/xhtml+xml"; }

// `at` is where the response begins in the archive.
Result<Document> read_response(std::string_view response, std::uint64_t at, const std::string& address,
                               const std::string& place) {
  const auto headers = read_header_lines(response);
  const auto rest = response.substr(headers.size);
  const bool chunked = headers.get("transfer-encoding").find("chunked") != std::string_view::npos;
  Traced body = chunked ? decode_chunks(rest) : copy_from(std::string(rest));
  move_origins(body.origins, at + headers.size);
  if (!headers.get("content-encoding").empty()) {
    auto unpacked = unpack(body.text, kMostBytes, place);
    // Crawlers often unpack the page and keep the header that says it is packed.
    if (unpacked) body = {std::move(*unpacked), {}};
  }
  auto document =
      read_page(body.text, {address, parameter(headers.get("content-type"), "charset"), false}, place);
  if (!document) return document;
  document->content.origins = through(document->content.origins, body.origins);
  document->source = address;
  return document;
}

}  // namespace

std::string record_place(const std::string& name, std::uint64_t at) {
  return name + "@" + std::to_string(at);
}

bool read_web_archive(std::istream& input, std::uint64_t start, const std::string& name,
                      const TakeRecord& take) {
  Counted stream(input, start);
  while (stream.pass_line_ends(), stream.peek() != EOF) {
    const auto begin = stream.at();
    const std::string place = record_place(name, begin);
    const auto fail = [&](ErrorKind kind, std::string message) {
      return take(tl::unexpected(Error{kind, std::move(message), place}), begin);
    };
    const std::string lines = stream.header();
    const auto fields = read_header_lines(lines);
    std::uint64_t size = 0;
    if (!lines.starts_with("WARC/") || !read_number(fields.get("content-length"), size))
      return fail(ErrorKind::format,
                  "no WARC record where one must begin; the archive is damaged from here on");
    std::string address(fields.get("warc-target-uri"));
    if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
    if (fields.get("warc-type") != "response") {
      if (!stream.pass(size)) return fail(ErrorKind::format, "the archive is cut off in this record");
      continue;
    }
    const auto response_at = stream.at();
    const std::string response = stream.read(std::min(size, kMostBytes));
    if (response.size() < std::min(size, kMostBytes) || !stream.pass(size - response.size()))
      return fail(ErrorKind::format, "the archive is cut off in this record");
    if (!is_success(response) || !is_page(media_type(read_header_lines(response).get("content-type"))))
      continue;
    if (size > kMostBytes) {
      if (!fail(ErrorKind::format, "a page of more than 64 MiB; give its text")) return false;
      continue;
    }
    if (!take(read_response(response, response_at, address, place), begin)) return false;
  }
  return !stream.bad() ||
         take(tl::unexpected(Error{ErrorKind::unreadable, "damaged, or cut off; read up to here",
                                   record_place(name, stream.at())}),
              stream.at());
}

}  // namespace parley

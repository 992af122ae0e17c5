// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>

#include "ingest/inputs.h"

namespace parley {

// By the ending, those of compression aside: "crawl.warc.gz" is a web archive.
[[nodiscard]] std::optional<InputKind> kind_by_name(const std::string& name);

// By the first bytes, as far as they are at hand; none for plain text.
[[nodiscard]] std::optional<InputKind> kind_by_content(std::string_view head);

// True for what is taken from folders and archives: files of a known ending, and archives.
[[nodiscard]] bool is_report_name(const std::string& name);

// For messages: "files that end in .txt, ..."
[[nodiscard]] std::string report_endings();

// "news/talks.html.gz" -> "talks"
[[nodiscard]] std::string stem_of(const std::string& name);

// True for "crawl.warc@1048576" where there is a file crawl.warc.
[[nodiscard]] bool names_record(const std::string& path);

[[nodiscard]] bool has_byte_order_mark(std::string_view head);

// A stream whose beginning can be looked at before it is read.
class Lookahead : public std::streambuf {
 public:
  explicit Lookahead(std::streambuf& source);
  // What comes next: up to 64 KiB, nothing only at the end. Looks at the same bytes until the first are read.
  [[nodiscard]] std::string_view head() const { return {gptr(), static_cast<std::size_t>(egptr() - gptr())}; }

 protected:
  int_type underflow() override;

 private:
  std::streamsize fill();

  std::streambuf& source_;
  std::array<char, 1 << 16> chunk_;
};

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/furniture.h"
#include "parley/error.h"
#include "parley/report.h"

namespace parley {

enum class InputKind {
  automatic,   // by the file's name, else by its first bytes
  text,        // plain text or Markdown, with or without front matter
  json_lines,  // {"id", "text", "title", "published", "source"}: a report a line, only `text` needed
  html,        // a page, in any encoding: the article in it
  mhtml,       // a page saved with its pictures
  feed,        // RSS or Atom: a report for each item with text
  warc,        // a web archive: a report for each page
  mail,        // .eml
  pdf,
};

// "text", "markdown", "jsonl", "html", "mhtml", "feed", "warc", "eml", "pdf"; automatic for another name.
[[nodiscard]] InputKind input_kind_named(std::string_view name);

// What holds for every input. Title, source and date are for reports that have none of their own.
struct InputOptions {
  InputKind kind = InputKind::automatic;
  std::optional<Date> published;
  std::string title;
  std::string source;
  std::string encoding;  // a name that iconv knows; empty: UTF-8, or UTF-16 with a byte order mark
  bool force = false;    // read what is not English
  // Takes a line for people who ask what was left out ("page.html: left out: 210 words, comments"), before
  // the report that it is about.
  std::function<void(const std::string&)> note;
  // Takes how many bytes of all files are read so far, before each report; for those who show progress.
  std::function<void(std::uint64_t)> read;
};

// Takes a report, or why there is none; false ends the reading.
using TakeReport = std::function<bool(Result<Report>)>;

// Reads `inputs` in order: files, folders (walked in name order; of their files those whose names end as
// those of reports do, or all where `kind` is given) and "-", the standard input. Compressed files (gzip,
// zstd, bzip2, xz) are unpacked while they are read, zip and tar are read like folders. "crawl.warc@1048576"
// reads a web archive from that byte on. Every input gives a report or an error, JSON Lines one a line;
// nothing is held beyond one file, of JSON Lines one line, of web archives one record. Ids that were given
// before get "-2", "-3".
void read_inputs(const std::vector<std::string>& inputs, std::istream& standard_input,
                 const InputOptions& options, const TakeReport& take);

// The bytes of all files that read_inputs would read, packed ones as they lie there; none where that cannot
// be known before ("-", "crawl.warc@1048576", a pipe).
[[nodiscard]] std::optional<std::uint64_t> size_of_inputs(const std::vector<std::string>& inputs,
                                                          InputKind kind);

// What Report::furniture holds, with the reasons.
[[nodiscard]] std::vector<Furniture> explain_furniture(std::string_view text);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "ingest/furniture.h"
#include "parley/error.h"
#include "parley/report.h"

namespace parley {

enum class InputKind {
  automatic,   // by the file's name, else by its first character
  text,        // plain text or Markdown, with or without front matter
  json_lines,  // {"id", "text", "title", "published", "source"}: a report a line, only `text` needed
};

// What holds for every input. Title, source and date are for reports that have none of their own.
struct InputOptions {
  InputKind kind = InputKind::automatic;
  std::optional<Date> published;
  std::string title;
  std::string source;
  std::string encoding;  // a name that iconv knows; empty: UTF-8, or UTF-16 with a byte order mark
  bool force = false;    // read what is not English
};

// Takes a report, or why there is none; false ends the reading.
using TakeReport = std::function<bool(Result<Report>)>;

// Reads `inputs` in order: files, folders (walked in name order; of their files those whose names end in
// .txt, .text, .md, .markdown, .jsonl or .ndjson, or all where `kind` is given) and "-", the standard input.
// Every input gives a report or an error, JSON Lines one a line; nothing is held beyond one file, of JSON
// Lines one line. Ids that were given before get "-2", "-3".
void read_inputs(const std::vector<std::string>& inputs, std::istream& standard_input,
                 const InputOptions& options, const TakeReport& take);

// What Report::furniture holds, with the reasons.
[[nodiscard]] std::vector<Furniture> explain_furniture(std::string_view text);

}  // namespace parley

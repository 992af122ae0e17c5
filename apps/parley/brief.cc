// SPDX-License-Identifier: Apache-2.0
#include "answer/brief.h"

#include <cstdio>
#include <string>

#include "answer/rows.h"
#include "commands.h"
#include "parley/error.h"
#include "reading.h"
#include "record/json.h"
#include "record/record.h"
#include "terminal.h"

namespace parley {

int brief_command(const ReadArguments& arguments) {
  const Length length = arguments.all ? Length::all : Length::brief;
  const Offsets offsets = offsets_named(arguments.offsets).value_or(Offsets::codepoints);
  const bool styled = prints_to_terminal(arguments) && wants_style(stdout);
  const std::string& format = arguments.format;

  Printer printer;
  printer.record = [=](const Record& record, const ModelInfo&) -> Result<std::string> {
    if (const auto faults = find_faults(record); !faults.empty())
      return tl::unexpected(Error{ErrorKind::format, faults[0], record.report.source});
    const Brief brief = make_brief(record, length);
    if (format == "json") return brief_json(brief, record, offsets) + "\n";
    if (format == "html") return html_body(brief, record);
    return format == "md" ? brief_markdown(brief) : brief_text(brief, styled);
  };
  if (format == "html") {
    printer.begin = html_begin;
    printer.end = html_end();
  } else if (format != "json") {
    // Headings tell where a brief begins in Markdown; in plain text sections stand a row apart, too.
    printer.between = format == "md" ? "\n" : "\n" + std::string(kColumns, '=') + "\n\n";
  }
  return read_all(arguments, printer);
}

}  // namespace parley

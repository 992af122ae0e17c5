// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "answer/brief.h"
#include "base/utf8.h"
#include "commands.h"
#include "in_order.h"
#include "ingest/dates.h"
#include "ingest/encoding.h"
#include "ingest/inputs.h"
#include "listing.h"
#include "output.h"
#include "parley/reader.h"
#include "reading.h"
#include "record/json.h"
#include "record/record.h"
#include "terminal.h"
#include "weights.h"

namespace parley {
namespace {

// The options, checked.
struct Settings {
  InputOptions inputs;
  bool explain = false;
  float min_confidence = 0;
};

// What became of one report.
struct Outcome {
  std::string written;  // by the printer
  std::string title;
  std::string explained;
  std::optional<Error> error;
};

int give_up(const Error& error) {
  std::fprintf(stderr, "%s\n", to_string(error).c_str());
  return kBroken;
}

Result<Settings> check(const ReadArguments& arguments) {
  Settings settings;
  auto& inputs = settings.inputs;
  inputs.kind = input_kind_named(arguments.input_kind);
  inputs.published = parse_date(arguments.published);
  if (!arguments.published.empty() && !inputs.published)
    return tl::unexpected(Error{
        ErrorKind::usage, "no date: " + arguments.published + "; give it as 2025-02-19", "--published"});
  inputs.encoding = arguments.encoding;
  if (!inputs.encoding.empty() && !is_known_encoding(inputs.encoding))
    return tl::unexpected(Error{ErrorKind::usage,
                                "unknown encoding " + inputs.encoding + "; `iconv -l` lists the known ones",
                                "--encoding"});
  inputs.title = arguments.title;
  inputs.source = arguments.source;
  inputs.force = arguments.force;
  settings.explain = arguments.explain;
  if (arguments.explain)
    inputs.note = [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); };
  settings.min_confidence = static_cast<float>(arguments.min_confidence);
  return settings;
}

// "talks.txt:9:1: left out as front matter: "date: 2025-02-19 ...""
std::string explain(const Report& report) {
  std::string out;
  if (!report.byline.empty()) out += report.source + ": by " + report.byline + "\n";
  for (const auto& region : explain_furniture(report.text)) {
    std::string words = report.text.substr(region.span.begin, region.span.size());
    for (char& c : words)
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    if (words.size() > 60) {
      std::size_t end = 60;
      while (!is_border(words, end)) --end;
      words = words.substr(0, end) + "...";
    }
    out += place_at(report.source, report.text, region.span.begin) + ": left out as " +
           std::string(region.why) + ": \"" + words + "\"\n";
  }
  return out;
}

// "page.html: origins of document.text, [begin, end, begin in the input, end there] in bytes: [[0,19,52,71]]"
std::string explain_origins(const Report& report) {
  std::string out;
  for (const auto& [text, begin, end] : report.origins)
    out += (out.empty() ? "[" : ",[") + std::to_string(text.begin) + "," + std::to_string(text.end) + "," +
           std::to_string(begin) + "," + std::to_string(end) + "]";
  return report.source +
         ": origins of document.text, [begin, end, begin in the input, end there] in bytes: [" + out + "]\n";
}

std::string explain_doubtful(const Record& before, const Record& after) {
  const auto statements = before.statements.size() - after.statements.size();
  const auto entries = before.entries.size() - after.entries.size();
  if (statements + entries == 0) return {};
  return before.report.source +
         ": left out as less sure than --min-confidence: " + std::to_string(statements) + " statements, " +
         std::to_string(entries) + " entries\n";
}

Outcome read_report(const Reader& reader, const Settings& settings, const Printer& printer,
                    Result<Report> report) {
  Outcome outcome;
  if (!report) {
    outcome.error = report.error();
    return outcome;
  }
  if (settings.explain) outcome.explained = explain(*report) + explain_origins(*report);
  Record record = reader.read(std::move(*report));
  if (settings.min_confidence > 0) {
    const Record before = settings.explain ? record : Record{};
    drop_doubtful(record, settings.min_confidence);
    if (settings.explain) outcome.explained += explain_doubtful(before, record);
  }
  auto written = printer.record(record, reader.model());
  if (!written) {
    outcome.error = written.error();
  } else {
    outcome.written = std::move(*written);
    outcome.title = record.report.title.empty() ? record.report.id : record.report.title;
  }
  return outcome;
}

}  // namespace

bool prints_to_terminal(const ReadArguments& arguments) {
  return arguments.output.empty() && is_terminal(stdout);
}

int read_all(const ReadArguments& arguments, const Printer& printer) {
  auto settings = check(arguments);
  if (!settings) return give_up(settings.error());
  const auto reader =
      find_weights(arguments.model).and_then([](const auto& folder) { return Reader::open(folder); });
  if (!reader) return give_up(reader.error());
  auto output = Output::open(arguments.output);
  if (!output) return give_up(output.error());
  // /dev/null rather than the standard output where no file is named.
  auto failures = Output::open(arguments.failures.empty() ? "/dev/null" : arguments.failures);
  if (!failures) return give_up(failures.error());

  const std::size_t threads =
      arguments.threads > 0 ? arguments.threads : std::max(1u, std::thread::hardware_concurrency());
  const bool shows = !arguments.quiet && is_terminal(stderr) && !prints_to_terminal(arguments);
  Progress progress(shows, shows ? size_of_inputs(arguments.inputs, settings->inputs.kind) : std::nullopt);
  if (shows) settings->inputs.read = [&](std::uint64_t bytes) { progress.read(bytes); };
  bool failed = false;
  bool begun = false;
  const auto print = [&](const Outcome& outcome) {
    const std::string before = begun           ? printer.between
                               : printer.begin ? printer.begin(outcome.title)
                                               : std::string();
    begun = true;
    return output->write(before + outcome.written);
  };
  InOrder<Result<Report>, Outcome> in_order(threads, 4 * threads);
  in_order.run(
      [&](const auto& take) { read_inputs(arguments.inputs, std::cin, settings->inputs, take); },
      [&](Result<Report> report) { return read_report(*reader, *settings, printer, std::move(report)); },
      [&](const Outcome& outcome) {
        progress.count();
        if (!outcome.explained.empty() || outcome.error) progress.clear();
        std::fputs(outcome.explained.c_str(), stderr);
        if (!outcome.error) return print(outcome);
        failed = true;
        const std::string message = to_string(*outcome.error) + "\n";
        std::fputs(message.c_str(), stderr);
        return failures->write(message);
      });
  progress.clear();
  if (begun) output->write(printer.end);
  if (const auto error = output->finish()) return give_up(*error);
  if (const auto error = failures->finish()) return give_up(*error);
  return failed ? kSomeFailed : kDone;
}

int read_command(const ReadArguments& arguments) {
  const bool on_terminal = prints_to_terminal(arguments);
  const bool as_text = arguments.format.empty() ? on_terminal : arguments.format == "text";
  const bool styled = on_terminal && wants_style(stdout);
  const Offsets offsets = offsets_named(arguments.offsets).value_or(Offsets::codepoints);
  Printer printer;
  printer.record = [=](const Record& record, const ModelInfo& model) -> Result<std::string> {
    auto line = to_json(record, model, offsets, record.report.source);
    if (!line) return line;
    if (!as_text) return std::move(*line) + "\n";
    return listing(record, styled) + "\n" + brief_text(make_brief(record, Length::brief), styled) + "\n";
  };
  return read_all(arguments, printer);
}

}  // namespace parley

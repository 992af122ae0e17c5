// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "base/utf8.h"
#include "commands.h"
#include "in_order.h"
#include "ingest/dates.h"
#include "ingest/encoding.h"
#include "ingest/inputs.h"
#include "listing.h"
#include "output.h"
#include "parley/reader.h"
#include "record/json.h"
#include "record/record.h"
#include "terminal.h"
#include "weights.h"

namespace parley {
namespace {

// The options, checked.
struct Settings {
  InputOptions inputs;
  Offsets offsets = Offsets::codepoints;
  bool as_text = false;
  bool styled = false;
  bool explain = false;
  float min_confidence = 0;
};

// What became of one report.
struct Outcome {
  std::string written;  // a line of JSON, or the listing
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
  if (arguments.input_kind == "jsonl") inputs.kind = InputKind::json_lines;
  if (arguments.input_kind == "text" || arguments.input_kind == "markdown") inputs.kind = InputKind::text;
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
  settings.offsets = offsets_named(arguments.offsets).value_or(Offsets::codepoints);
  const bool on_terminal = arguments.output.empty() && is_terminal(stdout);
  settings.as_text = arguments.format.empty() ? on_terminal : arguments.format == "text";
  settings.styled = on_terminal && wants_style(stdout);
  settings.explain = arguments.explain;
  settings.min_confidence = static_cast<float>(arguments.min_confidence);
  return settings;
}

// "talks.txt:9:1: left out as front matter: "date: 2025-02-19 ...""
std::string explain(const Report& report) {
  std::string out;
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

std::string explain_doubtful(const Record& before, const Record& after) {
  const auto statements = before.statements.size() - after.statements.size();
  const auto entries = before.entries.size() - after.entries.size();
  if (statements + entries == 0) return {};
  return before.report.source +
         ": left out as less sure than --min-confidence: " + std::to_string(statements) + " statements, " +
         std::to_string(entries) + " entries\n";
}

Outcome read_report(const Reader& reader, const Settings& settings, Result<Report> report) {
  Outcome outcome;
  if (!report) {
    outcome.error = report.error();
    return outcome;
  }
  const std::string source = report->source;
  if (settings.explain) outcome.explained = explain(*report);
  Record record = reader.read(std::move(*report));
  if (settings.min_confidence > 0) {
    const Record before = settings.explain ? record : Record{};
    drop_doubtful(record, settings.min_confidence);
    if (settings.explain) outcome.explained += explain_doubtful(before, record);
  }
  auto line = to_json(record, reader.model(), settings.offsets, source);
  if (!line) {
    outcome.error = line.error();
  } else {
    outcome.written = settings.as_text ? listing(record, settings.styled) + "\n" : std::move(*line) + "\n";
  }
  return outcome;
}

}  // namespace

int read_command(const ReadArguments& arguments) {
  const auto settings = check(arguments);
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
  Progress progress(!arguments.quiet && is_terminal(stderr) &&
                    !(arguments.output.empty() && is_terminal(stdout)));
  bool failed = false;
  InOrder<Result<Report>, Outcome> in_order(threads, 4 * threads);
  in_order.run([&](const auto& take) { read_inputs(arguments.inputs, std::cin, settings->inputs, take); },
               [&](Result<Report> report) { return read_report(*reader, *settings, std::move(report)); },
               [&](const Outcome& outcome) {
                 progress.count();
                 if (!outcome.explained.empty() || outcome.error) progress.clear();
                 std::fputs(outcome.explained.c_str(), stderr);
                 if (!outcome.error) return output->write(outcome.written);
                 failed = true;
                 const std::string message = to_string(*outcome.error) + "\n";
                 std::fputs(message.c_str(), stderr);
                 return failures->write(message);
               });
  progress.clear();
  if (const auto error = output->finish()) return give_up(*error);
  if (const auto error = failures->finish()) return give_up(*error);
  return failed ? kSomeFailed : kDone;
}

}  // namespace parley

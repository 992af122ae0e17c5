// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "commands.h"

namespace {

using parley::ReadArguments;

// What the commands that read reports have in common.
void add_inputs(CLI::App* command, ReadArguments& to) {
  command->add_option("INPUT", to.inputs, "Files, folders, or - for the standard input")->required();
  command
      ->add_option("--input", to.input_kind, "Kind of the inputs; otherwise their names and first bytes tell")
      ->check(CLI::IsMember({"text", "markdown", "jsonl", "html", "mhtml", "feed", "warc", "eml", "pdf"}));
  command->add_option("--published", to.published, "Day of reports that give none, such as 2025-02-19");
  command->add_option("--title", to.title, "Title of reports that give none");
  command->add_option("--source", to.source, "Address of reports that give none");
  command->add_option("--encoding", to.encoding,
                      "Encoding of inputs that are not UTF-8, such as windows-1252");
  command->add_flag("--force", to.force, "Read what does not seem to be English, too");
  command->add_option("--threads", to.threads, "Reports read at a time; otherwise one for each processor")
      ->check(CLI::Range(1, 1024));
  command->add_option("--model", to.model, "fast, or a folder of weights");
  command
      ->add_option("--min-confidence", to.min_confidence,
                   "Leave out statements and entries less sure than this")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--offsets", to.offsets, "Unit of the spans")
      ->check(CLI::IsMember({"codepoints", "bytes", "utf16"}))
      ->capture_default_str();
  command->add_flag(
      "--explain", to.explain,
      "Tell on the error stream what was left out, and why, and where the text stands in the input");
  command->add_option("-o,--output", to.output, "File for the results; it appears when it is complete");
  command->add_option("--failures", to.failures, "File for the errors of inputs that failed, one a line");
  command->add_flag("--quiet", to.quiet, "No progress on the terminal");
}

void add_read(CLI::App& app, ReadArguments& to) {
  auto* read = app.add_subcommand(
      "read", "Reports in, records out: who said what, what was agreed, demanded, refused");
  add_inputs(read, to);
  read->add_option("--format", to.format,
                   "jsonl: a record a line; text: for people. On a terminal text, else jsonl")
      ->check(CLI::IsMember({"jsonl", "text"}));
}

CLI::App* add_brief(CLI::App& app, ReadArguments& to) {
  auto* brief = app.add_subcommand(
      "brief",
      "What came of it, where the sides stand, what happens next, with the words and where they are");
  add_inputs(brief, to);
  to.format = "text";
  brief->add_option("--format", to.format, "text, md, html: one page, or json: a brief a line")
      ->check(CLI::IsMember({"text", "md", "html", "json"}))
      ->capture_default_str();
  brief->add_flag("--all", to.all, "Everything, not 60 lines");
  return brief;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "Parley keeps the record of a negotiation: it reads reports and anchors every line to their words.",
      "parley");
  app.set_version_flag("--version", "parley " PARLEY_VERSION);
  app.require_subcommand(1);

  ReadArguments read;
  add_read(app, read);
  ReadArguments brief;
  const auto* brief_command = add_brief(app, brief);

  std::vector<std::string> files;
  bool quiet = false;
  auto* verify = app.add_subcommand("verify", "Check every span of records against their text");
  verify->add_option("FILE", files, "Records as JSON Lines; - for the standard input")->required();
  verify->add_flag("--quiet", quiet, "Print faults only");

  std::string folder;
  auto* model =
      app.add_subcommand("model", "What the weights are: name, version, hash, training data, scores");
  model->add_option("--model", folder, "fast, or a folder of weights");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? parley::kDone : parley::kBroken;
  }
  if (verify->parsed()) return parley::verify_command(files, quiet);
  if (model->parsed()) return parley::model_command(folder);
  if (brief_command->parsed()) return parley::brief_command(brief);
  return parley::read_command(read);
}

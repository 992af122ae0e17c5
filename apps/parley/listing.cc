// SPDX-License-Identifier: Apache-2.0
#include "listing.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "ingest/dates.h"
#include "record/record.h"

namespace parley {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kMostLetters = 400;  // of one span; a speech given in full would bury the rest

constexpr std::array<std::string_view, kKinds> kHeadings = {
    "MEETINGS", "AGREEMENTS", "COMMITMENTS", "DEMANDS", "REJECTIONS", "ACCEPTANCES", "THREATS"};

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

class Listing {
 public:
  Listing(const Record& record, bool styled) : record_(record), styled_(styled) {}

  std::string write() {
    head();
    statements();
    for (int kind = 0; kind < kKinds; ++kind) entries(static_cast<Kind>(kind));
    if (record_.statements.empty() && record_.entries.empty())
      out_ += "\nNobody is quoted in it and nothing negotiated.\n";
    return std::move(out_);
  }

 private:
  void head() {
    const Report& report = record_.report;
    bold(report.title.empty() ? report.id : report.title);
    const std::string date = report.published ? to_iso(*report.published) + "  " : "";
    out_ += date + clean(report.source) + "\n";
  }

  // A heading may be wider than the screen; words are never cut.
  void bold(std::string_view text) {
    out_ += styled_ ? "\033[1m" : "";
    wrap(text, "", "");
    if (styled_) out_.insert(out_.size() - 1, "\033[0m");
  }

  // Lines of `given` with `first` before the first one and `rest` before the others.
  void wrap(std::string_view given, const std::string& first, const std::string& rest) {
    const std::string cleaned = clean(given);
    const std::string_view text = cleaned;
    std::string line = first;
    bool empty = true;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find(' ', at), text.size());
      const auto word = text.substr(at, end - at);
      at = end + 1;
      if (word.empty()) continue;
      if (!empty && length(line) + 1 + length(word) > kWidth) {
        out_ += line + "\n";
        line = rest;
        empty = true;
      }
      if (!empty) line += ' ';
      line += word;
      empty = false;
    }
    out_ += line + "\n";
  }

  // On one line, without what could steer the terminal, and cut at a word where it is longer than `most`
  // letters.
  [[nodiscard]] static std::string clean(std::string_view text, std::size_t most = std::string_view::npos) {
    std::string out;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size(); ++letters) {
      if (letters >= most && !out.empty() && out.back() == ' ') return out + "[...]";
      const auto point = code_point_at(text, at);
      if (is_printable(point.value)) {
        out.append(text, at, point.size);
      } else if (is_space(point.value) && !out.empty() && out.back() != ' ') {
        out += ' ';
      }
      at += point.size;
    }
    return out;
  }

  [[nodiscard]] std::string words(Span span) const {
    return clean(std::string_view(record_.report.text).substr(span.begin, span.size()), kMostLetters);
  }

  [[nodiscard]] std::string words(const std::vector<Span>& spans) const {
    std::string out;
    for (const Span span : spans) out += (out.empty() ? "" : " ... ") + words(span);
    return out;
  }

  [[nodiscard]] std::string paragraph(Span span) const {
    const auto number = paragraph_at(record_, span.begin);
    return number > 0 ? "[" + std::to_string(number) + "] " : "";
  }

  void statements() {
    if (record_.statements.empty()) return;
    out_ += '\n';
    bold("SAID");
    std::vector<std::string_view> speakers;  // in order of their first words
    for (const auto& statement : record_.statements)
      if (std::find(speakers.begin(), speakers.end(), statement.speaker) == speakers.end())
        speakers.push_back(statement.speaker);
    for (const auto speaker : speakers) {
      bool named = false;
      for (const auto& statement : record_.statements) {
        if (statement.speaker != speaker) continue;
        if (!named) {
          const bool has_side = statement.side && *statement.side != statement.speaker;
          wrap(statement.speaker + (has_side ? " (" + *statement.side + ")" : ""), "", "  ");
        }
        named = true;
        said(statement);
      }
    }
  }

  void said(const Statement& statement) {
    const std::string cue = statement.cue ? words(*statement.cue) + ": " : "";
    const std::string content = words(statement.content);
    const std::string date = statement.said_on ? " (" + *statement.said_on + ")" : "";
    wrap(paragraph(statement.content[0]) + cue +
             (statement.form == Form::direct ? "\"" + content + "\"" : content) + date,
         "  ", "    ");
  }

  static std::string list(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
  }

  void entries(Kind kind) {
    bool headed = false;
    for (const auto& entry : record_.entries) {
      if (entry.kind != kind) continue;
      if (!headed) {
        out_ += '\n';
        bold(kHeadings[static_cast<std::size_t>(kind)]);
      }
      headed = true;
      const std::string toward = entry.counterparts.empty() ? "" : " to " + list(entry.counterparts);
      wrap(paragraph(entry.what) + list(entry.holders) + toward + ": " + words(entry.what), "  ", "    ");
      wrap(attributes(entry), "    ", "    ");
      for (const Span item : entry.items) wrap(words(item), "    - ", "      ");
    }
  }

  [[nodiscard]] std::string attributes(const Entry& entry) const {
    std::string out(name_of(entry.status));
    if (entry.when) out += "; when: " + *entry.when;
    if (entry.place) out += "; where: " + words(*entry.place);
    if (entry.condition) out += "; condition: " + words(*entry.condition);
    if (entry.statement) out += "; says " + record_.statements[*entry.statement].speaker;
    return out;
  }

  const Record& record_;
  const bool styled_;
  std::string out_;
};

}  // namespace

std::string listing(const Record& record, bool styled) { return Listing(record, styled).write(); }

}  // namespace parley

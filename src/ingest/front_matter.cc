// SPDX-License-Identifier: Apache-2.0
#include "ingest/front_matter.h"

#include <algorithm>
#include <array>

#include "ingest/dates.h"

namespace parley {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kMostLines = 200;

// Keys, best first.
constexpr std::array<std::string_view, 4> kPublished = {"published", "published_time", "date", "pubdate"};
constexpr std::array<std::string_view, 4> kSource = {"source_url", "url", "source", "link"};
constexpr std::array<std::string_view, 2> kTitle = {"title", "headline"};
constexpr std::array<std::string_view, 7> kReport = {"title",    "headline", "description", "standfirst",
                                                     "subtitle", "summary",  "abstract"};

struct Field {
  std::string_view key;
  Span value;  // from the first character behind "key:" to the line's end, or that of the last indented line
};

struct Line {
  std::string_view words;  // without line end
  std::uint32_t begin = 0;
  std::uint32_t next = 0;
};

Line line_at(std::string_view text, std::size_t begin) {
  const auto end = std::min(text.find('\n', begin), text.size());
  auto words = text.substr(begin, end - begin);
  if (words.ends_with('\r')) words.remove_suffix(1);
  return {words, static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(std::min(end + 1, text.size()))};
}

bool is_rule(std::string_view line, std::string_view rule) {
  return line.starts_with(rule) && line.find_first_not_of(" \t", rule.size()) == std::string_view::npos;
}

// "date" in "date: 2025"; empty if the line is no key with a value.
std::string_view key_of(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 40) return {};
  if (colon + 1 < line.size() && line[colon + 1] != ' ') return {};
  const auto key = line.substr(0, colon);
  const bool plain = std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return plain ? key : std::string_view{};
}

Span trim(std::string_view text, Span span) {
  while (!span.empty() && kBlanks.find(text[span.begin]) != std::string_view::npos) ++span.begin;
  while (!span.empty() && kBlanks.find(text[span.end - 1]) != std::string_view::npos) --span.end;
  return span;
}

// The words of a value: without blanks, quotation marks around it, or the sign of a block (">-").
Span words_of(std::string_view text, Span value) {
  value = trim(text, value);
  const auto first_line =
      text.substr(value.begin, std::min(text.find('\n', value.begin), std::size_t{value.end}) - value.begin);
  if (const auto words = first_line.find_first_not_of("|>+- \t\r");
      words == std::string_view::npos && (first_line.starts_with('|') || first_line.starts_with('>')))
    value = trim(text, {static_cast<std::uint32_t>(value.begin + first_line.size()), value.end});
  if (value.size() < 2) return value;
  const char mark = text[value.begin];
  if ((mark != '"' && mark != '\'') || text[value.end - 1] != mark) return value;
  return trim(text, {value.begin + 1, value.end - 1});
}

// A value as YAML means it: lines joined, '' and \" undone.
std::string plain(std::string_view text, Span value) {
  const Span words = words_of(text, value);
  const char mark = words.begin > 0 ? text[words.begin - 1] : ' ';
  std::string out;
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const char c = text[i];
    const bool more = i + 1 < words.end;
    if (c == '\n' || c == '\r' || c == '\t' || c == ' ') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (mark == '\'' && c == '\'' && more && text[i + 1] == '\'') {
      out += text[i++];
    } else if (mark == '"' && c == '\\' && more && (text[i + 1] == '"' || text[i + 1] == '\\')) {
      out += text[++i];
    } else {
      out += c;
    }
  }
  return out;
}

template <std::size_t N>
std::string first_of(std::string_view text, const std::vector<Field>& fields,
                     const std::array<std::string_view, N>& keys) {
  for (const auto key : keys)
    for (const auto& field : fields)
      if (field.key == key)
        if (auto value = plain(text, field.value); !value.empty()) return value;
  return {};
}

// The fields, and where the body begins; 0 if the lines are no front matter.
std::uint32_t read_fields(std::string_view text, std::vector<Field>& fields) {
  Line line = line_at(text, 0);
  if (!is_rule(line.words, "---")) return 0;
  for (std::size_t lines = 0; lines < kMostLines && line.next < text.size(); ++lines) {
    line = line_at(text, line.next);
    if (is_rule(line.words, "---") || is_rule(line.words, "...")) return fields.empty() ? 0 : line.next;
    const auto end = static_cast<std::uint32_t>(line.begin + line.words.size());
    if (const auto key = key_of(line.words); !key.empty()) {
      fields.push_back({key, {static_cast<std::uint32_t>(line.begin + key.size() + 1), end}});
    } else if (!fields.empty() && (line.words.empty() || line.words[0] == ' ' || line.words[0] == '\t')) {
      fields.back().value.end = end;  // the value goes on
    } else if (!line.words.empty() && line.words[0] != '-' && line.words[0] != '#') {
      return 0;
    }
  }
  return 0;
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  std::vector<Field> fields;
  FrontMatter out;
  out.end = read_fields(text, fields);
  if (out.end == 0) return out;
  out.title = first_of(text, fields, kTitle);
  out.source = first_of(text, fields, kSource);
  for (const auto key : kPublished)
    for (const auto& field : fields)
      if (field.key == key && !out.published) out.published = parse_date(plain(text, field.value));
  std::uint32_t at = 0;
  for (const auto& field : fields) {
    if (std::find(kReport.begin(), kReport.end(), field.key) == kReport.end()) continue;
    const Span words = words_of(text, field.value);
    if (words.empty()) continue;
    out.furniture.push_back({at, words.begin});
    at = words.end;
  }
  out.furniture.push_back({at, out.end});
  return out;
}

}  // namespace parley

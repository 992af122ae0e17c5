// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_text.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace parley {
namespace {

// What stands between the quotation marks of the string that begins at `at`.
std::string_view string_at(std::string_view line, std::size_t at) {
  std::size_t end = at + 1;
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  return line.substr(at + 1, std::min(end, line.size()) - at - 1);
}

// The raw value of "text"; of several the last, as parsers take it.
std::string_view find_value(std::string_view line) {
  std::string_view found;
  std::string_view key;
  int depth = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c == ',') key = {};
    if (c != '"') continue;
    const auto string = string_at(line, at);
    at += string.size() + 1;
    if (depth != 1) continue;
    if (key == "text") found = string;
    key = string;
  }
  return found;
}

}  // namespace

Origins find_json_text(std::string_view line, std::string_view text, std::uint64_t at) {
  const auto raw = find_value(line);
  at += static_cast<std::uint64_t>(raw.data() - line.data());
  Alignment out{at};
  const std::size_t& t = out.text;
  const std::size_t& r = out.raw;
  while (t < text.size() && r < raw.size()) {
    const auto copied = std::min(raw.find('\\', r), raw.size()) - r;
    out.take(copied, copied);
    if (r >= raw.size()) break;
    const auto size = code_point_at(text, t).size;
    // A character of four bytes is two escapes, a pair of surrogates.
    out.take(size, raw.substr(r).starts_with("\\u") ? (size == 4 ? 12 : 6) : 2);
  }
  return std::move(out.origins);
}

}  // namespace parley

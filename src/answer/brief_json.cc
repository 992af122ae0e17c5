// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "answer/brief.h"
#include "base/utf8.h"
#include "ingest/dates.h"

namespace parley {
namespace {

using nlohmann::ordered_json;

// The units that stand before each of `bytes`, which are sorted.
std::vector<std::uint32_t> counted(std::string_view text, const std::vector<std::uint32_t>& bytes,
                                   Offsets offsets) {
  std::vector<std::uint32_t> out;
  std::uint32_t units = 0;
  std::size_t at = 0;
  for (const auto byte : bytes) {
    while (at < byte) {
      const auto point = code_point_at(text, at);
      units += offsets == Offsets::bytes                           ? point.size
               : offsets == Offsets::utf16 && point.value > 0xFFFF ? 2
                                                                   : 1;
      at += point.size;
    }
    out.push_back(units);
  }
  return out;
}

class JsonWriter {
 public:
  JsonWriter(const Brief& brief, std::string_view text, Offsets offsets) : brief_(brief), offsets_(offsets) {
    for (const auto& section : brief.sections)
      for (const auto& line : section.lines)
        for (const auto& piece : line.pieces)
          if (piece.span) bytes_.insert(bytes_.end(), {piece.span->begin, piece.span->end});
    std::sort(bytes_.begin(), bytes_.end());
    units_ = counted(text, bytes_, offsets);
  }

  [[nodiscard]] ordered_json write() const {
    ordered_json out = {{"format", "parley-brief/1"}, {"offsets", parley::name_of(offsets_)}};
    out["document"] = {{"id", brief_.id},
                       {"headline", brief_.headline},
                       {"source", brief_.source},
                       {"published", brief_.published ? ordered_json(to_iso(*brief_.published)) : nullptr}};
    out["sections"] = ordered_json::array();
    for (const auto& section : brief_.sections) {
      ordered_json lines = ordered_json::array();
      for (const auto& line : section.lines) lines.push_back(write(line));
      out["sections"].push_back({{"topic", name_of(section.topic)},
                                 {"title", title_of(section.topic)},
                                 {"left_out", section.left_out},
                                 {"lines", std::move(lines)}});
    }
    return out;
  }

 private:
  [[nodiscard]] std::uint32_t unit(std::uint32_t byte) const {
    return units_[static_cast<std::size_t>(std::lower_bound(bytes_.begin(), bytes_.end(), byte) -
                                           bytes_.begin())];
  }

  [[nodiscard]] ordered_json write(const Line& line) const {
    static constexpr std::string_view kKinds[] = {"own", "name", "words"};
    std::string text;
    ordered_json pieces = ordered_json::array();
    for (const auto& piece : line.pieces) {
      text += piece.text;
      pieces.push_back(
          {{"kind", kKinds[static_cast<std::size_t>(piece.kind)]},
           {"text", piece.text},
           {"span", piece.span ? ordered_json::array({unit(piece.span->begin), unit(piece.span->end)})
                               : ordered_json(nullptr)}});
    }
    return {{"text", std::move(text)},
            {"paragraphs", line.paragraphs},
            {"term", line.term},
            {"pieces", std::move(pieces)}};
  }

  const Brief& brief_;
  const Offsets offsets_;
  std::vector<std::uint32_t> bytes_;  // borders of all spans, sorted
  std::vector<std::uint32_t> units_;  // the same in the unit of the offsets
};

}  // namespace

std::string brief_json(const Brief& brief, const Record& record, Offsets offsets) {
  return JsonWriter(brief, record.report.text, offsets).write().dump();
}

}  // namespace parley

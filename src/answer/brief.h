// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parley/record.h"
#include "record/json.h"

namespace parley {

// The brief of one report: what its record holds, for people. It is made once (make_brief) and only printed
// by the writers below. Every fact in it is a quotation or a computed value of the record (a name, a date);
// the brief's own words only join them.
//
//   Veltia refuses: "any patrol on the river" [4]
//   ^name   ^own    ^words, a span of the text  ^paragraph

struct Piece {
  enum class Kind {
    own,    // the brief's own words, with what joins the pieces: " refuses: "
    name,   // a side, a speaker
    words,  // the report's, on one line, in quotation marks where they were spoken
  };
  Kind kind = Kind::own;
  std::string text;
  std::optional<Span> span;  // of `words`: where they stand
};

struct Line {
  std::vector<Piece> pieces;
  std::vector<std::size_t> paragraphs;  // that its words stand in, sorted; numbers count from 1
  bool term = false;                    // one of several that belong to the line above
};

// In the order of the brief.
enum class Topic { outcome, positions, prospects, voices, doubts };
inline constexpr std::size_t kTopics = 5;

struct Section {
  Topic topic = Topic::outcome;
  std::vector<Line> lines;
  std::size_t left_out = 0;  // lines, terms not counted, that a short brief has no room for
};

struct Brief {
  std::string id;
  std::string headline;
  std::string source;
  std::optional<Date> published;
  std::vector<Section> sections;  // without the empty ones
};

enum class Length { brief, all };

// `brief` keeps to 60 rows of 80 columns, 12 for a section, headings counted, and cuts long words (" ..."
// as one character); `all` has everything. In each section what is new comes before background: first what
// is dated near the day of publication or not at all, last what is long past; then by place in the report,
// repetition, outcome and confidence. Never tells one thing twice in a section. Near linear in the record;
// keeps no reference to it. Spans need not be tidy, but must lie in the text (record/record.h, find_faults).
[[nodiscard]] Brief make_brief(const Record& record, Length length);

[[nodiscard]] std::string_view title_of(Topic topic);  // "What came of it"
[[nodiscard]] std::string_view name_of(Topic topic);   // "outcome", as JSON has it

// For a terminal or a file, at most 80 columns wide; `styled` with colours and bold type.
[[nodiscard]] std::string brief_text(const Brief& brief, bool styled);

[[nodiscard]] std::string brief_markdown(const Brief& brief);

// One line of JSON:
//
//   {"format": "parley-brief/1", "offsets": "codepoints",
//    "document": {"id", "headline", "source", "published"},
//    "sections": [{"topic": "positions", "title": "Where the sides stand", "left_out": 0,
//                  "lines": [{"text": "Veltia refuses: any patrol", "paragraphs": [4], "term": false,
//                             "pieces": [{"kind": "name", "text": "Veltia", "span": null}, ...]}]}]}
//
// `record` is the one that the brief was made of; offsets count in its text.
[[nodiscard]] std::string brief_json(const Brief& brief, const Record& record, Offsets offsets);

// A page that needs nothing but itself: html_begin, html_body of each brief (their ids tell them apart),
// html_end. Words in the brief lead to the same words, marked, in the report's text beside it.
[[nodiscard]] std::string html_begin(std::string_view title);
[[nodiscard]] std::string html_body(const Brief& brief, const Record& record);
[[nodiscard]] std::string html_end();

}  // namespace parley

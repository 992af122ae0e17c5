// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parley/error.h"
#include "parley/reader.h"
#include "parley/record.h"

namespace parley {

// A record as JSON, one line. Keys in this order, whatever the record; what is unknown is null:
//
//   {"format": "parley-record/1", "offsets": "codepoints",
//    "model": {"name", "version", "sha256", "rules"},
//    "document": {"id", "source", "title", "published", "sha256", "text", "furniture": [[0, 40]],
//                 "paragraphs": [[41, 200], [202, 310]]},
//    "actors": [{"id": "a1", "name", "kind", "role", "side", "mentions": [[120, 131]]}],
//    "statements": [{"id": "s1", "speaker", "actor": "a1", "speaker_span": [500, 505], "side", "cue_span",
//    "content":
//                    [[560, 640]], "form", "said_on", "paragraph": 3, "confidence": 0.973,
//                     "speaker_confidence": 0.95, "side_confidence": 0.9, "form_confidence": 0.96}],
//    "entries": [{"id": "e1", "kind", "holders": [], "counterparts": [], "what": [80, 132], "also": [],
//    "items": [],
//                 "status", "when", "place", "condition", "voice", "plover", "paragraph", "participants":
//                 ["a1"], "statement": "s1", "links": [{"to": "e7", "kind": "answers"}], "confidence",
//                 and confidences of attributes}]}
//
// Spans are [begin, end) into document.text in the unit that `offsets` names. The text is the report's, byte
// for byte; furniture stands in it and is passed over.
//
//   "Łódź 🕊 talks" : "talks" is [7, 12) in code points, [13, 18) in bytes, [8, 13) in UTF-16 units
enum class Offsets { codepoints, bytes, utf16 };

[[nodiscard]] std::string_view name_of(Offsets offsets);
[[nodiscard]] std::optional<Offsets> offsets_named(std::string_view name);

// The same record, model and offsets give the same bytes. Error: format, where the record does not stand
// (record/record.h, find_faults); `place` names the input. Linear in text and record.
[[nodiscard]] Result<std::string> to_json(const Record& record, const ModelInfo& model, Offsets offsets,
                                          const std::string& place = {});

// The way back; keys beyond the above are passed over, and those that FORMAT calls a producer's may be
// missing. Error: format, for what is no record, and for a hash that is not that of the text. Spans are taken
// as they come: find_faults tells whether they stand.
[[nodiscard]] Result<Record> record_from_json(std::string_view line, const std::string& place = {});

}  // namespace parley

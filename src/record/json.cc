// SPDX-License-Identifier: Apache-2.0
#include "record/json.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <vector>

#include "base/sha256.h"
#include "base/utf8.h"
#include "ingest/dates.h"
#include "record/record.h"

namespace parley {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

// Converts between bytes of a text and units of `offsets`. For each byte, the table holds the number of units
// before it; bytes inside a character count as its own.
class Units {
 public:
  Units(std::string_view text, Offsets offsets) {
    if (offsets == Offsets::bytes) return;
    at_byte_.reserve(text.size() + 1);
    std::uint32_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
      const auto point = code_point_at(text, at);
      at_byte_.insert(at_byte_.end(), point.size, units);
      at += point.size;
      units += offsets == Offsets::utf16 && point.value > 0xFFFF ? 2 : 1;
    }
    at_byte_.push_back(units);
  }

  [[nodiscard]] std::uint32_t from_byte(std::uint32_t byte) const {
    return at_byte_.empty() ? byte : at_byte_[byte];
  }

  // Offsets beyond the text stay beyond it, and those inside a surrogate pair fall inside the character.
  [[nodiscard]] std::uint32_t to_byte(std::uint32_t unit) const {
    if (at_byte_.empty()) return unit;
    if (unit > at_byte_.back())
      return static_cast<std::uint32_t>(at_byte_.size() - 1) + (unit - at_byte_.back());
    const auto first = std::lower_bound(at_byte_.begin(), at_byte_.end(), unit);
    const auto byte = static_cast<std::uint32_t>(first - at_byte_.begin());
    return *first == unit ? byte : byte - 1;
  }

 private:
  std::vector<std::uint32_t> at_byte_;  // empty: the unit is the byte
};

class Writer {
 public:
  Writer(const Record& record, Offsets offsets) : record_(record), units_(record.report.text, offsets) {}

  ordered_json write(const ModelInfo& model, Offsets offsets) const {
    ordered_json out = {{"format", "parley-record/1"}, {"offsets", name_of(offsets)}};
    out["model"] = {
        {"name", model.name}, {"version", model.version}, {"sha256", model.sha256}, {"rules", model.rules}};
    out["document"] = document();
    out["actors"] = list(record_.actors, [&](const Actor& a, std::size_t i) { return actor(a, i); });
    out["statements"] =
        list(record_.statements, [&](const Statement& s, std::size_t i) { return statement(s, i); });
    out["entries"] = list(record_.entries, [&](const Entry& e, std::size_t i) { return entry(e, i); });
    return out;
  }

 private:
  template <class T, class Write>
  static ordered_json list(const std::vector<T>& values, const Write& write) {
    auto out = ordered_json::array();
    for (std::size_t i = 0; i < values.size(); ++i) out.push_back(write(values[i], i));
    return out;
  }

  static std::string id(char letter, std::size_t index) { return letter + std::to_string(index + 1); }

  ordered_json span(Span value) const {
    return ordered_json::array({units_.from_byte(value.begin), units_.from_byte(value.end)});
  }
  ordered_json span(const std::optional<Span>& value) const {
    return value ? span(*value) : ordered_json(nullptr);
  }
  ordered_json spans(const std::vector<Span>& values) const {
    return list(values, [&](Span value, std::size_t) { return span(value); });
  }

  static ordered_json text(const std::optional<std::string>& value) {
    return value ? ordered_json(*value) : nullptr;
  }
  static ordered_json text_or_null(const std::string& value) {
    return value.empty() ? nullptr : ordered_json(value);
  }
  static ordered_json confidence(float value) { return std::round(static_cast<double>(value) * 1000) / 1000; }

  ordered_json paragraph(Span first) const {
    const auto number = paragraph_at(record_, first.begin);
    return number > 0 ? ordered_json(number) : nullptr;
  }

  ordered_json document() const {
    const Report& report = record_.report;
    return {{"id", report.id},
            {"source", report.source},
            {"title", text_or_null(report.title)},
            {"published", report.published ? ordered_json(to_iso(*report.published)) : nullptr},
            {"sha256", sha256(report.text)},
            {"text", report.text},
            {"furniture", spans(report.furniture)},
            {"paragraphs", spans(record_.paragraphs)}};
  }

  ordered_json actor(const Actor& actor, std::size_t index) const {
    return {{"id", id('a', index)},        {"name", actor.name},
            {"kind", name_of(actor.kind)}, {"role", text_or_null(actor.role)},
            {"side", text(actor.side)},    {"mentions", spans(actor.mentions)}};
  }

  ordered_json statement(const Statement& statement, std::size_t index) const {
    return {{"id", id('s', index)},
            {"speaker", statement.speaker},
            {"actor", statement.actor ? ordered_json(id('a', *statement.actor)) : nullptr},
            {"speaker_span", span(statement.speaker_span)},
            {"side", text(statement.side)},
            {"cue_span", span(statement.cue)},
            {"content", spans(statement.content)},
            {"form", name_of(statement.form)},
            {"said_on", text(statement.said_on)},
            {"paragraph", paragraph(statement.content[0])},
            {"confidence", confidence(statement.confidence)},
            {"speaker_confidence", confidence(statement.speaker_confidence)},
            {"side_confidence", confidence(statement.side_confidence)},
            {"form_confidence", confidence(statement.form_confidence)}};
  }

  ordered_json entry(const Entry& entry, std::size_t index) const {
    const Statement* said = entry.statement ? &record_.statements[*entry.statement] : nullptr;
    return {{"id", id('e', index)},
            {"kind", name_of(entry.kind)},
            {"holders", ordered_json(entry.holders)},
            {"counterparts", ordered_json(entry.counterparts)},
            {"what", span(entry.what)},
            {"also", spans(entry.also)},
            {"items", spans(entry.items)},
            {"status", name_of(entry.status)},
            {"when", text(entry.when)},
            {"place", span(entry.place)},
            {"condition", span(entry.condition)},
            {"voice", said ? ordered_json(said->speaker) : nullptr},
            {"plover", plover_code(record_, entry)},
            {"paragraph", paragraph(entry.what)},
            {"participants",
             list(entry.participants, [](std::uint32_t actor, std::size_t) { return id('a', actor); })},
            {"statement", said ? ordered_json(id('s', *entry.statement)) : nullptr},
            {"links", list(entry.links,
                           [](const Link& link, std::size_t) {
                             return ordered_json{{"to", id('e', link.to)}, {"kind", name_of(link.kind)}};
                           })},
            {"confidence", confidence(entry.confidence)},
            {"holders_confidence", confidence(entry.holders_confidence)},
            {"counterparts_confidence", confidence(entry.counterparts_confidence)},
            {"status_confidence", confidence(entry.status_confidence)},
            {"when_confidence", confidence(entry.when_confidence)},
            {"place_confidence", confidence(entry.place_confidence)},
            {"condition_confidence", confidence(entry.condition_confidence)},
            {"distinct_confidence", confidence(entry.distinct_confidence)}};
  }

  const Record& record_;
  Units units_;
};

// Inside this file, what is wrong with a record's JSON; record_from_json turns it into an Error.
struct Malformed {
  std::string what;
};

using Index = std::unordered_map<std::string, std::uint32_t>;

class Loader {
 public:
  explicit Loader(const json& root) : root_(root) {}

  Record load() {
    const json& document = object(root_, "document");
    Record record;
    record.report.id = string(document, "id");
    record.report.source = string(document, "source");
    record.report.title = string(document, "title");
    record.report.text = string(document, "text");
    if (const auto date = optional_string(document, "published")) {
      record.report.published = parse_date(*date);
      if (!record.report.published) throw Malformed{"document: published \"" + *date + "\" is no date"};
    }
    const auto hash = optional_string(document, "sha256");
    if (hash && *hash != sha256(record.report.text))
      throw Malformed{"document: sha256 is not that of its text"};

    const auto offsets = offsets_named(optional_string(root_, "offsets").value_or("codepoints"));
    if (!offsets) throw Malformed{"unknown unit of offsets"};
    units_.emplace(record.report.text, *offsets);
    record.report.furniture = spans(document, "furniture");
    record.paragraphs = spans(document, "paragraphs");

    const auto actors = index("actors");
    const auto statements = index("statements");
    const auto entries = index("entries");
    for (const auto& value : array(root_, "actors")) record.actors.push_back(actor(value));
    for (const auto& value : array(root_, "statements"))
      record.statements.push_back(statement(value, actors));
    for (const auto& value : array(root_, "entries"))
      record.entries.push_back(entry(value, actors, statements, entries));
    return record;
  }

 private:
  // A member, or null where it is missing.
  static const json& member(const json& parent, const char* key) {
    static const json none;
    const auto found = parent.find(key);
    return found == parent.end() ? none : *found;
  }
  static const json& object(const json& parent, const char* key) {
    const json& value = member(parent, key);
    if (!value.is_object()) throw Malformed{"no " + std::string(key)};
    return value;
  }
  static const json& array(const json& parent, const char* key) {
    static const json none = json::array();
    const json& value = member(parent, key);
    if (value.is_null()) return none;
    if (!value.is_array()) throw Malformed{std::string(key) + " is no list"};
    return value;
  }
  static std::optional<std::string> optional_string(const json& parent, const char* key) {
    const json& value = member(parent, key);
    if (value.is_null()) return std::nullopt;
    if (!value.is_string()) throw Malformed{std::string(key) + " is no text"};
    return value.get<std::string>();
  }
  static std::string string(const json& parent, const char* key) {
    return optional_string(parent, key).value_or("");
  }
  static std::vector<std::string> strings(const json& parent, const char* key) {
    std::vector<std::string> out;
    for (const auto& value : array(parent, key)) {
      if (!value.is_string()) throw Malformed{std::string(key) + " holds what is no text"};
      out.push_back(value.get<std::string>());
    }
    return out;
  }
  template <class Find>
  static auto named(const json& parent, const char* key, const Find& find) {
    const auto name = string(parent, key);
    const auto value = find(name);
    if (!value) throw Malformed{string(parent, "id") + ": unknown " + key + " \"" + name + "\""};
    return *value;
  }

  Span span(const json& value, const char* key) const {
    const auto is_offset = [](const json& v) {
      return v.is_number_unsigned() && v.get<std::uint64_t>() <= std::numeric_limits<std::uint32_t>::max();
    };
    if (!value.is_array() || value.size() != 2 || !is_offset(value[0]) || !is_offset(value[1]))
      throw Malformed{std::string(key) + " is no pair of offsets"};
    return {units_->to_byte(value[0].get<std::uint32_t>()), units_->to_byte(value[1].get<std::uint32_t>())};
  }
  std::optional<Span> optional_span(const json& parent, const char* key) const {
    const json& value = member(parent, key);
    return value.is_null() ? std::nullopt : std::optional(span(value, key));
  }
  std::vector<Span> spans(const json& parent, const char* key) const {
    std::vector<Span> out;
    for (const auto& value : array(parent, key)) out.push_back(span(value, key));
    return out;
  }

  // Where the members of a list stand, by their ids.
  Index index(const char* key) const {
    Index out;
    std::uint32_t at = 0;
    for (const auto& value : array(root_, key)) {
      if (!value.is_object()) throw Malformed{std::string(key) + " holds what is no object"};
      out.emplace(string(value, "id"), at++);
    }
    return out;
  }
  static std::optional<std::uint32_t> refer(const json& parent, const char* key, const Index& index) {
    const auto id = optional_string(parent, key);
    if (!id) return std::nullopt;
    return refer(*id, key, index);
  }
  static std::uint32_t refer(const std::string& id, const char* key, const Index& index) {
    const auto found = index.find(id);
    if (found == index.end()) throw Malformed{std::string(key) + " \"" + id + "\" does not exist"};
    return found->second;
  }
  static float confidence(const json& parent, const char* key = "confidence") {
    const json& value = member(parent, key);
    if (value.is_null()) return 0;
    if (!value.is_number()) throw Malformed{std::string(key) + " is no number"};
    return value.get<float>();
  }

  Actor actor(const json& value) const {
    Actor out;
    out.name = string(value, "name");
    out.kind = named(value, "kind", actor_kind_named);
    out.role = string(value, "role");
    out.side = optional_string(value, "side");
    out.mentions = spans(value, "mentions");
    return out;
  }

  Statement statement(const json& value, const Index& actors) const {
    Statement out;
    out.speaker = string(value, "speaker");
    out.actor = refer(value, "actor", actors);
    out.speaker_span = optional_span(value, "speaker_span");
    out.side = optional_string(value, "side");
    out.cue = optional_span(value, "cue_span");
    out.content = spans(value, "content");
    out.form = named(value, "form", form_named);
    out.said_on = optional_string(value, "said_on");
    out.confidence = confidence(value);
    out.speaker_confidence = confidence(value, "speaker_confidence");
    out.side_confidence = confidence(value, "side_confidence");
    out.form_confidence = confidence(value, "form_confidence");
    return out;
  }

  Entry entry(const json& value, const Index& actors, const Index& statements, const Index& entries) const {
    Entry out;
    out.kind = named(value, "kind", kind_named);
    out.holders = strings(value, "holders");
    out.counterparts = strings(value, "counterparts");
    out.what = span(member(value, "what"), "what");
    out.also = spans(value, "also");
    out.items = spans(value, "items");
    out.status = named(value, "status", status_named);
    out.when = optional_string(value, "when");
    out.place = optional_span(value, "place");
    out.condition = optional_span(value, "condition");
    out.statement = refer(value, "statement", statements);
    for (const auto& id : strings(value, "participants"))
      out.participants.push_back(refer(id, "participants", actors));
    for (const auto& link : array(value, "links")) {
      if (!link.is_object()) throw Malformed{"links holds what is no object"};
      out.links.push_back(
          {refer(string(link, "to"), "links", entries), named(link, "kind", link_kind_named)});
    }
    out.confidence = confidence(value);
    out.holders_confidence = confidence(value, "holders_confidence");
    out.counterparts_confidence = confidence(value, "counterparts_confidence");
    out.status_confidence = confidence(value, "status_confidence");
    out.when_confidence = confidence(value, "when_confidence");
    out.place_confidence = confidence(value, "place_confidence");
    out.condition_confidence = confidence(value, "condition_confidence");
    out.distinct_confidence = confidence(value, "distinct_confidence");
    return out;
  }

  const json& root_;
  std::optional<Units> units_;
};

}  // namespace

std::string_view name_of(Offsets offsets) {
  switch (offsets) {
    case Offsets::codepoints:
      return "codepoints";
    case Offsets::bytes:
      return "bytes";
    case Offsets::utf16:
      return "utf16";
  }
  return "";
}

std::optional<Offsets> offsets_named(std::string_view name) {
  for (const auto offsets : {Offsets::codepoints, Offsets::bytes, Offsets::utf16})
    if (name_of(offsets) == name) return offsets;
  return std::nullopt;
}

Result<std::string> to_json(const Record& record, const ModelInfo& model, Offsets offsets,
                            const std::string& place) {
  const auto fail = [&](const std::string& what) {
    return tl::unexpected(
        Error{ErrorKind::format, "its record does not stand: " + what + "; please report this", place});
  };
  if (const auto faults = find_faults(record); !faults.empty()) return fail(faults[0]);
  try {
    return Writer(record, offsets).write(model, offsets).dump();
  } catch (const json::exception&) {  // a name that is not UTF-8: the text itself was checked above
    return fail("a name in it is cut inside a character");
  }
}

Result<Record> record_from_json(std::string_view line, const std::string& place) {
  try {
    const auto root = json::parse(line);
    if (!root.is_object() || root.value("format", "") != "parley-record/1")
      return tl::unexpected(Error{ErrorKind::format,
                                  "no record of format parley-record/1; give what parley read wrote", place});
    return Loader(root).load();
  } catch (const Malformed& malformed) {
    return tl::unexpected(Error{ErrorKind::format, malformed.what + "; read the report again", place});
  } catch (const json::exception&) {
    return tl::unexpected(Error{ErrorKind::format, "not JSON; give one record a line", place});
  }
}

}  // namespace parley

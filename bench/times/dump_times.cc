// SPDX-License-Identifier: Apache-2.0
// Reads JSON lines {"text", "published", "entries": [{"kind", "what"}], "statements": [{"cue", "speaker",
// "content"}]} with spans in BYTES and prints, for each, what src/times makes of it: the expressions found,
// the dates chosen and, for training, the candidates with their marks. measure.py drives it.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "times/choice.h"
#include "times/period.h"
#include "times/times.h"

namespace {

using nlohmann::json;
using namespace parley;

std::optional<Span> span_of(const json& value) {
  if (value.is_null()) return std::nullopt;
  return Span{value[0], value[1]};
}

json optional_of(const std::optional<std::string>& value) { return value ? json(*value) : json(); }

json marks_of(const Report& report, const Layout& layout, const std::vector<TimeRef>& refs,
              const times::Dated& dated) {
  json out = json::array();
  for (const auto& candidate : times::candidates(report, layout, refs, dated)) {
    const auto value = candidate.time == times::kPublication
                           ? times::to_iso(times::day_period(times::Day{*report.published}))
                           : refs[candidate.time].value;
    out.push_back({value, candidate.marks});
  }
  return out;
}

json answer(const json& task) {
  Report report;
  report.text = task.at("text");
  const json published = task.value("published", json());
  if (published.is_string()) {
    const auto day = times::from_iso(published.get<std::string>());
    if (day) report.published = Date{day->first};
  }
  for (const json& region : task.value("furniture", json::array()))
    report.furniture.push_back(*span_of(region));
  const Layout layout = lay_out(report);
  const auto times = find_times(report, layout);
  json out{{"times", json::array()}, {"entries", json::array()}, {"statements", json::array()}};
  for (const TimeRef& time : times) out["times"].push_back({time.span.begin, time.span.end, time.value});
  for (const json& entry : task.value("entries", json::array())) {
    const int kind = entry.at("kind");
    const Span what = *span_of(entry.at("what"));
    std::vector<Span> also;
    for (const json& mention : entry.value("also", json::array())) also.push_back(*span_of(mention));
    out["entries"].push_back(
        {{"when", optional_of(when_of(report, layout, times, static_cast<Kind>(kind), what, also).value)},
         {"marks", marks_of(report, layout, times, {static_cast<std::uint8_t>(kind), what, {}, also})}});
  }
  for (const json& statement : task.value("statements", json::array())) {
    const auto cue = span_of(statement.at("cue"));
    const auto speaker = span_of(statement.at("speaker"));
    std::vector<Span> content;
    for (const json& part : statement.at("content")) content.push_back(*span_of(part));
    const Span anchor = cue ? *cue : speaker ? *speaker : content.front();
    out["statements"].push_back(
        {{"said_on", optional_of(said_on_of(report, layout, times, cue, speaker, content))},
         {"marks", marks_of(report, layout, times, {times::kStatement, anchor, content, {}})}});
  }
  return out;
}

}  // namespace

int main() {
  std::string line;
  while (std::getline(std::cin, line)) std::cout << answer(json::parse(line)).dump() << '\n';
}

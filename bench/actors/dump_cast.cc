// SPDX-License-Identifier: Apache-2.0
// Reads reports as JSON lines {"id", "text", "furniture": [[b, e]...], "speakers": [[b, e] or null...],
// "names": [...]} with byte offsets, and writes what the cast makes of them; measure.py drives it.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "actors/cast.h"

namespace {

using nlohmann::json;
using namespace parley;

json or_null(const std::optional<std::string>& value) { return value ? json(*value) : json(nullptr); }

json answer(const json& question) {
  Report report;
  report.text = question.at("text").get<std::string>();
  for (const json& region : question.at("furniture")) report.furniture.push_back({region[0], region[1]});
  const Layout layout = lay_out(report);
  const Cast cast = cast_of(report, layout);
  const SpeakerResolver resolver(report, layout, cast);
  json speakers = json::array();
  std::vector<EarlierSpeaker> before;
  for (const json& span : question.at("speakers")) {
    if (span.is_null()) {
      speakers.push_back(nullptr);
      continue;
    }
    const Span words{span[0], span[1]};
    const Speaker speaker = resolver.resolve(words, before);
    before.push_back({words, speaker});
    speakers.push_back({{"name", speaker.name}, {"side", or_null(speaker.side)}});
  }
  json actors = json::array();
  for (const Actor& actor : cast.actors) {
    json mentions = json::array();
    for (const Span span : actor.mentions) mentions.push_back({span.begin, span.end});
    actors.push_back({{"name", actor.name},
                      {"kind", static_cast<int>(actor.kind)},
                      {"role", actor.role},
                      {"side", or_null(actor.side)},
                      {"mentions", mentions}});
  }
  json sides = json::array();
  for (const SideMentions& side : sides_of(cast))
    sides.push_back({{"side", side.side}, {"mentions", side.spans.size()}});
  return {{"id", question.at("id")}, {"speakers", speakers}, {"actors", actors}, {"sides", sides}};
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(json::parse(line)).dump() << '\n';
}

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>

#include "entries/attributes.h"
#include "entries/words.h"

namespace parley {
namespace {

// Within the words of another meeting: "could pave the way for a meeting between Doe and Roe".
bool meets_elsewhere(const std::vector<Found>& found, const Group& group, WordSpan name) {
  return std::ranges::any_of(found, [&](const Found& other) {
    const WordSpan words = other.span.words;
    return other.span.kind == Kind::meeting && words.contains(name) &&
           std::ranges::find(group.mentions, &other) == group.mentions.end();
  });
}

bool is_pointed(const PairScores& scores, WordSpan name) {
  for (std::uint32_t w = name.first; w < name.last; ++w)
    if (scores.at(w, Argument::holder) > 0) return true;
  return false;
}

bool is_person_of(const Actor& actor, const std::vector<std::string>& sides) {
  const std::string& side = actor.side ? *actor.side : actor.name;
  return actor.kind == ActorKind::person && std::ranges::find(sides, side) != sides.end();
}

}  // namespace

void choose_participants(const Passage& passage, const std::vector<Found>& found, const Group& group,
                         Entry& entry) {
  if (entry.kind != Kind::meeting) return;
  const Setting& setting = passage.setting;
  const Words words(setting.report, setting.layout);
  std::set<std::uint32_t> out;
  for (const Found* mention : group.mentions) {
    const PairScores& scores = mention->scores.words;
    const Span reach = bytes_of(setting.layout, scores.words);
    auto at = std::ranges::lower_bound(setting.cast.mentions, reach.begin, {},
                                       [](const Mention& named) { return named.span.begin; });
    for (; at != setting.cast.mentions.end() && at->span.end <= reach.end; ++at) {
      const WordSpan name = words.in(at->span);
      if (is_person_of(setting.cast.actors[at->actor], entry.holders) && is_pointed(scores, name) &&
          !meets_elsewhere(found, group, name))
        out.insert(at->actor);
    }
  }
  entry.participants = {out.begin(), out.end()};
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "entries/addressed.h"
#include "entries/attributes.h"
#include "entries/holders.h"
#include "entries/standing.h"
#include "entries/subject.h"
#include "entries/unnamed.h"

namespace parley {
namespace {

constexpr float kLikelyAtAll = 0.1F;  // of the likeliest holder where the speaker is another guess

using BySide = std::vector<float>;  // probabilities by the order of the sides

BySide mean_of(const Group& group, BySide Found::* role, std::size_t sides) {
  BySide out(sides);
  for (const Found* mention : group.mentions) {
    for (std::size_t s = 0; s < sides; ++s)
      out[s] += (mention->*role)[s] / static_cast<float>(group.mentions.size());
  }
  return out;
}

// How surely the model divides the sides into those who play a role and those who do not.
float sureness(const BySide& pointed) {
  float out = 1;
  for (const float probability : pointed) out *= std::max(probability, 1 - probability);
  return out;
}

BySide weighed(const Passage& passage, const Found& main, const BySide& pointed) {
  const Setting& setting = passage.setting;
  const std::optional<std::string> voice = voice_of(passage, main);
  const std::vector<Standing> standing =
      standings(setting.report, setting.layout, setting.sides, main.span.words);
  std::vector<HolderSigns> signs;
  signs.reserve(setting.sides.size());
  for (std::size_t s = 0; s < setting.sides.size(); ++s)
    signs.push_back({pointed[s], setting.sides[s].person, voice == setting.sides[s].name, standing[s]});
  return weigh_holders(main.span.kind, voice.has_value(), signs);
}

// The group in whose place the model took sides that are named elsewhere; those named in `what` took part.
void put_group_first(const Setting& setting, WordSpan group, WordSpan what,
                     std::vector<std::string>& holders) {
  std::erase_if(holders, [&](const std::string& holder) {
    const auto side = std::ranges::find(setting.sides, holder, &Side::name);
    return std::ranges::none_of(side->words,
                                [&](std::uint32_t w) { return w >= what.first && w < what.last; });
  });
  const Span name = bytes_of(setting.layout, group);
  holders.insert(holders.begin(), setting.report.text.substr(name.begin, name.size()));
}

// The likeliest side if it is likely at all, else the side or the speaker of the statement that reports the
// entry.
std::optional<std::string> likeliest_holder(const Passage& passage, const Found& main,
                                            const BySide& pointed) {
  const auto most = std::max_element(pointed.begin(), pointed.end());
  const float least = main.draft ? kLikelyAtAll : 0.0F;
  if (most != pointed.end() && *most > least)
    return passage.setting.sides[static_cast<std::size_t>(most - pointed.begin())].name;
  if (!main.draft) return std::nullopt;
  const Statement& said = passage.spoken.named[*main.draft];
  return said.side.value_or(said.speaker);
}

void choose_holders(const Passage& passage, const Found& main, const BySide& pointed,
                    const Addressed& addressed, Entry& entry) {
  const Setting& setting = passage.setting;
  entry.holders_confidence = sureness(pointed);
  BySide holds = weighed(passage, main, pointed);
  if (addressed.side) holds[*addressed.side] = 0;
  for (std::size_t s = 0; s < setting.sides.size(); ++s)
    if (holds[s] >= passage.cuts.holder) entry.holders.push_back(setting.sides[s].name);
  if (const auto group = group_subject(setting.report, setting.layout, main.span.words))
    put_group_first(setting, *group, main.span.words, entry.holders);
  if (!entry.holders.empty()) return;
  if (const auto holder = unnamed_holder(passage, main)) {
    entry.holders.push_back(*holder);
    return;
  }
  entry.holders_confidence *= 0.5F;  // nobody stands out: the likeliest is a guess
  if (const auto guess = likeliest_holder(passage, main, pointed)) entry.holders.push_back(*guess);
}

void choose_counterparts(const Passage& passage, const BySide& pointed, Entry& entry) {
  entry.counterparts_confidence = sureness(pointed);
  for (std::size_t s = 0; s < pointed.size(); ++s) {
    const std::string& name = passage.setting.sides[s].name;
    if (pointed[s] >= passage.cuts.counterpart &&
        std::ranges::find(entry.holders, name) == entry.holders.end())
      entry.counterparts.push_back(name);
  }
}

}  // namespace

void choose_sides(const Passage& passage, const Group& group, Entry& entry) {
  const Setting& setting = passage.setting;
  const Found& main = group.surest();
  const WordSpan what = main.span.words;
  const Addressed addressed = entry.kind == Kind::demand ? addressed_by(setting, what) : Addressed{};
  choose_holders(passage, main, mean_of(group, &Found::holder, setting.sides.size()), addressed, entry);
  entry.counterparts_confidence = 1;
  if (entry.kind == Kind::meeting || entry.kind == Kind::agreement) return;
  choose_counterparts(passage, mean_of(group, &Found::counterpart, setting.sides.size()), entry);
  if (addressed.name) take_addressed(setting, addressed, what, entry);
}

}  // namespace parley

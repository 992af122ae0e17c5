// SPDX-License-Identifier: Apache-2.0
#include "entries/addressed.h"

#include <algorithm>
#include <vector>

#include "entries/standing.h"
#include "entries/subject.h"
#include "entries/words.h"

namespace parley {
namespace {

// "for the Lake Union to leave"
bool opens_as_actor(const Words& words, const Side& side, WordSpan what) {
  const auto names = [&](std::uint32_t w) { return std::ranges::binary_search(side.words, w); };
  std::uint32_t w = what.first;
  if (words.is(w, "for")) ++w;
  if (words.is(w, "the")) ++w;
  if (!names(w)) return false;
  while (w < what.last && names(w)) ++w;
  return w < what.last && words.is(w, "to");
}

template <class Test>
std::optional<std::size_t> first_side(const std::vector<Side>& sides, Test fits) {
  const auto side = std::ranges::find_if(sides, fits);
  if (side == sides.end()) return std::nullopt;
  return static_cast<std::size_t>(side - sides.begin());
}

}  // namespace

Addressed addressed_by(const Setting& setting, WordSpan what) {
  const Words words(setting.report, setting.layout);
  const auto opens =
      first_side(setting.sides, [&](const Side& side) { return opens_as_actor(words, side, what); });
  if (opens) return {setting.sides[*opens].name, opens};
  const auto name = who_must_act(setting.report, setting.layout, what);
  if (!name) return {};
  const auto named = first_side(setting.sides, [&](const Side& side) {
    return std::ranges::binary_search(side.words, name->last - 1);
  });
  if (named) return {setting.sides[*named].name, named};
  if (!names_group(setting.report, setting.layout, *name)) return {};
  const Span group = bytes_of(setting.layout, *name);
  return {setting.report.text.substr(group.begin, group.size()), std::nullopt};
}

void take_addressed(const Setting& setting, const Addressed& addressed, WordSpan what, Entry& entry) {
  if (std::ranges::find(entry.holders, *addressed.name) != entry.holders.end()) return;
  const std::vector<Side>& sides = setting.sides;
  const std::vector<Standing> standing = standings(setting.report, setting.layout, sides, what);
  std::erase_if(entry.counterparts, [&](const std::string& name) {
    const auto side = std::ranges::find(sides, name, &Side::name);
    return name == *addressed.name || !standing[static_cast<std::size_t>(side - sides.begin())].coordinated;
  });
  entry.counterparts.push_back(*addressed.name);
}

}  // namespace parley

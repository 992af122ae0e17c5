// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "entries/attributes.h"
#include "entries/places.h"
#include "entries/pointed.h"

namespace parley {
namespace {

// Log odds: how far below the cut the model may be where the report's own words name a place.
constexpr float kNamedPlace = 1.5F;

std::optional<Span> named_place(const Setting& setting, const Group& group, Asked role) {
  for (const Found* mention : group.mentions) {
    const bool likely = pointed_from(setting, *mention, role).odds >= role.least - kNamedPlace;
    const auto place = stated_place(setting.report, setting.layout, mention->span.words, likely);
    if (place) return bytes_of(setting.layout, *place);
  }
  return std::nullopt;
}

}  // namespace

void choose_place(const Passage& passage, const Group& group, Entry& entry) {
  if (entry.kind != Kind::meeting) return;
  const Setting& setting = passage.setting;
  const Asked role{Argument::place, Argument::place_first, passage.cuts.place};
  const Pointed place = surest_pointed(setting, group, role);
  entry.place_confidence = place.sureness;
  const bool at_a_distance = std::ranges::any_of(group.mentions, [&](const Found* mention) {
    return is_call(setting.report, setting.layout, mention->span.words);
  });
  if (!at_a_distance) entry.place = place.span ? place.span : named_place(setting, group, role);
}

}  // namespace parley

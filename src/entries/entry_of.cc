// SPDX-License-Identifier: Apache-2.0
#include "entries/entry_of.h"

#include "entries/attributes.h"

namespace parley {

Entry entry_of(const Passage& passage, const std::vector<Found>& found, const Group& group) {
  const Layout& layout = passage.setting.layout;
  const Found& main = group.surest();
  Entry entry;
  entry.kind = main.span.kind;
  entry.what = bytes_of(layout, main.span.words);
  for (const Found* mention : group.mentions) {
    if (mention != &main) entry.also.push_back(bytes_of(layout, mention->span.words));
  }
  entry.confidence = main.span.probability;
  entry.distinct_confidence = 1 - group.told_before;
  if (main.draft) entry.statement = passage.spoken.first_statement + static_cast<std::uint32_t>(*main.draft);
  choose_status(group, entry);
  choose_sides(passage, group, entry);
  choose_place(passage, group, entry);
  choose_condition(passage, group, entry);
  choose_items(passage, group, entry);
  choose_participants(passage, found, group, entry);
  choose_when(passage, group, entry);
  return entry;
}

}  // namespace parley

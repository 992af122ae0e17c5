// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "entries/terms.h"
#include "entries/together.h"
#include "entries/words.h"

namespace parley {

void share_out_terms(const Setting& setting, std::vector<Entry>& entries) {
  const Words words(setting.report, setting.layout);
  std::vector<Span> listed;
  std::vector<Entry*> others;
  for (Entry& entry : entries) {
    if (entry.items.empty()) continue;
    if (listed_terms(setting.report, setting.layout, words.in(entry.what)).size() > 1) {
      listed.insert(listed.end(), entry.items.begin(), entry.items.end());
    } else {
      others.push_back(&entry);
    }
  }
  for (Entry* other : others) {
    std::erase_if(other->items, [&](Span term) {
      return std::ranges::any_of(listed, [&](Span its) { return its.overlaps(term); });
    });
  }
}

}  // namespace parley

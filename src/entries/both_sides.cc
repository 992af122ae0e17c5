// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "entries/subject.h"
#include "entries/together.h"
#include "entries/words.h"

namespace parley {

void name_both(const Setting& setting, std::vector<Entry>& entries) {
  const Words words(setting.report, setting.layout);
  const std::vector<std::string>* pair = nullptr;
  for (Entry& entry : entries) {
    if (entry.kind != Kind::meeting && entry.kind != Kind::agreement) continue;
    const bool one_of_them = pair != nullptr && entry.holders.size() == 1 &&
                             std::ranges::find(*pair, entry.holders[0]) != pair->end();
    if (one_of_them && says_both(setting.report, setting.layout, words.in(entry.what))) entry.holders = *pair;
    if (entry.holders.size() == 2) pair = &entry.holders;
  }
}

}  // namespace parley

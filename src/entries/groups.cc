// SPDX-License-Identifier: Apache-2.0
#include "entries/groups.h"

#include <algorithm>
#include <array>
#include <utility>

namespace parley {
namespace {

constexpr float kLeastMention = 0.15F;  // least probability of a further mention to be told
// Groups of a kind that a mention is compared with, the last ones, so that work stays linear.
constexpr std::size_t kCompared = 100;

// "agreed on two steps: ..." and "agreed to lift the ban and free the crew" are two agreements.
bool list_other_terms(const std::vector<WordSpan>& a, const std::vector<WordSpan>& b) {
  if (a.size() < 2 || b.size() < 2) return false;
  return std::ranges::none_of(a, [&](WordSpan term) {
    return std::ranges::any_of(b, [&](WordSpan its) { return its.overlaps(term); });
  });
}

// How probably two mentions are one act.
float same_act(const Reading& reading, const Found& head, const Found& mention) {
  const bool before = head.span.words < mention.span.words;
  const Found& a = before ? head : mention;
  const Found& b = before ? mention : head;
  if (list_other_terms(a.terms, b.terms)) return 0;
  return reading.same(a.scores, a.span.words, b.scores, b.span.words);
}

// Of these groups the one whose surest mention is most probably one with this one, and how probably; 0
// without groups.
std::pair<std::size_t, float> nearest_group(const Reading& reading, const std::vector<Group>& all,
                                            const std::vector<std::size_t>& groups, const Found& mention) {
  std::pair<std::size_t, float> best{0, 0.0F};
  const std::size_t skip = groups.size() > kCompared ? groups.size() - kCompared : 0;
  for (std::size_t g = skip; g < groups.size(); ++g) {
    const float same = same_act(reading, all[groups[g]].surest(), mention);
    if (same > best.second) best = {groups[g], same};
  }
  return best;
}

std::vector<const Found*> surest_first(const std::vector<Found>& found) {
  std::vector<const Found*> out;
  out.reserve(found.size());
  for (const Found& mention : found) out.push_back(&mention);
  std::ranges::stable_sort(
      out, [](const Found* a, const Found* b) { return a->span.probability > b->span.probability; });
  return out;
}

}  // namespace

std::vector<Group> groups_of(const Passage& passage, const std::vector<Found>& found) {
  std::vector<Group> out;
  std::array<std::vector<std::size_t>, kKinds> of_kind;  // numbers of groups
  for (const Found* mention : surest_first(found)) {
    auto& groups = of_kind[static_cast<std::size_t>(mention->span.kind)];
    const auto [group, same] = nearest_group(passage.reading, out, groups, *mention);
    if (same > passage.cuts.same) {
      if (mention->span.probability >= kLeastMention) out[group].mentions.push_back(mention);
    } else {
      groups.push_back(out.size());
      out.push_back({{mention}, same});
    }
  }
  for (Group& group : out)  // of one vector, so that pointers are in its order
    std::sort(group.mentions.begin() + 1, group.mentions.end());
  return out;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "entries/entries.h"
#include "entries/proposals.h"

namespace parley {
namespace {

constexpr std::uint32_t kSentencesNear = 3;

bool share_side(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& side) { return std::find(b.begin(), b.end(), side) != b.end(); });
}

class Linker {
 public:
  Linker(const Report& report, const Layout& layout, std::vector<Entry>& entries)
      : layout_(layout), overlap_(report, layout), entries_(entries) {}

  void link() {
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      Entry& entry = entries_[i];
      if (entry.kind == Kind::agreement) add(entry, nearest_meeting(i), Link::Kind::outcome_of);
      if (entry.kind == Kind::rejection || entry.kind == Kind::acceptance) {
        add(entry, answered(i), Link::Kind::answers);
      }
      if (entry.condition) add(entry, waited_for(i), Link::Kind::depends_on);
    }
  }

 private:
  static void add(Entry& entry, std::optional<std::uint32_t> to, Link::Kind kind) {
    if (to) entry.links.push_back({*to, kind});
  }

  [[nodiscard]] std::uint32_t sentence(const Entry& entry) const {
    return layout_.sentence_at(entry.what.begin);
  }

  // The meeting that stands nearest to an agreement and has one of its sides.
  [[nodiscard]] std::optional<std::uint32_t> nearest_meeting(std::uint32_t of) const {
    return nearest(of, [&](const Entry& other) {
      return other.kind == Kind::meeting &&
             (other.status == Status::held || other.status == Status::ongoing) &&
             share_side(other.holders, entries_[of].holders);
    });
  }

  // The demand or offer nearby that an answer is given to: another side's, with one of the two toward the
  // other.
  [[nodiscard]] std::optional<std::uint32_t> answered(std::uint32_t of) const {
    const Entry& answer = entries_[of];
    return nearest(of, [&](const Entry& other) {
      if (other.kind != Kind::demand && other.kind != Kind::acceptance) return false;
      return !share_side(other.holders, answer.holders) && (share_side(other.holders, answer.counterparts) ||
                                                            share_side(other.counterparts, answer.holders));
    });
  }

  // What a condition speaks of: the entry whose own words overlap it.
  [[nodiscard]] std::optional<std::uint32_t> waited_for(std::uint32_t of) const {
    const auto [first, last] = layout_.words_in(*entries_[of].condition);
    return nearest(of, [&](const Entry& other) {
      const auto [a, b] = layout_.words_in(other.what);
      return overlap_.of({first, last}, {a, b}) > 0.3F;
    });
  }

  template <class Test>
  [[nodiscard]] std::optional<std::uint32_t> nearest(std::uint32_t of, Test fits) const {
    const std::uint32_t here = sentence(entries_[of]);
    std::optional<std::uint32_t> best;
    std::uint32_t best_distance = kSentencesNear + 1;
    const auto look = [&](std::uint32_t i) {
      const std::uint32_t there = sentence(entries_[i]);
      const std::uint32_t distance = here > there ? here - there : there - here;
      if (distance > kSentencesNear) return false;
      if (distance < best_distance && fits(entries_[i])) {
        best = i;
        best_distance = distance;
      }
      return true;
    };
    for (std::uint32_t i = of; i > 0; --i) {
      if (!look(i - 1)) break;
    }
    for (std::uint32_t i = of + 1; i < entries_.size(); ++i) {
      if (!look(i)) break;
    }
    return best;
  }

  const Layout& layout_;
  Overlap overlap_;
  std::vector<Entry>& entries_;
};

}  // namespace

void link_entries(const Report& report, const Layout& layout, std::vector<Entry>& entries) {
  Linker(report, layout, entries).link();
}

}  // namespace parley

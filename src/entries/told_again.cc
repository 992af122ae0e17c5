// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "entries/together.h"
#include "entries/words.h"

namespace parley {
namespace {

constexpr std::size_t kStem = 5;  // letters of a word that its forms have in common

// The telling words that name nobody, without their endings, roughly.
std::set<std::string> stems_in(const Setting& setting, Span span) {
  const Words words(setting.report, setting.layout);
  const auto [first, last] = words.in(span);
  std::set<std::string> out;
  for (std::uint32_t w = first; w < last; ++w)
    if (setting.overlap.telling({w, w + 1}) > 0 && !words.is_capital(w))
      out.insert(words.at(w).substr(0, kStem));
  return out;
}

// "securing a fair deal", "to secure a deal"
bool are_much_the_same(const std::set<std::string>& ours, const std::set<std::string>& theirs) {
  const auto common = static_cast<std::size_t>(
      std::ranges::count_if(ours, [&](const std::string& stem) { return theirs.contains(stem); }));
  return common > 1 && common * 2 >= std::min(ours.size(), theirs.size());
}

bool share_words(const Setting& setting, Span a, Span b) {
  const Words words(setting.report, setting.layout);
  const auto [first, last] = words.in(a);
  const auto [from, to] = words.in(b);
  for (std::uint32_t w = first; w < last; ++w) {
    if (setting.overlap.telling({w, w + 1}) == 0) continue;
    for (std::uint32_t v = from; v < to; ++v)
      if (words.is(v, words.at(w))) return true;
  }
  return false;
}

// The same sides meet once a day, unless at two places.
bool is_one_meeting(const Setting& setting, const Entry& a, const Entry& b) {
  return a.kind == Kind::meeting && a.when && a.when == b.when && a.holders == b.holders &&
         !(a.place && b.place && !share_words(setting, *a.place, *b.place));
}

bool is_told_again(const Setting& setting, const Entry& surer, const Entry& entry) {
  if (entry.kind == Kind::meeting) return is_one_meeting(setting, surer, entry);
  return surer.kind == entry.kind && surer.holders == entry.holders && surer.status == entry.status &&
         are_much_the_same(stems_in(setting, surer.what), stems_in(setting, entry.what));
}

void take_in(const Entry& other, Entry& entry) {
  entry.also.push_back(other.what);
  entry.also.insert(entry.also.end(), other.also.begin(), other.also.end());
  std::sort(entry.also.begin(), entry.also.end());
  if (!entry.place) entry.place = other.place;
}

}  // namespace

void join_told_again(const Setting& setting, std::vector<Entry>& entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.confidence > b.confidence; });
  std::vector<Entry> out;
  for (Entry& entry : entries) {
    const auto same =
        std::ranges::find_if(out, [&](const Entry& surer) { return is_told_again(setting, surer, entry); });
    if (same == out.end()) {
      out.push_back(std::move(entry));
    } else {
      take_in(entry, *same);
    }
  }
  entries = std::move(out);
}

}  // namespace parley

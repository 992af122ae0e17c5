// SPDX-License-Identifier: Apache-2.0
#include "answer/told.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace parley {

bool Told::same(const Thing& old, const Thing& fresh) {
  if (old.span.contains(fresh.span) || fresh.span.contains(old.span)) return true;
  if (old.gist.empty() || fresh.gist.empty()) return false;
  std::vector<std::string> both;
  std::set_intersection(old.gist.begin(), old.gist.end(), fresh.gist.begin(), fresh.gist.end(),
                        std::back_inserter(both));
  const std::size_t either = old.gist.size() + fresh.gist.size() - both.size();
  return both.size() == fresh.gist.size() || 3 * both.size() >= 2 * either;
}

bool Told::add(const std::string& key, Span span, std::vector<std::string> gist) {
  auto& things = things_[key];
  const Thing fresh{span, std::move(gist)};
  const auto first = things.size() > kWindow ? things.end() - kWindow : things.begin();
  if (std::any_of(first, things.end(), [&](const Thing& old) { return same(old, fresh); })) return false;
  things.push_back(fresh);
  return true;
}

}  // namespace parley

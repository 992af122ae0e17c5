// SPDX-License-Identifier: Apache-2.0
#include "language/runs.h"

#include <algorithm>
#include <limits>

namespace parley {
namespace {

constexpr float kLimit = 8.0F;
constexpr float kNever = -std::numeric_limits<float>::infinity();

float limited(const std::vector<float>& scores, std::size_t at) {
  return scores.empty() ? 0.0F : std::clamp(scores[at], -kLimit, kLimit);
}

// A run that is still open: where it began and its worth so far, without its end's score.
struct Open {
  std::uint32_t first = 0;
  float worth = kNever;
};

}  // namespace

Run best_run(const std::vector<float>& inside, const std::vector<float>& first,
             const std::vector<float>& last) {
  Run best{{0, 1}, kNever};
  Open open;
  for (std::uint32_t w = 0; w < inside.size(); ++w) {
    const float begins = limited(first, w);
    if (begins > open.worth) open = {w, begins};
    open.worth += limited(inside, w);
    const float worth = open.worth + limited(last, w);
    if (worth > best.worth) best = {{open.first, w + 1}, worth};
  }
  return best;
}

std::vector<Run> best_runs(const std::vector<float>& inside, const std::vector<float>& first,
                           const std::vector<float>& last) {
  // `closed`: the greatest worth of runs that end at or before each word; ending[w]: the run that ends with
  // word w in that choice, if one does.
  float closed = 0;
  Open open;
  std::vector<Run> ending(inside.size(), Run{{0, 0}, 0});
  for (std::uint32_t w = 0; w < inside.size(); ++w) {
    const float begins = closed + limited(first, w);
    if (begins > open.worth) open = {w, begins};
    open.worth += limited(inside, w);
    const float worth = open.worth + limited(last, w);
    if (worth > closed) {
      ending[w] = {{open.first, w + 1}, worth};
      closed = worth;
    }
  }
  std::vector<Run> out;
  for (std::uint32_t w = static_cast<std::uint32_t>(inside.size()); w > 0;) {
    const Run& run = ending[w - 1];
    if (run.words.size() == 0) {
      --w;
      continue;
    }
    out.push_back(run);
    w = run.words.first;
  }
  std::reverse(out.begin(), out.end());
  // What was summed up over all runs becomes the worth of each.
  for (std::size_t i = out.size(); i-- > 1;) out[i].worth -= out[i - 1].worth;
  return out;
}

}  // namespace parley

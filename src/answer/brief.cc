// SPDX-License-Identifier: Apache-2.0
#include "answer/brief.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "answer/compose.h"
#include "answer/page.h"
#include "answer/rows.h"

namespace parley {
namespace {

constexpr std::size_t kMostRows = 60;
constexpr std::size_t kMostRowsOfSection = 12;
constexpr std::size_t kHeadline = 150;  // letters

// Rows that each topic is sure to get where it has so many, its heading counted, and the order in which
// they take what others leave over.
constexpr std::array<std::size_t, kTopics> kRows = {12, 12, 10, 11, 8};
constexpr std::array<Topic, kTopics> kByNeed = {Topic::outcome, Topic::positions, Topic::prospects,
                                                Topic::voices, Topic::doubts};

// With its intro, whether or not it will be the one to have it.
std::size_t height_of(Block block) {
  introduce(block);
  std::size_t out = 0;
  for (const auto& line : block.lines) out += rows_of(line, false).size();
  return out;
}

std::size_t total(const std::vector<std::size_t>& rows) {
  return std::accumulate(rows.begin(), rows.end(), std::size_t{0});
}

std::vector<std::size_t> heights_of(const std::vector<Block>& blocks) {
  std::vector<std::size_t> out;
  for (const auto& block : blocks) out.push_back(height_of(block));
  return out;
}

std::vector<std::size_t> by_weight(const std::vector<Weight>& weights) {
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return weights[a].before(weights[b]); });
  return order;
}

// The weights by which blocks are chosen. Each further one of the same side or speaker counts less, so that
// one who talks much does not crowd out the rest; and a block weighs no less than those behind it.
std::vector<Weight> weights_of(const std::vector<Block>& blocks, float penalty) {
  std::vector<Weight> weights;
  for (const auto& block : blocks) weights.push_back(block.weight);
  std::map<std::string_view, int> told;
  for (const auto i : by_weight(weights))
    weights[i].score -= penalty * static_cast<float>(told[blocks[i].group]++);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (const auto head = blocks[i].behind; head && weights[i].before(weights[*head]))
      weights[*head] = weights[i];
  }
  return weights;
}

// By topic: the main side of a report may have many positions.
constexpr std::array<float, kTopics> kPenalties = {0.2F, 0.03F, 0, 0.2F, 0};

// Which blocks get into `room` rows: the weightiest that still fit.
std::vector<bool> choose(const std::vector<Block>& blocks, const std::vector<std::size_t>& rows,
                         std::size_t room, float penalty) {
  std::vector<bool> chosen(blocks.size(), total(rows) <= room);
  if (total(rows) <= room) return chosen;
  for (const auto i : by_weight(weights_of(blocks, penalty))) {
    if (rows[i] > room || (blocks[i].behind && !chosen[*blocks[i].behind])) continue;
    chosen[i] = true;
    room -= rows[i];
  }
  return chosen;
}

Section section_of(Topic topic, std::vector<Block> blocks, const std::vector<bool>& chosen) {
  Section section;
  section.topic = topic;
  std::set<std::string> known;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!chosen[i]) {
      ++section.left_out;
      continue;
    }
    if (known.insert(blocks[i].group).second) introduce(blocks[i]);
    for (auto& line : blocks[i].lines) section.lines.push_back(std::move(line));
  }
  return section;
}

// Shares out the rows that the brief's head leaves. Each section that has something takes a heading, which
// counts, and an empty row, which counts for the whole only.
std::array<std::size_t, kTopics> share(const std::array<std::size_t, kTopics>& needs, std::size_t head) {
  std::array<std::size_t, kTopics> out{};
  std::size_t spare = kMostRows - std::min(head, kMostRows);
  const auto give = [&](Topic topic, std::size_t most) {
    const auto t = static_cast<std::size_t>(topic);
    const std::size_t wanted = std::min(most, needs[t]);
    const std::size_t more = std::min(spare, wanted - std::min(out[t], wanted));
    out[t] += more;
    spare -= more;
  };
  for (const auto need : needs) spare -= std::min<std::size_t>(spare, need > 0 ? 1 : 0);
  for (const auto topic : kByNeed) give(topic, kRows[static_cast<std::size_t>(topic)]);
  for (const auto topic : kByNeed) give(topic, kMostRowsOfSection);
  return out;
}

std::vector<Section> sections_of(std::array<std::vector<Block>, kTopics> topics, Length length,
                                 std::size_t head) {
  std::array<std::vector<std::size_t>, kTopics> rows;
  std::array<std::size_t, kTopics> needs{};
  for (std::size_t t = 0; t < kTopics; ++t) {
    rows[t] = heights_of(topics[t]);
    needs[t] = topics[t].empty() ? 0 : total(rows[t]) + 1;
  }
  const auto shares = share(needs, head);
  std::vector<Section> sections;
  for (std::size_t t = 0; t < kTopics; ++t) {
    if (topics[t].empty()) continue;
    const auto chosen = length == Length::all
                            ? std::vector<bool>(topics[t].size(), true)
                            : choose(topics[t], rows[t], shares[t] > 0 ? shares[t] - 1 : 0, kPenalties[t]);
    sections.push_back(section_of(static_cast<Topic>(t), std::move(topics[t]), chosen));
  }
  return sections;
}

}  // namespace

Brief make_brief(const Record& record, Length length) {
  Brief brief;
  brief.id = one_line(record.report.id);
  brief.headline = one_line(record.report.title.empty() ? record.report.id : record.report.title, kHeadline);
  brief.source = one_line(record.report.source);
  brief.published = record.report.published;
  const std::size_t head = rows_of_text(brief.headline).size() + rows_of_text(subtitle(brief)).size();
  brief.sections = sections_of(compose(record, length), length, head);
  return brief;
}

std::string_view title_of(Topic topic) {
  switch (topic) {
    case Topic::outcome:
      return "What came of it";
    case Topic::positions:
      return "Where the sides stand";
    case Topic::prospects:
      return "What happens next";
    case Topic::voices:
      return "Who said what";
    case Topic::doubts:
      return "Open or disputed";
  }
  return "";
}

std::string_view name_of(Topic topic) {
  switch (topic) {
    case Topic::outcome:
      return "outcome";
    case Topic::positions:
      return "positions";
    case Topic::prospects:
      return "prospects";
    case Topic::voices:
      return "voices";
    case Topic::doubts:
      return "doubts";
  }
  return "";
}

}  // namespace parley

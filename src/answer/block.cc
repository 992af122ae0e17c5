// SPDX-License-Identifier: Apache-2.0
#include "answer/block.h"

#include <algorithm>
#include <map>
#include <utility>

#include "answer/page.h"
#include "answer/sources.h"
#include "answer/statement_line.h"
#include "answer/told.h"

namespace parley {
namespace {

// The terms of an agreement, each once, that its line does not quote.
std::vector<Line> terms_of(const Material& material, const Entry& entry) {
  const Page& page = material.page;
  Told told;
  told.add("", entry.what, {});
  std::vector<Line> terms;
  for (const Span item : entry.items) {
    LineBuilder term(page);
    term.words("", item, material.room.term);
    if (!term.quoted() || is_nobody(page.bare(item)) || !told.add("", item, page.gist(item))) continue;
    terms.push_back(term.finish());
  }
  return terms;
}

}  // namespace

Block block_of(const Material& material, const Entry& entry, LineBuilder line) {
  Block block{{}, weight_of(material.record, entry), "", std::nullopt, ""};
  if (!line.quoted()) return block;
  block.lines.push_back(line.finish());
  auto terms = terms_of(material, entry);
  if (const auto most = material.room.terms; terms.size() > most) {
    const std::size_t left_out = terms.size() - most;
    terms.resize(most);
    terms.push_back(LineBuilder(material.page).own("and " + std::to_string(left_out) + " more").finish());
  }
  for (auto& term : terms) {
    term.term = true;
    block.lines.push_back(std::move(term));
  }
  return block;
}

Block block_of(const Material& material, const Statement& statement) {
  Block block{{}, weight_of(material.record, statement), "", std::nullopt, ""};
  LineBuilder line = line_of(material, statement);
  if (line.quoted()) block.lines.push_back(line.finish());
  return block;
}

void add(std::vector<Block>& blocks, Block block) {
  if (!block.lines.empty()) blocks.push_back(std::move(block));
}

std::vector<Block> grouped(std::vector<Block> blocks) {
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < blocks.size(); ++i) first.emplace(blocks[i].group, i);
  std::stable_sort(blocks.begin(), blocks.end(),
                   [&](const Block& a, const Block& b) { return first.at(a.group) < first.at(b.group); });
  return blocks;
}

void introduce(Block& block) {
  auto& pieces = block.lines[0].pieces;
  if (!block.intro.empty()) pieces.insert(pieces.begin() + 1, {Piece::Kind::own, block.intro, std::nullopt});
}

}  // namespace parley

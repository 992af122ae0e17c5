// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parley/record.h"

namespace parley {

// A record for tests, told by the words of its text. Paragraphs are divided by empty lines.
class Sample {
 public:
  explicit Sample(std::string text) {
    record.report.id = "sample";
    record.report.title = "Veltia and Maroa talk";
    record.report.source = "sample.txt";
    record.report.published = std::chrono::year(2031) / 3 / 19;
    record.report.text = std::move(text);
    const std::string& all = record.report.text;
    for (std::size_t at = 0; at < all.size();) {
      const auto end = std::min(all.find("\n\n", at), all.size());
      record.paragraphs.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      at = end + 2;
    }
  }

  // Where the words stand first.
  [[nodiscard]] Span at(std::string_view words) const {
    const auto begin = record.report.text.find(words);
    if (begin == std::string::npos) throw std::invalid_argument("not in the text: " + std::string(words));
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }

  Entry& entry(Kind kind, Status status, std::vector<std::string> holders, std::string_view what) {
    Entry entry;
    entry.kind = kind;
    entry.status = status;
    entry.holders = std::move(holders);
    entry.what = at(what);
    entry.confidence = 0.9F;
    record.entries.push_back(entry);
    return record.entries.back();
  }

  Statement& said(std::string speaker, Form form, std::string_view content) {
    Statement statement;
    statement.speaker = std::move(speaker);
    statement.form = form;
    statement.content = {at(content)};
    statement.confidence = 0.9F;
    record.statements.push_back(statement);
    return record.statements.back();
  }

  std::uint32_t actor(std::string name, std::string role, std::string side) {
    record.actors.push_back({std::move(name), ActorKind::person, std::move(role), std::move(side), {}});
    return static_cast<std::uint32_t>(record.actors.size() - 1);
  }

  Record record;
};

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "listing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "record/sample.h"

TEST_CASE("a record for people") {
  CHECK(parley::listing(parley::sample_record(), false) ==
        "Łódź 🕊 talks\n"
        "2025-02-19  wire/talks.txt\n"
        "\n"
        "SAID\n"
        "Ana Korr (Veltia)\n"
        "  [2] :: \"the cafe\u0301 bridge ... must open\" (2025-02-18)\n"
        "\n"
        "DEMANDS\n"
        "  [2] Veltia to Maroa: bridge must open\n"
        "    met; when: 2025-02-10/2025-02-16; where: cafe\u0301; condition: open it; says Ana\n"
        "    Korr\n"
        "\n"
        "ACCEPTANCES\n"
        "  [2] Maroa: open it 🤝\n"
        "    standing\n"
        "    - 🤝\n");
}

TEST_CASE("no line is wider than 80 columns, and nothing steers the terminal") {
  parley::Record record = parley::sample_record();
  record.report.text = "The \033[31mred\033[0m talks";
  for (int i = 0; i < 200; ++i) record.report.text += " went on and on";
  record.report.furniture.clear();
  record.paragraphs.clear();
  record.actors.clear();
  record.statements.clear();
  record.entries.resize(1);
  auto& entry = record.entries[0];
  entry = {};
  entry.holders = {"Veltia"};
  entry.what = {0, static_cast<std::uint32_t>(record.report.text.size())};
  const std::string text = parley::listing(record, false);
  std::istringstream lines(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, line.size());
  CHECK(widest > 70);
  CHECK(widest <= 80);
  CHECK(text.find('\033') == std::string::npos);
  CHECK(text.find("[...]") != std::string::npos);
}

TEST_CASE("a record of nothing says so") {
  parley::Record record;
  record.report.id = "weather";
  record.report.source = "weather.txt";
  CHECK(parley::listing(record, false) ==
        "weather\nweather.txt\n\nNobody is quoted in it and nothing negotiated.\n");
}

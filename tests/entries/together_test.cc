// SPDX-License-Identifier: Apache-2.0
#include "entries/together.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "language/sample.h"

using namespace parley;
using sample::LaidOut;

namespace {

// A report with the setting that stands around its entries.
struct Told : LaidOut {
  Cast cast = cast_of(report, layout);
  SpeakerResolver resolver{report, layout, cast};
  std::vector<Side> sides = sides_in(cast, layout);
  std::vector<TimeRef> times;
  Overlap overlap{report, layout};
  Setting setting{report, layout, cast, resolver, sides, times, overlap};

  explicit Told(std::string text) : LaidOut(std::move(text)) {}

  [[nodiscard]] Entry entry(Kind kind, std::string_view what, std::vector<std::string> holders,
                            float confidence) const {
    Entry out;
    out.kind = kind;
    out.what = span(what);
    out.holders = std::move(holders);
    out.confidence = confidence;
    return out;
  }
};

}  // namespace

TEST_CASE("what the same side promises twice in much the same words is one entry") {
  const Told told(
      "Maroa vowed to secure a fair deal. Later it spoke of securing a deal, and to open the ports.");
  std::vector<Entry> entries{told.entry(Kind::commitment, "securing a deal", {"Maroa"}, 0.6F),
                             told.entry(Kind::commitment, "secure a fair deal", {"Maroa"}, 0.9F),
                             told.entry(Kind::commitment, "open the ports", {"Maroa"}, 0.5F)};
  join_told_again(told.setting, entries);
  REQUIRE(entries.size() == 2);
  CHECK(told.at(entries[0].what) == "secure a fair deal");
  REQUIRE(entries[0].also.size() == 1);
  CHECK(told.at(entries[0].also[0]) == "securing a deal");
}

TEST_CASE("the same sides meet once a day, unless at two places") {
  const Told told("They met in Korrin, held talks in Ardan and had lunch.");
  std::vector<Entry> entries{told.entry(Kind::meeting, "met in Korrin", {"Maroa", "Veltia"}, 0.9F),
                             told.entry(Kind::meeting, "held talks in Ardan", {"Maroa", "Veltia"}, 0.8F),
                             told.entry(Kind::meeting, "had lunch", {"Maroa", "Veltia"}, 0.7F)};
  for (Entry& entry : entries) entry.when = "2031-05-04";
  entries[0].place = told.span("Korrin");
  entries[1].place = told.span("Ardan");
  join_told_again(told.setting, entries);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].also.size() == 1);
  CHECK(entries[1].also.empty());
}

TEST_CASE("what one agreement lists is no term of another") {
  const Told told("Maroa agreed to clear the road, to mark the graves and to pay. The deal holds.");
  std::vector<Entry> entries{
      told.entry(Kind::agreement, "agreed to clear the road, to mark the graves and to pay", {"Maroa"}, 0.9F),
      told.entry(Kind::agreement, "The deal", {"Maroa"}, 0.8F)};
  entries[0].items = {told.span("clear the road"), told.span("mark the graves")};
  entries[1].items = {told.span("mark the graves")};
  share_out_terms(told.setting, entries);
  CHECK(entries[0].items.size() == 2);
  CHECK(entries[1].items.empty());
}

TEST_CASE("both sides are the two that met or agreed last") {
  const Told told("Maroa and Veltia met. Both sides agreed to open the ports.");
  std::vector<Entry> entries{told.entry(Kind::meeting, "met", {"Maroa", "Veltia"}, 0.9F),
                             told.entry(Kind::agreement, "agreed to open the ports", {"Veltia"}, 0.8F)};
  name_both(told.setting, entries);
  CHECK(entries[1].holders == std::vector<std::string>{"Maroa", "Veltia"});
}

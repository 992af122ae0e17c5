// SPDX-License-Identifier: Apache-2.0
#include "entries/calibrate.h"

#include <doctest/doctest.h>

using namespace parley;

TEST_CASE("each confidence goes by its own curve; an entry's own and its distinctness stay") {
  Curves curves;
  const auto constant = [](float value) { return Curve{{{0.5F, value}}}; };
  curves.statement = constant(0.01F);
  curves.speaker = constant(0.02F);
  curves.side = constant(0.03F);
  curves.form = constant(0.04F);
  curves.holders = constant(0.05F);
  curves.counterparts = constant(0.06F);
  curves.status = constant(0.07F);
  curves.when = constant(0.08F);
  curves.place = constant(0.09F);
  curves.condition = constant(0.1F);
  std::vector<Statement> statements(1);
  std::vector<Entry> entries(1);
  entries[0].confidence = 0.4F;
  entries[0].distinct_confidence = 0.3F;
  calibrate(curves, statements, entries);
  CHECK(statements[0].confidence == 0.01F);
  CHECK(statements[0].speaker_confidence == 0.02F);
  CHECK(statements[0].side_confidence == 0.03F);
  CHECK(statements[0].form_confidence == 0.04F);
  CHECK(entries[0].holders_confidence == 0.05F);
  CHECK(entries[0].counterparts_confidence == 0.06F);
  CHECK(entries[0].status_confidence == 0.07F);
  CHECK(entries[0].when_confidence == 0.08F);
  CHECK(entries[0].place_confidence == 0.09F);
  CHECK(entries[0].condition_confidence == 0.1F);
  CHECK(entries[0].confidence == 0.4F);
  CHECK(entries[0].distinct_confidence == 0.3F);
}

TEST_CASE("without curves every confidence stays as the stages say") {
  std::vector<Statement> statements(1);
  statements[0].side_confidence = 0.7F;
  std::vector<Entry> entries;
  calibrate({}, statements, entries);
  CHECK(statements[0].side_confidence == 0.7F);
}

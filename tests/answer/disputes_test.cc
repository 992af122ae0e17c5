// SPDX-License-Identifier: Apache-2.0
#include "answer/disputes.h"

#include <doctest/doctest.h>

#include "sample.h"

using namespace parley;

namespace {

std::vector<Dispute> disputes(const Sample& sample) {
  return disputes_of(Material(sample.record, Length::all));
}

}  // namespace

TEST_CASE("a dispute is told by a link, or by words in common, and once") {
  Sample sample("Veltia refuses any patrol on the river. Maroa wants a patrol.");
  sample.entry(Kind::rejection, Status::standing, {"Veltia"}, "any patrol on the river");
  sample.entry(Kind::demand, Status::standing, {"Maroa"}, "a patrol");
  CHECK(disputes(sample).empty());
  sample.record.entries[0].links = {{1, Link::Kind::answers}};
  CHECK(disputes(sample) == std::vector<Dispute>{{0, 1}});
  sample.record.entries[1].what = sample.at("patrol on the river");
  CHECK(disputes(sample) == std::vector<Dispute>{{0, 1}});
  sample.record.entries[0].links.clear();
  CHECK(disputes(sample) == std::vector<Dispute>{{0, 1}});
}

TEST_CASE("no dispute with oneself, over a refusal that was withdrawn, or over a threat") {
  Sample sample("Veltia refuses any patrol on the river.");
  sample.entry(Kind::rejection, Status::standing, {"Veltia"}, "any patrol on the river");
  sample.entry(Kind::demand, Status::standing, {"Veltia"}, "patrol on the river");
  CHECK(disputes(sample).empty());
  sample.record.entries[1].holders = {"Maroa"};
  CHECK(disputes(sample).size() == 1);
  sample.record.entries[0].status = Status::withdrawn;
  CHECK(disputes(sample).empty());
  sample.record.entries[0].status = Status::standing;
  sample.record.entries[1].kind = Kind::threat;
  CHECK(disputes(sample).empty());
}

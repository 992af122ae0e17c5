// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "entries/entries.h"
#include "language/sample.h"

using namespace parley;
using sample::LaidOut;
using Names = std::vector<std::string>;

namespace {

// A report of eight sentences; entries are made at phrases of it and linked in text order.
struct Linked {
  LaidOut laid{
      "Envoys met in Amsel. They agreed on grain. Sylvania asked for the ports. Ruritania refused the ports. "
      "Snow fell. More snow fell. The delegates talked at length. They will sign once the ports are open."};
  std::vector<Entry> entries;

  std::size_t add(Kind kind, const char* what, Names holders, Names counterparts = {}) {
    Entry entry;
    entry.kind = kind;
    entry.what = laid.span(what);
    REQUIRE(entry.what.end <= laid.report.text.size());
    entry.holders = std::move(holders);
    entry.counterparts = std::move(counterparts);
    entries.push_back(std::move(entry));
    return entries.size() - 1;
  }
  // "0 outcome of, 2 answers", those of entry `of`
  std::string links(std::size_t of) {
    for (Entry& entry : entries) entry.links.clear();
    link_entries(laid.report, laid.layout, entries);
    std::string out;
    for (const Link& link : entries[of].links) {
      out += (out.empty() ? "" : ", ") + std::to_string(link.to);
      out += link.kind == Link::Kind::outcome_of ? " outcome of"
             : link.kind == Link::Kind::answers  ? " answers"
                                                 : " depends on";
    }
    return out;
  }
};

}  // namespace

TEST_CASE("an agreement is the outcome of the nearest meeting of one of its sides") {
  Linked report;
  report.add(Kind::meeting, "Envoys met", {"Ruritania", "Sylvania"});
  const auto deal = report.add(Kind::agreement, "agreed on grain", {"Sylvania", "Ruritania"});
  CHECK(report.links(deal) == "0 outcome of");
  CHECK(report.links(0).empty());

  report.entries[0].status = Status::ongoing;
  CHECK(report.links(deal) == "0 outcome of");
  for (const Status status : {Status::planned, Status::possible, Status::cancelled}) {
    report.entries[0].status = status;
    CHECK(report.links(deal).empty());
  }
  report.entries[0].status = Status::held;
  report.entries[0].holders = {"Halden"};
  CHECK(report.links(deal).empty());
}

TEST_CASE("the nearer of two meetings, and of equally near ones the earlier") {
  Linked report;
  report.add(Kind::meeting, "Envoys met", {"Ruritania"});
  report.add(Kind::meeting, "They agreed", {"Ruritania"});
  const auto deal = report.add(Kind::agreement, "grain", {"Ruritania"});
  report.add(Kind::meeting, "Sylvania asked", {"Ruritania"});
  CHECK(report.links(deal) == "1 outcome of");
  report.entries[1].holders = {"Halden"};
  CHECK(report.links(deal) == "0 outcome of");
}

TEST_CASE("nothing further than three sentences is linked") {
  Linked report;
  report.add(Kind::meeting, "Envoys met", {"Ruritania"});
  const auto near = report.add(Kind::agreement, "refused", {"Ruritania"});
  const auto far = report.add(Kind::agreement, "Snow", {"Ruritania"});
  CHECK(report.links(near) == "0 outcome of");
  CHECK(report.links(far).empty());
}

TEST_CASE("a meeting that follows its agreement is linked too") {
  Linked report;
  const auto deal = report.add(Kind::agreement, "More snow", {"Ruritania"});
  report.add(Kind::meeting, "delegates talked", {"Ruritania"});
  CHECK(report.links(deal) == "1 outcome of");
}

TEST_CASE("an answer answers the other side's demand or offer") {
  Linked report;
  const auto demand = report.add(Kind::demand, "the ports", {"Sylvania"}, {"Ruritania"});
  const auto answer = report.add(Kind::rejection, "refused the ports", {"Ruritania"});
  CHECK(report.links(answer) == "0 answers");
  CHECK(report.links(demand).empty());

  report.entries[answer].kind = Kind::acceptance;
  CHECK(report.links(answer) == "0 answers");
  report.entries[answer].kind = Kind::threat;
  CHECK(report.links(answer).empty());
  report.entries[answer].kind = Kind::rejection;

  report.entries[demand].counterparts = {};  // then the answer must name the other side
  CHECK(report.links(answer).empty());
  report.entries[answer].counterparts = {"Sylvania"};
  CHECK(report.links(answer) == "0 answers");

  report.entries[demand].kind = Kind::acceptance;
  CHECK(report.links(answer) == "0 answers");
  report.entries[demand].kind = Kind::commitment;
  CHECK(report.links(answer).empty());
}

TEST_CASE("nobody answers themselves") {
  Linked report;
  report.add(Kind::demand, "the ports", {"Sylvania", "Ruritania"}, {"Ruritania"});
  const auto answer = report.add(Kind::rejection, "refused the ports", {"Ruritania"}, {"Sylvania"});
  CHECK(report.links(answer).empty());
}

TEST_CASE("an entry with a condition depends on the entry that the condition speaks of") {
  Linked report;
  report.add(Kind::commitment, "talked at length", {"Sylvania"});
  const auto promise = report.add(Kind::commitment, "will sign", {"Ruritania"});
  report.entries[promise].condition = report.laid.span("once the ports are open");
  CHECK(report.links(promise).empty());
  report.add(Kind::demand, "ports are open", {"Ruritania"});
  CHECK(report.links(promise) == "2 depends on");
  report.entries[promise].condition.reset();
  CHECK(report.links(promise).empty());
}

TEST_CASE("no entries, no links") {
  Linked report;
  link_entries(report.laid.report, report.laid.layout, report.entries);
  CHECK(report.entries.empty());
}

// SPDX-License-Identifier: Apache-2.0
#include "answer/leads.h"

#include <doctest/doctest.h>

#include <string>

#include "sample.h"

using namespace parley;

namespace {

std::string words_of(const Sample& sample, Span span) {
  return sample.record.report.text.substr(span.begin, span.size());
}

// The words without what leads up to them.
std::string bare(Kind kind, const std::string& words) {
  Sample sample(words);
  const Entry entry = sample.entry(kind, Status::standing, {"Veltia"}, words);
  return words_of(sample, without_lead(sample.record.report.text, entry));
}

}  // namespace

TEST_CASE("what leads up to an entry's words comes off, by kind") {
  CHECK(bare(Kind::demand, "calls for Maroa to leave") == "Maroa to leave");
  CHECK(bare(Kind::agreement, "agreed on four points after lunch") == "four points after lunch");
  CHECK(bare(Kind::rejection, "their refusal to leave") == "leave");
  CHECK(bare(Kind::acceptance, "still prepared to talk of fish") == "talk of fish");
  CHECK(bare(Kind::commitment, "she would resign") == "resign");
  CHECK(bare(Kind::threat, "threatened to close the port") == "close the port");
  CHECK(bare(Kind::meeting, "The two sides already met") == "met");
  CHECK(bare(Kind::meeting, "calls for Maroa to leave") == "calls for Maroa to leave");
}

TEST_CASE("no lead comes off words that need it") {
  CHECK(bare(Kind::commitment, "until 2030") == "until 2030");
  CHECK(bare(Kind::demand, "for peace") == "for peace");
  CHECK(bare(Kind::threat, "will not sign") == "will not sign");
  CHECK(bare(Kind::commitment, "will be there") == "will be there");
  CHECK(bare(Kind::rejection, "nothing more") == "nothing more");
  CHECK(bare(Kind::demand, "demands") == "demands");
}

TEST_CASE("words before") {
  const std::string text = "By 9 envoys were unable  to reach 2 deals";
  const auto at = static_cast<std::uint32_t>(text.find("reach"));
  const auto before = words_before(text, at, 9);
  REQUIRE(before.size() == 4);
  CHECK(text.substr(before[0].begin, before[0].size()) == "to");
  CHECK(text.substr(before[3].begin, before[3].size()) == "envoys");
  CHECK(words_before(text, at, 2).size() == 2);
  CHECK(words_before(text, static_cast<std::uint32_t>(text.find("deals")), 9).empty());
}

TEST_CASE("a negation right before belongs to the words") {
  const Sample sample(
      "They were unable to reach any deal. They did not say when the next one would be signed.");
  CHECK(words_of(sample, with_negation(sample.record.report.text, sample.at("reach any deal"))) ==
        "unable to reach any deal");
  CHECK(words_of(sample, with_negation(sample.record.report.text, sample.at("signed"))) == "signed");
}

// SPDX-License-Identifier: Apache-2.0
#include "statements/whole.h"

#include <doctest/doctest.h>

#include <string>

#include "language/sample.h"

using namespace parley;
using sample::LaidOut;

namespace {

struct Told {
  std::string cue;  // empty: none
  std::string content;
};

// What each statement says when quotations are said whole, one a line; contents joined by " | ".
std::string whole(const std::string& text, const std::vector<Told>& found) {
  const LaidOut laid(text);
  const auto words = [&](const std::string& phrase) {
    const auto [first, last] = laid.layout.words_in(laid.span(phrase));
    return WordSpan{first, last};
  };
  std::vector<StatementDraft> drafts;
  for (const Told& told : found) {
    StatementDraft& draft = drafts.emplace_back();
    if (!told.cue.empty()) draft.cue = words(told.cue);
    draft.content.push_back(words(told.content));
  }
  const Quotes quotes = quotes_in(laid.report, laid.layout);
  say_quotations_whole(quotes.quotations, {0, static_cast<std::uint32_t>(laid.layout.words.size())}, drafts);
  std::string out;
  for (const StatementDraft& draft : drafts) {
    for (const WordSpan content : draft.content) {
      out += (content == draft.content.front() ? "" : " | ") + laid.words(content.first, content.last);
    }
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("who says a part of a quotation says it whole") {
  CHECK(whole("“We go on. We need time,” said Orvel.", {{"said", "We need time"}}) ==
        "“ We go on . We need time , ”\n");
  CHECK(whole("Orvel said it was “a start. We go on” and left.", {{"said", "it was “a start"}}) ==
        "it was “ a start . We go on ”\n");
}

TEST_CASE("words outside quotations stay as they are") {
  CHECK(whole("Orvel said that “peace” was near.", {{"said", "was near"}}) == "was near\n");
}

TEST_CASE("contents without a cue in a quotation that a cue outside claims are parts of it") {
  CHECK(whole("“We go on. We need time,” said Orvel.", {{"", "We go on"}, {"said", "We need time"}}) ==
        "“ We go on . We need time , ”\n");
  CHECK(whole("“We go on. We need time.”", {{"", "We go on"}, {"", "We need time"}}) ==
        "“ We go on . We need time . ”\n");
}

TEST_CASE("what is told inside a quotation by a cue of its own stays, and claims no more than it has") {
  CHECK(whole("“Orvel told me to wait. I did,” said Tansen.", {{"told", "to wait"}, {"said", "I did"}}) ==
        "to wait\n“ Orvel told me to wait . I did , ”\n");
  CHECK(whole("“Orvel told me to wait. I did.”", {{"told", "to wait"}}) == "to wait\n");
}

TEST_CASE("a quotation that two cues outside claim is left as found") {
  CHECK(whole("Orvel said “peace. Trade”, Tansen added.", {{"said", "peace"}, {"added", "Trade"}}) ==
        "peace\nTrade\n");
}

TEST_CASE("a quotation goes on in the next paragraphs until it is closed") {
  CHECK(whole("Orvel said: “We go on.\n\n“We need time.\n\n“And peace.” He left.\n\n“So be it.”",
              {{"said", "We go on"}, {"", "We need time"}}) ==
        "“ We go on . | “ We need time . | “ And peace . ”\n");
}

TEST_CASE("a quotation whose marks are the wrong way round is nobody's") {
  CHECK(whole("Yes,\" said Orvel, \"we do.\" They left.", {{"", "said Orvel"}}) == "said Orvel\n");
}

// SPDX-License-Identifier: Apache-2.0
#include "entries/terms.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "language/sample.h"

using namespace parley;
using sample::LaidOut;

namespace {

using Terms = std::vector<std::string>;

WordSpan words_of(const LaidOut& text, std::string_view phrase) {
  const auto [first, last] = text.layout.words_in(text.span(phrase));
  return {first, last};
}

// The terms that `text` lists for an agreement whose `what` is the phrase.
Terms terms(std::string text, std::string_view what) {
  const LaidOut laid(std::move(text));
  Terms out;
  for (const WordSpan term : listed_terms(laid.report, laid.layout, words_of(laid, what)))
    out.push_back(laid.at(bytes_of(laid.layout, term)));
  return out;
}

std::string whole(std::string text, std::string_view term) {
  const LaidOut laid(std::move(text));
  const Overlap overlap(laid.report, laid.layout);
  return laid.at(bytes_of(laid.layout, whole_term(laid.report, laid.layout, overlap, words_of(laid, term))));
}

}  // namespace

TEST_CASE("one thing agreed on is the one term") {
  CHECK(terms("Veltia and Maroa agreed to reopen the Iron Bridge.", "reopen the Iron Bridge") ==
        Terms{"reopen the Iron Bridge"});
  CHECK(terms("They agreed on Friday to reopen the bridge, officials said.",
              "agreed on Friday to reopen the bridge") == Terms{"reopen the bridge"});
  CHECK(terms("They agreed that the bridge will be reopened, which both had wanted.",
              "the bridge will be reopened") == Terms{"the bridge will be reopened"});
  CHECK(terms("Both signed an agreement to share the ferry.", "an agreement to share the ferry") ==
        Terms{"share the ferry"});
}

TEST_CASE("a topic, a bare deal, and what an agreement did, are no terms") {
  CHECK(terms("They signed an agreement on fishing.", "an agreement on fishing").empty());
  CHECK(terms("They reached a deal in Korrin.", "reached a deal in Korrin").empty());
  CHECK(terms("The agreement that ended the war was kept.", "The agreement that ended the war").empty());
  CHECK(terms("It was signed: the river is open.", "It was signed").empty());
}

TEST_CASE("a day that follows announces no list") {
  CHECK(terms("They agreed to meet the following week.", "meet the following week") ==
        Terms{"meet the following week"});
}

TEST_CASE("verbs in a row are terms each") {
  const Terms three{"share the catch", "mark their boats", "set up a coast guard"};
  CHECK(terms("They agreed to share the catch, to mark their boats and to set up a coast guard.",
              "share the catch") == three);
  CHECK(terms("They agreed to share the catch, mark their boats, and set up a coast guard.",
              "share the catch") == three);
  CHECK(terms("They agreed to share the catch; to mark their boats; and to set up a coast guard.",
              "share the catch") == three);
  CHECK(terms("They agreed to share the catch as well as to mark their boats.", "share the catch") ==
        Terms{"share the catch", "mark their boats"});
  CHECK(terms("They agreed on opening the locks and fully clearing the canal.", "opening the locks") ==
        Terms{"opening the locks", "fully clearing the canal"});
}

TEST_CASE("what an act is for, and objects in a row, are no terms of their own") {
  CHECK(terms("They agreed to drop their complaints, to let the talks go on.", "drop their complaints") ==
        Terms{"drop their complaints"});
  CHECK(terms("They agreed to build towns to raise trade and lower prices.", "build towns") ==
        Terms{"build towns to raise trade and lower prices"});
  CHECK(terms("They agreed to exchange wheat and fish.", "exchange wheat and fish") ==
        Terms{"exchange wheat and fish"});
  CHECK(terms("They agreed to try and save the ferry.", "try and save the ferry") ==
        Terms{"try and save the ferry"});
}

TEST_CASE("a list behind its announcement: in the sentence, behind a colon, in the next sentences") {
  const Terms two{"open borders", "a fund for both banks"};
  CHECK(terms("They agreed on two points: open borders and a fund for both banks.", "two points") == two);
  CHECK(terms("They agreed on two points: open borders; and a fund for both banks.",
              "agreed on two points") == two);
  CHECK(terms("They agreed on two principles during the talks. These comprise clearing the high-road after "
              "years of war, and "
              "rebuilding the “old mill,” and the dam.",
              "two principles during the talks") ==
        Terms{"clearing the high-road after years of war", "rebuilding the “old mill,” and the dam"});
  CHECK(terms("They agreed on three steps.\n\nThey include open borders, joint patrols and a fund.",
              "three steps") == Terms{"open borders", "joint patrols", "a fund"});
  CHECK(terms("They agreed on two steps. First, the road will be cleared. Second, the mill will be rebuilt.",
              "two steps") == Terms{"the road will be cleared", "the mill will be rebuilt"});
}

TEST_CASE("a list in lines") {
  const Terms two{"clear the road", "rebuild the mill"};
  CHECK(terms("They agreed on the following:\n\n- clear the road\n- rebuild the mill\n\nNobody cheered.",
              "agreed on the following") == two);
  CHECK(
      terms(
          "They agreed on the following steps:\n\n• clear the road;\n• rebuild the mill.\n\nNobody cheered.",
          "the following steps") == two);
  CHECK(terms("They agreed on two steps:\n\n1. Clear the road.\n\n2. Rebuild the mill.\n\nNobody cheered.",
              "two steps") == Terms{"Clear the road", "Rebuild the mill"});
  CHECK(terms("They agreed on several points:\n\nclear the road;\n\nrebuild the mill.\n\nNobody cheered.",
              "several points") == two);
}

TEST_CASE("fewer than were announced is no list") {
  CHECK(terms("They agreed on four points: open borders and a fund.", "four points").empty());
  CHECK(terms("They agreed on two points. Nobody cheered.", "two points").empty());
  CHECK(terms("They agreed on two points.", "two points").empty());
}

TEST_CASE("a term is not cut within a word or to less than two telling words") {
  const std::string text =
      "These are fully rebuilding the mill, naming a high-level team to end the war, and talks.";
  CHECK(whole(text, "fully") == "fully rebuilding the mill");
  CHECK(whole(text, "naming a high") == "naming a high-level team to end the war");
  CHECK(whole(text, "level team") == "high-level team to end the war");
  CHECK(whole(text, "rebuilding the mill") == "rebuilding the mill");
  CHECK(whole(text, "talks") == "talks");
}

// SPDX-License-Identifier: Apache-2.0
#include "entries/subject.h"

#include <doctest/doctest.h>

#include <string>

#include "language/sample.h"

using namespace parley;
using sample::LaidOut;

namespace {

// The group that does `what`, "" for none.
std::string subject(std::string text, std::string_view what) {
  const LaidOut laid(std::move(text));
  const auto [first, last] = laid.layout.words_in(laid.span(what));
  const auto group = group_subject(laid.report, laid.layout, {first, last});
  return group ? laid.at(bytes_of(laid.layout, *group)) : "";
}

// Who must do `what`, "" for nobody.
std::string actor(std::string text, std::string_view what) {
  const LaidOut laid(std::move(text));
  const auto [first, last] = laid.layout.words_in(laid.span(what));
  const auto name = who_must_act(laid.report, laid.layout, {first, last});
  return name ? laid.at(bytes_of(laid.layout, *name)) : "";
}

}  // namespace

TEST_CASE("who must act stands before the verb of duty") {
  CHECK(actor("Aldo urged Veltia to leave.", "to leave") == "Veltia");
  CHECK(actor("Aldo urged Veltia to leave.", "leave") == "Veltia");
  CHECK(actor("Aldo said that middle powers must act together.", "act together") == "middle powers");
  CHECK(actor("Aldo asked the other countries to leave.", "leave") == "other countries");
  CHECK(actor("Aldo is under pressure from Maroa to leave.", "to leave").empty());
  CHECK(actor("Aldo urged Veltia, and left.", "left").empty());
}

TEST_CASE("a group is named by its noun and what tells it from others") {
  const auto group = [](std::string text, std::string_view name) {
    const LaidOut laid(std::move(text));
    const auto [first, last] = laid.layout.words_in(laid.span(name));
    return names_group(laid.report, laid.layout, {first, last});
  };
  CHECK(group("Aldo urged warring sides to stop.", "warring sides"));
  CHECK(group("Aldo urged countries to stop.", "countries"));
  CHECK_FALSE(group("Aldo urged both sides to stop.", "sides"));
  CHECK_FALSE(group("Aldo urged Veltia to stop.", "Veltia"));
}

TEST_CASE("a group without a name does what stands behind it") {
  const std::string talks =
      "Southern leaders held talks in Korrin on the war in Maroa, but were unable to agree.";
  CHECK(subject(talks, "held talks") == "Southern leaders");
  CHECK(subject(talks, "unable to agree") == "Southern leaders");
  CHECK(subject("Western countries want Aldo to leave.", "Aldo to leave") == "Western countries");
  CHECK(subject("Aldo said that some Arab states had demanded a truce.", "a truce") == "some Arab states");
  CHECK(subject("Major powers agreed to meet.", "meet") == "Major powers");
}

TEST_CASE("not a group that was named before, a named side, or whoever else stands there") {
  CHECK(subject("The southern leaders held talks.", "held talks").empty());
  CHECK(subject("Both foreign ministers held talks.", "held talks").empty());
  CHECK(subject("Veltian leaders held talks.", "held talks").empty());
  CHECK(subject("Southern Front leaders held talks.", "held talks").empty());
  CHECK(subject("Leaders held talks.", "held talks").empty());
  CHECK(subject("Western countries should leave, Aldo said.", "leave").empty());
  CHECK(subject("Western countries waited while Maroa held talks.", "held talks").empty());
  CHECK(subject("Held talks.", "Held talks").empty());
}

TEST_CASE("both sides act where they stand in or just before the words") {
  const auto both = [](std::string text, std::string_view what) {
    const LaidOut laid(std::move(text));
    const auto [first, last] = laid.layout.words_in(laid.span(what));
    return says_both(laid.report, laid.layout, {first, last});
  };
  CHECK(both("The two delegations also agreed to meet again.", "agreed to meet again"));
  CHECK(both("Both sides agreed to meet again.", "Both sides agreed to meet again"));
  CHECK(!both("Both were tired. Aldo agreed to meet again.", "agreed to meet again"));
  CHECK(!both("Veltia agreed to send word to both sides.", "agreed to send word to both sides"));
  CHECK(!both("It was late for both sides. Aldo agreed.", "Aldo agreed"));
}

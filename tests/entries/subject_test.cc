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

}  // namespace

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

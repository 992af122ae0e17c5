// SPDX-License-Identifier: Apache-2.0
#include "answer/page.h"

#include <doctest/doctest.h>

#include "sample.h"

using namespace parley;

namespace {

std::string quoted(const Sample& sample, std::string_view words, std::optional<Form> form = std::nullopt,
                   std::size_t most = kUncut) {
  return Page(sample.record).quote(sample.at(words), most, form).text;
}

}  // namespace

TEST_CASE("quotation marks are those of the page, and whole") {
  const Sample curly("He called it \u201cvery useful\u201d and left. \u201cNobody leaves,\u201d she said.");
  CHECK(quoted(curly, "called it \u201cvery useful") == "called it \u201cvery useful\u201d");
  CHECK(quoted(curly, "useful\u201d and left") == "\u201cuseful\u201d and left");
  CHECK(quoted(curly, "Nobody leaves,") == "\u201cNobody leaves\u201d");
  CHECK(quoted(curly, "and left") == "left");
  CHECK(quoted(curly, "called it \u201c") == "called it");
  const Sample straight("The minister said \"the bridge must open\" soon. Others had left.");
  CHECK(quoted(straight, "the bridge must open") == "\"the bridge must open\"");
  CHECK(quoted(straight, "must open\" soon") == "\"must open\" soon");
  CHECK(quoted(straight, "Others had left") == "Others had left");
}

TEST_CASE("a mark left open does not reach into the next paragraph") {
  const Sample sample("She said: \u201cWe will come.\n\nThe ferry left.");
  CHECK(quoted(sample, "We will come") == "\u201cWe will come\u201d");
  CHECK(quoted(sample, "The ferry left") == "The ferry left");
}

TEST_CASE("the form of a statement decides at its edges") {
  const Sample sample("- We will come, she said. \u201cHe would stay away\u201d was told.");
  CHECK(quoted(sample, "We will come", Form::direct) == "\u201cWe will come\u201d");
  CHECK(quoted(sample, "He would stay away", Form::indirect) == "He would stay away");
}

TEST_CASE("loose ends come off, lines become one, long words are cut") {
  const Sample sample(
      "They said , that the talks\n on the river would  go on and\x01 on, but U.S. envoys stay.");
  CHECK(quoted(sample, ", that the talks\n on the river would  go on and") ==
        "the talks on the river would go on");
  CHECK(quoted(sample, "but U.S. envoys stay.") == "U.S. envoys stay.");
  CHECK(quoted(sample, "go on and\x01 on") == "go on and on");
  CHECK(quoted(sample, "the talks\n on the river would  go on", std::nullopt, 22) ==
        "the talks on the river \u2026");
  CHECK_FALSE(Page(sample.record).quote(sample.at(" , "), kUncut).span);
}

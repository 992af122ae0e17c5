// SPDX-License-Identifier: Apache-2.0
#include "answer/line_builder.h"

#include <doctest/doctest.h>

#include "sample.h"

using namespace parley;

TEST_CASE("a line knows the paragraphs that it quotes, each once and in order") {
  const Sample sample("The rebels left.\n\nThey refuse any patrol on the river, if armed.");
  const Page page(sample.record);
  LineBuilder builder(page);
  builder.name("the rebels").own(" refuse").words(": ", sample.at("any patrol"), kUncut);
  CHECK(builder.quoted());
  builder.words(", ", sample.at("if armed"), kUncut).words(" after: ", sample.at("rebels left"), kUncut);
  const Line line = builder.finish();
  std::string text;
  for (const auto& piece : line.pieces) text += piece.text;
  CHECK(text == "The rebels refuse: any patrol, if armed after: rebels left");
  CHECK(line.paragraphs == std::vector<std::size_t>{1, 2});
}

TEST_CASE("what holds no words adds nothing") {
  const Sample sample("The rebels left, and");
  const Page page(sample.record);
  LineBuilder builder(page);
  builder.name("").own("").own("they").own(" left").words(": ", sample.at(", "), kUncut);
  CHECK_FALSE(builder.quoted());
  const Line line = builder.finish();
  REQUIRE(line.pieces.size() == 1);
  CHECK(line.pieces[0].text == "They left");
}

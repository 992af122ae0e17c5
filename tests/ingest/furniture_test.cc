// SPDX-License-Identifier: Apache-2.0
#include "ingest/furniture.h"

#include <doctest/doctest.h>

#include <string>

namespace {

// The text with each region of furniture in double brackets.
std::string marked(const std::string& text) {
  std::string out;
  std::uint32_t at = 0;
  for (const auto& region : parley::find_furniture(text, 0)) {
    REQUIRE(region.span.begin >= at);
    REQUIRE(region.span.begin < region.span.end);
    REQUIRE(region.span.end <= text.size());
    CHECK(!region.why.empty());
    out += text.substr(at, region.span.begin - at) + "[[" +
           text.substr(region.span.begin, region.span.size()) + "]]";
    at = region.span.end;
  }
  return out + text.substr(at);
}

// Tells whether exactly what stands in double brackets is found.
void check(const std::string& expected) {
  std::string text = expected;
  for (const auto* bracket : {"[[", "]]"})
    for (auto at = text.find(bracket); at != std::string::npos; at = text.find(bracket)) text.erase(at, 2);
  CHECK(marked(text) == expected);
}

}  // namespace

TEST_CASE("forms, prompts and notices, as lines and within one") {
  check(
      "\"We agreed,\" she said.\n\n[[Leave a Reply\n\nYour email address will not be published. Required "
      "fields are marked *]]\n");
  check(
      "The talks go on. [[Sign up for our newsletter.]] Veltia's envoy left on Tuesday, and Maroa's followed "
      "a day later.");
  check(
      "The truce holds. [[To view this video please enable JavaScript, and consider upgrading to a web "
      "browser that supports "
      "HTML5 video]] Maroa denied it.");
  check("She left. [[This article was updated on May 21 to add a reply. Edited by: A. Writer]]");
  check("Both left. [[Copyright 2025 Example News. All rights reserved.]]");
}

TEST_CASE("credits") {
  check(
      "They will meet again on Saturday.\n\n[[(Reporting by A. Writer in Port Ardan; Editing by B. "
      "Editor)]]\n");
  check("Envoys in Port Ardan on May 3. [[(credit: C. LENS/REUTERS)]] They shook hands.");
  check("Envoys in Port Ardan. [[(C. Lens/Pool via Getty Images)]] They shook hands.");
  check("They met.\n[[Governor's Office/Handout via REUTERS]]\nThey left.");
  check("It was signed, he said.\n [[REUTER]]\n");
  check("They met.\n\n[[Anna Writer contributed to this report.]]");
}

TEST_CASE("links to other stories") {
  check(
      "The envoy of Veltia left the hall on Tuesday after three hours of talks on the bridge. [[MAROA'S "
      "MINISTER SLAMS UN OFFICIAL OVER BRIDGE]] The talks between the two sides go on, and the mediators "
      "hope for a second round before the end of the month.");
  check("The envoy left. [[Read more: What the bridge is for]]\nThe talks go on.");
  check("[[https://example.org/talks]]\n\nThe talks go on.");
  check("[[<figure>\n<img src=\"a.jpg\" alt=\"]]Envoys shake hands[[\" />\n</figure>]]\nThe talks go on.");
}

TEST_CASE("a headline that stands three times is kept once") {
  check(
      "What We Learned From the Talks\n\n[[What We Learned From the Talks\n\nWhat We Learned From the "
      "Talks]]\n\nThey met.");
}

TEST_CASE("the report stays") {
  check("VELTIA AND MAROA AGREE TO REOPEN THE RIVER BRIDGE\n\nThey met.");
  check("PORT ARDAN, Veltia - They met. \"THE BRIDGE MUST BE OPENED BY FRIDAY,\" the president wrote.");
  check(
      "He asked to subscribe to the treaty and to follow the rules (as both sides had promised). See "
      "https://example.org/a "
      "for the text.");
  check("The company Ardan Lines <ARD.M> said it follows the talks.");
  check("The ministry's newsletter said the copyright dispute is settled.");
  check(
      "MEMORANDUM\nTHE SIDES AGREE THAT THE BRIDGE IS OPENED. THE SIDES AGREE THAT THE TRUCE HOLDS FOR A "
      "YEAR.");
}

TEST_CASE("any text, however broken") {
  for (const std::string text :
       {"", "\n", ".", "(", "(credit: x", "<img", "<img alt=\"", "\xC2\xA0", "Reuter", "(Reuters/A",
        "a. (AP Photo/B)", "x <figure", "https://", "\"\"\"", ". . . ((([[["}) {
    CAPTURE(text);
    marked(text);
  }
}

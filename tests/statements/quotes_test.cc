// SPDX-License-Identifier: Apache-2.0
#include "statements/quotes.h"

#include <doctest/doctest.h>

#include <string>

#include "language/sample.h"

using namespace parley;
using sample::Chance;
using sample::LaidOut;

namespace {

// The quoted words, "/" where words that are not quoted stand between.
std::string quoted(const std::string& text) {
  const LaidOut laid(text);
  const auto inside = quotes_in(laid.report, laid.layout).inside;
  REQUIRE(inside.size() == laid.layout.words.size());
  std::string out;
  bool gap = false;
  for (std::uint32_t w = 0; w < inside.size(); ++w) {
    if (inside[w]) {
      if (!out.empty()) out += gap ? " / " : " ";
      out += laid.words(w, w + 1);
    }
    gap = !inside[w];
  }
  return out;
}

}  // namespace

TEST_CASE("double marks, the marks themselves inside") {
  CHECK(quoted("He said \"we agree\" and left.") == "\" we agree \"");
  CHECK(quoted("He said “we agree” and left.") == "“ we agree ”");
  CHECK(quoted("He said „we agree“ and left.") == "„ we agree “");
  CHECK(quoted("He said «we agree» and left.") == "« we agree »");
  CHECK(quoted("\"Yes,\" he said, \"we do.\" They left.") == "\" Yes , \" / \" we do . \"");
}

TEST_CASE("single marks quote where they stand at a word's outer edge") {
  CHECK(quoted("He said 'we agree' and left.") == "' we agree '");
  CHECK(quoted("He said ‘we agree’ and left.") == "‘ we agree ’");
  CHECK(quoted("He said ‘we don’t agree’ and left.") == "‘ we don ’ t agree ’");
}

TEST_CASE("apostrophes quote nothing") {
  CHECK(quoted("They don't and he doesn’t.").empty());
  CHECK(quoted("The workers' union and the drivers’ union.").empty());
  CHECK(quoted("In the '90s they met.").empty());
}

TEST_CASE("a single mark that nothing closes quotes nothing, whatever its form") {
  CHECK(quoted("Then 'twas over and they left.").empty());
  CHECK(quoted("He said ‘we agree and left.").empty());
  CHECK(quoted("Talks with `Abd Alder went on.").empty());
  CHECK(quoted("He said: 'We agree.\n\nThey left.").empty());
}

TEST_CASE("single marks inside double ones are part of what they quote") {
  CHECK(quoted("He said “they call it ‘peace’ now” and left.") == "“ they call it ‘ peace ’ now ”");
}

TEST_CASE("an open double mark quotes to the paragraph's end and no further") {
  CHECK(quoted("He said: “We agree. We go on.\n\n“And we stay.” They left.") ==
        "“ We agree . We go on . “ And we stay . ”");
  CHECK(quoted("He said: “We agree.\n\nThey left.") == "“ We agree .");
}

TEST_CASE("a quotation left open goes on only where the next paragraph begins with a mark") {
  const auto goes_on = [](const std::string& text) {
    const LaidOut laid(text);
    std::string out;
    for (const Quotation& q : quotes_in(laid.report, laid.layout).quotations) out += q.goes_on ? '1' : '0';
    return out;
  };
  CHECK(goes_on("He said: “We agree.\n\n“And we stay.\n\n“Here.” They left.") == "110");
  CHECK(goes_on("He said: 'We agree.\n\n'And we stay.' They left.") == "10");
  CHECK(goes_on("He said: “We agree.\n\nThey “left”.") == "00");
  CHECK(goes_on("He said: “We agree.”\n\n“And we stay.”") == "00");
}

TEST_CASE("a quotation whose marks stand apart from its words is not sound") {
  const auto sound = [](const std::string& text) {
    const LaidOut laid(text);
    std::string out;
    for (const Quotation& q : quotes_in(laid.report, laid.layout).quotations) out += q.sound ? '1' : '0';
    return out;
  };
  CHECK(sound("\"Yes,\" he said, \"we do.\"") == "11");
  // The first mark is a closing one whose opening mark is missing: what follows is quoted the wrong way
  // round.
  CHECK(sound("Yes,\" he said, \"we do.\" They left.") == "00");
}

TEST_CASE("nothing is quoted in a text without marks, or without words") {
  CHECK(quoted("They left.").empty());
  CHECK(quoted("").empty());
  CHECK(quoted("\"") == "\"");
  CHECK(quoted("‘") == "");
}

TEST_CASE("any row of marks gives one answer a word") {
  Chance chance(5);
  const char* const parts[] = {"“", "”", "\"", "'", "‘", "’",  "«",   "»",
                               "„", "`", "a",  "B", " ", ". ", "\n\n"};
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (std::uint32_t n = chance(40); n > 0; --n) text += parts[chance(15)];
    CAPTURE(text);
    (void)quoted(text);
  }
}

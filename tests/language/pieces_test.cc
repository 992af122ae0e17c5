// SPDX-License-Identifier: Apache-2.0
#include "language/pieces.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "language/reading.h"
#include "language/sample.h"

using namespace parley;
using sample::Chance;
using sample::LaidOut;
using Numbers = std::vector<std::int32_t>;

namespace {

// Numbers:            0      1   2    3        4     5    6    7    8
const char* kLines = "[UNK]\nun\n##h\n##happi\n##ly\nun##\ncafe\n##s\nunh\n";

Vocabulary vocabulary(const char* lines = kLines) {
  auto read = Vocabulary::read(lines, "vocab.txt");
  REQUIRE(read);
  return std::move(*read);
}

Numbers cut(const std::string& word, const Vocabulary& by = vocabulary()) {
  Numbers out;
  by.cut(word, out);
  return out;
}

Case case_of(const std::string& word) {
  const LaidOut laid(word);
  const Pieces pieces = pieces_of(laid.report, laid.layout, vocabulary());
  REQUIRE(pieces.cases.size() == 1);
  return pieces.cases.front();
}

}  // namespace

TEST_CASE("a word is cut into the longest pieces from the left") {
  CHECK(cut("un") == Numbers{1});
  CHECK(cut("unh") == Numbers{8});  // not un ##h
  CHECK(cut("unly") == Numbers{1, 4});
  CHECK(cut("unhs") == Numbers{8, 7});
  // The longest first piece is taken even where a shorter one would fit the rest: un ##happi ##ly.
  CHECK(cut("unhappily") == Numbers{0});
  CHECK(cut("unhappily", vocabulary("[UNK]\nun\n##happi\n##ly")) == Numbers{1, 2, 3});
}

TEST_CASE("a word that cannot be cut to its end is one unknown piece") {
  CHECK(cut("xun") == Numbers{0});
  CHECK(cut("unx") == Numbers{0});
  CHECK(cut("ly") == Numbers{0});  // goes on with a word, begins none
  CHECK(cut("\u0301") == Numbers{0});
  CHECK(cut("") == Numbers{0});
  Numbers after{6};
  vocabulary().cut("unx", after);
  CHECK(after == Numbers{6, 0});
}

TEST_CASE("capitals and accents are folded") {
  CHECK(cut("CAFÉS") == Numbers{6, 7});
  CHECK(cut("cafe\u0301") == Numbers{6});
}

TEST_CASE("words beyond 100 bytes are unknown") {
  const Vocabulary letters = vocabulary("a\n##a\n[UNK]\n");
  CHECK(cut(std::string(100, 'a'), letters).size() == 100);
  CHECK(cut(std::string(101, 'a'), letters) == Numbers{2});
}

TEST_CASE("a vocabulary's lines may end in CR LF; without [UNK] it is none") {
  CHECK(cut("un", vocabulary("[UNK]\r\nun\r\n")) == Numbers{1});
  for (const char* lines : {"", "un\n##ly\n"}) {
    const auto none = Vocabulary::read(lines, "some/vocab.txt");
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == ErrorKind::environment);
    CHECK(none.error().place == "some/vocab.txt");
  }
}

TEST_CASE("shapes of words") {
  CHECK(case_of("talks") == Case::lower);
  CHECK(case_of("2031") == Case::lower);
  CHECK(case_of(".") == Case::lower);
  CHECK(case_of("Talks") == Case::capital);
  CHECK(case_of("Évora") == Case::capital);
  CHECK(case_of("I") == Case::capital);
  CHECK(case_of("2Nd") == Case::capital);
  CHECK(case_of("NATO") == Case::capitals);
  CHECK(case_of("G20S") == Case::capitals);
  CHECK(case_of("McAlder") == Case::mixed);
  CHECK(case_of("iPad") == Case::mixed);
}

TEST_CASE("quotation marks are the same pieces however they are typed") {
  const Vocabulary marks = vocabulary("[UNK]\n\"\n'\nun\n");
  const LaidOut curly("\u201cUn \u2018un\u2019\u201d"), straight("\"Un 'un'\"");
  const Numbers both{1, 3, 2, 3, 2, 1};
  CHECK(pieces_of(curly.report, curly.layout, marks).numbers == both);
  CHECK(pieces_of(straight.report, straight.layout, marks).numbers == both);
}

TEST_CASE("pieces know where each word begins, and carry its shape") {
  const LaidOut laid("Un unly xyz, CAFES");
  const Pieces pieces = pieces_of(laid.report, laid.layout, vocabulary());
  CHECK(pieces.numbers == Numbers{1, 1, 4, 0, 0, 6, 7});
  CHECK(pieces.first == std::vector<std::uint32_t>{0, 1, 3, 4, 5, 7});
  CHECK(pieces.cases == std::vector{Case::capital, Case::lower, Case::lower, Case::lower, Case::lower,
                                    Case::capitals, Case::capitals});
  const LaidOut nothing("");
  CHECK(pieces_of(nothing.report, nothing.layout, vocabulary()).first == std::vector<std::uint32_t>{0});
}

namespace {

// Words of 1 to `most` pieces in sentences of 1 to `longest` words.
std::string text_by_chance(Chance& chance, std::uint32_t words, std::uint32_t most, std::uint32_t longest) {
  std::string text;
  std::uint32_t left = 0;
  for (std::uint32_t w = 0; w < words; ++w) {
    const bool begins = left == 0;
    if (begins) left = 1 + chance(longest);
    text += std::string(1 + chance(most), begins ? 'A' : 'a');
    text += --left == 0 ? ". " : " ";
  }
  return text;
}

struct Windows {
  LaidOut laid;
  Pieces pieces;
  std::vector<WindowOfWords> windows;

  explicit Windows(std::string text)
      : laid(std::move(text)),
        pieces(pieces_of(laid.report, laid.layout, vocabulary("[UNK]\na\n##a\n.\n"))),
        windows(windows_of(laid.layout, pieces)) {}

  [[nodiscard]] std::uint32_t count(std::uint32_t first, std::uint32_t last) const {
    return pieces.first[last] - pieces.first[first];
  }
};

void check(const Windows& w) {
  std::uint32_t next = 0;
  for (const WindowOfWords& window : w.windows) {
    REQUIRE(window.first == next);
    REQUIRE(window.first < window.last);
    REQUIRE(window.context_first <= window.first);
    REQUIRE(window.last <= window.context_last);
    REQUIRE(window.context_last <= w.laid.layout.words.size());
    REQUIRE(w.count(window.first, window.last) <= kWindow);
    REQUIRE(w.count(window.context_first, window.first) <= kMargin);
    REQUIRE(w.count(window.last, window.context_last) <= kMargin);
    REQUIRE(w.count(window.context_first, window.context_last) + 2 <= 512);  // with the encoder's two ends
    // No more context than there is, no less than fits.
    REQUIRE((window.context_first == 0 || w.count(window.context_first - 1, window.first) > kMargin));
    REQUIRE((window.context_last == w.laid.layout.words.size() ||
             w.count(window.last, window.context_last + 1) > kMargin));
    next = window.last;
  }
  REQUIRE(next == w.laid.layout.words.size());
}

}  // namespace

TEST_CASE("a report of up to 440 pieces is one window, the next one two halves") {
  CHECK(Windows("").windows.empty());
  Chance chance(1);
  const Windows one(text_by_chance(chance, 440, 1, 1000));  // without stops but where 128 words are cut
  REQUIRE(one.pieces.numbers.size() == 440);
  REQUIRE(one.windows.size() == 1);
  const WindowOfWords& all = one.windows.front();
  CHECK(all.first == 0);
  CHECK(all.last == 440);
  CHECK(all.context_first == 0);
  CHECK(all.context_last == 440);

  const Windows two(text_by_chance(chance, 441, 1, 10));
  REQUIRE(two.windows.size() == 2);
  CHECK(two.count(two.windows[0].first, two.windows[0].last) > 200);
}

TEST_CASE("windows begin with a sentence where one begins near") {
  Chance chance(2);
  const Windows w(text_by_chance(chance, 3000, 3, 12));
  REQUIRE(w.windows.size() > 10);
  for (const WindowOfWords& window : w.windows) {
    const Sentence& sentence = w.laid.layout.sentences[w.laid.layout.words[window.first].sentence];
    CHECK(window.first == sentence.first_word);
  }
}

TEST_CASE("any report: every word is owned by one window, and every window can be read") {
  Chance chance(3);
  for (int i = 0; i < 200; ++i) {
    CAPTURE(i);
    check(Windows(text_by_chance(chance, chance(3000), 1 + chance(100), 1 + chance(200))));
  }
}

TEST_CASE("a long report has windows of about equal length") {
  Chance chance(4);
  const Windows w(text_by_chance(chance, 60000, 2, 30));
  check(w);
  const auto total = static_cast<std::uint32_t>(w.pieces.numbers.size());
  CHECK(w.windows.size() <= total / kWindow * 11 / 10 + 1);
  std::size_t short_ones = 0;
  for (const WindowOfWords& window : w.windows)
    short_ones += w.count(window.first, window.last) < kWindow / 2;
  CHECK(short_ones * 20 <= w.windows.size());
}

TEST_CASE("sections are up to 16 windows, in order, none left out") {
  for (const std::size_t count : {0U, 1U, 16U, 17U, 40U}) {
    std::vector<WindowOfWords> windows(count);
    for (std::uint32_t i = 0; i < count; ++i) windows[i] = {i, i + 1, i, i + 1};
    std::uint32_t next = 0;
    const auto sections = sections_of(windows);
    CHECK(sections.size() == (count + 15) / 16);
    for (const auto section : sections) {
      CHECK(section.size() <= 16);
      for (const WindowOfWords& window : section) CHECK(window.first == next++);
    }
    CHECK(next == count);
  }
}

TEST_CASE("the bytes of words run from the first to the last") {
  const LaidOut laid("Talks have  failed.");
  CHECK(bytes_of(laid.layout, {1, 3}) == Span{6, 18});
  CHECK(bytes_of(laid.layout, {0, 1}) == Span{0, 5});
}

TEST_CASE("scores are asked by word of the report and role") {
  const PairScores scores{{10, 12}, kSaid, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}};
  CHECK(scores.at(10, Said::content_first) == 1.0F);
  CHECK(scores.at(11, Said::side) == 11.0F);
  CHECK(scores.of(Said::speaker) == std::vector<float>{3, 9});
}

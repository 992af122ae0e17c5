// SPDX-License-Identifier: Apache-2.0
#include "language/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "language/sample.h"

using namespace parley;
using sample::Chance;
using sample::LaidOut;
using Texts = std::vector<std::string>;

namespace {

Texts sentences(const std::string& text) { return LaidOut(text).sentences(); }
Texts paragraphs(const std::string& text) { return LaidOut(text).paragraphs(); }

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("words are runs of letters and digits, or one mark") {
  CHECK(LaidOut("U.S. officials' 2nd try").words() == "U . S . officials ' 2nd try");
  CHECK(LaidOut("$3.5-billion (net)").words() == "$ 3 . 5 - billion ( net )");
  CHECK(LaidOut("“Łódź’s”…").words() == "“ Łódź ’ s ” …");
  CHECK(LaidOut("tab\tand\u00A0no-break").words() == "tab and no - break");
}

TEST_CASE("an accent written apart belongs to its letter") {
  CHECK(LaidOut("cafe\u0301s open").words() == "cafe\u0301s open");
}

TEST_CASE("format characters and controls are no words") {
  CHECK(LaidOut("\uFEFFone\u200Btwo \u200E\u0001 three").words() == "one two three");
}

TEST_CASE("a text without a printable character has an empty layout") {
  for (const char* text : {"", " ", "\n\n \t\r\n", "\uFEFF\u200B"}) {
    const LaidOut nothing(text);
    CHECK(nothing.layout.words.empty());
    CHECK(nothing.layout.sentences.empty());
    CHECK(nothing.layout.paragraphs.empty());
    CHECK(nothing.layout.words_in({0, 0}) == std::pair(0U, 0U));
    CHECK(nothing.layout.sentence_at(0) == 0);
  }
}

TEST_CASE("sentences end at stops, question and exclamation marks") {
  CHECK(sentences("Talks failed. Who failed? They did! So they say.") ==
        Texts{"Talks failed.", "Who failed?", "They did!", "So they say."});
  CHECK(sentences("It ended in 2031. 12 men left.") == Texts{"It ended in 2031.", "12 men left."});
}

TEST_CASE("no sentence ends without a space or before a small letter") {
  CHECK(sentences("Rates rose 3.5 points.The rest fell.").size() == 1);
  CHECK(sentences("Acme Inc. said so. vs. others went on").size() == 1);
  CHECK(sentences("\"Why?\" he asked").size() == 1);
}

TEST_CASE("a sentence keeps the marks that close it") {
  CHECK(sentences("He said \"we agree.\" The rest left.") ==
        Texts{"He said \"we agree.\"", "The rest left."});
  CHECK(sentences("He said “we agree.” “And you?” He left.") ==
        Texts{"He said “we agree.”", "“And you?”", "He left."});
  CHECK(sentences("(He left at once.) Others stayed.") == Texts{"(He left at once.)", "Others stayed."});
}

TEST_CASE("titles, months and initials end no sentence") {
  CHECK(sentences("Mr. Alder met Gen. Brook and Sen. Crane.").size() == 1);
  CHECK(sentences("They met on Feb. 12 and Sept. 3 under No. 7.").size() == 1);
  CHECK(sentences("J. R. Alder met Dana K. Brook.").size() == 1);
  // Only with a capital: "sat." and "mar." are words.
  CHECK(sentences("It did no harm to the gen. Brook left.").size() == 2);
}

TEST_CASE("a dotted shortening ends a sentence only before a word that begins one") {
  CHECK(sentences("The U.S. President left.").size() == 1);
  CHECK(sentences("They came from the U.S. The rest stayed.") ==
        Texts{"They came from the U.S.", "The rest stayed."});
  CHECK(sentences("They met at 5 p.m. Monday at home.").size() == 1);
  CHECK(sentences("They met at 5 p.m. He left.").size() == 2);
}

TEST_CASE("a company's shortening ends a sentence before a capital") {
  CHECK(sentences("He works for Acme Inc. The firm is old.") ==
        Texts{"He works for Acme Inc.", "The firm is old."});
}

TEST_CASE("an ellipsis ends a sentence only before a capital") {
  CHECK(sentences("We wait... and wait.").size() == 1);
  CHECK(sentences("We wait... They go on.") == Texts{"We wait...", "They go on."});
  CHECK(sentences("We wait … They go on.") == Texts{"We wait …", "They go on."});
}

TEST_CASE("no sentence has more than 128 words; a comma in its second half is where it is cut") {
  const LaidOut plain(repeated("word ", 200));
  REQUIRE(plain.layout.sentences.size() == 2);
  CHECK(plain.layout.sentences[0].last_word == 128);
  CHECK(plain.layout.sentences[1].last_word == 200);

  const LaidOut comma(repeated("word ", 99) + "word, " + repeated("word ", 100));
  REQUIRE(comma.layout.sentences.size() == 2);
  CHECK(comma.layout.sentences[0].last_word == 101);

  const LaidOut semicolon(repeated("word ", 80) + "; " + repeated("word ", 20) + ", " +
                          repeated("word ", 90));
  REQUIRE(semicolon.layout.sentences.size() == 2);
  CHECK(semicolon.layout.sentences[0].last_word == 81);
  CHECK(LaidOut(repeated("word ", 128)).layout.sentences.size() == 1);
}

TEST_CASE("paragraphs end at blank lines and at line ends") {
  CHECK(paragraphs("One.\n\n  Two here. \r\nThree.\n \nFour.") ==
        Texts{"One.", "Two here.", "Three.", "Four."});
  CHECK(paragraphs("No full stop\nA new line goes its own way") ==
        Texts{"No full stop", "A new line goes its own way"});
}

TEST_CASE("hard-wrapped lines are joined; a gap or an indent begins a paragraph") {
  const std::string line = "the delegations went on with their talks in the long hall";
  const std::string four = line + "\n" + line + "\n" + line + "\n" + "and left.";
  CHECK(paragraphs(four) == Texts{four});
  CHECK(paragraphs(four + "\n\n" + four) == Texts{four, four});
  CHECK(paragraphs(four + "\n    " + four) == Texts{four, four});
  CHECK(paragraphs(four + "\n\t" + four) == Texts{four, four});
  CHECK(paragraphs(four + "\n " + four).size() == 1);
  // A sentence goes over the line's end.
  CHECK(sentences(four).size() == 1);
}

TEST_CASE("long or short lines are paragraphs of their own") {
  const std::string long_line = repeated("the delegations went on ", 6);
  CHECK(paragraphs(long_line + "\n" + long_line + "\n" + long_line).size() == 3);
  CHECK(paragraphs("Anna Alder\nDana Brook\nFay Crane\nHugh Dale").size() == 4);
}

TEST_CASE("furniture is left out and parts what stands around it") {
  const std::string text = "Menu Home\nTalks failed. Share this They went home.";
  const auto share = static_cast<std::uint32_t>(text.find("Share this"));
  const LaidOut page(text, {{0, 9}, {share, share + 10}});
  CHECK(page.paragraphs() == Texts{"Talks failed.", "They went home."});
  CHECK(page.words() == "Talks failed . They went home .");
  CHECK(LaidOut("All of it", {{0, 9}}).words().empty());
}

TEST_CASE("many pieces of furniture in one line") {
  const std::string text = repeated("ab ", 50000);
  std::vector<Span> furniture;
  for (std::uint32_t at = 0; at < text.size(); at += 6) furniture.push_back({at, at + 3});
  CHECK(LaidOut(text, furniture).layout.words.size() == 25000);
}

TEST_CASE("words_in gives the words that a span touches") {
  const LaidOut talks("Talks have failed.");
  const auto in = [&](std::uint32_t begin, std::uint32_t end) { return talks.layout.words_in({begin, end}); };
  CHECK(in(0, 5) == std::pair(0U, 1U));
  CHECK(in(0, 6) == std::pair(0U, 1U));
  CHECK(in(4, 7) == std::pair(0U, 2U));
  CHECK(in(5, 6) == std::pair(1U, 1U));
  CHECK(in(0, 18) == std::pair(0U, 4U));
  CHECK(in(18, 18) == std::pair(4U, 4U));
}

TEST_CASE("sentence_at gives the sentence of a byte, or the one before it") {
  const LaidOut two("  Talks failed.  They left.");
  CHECK(two.layout.sentence_at(0) == 0);
  CHECK(two.layout.sentence_at(2) == 0);
  CHECK(two.layout.sentence_at(16) == 0);
  CHECK(two.layout.sentence_at(17) == 1);
  CHECK(two.layout.sentence_at(26) == 1);
}

namespace {

// What cuts words, sentences and lines, in one another's way; one string a character.
std::string text_by_chance(Chance& chance) {
  static constexpr std::array kParts{
      "a",      "B",    "c",      "7",      " ",       " ",      ".",      ".",      ",", ";",
      "?",      "\n",   "\n\n",   "  ",     "\t",      "\"",     "”",      "“",      "‘", "’",
      "'",      "(",    ")",      "é",      "e\u0301", "Ł",      "…",      "\u00A0", "—", "\u200B",
      "\uFEFF", "漢",   "\u2028", "\u0301", "\r\n",    "🕊",     "\u00AD", "\u0085", "ǅ", "The ",
      "U.S. ",  "Mr. ", "\x01",   "½",      "ﬁ",       "\u0645", "\u202E", "`",      "$", "\uFFFD"};
  std::string text;
  for (std::uint32_t n = chance(400); n > 0; --n) {
    text += kParts[chance(kParts.size())];
  }
  return text;
}

std::vector<Span> furniture_by_chance(Chance& chance, const std::string& text) {
  std::vector<Span> out;
  for (std::uint32_t at = 0; chance(3) != 0;) {
    std::array<std::uint32_t, 2> ends{};
    for (std::uint32_t& end : ends) {
      end = at = std::min(at + chance(60), static_cast<std::uint32_t>(text.size()));
      while (!is_border(text, end)) end = ++at;
    }
    if (ends[0] < ends[1]) out.push_back({ends[0], ends[1]});
  }
  return out;
}

// Every printable character outside furniture stands in exactly one word, no other character does but marks
// and what furniture has not; all in order.
void check_words(const LaidOut& laid) {
  const std::string& text = laid.report.text;
  std::vector<int> covered(text.size(), 0);
  std::uint32_t before = 0;
  for (const Word& word : laid.layout.words) {
    REQUIRE(word.span.begin >= before);
    REQUIRE(word.span.begin < word.span.end);
    REQUIRE(word.span.end <= text.size());
    REQUIRE(is_border(text, word.span.begin));
    REQUIRE(is_border(text, word.span.end));
    before = word.span.end;
    for (std::uint32_t at = word.span.begin; at < word.span.end; ++at) ++covered[at];
  }
  for (const Span span : laid.report.furniture) {
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      REQUIRE(covered[at] == 0);
      covered[at] = 1;  // nothing to find there
    }
  }
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_printable(point.value)) REQUIRE(covered[at] == 1);
    at += point.size;
  }
}

// Sentences share out the words, paragraphs the sentences.
void check_nesting(const Layout& layout) {
  std::uint32_t word = 0, sentence = 0;
  for (std::uint32_t p = 0; p < layout.paragraphs.size(); ++p) {
    const Paragraph& paragraph = layout.paragraphs[p];
    REQUIRE(paragraph.first_sentence == sentence);
    REQUIRE(paragraph.last_sentence > sentence);
    for (; sentence < paragraph.last_sentence; ++sentence) {
      const Sentence& s = layout.sentences[sentence];
      REQUIRE(s.paragraph == p);
      REQUIRE(s.first_word == word);
      REQUIRE(s.last_word > word);
      REQUIRE(s.last_word - s.first_word <= 128);
      REQUIRE(paragraph.span.contains(s.span));
      REQUIRE(s.span == Span{layout.words[s.first_word].span.begin, layout.words[s.last_word - 1].span.end});
      REQUIRE(layout.words_in(s.span) == std::pair(s.first_word, s.last_word));
      REQUIRE(layout.sentence_at(s.span.begin) == sentence);
      for (; word < s.last_word; ++word) REQUIRE(layout.words[word].sentence == sentence);
    }
  }
  REQUIRE(sentence == layout.sentences.size());
  REQUIRE(word == layout.words.size());
}

}  // namespace

TEST_CASE("any text: words cover it, sentences share out the words, paragraphs the sentences") {
  Chance chance(20310218);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = text_by_chance(chance);
    const LaidOut laid(text, furniture_by_chance(chance, text));
    CAPTURE(i);
    CAPTURE(text);
    check_words(laid);
    check_nesting(laid.layout);
  }
}

TEST_CASE("a text of any bytes is laid out inside its bounds") {
  Chance chance(7);
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (std::uint32_t n = chance(200); n > 0; --n) text += static_cast<char>(chance(256));
    const LaidOut laid(text);
    for (const Word& word : laid.layout.words) REQUIRE(word.span.end <= text.size());
    check_nesting(laid.layout);
  }
}

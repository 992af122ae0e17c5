// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "actors/datelines.h"
#include "actors/entities.h"
#include "actors/names.h"
#include "actors/phrases.h"

namespace {

using namespace parley;

Report report_of(const std::string& text) {
  Report report;
  report.text = text;
  return report;
}

// A report cut into words, with what it teaches of states.
struct Text {
  Report report;
  Layout layout;
  Tokens tokens;
  LearnedStates states;

  explicit Text(const std::string& text)
      : report(report_of(text)), layout(lay_out(report)), tokens(tokens_of(report, layout)), states(tokens) {}
  [[nodiscard]] std::uint32_t word(const std::string& text) const {
    for (std::uint32_t i = 0; i < tokens.words.size(); ++i) {
      if (tokens.words[i].text == text) return i;
    }
    FAIL("no such word: " << text);
    return 0;
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const Name& name : find_names(tokens, states))
      out.push_back(text_of(report, tokens, name.first, name.last));
    return out;
  }
};
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a run of capitals is cut into its names, and offices are none") {
  CHECK(Text("He met Russian Foreign Minister Oleg Barsukov today.").names() ==
        Names{"Russian", "Oleg Barsukov"});
  CHECK(Text("He left the US National Security Agency today.").names() ==
        Names{"US", "National Security Agency"});
  CHECK(Text("He left the Pickwell Administration today.").names() == Names{"Pickwell"});
  CHECK(Text("He flew with British Airways today.").names() == Names{"British Airways"});
  CHECK(Text("He met the Minister for Harbour Relations Anna Quist today.").names() == Names{"Anna Quist"});
}

TEST_CASE("a run goes on over particles, initials, hyphens and links") {
  CHECK(Text("He met Ban Ki-moon and Ursula von der Leyen today.").names() ==
        Names{"Ban Ki-moon", "Ursula von der Leyen"});
  CHECK(Text("He asked the Council on Harbour Affairs today.").names() ==
        Names{"Council on Harbour Affairs"});
  CHECK(Text("They signed an AMC-UAW contract today.").names() == Names{"AMC", "UAW"});
}

TEST_CASE("an office is as long as its words and its topic") {
  const Text text(
      "the minister of foreign affairs, the Foreign and European Affairs Minister, prime ministers");
  CHECK(office_at(text.tokens, text.word("minister")).length == 4);
  CHECK(office_at(text.tokens, text.word("Foreign")).length == 5);
  const OfficeAt plural = office_at(text.tokens, text.word("prime"));
  CHECK(plural.length == 2);
  CHECK(plural.plural);
  CHECK(office_at(text.tokens, text.word("the")).length == 0);
}

TEST_CASE("a dateline is told from the sentence that it opens, and a picture's credit from names") {
  const Text dated("MONTREAL International bodies met.");
  CHECK(find_datelines(dated.tokens, dated.states) == Datelines{{0, 1}});
  const Text acronym("NAFO Officials met. The NAFO met.");
  CHECK(find_datelines(acronym.tokens, acronym.states).empty());

  const Text credited("The hall (Agency/T. Pickwell) is old.");
  const std::vector<bool> credit = find_credits(credited.tokens, credited.states);
  CHECK(credit[credited.word("Pickwell")]);
  CHECK_FALSE(credit[credited.word("Agency")]);
  CHECK_FALSE(credit[credited.word("old")]);
}

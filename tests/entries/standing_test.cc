// SPDX-License-Identifier: Apache-2.0
#include "entries/standing.h"

#include <doctest/doctest.h>

#include <string>

#include "language/sample.h"

using namespace parley;
using sample::LaidOut;

namespace {

// Where each of the sides, named by these words of the text, stands.
std::vector<Standing> standing(std::string text, const std::vector<std::string>& names,
                               std::string_view what) {
  const LaidOut laid(std::move(text));
  std::vector<Side> sides;
  for (const std::string& name : names) {
    Side side{name, {}, false};
    const auto [first, last] = laid.layout.words_in(laid.span(name));
    for (auto w = first; w < last; ++w) side.words.push_back(w);
    sides.push_back(std::move(side));
  }
  const auto [first, last] = laid.layout.words_in(laid.span(what));
  return standings(laid.report, laid.layout, sides, {first, last});
}

}  // namespace

TEST_CASE("the nearest name, and whether another clause begins behind it") {
  const auto plain = standing("Ostrany waited until Maroa agreed to open the ports.", {"Ostrany", "Maroa"},
                              "open the ports");
  CHECK(plain[1].nearest);
  CHECK(plain[1].adjoining);
  CHECK_FALSE(plain[0].nearest);
  const auto parted =
      standing("Maroa, which has no ships, will open the ports.", {"Maroa"}, "open the ports");
  CHECK(parted[0].nearest);
  CHECK_FALSE(parted[0].adjoining);
}

TEST_CASE("behind a preposition, in the words themselves, in another sentence") {
  const auto governed =
      standing("Maroa agreed with the Foreign Minister of Korrin to meet Veltia. Ostrany left.",
               {"Maroa", "Korrin", "Veltia", "Ostrany"}, "meet Veltia");
  CHECK_FALSE(governed[0].dependent);
  CHECK(governed[1].dependent);
  CHECK(governed[2].inside);
  CHECK_FALSE(governed[3].nearest);
  CHECK_FALSE(governed[3].inside);
}

TEST_CASE("listed with the one that may be the subject") {
  const std::vector<std::string> names{"Maroa", "Veltia", "Korrin"};
  const auto two =
      standing("Maroa and Veltia told Korrin that they agreed to open the ports.", names, "open the ports");
  CHECK_FALSE(two[0].coordinated);  // Korrin stands between
  const auto three = standing("Maroa, Veltia and Korrin agreed to open the ports.", names, "open the ports");
  CHECK(three[0].coordinated);
  CHECK(three[1].coordinated);
  const auto others =
      standing("Maroa, Veltia and others agreed to open the ports, Korrin said.", names, "open the ports");
  CHECK(others[0].coordinated);
  CHECK_FALSE(others[2].coordinated);
}

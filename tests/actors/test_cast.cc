// SPDX-License-Identifier: Apache-2.0
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "actors/cast.h"

namespace {

using namespace parley;

// A report with its cast, asked by phrases of its text.
struct Reading {
  Report report;
  Layout layout;
  Cast cast;

  explicit Reading(std::string text) {
    report.text = std::move(text);
    layout = lay_out(report);
    cast = cast_of(report, layout);
  }
  [[nodiscard]] Span span(const std::string& phrase, int nth = 1) const {
    std::size_t at = report.text.find(phrase);
    for (; nth > 1; --nth) at = report.text.find(phrase, at + 1);
    REQUIRE(at != std::string::npos);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + phrase.size())};
  }
  [[nodiscard]] std::string side(const std::string& phrase) const {
    return cast.side_of(span(phrase)).value_or("-");
  }
  [[nodiscard]] const Actor* actor(const std::string& name) const {
    const auto found =
        std::find_if(cast.actors.begin(), cast.actors.end(), [&](const Actor& a) { return a.name == name; });
    return found == cast.actors.end() ? nullptr : &*found;
  }
  [[nodiscard]] bool person(const std::string& name) const {
    const Actor* found = actor(name);
    return found != nullptr && found->kind == ActorKind::person;
  }
  [[nodiscard]] std::size_t mentions(const std::string& name) const {
    const Actor* found = actor(name);
    return found == nullptr ? 0 : found->mentions.size();
  }
};

// Resolves the phrases in order, each in its first place after the one before.
std::vector<Speaker> speakers(const Reading& reading, const std::vector<std::string>& phrases) {
  const SpeakerResolver resolver(reading.report, reading.layout, reading.cast);
  std::vector<EarlierSpeaker> before;
  std::size_t from = 0;
  std::vector<Speaker> out;
  for (const std::string& phrase : phrases) {
    const std::size_t at = reading.report.text.find(phrase, from);
    REQUIRE(at != std::string::npos);
    const Span words{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + phrase.size())};
    out.push_back(resolver.resolve(words, before));
    before.push_back({words, out.back()});
    from = words.end;
  }
  return out;
}

std::string side_of(const Speaker& speaker) { return speaker.side.value_or("-"); }

}  // namespace

TEST_CASE("a person is joined over mentions under the fullest name, with role and side") {
  const Reading r(
      "Russian Foreign Minister Oleg Barsukov spoke. Later Barsukov left, and Mr. Barsukov slept.");
  REQUIRE(r.person("Oleg Barsukov"));
  CHECK(r.mentions("Oleg Barsukov") == 3);
  CHECK(r.actor("Oleg Barsukov")->role == "Foreign Minister");
  CHECK(r.actor("Oleg Barsukov")->side == "Russia");
  CHECK(r.side("Mr. Barsukov") == "Russia");
  CHECK(r.actor("Barsukov") == nullptr);
}

TEST_CASE("states are named by their name, adjectives, people, capital and seats") {
  const Reading r(
      "Norwegian officials met in Oslo. The Norwegians ate. Storting debates went on, and the Kremlin "
      "slept.");
  CHECK(r.side("Norwegian") == "Norway");
  CHECK(r.side("Oslo") == "Norway");
  CHECK(r.side("Norwegians") == "Norway");
  CHECK(r.side("Storting") == "Norway");
  CHECK(r.side("Kremlin") == "Russia");
  REQUIRE(r.cast.mentions.size() == 5);
  CHECK(r.cast.mentions[0].adjective);
  CHECK_FALSE(r.cast.mentions[1].adjective);
}

TEST_CASE("abbreviations with stops are one name") {
  const Reading r("The U.S. side and the U.N. envoy met in the U.S.");
  CHECK(r.mentions("United States") == 2);
  CHECK(r.mentions("United Nations") == 1);
  CHECK(r.side("U.S.") == "United States");
}

TEST_CASE("places inside the names of persons, papers and bodies are no states") {
  const Reading r(
      "The actor Denzel Washington waved. Voters in Washington state shrugged. The Washington Post printed "
      "it. "
      "A reader of the New York Times saw Paris Hilton, and Jordan Pickwell met Chad Smith at the Canada "
      "Soybean Association.");
  CHECK(r.person("Denzel Washington"));
  CHECK(r.side("Washington state") != "United States");
  CHECK(r.side("Washington Post") == "-");
  CHECK(r.side("Paris Hilton") != "France");
  CHECK(r.person("Jordan Pickwell"));
  CHECK(r.person("Chad Smith"));
  CHECK(r.side("Canada Soybean Association") == "Canada Soybean Association");
  CHECK(r.actor("United States") == nullptr);
}

TEST_CASE("days and months are no names, but a person may be called one") {
  const Reading r(
      "On Tuesday in March, Theresa Maywood and Prime Minister April Dunmore ate. On Friday they left.");
  CHECK(r.actor("Tuesday") == nullptr);
  CHECK(r.actor("March") == nullptr);
  CHECK(r.actor("Friday") == nullptr);
  CHECK(r.person("April Dunmore"));
}

TEST_CASE("the word that opens a sentence is a name only with proof") {
  const Reading r(
      "Talking went on. Harvest was good. The harvest failed. Mildred Potts said so. Potts left.");
  CHECK(r.actor("Talking") == nullptr);
  CHECK(r.actor("Harvest") == nullptr);
  CHECK(r.mentions("Mildred Potts") == 2);
}

TEST_CASE("a headline's capitals make no name of their own") {
  const Reading r("Potts Rejects Latest Border Offer From Norway\n\nMildred Potts spoke in the town hall.");
  CHECK(r.mentions("Mildred Potts") == 2);
  CHECK(r.mentions("Norway") == 1);
  CHECK(r.cast.actors.size() == 2);
}

TEST_CASE("particles, initials, hyphens and apostrophes belong to names") {
  const Reading r(
      "Analysts heard Juan de la Torre, Omar al-Hadidi, Jean-Luc O'Farrell and J. K. Plimsoll speak.");
  CHECK(r.person("Juan de la Torre"));
  CHECK(r.person("Omar al-Hadidi"));
  CHECK(r.person("Jean-Luc O'Farrell"));
  CHECK(r.person("J. K. Plimsoll"));
}

TEST_CASE("a side is told by what stands before the name") {
  const Reading r(
      "Kremlin spokesman Fyodor Malkin met NATO Secretary General Ole Brandvold. EU trade chief Marta "
      "Solberg saw "
      "Iran's Reza Bahadori. Germany's foreign minister, Klaus Hoppe, left.");
  CHECK(r.side("Fyodor Malkin") == "Russia");
  CHECK(r.side("Ole Brandvold") == "NATO");
  CHECK(r.side("Marta Solberg") == "European Union");
  CHECK(r.side("Reza Bahadori") == "Iran");
  CHECK(r.side("Klaus Hoppe") == "Germany");
}

TEST_CASE("a side is told by what stands after the name") {
  const Reading r(
      "Fyodor Malkin, the Kremlin spokesman, sat. Hugo Pettibone, general secretary of the Lamplighters "
      "Union, stood. "
      "Anna Quist, 44, the Norwegian envoy, knelt.");
  CHECK(r.side("Fyodor Malkin") == "Russia");
  CHECK(r.side("Hugo Pettibone") == "Lamplighters Union");
  CHECK(r.side("Anna Quist") == "Norway");
}

TEST_CASE("analysts and professors speak for nobody") {
  const Reading r(
      "Ivo Trask, an analyst at the Norwegian Harbour Institute, coughed. Historian Edith Moll of Norway "
      "sneezed.");
  REQUIRE(r.person("Ivo Trask"));
  CHECK(r.side("Ivo Trask") == "-");
  CHECK(r.side("Edith Moll") == "-");
}

TEST_CASE("former office holders and people of institutes speak for nobody") {
  const Reading r(
      "Former Norwegian minister Hugo Pettibone spoke. Edith Moll, director of the Harbour Institute, left. "
      "Ivo Trask of the Centre for Lamp Studies slept.");
  REQUIRE(r.person("Hugo Pettibone"));
  CHECK(r.side("Hugo Pettibone") == "-");
  CHECK(r.side("Edith Moll") == "-");
  CHECK(r.side("Ivo Trask") == "-");
}

TEST_CASE("an office of nobody named is that of the report's own state") {
  const Reading r("OSLO, June 29 - Chile and Chile again. Oil Minister Anna Quist spoke to Chile's press.");
  CHECK(r.side("Anna Quist") == "Norway");
}

TEST_CASE("party marks, ranks and companies tell a side") {
  const Reading r(
      "Hugo Pettibone, R-Texas, sat. IDF Col. Omar Hadidi stood. Acme Lamps Group grew. Edith Moll, the "
      "company's "
      "vice president, ran.");
  CHECK(r.side("Hugo Pettibone") == "Republicans");
  CHECK(r.side("Omar Hadidi") == "Israel");
  CHECK(r.side("Edith Moll") == "Acme Lamps Group");
}

TEST_CASE("a state's security council is no organ of the United Nations") {
  const Reading r("The Norwegian Security Council met. Chile's State Emergency Service left.");
  CHECK(r.side("Norwegian Security Council") == "Norway");
  CHECK(r.side("State Emergency Service") == "Chile");
  CHECK(r.actor("Security Council") == nullptr);
}

TEST_CASE("an ambassador speaks for the sender") {
  const Reading r("Norway's ambassador to Chile, Anna Quist, rested.");
  CHECK(r.side("Anna Quist") == "Norway");
}

TEST_CASE("a body acts as its organisation") {
  const Reading r("The Security Council met. The European Commission slept. The Pentagon yawned.");
  CHECK(r.side("Security Council") == "United Nations");
  CHECK(r.side("European Commission") == "European Union");
  CHECK(r.side("Pentagon") == "United States");
}

TEST_CASE("short names are joined with bodies") {
  const Reading r(
      "The Institute for Lamp Studies (ILS) opened. ILS staff ate. The Lamplighters Union closed.");
  CHECK(r.mentions("Institute for Lamp Studies") == 3);
  CHECK(r.actor("ILS") == nullptr);
}

TEST_CASE("bodies' names go on over their complements") {
  const Reading r(
      "The Council on Lamp Relations and the Public and Harbour Services Union met at the Bank of "
      "Freedonia.");
  CHECK(r.actor("Council on Lamp Relations") != nullptr);
  CHECK(r.actor("Public and Harbour Services Union") != nullptr);
  CHECK(r.actor("Bank of Freedonia") != nullptr);
}

TEST_CASE("invented states are learned from their adjectives and ministers") {
  const Reading r(
      "Freedonian Foreign Minister Rufus Firefly flew home to Freedonia. The Bordurian officials frowned, "
      "and Borduria slept. In Zubrowka, Zubrowka's prime minister, Agnes Ludd, sang.");
  CHECK(r.side("Rufus Firefly") == "Freedonia");
  CHECK(r.side("Freedonian") == "Freedonia");
  CHECK(r.side("Bordurian") == "Borduria");
  REQUIRE(r.actor("Zubrowka") != nullptr);
  CHECK(r.actor("Zubrowka")->kind == ActorKind::state);
  CHECK(r.side("Agnes Ludd") == "Zubrowka");
}

TEST_CASE("sides gather all mentions that stand for them") {
  const Reading r(
      "Norwegian envoy Anna Quist met Chile's team. Oslo was pleased. Quist smiled at the Chileans.");
  const std::vector<SideMentions> sides = sides_of(r.cast);
  REQUIRE(sides.size() == 2);
  CHECK(sides[0].side == "Norway");
  CHECK(sides[0].spans.size() == 4);
  CHECK(sides[1].side == "Chile");
  CHECK(sides[1].spans.size() == 2);
}

TEST_CASE("the side of a span is that of the mention that covers most of it") {
  const Reading r("The Norwegian envoy met Chile.");
  CHECK(r.side("Norwegian envoy met") == "Norway");
  CHECK(r.side("met") == "-");
}

TEST_CASE("pronouns go by gender, subject and the speaker before") {
  const Reading r(
      "Norwegian envoy Anna Quist met Chilean envoy Hugo Pettibone. He said no. She said yes. Quist left. "
      "She sang.");
  const auto found = speakers(r, {"He", "She", "She"});
  CHECK(found[0].name == "Hugo Pettibone");
  CHECK(found[1].name == "Anna Quist");
  CHECK(found[2].name == "Anna Quist");
  CHECK(side_of(found[2]) == "Norway");
}

TEST_CASE("a role goes back to the person who holds it") {
  const Reading r(
      "Norwegian Foreign Minister Anna Quist met Chilean Foreign Minister Hugo Pettibone. The Norwegian "
      "foreign minister "
      "agreed. Spokesman Ivo Trask coughed. The spokesman sneezed. The Chilean foreign minister left.");
  const auto found = speakers(
      r, {"The Norwegian foreign minister", "Ivo Trask", "The spokesman", "The Chilean foreign minister"});
  CHECK(found[0].name == "Anna Quist");
  CHECK(found[2].name == "Ivo Trask");
  CHECK(found[3].name == "Hugo Pettibone");
}

TEST_CASE("an unnamed source keeps its words, without article, and its side") {
  const Reading r("A Norwegian official said no. A senior official said yes. Several analysts said maybe.");
  const auto found = speakers(r, {"A Norwegian official", "A senior official", "Several analysts"});
  CHECK(found[0].name == "Norwegian official");
  CHECK(side_of(found[0]) == "Norway");
  CHECK(found[1].name == "senior official");
  CHECK(found[2].name == "several analysts");
  CHECK(side_of(found[2]) == "-");
}

TEST_CASE("a joint source has no side") {
  const Reading r(
      "Norwegian envoy Anna Quist and Chilean envoy Hugo Pettibone met. Quist and Pettibone said so. The two "
      "leaders left.");
  const auto found = speakers(r, {"Quist and Pettibone", "The two leaders"});
  CHECK(found[0].name == "Anna Quist and Hugo Pettibone");
  CHECK(side_of(found[0]) == "-");
  CHECK(found[1].name == "Anna Quist and Hugo Pettibone");
}

TEST_CASE("a person named with a description is the person") {
  const Reading r(
      "Anna Quist, head of the Lamplighters Union, sang. Norwegian envoy Ivo Trask of the Fjord Party "
      "slept.");
  const auto found = speakers(r, {"Anna Quist, head of the Lamplighters Union", "Norwegian envoy Ivo Trask"});
  CHECK(found[0].name == "Anna Quist");
  CHECK(side_of(found[0]) == "Lamplighters Union");
  CHECK(found[1].name == "Ivo Trask");
}

TEST_CASE("a common noun goes back to the body that it names") {
  const Reading r("The Lamplighters Union met. The union said no. It left.");
  const auto found = speakers(r, {"The union", "It"});
  CHECK(found[0].name == "Lamplighters Union");
  CHECK(found[1].name == "Lamplighters Union");
}

TEST_CASE("documents speak for their authors") {
  const Reading r("Norway was firm. The statement went on. A report by the Lamplighters Union was read.");
  const auto found = speakers(r, {"Norway", "The statement", "A report by the Lamplighters Union"});
  CHECK(found[1].name == "Norway");
  CHECK(found[2].name == "Lamplighters Union");
}

TEST_CASE("a pronoun is nobody named only inside a quotation") {
  const Reading r("Norwegian envoy Hugo Pettibone sat down. \"We have seen Oleg Barsukov,\" he said.");
  CHECK(speakers(r, {"he"})[0].name == "Hugo Pettibone");
}

TEST_CASE("sources of several sides have none") {
  const Reading r("The leaders of Norway, Chile and Peru wrote. Norwegian and Chilean officials read.");
  const auto found =
      speakers(r, {"The leaders of Norway, Chile and Peru", "Norwegian and Chilean officials"});
  CHECK(side_of(found[0]) == "-");
  CHECK(side_of(found[1]) == "-");
}

TEST_CASE("a group without a name of its own is an actor where the report keeps naming it") {
  const Reading r(
      "Freedonian rebels met the government of Freedonia. The rebels want land. "
      "Freedonia refused.");
  REQUIRE(r.actor("Freedonian rebels") != nullptr);
  CHECK(r.mentions("Freedonian rebels") == 2);
  CHECK(r.side("The rebels") == "Freedonian rebels");
  CHECK(r.side("Freedonia refused") == "Freedonia");
  const Reading once("The union met the banks. The minister left.");
  CHECK(once.actor("banks") == nullptr);
  const Reading often("BANKS meet. The banks said no. Small banks agreed.");
  CHECK(often.mentions("banks") == 3);
  const Reading against("There is opposition to the plan, and more opposition to the tax.");
  CHECK(against.actor("opposition") == nullptr);
}

TEST_CASE("spelling variants of a person's name are one person") {
  const Reading r(
      "Ivan Zelmanskiy came. Later Zelmanskyy left, and Ivan Zelmansky slept. Zelmanov stayed on.");
  REQUIRE(r.person("Ivan Zelmanskiy"));
  CHECK(r.mentions("Ivan Zelmanskiy") == 3);
}

TEST_CASE("an office of several topics is no name, and neither is what an office is for") {
  const Reading r(
      "Norwegian Foreign and European Affairs Minister Anna Lund spoke. "
      "Peru's Special Adviser for the Islands Tom Doe left.");
  REQUIRE(r.person("Anna Lund"));
  CHECK(r.actor("Anna Lund")->side == "Norway");
  CHECK(r.person("Tom Doe"));
}

TEST_CASE("an administration is named after its head") {
  const Reading r("President Mary Quist spoke. The Quist Administration is new.");
  CHECK(r.mentions("Mary Quist") == 2);
}

TEST_CASE("a member of a parliament who is known by the party speaks for it") {
  const Reading r(
      "House Speaker Tom Doe, R-Texas, met Mary Roe, Democrat of Maine. The United States waits.");
  CHECK(r.actor("Tom Doe")->side == "Republicans");
  CHECK(r.actor("Mary Roe")->side == "Democrats");
}

TEST_CASE("a surname alone shared with a leader tells a side, with another first name it does not") {
  const Reading r("Jeremiah Lavrov, an editor, wrote to Rubio.");
  CHECK(r.actor("Jeremiah Lavrov")->side == std::nullopt);
}

TEST_CASE("bodies of a learned state are the state's") {
  const Reading r(
      "Veltia waits. The Veltian Foreign Ministry met the Veltian army near the Veltian Palace. "
      "A Veltian Harbour Ministry clerk slept.");
  CHECK(r.side("Veltian Foreign Ministry") == "Veltia");
  CHECK(r.side("Veltian army") == "Veltia");
  CHECK(r.side("Veltian Palace") == "Veltia");
  CHECK(r.side("Veltian Harbour Ministry") == "Veltia");
  CHECK(sides_of(r.cast).size() == 1);
  const auto found = speakers(r, {"The Veltian Foreign Ministry"});
  CHECK(found[0].name == "Veltian Foreign Ministry");
  CHECK(side_of(found[0]) == "Veltia");
}

TEST_CASE("an adjective before a state's office tells the state") {
  const Reading alone("Maroan Foreign Minister Hugo Pettibone spoke to the Zoravese army.");
  CHECK(alone.side("Hugo Pettibone") == "Maroa");
  CHECK(alone.side("Zoravese") == "Zoravese");
  const Reading named("Teshkenti Foreign Minister Hugo Pettibone spoke. The mood in Teshkent was calm.");
  CHECK(named.side("Hugo Pettibone") == "Teshkent");
  const Reading surname("President Ann Harlan slept. The Harlan ministry is new.");
  CHECK(surname.person("Ann Harlan"));
  CHECK(surname.actor("Harla") == nullptr);
}

TEST_CASE("states joined by a hyphen are two") {
  const Reading r(
      "The Maroa-Veltia agenda is long. Maroan officials and Veltian officials met. US-Russia talks, "
      "Veltia-Norway talks and Zorava-Norway talks go on. Anne Holland-Norway sang.");
  CHECK(r.side("Maroa-") == "Maroa");
  CHECK(r.side("Veltia agenda") == "Veltia");
  CHECK(r.side("US") == "United States");
  CHECK(r.side("Russia") == "Russia");
  CHECK(r.side("Norway talks and") == "Norway");
  CHECK(r.side("Zorava-") == "Zorava");
  CHECK(r.mentions("Norway") == 2);
  CHECK(r.person("Anne Holland-Norway"));
}

TEST_CASE("a state's city is the state's, and an unknown city is no person") {
  const Reading r("Zorava's prime minister, Agnes Ludd, flew from Zorava City. Crowds left Pebble City.");
  CHECK(r.side("Zorava City") == "Zorava");
  const Reading realm("The Maroan Federation and Maroa's army slept. Maroan officials ate.");
  CHECK(realm.side("Maroan Federation") == "Maroa");
  CHECK_FALSE(realm.cast.mentions[0].adjective);
  CHECK(r.side("Agnes Ludd") == "Zorava");
  CHECK_FALSE(r.person("Pebble City"));
  const Reading plain("Zorava refused. In Zorava City they said that Zorava would wait.");
  CHECK(plain.side("Zorava would") != "-");
  CHECK(plain.side("Zorava City") == plain.side("Zorava would"));
}

TEST_CASE("a former post does not undo a present one") {
  const Reading r("Norwegian Foreign Minister Hugo H. Pettibone, a former army officer, spoke.");
  CHECK(r.side("Hugo H. Pettibone") == "Norway");
}

TEST_CASE("a state has one president") {
  const Reading r(
      "President Anna Quist of Norway met President Hugo Pettibone. Norway and Chile traded, Norway sold, "
      "and Foreign Minister Ivo Trask slept.");
  CHECK(r.side("Anna Quist") == "Norway");
  CHECK(r.side("Hugo Pettibone") == "Chile");
  CHECK(r.side("Ivo Trask") == "Norway");
}

TEST_CASE("a meeting named after a place does not make its state the report's own") {
  const Reading r(
      "The Paris pact and the Paris agreement hold. Chile waits. Oil Minister Anna Quist spoke of the Paris "
      "club. The minister left.");
  CHECK(r.side("Anna Quist") == "Chile");
  CHECK(r.cast.home == "Chile");
}

TEST_CASE("a dateline without a dash is no part of the name after it") {
  const Reading r(
      "BEIRUT Norwegian Foreign Minister Anna Quist spoke.\n\nZEMBLAGRAD International talks went on.\n\n"
      "LUXEMBOURG U.S. Secretary of State Hugo Pettibone slept.\n\nOSLO Talks stalled.\n\n"
      "ACLU Deputy Ivo Trask left the ACLU.\n\nNATO Secretary General Ole Brandvold sang.");
  CHECK(r.side("BEIRUT") == "Lebanon");
  CHECK(r.side("Norwegian") == "Norway");
  CHECK(r.side("Anna Quist") == "Norway");
  CHECK(r.side("ZEMBLAGRAD International") == "-");
  CHECK(r.side("Hugo Pettibone") == "United States");
  CHECK(r.side("Talks stalled") == "-");
  CHECK(r.side("ACLU Deputy") == "ACLU");
  CHECK(r.side("Ole Brandvold") == "NATO");
}

TEST_CASE("whom a picture is by is nobody of the report") {
  const Reading r(
      "Norwegian envoy Hugo Pettibone sat down (Agency/T. Okoro). He said no. A plate (Big Agency/Jo "
      "Moll) fell. Reuters/Jane Roe");
  CHECK(speakers(r, {"He"})[0].name == "Hugo Pettibone");
  CHECK(r.actor("T. Okoro") == nullptr);
  CHECK(r.actor("Jo Moll") == nullptr);
  CHECK(r.actor("Jane Roe") == nullptr);
}

TEST_CASE("topics, continents and headlines without commas make no actors") {
  const Reading r(
      "Quist Pettibone Trade Blows Over Harbours\n\n"
      "Anna Quist, Secretary of State for Communities and Local Government, met Hugo Pettibone. "
      "The European said that the Kingdom and Aviation Commissioner Ivo Trask met.");
  CHECK(r.actor("Quist Pettibone") == nullptr);
  CHECK(r.mentions("Anna Quist") == 2);
  CHECK(r.mentions("Hugo Pettibone") == 2);
  for (const char* name : {"Communities and Local Government", "European", "Kingdom", "Aviation"})
    CHECK(r.actor(name) == nullptr);
  CHECK(r.person("Ivo Trask"));
}

TEST_CASE("a state that is called like a leader is a state") {
  const Reading r(
      "The government of Caldera met the Windward Movement in St. Alda. Caldera would not accept two police "
      "forces, its interior minister, Paul Renn, said.");
  CHECK(r.actor("Caldera")->kind == ActorKind::state);
  CHECK(r.actor("Caldera")->side == "Caldera");
}

TEST_CASE("a leader whose surname has a hyphen is known, with initials and suffixes too") {
  const Reading r("Syria waits. Bashar al-Assad slept, and Donald J. Trump, Jr. of the United States sang.");
  CHECK(r.side("Bashar al-Assad") == "Syria");
  CHECK(r.side("Donald J. Trump") == "United States");
}

TEST_CASE("a leader's surname alone tells a side only where the report names that side") {
  const Reading alone("Norwegian officials waited. Lavrov, a baker, said he had bread.");
  CHECK(alone.side("Lavrov") != "Russia");
  const Reading named("Russian officials waited. Lavrov said he had bread.");
  CHECK(named.side("Lavrov") == "Russia");
  const Reading other("Norwegian officials waited. Jack Reed, the chairman of a lamp club, slept.");
  CHECK(other.side("Jack Reed") != "Democrats");
}

TEST_CASE("what an office or a body is of ends before a given name") {
  const Reading r(
      "Chile's Minister of Lamps Anna Quist spoke. Hugo Pettibone of the Harbour Academy of Sciences "
      "Peter Trask slept. Norwegian Ambassador to Lima Oleg Barsukov left.");
  CHECK(r.side("Anna Quist") == "Chile");
  CHECK(r.person("Peter Trask"));
  CHECK(r.side("Oleg Barsukov") == "Norway");
  CHECK(r.side("Lima") == "Peru");
}

TEST_CASE("an envoy for a state is not that state's") {
  const Reading r("Norway sent its special envoy for Chile, Anna Quist. Norway and Norwegian banks waited.");
  CHECK(r.side("Anna Quist") != "Chile");
}

TEST_CASE("people of the rebels are not the state's") {
  const Reading r(
      "Chilean rebels met rebels and rebels. Chilean rebel commander Hugo Pettibone spoke. A rebel commander "
      "in "
      "Chile said no.");
  CHECK(r.side("Hugo Pettibone") == "Chilean rebels");
  CHECK(side_of(speakers(r, {"A rebel commander in Chile"})[0]) == "Chilean rebels");
}

TEST_CASE("Palestine goes by the Palestinian Authority where the report names it") {
  const Reading r("The Palestinian Authority (PA) met. Palestinian officials said no. The PA left.");
  CHECK(r.side("Palestinian officials") == "Palestinian Authority");
  CHECK(r.side("PA left") == "Palestinian Authority");
}

TEST_CASE("the White House is a side of its own against the parties of its state") {
  const Reading quarrel(
      "The White House and Republicans met. Republicans and Democrats left the White House. Democrats "
      "slept.");
  CHECK(quarrel.side("White House") == "White House");
  const Reading abroad(
      "The White House met Norway. The United States and American envoys left the White House. Republicans "
      "slept.");
  CHECK(abroad.side("White House") == "United States");
}

TEST_CASE("a name that speaks as he or she is a person") {
  const Reading r("In Norway, Trasker said he would wait, and Lampco said it would not.");
  CHECK(r.person("Trasker"));
  CHECK_FALSE(r.person("Lampco"));
}

TEST_CASE("those who met are who they are, and their leaders are the leaders") {
  const Reading r(
      "President Anna Quist of Norway met with President Hugo Pettibone of Chile. They discussed lamps. The "
      "harbour "
      "was closed. The leaders agreed that lamps matter.");
  const auto found = speakers(r, {"They", "The leaders"});
  CHECK(found[0].name == "Anna Quist and Hugo Pettibone");
  CHECK(side_of(found[0]) == "-");
  CHECK(found[1].name == "Anna Quist and Hugo Pettibone");
}

TEST_CASE("a communique given in full is its authors'") {
  const Reading r("Joint statement by Anna Quist and Hugo Pettibone.\n\nWe welcome the lamps.");
  CHECK(speakers(r, {"We"})[0].name == "Anna Quist and Hugo Pettibone");
}

TEST_CASE("a common noun tells what kind of body is meant") {
  const Reading r(
      "The Lamp Tribune wrote of Lampco Corp and Reuters. The Lampco Corp board met, Reuters reported. The "
      "company "
      "said no. The news agency said yes.");
  const auto found = speakers(r, {"The company", "The news agency"});
  CHECK(found[0].name == "Lampco Corp");
  CHECK(found[1].name == "Reuters");
}

TEST_CASE("an office goes to its holder before it goes to one like it") {
  const Reading r(
      "Norwegian envoy Anna Quist spoke. Norwegian Foreign Minister Hugo Pettibone spoke. The Norwegian "
      "envoy left.");
  CHECK(speakers(r, {"Hugo Pettibone", "The Norwegian envoy"})[1].name == "Anna Quist");
}

TEST_CASE("an unnamed source of the lead is who is named right after") {
  const Reading r("A harbour spokesman said no. Hugo Pettibone, the harbour spokesman, said it was late.");
  CHECK(speakers(r, {"A harbour spokesman"})[0].name == "Hugo Pettibone");
}

TEST_CASE("sources told again are the same, others are not") {
  const Reading r(
      "Norwegian officials said no. Chile waited. The officials said yes. A senior harbour official said "
      "maybe. The "
      "second official left.");
  const auto found = speakers(
      r, {"Norwegian officials", "The officials", "A senior harbour official", "The second official"});
  CHECK(side_of(found[1]) == "Norway");
  CHECK(found[3].name == "second official");
}

TEST_CASE("an article alone stands for the words after it, an adjective alone for its state") {
  const Reading r("Chile waits. Its Defense Ministry said no. The report repeats Norwegian claims.");
  const auto found = speakers(r, {"Its", "Norwegian"});
  CHECK(found[0].name == "Defense Ministry");
  CHECK(found[1].name == "Norway");
}

TEST_CASE("officials of two states are no state, and a manager of something is a person") {
  const Reading r("U.S. and Norwegian officials met. Lampco's manager of oil supply Anna Quist said no.");
  const auto found =
      speakers(r, {"U.S. and Norwegian officials", "Lampco's manager of oil supply Anna Quist"});
  CHECK(side_of(found[0]) == "-");
  CHECK(found[1].name == "Anna Quist");
}

TEST_CASE("unknown states are told by their rulers, servants and cities, and each part of a hyphened pair") {
  const Reading ruled("President Hugo Pettibone of Veltia called. Veltia waits.");
  CHECK(ruled.side("Hugo Pettibone") == "Veltia");
  const Reading served("The Maroan-backed council met. Later the Maroan troops left.");
  CHECK(served.side("Maroan troops") == "Maroa");
  const Reading city("KESTRIA CITY Kestrian officials waited. In Kestria, prices fell.");
  CHECK(city.side("KESTRIA CITY") == "Kestria");
  const Reading pair("The Lampland-Oilland agenda is long. It says that Lampland waits and Oilland sleeps.");
  CHECK(pair.side("Lampland-") == "Lampland");
  CHECK(pair.side("Oilland agenda") == "Oilland");
}

TEST_CASE("a source's words end before what is told of it") {
  const Reading r("Two officials who saw the paper said it was short.");
  CHECK(speakers(r, {"Two officials who"})[0].name == "two officials");
}

TEST_CASE("a body is called after those whom it speaks for, or after its trade") {
  const Reading r("The Drivers' Union met Halden Rail. The union's secretary, Ruth Calder, was content.");
  CHECK(r.side("Drivers'") == "Drivers' Union");
  CHECK(r.side("Halden Rail") == "Halden Rail");
  CHECK(r.side("Ruth Calder") == "Drivers' Union");
}

TEST_CASE("an office is the body's rather than the state's that the body belongs to") {
  const Reading r(
      "Ada Vell, head of the Norwegian firm Kestrel Group, met Lars Holm, who leads the Chile-backed Harbour "
      "Union. Norway's WTO envoy, Tor Brandt, spoke for an hour.");
  CHECK(r.side("Ada Vell") == "Kestrel Group");
  CHECK(r.side("Tor Brandt") == "Norway");
  CHECK(speakers(r, {"the Chile-backed Harbour Union"})[0].name == "Harbour Union");
}

TEST_CASE("what is only called a union or a company is the one told before") {
  const Reading r(
      "The Harbour Union struck against Kestrel Corp on Monday. A source at the company said it would not "
      "move. "
      "Union officials said they would wait.");
  const std::vector<Speaker> all = speakers(r, {"A source at the company", "Union officials"});
  CHECK(all[0].side == "Kestrel Corp");
  CHECK(all[1].side == "Harbour Union");
}

TEST_CASE("a word of a known body's name is short for it") {
  const Reading r("The European Commission met in Oslo. The Commission said that Norway had to wait.");
  CHECK(r.mentions("European Commission") == 1);
  CHECK(speakers(r, {"The Commission"})[0].side == "European Union");
}

TEST_CASE("a ministry acts as its state, whatever it is of") {
  const Reading r("The Norwegian Ministry of Coastal Defence said so. Chile's president met Norway's king.");
  CHECK(speakers(r, {"The Norwegian Ministry of Coastal Defence"})[0].side == "Norway");
}

TEST_CASE("companies, citizens and allies of a state do not speak for it, nor does who has left office") {
  const Reading r(
      "Norwegian companies said so. Norway's European allies agreed, and Western officials in Oslo did. "
      "Ada Vell, a former foreign minister of Norway, said no.");
  for (const Speaker& one :
       speakers(r, {"Norwegian companies", "Norway's European allies", "Western officials", "Ada Vell"})) {
    CHECK_MESSAGE(one.side == std::nullopt, one.name);
  }
}

TEST_CASE("what is called a group or has a short name is no person") {
  const Reading r(
      "Ada Vell of the rebel group Kestrel Dawn met the Harbour Unity Platform (HUP). HUP leader Tor Brandt "
      "was "
      "calm. Lars Holm, speaking for the Harbour Unity Platform, was not.");
  CHECK(!r.person("Kestrel Dawn"));
  CHECK(r.side("Ada Vell") == "Kestrel Dawn");
  CHECK(r.side("Tor Brandt") == "Harbour Unity Platform");
  CHECK(r.side("Lars Holm") == "Harbour Unity Platform");
}

TEST_CASE("who is only near a side, or joined with it, does not speak for it") {
  const Reading r(
      "Diplomats and Norwegian officials met. Diplomatic sources in Oslo said no. A source close to the "
      "Norwegian "
      "delegation said yes. Some Vell foreign policy aides were there. Norway's minister Ada Vell was not.");
  const std::vector<Speaker> all =
      speakers(r, {"Diplomats and Norwegian officials", "Diplomatic sources in Oslo",
                   "A source close to the Norwegian delegation", "Some Vell foreign policy aides"});
  CHECK(all[0].side == std::nullopt);
  CHECK(all[1].side == std::nullopt);
  CHECK(all[2].side == "Norway");
  CHECK(all[3].name != "Ada Vell");
}

TEST_CASE("the president's office and the finance ministry are the home state's") {
  const Reading r("Norway paid on Monday. The president's office said so. The Finance Ministry denied it.");
  for (const Speaker& one : speakers(r, {"The president's office", "The Finance Ministry"}))
    CHECK_MESSAGE(one.side == "Norway", one.name);
}

TEST_CASE("\"it\" after what it said is not a name in those words") {
  const Reading r("The Harbour Union met on Monday. \"Norway can pay,\" it said.");
  const std::vector<Speaker> all = speakers(r, {"The Harbour Union", "it"});
  CHECK(all[1].name == "Harbour Union");
}

TEST_CASE("one named together with others speaks for them where they are of no other side") {
  const Reading r(
      "Ada Vell, Norway's foreign minister, met Tor Brandt. Vell and other ministers said no. Vell and "
      "Chilean "
      "officials said yes. The government and Kestrel Corp agreed.");
  const std::vector<Speaker> all = speakers(
      r, {"Vell and other ministers", "Vell and Chilean officials", "The government and Kestrel Corp"});
  CHECK(all[0].name == "Ada Vell and other ministers");
  CHECK(all[0].side == "Norway");
  CHECK(all[1].side == std::nullopt);
  CHECK(all[2].side == std::nullopt);
}

TEST_CASE("who a headline only calls an official is named in the report") {
  const Reading r(
      "Norwegian official says fish talks fail\n\nOSLO, May 2 - The talks failed, Ada Vell, Norway's "
      "fisheries "
      "minister, said on Friday. She spoke in Oslo.");
  CHECK(speakers(r, {"Norwegian official"})[0].name == "Ada Vell");
}

TEST_CASE("a source's words end before a clause on it; a seat's paper is the seat's") {
  const Reading r(
      "Two Norwegian officials, who asked not to be named, said no. The Kremlin's statement said yes. Russia "
      "met "
      "Norway.");
  const std::vector<Speaker> all =
      speakers(r, {"Two Norwegian officials, who asked not to be named", "The Kremlin's statement"});
  CHECK(all[0].name == "two Norwegian officials");
  CHECK(all[1].name == "Kremlin");
}

TEST_CASE("a governor speaks for the region, a minister of two things for the state") {
  const Reading r(
      "Norway's Minister of Economy and Industry Ada Vell met Texas Governor Tor Brandt. Vell smiled.");
  CHECK(r.side("Ada Vell") == "Norway");
  CHECK(r.side("Tor Brandt") == "Texas");
}

TEST_CASE("\"its\" ministry is that of the sentence's subject before") {
  const Reading r("Chile called Norway's demand unfair. Its Fisheries Ministry said it would not pay.");
  CHECK(speakers(r, {"Its Fisheries Ministry"})[0].side == "Chile");
}

TEST_CASE("an adjective after an office is learnt as a state's where an office or a body follows it") {
  const Reading r(
      "Maroa is not at war. In a report by public broadcaster Maroan Television, Maroan Foreign Minister Ada "
      "Vell "
      "said so. Tor Brandt, the envoy for Maroa Policy, did not.");
  CHECK(r.side("Maroan Foreign") == "Maroa");
  CHECK(r.side("Ada Vell") == "Maroa");
  CHECK(!r.person("Maroa Policy"));
}

TEST_CASE("\"its\" office is that of the body named or called last before it") {
  const Reading r(
      "The Windward Movement and the government of Caldera met. Caldera's delegation was led by its interior "
      "minister, Paul "
      "Renn, and the "
      "movement's by its political chief, Dario Voss. Sant said it would help. Its foreign minister, Olga "
      "Tamm, left. "
      "Sant's army waited.");
  CHECK(r.side("Paul Renn") == "Caldera");
  CHECK(r.side("Dario Voss") == "Windward Movement");
  CHECK(r.side("Olga Tamm") == "Sant");
}

TEST_CASE("a mediator is not of the state that the report is about") {
  const Reading r(
      "Caldera's ministers met. Caldera's troops left. The mediator, Ines Marr, waited in Caldera.");
  CHECK(r.side("Ines Marr") == "-");
}

TEST_CASE("a number is nobody: who spoke last goes on") {
  const Reading r("Ada Vell said no. In all 7 said yes.");
  const auto said = speakers(r, {"Ada Vell", "7"});
  CHECK(said[0].actor);
  CHECK(said[1].name == "Ada Vell");
  CHECK(!said[1].actor);
}

TEST_CASE("texts without names have no cast") {
  for (const char* text : {"", "\n\n", "nothing to see here.", "- - -", "'s", "of", "U"}) {
    const Reading r(text);
    CHECK(r.cast.mentions.empty());
    CHECK(sides_of(r.cast).empty());
    const SpeakerResolver resolver(r.report, r.layout, r.cast);
    CHECK(resolver.resolve({0, static_cast<std::uint32_t>(r.report.text.size())}, {}).actor == std::nullopt);
  }
}

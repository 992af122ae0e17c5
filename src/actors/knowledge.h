// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace parley {

// What is known of the world before a report is read: the tables of knowledge/, compiled in.
// Built at first use, constant after; safe from any thread.

// What a row of states.tsv, bodies.tsv or places.tsv stands for.
enum class Standing {
  state,
  organisation,
  armed_group,
  company,
  organ,
  national_body,
  press,
  region,
  place,
  adjective
};

struct KnownName {
  std::string name;  // "Russia", "Security Council"
  std::string side;  // whom it acts as: "Russia", "United Nations"; empty for press, places, adjectives
  Standing standing = Standing::state;
};

// How a phrase names its KnownName: "Russia", "Russian", "Russians", "Moscow", "the Kremlin".
enum class Use { name, adjective, people, capital, seat };

struct KnownPhrase {
  std::vector<std::string> words;  // cut as a Layout cuts them: "U.S." -> U . S .
  const KnownName* known = nullptr;
  Use use = Use::name;
};

enum class Office { office, voice, group, unofficial, title };

struct OfficePhrase {
  std::vector<std::string> words;  // lower case: prime minister
  Office kind = Office::office;
  std::string side;  // where the office tells it: a pope's is the Vatican
};

struct Leader {
  std::vector<std::string> words;  // folded: sergei lavrov
  std::string side;
  std::string office;
  char gender = 'x';
};

class Knowledge {
 public:
  static const Knowledge& instance();

  // Phrases by their first word, the longest first.
  [[nodiscard]] const std::vector<KnownPhrase>& names_from(std::string_view first_word) const;
  [[nodiscard]] const std::vector<OfficePhrase>& offices_from(std::string_view first_word) const;
  // The side that an office tells by itself ("pope" -> "Vatican"), whatever it is for; empty for most.
  [[nodiscard]] std::string side_of_office(std::string_view folded) const;
  // m, f, x for a given name in lower case without accents; 0 for other words.
  [[nodiscard]] char gender_of(std::string_view given_name) const;
  [[nodiscard]] const Leader* leader(const std::vector<std::string>& folded_name) const;
  [[nodiscard]] const Leader* leader_by_surname(const std::string& folded) const;  // none if several share it
  // The leader that a report names so; a surname with other given names only together with the office:
  // "Joseph R. Biden", "President".
  [[nodiscard]] const Leader* leader_named(std::string_view name, std::string_view role) const;

 private:
  Knowledge();
  void read_states(std::string_view table);
  void read_bodies(std::string_view table);
  void read_places(std::string_view table);
  void read_offices(std::string_view table);
  void read_given_names(std::string_view table);
  void read_leaders(std::string_view table);
  const KnownName* add_known(std::string_view name, std::string_view side, Standing standing);
  void add_phrases(std::string_view list, const KnownName* known, Use use);

  std::deque<KnownName> known_;  // a deque, as phrases point into it
  std::unordered_map<std::string, std::vector<KnownPhrase>> names_;
  std::unordered_map<std::string, std::vector<OfficePhrase>> offices_;
  std::unordered_map<std::string, char> genders_;
  std::unordered_map<std::string, Leader> leaders_;            // by folded words, joined by spaces
  std::unordered_map<std::string, const Leader*> by_surname_;  // null where several share it
};

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "actors/datelines.h"
#include "actors/learned.h"
#include "actors/phrases.h"
#include "actors/tokens.h"

namespace parley {

// How a report writes its words, learnt before its names are cut:
//   "MONTREAL Harvest was good. The harvest failed, Potts said. The banks ... the banks ... the banks ..."
//   MONTREAL is a dateline; Harvest only opens a sentence, as harvest is small elsewhere; Potts has its
//   capital in the middle of one, so it is a name; the banks are named often enough to be a side.
class Writing {
 public:
  Writing(const Tokens& words, const LearnedStates& learned);

  [[nodiscard]] const Token& word(std::uint32_t at) const { return tokens.words[at]; }
  [[nodiscard]] const KnownPhrase* known(std::uint32_t at) const { return known_phrase(tokens, states, at); }
  [[nodiscard]] bool given_name(std::uint32_t at) const { return is_given_name(tokens, at); }
  // A capitalised word with a space before it, in the sentence of `from`.
  [[nodiscard]] bool spaced_capital(std::uint32_t from, std::uint32_t at) const {
    return is_spaced_capital(tokens, from, at);
  }

  [[nodiscard]] bool small_elsewhere(std::uint32_t at) const { return small_.contains(word(at).low); }
  // The capital stands in the middle of a sentence somewhere, where it tells something.
  [[nodiscard]] bool capital_elsewhere(std::uint32_t at) const { return capital_.contains(word(at).low); }
  // A name by itself somewhere: no other name beside it.
  [[nodiscard]] bool alone_elsewhere(std::uint32_t at) const { return alone_.contains(word(at).low); }
  // Begins a sentence, a quotation or what follows a dateline: its capital tells nothing.
  [[nodiscard]] bool opens(std::uint32_t at) const { return word(at).opens || after_dateline_.contains(at); }
  // One past the dateline that begins at `at`; `at` where there is none.
  [[nodiscard]] std::uint32_t dateline_end(std::uint32_t at) const;
  // One past the group named at `at` that the report keeps naming: "Freedonian rebels", "the [banks]".
  [[nodiscard]] std::uint32_t group_end(std::uint32_t at) const;

  const Tokens& tokens;
  const LearnedStates& states;

 private:
  void learn_words();
  [[nodiscard]] bool stands_alone(std::uint32_t at) const;
  [[nodiscard]] bool names_group(std::uint32_t at) const;
  [[nodiscard]] bool is_people_adjective(std::uint32_t at) const;

  Datelines datelines_;
  std::unordered_set<std::uint32_t> after_dateline_;
  std::unordered_set<std::string> small_;
  std::unordered_set<std::string> capital_;
  std::unordered_set<std::string> alone_;
  std::unordered_map<std::string, std::uint32_t> groups_;  // how often the report names each
};

}  // namespace parley

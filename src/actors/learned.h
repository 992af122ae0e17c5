// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_map>

#include "actors/knowledge.h"
#include "actors/tokens.h"

namespace parley {

// States that no table knows, as the report itself tells them:
//   by a name and an adjective of one stem  "Freedonia ... Freedonian officials"
//   by their offices and bodies             "Zubrowka's prime minister"
//   by an adjective before such an office   "the Maroan foreign minister": Maroa
// Their phrases are read like those of the tables.
class LearnedStates {
 public:
  explicit LearnedStates(const Tokens& tokens);
  LearnedStates(const LearnedStates&) = delete;
  LearnedStates& operator=(const LearnedStates&) = delete;

  // What a capitalised word stands for, or null.
  [[nodiscard]] const KnownPhrase* phrase(const std::string& low) const;

 private:
  void learn(const std::string& low, const std::string& state, Use use);

  std::unordered_map<std::string, KnownName> states_;  // phrases point into it: its nodes stay where they are
  std::unordered_map<std::string, KnownPhrase> phrases_;
};

}  // namespace parley

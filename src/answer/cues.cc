// SPDX-License-Identifier: Apache-2.0
#include "answer/cues.h"

#include <algorithm>
#include <array>

namespace parley {
namespace {

template <std::size_t N>
bool begins_with_any(std::string_view word, const std::array<std::string_view, N>& stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return word.starts_with(stem); });
}

}  // namespace

bool tells_how(std::string_view cue) {
  static constexpr std::array<std::string_view, 46> kStems = {
      "accus",    "acknowledg", "admi",   "alleg",   "announc", "appeal",  "argu",     "ask",
      "call",     "caution",    "claim",  "commend", "condemn", "confirm", "critici",  "demand",
      "deni",     "deny",       "descri", "dismiss", "disput",  "emphasi", "express",  "hail",
      "highligh", "hint",       "insist", "order",   "pledg",   "prais",   "promis",   "propos",
      "refus",    "reject",     "stress", "suggest", "thank",   "threat",  "underlin", "underscor",
      "urg",      "vow",        "warn",   "welcom",  "offer",   "wrote"};
  return begins_with_any(cue, kStems);
}

bool leaves_doubt(std::string_view cue) {
  static constexpr std::array<std::string_view, 9> kStems = {"deny",  "deni",    "claim",   "alleg", "disput",
                                                             "refut", "dismiss", "contest", "report"};
  if (cue == "report" || cue == "reported" || cue == "reports") return false;
  return begins_with_any(cue, kStems);
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "actors/speaker_words.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;

// "secretary" in "secretary of state", but no minister is the prime minister.
bool part_of(std::string_view part, std::string_view whole) {
  if (part.empty() || part.size() >= whole.size() || whole == "prime minister") return false;
  return (whole.ends_with(part) && whole[whole.size() - part.size() - 1] == ' ') ||
         (whole.starts_with(part) && whole[part.size()] == ' ');
}

}  // namespace

bool is_preposition(std::string_view low) {
  static const Words words{"of",  "for",   "at",    "from",    "to",           "with",
                           "in",  "by",    "on",    "under",   "close",        "near",
                           "who", "which", "about", "against", "representing", "including"};
  return words.contains(low);
}

bool is_article(std::string_view low) {
  static const Words words{"the", "a",   "an",    "this", "that", "one",   "another", "his",
                           "her", "its", "their", "our",  "both", "these", "those"};
  return words.contains(low);
}

bool is_indefinite(std::string_view low) {
  static const Words words{"a",    "an",  "one",   "another", "some",    "several",
                           "many", "two", "three", "other",   "unnamed", "anonymous"};
  return words.contains(low);
}

bool same_office(std::string_view a, std::string_view b) {
  if (a == b || part_of(a, b) || part_of(b, a)) return true;
  static const std::array<Words, 10> groups{{
      {"leader", "president", "prime minister", "premier", "chancellor", "taoiseach", "king", "emir",
       "supreme leader"},
      {"spokesman", "spokeswoman", "spokesperson", "press secretary"},
      {"diplomat", "top diplomat", "foreign minister", "foreign secretary", "secretary of state", "envoy",
       "ambassador", "special envoy", "top diplomat"},
      {"negotiator", "chief negotiator", "envoy", "special envoy", "lead negotiator"},
      {"fm", "foreign minister"},
      {"vp", "vice president"},
      {"pm", "prime minister"},
      {"army", "military", "armed forces", "idf"},
      {"commander", "military commander", "army commander", "general"},
      {"boss", "chief", "head", "chief executive", "ceo", "chairman", "general secretary", "director",
       "director general"},
  }};
  return std::any_of(groups.begin(), groups.end(),
                     [&](const Words& group) { return group.contains(a) && group.contains(b); });
}

bool fits_office(std::string_view role, std::string_view head, bool like) {
  return like ? same_office(role, head) : role == head || part_of(role, head) || part_of(head, role);
}

}  // namespace parley

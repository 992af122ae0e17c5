// SPDX-License-Identifier: Apache-2.0
#include "answer/sources.h"

#include <algorithm>
#include <array>
#include <utility>

#include "answer/page.h"
#include "answer/phrases.h"
#include "base/among.h"
#include "base/utf8.h"

namespace parley {
namespace {

constexpr std::size_t kName = 60;  // letters

bool has(std::string_view words, std::string_view part) { return words.find(part) != std::string_view::npos; }

bool begins_with_vowel(std::string_view name) {
  return std::string_view("aeioAEIO").find(name[0]) != std::string_view::npos ||
         (name.starts_with("un") && !name.starts_with("uni"));
}

}  // namespace

bool is_nobody(std::string_view name) {
  static constexpr std::array<std::string_view, 22> kPronouns = {
      "",    "he",  "she", "it",   "they", "we",    "i",   "who", "you",  "them",  "this",
      "him", "his", "her", "hers", "its",  "their", "our", "us",  "that", "which", "there"};
  static constexpr std::array<std::string_view, 14> kLone = {
      "the", "one", "those", "some", "others", "both", "s", "a", "ms", "mr", "mrs", "dr", "jr", "co"};
  if (name.size() > 1 && name[1] >= 'A' && name[1] <= 'Z') return false;  // "US", "WHO"
  const std::string folded = fold(name);
  return is_among(std::string_view(folded).substr(0, folded.find(' ')), kPronouns) ||
         is_among(std::string_view(folded), kLone);
}

std::string tidy(std::string_view name) {
  static constexpr std::array<std::string_view, 5> kBefore = {"of ", "from ", "by ", "and ", "that "};
  static constexpr std::array<std::string_view, 22> kAfter = {
      "has", "had", "have", "is",   "was", "are", "were", "will", "on", "in",   "at",
      "of",  "for", "to",   "that", "and", "the", "with", "last", "by", "from", "a"};
  for (const auto before : kBefore)
    if (name.starts_with(before)) name.remove_prefix(before.size());
  std::string out = one_line(name, kName);
  for (auto space = out.rfind(' ');
       space != std::string::npos && is_among(std::string_view(out).substr(space + 1), kAfter);
       space = out.rfind(' '))
    out.resize(space);
  return out;
}

bool names_side(std::string_view words, std::string_view side) {
  if (side == "United States") return has(words, "U.S.") || has(words, "American") || has(words, side);
  if (side == "United Kingdom") return has(words, "Brit") || has(words, "UK");
  if (side == "European Union") return has(words, "EU") || has(words, side);
  const bool long_word = side.size() > 5 && !has(side, " ");
  return has(words, side.substr(0, side.size() - (long_word ? 1 : 0)));
}

std::string list_of_sides(const std::vector<std::string>& sides, std::size_t most) {
  std::vector<std::string> names;
  for (const auto& side : sides) {
    const std::string bare = tidy(side);
    std::string name = with_article(bare);
    if (!is_nobody(bare) && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names.empty() ? "one side" : list_of(names, most);
}

bool are_many(const std::vector<std::string>& sides) {
  return sides.size() > 1 || (sides.size() == 1 && is_plural(sides[0]));
}

std::string source_name(std::string_view speaker) {
  const std::string name = tidy(speaker);
  if (is_nobody(name)) return "a source";
  if (!is_one_person(name) || is_impersonal(name)) return with_article(name);
  return (begins_with_vowel(name) ? "an " : "a ") + name;
}

bool is_anonymous(std::string_view speaker) {
  const std::string name = tidy(speaker);
  return is_nobody(name) || (is_unnamed(name) && !is_impersonal(name));
}

std::string intro_of(const Record& record, const Statement& statement) {
  std::vector<std::string> parts;
  if (is_anonymous(statement.speaker)) parts.emplace_back("not named");
  const std::string role = statement.actor ? one_line(record.actors[*statement.actor].role) : "";
  if (!role.empty()) parts.push_back(role);
  const auto& side = statement.side;
  if (side && *side != statement.speaker && !names_side(role, *side) && !names_side(statement.speaker, *side))
    parts.push_back(tidy(*side));
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? " (" : ", ") + part;
  return out.empty() ? out : out + ")";
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "answer/phrases.h"

#include <algorithm>
#include <array>

#include "base/among.h"
#include "base/utf8.h"

namespace parley {
namespace {

std::string_view last_word(std::string_view text) {
  const auto space = text.find_last_of(" -");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

// The noun that the rest says more about: "spokeswoman for the line" -> "spokeswoman".
std::string_view head_of(std::string_view name) {
  static constexpr std::array<std::string_view, 11> kRest = {
      " of ", " for ", " in ", " at ", " by ", " from ", " on ", " with ", " who ", " that ", " close "};
  std::size_t end = name.size();
  for (const auto rest : kRest) end = std::min(end, name.find(rest));
  return name.substr(0, std::min(end, name.find(" (")));
}

bool begins_small(std::string_view word) {
  if (word.empty()) return false;
  const auto first = code_point_at(word, 0).value;
  return is_letter(first) && !is_upper(first);
}

// "al-Shami" begins small, too, but is a name.
bool has_capital(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto point = code_point_at(word, at);
    if (is_upper(point.value)) return true;
    at += point.size;
  }
  return false;
}

}  // namespace

std::string with_article(std::string_view name) {
  static constexpr std::array<std::string_view, 22> kWithArticle = {
      "EU",       "UN",          "US",          "UK",       "UAE",           "IMF",
      "IAEA",     "WTO",         "WHO",         "PKK",      "African Union", "Vatican",
      "Holy See", "Netherlands", "Philippines", "Maldives", "Bahamas",       "Gambia",
      "Kremlin",  "White House", "Pentagon",    "Taliban"};
  static constexpr std::array<std::string_view, 46> kLastWords = {
      "Ministry",   "Department",   "Council",        "Commission", "Committee", "Agency",  "Fund",
      "Parliament", "Congress",     "Government",     "States",     "Nations",   "Kingdom", "Union",
      "Emirates",   "Republic",     "Authority",      "Islands",    "Community", "League",  "Organization",
      "Movement",   "Organisation", "Front",          "Army",       "Party",     "Senate",  "House",
      "Court",      "Assembly",     "Administration", "Coalition",  "Alliance",  "Board",   "Federation",
      "Bank",       "Bloc",         "Cabinet",        "Office",     "Group",     "Guard",   "Brigade",
      "Company",    "Association",  "Confederation",  "Institute"};
  const bool has_article = name.starts_with("the ") || name.starts_with("The ");
  const bool owned =
      name.find("'s ") != std::string_view::npos || name.find("\u2019s ") != std::string_view::npos;
  if (has_article || (owned && name.find("s' ") == std::string_view::npos)) return std::string(name);
  const bool named = is_among(last_word(head_of(name)), kLastWords) || is_among(name, kWithArticle);
  const bool common = begins_small(last_word(head_of(name))) && !is_plural(name) &&
                      (is_impersonal(name) || is_one_person(name));
  return (named || common ? "the " : "") + std::string(name);
}

std::string list_of(const std::vector<std::string>& names, std::size_t most) {
  // "and 1 other" takes the room of the name it stands for.
  const std::size_t shown = names.size() <= most || names.size() == most + 1 ? names.size() : most;
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
  if (shown < names.size()) out += " and " + std::to_string(names.size() - shown) + " others";
  return out;
}

bool is_plural(std::string_view name) {
  const auto word = last_word(head_of(name));
  if (word.size() < 4 || word.back() != 's' || word.ends_with("ss") || word.ends_with("us")) {
    return word == "allies" || word == "people" || word == "sides" || word == "police" || word == "Taliban";
  }
  if (begins_small(word)) return true;
  // Capitalised: peoples and parties are many, states and companies one.
  return word.ends_with("ans") || word.ends_with("ats") || word.ends_with("ists") || word.ends_with("elis") ||
         word.ends_with("this") || word.ends_with("ebels") || word == "Kurds" || word == "Liberals" ||
         word == "Conservatives" || word == "Teamsters";
}

bool is_one_person(std::string_view speaker) {
  static constexpr std::array<std::string_view, 28> kPersons = {
      "official", "source",   "diplomat", "spokesman", "spokeswoman", "spokesperson", "minister",
      "adviser",  "aide",     "analyst",  "envoy",     "negotiator",  "fighter",      "commander",
      "leader",   "lawmaker", "witness",  "resident",  "executive",   "expert",       "mediator",
      "delegate", "banker",   "trader",   "governor",  "president",   "mayor",        "judge"};
  for (std::size_t at = 0; at < speaker.size();) {
    const auto end = std::min(speaker.find(' ', at), speaker.size());
    if (is_among(speaker.substr(at, end - at), kPersons)) return true;
    at = end + 1;
  }
  return false;
}

bool is_unnamed(std::string_view speaker) {
  const auto space = speaker.rfind(' ');
  const auto last = space == std::string_view::npos ? speaker : speaker.substr(space + 1);
  return (begins_small(last) && !has_capital(last)) || is_one_person(speaker);
}

bool is_impersonal(std::string_view speaker) {
  static constexpr std::array<std::string_view, 42> kThings = {
      "draft",      "data",       "constitution", "deal",   "treaty",    "text",     "documents",
      "document",   "statement",  "communique",   "letter", "agreement", "plan",     "proposal",
      "resolution", "report",     "reports",      "poll",   "website",   "release",  "declaration",
      "memo",       "study",      "company",      "union",  "unions",    "sides",    "government",
      "ministry",   "ministries", "council",      "army",   "movement",  "party",    "parties",
      "board",      "court",      "parliament",   "agency", "coalition", "military", "group"};
  return is_among(last_word(head_of(speaker)), kThings);
}

bool is_clause(std::string_view condition) {
  static constexpr std::array<std::string_view, 36> kOpeners = {
      "if",          "unless",  "only",   "once",      "after", "until", "when",     "whenever", "provided",
      "providing",   "as",      "so",     "should",    "in",    "on",    "without",  "before",   "subject",
      "depending",   "pending", "except", "but",       "with",  "upon",  "assuming", "given",    "where",
      "immediately", "even",    "by",     "following", "till",  "while", "under",    "for",      "until"};
  const std::string folded = fold(condition.substr(0, condition.find_first_of(" ,")));
  return is_among(std::string_view(folded), kOpeners);
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace parley

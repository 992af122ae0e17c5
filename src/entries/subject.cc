// SPDX-License-Identifier: Apache-2.0
#include "entries/subject.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "entries/words.h"

namespace parley {
namespace {

constexpr std::uint32_t kMostVerbs = 4;  // between the group and `what`: "have long demanded that"

// What tells which of many: a part of the world, a size.
constexpr std::array<std::string_view, 31> kWhich{
    "european", "western",   "eastern", "northern", "southern",  "central", "arab",     "african",
    "asian",    "american",  "latin",   "nordic",   "baltic",    "balkan",  "gulf",     "pacific",
    "atlantic", "caribbean", "muslim",  "islamic",  "christian", "allied",  "regional", "world",
    "global",   "foreign",   "several", "some",     "major",     "leading", "other"};
constexpr std::array<std::string_view, 26> kGroup{
    "leaders",   "countries", "nations",   "states",    "powers",    "governments", "ministers",
    "allies",    "officials", "diplomats", "lawmakers", "companies", "banks",       "creditors",
    "producers", "airlines",  "unions",    "members",   "parties",   "envoys",      "negotiators",
    "rebels",    "capitals",  "exporters", "importers", "lenders"};
// Verbs and their helpers that may stand between a group and what it does or wants.
constexpr std::array<std::string_view, 36> kVerbs{
    "have",     "had",    "will",    "would",      "also",   "are",     "were",    "recently",  "now",
    "want",     "wanted", "demand",  "demanded",   "urge",   "urged",   "call",    "called",    "for",
    "on",       "agreed", "agree",   "to",         "refuse", "refused", "reject",  "rejected",  "pledged",
    "promised", "vowed",  "offered", "threatened", "oppose", "opposed", "support", "supported", "plan"};

// What asks for an act, and what may stand along with it.
constexpr std::array<std::string_view, 6> kMust{"to", "should", "must", "need", "needs", "ought"};
constexpr std::array<std::string_view, 9> kAlong{"not",  "will",  "would", "also",       "never",
                                                 "have", "shall", "be",    "immediately"};
// Whoever is named behind one of these is not the one who must act: "under pressure from Maroa to leave".
constexpr std::array<std::string_view, 5> kOfAnother{"from", "by", "of", "in", "with"};
constexpr std::array<std::string_view, 5> kMoreGroups{"sides", "partners", "community", "world", "blocs"};
constexpr std::array<std::string_view, 9> kMoreWhich{"warring",        "middle",         "international",
                                                     "developing",     "member",         "neighboring",
                                                     "industrialised", "industrialized", "neighbouring"};
constexpr std::array<std::string_view, 7> kThose{"the", "both", "two", "all", "these", "those", "its"};

class SubjectFinder {
 public:
  SubjectFinder(const Report& report, const Layout& layout, WordSpan what)
      : words_(report, layout), what_(what), sentence_(layout.sentences[layout.words[what.first].sentence]) {}

  [[nodiscard]] std::optional<WordSpan> find() const {
    std::uint32_t end = what_.first;
    for (std::uint32_t n = 0; n < kMostVerbs && end > sentence_.first_word && words_.is_any(end - 1, kVerbs);
         ++n)
      --end;
    if (const auto group = group_before(end)) return group;
    return goes_on(end) ? head() : std::nullopt;
  }

  [[nodiscard]] std::optional<WordSpan> addressed() const {
    std::uint32_t end = what_.first;
    bool must = words_.is_any(end, kMust);
    for (; end > sentence_.first_word && (words_.is_any(end - 1, kMust) || words_.is_any(end - 1, kAlong));
         --end)
      must = must || words_.is_any(end - 1, kMust);
    if (!must || end == sentence_.first_word || !words_.is_word(end - 1)) return std::nullopt;
    std::uint32_t first = end - 1;
    const bool group = words_.is_any(first, kGroup) || words_.is_any(first, kMoreGroups);
    while (first > sentence_.first_word &&
           (group ? words_.is_any(first - 1, kWhich) || words_.is_any(first - 1, kMoreWhich)
                  : words_.is_capital(first - 1)))
      --first;
    std::uint32_t before = first;
    if (before > sentence_.first_word && words_.is(before - 1, "the")) --before;
    if (before > sentence_.first_word && words_.is_any(before - 1, kOfAnother)) return std::nullopt;
    return WordSpan{first, end};
  }
  [[nodiscard]] bool is_group(WordSpan name) const {
    const std::uint32_t noun = name.last - 1;
    if (!words_.is_any(noun, kGroup) && !words_.is_any(noun, kMoreGroups)) return false;
    return name.size() > 1 || name.first == sentence_.first_word || !words_.is_any(name.first - 1, kThose);
  }

 private:
  // The group whose last word stands before `end`; none behind "the" or a number, which tell of one named
  // before, and none that is a part of a longer name.
  [[nodiscard]] std::optional<WordSpan> group_before(std::uint32_t end) const {
    if (end <= sentence_.first_word + 1 || !words_.is_any(end - 1, kGroup)) return std::nullopt;
    std::uint32_t first = end - 1;
    while (first > sentence_.first_word && words_.is_any(first - 1, kWhich)) --first;
    if (first == end - 1) return std::nullopt;
    return first == sentence_.first_word || stands_alone(first - 1) ? std::optional(WordSpan{first, end})
                                                                    : std::nullopt;
  }
  [[nodiscard]] bool stands_alone(std::uint32_t before) const {
    static constexpr std::array<std::string_view, 9> kTies{"that", "said",  "says",  "when",   "after",
                                                           "as",   "while", "where", "because"};
    return words_.is_any(before, kTies) || !words_.is_word(before);
  }

  // "..., but were unable", "... and agreed"
  [[nodiscard]] bool goes_on(std::uint32_t end) const {
    return end > sentence_.first_word && (words_.is(end - 1, "but") || words_.is(end - 1, "and"));
  }
  [[nodiscard]] std::optional<WordSpan> head() const {
    std::uint32_t end = sentence_.first_word;
    while (end < what_.first && words_.is_any(end, kWhich)) ++end;
    return end < what_.first ? group_before(end + 1) : std::nullopt;
  }

  Words words_;
  WordSpan what_;
  const Sentence& sentence_;
};

}  // namespace

std::optional<WordSpan> group_subject(const Report& report, const Layout& layout, WordSpan what) {
  return SubjectFinder(report, layout, what).find();
}

std::optional<WordSpan> who_must_act(const Report& report, const Layout& layout, WordSpan what) {
  return SubjectFinder(report, layout, what).addressed();
}

bool names_group(const Report& report, const Layout& layout, WordSpan name) {
  return SubjectFinder(report, layout, name).is_group(name);
}

bool says_both(const Report& report, const Layout& layout, WordSpan what) {
  static constexpr std::array<std::string_view, 2> kBoth{"both", "two"};
  static constexpr std::array<std::string_view, 12> kPair{
      "sides",   "countries", "parties",    "governments", "delegations", "states",
      "nations", "leaders",   "presidents", "ministers",   "teams",       "neighbours"};
  constexpr std::uint32_t kNear = 4;  // words before `what`, and of it
  const Words words(report, layout);
  const std::uint32_t from = what.first - std::min(what.first, kNear);
  for (std::uint32_t w = from; w < std::min(what.last, what.first + kNear); ++w) {
    if (words.is_any(w, kBoth) && words.is_any(w + 1, kPair) && words.same_sentence(w, what.first))
      return true;
  }
  return false;
}

}  // namespace parley

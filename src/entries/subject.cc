// SPDX-License-Identifier: Apache-2.0
#include "entries/subject.h"

#include <array>
#include <string>
#include <string_view>

#include "base/among.h"
#include "base/utf8.h"
#include "entries/proposals.h"

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

class SubjectFinder {
 public:
  SubjectFinder(const Report& report, const Layout& layout, WordSpan what)
      : text_(report.text),
        layout_(layout),
        what_(what),
        sentence_(layout.sentences[layout.words[what.first].sentence]) {}

  [[nodiscard]] std::optional<WordSpan> find() const {
    std::uint32_t end = what_.first;
    for (std::uint32_t n = 0; n < kMostVerbs && end > sentence_.first_word && is_among(word(end - 1), kVerbs);
         ++n)
      --end;
    if (const auto group = group_before(end)) return group;
    return goes_on(end) ? head() : std::nullopt;
  }

 private:
  // The group whose last word stands before `end`; none behind "the" or a number, which tell of one named
  // before, and none that is a part of a longer name.
  [[nodiscard]] std::optional<WordSpan> group_before(std::uint32_t end) const {
    if (end <= sentence_.first_word + 1 || !is_among(word(end - 1), kGroup)) return std::nullopt;
    std::uint32_t first = end - 1;
    while (first > sentence_.first_word && is_among(word(first - 1), kWhich)) --first;
    if (first == end - 1) return std::nullopt;
    return first == sentence_.first_word || stands_alone(first - 1) ? std::optional(WordSpan{first, end})
                                                                    : std::nullopt;
  }
  [[nodiscard]] bool stands_alone(std::uint32_t before) const {
    static constexpr std::array<std::string_view, 9> kTies{"that", "said",  "says",  "when",   "after",
                                                           "as",   "while", "where", "because"};
    const auto code = code_point_at(text_, layout_.words[before].span.begin).value;
    return is_among(word(before), kTies) || !(is_letter(code) || is_digit(code));
  }

  // "..., but were unable", "... and agreed"
  [[nodiscard]] bool goes_on(std::uint32_t end) const {
    return end > sentence_.first_word && (word(end - 1) == "but" || word(end - 1) == "and");
  }
  [[nodiscard]] std::optional<WordSpan> head() const {
    std::uint32_t end = sentence_.first_word;
    while (end < what_.first && is_among(word(end), kWhich)) ++end;
    return end < what_.first ? group_before(end + 1) : std::nullopt;
  }

  [[nodiscard]] std::string word(std::uint32_t w) const { return folded_word(text_, layout_.words[w].span); }

  std::string_view text_;
  const Layout& layout_;
  WordSpan what_;
  const Sentence& sentence_;
};

}  // namespace

std::optional<WordSpan> group_subject(const Report& report, const Layout& layout, WordSpan what) {
  return SubjectFinder(report, layout, what).find();
}

}  // namespace parley

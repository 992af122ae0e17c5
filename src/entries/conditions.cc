// SPDX-License-Identifier: Apache-2.0
#include "entries/conditions.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "entries/proposals.h"

namespace parley {
namespace {

constexpr std::uint32_t kBehind = 3;    // words between `what` and a condition behind it
constexpr std::uint32_t kLongest = 40;  // words of a condition

// What introduces a condition, longest first.
const std::vector<std::vector<std::string_view>>& openings() {
  static const std::vector<std::vector<std::string_view>> kOpenings{{"on", "the", "condition"},
                                                                    {"in", "exchange", "for"},
                                                                    {"in", "return", "for"},
                                                                    {"as", "long", "as"},
                                                                    {"so", "long", "as"},
                                                                    {"on", "condition"},
                                                                    {"only", "if"},
                                                                    {"only", "after"},
                                                                    {"only", "when"},
                                                                    {"provided", "that"},
                                                                    {"unless"},
                                                                    {"if"}};
  return kOpenings;
}

class ConditionFinder {
 public:
  ConditionFinder(const Report& report, const Layout& layout, WordSpan what)
      : text_(report.text),
        layout_(layout),
        what_(what),
        sentence_(layout.sentences[layout.words[what.first].sentence]) {}

  [[nodiscard]] std::optional<WordSpan> find() const {
    const std::uint32_t stop = std::min(sentence_.last_word, what_.last + kBehind);
    for (std::uint32_t w = what_.first; w < stop; ++w) {
      if (opens(w)) return clause(w, sentence_.last_word);
    }
    std::uint32_t head = sentence_.first_word;
    while (head < what_.first && !is_word(head)) ++head;
    if (head < what_.first && opens(head)) {
      const auto found = clause(head, what_.first);
      if (found && word(found->last) == ",") return found;
    }
    return std::nullopt;
  }

 private:
  // "even if", "as if", "what if" and "asked if" state no condition.
  [[nodiscard]] bool opens(std::uint32_t at) const {
    static constexpr std::array<std::string_view, 8> kOthers{"even", "as",  "what", "asked",
                                                             "ask",  "see", "know", "wondered"};
    if (at > sentence_.first_word &&
        std::find(kOthers.begin(), kOthers.end(), std::string_view{word(at - 1)}) != kOthers.end()) {
      return false;
    }
    return std::any_of(openings().begin(), openings().end(), [&](const auto& opening) {
      for (std::size_t i = 0; i < opening.size(); ++i) {
        if (at + i >= sentence_.last_word || word(at + static_cast<std::uint32_t>(i)) != opening[i])
          return false;
      }
      return true;
    });
  }

  // From its opening to the next comma, stop or closing quotation mark; two words at least.
  [[nodiscard]] std::optional<WordSpan> clause(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t last = first + 1;
    const std::uint32_t stop = std::min({end, sentence_.last_word, first + kLongest});
    while (last < stop && !ends(last)) ++last;
    if (last < first + 2) return std::nullopt;
    return WordSpan{first, last};
  }
  [[nodiscard]] bool ends(std::uint32_t w) const {
    const std::string mark = word(w);
    return mark == "," || mark == "." || mark == ";" || mark == ":" || mark == "”" || mark == "\"" ||
           mark == "—";
  }

  [[nodiscard]] std::string word(std::uint32_t w) const { return folded_word(text_, layout_.words[w].span); }
  [[nodiscard]] bool is_word(std::uint32_t w) const {
    return is_letter(code_point_at(text_, layout_.words[w].span.begin).value);
  }

  std::string_view text_;
  const Layout& layout_;
  WordSpan what_;
  const Sentence& sentence_;
};

}  // namespace

std::optional<WordSpan> condition_near(const Report& report, const Layout& layout, WordSpan what) {
  return ConditionFinder(report, layout, what).find();
}

}  // namespace parley

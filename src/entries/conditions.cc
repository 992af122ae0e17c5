// SPDX-License-Identifier: Apache-2.0
#include "entries/conditions.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "entries/words.h"

namespace parley {
namespace {

constexpr std::uint32_t kBehind = 3;    // words between `what` and a condition behind it
constexpr std::uint32_t kBefore = 8;    // words between a condition and `what` behind it
constexpr std::uint32_t kInto = 3;      // words of an opening before those that the model points to
constexpr std::uint32_t kLongest = 40;  // words of a condition

// What introduces a condition. "Not before Sylvania leaves" is a condition of a refusal, "leave before May"
// tells a date; and of "when" and its like only the model knows.
enum class Of : std::uint8_t { anything, refusal, pointed };
struct Opening {
  std::string_view words;
  Of of = Of::anything;
};
constexpr std::array<Opening, 26> kOpenings{{{"on the condition"},
                                             {"in exchange for"},
                                             {"in return for"},
                                             {"in the event of"},
                                             {"as long as"},
                                             {"so long as"},
                                             {"as soon as"},
                                             {"on condition"},
                                             {"conditional on"},
                                             {"contingent on"},
                                             {"only if"},
                                             {"only after"},
                                             {"only when"},
                                             {"provided"},
                                             {"providing"},
                                             {"unless"},
                                             {"once"},
                                             {"if"},
                                             {"until", Of::refusal},
                                             {"before", Of::refusal},
                                             {"without", Of::refusal},
                                             {"when", Of::pointed},
                                             {"while", Of::pointed},
                                             {"after", Of::pointed},
                                             {"should", Of::pointed},
                                             {"pending", Of::pointed}}};

class ConditionFinder {
 public:
  ConditionFinder(const Report& report, const Layout& layout, Of of, WordSpan what)
      : words_(report, layout),
        of_(of),
        what_(what),
        sentence_(layout.sentences[layout.words[what.first].sentence]) {}

  [[nodiscard]] std::optional<WordSpan> find() const {
    const std::uint32_t stop = std::min(sentence_.last_word, what_.last + kBehind);
    for (std::uint32_t w = what_.first; w < stop; ++w) {
      if (opens(w)) return clause(w, sentence_.last_word);
    }
    const std::uint32_t before = kLongest + kBefore;
    for (std::uint32_t w = what_.first; w > sentence_.first_word && w + before > what_.first; --w) {
      if (!opens(w - 1)) continue;
      const auto found = clause(w - 1, what_.first);
      if (found && words_.is(found->last, ",") && found->last + kBefore >= what_.first) return found;
    }
    return std::nullopt;
  }

  // Of words that the model points to: an opening at their head or a little before it.
  [[nodiscard]] std::optional<WordSpan> around() const {
    const std::uint32_t from = std::max(sentence_.first_word + kInto, what_.first) - kInto;
    for (std::uint32_t w = from; w <= what_.first; ++w) {
      if (!opens(w)) continue;
      const auto found = clause(w, sentence_.last_word);
      if (found && found->last > what_.first)
        return WordSpan{found->first, std::max(found->last, what_.last)};
    }
    return std::nullopt;
  }

 private:
  // "even if", "as if", "what if" and "asked if" state no condition.
  [[nodiscard]] bool opens(std::uint32_t at) const {
    static constexpr std::array<std::string_view, 8> kOthers{"even", "as",  "what", "asked",
                                                             "ask",  "see", "know", "wondered"};
    if (at > sentence_.first_word && words_.is_any(at - 1, kOthers)) return false;
    return std::ranges::any_of(
        kOpenings, [&](const Opening& opening) { return opening.of <= of_ && reads(at, opening.words); });
  }
  [[nodiscard]] bool reads(std::uint32_t at, std::string_view words) const {
    while (!words.empty()) {
      const std::string_view next = words.substr(0, words.find(' '));
      if (at >= sentence_.last_word || !words_.is(at, next)) return false;
      words.remove_prefix(std::min(words.size(), next.size() + 1));
      ++at;
    }
    return true;
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
    static constexpr std::array<std::string_view, 7> kEnds{",", ".", ";", ":", "”", "\"", "—"};
    return words_.is_any(w, kEnds);
  }

  Words words_;
  Of of_;
  WordSpan what_;
  const Sentence& sentence_;
};

}  // namespace

std::optional<WordSpan> condition_near(const Report& report, const Layout& layout, Kind kind, WordSpan what) {
  const bool refuses = kind == Kind::rejection || kind == Kind::threat;
  return ConditionFinder(report, layout, refuses ? Of::refusal : Of::anything, what).find();
}

std::optional<WordSpan> condition_around(const Report& report, const Layout& layout, WordSpan pointed) {
  return ConditionFinder(report, layout, Of::pointed, pointed).around();
}

}  // namespace parley

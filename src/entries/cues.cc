// SPDX-License-Identifier: Apache-2.0
#include "entries/cues.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/among.h"
#include "entries/words.h"

namespace parley {
namespace {

constexpr float kCued = 0.8F;              // the verbs are as sure a sign as the model's surest
constexpr float kThoughtOf = 0.3F;         // least probability of a demand that the model proposes itself
constexpr float kSame = 0.5F;              // overlap with it
constexpr std::uint32_t kLongestName = 5;  // words of the one who shall act
constexpr std::uint32_t kLongest = 30;     // words of what is demanded

constexpr std::array<std::string_view, 3> kWant{"want", "wants", "wanted"};
constexpr std::array<std::string_view, 4> kCall{"call", "calls", "called", "calling"};

class CueFinder {
 public:
  CueFinder(const Report& report, const Layout& layout) : words_(report, layout) {}

  [[nodiscard]] std::vector<WordSpan> find(WordSpan section) const {
    std::vector<WordSpan> out;
    for (std::uint32_t w = section.first; w < section.last; ++w) {
      std::optional<std::uint32_t> name = name_after_wanting(w);
      while (name) {
        const auto what = act_of(*name, section.last);
        if (!what) break;
        out.push_back(*what);
        w = what->last - 1;
        name = next_name(what->last);
      }
    }
    return out;
  }

 private:
  // Where the one who shall act begins: behind "wants", "called on".
  [[nodiscard]] std::optional<std::uint32_t> name_after_wanting(std::uint32_t w) const {
    if (words_.is_any(w, kWant) && !(w > 0 && words_.is(w - 1, "not"))) return w + 1;
    if (words_.is_any(w, kCall) && (words_.is(w + 1, "on") || words_.is(w + 1, "upon"))) return w + 2;
    return std::nullopt;
  }
  // "..., and for Kyiv to ..."
  [[nodiscard]] std::optional<std::uint32_t> next_name(std::uint32_t w) const {
    if (words_.is(w, ",")) ++w;
    return words_.is(w, "and") && words_.is(w + 1, "for") ? std::optional(w + 2) : std::nullopt;
  }

  // "Veltia to publish its maps", from the name on.
  [[nodiscard]] std::optional<WordSpan> act_of(std::uint32_t name, std::uint32_t end) const {
    const auto to = begins_name(name, end) ? to_after(name, end) : std::nullopt;
    const auto act = to ? clause(*to + 1, end) : std::nullopt;
    return act ? std::optional(WordSpan{name, act->last}) : std::nullopt;
  }
  [[nodiscard]] bool begins_name(std::uint32_t w, std::uint32_t end) const {
    static constexpr std::array<std::string_view, 5> kArticles{"the", "both", "all", "its", "their"};
    if (w >= end) return false;
    return words_.is_capital(w) || words_.is_any(w, kArticles);
  }
  // The "to" behind a name of one word and more, in the same clause.
  [[nodiscard]] std::optional<std::uint32_t> to_after(std::uint32_t name, std::uint32_t end) const {
    for (std::uint32_t w = name + 1; w < end && w <= name + kLongestName && words_.same_sentence(name, w);
         ++w) {
      if (words_.is(w, "to")) return w;
      if (!words_.is_word(w) && !words_.is(w, ".") && !words_.is(w, "-") && !words_.is(w, "’") &&
          !words_.is(w, "'"))
        return std::nullopt;
    }
    return std::nullopt;
  }

  // Up to a mark, to "and for", or to a verb of another sentence's telling: "and urged".
  [[nodiscard]] std::optional<WordSpan> clause(std::uint32_t first, std::uint32_t end) const {
    if (first >= end || !words_.is_word(first)) return std::nullopt;
    std::uint32_t last = first;
    while (last < end && last < first + kLongest && words_.same_sentence(first, last) && !ends(last)) ++last;
    if (last < first + 2) return std::nullopt;
    return WordSpan{first, last};
  }
  [[nodiscard]] bool ends(std::uint32_t w) const {
    static constexpr std::array<std::string_view, 10> kMarks{",",  ";", ":", "—", "–",
                                                             "\"", "”", "(", "?", "!"};
    static constexpr std::array<std::string_view, 6> kClauses{"because", "if",  "unless",
                                                              "which",   "who", "while"};
    const std::string here = words_.at(w);
    if (here == ".") return !words_.touches(w);
    return is_among(here, kMarks) || is_among(here, kClauses) ||
           (here == "and" && (words_.is(w + 1, "for") || words_.at(w + 1).ends_with("ed")));
  }

  Words words_;
};

}  // namespace

void add_cued(const Report& report, const Layout& layout, const Overlap& overlap, WordSpan section,
              std::vector<SpanScore>& proposed) {
  std::vector<SpanScore> cued;
  for (const WordSpan words : CueFinder(report, layout).find(section)) {
    const bool thought_of = std::any_of(proposed.begin(), proposed.end(), [&](const SpanScore& span) {
      return span.kind == Kind::demand && span.probability >= kThoughtOf &&
             overlap.of(span.words, words) >= kSame;
    });
    if (thought_of) cued.push_back({words, Kind::demand, kCued});
  }
  std::erase_if(proposed, [&](const SpanScore& span) {
    const auto met =
        std::ranges::count_if(cued, [&](const SpanScore& c) { return c.words.overlaps(span.words); });
    return span.kind == Kind::demand && met > 1;  // runs two together
  });
  proposed.insert(proposed.end(), cued.begin(), cued.end());
}

bool says_failure(const Report& report, const Layout& layout, WordSpan words) {
  static constexpr std::array<std::string_view, 5> kFail{"unable", "failed", "fail", "fails", "failing"};
  static constexpr std::array<std::string_view, 6> kReach{"reach",    "agree", "strike",
                                                          "conclude", "find",  "clinch"};
  const Words read(report, layout);
  for (std::uint32_t w = words.first; w + 2 < words.last; ++w) {
    if (read.is_any(w, kFail) && read.is(w + 1, "to") && read.is_any(w + 2, kReach)) return true;
  }
  return false;
}

}  // namespace parley

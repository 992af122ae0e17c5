// SPDX-License-Identifier: Apache-2.0
#include "entries/standing.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "entries/words.h"

namespace parley {
namespace {

constexpr std::array<std::string_view, 20> kPrepositions{
    "to",    "on",      "with",   "against", "for",  "of",   "from",  "in",   "by",    "at",
    "among", "between", "toward", "towards", "over", "upon", "about", "into", "under", "alongside"};
// What may stand between a preposition and the name that it governs, besides capitalised words.
constexpr std::array<std::string_view, 9> kBeforeNames{"the", "its", "their", "both", "a",
                                                       "an",  "his", "her",   "our"};
// What begins another clause.
constexpr std::array<std::string_view, 29> kClauses{
    ",",     ";",     ":",    "—",     "–",    "“",     "”",      "\"",       "(",       ")",
    "that",  "which", "who",  "while", "as",   "after", "before", "when",     "because", "since",
    "where", "whose", "said", "says",  "told", "added", "if",     "although", "though"};

// Words next to each other that name one side.
struct Name {
  WordSpan words;
  std::size_t side;
};

class Sight {
 public:
  Sight(const Report& report, const Layout& layout, const std::vector<Side>& sides, WordSpan what)
      : words_(report, layout), sides_(sides), what_(what) {
    const Sentence& sentence = layout.sentences[layout.words[what.first].sentence];
    sentence_ = {sentence.first_word, sentence.last_word};
    for (std::size_t side = 0; side < sides.size(); ++side) add_names(side);
    std::ranges::sort(names_, {}, [](const Name& name) { return name.words; });
  }

  [[nodiscard]] std::vector<Standing> standings() const {
    std::vector<Standing> out(sides_.size());
    std::vector<bool> free(sides_.size());
    for (const Name& name : names_) {
      Standing& standing = out[name.side];
      standing.inside |= name.words.overlaps(what_);
      if (!is_before(name)) continue;
      const bool governed = is_governed(name);
      free[name.side] = free[name.side] || !governed;
      standing.dependent |= governed;
    }
    for (std::size_t side = 0; side < sides_.size(); ++side) out[side].dependent &= !free[side];
    if (const Name* last = last_before([](const Name&) { return true; })) {
      out[last->side].nearest = true;
      out[last->side].adjoining = !begins_clause({last->words.last, what_.first});
    }
    const Name* subject =
        last_before([&](const Name& name) { return !is_governed(name) && !is_owner(name); });
    if (!subject) return out;
    for (const Name& name : names_)
      if (name.side != subject->side && are_listed(name, *subject)) out[name.side].coordinated = true;
    return out;
  }

 private:
  void add_names(std::size_t side) {
    const auto& words = sides_[side].words;
    const auto begin = std::ranges::lower_bound(words, sentence_.first);
    for (auto word = begin; word != words.end() && *word < sentence_.last; ++word) {
      if (word != begin && names_.back().words.last == *word) {
        ++names_.back().words.last;
      } else {
        names_.push_back({{*word, *word + 1}, side});
      }
    }
  }

  [[nodiscard]] bool is_before(const Name& name) const { return name.words.last <= what_.first; }
  template <class Test>
  [[nodiscard]] const Name* last_before(Test fits) const {
    const Name* last = nullptr;
    for (const Name& name : names_)
      if (is_before(name) && fits(name) && (!last || name.words.last > last->words.last)) last = &name;
    return last;
  }

  // Behind a preposition: "with the Foreign Minister of Korrin".
  [[nodiscard]] bool is_governed(const Name& name) const {
    for (std::uint32_t w = name.words.first; w > sentence_.first; --w) {
      if (words_.is_any(w - 1, kPrepositions)) return true;
      if (!words_.is_any(w - 1, kBeforeNames) && !words_.is_capital(w - 1)) return false;
    }
    return false;
  }
  [[nodiscard]] bool is_owner(const Name& name) const {
    const std::uint32_t w = name.words.last;
    return (words_.is(w, "'") || words_.is(w, "’")) && words_.is(w + 1, "s");
  }
  [[nodiscard]] bool begins_clause(WordSpan between) const {
    for (std::uint32_t w = between.first; w < between.last; ++w)
      if (words_.is_any(w, kClauses)) return true;
    return false;
  }
  // "Maroa and Veltia", "Maroa, Veltia and Korrin", "Maroa, Veltia and others"
  [[nodiscard]] bool are_listed(const Name& a, const Name& b) const {
    const auto& [first, second] = std::minmax(a.words, b.words);
    bool commas = false, tied = false;
    for (std::uint32_t w = first.last; w < second.first; ++w) {
      commas |= words_.is(w, ",");
      tied |= words_.is(w, "and");
      if (!words_.is(w, ",") && !words_.is(w, "and") && !words_.is(w, "the") && !words_.is_capital(w))
        return false;
    }
    return tied || (commas && (words_.is(second.last, "and") || words_.is(second.last + 1, "and")));
  }

  Words words_;
  const std::vector<Side>& sides_;
  WordSpan what_, sentence_;
  std::vector<Name> names_;
};

}  // namespace

std::vector<Standing> standings(const Report& report, const Layout& layout, const std::vector<Side>& sides,
                                WordSpan what) {
  return Sight(report, layout, sides, what).standings();
}

}  // namespace parley

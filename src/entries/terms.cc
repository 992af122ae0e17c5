// SPDX-License-Identifier: Apache-2.0
#include "entries/terms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/among.h"
#include "entries/words.h"

namespace parley {
namespace {

constexpr std::uint32_t kBefore = 8;         // words between "agreed" and what was agreed
constexpr std::uint32_t kTieWithin = 5;      // words between "agreed" and its "to"
constexpr std::uint32_t kAttribution = 12;   // words of ", officials said on Friday"
constexpr std::uint32_t kSentencesOn = 2;    // from the announcement of a list to its first sentence
constexpr std::uint32_t kLongestLine = 120;  // words of a line of a list

constexpr std::array<std::string_view, 11> kAgree{"agree",  "agreed",  "agrees",   "agreeing",
                                                  "decide", "decided", "deciding", "committed",
                                                  "voted",  "pledged", "undertook"};
constexpr std::array<std::string_view, 13> kAgreement{
    "agreement", "agreements", "deal",       "deals",      "accord",        "pact",      "decision",
    "decisions", "consensus",  "resolution", "compromise", "understanding", "settlement"};
constexpr std::array<std::string_view, 19> kDays{"monday",    "tuesday", "wednesday", "thursday", "friday",
                                                 "saturday",  "sunday",  "january",   "february", "march",
                                                 "april",     "may",     "june",      "july",     "august",
                                                 "september", "october", "november",  "december"};
// What a list of terms is announced as: "on four principles".
constexpr std::array<std::string_view, 23> kLabels{
    "principles", "points", "steps",       "measures", "terms",       "things",    "issues",    "areas",
    "conditions", "items",  "proposals",   "elements", "parts",       "actions",   "matters",   "provisions",
    "goals",      "rules",  "commitments", "topics",   "concessions", "questions", "priorities"};
// What ties such a list to its sentence: "These comprise ...".
constexpr std::array<std::string_view, 15> kComprise{
    "comprise", "comprised", "comprising", "include",  "included", "including", "are", "were",
    "cover",    "covered",   "involve",    "involved", "entail",   "namely",    "of"};
constexpr std::array<std::string_view, 9> kOrdinals{"first", "second",  "third",    "fourth", "fifth",
                                                    "sixth", "firstly", "secondly", "thirdly"};
constexpr std::array<std::string_view, 4> kLastly{"finally", "lastly", "next", "then"};
// What begins a clause that is no part of a term.
constexpr std::array<std::string_view, 22> kAside{
    "which", "who", "while", "although", "though", "but",   "as",   "according", "after", "when",   "where",
    "he",    "she", "they",  "it",       "with",   "whose", "amid", "because",   "since", "before", "saying"};
constexpr std::array<std::string_view, 14> kSaid{"said",     "says",  "say",    "announced", "told",
                                                 "reported", "added", "wrote",  "confirmed", "according",
                                                 "stated",   "noted", "report", "declared"};
// Nouns that look like verbs in -ing.
constexpr std::array<std::string_view, 22> kNounsInIng{
    "meeting",  "building", "nothing", "something", "anything",  "everything", "morning", "evening",
    "spring",   "funding",  "banking", "shipping",  "fishing",   "farming",    "mining",  "housing",
    "training", "planning", "during",  "including", "following", "regarding"};
// Verbs that terms begin with, in the form that "to" asks for. A word that follows a comma or "and" is only
// then taken for one.
constexpr std::array<std::string_view, 168> kVerbs{
    "abandon",    "abide",       "abolish",   "accelerate",   "accept",       "address",    "adhere",
    "admit",      "adopt",       "advance",   "allow",        "appoint",      "arrange",    "assist",
    "avoid",      "ban",         "begin",     "bind",         "brief",        "bring",      "broaden",
    "build",      "buy",         "call",      "cancel",       "cap",          "cease",      "clear",
    "close",      "collaborate", "combat",    "commence",     "complete",     "compensate", "conduct",
    "consider",   "consult",     "continue",  "convene",      "convey",       "cooperate",  "coordinate",
    "counter",    "create",      "curb",      "cut",          "decrease",     "deepen",     "defend",
    "define",     "delay",       "deliver",   "demilitarise", "demilitarize", "deploy",     "designate",
    "develop",    "disarm",      "discuss",   "dismantle",    "double",       "draft",      "drop",
    "ease",       "eliminate",   "encourage", "end",          "enhance",      "ensure",     "establish",
    "exchange",   "exclude",     "expand",    "explore",      "extend",       "facilitate", "fight",
    "finance",    "find",        "form",      "free",         "freeze",       "fund",       "give",
    "grant",      "guarantee",   "halt",      "help",         "hold",         "honour",     "honor",
    "implement",  "improve",     "include",   "increase",     "inspect",      "intensify",  "introduce",
    "invest",     "investigate", "join",      "keep",         "launch",       "leave",      "let",
    "lift",       "limit",       "lower",     "maintain",     "make",         "mark",       "meet",
    "monitor",    "move",        "name",      "negotiate",    "normalise",    "normalize",  "open",
    "pause",      "pay",         "permit",    "prepare",      "present",      "preserve",   "prevent",
    "promote",    "protect",     "provide",   "publish",      "pull",         "pursue",     "put",
    "raise",      "ratify",      "rebuild",   "recognise",    "recognize",    "reduce",     "reestablish",
    "refrain",    "release",     "remain",    "remove",       "renew",        "reopen",     "repair",
    "repatriate", "replace",     "resolve",   "respect",      "respond",      "restore",    "restrict",
    "resume",     "retain",      "return",    "review",       "revive",       "seek"};
constexpr std::array<std::string_view, 31> kMoreVerbs{
    "sell",     "send", "set",      "settle", "share",      "sign",   "speed",   "staff",
    "start",    "stay", "step",     "stop",   "strengthen", "submit", "supply",  "support",
    "suspend",  "swap", "take",     "tackle", "transfer",   "treat",  "uphold",  "use",
    "withdraw", "work", "withhold", "turn",   "withdrew",   "offer",  "organise"};

class TermFinder {
 public:
  TermFinder(const Report& report, const Layout& layout) : words_(report, layout), layout_(layout) {}

  [[nodiscard]] std::vector<WordSpan> find(WordSpan what) const {
    const Sentence& sentence = layout_.sentences[layout_.words[what.first].sentence];
    const auto agreed = complement(what, sentence);
    const WordSpan from{agreed.value_or(what).first, sentence.last_word};
    const auto label = label_in(from);
    const auto colon = colon_in(from);
    if (label || (colon && introduces(*colon))) return announced({label, colon}, from.first, sentence);
    return agreed ? split(*agreed, 0) : std::vector<WordSpan>{};
  }

  // The term up to the end of its clause.
  [[nodiscard]] WordSpan clause(WordSpan term) const {
    const Sentence& sentence = layout_.sentences[layout_.words[term.first].sentence];
    while (term.first > sentence.first_word && is_hyphen(term.first - 1) && words_.touches(term.first - 1))
      term.first -= 2;
    while (term.last < sentence.last_word && !ends_clause(term.last) && !words_.is(term.last, "and"))
      ++term.last;
    return term;
  }
  [[nodiscard]] bool is_cut_in_word(WordSpan term) const {
    const Sentence& sentence = layout_.sentences[layout_.words[term.first].sentence];
    return (term.last < sentence.last_word && is_hyphen(term.last) && words_.touches(term.last - 1)) ||
           (term.first > sentence.first_word && is_hyphen(term.first - 1) && words_.touches(term.first - 1));
  }

 private:
  // What follows "agreed to", "agreed on" or "an agreement to" up to the end of the sentence, where `what`
  // begins with these words or right behind them. "An agreement on fishing" names a topic and no term.
  [[nodiscard]] std::optional<WordSpan> complement(WordSpan what, const Sentence& sentence) const {
    const std::uint32_t from = what.first - std::min(what.first - sentence.first_word, kBefore);
    for (std::uint32_t w = from; w + 1 < what.last; ++w) {
      const bool verb = words_.is_any(w, kAgree);
      if (!verb && !words_.is_any(w, kAgreement)) continue;
      for (std::uint32_t tie = w + 1; tie + 1 < what.last && tie <= w + kTieWithin; ++tie) {
        if (!(words_.is(tie, "to") || (verb && (words_.is(tie, "on") || words_.is(tie, "that"))))) continue;
        if (words_.is(tie, "on") && is_day(tie + 1)) continue;
        if (w < what.first && tie + 1 < what.first) break;
        return WordSpan{std::max(tie + 1, what.first), sentence.last_word};
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] bool is_day(std::uint32_t w) const { return words_.is_any(w, kDays); }

  // ---- lists that are announced: "on four principles", "the following:"

  struct Announcement {
    std::optional<std::uint32_t> label, colon;
  };
  [[nodiscard]] std::vector<WordSpan> announced(const Announcement& by, std::uint32_t from,
                                                const Sentence& sentence) const {
    const std::uint32_t number = by.label ? number_before(*by.label, sentence) : 0;
    const bool opens = by.colon && *by.colon + 2 >= sentence.last_word;
    if (by.colon && !opens && *by.colon > from)
      if (auto out = split({*by.colon + 1, sentence.last_word}, std::max(number, 2U)); !out.empty())
        return out;
    if (auto out = in_sentences(sentence, std::max(number, 2U)); !out.empty()) return out;
    return opens || number > 1 ? in_lines(sentence, number, opens) : std::vector<WordSpan>{};
  }
  // "They agreed: ...", "They agreed to: ..."
  [[nodiscard]] bool introduces(std::uint32_t colon) const {
    return colon > 0 &&
           (words_.is_any(colon - 1, kAgree) || words_.is(colon - 1, "to") || words_.is(colon - 1, "on"));
  }

  // "principles" in "four principles", "the following steps", "several points".
  [[nodiscard]] std::optional<std::uint32_t> label_in(WordSpan words) const {
    for (std::uint32_t w = words.first; w < words.last; ++w) {
      if (words_.is(w, "following") && w > words.first && words_.is(w - 1, "the") && words_.is(w + 1, ":"))
        return w;
      if (!words_.is_any(w, kLabels)) continue;
      for (std::uint32_t b = w; b > words.first && b + 4 > w; --b)
        if (number(b - 1) > 1 || words_.is(b - 1, "several") || words_.is(b - 1, "some") ||
            words_.is(b - 1, "following"))
          return w;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::uint32_t> colon_in(WordSpan words) const {
    for (std::uint32_t w = words.first; w < words.last; ++w)
      if (words_.is(w, ":")) return w;
    return std::nullopt;
  }
  [[nodiscard]] std::uint32_t number_before(std::uint32_t label, const Sentence& sentence) const {
    for (std::uint32_t w = label; w > sentence.first_word && w + 4 > label; --w)
      if (const auto n = number(w - 1); n > 1) return n;
    return 0;
  }
  [[nodiscard]] std::uint32_t number(std::uint32_t w) const {
    static constexpr std::array<std::string_view, 11> kNumbers{
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"};
    const std::string said = words_.at(w);
    const auto at = std::find(kNumbers.begin(), kNumbers.end(), std::string_view{said});
    if (at != kNumbers.end()) return static_cast<std::uint32_t>(at - kNumbers.begin()) + 1;
    return said.size() == 1 && said[0] > '0' && said[0] <= '9' ? static_cast<std::uint32_t>(said[0] - '0')
                                                               : 0;
  }

  // "First, ... . Second, ... ." or "These comprise ..., and ...", behind the announcement.
  [[nodiscard]] std::vector<WordSpan> in_sentences(const Sentence& announcement, std::uint32_t least) const {
    const auto begin = index_of(announcement) + 1;
    std::vector<WordSpan> out;
    for (std::uint32_t s = begin; s < layout_.sentences.size(); ++s) {
      const auto after = after_ordinal(layout_.sentences[s]);
      if (after) {
        if (auto term = trimmed({*after, layout_.sentences[s].last_word})) out.push_back(*term);
      } else if (out.empty() ? s >= begin + kSentencesOn : s > begin + 3 * (out.size() + 1)) {
        break;
      }
    }
    if (out.size() > 1) return out;
    for (std::uint32_t s = begin; s < layout_.sentences.size() && s < begin + kSentencesOn; ++s) {
      const Sentence& sentence = layout_.sentences[s];
      if (const auto list = comprised(sentence)) return split({*list, sentence.last_word}, least);
    }
    return {};
  }
  [[nodiscard]] std::optional<std::uint32_t> after_ordinal(const Sentence& sentence) const {
    std::uint32_t w = sentence.first_word;
    while (w < sentence.last_word && !words_.is_word(w)) ++w;
    if (w + 2 >= sentence.last_word) return std::nullopt;
    if (words_.is_any(w, kOrdinals) || words_.is_any(w, kLastly))
      return words_.is(w + 1, ",") ? std::optional(w + 2) : std::nullopt;
    if (words_.is(w, "the") && words_.is_any(w + 1, kOrdinals) &&
        (words_.is(w + 2, "is") || words_.is(w + 2, "was")))
      return w + 3;
    return std::nullopt;
  }
  // Where the list of "These comprise", "They include", "The four points are" begins.
  [[nodiscard]] std::optional<std::uint32_t> comprised(const Sentence& sentence) const {
    std::uint32_t w = sentence.first_word;
    while (w < sentence.last_word && !words_.is_word(w)) ++w;
    if (!words_.is(w, "these") && !words_.is(w, "they") && !words_.is(w, "those") && !words_.is(w, "the") &&
        !words_.is(w, "among"))
      return std::nullopt;
    for (std::uint32_t v = w + 1; v + 1 < sentence.last_word && v < w + 6; ++v)
      if (words_.is_any(v, kComprise)) return v + 1;
    return std::nullopt;
  }

  // The lines behind the announcement, each a term: those with a mark of a list, else as many as were
  // announced, else those up to the first with a stop.
  [[nodiscard]] std::vector<WordSpan> in_lines(const Sentence& announcement, std::uint32_t number,
                                               bool opens) const {
    std::vector<WordSpan> out;
    bool marked = false;
    for (std::uint32_t p = announcement.paragraph + 1; p < layout_.paragraphs.size(); ++p) {
      const Paragraph& paragraph = layout_.paragraphs[p];
      const WordSpan line{layout_.sentences[paragraph.first_sentence].first_word,
                          layout_.sentences[paragraph.last_sentence - 1].last_word};
      const auto after = after_list_mark(line);
      if (out.empty()) marked = after.has_value();
      if (after.has_value() != marked || (!marked && !opens)) break;
      if (line.size() > kLongestLine) break;
      const std::uint32_t begin = after.value_or(line.first);
      const auto term = trimmed({begin, layout_.sentences[layout_.words[begin].sentence].last_word});
      if (!term) break;
      out.push_back(*term);
      if (marked) continue;
      if (number > 0 ? out.size() == number : words_.is(line.last - 1, ".")) break;
    }
    return out.size() > 1 ? out : std::vector<WordSpan>{};
  }
  // Behind "-", "•", "1.", "(a)" at the head of a line.
  [[nodiscard]] std::optional<std::uint32_t> after_list_mark(WordSpan line) const {
    static constexpr std::array<std::string_view, 9> kMarks{"-", "–", "—", "•", "*", "·", "▪", "◦", "‣"};
    std::uint32_t w = line.first;
    if (w + 2 >= line.last) return std::nullopt;
    if (words_.is_any(w, kMarks)) return w + 1;
    if (words_.is(w, "(")) ++w;
    const std::string name = words_.at(w);
    const bool short_name = name.size() <= 2 && (words_.is_word(w));
    return short_name && (words_.is(w + 1, ".") || words_.is(w + 1, ")")) ? std::optional(w + 2)
                                                                          : std::nullopt;
  }

  // ---- the terms of one stretch of words

  // `least` 0: a complement, of one term or more; else so many terms must come out, or none do.
  [[nodiscard]] std::vector<WordSpan> split(WordSpan words, std::uint32_t least) const {
    words = without_end(words);
    std::vector<WordSpan> parts = at_marks(words, ";");
    if (parts.size() == 1) parts = at_verbs(words);
    if (parts.size() == 1 && least > 1) parts = at_commas(words);
    std::vector<WordSpan> out;
    for (const WordSpan part : parts)
      if (auto term = trimmed(bare(without_aside(part)))) out.push_back(*term);
    if (least > 0 && out.size() < least) return {};
    return out;
  }

  [[nodiscard]] std::vector<WordSpan> at_marks(WordSpan words, std::string_view mark) const {
    std::vector<WordSpan> out;
    std::uint32_t first = words.first;
    for (std::uint32_t w = words.first; w <= words.last; ++w) {
      if (w < words.last && !words_.is(w, mark)) continue;
      if (first < w) out.push_back({first, w});
      first = w + 1;
    }
    return out;
  }

  // "to V ..., to V ... and V ...", "V-ing ..., and V-ing ...". What follows a comma alone is a purpose
  // ("..., to let talks go on") if no "and" comes behind it.
  [[nodiscard]] std::vector<WordSpan> at_verbs(WordSpan words) const {
    const std::uint32_t head = past_lead(words.first, words.last);
    const bool gerunds = head < words.last && is_gerund(past_adverb(head));
    const bool verbs = head < words.last && is_verb(past_adverb(head));
    std::vector<WordSpan> out;
    std::uint32_t first = words.first, end = words.last;
    bool purpose = false, closed = true;
    for (std::uint32_t w = head + 1; w < words.last; ++w) {
      purpose = purpose || (words_.is(w, "to") && is_verb(w + 1));
      const std::uint32_t next = past_tie(w, words.last);
      if (next == w || next >= words.last) continue;
      const bool to = words_.is(next, "to") && words_.is_word(next + 1) && !words_.is(next + 1, "the") &&
                      !words_.is(next + 1, "a");
      const bool begins =
          gerunds ? is_gerund(past_adverb(next)) : to || (verbs && !purpose && is_verb(past_adverb(next)));
      if (!begins || words_.is(w - 1, "try")) continue;
      out.push_back({first, w});
      closed = !(next == w + 1 && words_.is(w, ","));
      if (closed)
        end = words.last;
      else if (end == words.last)
        end = w;
      first = next;
      purpose = false;
      w = next;
    }
    out.push_back({first, words.last});
    if (closed) return out;
    std::erase_if(out, [&](WordSpan part) { return part.first >= end; });
    return out;
  }

  // "A, B and C"
  [[nodiscard]] std::vector<WordSpan> at_commas(WordSpan words) const {
    std::vector<WordSpan> out;
    std::uint32_t first = words.first;
    for (std::uint32_t w = words.first + 1; w < words.last; ++w) {
      if (!words_.is(w, ",") && !words_.is(w, "and")) continue;
      const std::uint32_t next = past_tie(w, words.last);
      out.push_back({first, w});
      first = next;
      w = next;
    }
    if (first < words.last) out.push_back({first, words.last});
    return out;
  }

  // Behind ", and", "and", ",”", "as well as"; `w` itself where no such tie stands there.
  [[nodiscard]] std::uint32_t past_tie(std::uint32_t w, std::uint32_t end) const {
    const std::uint32_t begin = w;
    bool tied = false;
    for (; w < end; ++w) {
      if (words_.is(w, ",") || words_.is(w, "and") || words_.is(w, "or") || words_.is(w, ";") ||
          words_.is(w, "also") || words_.is(w, "then") || words_.is(w, "&")) {
        tied = true;
      } else if (words_.is(w, "as") && w + 2 < end && words_.is(w + 1, "well") && words_.is(w + 2, "as")) {
        tied = true;
        w += 2;
      } else if (!(w > begin && is_quote(w))) {
        break;
      }
    }
    return tied ? w : begin;
  }
  [[nodiscard]] bool is_verb(std::uint32_t w) const {
    return words_.is_any(w, kVerbs) || words_.is_any(w, kMoreVerbs);
  }
  [[nodiscard]] bool is_gerund(std::uint32_t w) const {
    if (w >= layout_.words.size()) return false;
    const std::string name = words_.at(w);
    return name.size() > 5 && name.ends_with("ing") && !is_among(name, kNounsInIng);
  }
  [[nodiscard]] std::uint32_t past_adverb(std::uint32_t w) const {
    const std::string name = words_.at(w);
    return w + 1 < layout_.words.size() && name.size() > 4 && name.ends_with("ly") ? w + 1 : w;
  }
  [[nodiscard]] std::uint32_t past_lead(std::uint32_t w, std::uint32_t end) const {
    while (w < end &&
           (!words_.is_word(w) || words_.is(w, "to") || words_.is(w, "both") || words_.is(w, "that")))
      ++w;
    return w;
  }

  // Without what only ties a term to the one before: "and to clear the road" -> "clear the road".
  [[nodiscard]] WordSpan bare(WordSpan words) const {
    static constexpr std::array<std::string_view, 6> kTies{"and", "to", "both", "also", "or", "that"};
    std::uint32_t first = words.first;
    while (first < words.last && (!words_.is_word(first) || words_.is_any(first, kTies))) ++first;
    if (first + 1 < words.last && words_.is_any(first, kOrdinals) && words_.is(first + 1, ",")) first += 2;
    return {first, words.last};
  }

  // Up to a comma behind which another clause begins: "..., which both want", "..., officials said".
  [[nodiscard]] WordSpan without_aside(WordSpan words) const {
    for (std::uint32_t w = words.first + 1; w + 1 < words.last; ++w) {
      const bool mark = words_.is(w, ",") || words_.is(w, "—") || words_.is(w, "–") || is_quote(w);
      if (!mark) continue;
      std::uint32_t next = w + 1;
      while (next < words.last && !words_.is_word(next)) ++next;
      if (next == words.last) break;
      if (words_.is_any(next, kAside) || says_soon(next, words.last)) return {words.first, w};
    }
    return words;
  }
  [[nodiscard]] bool says_soon(std::uint32_t w, std::uint32_t end) const {
    for (std::uint32_t v = w; v < end && v < w + kAttribution; ++v) {
      if (words_.is(v, ",")) return false;
      if (words_.is_any(v, kSaid)) return true;
    }
    return false;
  }
  [[nodiscard]] WordSpan without_end(WordSpan words) const {
    while (words.size() > 0 && !words_.is_word(words.last - 1)) --words.last;
    return words;
  }
  [[nodiscard]] std::optional<WordSpan> trimmed(WordSpan words) const {
    while (words.size() > 0 && !words_.is_word(words.first)) ++words.first;
    words = without_end(words);
    if (words.size() == 0) return std::nullopt;
    return words;
  }

  // ---- words

  [[nodiscard]] std::uint32_t index_of(const Sentence& sentence) const {
    return layout_.words[sentence.first_word].sentence;
  }
  [[nodiscard]] bool is_quote(std::uint32_t w) const {
    return words_.is(w, "\"") || words_.is(w, "”") || words_.is(w, "“");
  }
  [[nodiscard]] bool is_hyphen(std::uint32_t w) const { return words_.is(w, "-") || words_.is(w, "‑"); }
  [[nodiscard]] bool ends_clause(std::uint32_t w) const {
    return words_.is(w, ",") || words_.is(w, ";") || words_.is(w, ":") || words_.is(w, "—") ||
           words_.is(w, "which") || words_.is(w, "who") || (words_.is(w, ".") && !words_.touches(w));
  }

  Words words_;
  const Layout& layout_;
};

}  // namespace

std::vector<WordSpan> listed_terms(const Report& report, const Layout& layout, WordSpan what) {
  return TermFinder(report, layout).find(what);
}

WordSpan whole_term(const Report& report, const Layout& layout, const Overlap& overlap, WordSpan term) {
  const TermFinder finder(report, layout);
  if (overlap.telling(term) >= 2 && !finder.is_cut_in_word(term)) return term;
  return finder.clause(term);
}

}  // namespace parley

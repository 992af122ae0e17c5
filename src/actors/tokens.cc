// SPDX-License-Identifier: Apache-2.0
#include "actors/tokens.h"

#include <unordered_set>

#include "base/utf8.h"

namespace parley {
namespace {

Shape shape_of(std::string_view text) {
  const CodePoint first = code_point_at(text, 0);
  if (is_digit(first.value)) return Shape::number;
  if (!is_letter(first.value)) return Shape::mark;
  if (!is_upper(first.value)) return Shape::lower;
  for (std::size_t at = first.size; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_letter(point.value) && !is_upper(point.value)) return Shape::capital;
    at += point.size;
  }
  return first.size == text.size() ? Shape::capital : Shape::caps;
}

std::string low_of(std::string_view text) {
  if (text == "’" || text == "‘" || text == "`" || text == "´") return "'";
  if (text == "–" || text == "—" || text == "‑") return "-";
  if (text == "“" || text == "”" || text == "„" || text == "«" || text == "»") return "\"";
  return fold(text);
}

bool is_opening(std::string_view low) {
  return low == "\"" || low == "'" || low == ":" || low == "-" || low == "(" || low == "[" || low == "*" ||
         low == "•";
}

// No stop ends it, and of the words of four letters and more nearly all are capitalised:
// "Talks Resume After Long Break".
bool is_headline(const Tokens& tokens, const Sentence& sentence) {
  std::uint32_t last = sentence.last_word;
  while (last > sentence.first_word && (tokens.is(last - 1, "\"") || tokens.is(last - 1, ")"))) --last;
  if (tokens.is(last - 1, ".")) return false;
  std::uint32_t long_words = 0;
  std::uint32_t capitals = 0;
  for (std::uint32_t i = sentence.first_word; i < sentence.last_word; ++i) {
    const Token& token = tokens.words[i];
    if (token.text.size() < 4 || token.shape == Shape::mark || token.shape == Shape::number) continue;
    ++long_words;
    capitals += tokens.capital(i);
  }
  return long_words >= 4 && capitals * 10 >= long_words * 8;
}

// Quotations end with their paragraph at the latest, so that one lost mark does no harm further on.
void mark_quoted(const Layout& layout, Tokens& tokens) {
  std::uint32_t paragraph = ~0U;
  bool inside = false;
  for (Token& token : tokens.words) {
    const std::uint32_t own = layout.sentences[token.sentence].paragraph;
    if (own != paragraph) inside = false;
    paragraph = own;
    if (token.low == "\"")
      inside = token.text == "“" || token.text == "«" || token.text == "„" ||
               (token.text != "”" && token.text != "»" && !inside);
    token.quoted = inside;
  }
}

}  // namespace

std::uint32_t Tokens::possessive(std::uint32_t at) const {
  if (!is(at, "'") || !words[at].glued) return 0;
  if (is(at + 1, "s") && words[at + 1].glued) return 2;
  const bool plural = at > 0 && !words[at - 1].low.empty() && words[at - 1].low.back() == 's';
  const bool free = at + 1 < words.size() && !words[at + 1].glued;
  return plural && free ? 1 : 0;
}

Tokens tokens_of(const Report& report, const Layout& layout) {
  Tokens tokens;
  tokens.words.reserve(layout.words.size());
  const std::string_view text = report.text;
  for (std::uint32_t i = 0; i < layout.words.size(); ++i) {
    const Word& word = layout.words[i];
    Token token;
    token.text = text.substr(word.span.begin, word.span.size());
    token.low = low_of(token.text);
    token.span = word.span;
    token.sentence = word.sentence;
    token.shape = shape_of(token.text);
    token.glued = i > 0 && layout.words[i - 1].span.end == word.span.begin;
    const Sentence& sentence = layout.sentences[word.sentence];
    token.begins = i == layout.sentences[layout.paragraphs[sentence.paragraph].first_sentence].first_word;
    token.opens = i == sentence.first_word ||
                  (i > 0 && is_opening(tokens.words[i - 1].low) &&
                   !(tokens.words[i - 1].glued && token.glued));  // not the hyphen of "al-Assad"
    tokens.words.push_back(std::move(token));
  }
  mark_quoted(layout, tokens);
  for (const Sentence& sentence : layout.sentences) tokens.headline.push_back(is_headline(tokens, sentence));
  return tokens;
}

bool is_function_word(std::string_view low) {
  static const std::unordered_set<std::string_view> words{
      "a",           "an",        "the",        "this",
      "that",        "these",     "those",      "i",
      "he",          "she",       "it",         "we",
      "you",         "they",      "him",        "her",
      "us",          "them",      "me",         "my",
      "his",         "its",       "our",        "your",
      "their",       "who",       "whom",       "whose",
      "which",       "what",      "when",       "where",
      "why",         "how",       "and",        "or",
      "but",         "nor",       "so",         "yet",
      "if",          "as",        "at",         "by",
      "for",         "from",      "in",         "into",
      "of",          "off",       "on",         "onto",
      "out",         "over",      "to",         "up",
      "with",        "without",   "within",     "after",
      "before",      "during",    "since",      "until",
      "till",        "while",     "although",   "though",
      "because",     "despite",   "amid",       "among",
      "amongst",     "against",   "about",      "above",
      "across",      "along",     "around",     "behind",
      "below",       "beside",    "besides",    "between",
      "beyond",      "under",     "through",    "throughout",
      "toward",      "towards",   "upon",       "via",
      "than",        "then",      "there",      "here",
      "not",         "no",        "nor",        "never",
      "neither",     "either",    "both",       "each",
      "every",       "all",       "any",        "some",
      "many",        "much",      "more",       "most",
      "few",         "several",   "other",      "others",
      "another",     "such",      "one",        "two",
      "three",       "four",      "five",       "six",
      "seven",       "eight",     "nine",       "ten",
      "is",          "are",       "was",        "were",
      "be",          "been",      "being",      "am",
      "has",         "have",      "had",        "do",
      "does",        "did",       "will",       "would",
      "shall",       "should",    "can",        "could",
      "may",         "might",     "must",       "also",
      "only",        "just",      "even",       "still",
      "again",       "already",   "however",    "meanwhile",
      "moreover",    "therefore", "thus",       "nevertheless",
      "nonetheless", "instead",   "indeed",     "perhaps",
      "maybe",       "yes",       "now",        "today",
      "yesterday",   "tomorrow",  "tonight",    "earlier",
      "later",       "recently",  "once",       "asked",
      "according",   "following", "including",  "based",
      "given",       "let",       "please",     "like",
      "unlike",      "per",       "first",      "second",
      "third",       "last",      "next",       "finally",
      "talks",       "speaking",  "responding", "referring",
      "negotiators", "sources",   "officials",  "leaders",
      "ministers",   "diplomats", "analysts",   "experts",
      "critics",     "reporters", "people",     "everyone",
      "everybody",   "nobody",    "nothing",    "something",
      "someone",     "anyone",    "mostly",     "nearly",
      "almost",      "about",     "roughly",    "under",
      "whether",     "whatever",  "whenever",   "wherever",
      "unless",      "except",    "plus",       "vs",
      "s",           "t",         "re",         "ve",
      "ll",          "d",         "m",          "etc",
      "ie",          "eg",        "photo",      "image",
      "read",        "watch",     "see",        "file",
      "title",       "source",    "date",       "description",
      "copyright",   "updated",   "published",  "share",
      "click",       "news",      "new",        "old"};
  return words.contains(low);
}

bool is_day_or_month(std::string_view low) {
  static const std::unordered_set<std::string_view> words{
      "monday",   "tuesday",  "wednesday", "thursday", "friday", "saturday", "sunday", "january",
      "february", "march",    "april",     "may",      "june",   "july",     "august", "september",
      "october",  "november", "december",  "jan",      "feb",    "mar",      "apr",    "jun",
      "jul",      "aug",      "sep",       "sept",     "oct",    "nov",      "dec",    "mon",
      "tue",      "tues",     "wed",       "thu",      "thurs",  "fri",      "sat",    "sun",
      "gmt",      "est",      "edt",       "bst",      "utc",    "cet"};
  return words.contains(low);
}

bool is_speech_verb(std::string_view low) {
  static const std::unordered_set<std::string_view> words{
      "said",      "says",       "say",        "told",         "tells",      "added",     "adds",
      "warned",    "warns",      "announced",  "announces",    "stated",     "states",    "stressed",
      "stresses",  "noted",      "notes",      "insisted",     "insists",    "argued",    "argues",
      "claimed",   "claims",     "called",     "calls",        "urged",      "urges",     "wrote",
      "writes",    "replied",    "explained",  "explains",     "confirmed",  "confirms",  "denied",
      "denies",    "declared",   "declares",   "acknowledged", "admitted",   "suggested", "suggests",
      "reported",  "reports",    "reiterated", "emphasized",   "emphasised", "described", "accused",
      "vowed",     "promised",   "pledged",    "tweeted",      "posted",     "commented", "remarked",
      "responded", "questioned", "proposed",   "demanded",     "demands",    "expressed", "indicated",
      "predicted", "concluded",  "continued",  "observed",     "revealed",   "rejected",  "welcomed",
      "believes",  "thinks",     "hopes",      "wants",        "agreed",     "met",       "has",
      "had",       "will",       "would",      "is",           "was"};
  return words.contains(low);
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "answer/leads.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/among.h"

namespace parley {
namespace {

using Leads = std::span<const std::string_view>;

std::string_view words_of(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

// Of any kind; "s" is what a model may leave of "company's".
constexpr std::string_view kOfAll[] = {"for",    "on",    "with",  "by",        "as",        "from", "to",
                                       "during", "until", "after", "following", "Following", "that", "s"};

constexpr std::string_view kOfMeetings[] = {"The two sides",
                                            "the two sides",
                                            "Both sides",
                                            "both sides",
                                            "The delegations",
                                            "the delegations",
                                            "They",
                                            "they",
                                            "have",
                                            "has",
                                            "had",
                                            "already"};

constexpr std::string_view kOfAgreements[] = {
    "agreed", "agree", "agreeing", "reaching", "both sides agreed", "the two sides agreed", "they agreed"};

constexpr std::string_view kOfDemands[] = {"demanded",  "demands",    "demanding",  "need for",
                                           "calls for", "called for", "insisted on"};

constexpr std::string_view kOfRejections[] = {"unwilling to",   "refusal to",     "his refusal to",
                                              "her refusal to", "its refusal to", "their refusal to",
                                              "refused to",     "refuses to",     "refusing to",
                                              "rejected",       "rejects",        "rejecting",
                                              "ruled out",      "rules out",      "not",
                                              "never",          "would not",      "would never",
                                              "will not",       "will never"};

constexpr std::string_view kOfAcceptances[] = {"open to",           "offered to",        "has offered to",
                                               "ready to",          "willing to",        "prepared to",
                                               "still prepared to", "it was willing to", "it was ready to"};

constexpr std::string_view kOfCommitments[] = {
    "will",    "would",     "it would",   "he would",    "she would", "they would", "it will",
    "he will", "they will", "pledged to", "promised to", "vowed to",  "plans to",   "agreed to"};

constexpr std::string_view kOfThreats[] = {"will",       "would",         "it would",       "they would",
                                           "threatened", "threatened to", "threatening to", "threatens to"};

Leads leads_of(Kind kind) {
  switch (kind) {
    case Kind::meeting:
      return kOfMeetings;
    case Kind::agreement:
      return kOfAgreements;
    case Kind::commitment:
      return kOfCommitments;
    case Kind::demand:
      return kOfDemands;
    case Kind::rejection:
      return kOfRejections;
    case Kind::acceptance:
      return kOfAcceptances;
    case Kind::threat:
      return kOfThreats;
  }
  return {};
}

// Whether words can do without what stood before them. Fewer than `least` (1 or 2) cannot, nor what would
// mean something else: "until 2030", "will not sign", "will be regular".
bool stand_alone(std::string_view words, int least) {
  static constexpr std::array<std::string_view, 4> kBound = {"not", "never", "be", "have"};
  const auto first = words.substr(0, words.find(' '));
  const bool enough = least == 1 || first.size() < words.size();
  return enough && (words[0] < '0' || words[0] > '9') && !is_among(first, kBound);
}

// Takes the first lead that can go off the words; false where none can.
bool drop_lead(std::string_view text, Span& words, Leads leads, int least) {
  const auto all = words_of(text, words);
  for (const auto lead : leads) {
    const bool leads_up = all.size() > lead.size() + 1 && all.starts_with(lead) && all[lead.size()] == ' ';
    if (!leads_up || !stand_alone(all.substr(lead.size() + 1), least)) continue;
    words.begin += static_cast<std::uint32_t>(lead.size() + 1);
    return true;
  }
  return false;
}

}  // namespace

Span without_lead(std::string_view text, const Entry& entry) {
  Span words = entry.what;
  while (drop_lead(text, words, leads_of(entry.kind), 1) || drop_lead(text, words, kOfAll, 2)) {
  }
  return words;
}

Span with_negation(std::string_view text, Span words) {
  static constexpr std::array<std::string_view, 10> kNegations = {
      "unable", "failed", "fail", "not", "without", "no", "never", "cannot", "failing", "nor"};
  for (const Span word : words_before(text, words.begin, 4))
    if (is_among(words_of(text, word), kNegations)) return {word.begin, words.end};
  return words;
}

std::vector<Span> words_before(std::string_view text, std::uint32_t place, std::size_t most) {
  std::vector<Span> out;
  std::uint32_t begin = place;
  while (out.size() < most) {
    std::uint32_t end = begin;
    while (end > 0 && text[end - 1] == ' ') --end;
    begin = end;
    while (begin > 0 && text[begin - 1] >= 'a' && text[begin - 1] <= 'z') --begin;
    if (begin == end) break;
    out.push_back({begin, end});
  }
  return out;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "entries/places.h"

#include <array>
#include <string_view>

#include "entries/words.h"

namespace parley {
namespace {

constexpr std::uint32_t kToWithin = 4;  // words between a journey and its "to"

constexpr std::array<std::string_view, 45> kMeet{
    "talk",        "talks",        "meeting",  "meetings",    "met",          "meet",
    "negotiation", "negotiations", "summit",   "discussions", "discussion",   "conference",
    "round",       "gathering",    "gathered", "gather",      "consultation", "consultations",
    "held",        "convene",      "convened", "session",     "sessions",     "dialogue",
    "visit",       "place",        "today",    "yesterday",   "tomorrow",     "week",
    "month",       "is",           "are",      "was",         "were",         "be",
    "here",        "monday",       "tuesday",  "wednesday",   "thursday",     "friday",
    "saturday",    "sunday",       "arrived"};
constexpr std::array<std::string_view, 20> kTravel{
    "visit",     "visits",     "trip", "travel", "travels", "traveled",  "travelled",
    "traveling", "travelling", "went", "flew",   "flies",   "route",     "journey",
    "headed",    "heads",      "came", "coming", "mission", "delegation"};
constexpr std::array<std::string_view, 3> kVisited{"visited", "visiting", "visits"};
constexpr std::array<std::string_view, 19> kTimes{
    "january",   "february",  "march",   "april",    "may",      "june",   "july",
    "august",    "september", "october", "november", "december", "monday", "tuesday",
    "wednesday", "thursday",  "friday",  "saturday", "sunday"};

class PlaceFinder {
 public:
  PlaceFinder(const Report& report, const Layout& layout, WordSpan what, bool likely)
      : text_(report.text), layout_(layout), words_(report, layout), what_(what), likely_(likely) {}

  [[nodiscard]] std::optional<WordSpan> find() const {
    for (std::uint32_t w = what_.first; w < what_.last; ++w) {
      if (meets_at(w) || (is(w, "to") && travels_before(w)) || words_.is_any(w, kVisited))
        if (const auto place = name(w + 1)) return place;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool meets_at(std::uint32_t w) const {
    if (w == what_.first) return false;
    if (likely_ && is(w, "in")) return true;
    return (is(w, "in") || is(w, "at")) && words_.is_any(w - 1, kMeet);
  }
  [[nodiscard]] bool travels_before(std::uint32_t to) const {
    for (std::uint32_t w = to; w > what_.first && w + kToWithin > to; --w)
      if (words_.is_any(w - 1, kTravel)) return true;
    return false;
  }

  // "Korrin", "the Oval Office", "Port Ardan, Veltia"
  [[nodiscard]] std::optional<WordSpan> name(std::uint32_t first) const {
    std::uint32_t last = first;
    if (last < what_.last && is(last, "the")) ++last;
    const std::uint32_t begin = last;
    while (last < what_.last && is_capital(last)) ++last;
    if (last == begin) return std::nullopt;
    if (last + 1 < what_.last && is(last, ",") && is_capital(last + 1)) {
      ++last;
      while (last < what_.last && is_capital(last)) ++last;
    }
    return WordSpan{first, last};
  }
  [[nodiscard]] bool is_capital(std::uint32_t w) const {
    const char letter = text_[layout_.words[w].span.begin];
    return letter >= 'A' && letter <= 'Z' && !words_.is_any(w, kTimes);
  }

  [[nodiscard]] bool is(std::uint32_t w, std::string_view name) const { return words_.is(w, name); }

  std::string_view text_;
  const Layout& layout_;
  Words words_;
  WordSpan what_;
  bool likely_;
};

}  // namespace

std::optional<WordSpan> stated_place(const Report& report, const Layout& layout, WordSpan what, bool likely) {
  return PlaceFinder(report, layout, what, likely).find();
}

bool is_call(const Report& report, const Layout& layout, WordSpan what) {
  static constexpr std::array<std::string_view, 8> kCalls{
      "call", "calls", "phone", "phoned", "telephone", "telephoned", "video", "teleconference"};
  static constexpr std::array<std::string_view, 2> kDemands{"for", "on"};  // "a call for", "calls on"
  const Words words(report, layout);
  for (std::uint32_t w = what.first; w < what.last; ++w) {
    if (!words.is_any(w, kCalls)) continue;
    if (w + 1 == what.last || !words.is_any(w + 1, kDemands)) return true;
  }
  return false;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answer/date_phrases.h"
#include "answer/entry_line.h"
#include "answer/leads.h"
#include "answer/line_parts.h"
#include "answer/page.h"
#include "answer/phrases.h"
#include "answer/sources.h"
#include "base/among.h"
#include "ingest/dates.h"

namespace parley {
namespace {

// "held emergency talks in Paris" needs no "met" before it.
bool begins_with_meeting(std::string_view words) {
  static constexpr std::array<std::string_view, 18> kVerbs = {
      "met",     "held",  "spoke", "talked",    "visited",  "hosted",   "convened", "gathered",  "discussed",
      "resumed", "began", "spent", "travelled", "traveled", "attended", "finished", "concluded", "summoned"};
  return is_among(words.substr(0, words.find(' ')), kVerbs);
}

bool is_call(const Page& page, const Entry& entry) {
  static constexpr std::array<std::string_view, 8> kCalls = {"call",  "calls",  "phone", "phoned",
                                                             "spoke", "teleph", "video", "conver"};
  const auto gist = page.gist(entry.what);
  return std::any_of(gist.begin(), gist.end(), [](std::string_view word) { return is_among(word, kCalls); });
}

std::string_view met(const Page& page, const Entry& entry) {
  switch (entry.status) {
    case Status::planned:
      return " plan to meet";
    case Status::possible:
      return " may meet";
    case Status::ongoing:
      return " are in talks";
    default:
      return is_call(page, entry) ? " talked" : " met";
  }
}

// Of one side only, the record does not know with whom.
std::string_view talks_with(Status status) {
  switch (status) {
    case Status::planned:
      return "planned, talks with ";
    case Status::possible:
      return "possible, talks with ";
    case Status::ongoing:
      return "under way, talks with ";
    default:
      return "talks with ";
  }
}

// `verbless`: its words have the verb themselves.
void tell_sides(LineBuilder& line, const Material& material, const Entry& entry, bool verbless) {
  std::string sides = holders_of(material, entry);
  if (verbless) {
    line.name(std::move(sides));
  } else if (entry.status == Status::cancelled) {
    line.own("called off or broken off, talks of ").name(std::move(sides));
  } else if (are_many(entry.holders)) {
    line.name(std::move(sides)).own(met(material.page, entry));
  } else {
    line.own(talks_with(entry.status)).name(std::move(sides));
  }
}

// True if the words shown have the day, and the year can be no other.
bool is_day_told(const Record& record, std::string_view shown, std::string_view when) {
  const auto& published = record.report.published;
  return published && to_iso(*published).substr(0, 4) == when.substr(0, 4) && says_day(shown, when);
}

// Who took part, those left out that the words shown name.
void tell_participants(LineBuilder& line, const Material& material, const Entry& entry,
                       std::string_view shown) {
  std::vector<std::string> present;
  for (const auto actor : entry.participants) {
    std::string name = one_line(material.record.actors[actor].name);
    if (shown.find(name) == std::string_view::npos) present.push_back(std::move(name));
  }
  if (!present.empty()) line.own(", with ").name(list_of(present, material.room.persons));
}

}  // namespace

// Who, where, when and with whom, as far as its own words do not tell that.
void tell_meeting(LineBuilder& line, const Material& material, const Entry& entry) {
  const Record& record = material.record;
  const Page& page = material.page;
  const Room& room = material.room;
  const std::string shown = page.quote(without_lead(record.report.text, entry), room.meeting).text;
  const bool placed = entry.place && shown.find(page.bare(*entry.place)) == std::string::npos;
  tell_sides(line, material, entry, entry.status == Status::held && !placed && begins_with_meeting(shown));
  if (placed) line.words(" " + page.preposition(*entry.place) + " ", *entry.place, room.condition);
  if (entry.when && !is_day_told(record, shown, *entry.when)) line.own(date_of(record, entry));
  tell_participants(line, material, entry, shown);
  tell_words(line, material, entry, room.meeting);
  tell_source(line, record, entry);
}

}  // namespace parley

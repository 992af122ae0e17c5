// SPDX-License-Identifier: Apache-2.0
#include "story.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace parley::story {
namespace {

using std::string;
using std::string_view;
using std::vector;

constexpr std::array<std::pair<string_view, Kind>, kKinds> kKindNames{{{"meeting", Kind::meeting},
                                                                       {"agreement", Kind::agreement},
                                                                       {"commitment", Kind::commitment},
                                                                       {"demand", Kind::demand},
                                                                       {"rejection", Kind::rejection},
                                                                       {"acceptance", Kind::acceptance},
                                                                       {"threat", Kind::threat}}};

constexpr std::array<std::pair<string_view, Status>, 16> kStatusNames{{{"held", Status::held},
                                                                       {"ongoing", Status::ongoing},
                                                                       {"planned", Status::planned},
                                                                       {"possible", Status::possible},
                                                                       {"cancelled", Status::cancelled},
                                                                       {"reached", Status::reached},
                                                                       {"partial", Status::partial},
                                                                       {"failed", Status::failed},
                                                                       {"broken", Status::broken},
                                                                       {"open", Status::open},
                                                                       {"conditional", Status::conditional},
                                                                       {"kept", Status::kept},
                                                                       {"standing", Status::standing},
                                                                       {"met", Status::met},
                                                                       {"withdrawn", Status::withdrawn},
                                                                       {"carried out", Status::carried_out}}};

constexpr std::array<std::pair<string_view, Form>, 3> kFormNames{
    {{"direct", Form::direct}, {"indirect", Form::indirect}, {"mixed", Form::mixed}}};

// The value that a table gives for `name`, and the name that it gives for a value.
template <class Table>
auto value_of(const Table& table, string_view name) -> std::optional<decltype(table[0].second)> {
  for (const auto& [known, value] : table) {
    if (known == name) return value;
  }
  return std::nullopt;
}
template <class Table, class Value>
string name_of(const Table& table, Value wanted) {
  for (const auto& [known, value] : table) {
    if (value == wanted) return string(known);
  }
  return "?";
}

string_view trimmed(string_view text) {
  const auto from = text.find_first_not_of(" \t\r");
  if (from == string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

vector<string> split(string_view text, char separator) {
  vector<string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(separator, from), text.size());
    parts.emplace_back(trimmed(text.substr(from, to - from)));
    from = to + 1;
  }
  return parts;
}

// If `text` begins with `key`, the rest of it.
std::optional<string_view> after(string_view text, string_view key) {
  if (!text.starts_with(key)) return std::nullopt;
  return trimmed(text.substr(key.size()));
}

// "none" is the empty list.
vector<string> sides(string_view list) { return list == "none" ? vector<string>{} : split(list, ','); }

// ---- words, sides and days, compared as the measurement on gold reports does

bool is_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Lower-cased runs of letters and digits. Typographic quotation marks and dashes (U+2010 to U+201F) separate.
vector<string> all_words(string_view text) {
  vector<string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    const bool mark = text.substr(i).starts_with("\xE2\x80");
    if (is_letter(c) && !mark) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
    if (mark) i += 2;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// Those that carry the meaning; all of them where none does.
vector<string> content_words(string_view text) {
  static const std::set<string, std::less<>> kFunctionWords{
      "a",    "an",    "the",   "of",    "to",   "in",    "on",   "at",   "by",  "for",   "from", "with",
      "and",  "or",    "that",  "this",  "it",   "its",   "is",   "are",  "was", "were",  "be",   "been",
      "as",   "their", "his",   "her",   "they", "he",    "she",  "we",   "you", "them",  "us",   "our",
      "will", "would", "has",   "have",  "had",  "do",    "does", "did",  "who", "which", "than", "then",
      "if",   "into",  "about", "there", "your", "these", "i",    "over", "so",  "but"};
  vector<string> words = all_words(text);
  vector<string> kept;
  std::copy_if(words.begin(), words.end(), std::back_inserter(kept),
               [](const string& word) { return !kFunctionWords.contains(word); });
  return kept.empty() ? words : kept;
}

std::size_t shared(vector<string> a, vector<string> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  vector<string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

// The same sides, one to one.
bool same_sides(const vector<string>& expected, vector<string> found) {
  if (expected.size() != found.size()) return false;
  for (const string& side : expected) {
    const auto same =
        std::find_if(found.begin(), found.end(), [&](const string& other) { return same_side(side, other); });
    if (same == found.end()) return false;
    found.erase(same);
  }
  return true;
}

// The same name, or a part of it ("Korr", "Ana Korr").
bool same_person(string_view expected, string_view found) {
  const auto a = all_words(expected), b = all_words(found);
  return !a.empty() && !b.empty() && shared(a, b) == std::min(a.size(), b.size());
}

// "2031-03" -> the day numbers of its first and last day; none if it is no date.
std::optional<std::pair<int, int>> days_of_unit(string_view text) {
  std::array<unsigned, 3> parts{};
  const auto fields = split(text, '-');
  if (fields.size() > 3) return std::nullopt;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const char* end = fields[i].data() + fields[i].size();
    const auto [stop, error] = std::from_chars(fields[i].data(), end, parts[i]);
    if (error != std::errc{} || stop != end) return std::nullopt;
  }
  using namespace std::chrono;
  const auto number = [](year_month_day date) { return sys_days(date).time_since_epoch().count(); };
  const year y(static_cast<int>(parts[0]));
  const month first(fields.size() > 1 ? parts[1] : 1), last(fields.size() > 1 ? parts[1] : 12);
  const year_month_day from(y, first, day(fields.size() > 2 ? parts[2] : 1));
  const year_month_day to =
      fields.size() > 2 ? from : year_month_day(year_month_day_last(y, month_day_last(last)));
  if (!from.ok() || !to.ok()) return std::nullopt;
  return std::pair(number(from), number(to));
}

std::optional<std::pair<int, int>> days_of(string_view text) {
  const auto slash = text.find('/');
  const auto from = days_of_unit(text.substr(0, slash));
  const auto to = slash == string_view::npos ? from : days_of_unit(text.substr(slash + 1));
  if (!from || !to) return std::nullopt;
  return std::pair(from->first, to->second);
}

// ---- reading a story

tl::unexpected<Error> fault_at(const string& name, int line, string message) {
  return tl::unexpected(Error{ErrorKind::format, std::move(message), name + ":" + std::to_string(line)});
}

// Puts one field of a line where it belongs; false if it means nothing.
bool read_entry_field(string_view field, Expected& into) {
  if (const auto status = value_of(kStatusNames, field)) {
    into.status = status;
  } else if (const auto what = after(field, "what:")) {
    into.what.emplace_back(*what);
  } else if (const auto item = after(field, "item:")) {
    into.items.emplace_back(*item);
  } else if (const auto counterparts = after(field, "to:")) {
    into.counterparts = sides(*counterparts);
  } else if (const auto when = after(field, "when:")) {
    into.when = *when;
  } else if (const auto place = after(field, "place:")) {
    into.place = *place;
  } else if (const auto condition = after(field, "if:")) {
    into.condition = *condition;
  } else if (const auto voice = after(field, "voice:")) {
    into.speaker = *voice;
  } else if (field.find(':') == string_view::npos && !field.empty() && !into.holders) {
    into.holders = sides(field);
  } else {
    return false;
  }
  return !into.when || *into.when == "none" || days_of(*into.when);
}

// "Ana Korr (Veltia)"
void read_speaker(string_view field, Expected& into) {
  const auto open = field.find('(');
  if (open != string_view::npos && field.ends_with(')')) {
    into.side = field.substr(open + 1, field.size() - open - 2);
  }
  if (const auto speaker = trimmed(field.substr(0, open)); !speaker.empty()) into.speaker = speaker;
}

bool read_statement_field(string_view field, Expected& into) {
  if (const auto form = value_of(kFormNames, field)) {
    into.form = form;
  } else if (const auto date = after(field, "on:")) {
    into.when = *date;
    return *date == "none" || days_of(*date);
  } else if (field.size() > 2 && field.front() == '"' && field.back() == '"' && into.what.empty()) {
    into.what.emplace_back(field.substr(1, field.size() - 2));
  } else if (!field.empty() && field.front() != '"' && field.find(':') == string_view::npos &&
             !into.speaker) {
    read_speaker(field, into);
  } else {
    return false;
  }
  return true;
}

Result<Expected> read_expected(string_view line, const string& name, int number) {
  Expected expected;
  expected.line = number;
  expected.text = line;
  const auto wrong = after(line, "missed:");
  expected.missed = wrong.has_value();
  const string asked(wrong.value_or(string(line)));
  const auto denied = after(asked, "not ");
  expected.absent = denied.has_value();
  const auto fields = split(denied.value_or(asked), '|');
  expected.kind = value_of(kKindNames, fields[0]);
  if (!expected.kind && fields[0] != "said") {
    return fault_at(name, number, "'" + fields[0] + "' is no kind of entry, and not 'said'");
  }
  for (std::size_t i = 1; i < fields.size(); ++i) {
    if (!(expected.kind ? read_entry_field(fields[i], expected)
                        : read_statement_field(fields[i], expected))) {
      return fault_at(name, number, "'" + fields[i] + "' is no field of '" + fields[0] + "'");
    }
  }
  return expected;
}

// A "key: value" line of the first part; false if it means nothing.
bool read_header(string_view line, Story& into) {
  if (const auto date = after(line, "published:")) {
    const auto days = days_of_unit(*date);
    if (!days || days->first != days->second) return false;
    into.report.published = Date(std::chrono::sys_days(std::chrono::days(days->first)));
  } else {
    return line.empty() || line.starts_with('#');
  }
  return true;
}

// ---- comparing with a record

string_view cut(const Record& record, Span span) {
  return string_view(record.report.text).substr(span.begin, span.size());
}

string joined(const Record& record, const vector<Span>& spans) {
  string all;
  for (const Span span : spans) all.append(all.empty() ? "" : " ").append(cut(record, span));
  return all;
}

// Nothing is asked, or "none" is and nothing is there, or something is there and fits.
template <class Fits>
bool agrees(const std::optional<string>& expected, const std::optional<string>& found, Fits fits) {
  if (!expected) return true;
  if (*expected == "none" || !found) return *expected == "none" && !found;
  return fits(*expected, *found);
}

std::optional<string> cut_if(const Record& record, std::optional<Span> span) {
  if (!span) return std::nullopt;
  return string(cut(record, *span));
}

bool items_fit(const Expected& expected, const Record& record, vector<Span> found) {
  for (const string& item : expected.items) {
    const auto same = std::find_if(found.begin(), found.end(),
                                   [&](Span span) { return same_words(item, cut(record, span)); });
    if (same == found.end()) return false;
    found.erase(same);
  }
  return true;
}

bool fits(const Expected& expected, const Record& record, const Entry& entry) {
  std::optional<string> voice;
  if (entry.statement) voice = record.statements[*entry.statement].speaker;
  const string_view what = cut(record, entry.what);
  return expected.kind == entry.kind && (!expected.status || *expected.status == entry.status) &&
         (expected.what.empty() || std::any_of(expected.what.begin(), expected.what.end(),
                                               [&](const string& one) { return same_words(one, what); })) &&
         (!expected.holders || same_sides(*expected.holders, entry.holders)) &&
         (!expected.counterparts || same_sides(*expected.counterparts, entry.counterparts)) &&
         agrees(expected.when, entry.when, same_days) &&
         agrees(expected.place, cut_if(record, entry.place), same_words) &&
         agrees(expected.condition, cut_if(record, entry.condition), same_words) &&
         agrees(expected.speaker, voice, same_person) && items_fit(expected, record, entry.items);
}

bool fits(const Expected& expected, const Record& record, const Statement& statement) {
  return !expected.kind && (!expected.form || *expected.form == statement.form) &&
         (expected.what.empty() || same_words(expected.what[0], joined(record, statement.content))) &&
         (!expected.speaker || same_person(*expected.speaker, statement.speaker)) &&
         agrees(expected.side, statement.side, same_side) &&
         agrees(expected.when, statement.said_on, same_days);
}

string listed(const vector<string>& names) {
  string all;
  for (const string& one : names) all.append(all.empty() ? "" : ", ").append(one);
  return all.empty() ? "none" : all;
}

// In the manner of a story's line, so that it can be compared with one.
string shown(const Record& record, const Entry& entry) {
  string line = name_of(kKindNames, entry.kind) + " | " + name_of(kStatusNames, entry.status) + " | " +
                listed(entry.holders);
  if (!entry.counterparts.empty()) line += " | to: " + listed(entry.counterparts);
  line.append(" | what: ").append(cut(record, entry.what));
  for (const Span item : entry.items) line.append(" | item: ").append(cut(record, item));
  if (entry.when) line += " | when: " + *entry.when;
  if (entry.place) line.append(" | place: ").append(cut(record, *entry.place));
  if (entry.condition) line.append(" | if: ").append(cut(record, *entry.condition));
  if (entry.statement) line += " | voice: " + record.statements[*entry.statement].speaker;
  return line;
}

string shown(const Record& record, const Statement& statement) {
  return "said | " + statement.speaker + " (" + statement.side.value_or("none") + ") | " +
         name_of(kFormNames, statement.form) + (statement.said_on ? " | on: " + *statement.said_on : "") +
         " | \"" + joined(record, statement.content) + "\"";
}

template <class Found>
bool same_sort(const Expected& expected, const Found& one) {
  if constexpr (std::is_same_v<Found, Entry>) {
    return expected.kind == one.kind;
  } else {
    return !expected.kind;
  }
}

// Checks one line against all statements or all entries; `taken` are those that earlier lines found.
template <class Found>
std::optional<string> fault(const Expected& expected, const Record& record, const vector<Found>& all,
                            std::set<std::size_t>& taken) {
  string others;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!same_sort(expected, all[i])) continue;
    if (fits(expected, record, all[i])) {
      if (expected.absent) return expected.text + "\n    but found: " + shown(record, all[i]);
      if (taken.insert(i).second) return std::nullopt;
    }
    others += "\n    found: " + shown(record, all[i]);
  }
  if (expected.absent) return std::nullopt;
  return expected.text + (others.empty() ? "\n    found nothing of this sort" : others);
}

}  // namespace

bool same_words(string_view expected, string_view found) {
  const auto a = content_words(expected), b = content_words(found);
  const std::size_t both = shared(a, b);
  return both > 0 && both * 2 >= a.size() && both * 10 >= b.size() * 3;
}

bool same_side(string_view expected, string_view found) {
  auto a = all_words(expected), b = all_words(found);
  std::erase(a, "the");
  std::erase(b, "the");
  if (a.size() > b.size()) std::swap(a, b);
  return a == b || (!a.empty() && shared(a, b) == a.size() && a.size() * 2 >= b.size());
}

bool same_days(string_view expected, string_view found) {
  const auto a = days_of(expected), b = days_of(found);
  if (!a || !b) return expected == found;
  const int both = std::min(a->second, b->second) - std::max(a->first, b->first) + 1;
  const int either = std::max(a->second, b->second) - std::min(a->first, b->first) + 1;
  const bool day_of_week = both == b->second - b->first + 1 && a->second - a->first < 8;
  return both > 0 && (both * 2 >= either || day_of_week);
}

Result<Story> parse(string_view text, const string& name) {
  Story story;
  story.report.id = story.report.source = name;
  int part = 0, number = 0;
  for (std::size_t from = 0; from < text.size();) {
    const auto to = std::min(text.find('\n', from), text.size());
    const string_view line = text.substr(from, to - from);
    from = to + 1;
    ++number;
    if (line == "---") {
      ++part;
    } else if (part == 0) {
      if (!read_header(trimmed(line), story))
        return fault_at(name, number, "expected 'published: YYYY-MM-DD'");
    } else if (part == 1) {
      story.report.text.append(line).append("\n");
    } else if (!trimmed(line).empty() && !line.starts_with('#')) {
      auto expected = read_expected(trimmed(line), name, number);
      if (!expected) return tl::unexpected(expected.error());
      story.expected.push_back(*std::move(expected));
    }
  }
  if (part != 2) return fault_at(name, number, "a story has three parts, with a line '---' between them");
  if (story.expected.empty()) return fault_at(name, number, "nothing is expected of this story");
  return story;
}

vector<string> faults(const Story& story, const Record& record) {
  vector<string> found;
  std::set<std::size_t> statements, entries;
  for (const Expected& expected : story.expected) {
    auto one = expected.kind ? fault(expected, record, record.entries, entries)
                             : fault(expected, record, record.statements, statements);
    if (expected.missed && !one)
      one = "is right now: take out \"missed:\"\n    " + expected.text;
    else if (expected.missed)
      one.reset();
    if (one) found.push_back(story.report.id + ":" + std::to_string(expected.line) + ": " + *one);
  }
  return found;
}

}  // namespace parley::story

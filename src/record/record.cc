// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "base/utf8.h"

namespace parley {
namespace {

template <class E>
using Names = std::pair<E, std::string_view>;

constexpr std::array kKindNames = {
    Names<Kind>{Kind::meeting, "meeting"},       Names<Kind>{Kind::agreement, "agreement"},
    Names<Kind>{Kind::commitment, "commitment"}, Names<Kind>{Kind::demand, "demand"},
    Names<Kind>{Kind::rejection, "rejection"},   Names<Kind>{Kind::acceptance, "acceptance"},
    Names<Kind>{Kind::threat, "threat"},
};
constexpr std::array kStatusNames = {
    Names<Status>{Status::held, "held"},
    Names<Status>{Status::ongoing, "ongoing"},
    Names<Status>{Status::planned, "planned"},
    Names<Status>{Status::possible, "possible"},
    Names<Status>{Status::cancelled, "cancelled"},
    Names<Status>{Status::reached, "reached"},
    Names<Status>{Status::partial, "partial"},
    Names<Status>{Status::failed, "failed"},
    Names<Status>{Status::broken, "broken"},
    Names<Status>{Status::open, "open"},
    Names<Status>{Status::conditional, "conditional"},
    Names<Status>{Status::kept, "kept"},
    Names<Status>{Status::standing, "standing"},
    Names<Status>{Status::met, "met"},
    Names<Status>{Status::withdrawn, "withdrawn"},
    Names<Status>{Status::carried_out, "carried out"},
};
constexpr std::array kFormNames = {Names<Form>{Form::direct, "direct"},
                                   Names<Form>{Form::indirect, "indirect"},
                                   Names<Form>{Form::mixed, "mixed"}};
constexpr std::array kActorNames = {
    Names<ActorKind>{ActorKind::person, "person"},
    Names<ActorKind>{ActorKind::state, "state"},
    Names<ActorKind>{ActorKind::organisation, "organisation"},
    Names<ActorKind>{ActorKind::armed_group, "armed group"},
    Names<ActorKind>{ActorKind::company, "company"},
    Names<ActorKind>{ActorKind::other, "other"},
};
constexpr std::array kLinkNames = {
    Names<Link::Kind>{Link::Kind::outcome_of, "outcome of"},
    Names<Link::Kind>{Link::Kind::depends_on, "depends on"},
    Names<Link::Kind>{Link::Kind::answers, "answers"},
};

template <class Table, class E>
std::string_view find_name(const Table& table, E value) {
  for (const auto& [known, name] : table)
    if (known == value) return name;
  return "unknown";
}

template <class Table>
auto find_value(const Table& table, std::string_view name) -> std::optional<decltype(table[0].first)> {
  for (const auto& [value, known] : table)
    if (known == name) return value;
  return std::nullopt;
}

// First and last day of "2025", "2025-02" or "2025-02-18"; none if it is no such date.
std::optional<std::pair<std::chrono::sys_days, std::chrono::sys_days>> days_of(std::string_view value) {
  using namespace std::chrono;
  const auto number = [&](std::size_t at, std::size_t size) {
    int out = 0;
    for (const char c : value.substr(at, size)) out = c >= '0' && c <= '9' ? out * 10 + (c - '0') : -100000;
    return out;
  };
  if (value.size() != 4 && value.size() != 7 && value.size() != 10) return std::nullopt;
  if ((value.size() > 4 && value[4] != '-') || (value.size() > 7 && value[7] != '-')) return std::nullopt;
  const bool has_month = value.size() > 4;
  const bool has_day = value.size() > 7;
  const int y = number(0, 4);
  const int m = has_month ? number(5, 2) : 1;
  const int d = has_day ? number(8, 2) : 1;
  if (y < 1 || m < 1 || m > 12 || d < 1) return std::nullopt;
  const year_month_day first = year(y) / month(static_cast<unsigned>(m)) / day(static_cast<unsigned>(d));
  if (!first.ok()) return std::nullopt;
  if (has_day) return std::pair{sys_days(first), sys_days(first)};
  const auto last_month = has_month ? first.month() : December;
  return std::pair{sys_days(first), sys_days(first.year() / last_month / last)};
}

// Collects the faults of one record.
class Examiner {
 public:
  explicit Examiner(const Record& record) : record_(record), text_(record.report.text) {}

  std::vector<std::string> examine() {
    if (find_invalid_utf8(text_) != std::string_view::npos) {
      fault("document", "its text is not UTF-8");
      return std::move(faults_);
    }
    spans("document", "furniture", record_.report.furniture);
    spans("document", "paragraphs", record_.paragraphs);
    for (std::size_t i = 0; i < record_.actors.size(); ++i)
      actor("a" + std::to_string(i + 1), record_.actors[i]);
    for (std::size_t i = 0; i < record_.statements.size(); ++i)
      statement("s" + std::to_string(i + 1), record_.statements[i]);
    for (std::size_t i = 0; i < record_.entries.size(); ++i)
      entry("e" + std::to_string(i + 1), record_.entries[i], i);
    order();
    return std::move(faults_);
  }

 private:
  void fault(const std::string& id, const std::string& what) { faults_.push_back(id + ": " + what); }

  static std::string named(const std::string& field, Span span) {
    return field + ", bytes " + std::to_string(span.begin) + " to " + std::to_string(span.end) + ",";
  }

  bool span(const std::string& id, const std::string& field, Span span) {
    const std::string where = named(field, span);
    if (span.begin > span.end) {
      fault(id, where + " ends before it begins");
    } else if (span.end > text_.size()) {
      fault(id, where + " ends outside the text of " + std::to_string(text_.size()) + " bytes");
    } else if (span.empty()) {
      fault(id, where + " is empty");
    } else if (!is_border(text_, span.begin) || !is_border(text_, span.end)) {
      fault(id, where + " is cut inside a character");
    } else {
      return true;
    }
    return false;
  }

  void span(const std::string& id, const std::string& field, const std::optional<Span>& value) {
    if (value) span(id, field, *value);
  }

  // Spans that stand in text order and do not overlap.
  void spans(const std::string& id, const std::string& field, const std::vector<Span>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (span(id, field, list[i]) && i > 0 && list[i].begin < list[i - 1].end) {
        fault(id, named(field, list[i]) + " overlaps the one before it or is out of order");
      }
    }
  }

  void date(const std::string& id, const std::string& field, const std::optional<std::string>& value) {
    if (value && !is_iso_date(*value))
      fault(id, field + " \"" + *value + "\" is no date, month, year or interval");
  }

  void names(const std::string& id, const std::string& field, const std::vector<std::string>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i].empty()) fault(id, field + " has an empty name");
      if (std::find(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i), list[i]) !=
          list.begin() + static_cast<std::ptrdiff_t>(i))
        fault(id, field + " names \"" + list[i] + "\" twice");
    }
  }

  void confidence(const std::string& id, float value) {
    if (!(value >= 0 && value <= 1)) fault(id, "confidence is no probability");
  }

  void actor(const std::string& id, const Actor& actor) {
    if (actor.name.empty()) fault(id, "no name");
    spans(id, "mentions", actor.mentions);
  }

  void statement(const std::string& id, const Statement& statement) {
    if (statement.speaker.empty()) fault(id, "no speaker");
    if (statement.actor && *statement.actor >= record_.actors.size()) fault(id, "its actor does not exist");
    span(id, "speaker_span", statement.speaker_span);
    span(id, "cue_span", statement.cue);
    if (statement.content.empty()) fault(id, "no content");
    spans(id, "content", statement.content);
    date(id, "said_on", statement.said_on);
    confidence(id, statement.confidence);
  }

  void entry(const std::string& id, const Entry& entry, std::size_t index) {
    if (entry.holders.empty()) fault(id, "no holders");
    names(id, "holders", entry.holders);
    names(id, "counterparts", entry.counterparts);
    span(id, "what", entry.what);
    for (const Span also : entry.also) span(id, "also", also);
    for (const Span item : entry.items) span(id, "items", item);
    span(id, "place", entry.place);
    span(id, "condition", entry.condition);
    date(id, "when", entry.when);
    confidence(id, entry.confidence);
    if (!can_have(entry.kind, entry.status))
      fault(id, "a " + std::string(name_of(entry.kind)) + " cannot be \"" +
                    std::string(name_of(entry.status)) + "\"");
    if (entry.statement && *entry.statement >= record_.statements.size())
      fault(id, "its statement does not exist");
    for (const auto participant : entry.participants)
      if (participant >= record_.actors.size()) fault(id, "a participant does not exist");
    for (const auto& link : entry.links)
      if (link.to >= record_.entries.size() || link.to == index) fault(id, "a link leads nowhere");
  }

  void order() {
    const auto& statements = record_.statements;
    for (std::size_t i = 1; i < statements.size(); ++i)
      if (!statements[i].content.empty() && !statements[i - 1].content.empty() &&
          statements[i].content[0].begin < statements[i - 1].content[0].begin)
        fault("s" + std::to_string(i + 1), "stands before the statement that it follows");
    for (std::size_t i = 1; i < record_.entries.size(); ++i)
      if (record_.entries[i].what.begin < record_.entries[i - 1].what.begin)
        fault("e" + std::to_string(i + 1), "stands before the entry that it follows");
  }

  const Record& record_;
  std::string_view text_;
  std::vector<std::string> faults_;
};

// For each of `kept`, its place among the true ones.
std::vector<std::optional<std::uint32_t>> new_places(const std::vector<bool>& kept) {
  std::vector<std::optional<std::uint32_t>> out(kept.size());
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (kept[i]) out[i] = next++;
  return out;
}

template <class T>
std::vector<std::optional<std::uint32_t>> keep(std::vector<T>& values, float least) {
  std::vector<bool> kept;
  for (const auto& value : values) kept.push_back(value.confidence >= least);
  std::erase_if(values, [least](const T& value) { return value.confidence < least; });
  return new_places(kept);
}

}  // namespace

std::string_view name_of(Kind kind) { return find_name(kKindNames, kind); }
std::string_view name_of(Status status) { return find_name(kStatusNames, status); }
std::string_view name_of(Form form) { return find_name(kFormNames, form); }
std::string_view name_of(ActorKind kind) { return find_name(kActorNames, kind); }
std::string_view name_of(Link::Kind kind) { return find_name(kLinkNames, kind); }

std::optional<Kind> kind_named(std::string_view name) { return find_value(kKindNames, name); }
std::optional<Status> status_named(std::string_view name) { return find_value(kStatusNames, name); }
std::optional<Form> form_named(std::string_view name) { return find_value(kFormNames, name); }
std::optional<ActorKind> actor_kind_named(std::string_view name) { return find_value(kActorNames, name); }
std::optional<Link::Kind> link_kind_named(std::string_view name) { return find_value(kLinkNames, name); }

bool can_have(Kind kind, Status status) {
  switch (kind) {
    case Kind::meeting:
      return status == Status::held || status == Status::ongoing || status == Status::planned ||
             status == Status::possible || status == Status::cancelled;
    case Kind::agreement:
      return status == Status::reached || status == Status::partial || status == Status::possible ||
             status == Status::failed || status == Status::broken;
    case Kind::commitment:
      return status == Status::open || status == Status::conditional || status == Status::kept ||
             status == Status::broken;
    case Kind::demand:
      return status == Status::standing || status == Status::met || status == Status::withdrawn;
    case Kind::rejection:
    case Kind::acceptance:
      return status == Status::standing || status == Status::withdrawn;
    case Kind::threat:
      return status == Status::standing || status == Status::carried_out || status == Status::withdrawn;
  }
  return false;
}

std::string_view plover_code(const Record& record, const Entry& entry) {
  switch (entry.kind) {
    case Kind::meeting:
      return "CONSULT";
    case Kind::agreement:
    case Kind::commitment:
      return "AGREE";
    case Kind::demand:
      return "REQUEST";
    case Kind::rejection:
      return "REJECT";
    case Kind::acceptance:
      for (const auto& link : entry.links)
        if (link.kind == Link::Kind::answers && link.to < record.entries.size() &&
            record.entries[link.to].kind == Kind::demand)
          return "CONCEDE";
      return "SUPPORT";
    case Kind::threat:
      return "THREATEN";
  }
  return "";
}

bool is_iso_date(std::string_view value) {
  const auto slash = value.find('/');
  const auto start = days_of(value.substr(0, slash));
  if (!start || slash == std::string_view::npos) return start.has_value();
  const auto end = days_of(value.substr(slash + 1));
  return end && start->first <= end->second;
}

std::size_t paragraph_at(const Record& record, std::uint32_t byte) {
  const auto after = std::upper_bound(record.paragraphs.begin(), record.paragraphs.end(), byte,
                                      [](std::uint32_t at, Span paragraph) { return at < paragraph.begin; });
  return static_cast<std::size_t>(after - record.paragraphs.begin());
}

void drop_doubtful(Record& record, float least) {
  const auto statements = keep(record.statements, least);
  const auto entries = keep(record.entries, least);
  for (auto& entry : record.entries) {
    if (entry.statement) entry.statement = statements[*entry.statement];
    std::erase_if(entry.links, [&](const Link& link) { return !entries[link.to]; });
    for (auto& link : entry.links) link.to = *entries[link.to];
  }
}

std::vector<std::string> find_faults(const Record& record) { return Examiner(record).examine(); }

}  // namespace parley

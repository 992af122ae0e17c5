// SPDX-License-Identifier: Apache-2.0
#include "answer/weight.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "ingest/dates.h"
#include "record/record.h"

namespace parley {
namespace {

constexpr int kPast = 62;
constexpr int kLongPast = 2 * 366;
constexpr int kNear = 14;

// Days from the date's last day to publication; negative for what is still to come then.
std::optional<int> days_past(const Record& record, const std::optional<std::string>& date) {
  if (!date || !record.report.published || !is_iso_date(*date)) return std::nullopt;
  std::string last = date->substr(date->find('/') + 1);  // the whole of it where there is no slash
  // A month or a year has not passed before its end.
  if (last.size() == 4) last += "-12";
  if (last.size() == 7) last += "-28";
  const auto day = parse_date(last);
  if (!day) return std::nullopt;
  return static_cast<int>(
      (std::chrono::sys_days(*record.report.published) - std::chrono::sys_days(*day)).count());
}

int age_of(const std::optional<int>& days) {
  if (!days || *days <= kPast) return 0;
  return *days <= kLongPast ? 1 : 2;
}

float dated(const std::optional<int>& days) {
  return days && *days <= kNear && *days >= -3 * kPast ? 0.25F : 0.0F;
}

// 1 at the head of the text, 0 at its end.
float lead(const Record& record, Span span) {
  const auto size = std::max<std::size_t>(record.report.text.size(), 1);
  return 1.0F - static_cast<float>(span.begin) / static_cast<float>(size);
}

bool is_settled(Status status) {
  switch (status) {
    case Status::reached:
    case Status::partial:
    case Status::failed:
    case Status::broken:
    case Status::cancelled:
    case Status::kept:
    case Status::met:
    case Status::withdrawn:
    case Status::carried_out:
      return true;
    default:
      return false;
  }
}

}  // namespace

Weight weight_of(const Record& record, const Entry& entry) {
  const auto days = days_past(record, entry.when);
  const auto repeated = std::min(entry.also.size(), std::size_t{3});
  const float score = 0.6F * lead(record, entry.what) + dated(days) + 0.15F * static_cast<float>(repeated) +
                      (entry.items.empty() ? 0.0F : 0.3F) + (is_settled(entry.status) ? 0.15F : 0.0F) +
                      (entry.condition ? 0.1F : 0.0F) + 0.6F * entry.confidence;
  return {age_of(days), score};
}

Weight weight_of(const Record& record, const Statement& statement) {
  const auto days = days_past(record, statement.said_on);
  const float form = statement.form == Form::direct ? 0.3F : statement.form == Form::mixed ? 0.15F : 0.0F;
  const bool headline = paragraph_at(record, statement.content[0].begin) == 1 && record.paragraphs.size() > 1;
  return {age_of(days), (headline ? -0.4F : 0.0F) + 0.6F * lead(record, statement.content[0]) + dated(days) +
                            form + 0.6F * statement.confidence};
}

}  // namespace parley

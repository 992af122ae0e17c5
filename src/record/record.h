// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parley/record.h"

namespace parley {

// Names as they stand in a record's JSON: "meeting", "carried out", "armed group", "outcome of".
[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::string_view name_of(Status status);
[[nodiscard]] std::string_view name_of(Form form);
[[nodiscard]] std::string_view name_of(ActorKind kind);
[[nodiscard]] std::string_view name_of(Link::Kind kind);

[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);
[[nodiscard]] std::optional<Status> status_named(std::string_view name);
[[nodiscard]] std::optional<Form> form_named(std::string_view name);
[[nodiscard]] std::optional<ActorKind> actor_kind_named(std::string_view name);
[[nodiscard]] std::optional<Link::Kind> link_kind_named(std::string_view name);

// True if an entry of this kind can have this status: a meeting is never "standing".
[[nodiscard]] bool can_have(Kind kind, Status status);

// The PLOVER event code: "CONSULT" for a meeting, ..., "CONCEDE" for an acceptance that answers a demand.
[[nodiscard]] std::string_view plover_code(const Record& record, const Entry& entry);

// True for "2025-02-18", "2025-02", "2025" and "start/end" of such, where the days exist and are in order.
[[nodiscard]] bool is_iso_date(std::string_view value);

// Number, from 1, of the paragraph that holds the byte, or of the last one before it; 0 if there is none.
[[nodiscard]] std::size_t paragraph_at(const Record& record, std::uint32_t byte);

// Takes out the statements and entries whose confidence is below `least`, and what refers to them.
void drop_doubtful(Record& record, float least);

// What does not stand in a record, each fault a line: "e3: what, bytes 10 to 14, is cut inside a character".
// Empty for a sound record: every span lies inside the text, is not empty and begins and ends with a whole
// character; lists are in text order; indices, statuses, dates and names make sense.
[[nodiscard]] std::vector<std::string> find_faults(const Record& record);

}  // namespace parley

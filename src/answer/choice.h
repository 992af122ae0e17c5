// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "answer/material.h"

namespace parley {

// What of a record is told, and in which order.
using Indices = std::vector<std::uint32_t>;

// The entries that `wanted` takes, the weightiest first, without those that others among them tell as well:
//
//   demand     the bridge opened                 kept
//   demand     The bridge must be opened         told already
//   agreement  open the bridge and the ferry     told by the terms of another agreement
//   demand     a free river                      told by "refuses, without a free river: a treaty"
[[nodiscard]] Indices choose_entries(const Material& material,
                                     const std::function<bool(const Entry&)>& wanted);

// All statements, the weightiest first.
[[nodiscard]] Indices statements_by_weight(const Record& record);

// What kind of thing an entry tells, as the topics share them out.
[[nodiscard]] bool is_outcome(const Entry& entry);   // a meeting or agreement that has come or failed
[[nodiscard]] bool is_position(const Entry& entry);  // what one side wants, refuses, accepts, promises
[[nodiscard]] bool is_prospect(const Entry& entry);  // what is still to come
[[nodiscard]] bool is_open(const Entry& entry);      // a meeting or agreement that may come
[[nodiscard]] bool is_unconfirmed(const Record& record, const Entry& entry);  // only an unnamed source tells

}  // namespace parley

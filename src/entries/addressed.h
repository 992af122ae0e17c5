// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "entries/setting.h"

namespace parley {

// Who must do what is demanded: a side, or a group without a name.
//
//   Veltia to publish its maps         what: Veltia to publish its maps -> Veltia
//   urged Veltia to publish its maps   what: to publish its maps        -> Veltia
//   middle powers must act together    what: act together               -> middle powers, no side
struct Addressed {
  std::optional<std::string> name;
  std::optional<std::size_t> side;  // by the order of the sides
};
[[nodiscard]] Addressed addressed_by(const Setting& setting, WordSpan what);

// Takes them as the counterparts in place of those whom the model points to, but for the ones listed with
// them: "urged Maroa and Veltia to".
void take_addressed(const Setting& setting, const Addressed& addressed, WordSpan what, Entry& entry);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "language/layout.h"
#include "parley/record.h"
#include "parley/report.h"
#include "parley/span.h"

namespace parley {

// A time expression of the report and the days that it means.
//   published 2025-02-19: "on Tuesday" -> 2025-02-18, "last week" -> 2025-02-10/2025-02-16,
//   "in February 2022" -> 2022-02, "by the end of January" -> 2026-01, "2008" -> 2008
struct TimeRef {
  Span span;
  std::string value;  // ISO 8601: day, month, year, or "start/end"
};

// All resolvable expressions, in text order. Relative ones need `report.published`, else a dateline's
// date found in the text; without either they are left out. Linear in the text.
[[nodiscard]] std::vector<TimeRef> find_times(const Report& report, const Layout& layout);

// An answer to "when?", none if the text does not say, and how probable it is beside the others.
struct Timing {
  std::optional<std::string> value;  // ISO 8601
  float confidence = 0;
};

// When the act reported by `what` takes or took place (GUIDELINES: "when"), none if the text does not say.
// `also` are the other mentions of the same act, where the caller knows them: a date told there counts too.
// `pointed`, one for each of `times` and one more for the day of publication, is added to what speaks for
// each of them against none (log odds). When the statement whose cue (or, without one, content) is `cue` was
// said (GUIDELINES: "said_on").
[[nodiscard]] Timing when_of(const Report& report, const Layout& layout, const std::vector<TimeRef>& times,
                             Kind kind, Span what, const std::vector<Span>& also = {},
                             std::span<const float> pointed = {});
[[nodiscard]] std::optional<std::string> said_on_of(const Report& report, const Layout& layout,
                                                    const std::vector<TimeRef>& times,
                                                    std::optional<Span> cue, std::optional<Span> speaker,
                                                    const std::vector<Span>& content);

}  // namespace parley

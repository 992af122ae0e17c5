// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parley/report.h"
#include "parley/span.h"

namespace parley {

// What stands between two lines "---" at the beginning of a text:
//
//   ---
//   title: "Talks resume in Port Ardan"     -> title; the words between the quotation marks are report
//   description: Delegates return           -> report
//   date: 2025-02-19                        -> published
//   source: https://example.org/1           -> source
//   ---
struct FrontMatter {
  std::string title;
  std::string source;
  std::optional<Date> published;
  std::vector<Span> furniture;  // all but the words of title and description
  std::uint32_t end = 0;        // where the report's body begins; 0 if there is no front matter
};

// Never fails: a text without front matter gives an empty one. Values may run over indented lines; lists and
// nested keys are passed over.
[[nodiscard]] FrontMatter read_front_matter(std::string_view text);

}  // namespace parley

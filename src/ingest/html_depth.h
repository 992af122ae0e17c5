// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "ingest/origin.h"
#include "parley/error.h"

namespace parley {

// Makes a page harmless for HTML5 parsers, which walk the open elements at every tag, so that deep nesting
// costs the square of its depth, and many of which recurse. Left out are tags that would nest deeper than
// 512, tags with more than 500 attributes, and what stands in elements whose text nobody sees (styles,
// frames). Places in the outcome are those in `page`. Errors: format (more than 2 million elements and
// attributes, those counted that the parser would add: no page has them). Linear.
[[nodiscard]] Result<Traced> limit_depth(const std::string& page, const std::string& place);

}  // namespace parley

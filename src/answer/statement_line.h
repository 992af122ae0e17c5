// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answer/line_builder.h"
#include "answer/material.h"

namespace parley {

// "Ana Korr warned: "We will not accept any patrol" ... "on the river" (18 Mar 2031)". Keeps a reference to
// the material, as do all lines under way.
[[nodiscard]] LineBuilder line_of(const Material& material, const Statement& statement);

}  // namespace parley

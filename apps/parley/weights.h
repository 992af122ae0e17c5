// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "parley/error.h"

namespace parley {

// The folder of the weights. `choice` is what --model says: a folder, "fast" (parley-small), or empty. Then
// it is $PARLEY_MODEL if set, else parley-base, or the only model there is, in models/ beside the program's
// folder, in share/parley/models/ beside it, or in the source tree. Error: environment, with the places
// searched.
[[nodiscard]] Result<std::filesystem::path> find_weights(const std::string& choice);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "ingest/furniture.h"
namespace parley {
std::vector<Furniture> find_furniture(std::string_view, std::uint32_t) { return {}; }
}  // namespace parley

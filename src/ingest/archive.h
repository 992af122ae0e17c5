// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "parley/error.h"

namespace parley {

// True for the beginning of what read_members can open: gzip, zstd, bzip2, xz, zip and tar.
[[nodiscard]] bool is_packed(std::string_view head);

// A file in an archive. `name` is empty where the input is one compressed file and no archive.
struct Member {
  std::string name;
  std::istream& bytes;  // goes bad where the archive is damaged
};

// Takes a member; false ends the reading.
using TakeMember = std::function<bool(const Member&)>;

// Opens an archive or compressed file while it is read, without holding it; files only, no folders or links.
// Errors: format (damaged, locked). A value is false if `take` ended the reading.
[[nodiscard]] Result<bool> read_members(std::istream& stream, const std::string& place,
                                        const TakeMember& take);

// What a piece of gzip, zstd or the like holds. Errors: format (damaged, or more than `most` bytes).
[[nodiscard]] Result<std::string> unpack(std::string_view bytes, std::uint64_t most,
                                         const std::string& place);

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace parley {

// What went wrong, by who has to mend it: the first group concerns one input (the others go on), the
// second the call as a whole (nothing is read).
enum class ErrorKind {
  empty,        // no text in the input
  binary,       // not a kind of file that is read
  encoding,     // not UTF-8 and no encoding declared
  unreadable,   // the system refused: missing, no permission
  no_reports,   // a folder or archive without reports
  language,     // not English
  format,       // broken JSON, broken record, broken front matter
  usage,        // wrong option or value
  environment,  // weights missing or damaged, no place to write
};

// An error is a value. `place` is "file", "file:line" or "file:line:column" (empty when there is none),
// `message` says what is wrong and how to mend it, without a final stop.
struct Error {
  ErrorKind kind;
  std::string message;
  std::string place;
};

// "report.txt:3:7: invalid UTF-8 ..."
[[nodiscard]] inline std::string to_string(const Error& error) {
  return error.place.empty() ? error.message : error.place + ": " + error.message;
}

template <class T>
using Result = tl::expected<T, Error>;

}  // namespace parley

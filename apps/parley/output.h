// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "parley/error.h"

namespace parley {

// Where results go: the standard output, or a file that appears under its name only when it is complete (it
// is written aside, as NAME.part-PID, then renamed). Used by one thread.
class Output {
 public:
  // An empty name is the standard output. Error: environment, where the file cannot be made.
  [[nodiscard]] static Result<Output> open(const std::string& name);

  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();  // without finish: the file is gone

  // False once something could not be written; finish tells why.
  bool write(std::string_view bytes);
  [[nodiscard]] std::optional<Error> finish();

 private:
  Output(std::string name, std::string aside, std::FILE* file);

  std::string name_;
  std::string aside_;
  std::FILE* file_;
  int error_ = 0;  // errno of the first write that failed
};

}  // namespace parley

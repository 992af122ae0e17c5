// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "commands.h"
#include "parley/error.h"
#include "parley/reader.h"
#include "parley/record.h"

namespace parley {

// How a command prints the records of its inputs.
struct Printer {
  // One record. Called on several threads at once; its results come out in input order.
  std::function<Result<std::string>(const Record& record, const ModelInfo& model)> record;
  std::string between;                                       // two records
  std::function<std::string(std::string_view title)> begin;  // before the first, with its title; may be none
  std::string end;                                           // after the last, if there was one
};

// Reads the inputs and prints what `printer` makes of them. Returns an exit code.
[[nodiscard]] int read_all(const ReadArguments& arguments, const Printer& printer);

// True if what is printed goes to a terminal, not to a file or pipe.
[[nodiscard]] bool prints_to_terminal(const ReadArguments& arguments);

}  // namespace parley

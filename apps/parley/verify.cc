// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>

#include "commands.h"
#include "record/json.h"
#include "record/record.h"

namespace parley {
namespace {

struct Tally {
  std::size_t records = 0;
  std::size_t faults = 0;
};

void report(Tally& tally, const std::string& place, const std::string& fault) {
  std::printf("%s: %s\n", place.c_str(), fault.c_str());
  ++tally.faults;
}

void verify(std::istream& stream, const std::string& name, Tally& tally) {
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    ++tally.records;
    const std::string place = name + ":" + std::to_string(number);
    const auto record = record_from_json(line, place);
    if (!record) {
      report(tally, place, record.error().message);
      continue;
    }
    for (const auto& fault : find_faults(*record)) report(tally, place, fault + "; read the report again");
  }
}

}  // namespace

int verify_command(const std::vector<std::string>& files, bool quiet) {
  Tally tally;
  for (const auto& file : files) {
    if (file == "-") {
      verify(std::cin, "stdin", tally);
      continue;
    }
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    // A folder opens, but nothing can be read from it.
    if (!stream || (stream.peek() == EOF && errno != 0)) {
      report(tally, file, std::generic_category().message(errno) + "; give a file of records");
      continue;
    }
    verify(stream, file, tally);
  }
  if (tally.faults > 0) return kSomeFailed;
  if (!quiet) std::printf("%zu records, every span stands\n", tally.records);
  return kDone;
}

}  // namespace parley

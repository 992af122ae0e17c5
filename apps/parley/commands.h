// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace parley {

// Exit codes: all done; some inputs failed, the others are done; wrong usage or a broken environment.
inline constexpr int kDone = 0;
inline constexpr int kSomeFailed = 1;
inline constexpr int kBroken = 2;

// The options as given, not yet checked.
struct ReadArguments {
  std::vector<std::string> inputs;
  std::string input_kind;
  std::string format;
  std::string published;
  std::string title;
  std::string source;
  std::string encoding;
  std::string model;
  std::string offsets = "codepoints";
  std::string output;
  std::string failures;
  unsigned threads = 0;  // 0: as many as there are processors
  double min_confidence = 0;
  bool force = false;
  bool explain = false;
  bool quiet = false;
  bool all = false;  // brief: everything, however long
};

// parley read: records of the inputs, in their order. Returns an exit code, as all of these do.
[[nodiscard]] int read_command(const ReadArguments& arguments);

// parley brief: the same inputs, but for people: what came of it, what each side wants, what happens next.
[[nodiscard]] int brief_command(const ReadArguments& arguments);

// parley verify: checks records, JSON Lines in files or "-", against their text.
[[nodiscard]] int verify_command(const std::vector<std::string>& files, bool quiet);

// parley model: what the weights are.
[[nodiscard]] int model_command(const std::string& model);

}  // namespace parley

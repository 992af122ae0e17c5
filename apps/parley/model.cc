// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "commands.h"
#include "parley/reader.h"
#include "weights.h"

namespace parley {

int model_command(const std::string& model) {
  const auto reader = find_weights(model).and_then([](const auto& folder) { return Reader::open(folder); });
  if (!reader) {
    std::fprintf(stderr, "%s\n", to_string(reader.error()).c_str());
    return kBroken;
  }
  const ModelInfo& info = reader->model();
  std::printf("name     %s\nversion  %s\nsha256   %s\nrules    %s\n", info.name.c_str(), info.version.c_str(),
              info.sha256.c_str(), info.rules.c_str());
  if (!info.card.empty()) std::printf("\n%s\n", info.card.c_str());
  return kDone;
}

}  // namespace parley

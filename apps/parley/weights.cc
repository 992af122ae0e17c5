// SPDX-License-Identifier: Apache-2.0
#include "weights.h"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace parley {
namespace {

namespace fs = std::filesystem;

bool is_model(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "model.json", error);
}

// The models in a folder, at most two: enough to see whether there is one alone.
std::vector<fs::path> models_in(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> out;
  for (fs::directory_iterator it(folder, error), end; !error && it != end && out.size() < 2;
       it.increment(error))
    if (is_model(it->path())) out.push_back(it->path());
  return out;
}

}  // namespace

Result<fs::path> find_weights(const std::string& choice) {
  const bool fast = choice == "fast";
  if (!choice.empty() && !fast) return fs::path(choice);
  const char* variable = std::getenv("PARLEY_MODEL");
  if (!fast && variable != nullptr && *variable != '\0') return fs::path(variable);

  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  const std::vector<fs::path> places = {(program / ".." / "models").lexically_normal(),
                                        (program / ".." / "share" / "parley" / "models").lexically_normal(),
                                        PARLEY_SOURCE_MODELS};
  const fs::path name = fast ? "parley-small" : "parley-base";
  for (const auto& place : places) {
    if (is_model(place / name)) return place / name;
    const auto models = models_in(place);
    if (!fast && models.size() == 1) return models[0];
  }
  std::string searched;
  for (const auto& place : places) searched += (searched.empty() ? "" : ", ") + place.string();
  return tl::unexpected(Error{ErrorKind::environment,
                              "no weights named " + name.string() + " in " + searched +
                                  "; name their folder with --model or PARLEY_MODEL",
                              "parley"});
}

}  // namespace parley

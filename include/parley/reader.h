// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "parley/error.h"
#include "parley/record.h"

namespace parley {

// What the weights are. `sha256` is over the weights' pieces in order, `rules` over everything else that
// decides a record (program version, knowledge tables).
struct ModelInfo {
  std::string name;
  std::string version;
  std::string sha256;
  std::string rules;
  std::string card;  // Markdown: training data, scores, limits
};

// Reads reports. Immutable once open; one Reader serves any number of threads at once, and the record
// depends on the report, the weights and the rules alone.
class Reader {
 public:
  // `model` is a folder with model.json and its pieces. Errors: environment (missing, damaged, unknown
  // version).
  [[nodiscard]] static Result<Reader> open(const std::filesystem::path& model);

  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // Never fails: a report that holds no negotiation gives a record without entries.
  [[nodiscard]] Record read(Report given) const;

  [[nodiscard]] const ModelInfo& model() const;

 private:
  struct Parts;
  explicit Reader(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace parley

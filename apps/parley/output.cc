// SPDX-License-Identifier: Apache-2.0
#include "output.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace parley {
namespace {

Error cannot_write(const std::string& name, int error) {
  return {ErrorKind::environment,
          "cannot be written: " + std::generic_category().message(error) + "; choose another place",
          name.empty() ? "standard output" : name};
}

}  // namespace

Output::Output(std::string name, std::string aside, std::FILE* file)
    : name_(std::move(name)), aside_(std::move(aside)), file_(file) {}

Output::Output(Output&& other) noexcept
    : name_(std::move(other.name_)),
      aside_(std::move(other.aside_)),
      file_(std::exchange(other.file_, nullptr)),
      error_(other.error_) {}

Output::~Output() {
  if (file_ == nullptr || name_.empty()) return;
  std::fclose(file_);
  if (!aside_.empty()) unlink(aside_.c_str());
}

Result<Output> Output::open(const std::string& name) {
  if (name.empty()) return Output("", "", stdout);
  // Something that is no plain file, such as /dev/null, cannot be renamed to.
  std::error_code ignored;
  const auto status = std::filesystem::status(name, ignored);
  const bool plain = !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
  std::string aside = plain ? name + ".part-" + std::to_string(getpid()) : "";
  std::FILE* file = std::fopen(aside.empty() ? name.c_str() : aside.c_str(), "wb");
  if (file == nullptr) return tl::unexpected(cannot_write(name, errno));
  return Output(name, std::move(aside), file);
}

bool Output::write(std::string_view bytes) {
  if (error_ == 0 && std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) error_ = errno;
  return error_ == 0;
}

std::optional<Error> Output::finish() {
  std::FILE* file = std::exchange(file_, nullptr);
  if (std::fflush(file) != 0 && error_ == 0) error_ = errno;
  if (!name_.empty() && std::fclose(file) != 0 && error_ == 0) error_ = errno;
  if (!aside_.empty() && error_ == 0 && std::rename(aside_.c_str(), name_.c_str()) != 0) error_ = errno;
  if (!aside_.empty() && error_ != 0) unlink(aside_.c_str());
  if (error_ != 0) return cannot_write(name_, error_);
  return std::nullopt;
}

}  // namespace parley

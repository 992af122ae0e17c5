// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace parley {
namespace {

tl::unexpected<Error> refused(const std::filesystem::path& path, int reason) {
  return tl::unexpected(Error{ErrorKind::unreadable, std::generic_category().message(reason), path.string()});
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return refused(path, errno);
  struct stat status{};
  int reason = ::fstat(file, &status) != 0 ? errno : 0;
  if (reason == 0 && !S_ISREG(status.st_mode)) reason = EINVAL;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* start = nullptr;
  if (reason == 0 && size > 0) {
    start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (start == MAP_FAILED) reason = errno;
  }
  ::close(file);
  if (reason != 0) return refused(path, reason);
  return MappedFile({static_cast<const std::byte*>(start), size});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace parley

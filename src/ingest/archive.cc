// SPDX-License-Identifier: Apache-2.0
#include "ingest/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <ios>
#include <memory>
#include <sstream>
#include <streambuf>

namespace parley {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kChunk = std::size_t{1} << 16;

struct Closer {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, Closer>;

struct Source {
  std::istream& stream;
  std::array<char, kChunk> chunk;
};

la_ssize_t read_source(archive*, void* data, const void** buffer) {
  auto& source = *static_cast<Source*>(data);
  source.stream.read(source.chunk.data(), source.chunk.size());
  *buffer = source.chunk.data();
  return source.stream.bad() ? -1 : static_cast<la_ssize_t>(source.stream.gcount());
}

// The bytes of the member that the archive stands at.
class MemberBuffer : public std::streambuf {
 public:
  explicit MemberBuffer(archive* handle) : handle_(handle) {}

 protected:
  int_type underflow() override {
    const auto count = archive_read_data(handle_, chunk_.data(), chunk_.size());
    // The one way that a buffer can tell a stream of damage: std::istream catches it and goes bad.
    if (count < 0) throw std::ios_base::failure("damaged archive");
    if (count == 0) return traits_type::eof();
    setg(chunk_.data(), chunk_.data(), chunk_.data() + count);
    return traits_type::to_int_type(chunk_[0]);
  }

 private:
  archive* handle_;
  std::array<char, kChunk> chunk_;
};

// libarchive knows more than these: WARC, which is read with its headers elsewhere, and filters that start
// other programs.
Handle open_archive(Source& source) {
  Handle handle(archive_read_new());
  archive_read_support_filter_gzip(handle.get());
  archive_read_support_filter_zstd(handle.get());
  archive_read_support_filter_bzip2(handle.get());
  archive_read_support_filter_xz(handle.get());
  archive_read_support_format_zip_streamable(handle.get());
  archive_read_support_format_tar(handle.get());
  archive_read_support_format_raw(handle.get());
  archive_read_support_format_empty(handle.get());
  archive_read_open(handle.get(), &source, nullptr, read_source, nullptr);  // the first header tells errors
  return handle;
}

tl::unexpected<Error> damaged(archive* handle, const std::string& place) {
  const char* words = archive_error_string(handle);
  return tl::unexpected(Error{ErrorKind::format,
                              "an archive that is damaged or cut off" +
                                  (words != nullptr ? " (" + std::string(words) + ")" : std::string()) +
                                  "; make it anew",
                              place});
}

}  // namespace

bool is_packed(std::string_view head) {
  for (const auto sign :
       {"\x1f\x8b"sv, "\x28\xb5\x2f\xfd"sv, "PK\x03\x04"sv, "PK\x05\x06"sv, "BZh"sv, "\xfd\x37zXZ"sv})
    if (head.starts_with(sign)) return true;
  return head.size() >= 262 && head.substr(257, 5) == "ustar";
}

Result<bool> read_members(std::istream& stream, const std::string& place, const TakeMember& take) {
  Source source{stream, {}};
  const Handle handle = open_archive(source);
  archive_entry* entry = nullptr;
  while (true) {
    const int state = archive_read_next_header(handle.get(), &entry);
    if (state == ARCHIVE_EOF) return true;
    if (state < ARCHIVE_WARN) return damaged(handle.get(), place);
    if (archive_entry_filetype(entry) != AE_IFREG && archive_format(handle.get()) != ARCHIVE_FORMAT_RAW)
      continue;
    if (archive_entry_is_encrypted(entry) != 0)
      return tl::unexpected(
          Error{ErrorKind::format, "an archive that is locked by a password; give it without one", place});
    const bool single = archive_format(handle.get()) == ARCHIVE_FORMAT_RAW;
    const char* name = archive_entry_pathname(entry);
    MemberBuffer buffer(handle.get());
    std::istream bytes(&buffer);
    if (!take({single || name == nullptr ? "" : name, bytes})) return false;
  }
}

Result<std::string> unpack(std::string_view bytes, std::uint64_t most, const std::string& place) {
  std::istringstream stream{std::string(bytes)};
  std::string out;
  bool whole = true;
  const auto done = read_members(stream, place, [&](const Member& member) {
    std::array<char, kChunk> chunk;
    while (member.bytes.read(chunk.data(), chunk.size()), member.bytes.gcount() > 0 && out.size() <= most)
      out.append(chunk.data(), static_cast<std::size_t>(member.bytes.gcount()));
    whole = !member.bytes.bad() && out.size() <= most;
    return whole;
  });
  if (!done) return tl::unexpected(done.error());
  if (!whole)
    return tl::unexpected(Error{ErrorKind::format, "packed data that is damaged or too large", place});
  return out;
}

}  // namespace parley

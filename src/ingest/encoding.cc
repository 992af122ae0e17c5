// SPDX-License-Identifier: Apache-2.0
#include "ingest/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <type_traits>

#include "base/utf8.h"

namespace parley {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view name;
};

constexpr Signature kSignatures[] = {
    {"%PDF-"sv, "a PDF document"},
    {"\x1f\x8b"sv, "gzip data"},
    {"\x28\xb5\x2f\xfd"sv, "zstd data"},
    {"PK\x03\x04"sv, "a zip archive or an office document"},
    {"BZh"sv, "bzip2 data"},
    {"\xfd"
     "7zXZ"sv,
     "xz data"},
    {"\x89PNG"sv, "a PNG image"},
    {"\xff\xd8\xff"sv, "a JPEG image"},
    {"GIF8"sv, "a GIF image"},
    {"\x7f"
     "ELF"sv,
     "a program"},
    {"\xd0\xcf\x11\xe0"sv, "an old office document"},
    {"{\\rtf"sv, "a rich text document"},
    {"SQLite format 3"sv, "an SQLite store"},
};

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes.substr(0, 8)) {
    std::array<char, 4> pair{};
    std::snprintf(pair.data(), pair.size(), "%02x", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    out += (out.empty() ? "" : " ") + std::string(pair.data());
  }
  return out;
}

struct Closer {
  void operator()(void* handle) const { iconv_close(static_cast<iconv_t>(handle)); }
};
using Converter = std::unique_ptr<std::remove_pointer_t<iconv_t>, Closer>;

Converter open_converter(const std::string& encoding) {
  const iconv_t handle = iconv_open("UTF-8", encoding.c_str());
  // iconv_open fails with (iconv_t)-1, not with a null pointer.
  if (handle == reinterpret_cast<iconv_t>(-1)) return nullptr;  // NOLINT(performance-no-int-to-ptr)
  return Converter(handle);
}

Result<std::string> convert(std::string_view bytes, const std::string& encoding, const std::string& place) {
  const Converter converter = open_converter(encoding);
  if (!converter)
    return tl::unexpected(
        Error{ErrorKind::usage, "unknown encoding " + encoding + "; `iconv -l` lists the known ones", place});
  std::string out;
  std::array<char, 1 << 16> buffer;
  char* in = const_cast<char*>(bytes.data());  // iconv's interface lacks a const, it does not write here
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const auto done = iconv(converter.get(), &in, &left, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
    if (done == static_cast<std::size_t>(-1) && errno != E2BIG)
      return tl::unexpected(Error{ErrorKind::encoding,
                                  "not " + encoding + " at byte " + std::to_string(bytes.size() - left) +
                                      "; give the right one with --encoding",
                                  place});
  }
  return out;
}

}  // namespace

std::optional<std::string> look_of_binary(std::string_view bytes) {
  for (const auto& signature : kSignatures)
    if (bytes.starts_with(signature.bytes)) return std::string(signature.name);
  // Text has no zero bytes and hardly any other control characters.
  if (bytes.find('\0') != std::string_view::npos) return "binary data";
  const auto start = bytes.substr(0, 4096);
  const auto controls = std::count_if(start.begin(), start.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && "\t\n\v\f\r\x1b"sv.find(c) == std::string_view::npos;
  });
  if (static_cast<std::size_t>(controls) * 20 > start.size()) return "binary data";
  return std::nullopt;
}

bool is_known_encoding(const std::string& name) { return open_converter(name) != nullptr; }

Result<std::string> to_utf8(std::string bytes, std::string_view encoding, const std::string& place) {
  if (!encoding.empty()) {
    auto text = convert(bytes, std::string(encoding), place);
    if (text && text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
    return text;
  }
  if (bytes.starts_with("\xFF\xFE")) return convert(std::string_view(bytes).substr(2), "UTF-16LE", place);
  if (bytes.starts_with("\xFE\xFF")) return convert(std::string_view(bytes).substr(2), "UTF-16BE", place);
  const std::size_t mark = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  bytes.erase(0, mark);
  if (const auto look = look_of_binary(bytes)) {
    return tl::unexpected(Error{ErrorKind::binary,
                                "looks like " + *look + " (first bytes " + hexadecimal(bytes) +
                                    "), which is not read; give its text, or the encoding with --encoding",
                                place});
  }
  if (const auto wrong = find_invalid_utf8(bytes); wrong != std::string_view::npos) {
    return tl::unexpected(Error{ErrorKind::encoding,
                                "not UTF-8 at byte " + std::to_string(mark + wrong) +
                                    "; give the encoding, such as --encoding windows-1252",
                                place_at(place, bytes, wrong)});
  }
  return bytes;
}

std::string to_utf8_leniently(std::string_view bytes, const std::string& encoding) {
  const Converter converter = open_converter(encoding);
  std::string out;
  std::array<char, 1 << 16> buffer;
  char* in = const_cast<char*>(bytes.data());  // as above
  std::size_t left = converter ? bytes.size() : 0;
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const auto done = iconv(converter.get(), &in, &left, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
    if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    out += "\xEF\xBF\xBD";
    if (errno == EINVAL) break;  // the end cuts a character in two
    ++in;
    --left;
  }
  return out;
}

std::string place_at(const std::string& file, std::string_view text, std::size_t byte, std::size_t line) {
  const auto before = text.substr(0, byte);
  const auto last = before.rfind('\n');
  const auto begin = last == std::string_view::npos ? 0 : last + 1;
  line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  std::size_t column = 1;
  for (std::size_t at = begin; at < byte; ++column) at += code_point_at(before, at).size;
  return file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

}  // namespace parley

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

// Converts from `at` on, character by character, so that each has its place; `at` stops behind the last one
// that is right.
void convert(iconv_t converter, std::string_view bytes, std::size_t& at, Traced& out) {
  constexpr std::size_t longest = 16;  // of a character, with what switches between character sets
  std::array<char, 64> buffer;
  std::size_t size = 1;
  while (at < bytes.size() && size <= std::min(longest, bytes.size() - at)) {
    char* in =
        const_cast<char*>(bytes.data() + at);  // iconv's interface lacks a const, it does not write here
    std::size_t left = size;
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const auto done = iconv(converter, &in, &left, &to, &room);
    const auto taken = size - left;
    if (taken == 0 && (done != static_cast<std::size_t>(-1) || errno != EINVAL)) return;
    out.append({buffer.data(), buffer.size() - room}, at, taken);
    at += taken;
    size = taken == 0 ? size + 1 : 1;
  }
}

// What the converter still holds: some encodings wait for a mark that may follow a letter.
void finish(iconv_t converter, std::size_t at, Traced& out) {
  std::array<char, 64> buffer;
  char* to = buffer.data();
  std::size_t room = buffer.size();
  iconv(converter, nullptr, nullptr, &to, &room);
  if (at > 0) out.append({buffer.data(), buffer.size() - room}, at - 1, 1);
}

Result<Traced> convert(std::string_view bytes, std::size_t from, const std::string& encoding,
                       const std::string& place) {
  const Converter converter = open_converter(encoding);
  if (!converter)
    return tl::unexpected(
        Error{ErrorKind::usage, "unknown encoding " + encoding + "; `iconv -l` lists the known ones", place});
  Traced out;
  std::size_t at = from;
  convert(converter.get(), bytes, at, out);
  if (at < bytes.size())
    return tl::unexpected(
        Error{ErrorKind::encoding,
              "not " + encoding + " at byte " + std::to_string(at) + "; give the right one with --encoding",
              place});
  finish(converter.get(), at, out);
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

Result<Traced> to_utf8(std::string bytes, std::string_view encoding, const std::string& place) {
  if (!encoding.empty()) {
    auto out = convert(bytes, 0, std::string(encoding), place);
    return out && out->text.starts_with("\xEF\xBB\xBF") ? cut(*out, 3, out->text.size()) : out;
  }
  if (bytes.starts_with("\xFF\xFE")) return convert(bytes, 2, "UTF-16LE", place);
  if (bytes.starts_with("\xFE\xFF")) return convert(bytes, 2, "UTF-16BE", place);
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
  return copy_from(std::move(bytes), mark);
}

Traced to_utf8_leniently(std::string_view bytes, const std::string& encoding) {
  const Converter converter = open_converter(encoding);
  Traced out;
  std::size_t at = 0;
  while (converter && at < bytes.size()) {
    convert(converter.get(), bytes, at, out);
    if (at == bytes.size()) break;
    out.append("\xEF\xBF\xBD", at, 1);
    ++at;
  }
  if (converter) finish(converter.get(), at, out);
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

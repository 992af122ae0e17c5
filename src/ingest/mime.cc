// SPDX-License-Identifier: Apache-2.0
#include "ingest/mime.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "ingest/encoding.h"

namespace parley {
namespace {

constexpr int kDeepest = 16;
constexpr std::size_t kMostParts = 1000;
constexpr std::string_view kBlanks = " \t\r\n";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

Traced decode(std::string_view body, std::string_view how) {
  const std::string name = lower(trim(how));
  if (name == "quoted-printable") return decode_quoted_printable(body);
  if (name == "base64") return decode_base64(body);
  return copy_from(std::string(body));
}

// The bodies between the lines "--boundary", the last one "--boundary--".
std::vector<std::string_view> split(std::string_view body, const std::string& boundary) {
  std::vector<std::string_view> out;
  const std::string sign = "--" + boundary;
  std::size_t begin = std::string_view::npos;  // of the part that is open
  for (std::size_t at = body.find(sign); at != std::string_view::npos;
       at = body.find(sign, at + sign.size())) {
    if (at > 0 && body[at - 1] != '\n') continue;
    // The sign of one part may be the beginning of another's.
    if (body.substr(at + sign.size(), 1).find_first_not_of(" \t\r\n-") != std::string_view::npos) continue;
    if (begin != std::string_view::npos) out.push_back(body.substr(begin, at - begin));
    begin = std::string_view::npos;
    if (body.substr(at + sign.size(), 2) == "--" || out.size() >= kMostParts) return out;
    const auto line_end = body.find('\n', at);
    if (line_end == std::string_view::npos) return out;
    begin = line_end + 1;
  }
  // A message that was cut off ends without its last sign.
  if (begin != std::string_view::npos && begin < body.size()) out.push_back(body.substr(begin));
  return out;
}

// `at` is where the message begins in the one around all.
void add_parts(std::string_view message, std::uint64_t at, int depth, std::vector<MessagePart>& to) {
  if (to.size() >= kMostParts) return;
  const auto headers = read_header_lines(message);
  const auto body = message.substr(headers.size);
  const auto content_type = headers.get("content-type");
  MessagePart part;
  part.type = media_type(content_type);
  if (part.type.empty()) part.type = "text/plain";
  if (depth < kDeepest && part.type.starts_with("multipart/")) {
    if (const auto boundary = parameter(content_type, "boundary"); !boundary.empty()) {
      for (const auto inner : split(body, boundary))
        add_parts(inner, at + static_cast<std::uint64_t>(inner.data() - message.data()), depth + 1, to);
      return;
    }
  }
  part.encoding = parameter(content_type, "charset");
  part.location = std::string(trim(headers.get("content-location")));
  part.attached = lower(headers.get("content-disposition")).starts_with("attachment");
  part.content = decode(body, headers.get("content-transfer-encoding"));
  move_origins(part.content.origins, at + headers.size);
  to.push_back(std::move(part));
}

}  // namespace

std::string_view HeaderLines::get(std::string_view name) const {
  for (const auto& [key, value] : fields)
    if (key == name) return value;
  return {};
}

HeaderLines read_header_lines(std::string_view bytes) {
  HeaderLines out;
  while (out.size < bytes.size()) {
    const auto end = std::min(bytes.find('\n', out.size), bytes.size());
    auto line = bytes.substr(out.size, end - out.size);
    out.size = std::min(end + 1, bytes.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (line[0] == ' ' || line[0] == '\t') {
      if (!out.fields.empty()) out.fields.back().second.append(" ").append(trim(line));
    } else if (const auto colon = line.find(':'); colon != std::string_view::npos) {
      out.fields.emplace_back(lower(line.substr(0, colon)), trim(line.substr(colon + 1)));
    }
  }
  return out;
}

std::string media_type(std::string_view value) { return lower(trim(value.substr(0, value.find(';')))); }

std::string parameter(std::string_view value, std::string_view name) {
  const std::string key = lower(name) + "=";
  const std::string folded = lower(value);
  for (std::size_t at = folded.find(key); at != std::string::npos; at = folded.find(key, at + 1)) {
    if (at == 0 || std::string_view("; \t").find(folded[at - 1]) == std::string_view::npos) continue;
    auto rest = value.substr(at + key.size());
    if (rest.starts_with('"')) {
      rest.remove_prefix(1);
      return std::string(rest.substr(0, rest.find('"')));
    }
    return std::string(trim(rest.substr(0, rest.find_first_of("; \t\r\n"))));
  }
  return {};
}

Traced decode_quoted_printable(std::string_view text) {
  Traced out;
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = std::min(text.find('=', at), text.size());
    out.append(text.substr(at, sign - at), at);
    at = sign;
    const auto rest = text.substr(at);
    if (rest.starts_with("=\r\n")) {
      at += 3;
    } else if (rest.starts_with("=\n")) {
      at += 2;
    } else if (rest.size() >= 3 && hex(rest[1]) >= 0 && hex(rest[2]) >= 0) {
      const char byte = static_cast<char>(hex(rest[1]) * 16 + hex(rest[2]));
      out.append({&byte, 1}, at, 3);
      at += 3;
    } else if (!rest.empty()) {
      out.append("=", at++);
    }
  }
  return out;
}

Traced decode_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<int, 256> value{};
  value.fill(-1);
  for (std::size_t i = 0; i < digits.size(); ++i)
    value[static_cast<unsigned char>(digits[i])] = static_cast<int>(i);
  Traced out;
  std::string bytes;  // of the group of four digits that is open
  unsigned bits = 0;
  std::size_t count = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int digit = value[static_cast<unsigned char>(text[at])];
    if (digit < 0) continue;
    if (count == 0) begin = at;
    bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xFFFFFF;
    if (++count > 1) bytes += static_cast<char>(bits >> (8 - 2 * count) & 0xFF);
    if (count < 4) continue;
    out.append(bytes, begin, at + 1 - begin);
    bytes.clear();
    count = 0;
  }
  out.append(bytes, begin, text.size() - begin);
  return out;
}

std::string decode_words(std::string_view value) {
  std::string out;
  bool decoded = false;  // the blank between two encoded words is none
  for (std::size_t at = 0; at < value.size();) {
    const auto begin = value.find("=?", at);
    const auto charset_end = begin == std::string_view::npos ? begin : value.find('?', begin + 2);
    const auto end = charset_end == std::string_view::npos ? charset_end : value.find("?=", charset_end + 3);
    if (end == std::string_view::npos) {
      out += value.substr(at);
      break;
    }
    if (const auto between = value.substr(at, begin - at); !decoded || !trim(between).empty()) out += between;
    const std::string charset(value.substr(begin + 2, charset_end - begin - 2));
    const char how = value[charset_end + 1];
    std::string words(value.substr(charset_end + 3, end - charset_end - 3));
    if (how == 'Q' || how == 'q') {
      std::replace(words.begin(), words.end(), '_', ' ');
      words = decode_quoted_printable(words).text;
    } else {
      words = decode_base64(words).text;
    }
    out += to_utf8_leniently(words, is_known_encoding(charset) ? charset : "windows-1252").text;
    decoded = true;
    at = end + 2;
  }
  return out;
}

std::vector<MessagePart> read_parts(std::string_view message) {
  std::vector<MessagePart> out;
  add_parts(message, 0, 0, out);
  return out;
}

}  // namespace parley

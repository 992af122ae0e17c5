// SPDX-License-Identifier: Apache-2.0
#include "ingest/encoding.h"

#include <doctest/doctest.h>

#include <string>

using namespace std::string_literals;
using parley::ErrorKind;
using parley::to_utf8;

TEST_CASE("UTF-8, with and without byte order mark") {
  CHECK(to_utf8("Łódź 🕊", "", "a.txt").value().text == "Łódź 🕊");
  CHECK(to_utf8("\xEF\xBB\xBFtalks", "", "a.txt").value().text == "talks");
  CHECK(to_utf8("", "", "a.txt").value().text.empty());
}

TEST_CASE("UTF-16 by its byte order mark") {
  // "Oß🕊": U+1F54A is the pair D83D DD4A
  CHECK(to_utf8("\xFF\xFEO\0\xDF\0\x3D\xD8\x4A\xDD"s, "", "a.txt").value().text == "Oß🕊");
  CHECK(to_utf8("\xFE\xFF\0O\0\xDF\xD8\x3D\xDD\x4A"s, "", "a.txt").value().text == "Oß🕊");
  const auto cut = to_utf8("\xFF\xFEO\0\x3D"s, "", "a.txt");
  REQUIRE(!cut);
  CHECK(cut.error().kind == ErrorKind::encoding);
}

TEST_CASE("declared encodings") {
  CHECK(to_utf8("\x93no deal\x94", "windows-1252", "a.txt").value().text == "“no deal”");
  CHECK(to_utf8("\xCC\xC8\xD0", "KOI8-R", "a.txt").value().text == "лхп");
  const auto wrong = to_utf8("ab\xFF", "UTF-8", "a.txt");
  REQUIRE(!wrong);
  CHECK(to_string(wrong.error()) == "a.txt: not UTF-8 at byte 2; give the right one with --encoding");
  CHECK(parley::is_known_encoding("latin1"));
  CHECK(!parley::is_known_encoding("latin-none"));
}

TEST_CASE("invalid UTF-8 is named by byte, line and column") {
  const auto text = to_utf8("Łódź\nno \xFF deal", "", "a.txt");
  REQUIRE(!text);
  CHECK(text.error().kind == ErrorKind::encoding);
  CHECK(to_string(text.error()) ==
        "a.txt:2:4: not UTF-8 at byte 11; give the encoding, such as --encoding windows-1252");
  // The byte order mark counts.
  CHECK(to_utf8("\xEF\xBB\xBF\xFF", "", "a.txt").error().message.starts_with("not UTF-8 at byte 3;"));
  for (const auto* bytes : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"})
    CHECK(!to_utf8(bytes, "", "a.txt"));
}

TEST_CASE("binary data is named by its first bytes") {
  const auto pdf = to_utf8("%PDF-1.7 ...", "", "a.pdf");
  REQUIRE(!pdf);
  CHECK(pdf.error().kind == ErrorKind::binary);
  CHECK(pdf.error().message.starts_with("looks like a PDF document (first bytes 25 50 44 46 2d 31 2e 37)"));
  CHECK(to_utf8("\x1f\x8b\x08", "", "a").error().message.starts_with("looks like gzip data"));
  CHECK(to_utf8("some\0thing"s, "", "a").error().kind == ErrorKind::binary);
  CHECK(to_utf8("\x01\x02\x03\x04 text", "", "a").error().kind == ErrorKind::binary);
}

TEST_CASE("places") {
  CHECK(parley::place_at("a.txt", "one\ntwo three", 9) == "a.txt:2:6");
  CHECK(parley::place_at("a.txt", "é🕊x", 6) == "a.txt:1:3");
  CHECK(parley::place_at("a.txt", "", 0, 7) == "a.txt:7:1");
}

// SPDX-License-Identifier: Apache-2.0
#include "ingest/origin.h"

#include <doctest/doctest.h>

#include <functional>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "ingest/encoding.h"
#include "ingest/html.h"
#include "ingest/html_facts.h"
#include "ingest/inputs.h"
#include "ingest/mime.h"

using namespace std::string_literals;
using parley::find_in_input;
using parley::InputKind;
using parley::Origins;
using parley::Report;
using parley::Span;

namespace {

using Decode = std::function<std::string(const std::string&)>;

std::vector<Report> read(const std::string& bytes, InputKind kind = InputKind::automatic,
                         const std::string& encoding = "") {
  std::vector<Report> out;
  std::istringstream stream(bytes);
  parley::InputOptions options;
  options.kind = kind;
  options.encoding = encoding;
  options.force = true;
  parley::read_inputs({"-"}, stream, options, [&](parley::Result<Report> report) {
    if (!report) MESSAGE(to_string(report.error()));
    REQUIRE(report.has_value());
    out.push_back(std::move(*report));
    return true;
  });
  return out;
}

// The words of a text: what stands between white space.
std::vector<Span> words_of(const std::string& text) {
  std::vector<Span> out;
  bool inside = false;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto code = parley::code_point_at(text, at);
    const bool space = parley::is_space(code.value);
    if (!space && !inside) out.push_back({at, at});
    inside = !space;
    at += code.size;
    if (inside) out.back().end = at;
  }
  return out;
}

// Every word of the report must be what the bytes at its place say once decoded.
void check_words(const Report& report, const std::string& bytes, const Decode& decode) {
  REQUIRE(!words_of(report.text).empty());
  for (const Span word : words_of(report.text)) {
    const std::string words = report.text.substr(word.begin, word.size());
    CAPTURE(words);
    const auto place = find_in_input(report.origins, word);
    REQUIRE(place);
    REQUIRE(place->end <= bytes.size());
    CHECK(decode(bytes.substr(place->begin, place->end - place->begin)) == words);
  }
}

std::string as_it_is(const std::string& bytes) { return bytes; }

Decode from(const std::string& encoding) {
  return [=](const std::string& bytes) { return parley::to_utf8(bytes, encoding, "word").value().text; };
}

// What a browser shows of a piece of a page.
std::string seen(const std::string& bytes, const std::string& encoding = "utf-8") {
  const auto page = parley::html_to_utf8(bytes, encoding, true, "word");
  return parley::text_of(parley::parse_html("<body>" + page->text, "word").value(), 0);
}

// A page with all that makes it differ from its text: entities of all kinds, tags inside words and between
// them, comments, line ends, stray tags, text that a table pushes out.
const std::string kPage =
    "<!DOCTYPE html><html><head><title>Border &amp; talks &#8211; The Ardan Herald</title></head>\r\n"
    "<body><h1>Border &amp;\r\n  talks</h1><p class=standfirst>After   months &mdash; they m<b>e</b>t again, "
    "at "
    "last.</p>\r\n<p>Veltia&rsquo;s minister, S&oslash;ren &Aring;s&lt;x&gt;, said&nbsp;&ldquo;no&rdquo; to "
    "A&ampB and &notit; &unknown; &#x1F54A; 5 < 6 on <i>Tues</i>day.</p>\r\n"
    "<div>The two <!-- not this -->sides </nosuch>agreed<br>to meet again in the coming week, said the two "
    "of "
    "them.<table>Pushed out, they said, of the table that nobody closed in time.<tr><td>The cell was full of "
    "words, they said, and of nothing else.</td></tr></table></div><p>Caf\xC3\xA9s "
    "\xE2\x80\x9Copened\xE2\x80\x9D "
    "in Port Ardan once more, as people from both of the sides said.</p></body></html>";

}  // namespace

TEST_CASE("a stretch is shared out evenly, a span over several takes what holds them all") {
  const Origins origins = {{{0, 4}, 10, 14}, {{4, 10}, 20, 32}, {{12, 15}, 40, 44}};
  const auto range = [&](Span span) {
    const auto place = find_in_input(origins, span);
    return place ? std::to_string(place->begin) + "-" + std::to_string(place->end) : "none";
  };
  CHECK(range({1, 3}) == "11-13");
  CHECK(range({5, 6}) == "22-24");
  CHECK(range({12, 13}) == "40-42");  // base64: the byte is in two of the four digits
  CHECK(range({13, 14}) == "41-43");
  CHECK(range({2, 13}) == "12-42");
  CHECK(range({10, 12}) == "none");
  CHECK(range({3, 3}) == "none");
}

TEST_CASE("stretches grow together, and go through one another") {
  parley::Traced base64 = parley::decode_base64("VGhleSBtZXQu");
  CHECK(base64.text == "They met.");
  CHECK(base64.origins == Origins{{{0, 9}, 0, 12}});
  // "hey m" of it, and one byte more: cut from groups of three on both sides.
  const auto part = parley::cut(base64, 1, 6);
  CHECK(part.origins == Origins{{{0, 2}, 1, 4}, {{2, 5}, 4, 8}});
  const Origins doubled = parley::through({{{0, 2}, 0, 10}}, {{{0, 20}, 100, 140}});
  CHECK(doubled == Origins{{{0, 2}, 100, 120}});
}

TEST_CASE("every word of a text leads back to its bytes") {
  const std::string text = "---\ntitle: Talks\n---\n\nŁódź 🕊: “no deal”,\r\nthey said.\n";
  check_words(read(text)[0], text, as_it_is);
  check_words(read("\xEF\xBB\xBF" + text)[0], "\xEF\xBB\xBF" + text, as_it_is);
  std::string wide = "\xFF\xFE";
  for (const char c : "They met in Port Ardan "s) wide += {c, '\0'};
  wide += "\x3D\xD8\x4A\xDD \0\x1C\x20n\0o\0\x1D\x20"s;
  check_words(read(wide)[0], wide, from("UTF-16LE"));
  const std::string narrow = "They met in \x8A\xF3\x9F, \x93no deal\x94 they said.";
  check_words(read(narrow, InputKind::text, "windows-1250")[0], narrow, from("windows-1250"));
  const std::string chinese = "Talks in \xB1\xB1\xBE\xA9 (\x81\x30\x81\x30), they said.";
  check_words(read(chinese, InputKind::text, "GB18030")[0], chinese, from("GB18030"));
}

TEST_CASE("every word of a page leads back to its bytes") {
  const auto plain = [](const std::string& bytes) { return seen(bytes); };
  const auto report = read(kPage).at(0);
  CHECK(report.text.find("A&B and ¬it; &unknown; 🕊 5 < 6 on Tuesday.") != std::string::npos);
  CHECK(report.text.find("Pushed out") != std::string::npos);
  check_words(report, kPage, plain);

  SUBCASE("in another encoding, spoilt, with zero bytes") {
    std::string spoilt = kPage;
    spoilt.replace(spoilt.find("the coming week"), 3, "t\0e"s);
    check_words(read(spoilt, InputKind::html)[0], spoilt, plain);
    spoilt.replace(spoilt.find("once more"), 4, "on\xFF\xFE");
    check_words(read(spoilt, InputKind::html, "utf-8")[0], spoilt, plain);
    std::string narrow =
        kPage.substr(0, kPage.find("Caf")) + "Caf\xE9s \x93opened\x94 in Port Ardan once more, they said.";
    narrow.insert(narrow.find("<title>"), "<meta charset=windows-1252>");
    check_words(read(narrow)[0], narrow,
                [](const std::string& bytes) { return seen(bytes, "windows-1252"); });
  }
  SUBCASE("where tags were too deep for the parser") {
    std::string deep = kPage;
    std::string tags;
    for (int i = 0; i < 2000; ++i) tags += "<div>";
    deep.insert(deep.find("<p>Veltia"), tags);
    check_words(read(deep)[0], deep, plain);
  }
  SUBCASE("in a mail, quoted-printable and base64") {
    std::string quoted;
    for (const char c : kPage) {
      const bool plainly = c >= ' ' && c < 0x7F && c != '=';
      constexpr std::string_view digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      quoted += plainly ? std::string(1, c) : "="s + digits[byte >> 4] + digits[byte & 15];
      if (quoted.size() % 70 == 0) quoted += "=\r\n";
    }
    const std::string head =
        "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n";
    const std::string mail = head +
                             "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "
                             "quoted-printable\r\n\r\n" +
                             quoted + "\r\n--b--\r\n";
    check_words(read(mail)[0], mail,
                [](const std::string& bytes) { return seen(parley::decode_quoted_printable(bytes).text); });
    const std::string plain_mail = head +
                                   "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                   "VGhleSBt\r\nZXQgaW4gQXJkYW4u\r\n--b--\r\n";
    const auto text = read(plain_mail).at(0);
    CHECK(text.text == "They met in Ardan.");
    const auto met = find_in_input(text.origins, {5, 8});  // "t" of the first line's "VGhleSBt", then "ZXQg"
    REQUIRE(met);
    CHECK(plain_mail.substr(met->begin, met->end - met->begin) == "Bt\r\nZXQ");
  }
  SUBCASE("in a web archive, by its offset, chunked too") {
    const auto record = [](const std::string& block) {
      return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/1\r\nContent-Length: " +
             std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
    };
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
    const std::string chunked = head + "Transfer-Encoding: chunked\r\n\r\n190\r\n" + kPage.substr(0, 400) +
                                "\r\n10000\r\n" + kPage.substr(400);
    const std::string archive = record(head + "\r\n" + kPage) + record(chunked);
    const auto reports = read(archive);
    REQUIRE(reports.size() == 2);
    CHECK(reports[1].text == report.text);
    check_words(reports[0], archive, plain);
    for (const Span word : words_of(reports[1].text)) {
      const auto place = find_in_input(reports[1].origins, word);
      REQUIRE(place);
      auto bytes = archive.substr(place->begin, place->end - place->begin);
      if (const auto edge = bytes.find("\r\n10000\r\n"); edge != std::string::npos) bytes.erase(edge, 9);
      CHECK(seen(bytes) == reports[1].text.substr(word.begin, word.size()));
    }
  }
}

TEST_CASE("every word of JSON Lines leads back to its line") {
  const std::string lines =
      "{\"text\": \"They met.\"}\n{\"title\": \"text\", \"more\": {\"text\": \"no\"}, \"text\" : \"They "
      "\\\"met\\\",\\n"
      "\\u201cno\\u201d in \\ud83d\\udd4a \xC5\x81\xC3\xB3\\u0064\xC5\xBA.\", \"id\": \"b\"}\n";
  const auto undo = [](const std::string& bytes) {
    std::istringstream stream("{\"text\": \"" + bytes + "\"}");
    std::string out;
    parley::InputOptions options;
    options.kind = InputKind::json_lines;
    parley::read_inputs({"-"}, stream, options, [&](const parley::Result<Report>& report) {
      out = report ? report->text : to_string(report.error());
      return true;
    });
    return out;
  };
  for (const auto* mark : {"", "\xEF\xBB\xBF"}) {
    const auto reports = read(mark + lines);
    REQUIRE(reports.size() == 2);
    for (const auto& report : reports) check_words(report, mark + lines, undo);
  }
}

TEST_CASE("every word of a feed leads back to its bytes") {
  const std::string feed =
      "<?xml version=\"1.0\"?>\r\n<rss><channel><item><title>Border &amp;amp; talks</title><description>\r\n"
      "&lt;p&gt;They said &amp;ldquo;no&amp;rdquo; &lt;b&gt;ag&lt;/b&gt;ain.&lt;/p&gt;</description></item>"
      "<item><title><![CDATA[Talks &amp; more]]></title><description><![CDATA[<p>They met\r\nin S&oslash;by "
      "&amp;amp; left.</p>]]></description></item></channel></rss>";
  const auto reports = read(feed);
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].text == "Border & talks\n\nThey said “no” again.");
  CHECK(reports[1].text == "Talks & more\n\nThey met in Søby &amp; left.");
  check_words(reports[0], feed, [](const std::string& bytes) { return seen(seen(bytes)); });
  check_words(reports[1], feed, [](const std::string& bytes) { return seen(bytes); });
}

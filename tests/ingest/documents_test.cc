// SPDX-License-Identifier: Apache-2.0
#include "ingest/documents.h"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/archive.h"
#include "ingest/dates.h"
#include "ingest/inputs.h"
#include "ingest/mime.h"

namespace fs = std::filesystem;
using parley::Document;
using parley::ErrorKind;
using parley::InputKind;
using parley::InputOptions;
using parley::Report;

namespace {

const std::string kFirst =
    "Veltia and Maroa agreed on Tuesday to open the border at Port Ardan, the foreign ministers of both "
    "said.";
const std::string kSecond =
    "The two sides, which have not met since the autumn, will go on with their talks in the coming week.";
const std::string kPage = "<!DOCTYPE html><title>Border to open soon</title><h1>Border to open soon</h1><p>" +
                          kFirst + "</p><p>" + kSecond + "</p>";
const std::string kText = "Border to open soon\n\n" + kFirst + "\n\n" + kSecond;

struct Outcome {
  std::vector<Report> reports;
  std::vector<parley::Error> errors;
  std::vector<std::string> notes;
};

Outcome read(const std::string& bytes, InputKind kind = InputKind::automatic, const std::string& path = "") {
  Outcome out;
  std::istringstream stream(bytes);
  InputOptions options;
  options.kind = kind;
  options.note = [&](const std::string& line) { out.notes.push_back(line); };
  parley::read_inputs({path.empty() ? "-" : path}, stream, options, [&](parley::Result<Report> report) {
    if (report) {
      out.reports.push_back(std::move(*report));
    } else {
      out.errors.push_back(report.error());
    }
    return true;
  });
  return out;
}

Report report_of(const Outcome& outcome) {
  for (const auto& error : outcome.errors) MESSAGE(to_string(error));
  REQUIRE(outcome.reports.size() == 1);
  return outcome.reports[0];
}

std::string error_of(const Outcome& outcome) {
  CHECK(outcome.reports.empty());
  REQUIRE(outcome.errors.size() == 1);
  return to_string(outcome.errors[0]);
}

using Files = std::vector<std::pair<std::string, std::string>>;

// An archive made with the functions of libarchive that `format` and `filter` are.
std::string pack(const Files& files, int (*format)(archive*), int (*filter)(archive*)) {
  std::string out(1 << 20, '\0');
  std::size_t used = 0;
  archive* handle = archive_write_new();
  REQUIRE(format(handle) == ARCHIVE_OK);
  REQUIRE(filter(handle) == ARCHIVE_OK);
  archive_write_set_bytes_in_last_block(handle, 1);
  REQUIRE(archive_write_open_memory(handle, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(handle, entry);
    archive_write_data(handle, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(handle);
  archive_write_free(handle);
  out.resize(used);
  return out;
}

std::string gzip(const std::string& bytes) {
  return pack({{"x", bytes}}, archive_write_set_format_raw, archive_write_add_filter_gzip);
}

std::string warc_record(const std::string& type, const std::string& address, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

const std::string kResponse = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";

// A folder of its own for one test, gone after it.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("parley-documents-" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string add(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
    return (path / name).string();
  }
};

// Lines set under each other, from the left edge `x` and the height `y` on.
std::string set_lines(const std::vector<std::string>& lines, int x, int y) {
  std::string out = "BT /F1 11 Tf 13 TL " + std::to_string(x) + " " + std::to_string(y) + " Td\n";
  for (const auto& line : lines) out += "(" + line + ") Tj T*\n";
  return out + "ET\n";
}

// A PDF of pages that set_lines made.
std::string pdf_of(const std::vector<std::string>& pages) {
  std::string kids;
  std::string objects;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto page = std::to_string(10 + 2 * i);
    const auto content = std::to_string(11 + 2 * i);
    const auto& words = pages[i];
    kids += page + " 0 R ";
    objects += page + " 0 obj <</Type /Page /Parent 2 0 R /Contents " + content + " 0 R>> endobj\n" +
               content + " 0 obj <</Length " + std::to_string(words.size()) + ">> stream\n" + words +
               "\nendstream endobj\n";
  }
  return "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Count " +
         std::to_string(pages.size()) + " /Kids [" + kids +
         "] /MediaBox [0 0 595 842] /Resources <</Font <</F1 3 0 R>>>>>> endobj\n"
         "3 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj\n" +
         objects + "trailer <</Root 1 0 R>>\n%%EOF\n";
}

// A PDF of one page for each list of lines.
std::string pdf(const std::vector<std::vector<std::string>>& pages) {
  std::vector<std::string> set;
  for (const auto& lines : pages) set.push_back(set_lines(lines, 72, 760));
  return pdf_of(set);
}

bool has_pdftotext() { return std::system("command -v pdftotext > /dev/null 2>&1") == 0; }

}  // namespace

TEST_CASE("HTML: by content, by name, told; the text is headline and body") {
  const Report report = report_of(read(kPage));
  CHECK(report.text == kText);
  CHECK(report.title == "Border to open soon");
  CHECK(report_of(read("<p>" + kFirst + "</p>", InputKind::html)).text == kFirst);
  const Folder folder;
  CHECK(report_of(read("", InputKind::automatic, folder.add("a.htm", "<b></b><p>" + kFirst))).text == kFirst);
  CHECK(error_of(read("<html><nav>Home</nav></html>")).find("empty: there is no article") !=
        std::string::npos);
  using namespace std::string_literals;
  CHECK(report_of(read("\xFF\xFE<\0p\0>\0T\0h\0e\0y\0 \0m\0e\0t\0.\0"s)).text == "They met.");
}

TEST_CASE("--explain hears what was left out of a page") {
  const auto out = read(kPage + "<footer><p>Printed daily in Port Ardan.</p></footer>");
  CHECK(out.notes == std::vector<std::string>{"stdin: left out: 5 words, the page's head or foot"});
}

TEST_CASE("--explain hears of JSON-LD that is too large to be read") {
  const std::string open =
      "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"Other words\", "
      "\"x\": \"";
  const auto out = read(kPage + open + std::string(std::size_t{4} << 20, 'x') + "\"}</script>");
  REQUIRE(out.notes.size() == 1);
  CHECK(out.notes[0].starts_with("stdin: not read: JSON-LD larger than 4 MiB"));
  CHECK(read(kPage + open + "\"}</script>").notes.empty());
}

TEST_CASE("MHTML: the page in it, with its address") {
  const Report report =
      report_of(read("From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: "
                     "multipart/related;\r\n\ttype=\"text/html\";\r\n"
                     "\tboundary=\"----B\"\r\n\r\n------B\r\nContent-Type: text/html; charset=utf-8\r\n"
                     "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: "
                     "http://e.org/2031/03/04/border\r\n\r\n"
                     "<h1>Border to open soon</h1><p>=E2=80=9CWe agreed=E2=80=9D to open the border at Port "
                     "Ardan, the two mini=\r\n"
                     "sters said.</p>\r\n------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: "
                     "base64\r\n\r\niVBORw0KGgo=\r\n"
                     "------B--\r\n"));
  CHECK(report.text ==
        "Border to open soon\n\n“We agreed” to open the border at Port Ardan, the two ministers said.");
  CHECK(report.source == "http://e.org/2031/03/04/border");
  CHECK(parley::to_iso(*report.published) == "2031-03-04");
}

TEST_CASE("mail: plain text before HTML, subject and date, attachments left out") {
  const std::string head =
      "From: \"Anna Written\" <a@e.org>\r\nSubject: =?utf-8?Q?Caf=C3=A9_talks?= "
      "=?utf-8?B?IG9wZW4=?=\r\nDate: Tue, 4 Mar 2031 "
      "10:00:00 +0100\r\n"
      "MIME-Version: 1.0\r\n";
  const Report plain = report_of(
      read(head + "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: "
                  "text/html\r\n\r\n<p>no</p>\r\n--x\r\nContent-Type: text/plain; charset=latin1\r\n\r\nThey "
                  "met in the caf\xE9.\r\n--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment"
                  "\r\n\r\nno\r\n--x--\r\n"));
  CHECK(plain.text == "They met in the café.\n");
  CHECK(plain.title == "Café talks open");
  CHECK(plain.byline == "Anna Written");
  CHECK(parley::to_iso(*plain.published) == "2031-03-04");
  CHECK(report_of(read(head + "Content-Type: text/html\r\n\r\n" + kPage)).text == kText);
  CHECK(error_of(read(head + "Content-Type: image/png\r\n\r\nx")).find("no text in this mail") !=
        std::string::npos);
  CHECK(report_of(read("Subject: matter of the talks\n\nThey met.")).text ==
        "Subject: matter of the talks\n\nThey met.");
}

TEST_CASE("multiparts nested without end") {
  std::string mail = "MIME-Version: 1.0\n";
  for (int i = 0; i < 20000; ++i)
    mail += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) +
            "\n";
  CHECK(parley::read_parts(mail + "\nThey met.").size() == 1);
}

TEST_CASE("RSS and Atom: a report for each item with text, links listed") {
  const auto rss = read(
      "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"c\"><channel><title>Herald</title>"
      "<item><title>Border to open</title><link>http://e.org/1</link><pubDate>Tue, 04 Mar 2031 10:00:00 "
      "GMT</pubDate>"
      "<description>Short.</description><content:encoded><![CDATA[<p>They met.</p><p>They "
      "<b>agreed</b>.</p><p><a "
      "href=x>Read on</a></p>]]></content:encoded></item>"
      "<item><title>Other</title><link>http://e.org/2</link></item></channel></rss>");
  const Report report = report_of(rss);
  CHECK(report.text == "Border to open\n\nThey met.\n\nThey agreed.");
  CHECK(report.title == "Border to open");
  CHECK(report.source == "http://e.org/1");
  CHECK(parley::to_iso(*report.published) == "2031-03-04");
  CHECK(rss.notes ==
        std::vector<std::string>{"stdin: a link without text, not fetched: http://e.org/2  Other"});

  const Report atom =
      report_of(read("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>Border</title><link "
                     "rel=\"self\" href=\"no\"/>"
                     "<link href=\"http://e.org/3\"/><updated>2031-03-05T00:00:00Z</updated><content "
                     "type=\"xhtml\"><div><p>They "
                     "met.</p></div></content></entry></feed>"));
  CHECK(atom.text == "Border\n\nThey met.");
  CHECK(atom.source == "http://e.org/3");
  CHECK(parley::to_iso(*atom.published) == "2031-03-05");

  CHECK(error_of(read("<a><b></a>", InputKind::feed)).find("not XML") != std::string::npos);
  CHECK(error_of(read("<a/>", InputKind::feed)).find("no RSS or Atom feed") != std::string::npos);
  CHECK(error_of(read("<rss><channel></channel></rss>")).find("empty") != std::string::npos);
}

TEST_CASE(
    "web archives: pages with addresses and offsets, other records passed over, read on from an offset") {
  const std::string chunked =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n" +
      kPage.substr(0, 16) + "\r\n400\r\n" + kPage.substr(16) + "\r\n0\r\n\r\n";
  const std::string first =
      warc_record("warcinfo", "", "software: x") +
      warc_record("response", "http://e.org/1", kResponse + kPage) +
      warc_record("request", "http://e.org/1", "GET / HTTP/1.1\r\n\r\n") +
      warc_record("response", "http://e.org/x", "HTTP/1.1 404 Not Found\r\n\r\n" + kPage);
  const std::string bytes = first + warc_record("response", "<http://e.org/2>", kResponse + gzip(kPage)) + "";
  std::string packed = bytes;
  packed.replace(packed.rfind("charset=utf-8"), 13, "a=b\r\nContent-Encoding: gzip");
  packed.replace(packed.rfind("Content-Length: "),
                 16 + std::to_string((kResponse + gzip(kPage)).size()).size(),
                 "Content-Length: " + std::to_string((kResponse + gzip(kPage)).size() + 14));
  const auto out = read(packed);
  for (const auto& error : out.errors) MESSAGE(to_string(error));
  REQUIRE(out.reports.size() == 2);
  CHECK(out.reports[0].text == kText);
  CHECK(out.reports[0].source == "http://e.org/1");
  CHECK(out.reports[1].text == kText);
  CHECK(out.reports[1].source == "http://e.org/2");
  CHECK(out.reports[1].id == "stdin@" + std::to_string(first.size()));

  const Folder folder;
  const std::string place = "@" + std::to_string(first.size());
  const auto plain = folder.add("crawl.warc", packed);
  CHECK(report_of(read("", InputKind::automatic, plain + place)).source == "http://e.org/2");
  const auto gz = folder.add("crawl.warc.gz", gzip(first) + gzip(packed.substr(first.size())));
  CHECK(read("", InputKind::automatic, gz).reports.size() == 2);
  CHECK(report_of(read("", InputKind::automatic, gz + place)).id == "crawl" + place);
  CHECK(report_of(read(warc_record("response", "http://e.org/3", chunked))).text == kText);

  const auto cut = read(packed.substr(0, packed.size() - 40));
  CHECK(cut.reports.size() == 1);
  CHECK(to_string(cut.errors.at(0)) ==
        "stdin@" + std::to_string(first.size()) + ": the archive is cut off in this record");
  CHECK(error_of(read("WARC/1.0\r\nno length\r\n\r\n")).starts_with("stdin@0: no WARC record"));
  CHECK(error_of(read(warc_record("warcinfo", "", "x"))).find("no pages") != std::string::npos);
}

TEST_CASE("compressed files and archives") {
  const Folder folder;
  CHECK(report_of(read(gzip("They met."))).text == "They met.");
  CHECK(report_of(read(gzip("They ") + gzip("met."))).text == "They met.");
  const auto named = folder.add("talks.html.gz", gzip("<b>" + kPage));
  const Report page = report_of(read("", InputKind::automatic, named));
  CHECK(page.id == "talks");
  CHECK(page.text == kText);
  const auto zst = pack({{"x", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n"}}, archive_write_set_format_raw,
                        archive_write_add_filter_zstd);
  CHECK(read("", InputKind::automatic, folder.add("b.jsonl.zst", zst)).reports.size() == 2);

  const Files files = {{"in/one.txt", "One met."},
                       {"in/.two.txt", "Hidden."},
                       {"in/image.png", "\x89PNG"},
                       {"in/three.html", kPage},
                       {"in/four.txt.gz", gzip("Four met.")}};
  const auto zip =
      read("", InputKind::automatic,
           folder.add("a.zip", pack(files, archive_write_set_format_zip, archive_write_add_filter_none)));
  REQUIRE(zip.reports.size() == 3);
  CHECK(zip.reports[0].id == "one");
  CHECK(zip.reports[0].source == (folder.path / "a.zip/in/one.txt").string());
  CHECK(zip.reports[1].text == kText);
  CHECK(zip.reports[2].text == "Four met.");
  CHECK(read(pack(files, archive_write_set_format_ustar, archive_write_add_filter_none)).reports.size() == 3);
  CHECK(read(pack(files, archive_write_set_format_ustar, archive_write_add_filter_zstd)).reports.size() == 3);

  const Files office = {{"[Content_Types].xml", "<x/>"}};
  CHECK(error_of(read(pack(office, archive_write_set_format_zip, archive_write_add_filter_none)))
            .find("an office document") != std::string::npos);
  const Files none = {{"image.png", "x"}};
  CHECK(read(pack(none, archive_write_set_format_ustar, archive_write_add_filter_none)).errors.at(0).kind ==
        ErrorKind::no_reports);
}

TEST_CASE("damaged archives: an error, no half of a report") {
  std::string noise;  // does not compress, so that a cut is in the middle
  for (unsigned i = 0, x = 1; i < 40000; ++i, x = x * 1664525 + 1013904223)
    noise += static_cast<char>('a' + (x >> 24) % 26);
  const auto whole = gzip(noise);
  CHECK(error_of(read(whole.substr(0, whole.size() / 2))).find("cut off") != std::string::npos);
  CHECK(read("PK\x03\x04").errors.size() == 1);
  CHECK(read("\x1f\x8b").errors.size() == 1);
  CHECK(read("\x28\xb5\x2f\xfd garbage").errors.size() == 1);
  std::string nested = "They met.";
  for (int i = 0; i < 6; ++i)
    nested = pack({{i == 0 ? "a.txt" : "a.tar", nested}}, archive_write_set_format_ustar,
                  archive_write_add_filter_none);
  CHECK(error_of(read(nested)).find("more than 4 deep") != std::string::npos);
}

TEST_CASE("PDF: lines joined, hyphenation mended, running heads left out") {
  if (!has_pdftotext()) {
    MESSAGE("skipped: pdftotext is not there");
    return;
  }
  const std::string head = "THE ARDAN HERALD";
  const auto out = read(pdf({{head, "", "Veltia and Maroa agreed to a cease-fire, after long negotia-",
                              "tions in Port Ardan, and their cease-", "", "", "1"},
                             {head, "", "fire held. Both sides were con-", "", "", "2"},
                             {head, "", "tent. They will meet", "again.", "", "", "3"}}));
  const Report report = report_of(out);
  CHECK(report.text ==
        "Veltia and Maroa agreed to a cease-fire, after long negotiations in Port Ardan, and their "
        "cease-fire held. Both "
        "sides were content. They will meet again.");
  CHECK(error_of(read("%PDF-1.4 garbage")).find("pdftotext cannot read") != std::string::npos);
  CHECK(error_of(read(pdf({{}}))).find("no text in this PDF") != std::string::npos);
}

TEST_CASE("PDF: columns in reading order, words cut at their lines' and columns' ends mended") {
  if (!has_pdftotext()) {
    MESSAGE("skipped: pdftotext is not there");
    return;
  }
  // The right column is set first: the order is that of the page, not that of the file.
  const std::vector<std::string> left = {"Veltia and Maroa agreed to open", "the border at Port Ardan, after",
                                         "long and, it is said, hard nego-",
                                         "tiations on the long-awaited step.",
                                         "Both ministers signed the agree-"};
  const std::vector<std::string> right = {
      "ment in the town hall. It was the", "first since the war, and unex-", "pected. The envoys will meet",
      "again in the coming week, said a", "spokeswoman of the town hall."};
  const Report report = report_of(read(pdf_of({set_lines({"Border to open soon"}, 72, 790) +
                                               set_lines(right, 320, 740) + set_lines(left, 72, 740)})));
  CHECK(
      report.text ==
      "Border to open soon\n\nVeltia and Maroa agreed to open the border at Port Ardan, after long and, it "
      "is "
      "said, hard negotiations on the long-awaited step. Both ministers signed the agreement in the town "
      "hall. "
      "It was the first since the war, and unexpected. The envoys will meet again in the coming week, said a "
      "spokeswoman of the town hall.");
}

TEST_CASE("PDF without pdftotext") {
  const char* before = std::getenv("PATH");
  const std::string path = before != nullptr ? before : "";
  setenv("PATH", "/nowhere", 1);
  const auto out = read("%PDF-1.4\n");
  setenv("PATH", path.c_str(), 1);
  REQUIRE(out.errors.size() == 1);
  CHECK(out.errors[0].kind == ErrorKind::environment);
  CHECK(out.errors[0].message.find("install poppler-utils") != std::string::npos);
}

TEST_CASE("base64, quoted-printable, parameters") {
  CHECK(parley::decode_base64("VGhl\r\neSBtZXQ=").text == "They met");
  CHECK(parley::decode_quoted_printable("They =\r\nmet=2E =zz =").text == "They met. =zz =");
  CHECK(parley::parameter("text/html; x-charset=no; Charset=\"utf-8\"", "charset") == "utf-8");
  CHECK(parley::media_type(" Text/HTML ; a=b") == "text/html");
}

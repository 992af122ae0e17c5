// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/origin.h"
#include "parley/error.h"
#include "parley/report.h"

namespace parley {

// A report found in a document that is no plain text.
struct Document {
  Traced content;  // with its place in the document
  std::string title;
  std::string byline;
  std::string source;  // the address it names; empty if none
  std::optional<Date> published;
  std::vector<std::string> notes;  // for people who ask what was left out: "left out: 120 words, comments"
};

// Where a page comes from and what its carrier (HTTP, mail) says of it.
struct PageOrigin {
  std::string address;
  std::string encoding;  // declared by the carrier
  bool told = false;     // the encoding was told by the user: an unknown one is an error
};

// The article of an HTML page. Errors: empty (there is no article), format (larger than 64 MiB; see html.h),
// usage (see html.h).
[[nodiscard]] Result<Document> read_page(std::string_view bytes, const PageOrigin& origin,
                                         const std::string& place);

// A page saved with its pictures (MHTML): the article of its first HTML part. Errors: those of read_page.
[[nodiscard]] Result<Document> read_saved_page(std::string_view bytes, const std::string& place);

// A mail: its plain text, else the article of its HTML; title and date from the headers. Errors: empty.
[[nodiscard]] Result<Document> read_mail(std::string_view bytes, const std::string& place);

// The items of an RSS or Atom feed that hold text, each a document; those that are links alone stand in the
// notes of `links`. Nothing is fetched. Errors: format (no XML, no feed).
struct Feed {
  std::vector<Document> items;
  std::vector<std::string> links;
};
[[nodiscard]] Result<Feed> read_feed(std::string_view bytes, const std::string& encoding,
                                     const std::string& place);

// The text of a PDF, by the program pdftotext: columns in reading order, hyphenation mended, running heads
// and page numbers left out. Errors: environment (the program is missing), format (it cannot read the file),
// empty (a scan without text).
[[nodiscard]] Result<Document> read_pdf(const std::string& bytes, const std::string& place);

// Takes a document, or why there is none, and the byte where its record begins; false ends the reading.
using TakeRecord = std::function<bool(Result<Document>, std::uint64_t at)>;

// The articles of the HTML pages in a web archive (WARC), record by record: one is held at a time, of at most
// 64 MiB. Records of other kinds (requests, pictures, redirects) are passed over. `at` is the offset where
// the stream stands, that of the archive's first byte or of a record. Errors: those of read_page for a page,
// format for what is no record, which ends the reading. False if `take` ended it.
bool read_web_archive(std::istream& input, std::uint64_t start, const std::string& name,
                      const TakeRecord& take);

// "crawl.warc" and 1048576 -> "crawl.warc@1048576", which names the record, and as an input reads on from it.
[[nodiscard]] std::string record_place(const std::string& name, std::uint64_t at);

}  // namespace parley

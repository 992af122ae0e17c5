// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ingest/dates.h"
#include "ingest/documents.h"
#include "ingest/html.h"
#include "ingest/mime.h"

namespace parley {
namespace {

const MessagePart* find_part(const std::vector<MessagePart>& parts, std::string_view type) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& part) {
    return part.type == type && !part.attached &&
           part.content.text.find_first_not_of(" \t\r\n") != std::string::npos;
  });
  return found == parts.end() ? nullptr : &*found;
}

// Mails end their lines with CR LF, and with "format=flowed" in the middle of paragraphs; only the ends of
// lines are made plain here.
Traced plain_lines(const Traced& given) {
  Traced out;
  const std::string_view text = given.text;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\r', at), text.size());
    out.append(text.substr(at, end - at), at);
    at = end + 1;
  }
  out.origins = through(out.origins, given.origins);
  return out;
}

// The article of a part that is a page, with its place in the message.
Result<Document> read_page_of(const MessagePart& part, const std::string& address, const std::string& place) {
  auto document = read_page(part.content.text, {address, part.encoding, false}, place);
  if (document) document->content.origins = through(document->content.origins, part.content.origins);
  return document;
}

// "Anna Written <anna@example.org>" -> "Anna Written"
std::string sender_of(std::string_view from) {
  auto name = decode_words(from.substr(0, from.find('<')));
  std::erase(name, '"');
  name.erase(name.find_last_not_of(' ') + 1);
  return name.find('@') == std::string::npos ? name : "";
}

tl::unexpected<Error> empty(std::string what, const std::string& place) {
  return tl::unexpected(Error{ErrorKind::empty, std::move(what), place});
}

}  // namespace

Result<Document> read_saved_page(std::string_view bytes, const std::string& place) {
  const auto parts = read_parts(bytes);
  const auto* page = find_part(parts, "text/html");
  if (page == nullptr) return empty("empty: there is no page in this archive of one; leave it out", place);
  const auto headers = read_header_lines(bytes);
  std::string address = page->location;
  if (address.empty()) address = std::string(headers.get("snapshot-content-location"));
  auto document = read_page_of(*page, address, place);
  if (!document) return document;
  document->source = address;
  // The day it was saved is not the day it was published: without that of the page there is none.
  return document;
}

Result<Document> read_mail(std::string_view bytes, const std::string& place) {
  const auto headers = read_header_lines(bytes);
  const auto parts = read_parts(bytes);
  Document out;
  if (const auto* text = find_part(parts, "text/plain")) {
    auto words = html_to_utf8(text->content.text, text->encoding, false, place);
    if (!words) return tl::unexpected(words.error());
    words->origins = through(words->origins, text->content.origins);
    out.content = plain_lines(*words);
  } else if (const auto* page = find_part(parts, "text/html")) {
    auto document = read_page_of(*page, "", place);
    if (!document) return document;
    out = std::move(*document);
  } else {
    return empty("empty: there is no text in this mail; leave it out", place);
  }
  if (const auto subject = decode_words(headers.get("subject")); !subject.empty()) out.title = subject;
  if (const auto day = parse_date(headers.get("date"))) out.published = day;
  if (out.byline.empty()) out.byline = sender_of(headers.get("from"));
  return out;
}

}  // namespace parley

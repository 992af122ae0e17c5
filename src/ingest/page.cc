// SPDX-License-Identifier: Apache-2.0
#include "ingest/article.h"
#include "ingest/documents.h"
#include "ingest/html.h"

namespace parley {
namespace {

// The tree of a page takes twenty times its size and more.
constexpr std::size_t kMostBytes = std::size_t{64} << 20;

}  // namespace

Result<Document> read_page(std::string_view bytes, const PageOrigin& origin, const std::string& place) {
  if (bytes.size() > kMostBytes)
    return tl::unexpected(
        Error{ErrorKind::format, "larger than 64 MiB, which is no page; split it, or give its text", place});
  auto text = html_to_utf8(bytes, origin.encoding, origin.told, place);
  if (!text) return tl::unexpected(text.error());
  auto page = parse_html(text->text, place);
  if (!page) return tl::unexpected(page.error());
  const Article article = find_article(*page, origin.address);
  if (article.paragraphs.empty())
    return tl::unexpected(Error{
        ErrorKind::empty, "empty: there is no article in this page; leave it out, or give its text", place});
  *page = {};  // the largest part of what is held, and no longer needed
  Document out;
  out.content = article.text();
  out.content.origins = through(out.content.origins, text->origins);
  out.title = article.title.text;
  out.byline = article.byline;
  out.published = article.published;
  for (const auto& [why, words] : article.left_out)
    out.notes.push_back("left out: " + std::to_string(words) + (words == 1 ? " word, " : " words, ") +
                        std::string(why));
  if (article.unread_data > 0)
    out.notes.push_back("not read: JSON-LD larger than 4 MiB; headline, day and byline come from elsewhere");
  return out;
}

}  // namespace parley

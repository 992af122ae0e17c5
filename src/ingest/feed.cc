// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "ingest/dates.h"
#include "ingest/documents.h"
#include "ingest/html.h"
#include "ingest/html_blocks.h"

namespace parley {
namespace {

std::string trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blanks) + 1 - first));
}

// The name without its namespace: "content:encoded" -> "encoded".
std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

// What an element holds: its text, or, where it holds elements (XHTML), those as markup.
std::string content_of(pugi::xml_node node) {
  const bool has_elements = std::any_of(
      node.begin(), node.end(), [](pugi::xml_node child) { return child.type() == pugi::node_element; });
  std::ostringstream out;
  for (const auto child : node) {
    if (has_elements) {
      child.print(out, "", pugi::format_raw | pugi::format_no_declaration);
    } else {
      out << child.value();
    }
  }
  return out.str();
}

std::string first_content(pugi::xml_node item, std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    for (const auto child : item)
      if (child.name() == name)
        if (auto content = trim(content_of(child)); !content.empty()) return content;
  return {};
}

// The paragraphs of a piece of HTML; those that are nothing but links ("Read on") are left out.
std::string paragraphs_of(const std::string& html, const std::string& place) {
  const auto tree = parse_html(html, place);
  if (!tree) return {};
  std::string out;
  for (const auto& block : find_blocks(*tree)) {
    if (block.words == block.linked) continue;
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  return out;
}

std::string link_of(pugi::xml_node item) {
  for (const auto child : item.children("link")) {
    const std::string_view relation = child.attribute("rel").value();
    if (!relation.empty() && relation != "alternate") continue;
    if (auto address = trim(child.attribute("href").value()); !address.empty()) return address;
    if (auto address = trim(child.child_value()); !address.empty()) return address;
  }
  return trim(item.child_value("guid"));
}

Document read_item(pugi::xml_node item, const std::string& place) {
  Document out;
  out.title = paragraphs_of(first_content(item, {"title"}), place);
  out.source = link_of(item);
  for (const char* name : {"pubDate", "published", "dc:date", "updated"})
    if (!out.published) out.published = parse_date(item.child_value(name));
  const auto body =
      paragraphs_of(first_content(item, {"content:encoded", "content", "description", "summary"}), place);
  if (!body.empty()) out.text = out.title.empty() ? body : out.title + "\n\n" + body;
  return out;
}

// The items of RSS 2 (in the channel), of RSS 1 (beside it) and of Atom.
std::vector<pugi::xml_node> items_of(pugi::xml_node root) {
  std::vector<pugi::xml_node> out;
  for (const auto parent : {root.child("channel"), root})
    for (const auto child : parent)
      if (local(child.name()) == "item" || local(child.name()) == "entry") out.push_back(child);
  return out;
}

}  // namespace

Result<Feed> read_feed(std::string_view bytes, const std::string& encoding, const std::string& place) {
  // pugixml knows the encodings of Unicode and Latin 1; the others are made UTF-8 first, as browsers do.
  const auto head = bytes.substr(0, 200);
  std::string declared = encoding;
  if (const auto at = head.find("encoding=");
      declared.empty() && at != std::string::npos && at + 10 < head.size())
    declared = head.substr(at + 10, head.find_first_of("\"'?", at + 10) - at - 10);
  auto text = html_to_utf8(bytes, declared, !encoding.empty(), place);
  if (!text) return tl::unexpected(text.error());
  pugi::xml_document xml;
  const auto parsed = xml.load_buffer(text->data(), text->size(), pugi::parse_default, pugi::encoding_utf8);
  const auto root = xml.document_element();
  const auto name = local(root.name());
  if (name != "rss" && name != "RDF" && name != "feed") {
    const std::string what = parsed ? "no RSS or Atom feed" : "not XML: " + std::string(parsed.description());
    return tl::unexpected(Error{
        ErrorKind::format, what + "; give a feed, or another --input",
        place + ":" +
            std::to_string(
                1 + std::count(text->begin(),
                               text->begin() + std::min<std::ptrdiff_t>(
                                                   parsed.offset, static_cast<std::ptrdiff_t>(text->size())),
                               '\n'))});
  }
  Feed out;
  // A feed that was cut off gives the items before the cut.
  for (const auto item : items_of(root)) {
    auto document = read_item(item, place);
    if (document.text.empty()) {
      if (!document.source.empty()) out.links.push_back(document.source + "  " + document.title);
    } else {
      out.items.push_back(std::move(document));
    }
  }
  return out;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "ingest/dates.h"
#include "ingest/documents.h"
#include "ingest/html.h"
#include "ingest/html_blocks.h"
#include "ingest/html_trace.h"

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

// Reads the items of a feed, `xml`, whose text is `bytes`.
class Items {
 public:
  Items(std::string_view bytes, const std::string& place) : bytes_(bytes), place_(place) {}

  Document read(pugi::xml_node item);

 private:
  Traced content_of(pugi::xml_node node);
  Traced first_content(pugi::xml_node item, std::initializer_list<std::string_view> names);
  Traced paragraphs_of(const Traced& html) const;

  std::string_view bytes_;
  const std::string& place_;
  References references_;
};

// What an element holds: its text, or, where it holds elements (XHTML), those as markup, whose place is lost.
Traced Items::content_of(pugi::xml_node node) {
  const bool has_elements = std::any_of(
      node.begin(), node.end(), [](pugi::xml_node child) { return child.type() == pugi::node_element; });
  Traced out;
  std::ostringstream markup;
  for (const auto child : node) {
    if (has_elements) {
      child.print(markup, "", pugi::format_raw | pugi::format_no_declaration);
      continue;
    }
    const std::string_view value = child.value();
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(child.offset_debug(), 0));
    append(out, {std::string(value), align(value, bytes_.substr(at), at,
                                           child.type() == pugi::node_cdata ? nullptr : &references_, true)});
  }
  return has_elements ? Traced{markup.str(), {}} : out;
}

Traced Items::first_content(pugi::xml_node item, std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    for (const auto child : item)
      if (child.name() == name)
        if (auto content = content_of(child); !trim(content.text).empty()) return content;
  return {};
}

// The paragraphs of a piece of HTML; those that are nothing but links ("Read on") are left out.
Traced Items::paragraphs_of(const Traced& html) const {
  const auto tree = parse_html(html.text, place_);
  if (!tree) return {};
  HtmlTracer tracer(*tree);
  Traced out;
  for (const auto& block : find_blocks(*tree)) {
    if (block.words == block.linked) continue;
    if (!out.text.empty()) out.text += "\n\n";
    append(out, {block.text, tracer.origins_of(block)});
  }
  out.origins = through(out.origins, html.origins);
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

Document Items::read(pugi::xml_node item) {
  Document out;
  Traced title = paragraphs_of(first_content(item, {"title"}));
  out.title = title.text;
  out.byline = trim(item.child_value("dc:creator"));
  if (out.byline.empty()) out.byline = trim(item.child("author").child_value("name"));
  out.source = link_of(item);
  for (const char* name : {"pubDate", "published", "dc:date", "updated"})
    if (!out.published) out.published = parse_date(item.child_value(name));
  const auto body =
      paragraphs_of(first_content(item, {"content:encoded", "content", "description", "summary"}));
  if (body.text.empty()) return out;
  if (!title.text.empty()) title.text += "\n\n";
  append(title, body);
  out.content = std::move(title);
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
  const auto parsed =
      xml.load_buffer(text->text.data(), text->text.size(), pugi::parse_default, pugi::encoding_utf8);
  const auto root = xml.document_element();
  const auto name = local(root.name());
  if (name != "rss" && name != "RDF" && name != "feed") {
    const std::string what = parsed ? "no RSS or Atom feed" : "not XML: " + std::string(parsed.description());
    return tl::unexpected(Error{
        ErrorKind::format, what + "; give a feed, or another --input",
        place + ":" +
            std::to_string(
                1 +
                std::ranges::count(
                    std::string_view(text->text).substr(0, static_cast<std::size_t>(parsed.offset)), '\n'))});
  }
  Feed out;
  // A feed that was cut off gives the items before the cut.
  Items items(text->text, place);
  for (const auto item : items_of(root)) {
    auto document = items.read(item);
    document.content.origins = through(document.content.origins, text->origins);
    if (document.content.text.empty()) {
      if (!document.source.empty()) out.links.push_back(document.source + "  " + document.title);
    } else {
      out.items.push_back(std::move(document));
    }
  }
  return out;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "ingest/html.h"

#include <gumbo.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "ingest/encoding.h"

namespace parley {
namespace {

constexpr std::size_t kDeepest = 512;         // browsers stop there too
constexpr std::size_t kMostTags = 2'000'000;  // 50 times the largest pages

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_word(std::string_view text, std::size_t at, std::string_view word) {
  if (text.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (lower(text[at + i]) != word[i]) return false;
  return true;
}

std::size_t find_word(std::string_view text, std::size_t at, std::string_view word) {
  for (at = text.find(word[0], at); at != std::string_view::npos; at = text.find(word[0], at + 1))
    if (starts_with_word(text, at, word)) return at;
  return text.size();
}

// One behind the tag that begins at `at`; a ">" between quotation marks does not end it.
std::size_t end_of_tag(std::string_view page, std::size_t at) {
  char mark = 0;
  for (std::size_t i = at + 1; i < page.size(); ++i) {
    if (mark != 0) {
      if (page[i] == mark) mark = 0;
    } else if ((page[i] == '"' || page[i] == '\'') && page[i - 1] == '=') {
      mark = page[i];
    } else if (page[i] == '>') {
      return i + 1;
    }
  }
  return page.size();
}

std::string name_of_tag(std::string_view page, std::size_t at) {
  std::string name;
  for (; at < page.size() && name.size() < 16; ++at) {
    const char c = lower(page[at]);
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) break;
    name += c;
  }
  return name;
}

// Elements that end by themselves or hold nothing: their start tags alone make no page deeper.
bool ends_by_itself(std::string_view name) {
  constexpr std::array<std::string_view, 32> names = {
      "p",   "li",    "dt",     "dd",   "td",   "th",    "tr",       "tbody",    "thead", "tfoot", "option",
      "br",  "hr",    "img",    "meta", "link", "input", "area",     "base",     "col",   "embed", "param",
      "wbr", "track", "source", "html", "head", "body",  "optgroup", "colgroup", "rp",    "rt"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

// HTML5 parsers walk the open elements at every tag, so that deep nesting costs the square of its depth, and
// many of them recurse. Tags beyond a depth that no page has are therefore cut out before the parser sees
// them.
Result<std::string> limit_depth(std::string page, const std::string& place) {
  std::string out;
  std::size_t depth = 0;
  std::size_t tags = 0;
  std::size_t kept = 0;  // what stands before it is in `out`, or cut
  for (std::size_t at = page.find('<'); at < page.size(); at = page.find('<', at)) {
    if (starts_with_word(page, at, "<!--")) {
      at = std::min(page.find("-->", at + 4), page.size());
      continue;
    }
    const bool closes = at + 1 < page.size() && page[at + 1] == '/';
    const std::string name = name_of_tag(page, at + (closes ? 2 : 1));
    if (name.empty()) {
      ++at;
      continue;
    }
    if (++tags > kMostTags)
      return tl::unexpected(Error{ErrorKind::format,
                                  "more than 2,000,000 tags, which is no page; split it, or give its text",
                                  place});
    const std::size_t end = end_of_tag(page, at);
    if (!closes && (name == "script" || name == "style" || name == "textarea")) {
      at = find_word(page, end, "</" + name);
      continue;
    }
    const bool nests = !ends_by_itself(name) && (end < 2 || page[end - 2] != '/');
    bool cut = false;
    if (nests && !closes) cut = ++depth > kDeepest;
    if (nests && closes && depth > 0) cut = depth-- > kDeepest;
    if (cut) {
      out.append(page, kept, at - kept);
      kept = end;
    }
    at = end;
  }
  if (kept == 0) return page;
  out.append(page, kept);
  return out;
}

std::string_view view(GumboStringPiece piece) { return {piece.data, piece.length}; }

// <custom-tag ...> -> custom-tag
std::string_view unknown_name(GumboStringPiece tag) {
  auto words = view(tag);
  words.remove_prefix(std::min<std::size_t>(words.find_first_not_of("</"), words.size()));
  return words.substr(0, words.find_first_of(" \t\r\n/>"));
}

void add_text(HtmlTree& tree, std::string_view text, std::uint32_t parent) {
  HtmlNode node;
  node.text = text;
  node.parent = parent;
  node.end = static_cast<std::uint32_t>(tree.nodes.size() + 1);
  tree.nodes.push_back(std::move(node));
}

void add_element(HtmlTree& tree, const GumboElement& element, std::uint32_t parent) {
  HtmlNode node;
  node.name = element.tag == GUMBO_TAG_UNKNOWN ? unknown_name(element.original_tag)
                                               : std::string_view(gumbo_normalized_tagname(element.tag));
  node.parent = parent;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    node.attributes.emplace_back(attribute->name, attribute->value);
  }
  tree.nodes.push_back(std::move(node));
}

bool is_utf16_without_mark(std::string_view bytes, std::size_t zero_at) {
  const auto start = bytes.substr(0, 1024);
  std::size_t zeros = 0;
  for (std::size_t i = zero_at; i < start.size(); i += 2) zeros += start[i] == '\0';
  return start.size() >= 8 && zeros * 3 > start.size();
}

// The charset that the page's first bytes declare; empty if none.
std::string charset_of_meta(std::string_view bytes) {
  const auto start = bytes.substr(0, 8192);
  for (std::size_t at = find_word(start, 0, "charset"); at < start.size();
       at = find_word(start, at + 1, "charset")) {
    const auto equals = start.find_first_not_of(" \t\r\n", at + 7);
    if (equals == std::string_view::npos || start[equals] != '=') continue;
    const auto begin = start.find_first_not_of(" \t\r\n\"'", equals + 1);
    if (begin == std::string_view::npos) continue;
    const auto name = start.substr(begin, start.find_first_of(" \t\r\n\"'/;>", begin) - begin);
    if (name.size() < 40) return std::string(name);
  }
  return {};
}

std::string detect(std::string_view bytes) {
  const uchardet_t detector = uchardet_new();
  // The whole of a long page tells no more than its start, and costs time.
  uchardet_handle_data(detector, bytes.data(), std::min<std::size_t>(bytes.size(), 1 << 18));
  uchardet_data_end(detector);
  std::string name = uchardet_get_charset(detector);
  uchardet_delete(detector);
  return name == "ASCII" ? "" : name;
}

// Browsers read these names as the larger sets that people mean by them.
std::string as_browsers_read(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(), lower);
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii")
    return "windows-1252";
  if (name == "gb2312" || name == "gbk") return "gb18030";
  if (name == "shift_jis" || name == "sjis") return "cp932";
  if (name == "euc-kr" || name == "ks_c_5601-1987") return "cp949";
  if (name == "utf8") return "utf-8";
  return name;
}

std::string replace_invalid(std::string text) {
  std::size_t wrong = find_invalid_utf8(text);
  if (wrong == std::string::npos) return text;
  std::string out;
  std::string_view rest = text;
  while (wrong != std::string_view::npos) {
    out.append(rest.substr(0, wrong)).append("\xEF\xBF\xBD");
    rest.remove_prefix(wrong + 1);
    wrong = find_invalid_utf8(rest);
  }
  return out.append(rest);
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view key) const {
  for (const auto& [word, value] : attributes)
    if (word == key) return value;
  return {};
}

Result<HtmlTree> parse_html(std::string page, const std::string& place) {
  auto limited = limit_depth(std::move(page), place);
  if (!limited) return tl::unexpected(limited.error());
  struct Memory {
    std::string page;
    GumboOutput* output = nullptr;
    Memory() = default;
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;
    ~Memory() {
      if (output != nullptr) gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
  };
  const auto memory = std::make_shared<Memory>();
  memory->page = std::move(*limited);
  memory->output = gumbo_parse_with_options(&kGumboDefaultOptions, memory->page.data(), memory->page.size());

  HtmlTree tree;
  tree.memory = memory;
  struct Open {
    const GumboNode* node;
    std::uint32_t index;
    unsigned next;
  };
  add_element(tree, memory->output->root->v.element, 0);
  std::vector<Open> open = {{memory->output->root, 0, 0}};
  while (!open.empty()) {
    auto& [node, index, next] = open.back();
    const auto& children = node->v.element.children;
    if (next == children.length) {
      tree.nodes[index].end = static_cast<std::uint32_t>(tree.nodes.size());
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[next++]);
    if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
      const auto at = static_cast<std::uint32_t>(tree.nodes.size());
      add_element(tree, child->v.element, index);
      open.push_back({child, at, 0});
    } else if (child->type != GUMBO_NODE_COMMENT) {
      add_text(tree, child->v.text.text, index);
    }
  }
  return tree;
}

Result<std::string> html_to_utf8(std::string_view bytes, const std::string& declared, bool strict,
                                 const std::string& place) {
  std::string_view rest = bytes;
  std::string encoding = declared;
  if (encoding.empty()) {
    const auto mark = [&](std::string_view sign, const char* name) {
      if (!encoding.empty() || !rest.starts_with(sign)) return;
      rest.remove_prefix(sign.size());
      encoding = name;
    };
    mark("\xEF\xBB\xBF", "utf-8");
    mark("\xFF\xFE", "utf-16le");
    mark("\xFE\xFF", "utf-16be");
  }
  if (encoding.empty() && is_utf16_without_mark(rest, 1)) encoding = "utf-16le";
  if (encoding.empty() && is_utf16_without_mark(rest, 0)) encoding = "utf-16be";
  if (encoding.empty()) {
    encoding = as_browsers_read(charset_of_meta(rest));
    // A page that can be read as ASCII is not UTF-16, whatever its meta says; and what is UTF-8 although
    // it says otherwise is UTF-8: no other encoding looks like it by chance.
    const bool is_utf8 = find_invalid_utf8(rest) == std::string_view::npos;
    if (is_utf8 || encoding.starts_with("utf-16") || (encoding == "utf-8" && detect(rest) == "UTF-8"))
      encoding = "utf-8";
    else if (encoding.empty() || encoding == "utf-8" || !is_known_encoding(encoding))
      encoding = detect(rest);
    if (encoding.empty() || !is_known_encoding(encoding)) encoding = "windows-1252";
  }
  encoding = as_browsers_read(encoding);
  if (!is_known_encoding(encoding)) {
    if (strict)
      return tl::unexpected(Error{
          ErrorKind::usage, "unknown encoding " + encoding + "; `iconv -l` lists the known ones", place});
    encoding = "windows-1252";
  }
  std::string text =
      encoding == "utf-8" ? replace_invalid(std::string(rest)) : to_utf8_leniently(rest, encoding);
  std::erase(text, '\0');
  return text;
}

}  // namespace parley

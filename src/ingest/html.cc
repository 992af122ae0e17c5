// SPDX-License-Identifier: Apache-2.0
#include "ingest/html.h"

#include <gumbo.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "ingest/encoding.h"
#include "ingest/html_depth.h"

namespace parley {
namespace {

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

// The parser would keep every fault of the page, each with a copy of the names of all open elements.
GumboOptions without_faults() {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  return options;
}

std::string_view view(GumboStringPiece piece) { return {piece.data, piece.length}; }

// <custom-tag ...> -> custom-tag
std::string_view unknown_name(GumboStringPiece tag) {
  auto words = view(tag);
  words.remove_prefix(std::min<std::size_t>(words.find_first_not_of("</"), words.size()));
  return words.substr(0, words.find_first_of(" \t\r\n/>"));
}

void add_text(HtmlTree& tree, const GumboText& text, std::uint32_t parent) {
  HtmlNode node;
  node.text = text.text;
  node.raw = view(text.original_text);
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

// Text that is UTF-8 already, or should be. `at` is where it begins in the input.
Traced replace_invalid(std::string_view text, std::uint64_t at) {
  Traced out;
  for (auto wrong = find_invalid_utf8(text); wrong != std::string_view::npos;
       wrong = find_invalid_utf8(text)) {
    out.append(text.substr(0, wrong), at);
    out.append("\xEF\xBF\xBD", at + wrong, 1);
    text.remove_prefix(wrong + 1);
    at += wrong + 1;
  }
  out.append(text, at);
  return out;
}

Traced without_zeros(Traced given) {
  if (given.text.find('\0') == std::string::npos) return given;
  Traced out;
  for (std::size_t at = 0; at < given.text.size();) {
    const auto end = std::min(given.text.find('\0', at), given.text.size());
    out.append(std::string_view(given.text).substr(at, end - at), at);
    at = end + 1;
  }
  out.origins = through(out.origins, given.origins);
  return out;
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view key) const {
  for (const auto& [word, value] : attributes)
    if (word == key) return value;
  return {};
}

Result<HtmlTree> parse_html(const std::string& page, const std::string& place) {
  auto limited = limit_depth(page, place);
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
  memory->page = std::move(limited->text);
  const GumboOptions options = without_faults();
  memory->output = gumbo_parse_with_options(&options, memory->page.data(), memory->page.size());

  HtmlTree tree;
  tree.memory = memory;
  tree.parsed = memory->page;
  tree.origins = std::move(limited->origins);
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
      add_text(tree, child->v.text, index);
    }
  }
  return tree;
}

Result<Traced> html_to_utf8(std::string_view bytes, const std::string& declared, bool strict,
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
  const auto mark = bytes.size() - rest.size();
  if (encoding == "utf-8") return without_zeros(replace_invalid(rest, mark));
  Traced text = to_utf8_leniently(rest, encoding);
  move_origins(text.origins, mark);
  return without_zeros(std::move(text));
}

}  // namespace parley

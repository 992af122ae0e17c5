// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_depth.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace parley {
namespace {

constexpr std::size_t kDeepest = 512;         // browsers stop there too
constexpr std::size_t kMostAttributes = 500;  // parsers compare each with all others of the tag
constexpr std::size_t kMostElements =
    2'000'000;  // with their attributes; far more than the largest pages have
constexpr auto kNone = std::string_view::npos;

using Names = std::unordered_set<std::string_view>;

// What HTML5 says of elements, as far as it decides how deep a page nests.
const Names kVoid = {"br",    "hr",    "img", "meta",  "link",   "input",  "area",    "base",     "col",
                     "embed", "param", "wbr", "track", "source", "keygen", "bgsound", "basefont", "image"};
// Closed by what follows; how deep they nest is bounded by the elements around them.
const Names kImplied = {"p",     "td",     "th",   "tr",   "tbody", "thead",
                        "tfoot", "option", "html", "head", "body",  "colgroup"};
const Names kItems = {"li", "dd", "dt"};
const Names kFormatting = {"a",    "b", "big",   "code",   "em",     "font", "i",
                           "nobr", "s", "small", "strike", "strong", "tt",   "u"};
// Their end tags close all that is open in them.
const Names kBlocks = {"address", "article", "aside",   "blockquote", "button",     "center", "details",
                       "dir",     "div",     "dl",      "fieldset",   "figcaption", "figure", "footer",
                       "header",  "hgroup",  "listing", "main",       "menu",       "nav",    "ol",
                       "pre",     "section", "summary", "ul",         "dd",         "dt",     "li",
                       "table",   "object",  "applet",  "marquee"};
// No end tag reaches through them, but for those of tables.
const Names kBarriers = {
    "table", "object", "applet", "marquee", "template", "caption", "foreignobject", "desc",
    "title", "mi",     "mo",     "mn",      "ms",       "mtext",   "annotation-xml"};
// No end tag of an element without rules of its own reaches through these, nor through blocks and barriers.
const Names kSpecial = {"h1",   "h2",     "h3",       "h4",       "h5",    "h6",
                        "form", "select", "noscript", "frameset", "dialog"};
// End what is open of SVG or MathML.
const Names kBreakOut = {
    "b",     "big",   "blockquote", "body",   "br",   "center", "code",  "dd", "div",  "dl",   "dt",
    "em",    "embed", "h1",         "h2",     "h3",   "h4",     "h5",    "h6", "head", "hr",   "i",
    "img",   "li",    "listing",    "menu",   "meta", "nobr",   "ol",    "p",  "pre",  "ruby", "s",
    "small", "span",  "strong",     "strike", "sub",  "sup",    "table", "tt", "u",    "ul",   "var"};
// Hold text alone, tags in it are none.
const Names kRaw = {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

struct Tag {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closes = false;
  std::string name;  // in lower case
  std::size_t attributes = 0;
};

// Finds the tags of a page as the tokenizer of HTML5 does.
class Tags {
 public:
  explicit Tags(std::string_view page) : page_(page) {}

  // The next tag from `at` on; false if there is none.
  bool next(std::size_t at, Tag& tag) {
    for (at = page_.find('<', at); at < page_.size(); at = page_.find('<', at)) {
      const bool closes = page_.substr(at + 1, 1) == "/";
      const std::size_t name = at + (closes ? 2 : 1);
      if (name >= page_.size()) return false;
      if (is_letter(page_[name])) {
        tag = read(at, name, closes);
        return true;
      }
      if (page_.substr(at, 4) == "<!--")
        at = std::min(after("-->", at + 2, dashes_), after("--!>", at + 2, bangs_));
      else if (closes || page_[name] == '!' || page_[name] == '?')
        at = std::min(page_.find('>', at), page_.size());  // a comment for the parser
      else
        ++at;
    }
    return false;
  }

  // Where the end tag of a raw text begins, from `at` on; kNone if there is none.
  std::size_t end_of_raw(const std::string& name, std::size_t at) {
    if (unclosed_.contains(name)) return kNone;
    for (at = page_.find("</", at); at != kNone; at = page_.find("</", at + 2)) {
      const auto word = page_.substr(at + 2, name.size() + 1);
      if (word.size() <= name.size() ||
          !std::equal(name.begin(), name.end(), word.begin(), [](char a, char b) { return a == lower(b); }))
        continue;
      if (is_blank(word.back()) || word.back() == '/' || word.back() == '>') return at;
    }
    unclosed_.insert(name);
    return kNone;
  }

 private:
  // One behind the next `sign`, which is looked for once only where there is none.
  std::size_t after(std::string_view sign, std::size_t at, std::size_t& known) {
    if (known < at) known = std::min(page_.find(sign, at), page_.size());
    return std::min(known + sign.size(), page_.size());
  }

  Tag read(std::size_t begin, std::size_t at, bool closes) {
    Tag tag{begin, 0, closes, {}, 0};
    for (; at < page_.size() && !is_blank(page_[at]) && page_[at] != '/' && page_[at] != '>'; ++at)
      tag.name += lower(page_[at]);
    while (at < page_.size() && page_[at] != '>') {
      if (is_blank(page_[at]) || page_[at] == '/') {
        ++at;
        continue;
      }
      ++tag.attributes;
      at = end_of_attribute(at);
    }
    tag.end = std::min(at + 1, page_.size());
    return tag;
  }

  std::size_t end_of_attribute(std::size_t at) {
    const auto pass_blanks = [&] {
      while (at < page_.size() && is_blank(page_[at])) ++at;
    };
    ++at;  // a "=" there is part of the name
    while (at < page_.size() && !is_blank(page_[at]) && page_[at] != '/' && page_[at] != '>' &&
           page_[at] != '=')
      ++at;
    pass_blanks();
    if (at >= page_.size() || page_[at] != '=') return at;
    ++at;
    pass_blanks();
    if (at >= page_.size() || page_[at] == '>') return at;
    if (page_[at] == '"' || page_[at] == '\'')
      return std::min(page_.find(page_[at], at + 1), page_.size() - 1) + 1;
    while (at < page_.size() && !is_blank(page_[at]) && page_[at] != '>') ++at;
    return at;
  }

  std::string_view page_;
  std::size_t dashes_ = 0;
  std::size_t bangs_ = 0;
  std::unordered_set<std::string> unclosed_;
};

// The elements that are open, or more: never fewer than the parser has, but for a small factor.
class Nesting {
 public:
  // False if the tag must be left out.
  bool open(const Tag& tag, std::string_view raw) {
    if (kBreakOut.contains(tag.name)) leave_foreign();
    if (tag.attributes > kMostAttributes) return leave_out(tag.name);
    if (kVoid.contains(tag.name) || (kImplied.contains(tag.name) && !is_foreign())) return true;
    if (kItems.contains(tag.name)) close_item(tag.name);
    if (tag.name == "a") close_formatting("a");
    if (open_.size() + formatting_.size() >= kDeepest) return leave_out(tag.name);
    const bool formats = kFormatting.contains(tag.name);
    push({tag.name, formats ? ++formats_ : 0});
    if (formats) add_formatting(tag, raw);
    return true;
  }

  bool close(const Tag& tag) {
    if (const auto left_out = left_out_.find(tag.name); left_out != left_out_.end() && left_out->second > 0) {
      --left_out->second;
      return false;
    }
    if (kFormatting.contains(tag.name) && close_formatting(tag.name)) return true;
    const bool reaches = kBlocks.contains(tag.name);
    for (std::size_t i = open_.size(); i-- > 0 && count_[tag.name] > 0;) {
      const auto& name = open_[i].name;
      if (name == tag.name) {
        shrink(i);
        break;
      }
      if (tag.name == "table" ? name == "template" : reaches ? kBarriers.contains(name) : is_special(name))
        break;
    }
    return true;
  }

  // True where tags may be other than in HTML.
  bool is_foreign() { return count_["svg"] + count_["math"] > 0; }
  bool is_doubtful() { return is_foreign() || count_["select"] > 0 || count_["frameset"] > 0; }
  // Formatting that is not closed is opened anew in every block: how many elements and attributes that makes.
  [[nodiscard]] std::size_t reopened() const { return formatting_.size() + copied_attributes_; }

 private:
  struct Element {
    std::string name;
    std::size_t format = 0;  // its number, if it is one of formatting
  };
  struct Formatting {
    std::string name;
    std::string_view raw;
    std::size_t barriers = 0;  // around it
    std::size_t format = 0;
    std::size_t attributes = 0;
  };

  static bool is_special(const std::string& name) {
    return kBlocks.contains(name) || kBarriers.contains(name) || kSpecial.contains(name);
  }

  // Its end tag goes with it.
  bool leave_out(const std::string& name) {
    ++left_out_[name];
    return false;
  }

  void push(Element element) {
    ++count_[element.name];
    barriers_ += kBarriers.contains(element.name) ? 1 : 0;
    open_.push_back(std::move(element));
  }

  void erase(std::size_t i) {
    --count_[open_[i].name];
    barriers_ -= kBarriers.contains(open_[i].name) ? 1 : 0;
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
  }

  // Closes what is open from `size` on. Formatting that has not been closed itself is opened anew.
  void shrink(std::size_t size) {
    std::vector<Element> again;
    for (; open_.size() > size; erase(open_.size() - 1)) {
      const auto format = open_.back().format;
      const auto place = std::partition_point(formatting_.begin(), formatting_.end(),
                                              [&](const Formatting& one) { return one.format < format; });
      if (format != 0 && place != formatting_.end() && place->format == format) again.push_back(open_.back());
    }
    for (auto& element : again) push(std::move(element));
  }

  void leave_foreign() {
    if (!is_foreign()) return;
    for (std::size_t i = open_.size(); i > 0 && !kBarriers.contains(open_[i - 1].name); --i)
      if (open_[i - 1].name == "svg" || open_[i - 1].name == "math") {
        shrink(i - 1);
        return;
      }
  }

  // "<li>" ends the item before it.
  void close_item(const std::string& name) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      const auto& open = open_[i].name;
      if (open == name || (name != "li" && open != "li" && kItems.contains(open))) return shrink(i);
      if (is_special(open) && open != "address" && open != "div") return;
    }
  }

  // The parser keeps three of a kind.
  void add_formatting(const Tag& tag, std::string_view raw) {
    const auto same = [&](const Formatting& one) { return one.raw == raw && one.barriers == barriers_; };
    if (std::count_if(formatting_.begin(), formatting_.end(), same) >= 3)
      forget(std::find_if(formatting_.begin(), formatting_.end(), same));
    formatting_.push_back({tag.name, raw, barriers_, formats_, tag.attributes});
    copied_attributes_ += tag.attributes;
  }

  void forget(std::vector<Formatting>::iterator one) {
    copied_attributes_ -= one->attributes;
    formatting_.erase(one);
  }

  // False if none is open here.
  bool close_formatting(const std::string& name) {
    const auto last = std::find_if(formatting_.rbegin(), formatting_.rend(), [&](const Formatting& one) {
      return one.name == name && one.barriers == barriers_;
    });
    if (last == formatting_.rend()) return false;
    forget(std::next(last).base());
    bool block = false;
    for (std::size_t i = open_.size(); i > 0 && !kBarriers.contains(open_[i - 1].name); --i) {
      block = block || is_special(open_[i - 1].name);
      if (open_[i - 1].name != name) continue;
      if (block)
        erase(i - 1);
      else
        shrink(i - 1);
      break;
    }
    return true;
  }

  std::vector<Element> open_;
  std::unordered_map<std::string, std::size_t> count_;  // of those open
  std::vector<Formatting> formatting_;                  // that blocks do not close
  std::size_t copied_attributes_ = 0;                   // of these
  std::unordered_map<std::string, std::size_t> left_out_;
  std::size_t barriers_ = 0;
  std::size_t formats_ = 0;
};

// True if the parser might see another end of the script than the first.
bool hides_its_end(std::string_view script) {
  const auto comment = script.find("<!--");
  return comment != kNone && script.find('<', comment + 4) != kNone;
}

}  // namespace

Result<Traced> limit_depth(const std::string& page, const std::string& place) {
  const std::string_view text = page;
  Tags tags(text);
  Nesting nesting;
  Traced out;
  std::size_t kept = 0;  // what stands before it is in `out`, or left out
  const auto leave_out = [&](std::size_t begin, std::size_t end) {
    if (begin == end) return;
    out.append(text.substr(kept, begin - kept), kept);
    kept = end;
  };
  std::size_t elements = 0;
  Tag tag;
  for (std::size_t at = 0; tags.next(at, tag); at = tag.end) {
    elements += 1 + std::min(tag.attributes, kMostAttributes) + nesting.reopened();
    if (elements > kMostElements)
      return tl::unexpected(
          Error{ErrorKind::format,
                "more than 2,000,000 elements and attributes, which is no page; split it, or give its text",
                place});
    if (!tag.closes && kRaw.contains(tag.name)) {
      const auto end = tags.end_of_raw(tag.name, tag.end);
      if (end == kNone) {
        leave_out(tag.begin, tag.end);
        continue;
      }
      const bool seen = tag.name == "script" || tag.name == "title";
      if (!seen || nesting.is_doubtful() || hides_its_end(text.substr(tag.end, end - tag.end)))
        leave_out(tag.end, end);
      Tag closing;
      tags.next(end, closing);
      tag.end = closing.end;
    } else if (tag.name == "plaintext" ||
               !(tag.closes ? nesting.close(tag)
                            : nesting.open(tag, text.substr(tag.begin, tag.end - tag.begin)))) {
      leave_out(tag.begin, tag.end);
    }
  }
  out.append(text.substr(kept), kept);
  return out;
}

}  // namespace parley

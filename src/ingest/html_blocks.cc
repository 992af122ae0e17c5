// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_blocks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"

namespace parley {
namespace {

bool is_inline(std::string_view name) {
  constexpr std::array<std::string_view, 41> names = {
      "a",    "abbr",  "acronym", "b",      "bdi",    "bdo", "big",   "cite",   "code", "data", "del",
      "dfn",  "em",    "font",    "i",      "ins",    "kbd", "label", "mark",   "nobr", "q",    "s",
      "samp", "small", "span",    "strike", "strong", "sub", "sup",   "time",   "tt",   "u",    "var",
      "wbr",  "ruby",  "rb",      "rt",     "rp",     "img", "blink", "picture"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_unseen(std::string_view name) {
  constexpr std::array<std::string_view, 19> names = {
      "script", "style",  "noscript", "template", "head",  "svg",   "math",     "iframe", "object",  "audio",
      "video",  "canvas", "select",   "option",   "embed", "input", "textarea", "map",    "datalist"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Builder {
 public:
  explicit Builder(const HtmlTree& page) : page_(page) {}

  std::vector<Block> build() {
    const auto& nodes = page_.nodes;
    std::vector<std::uint32_t> open;
    for (std::uint32_t at = 0; at < nodes.size();) {
      while (!open.empty() && nodes[open.back()].end <= at) leave(open);
      const auto& node = nodes[at];
      if (node.name.empty()) {
        add(at++);
      } else if (is_unseen(node.name)) {
        at = node.end;
      } else {
        enter(at);
        open.push_back(at++);
      }
    }
    while (!open.empty()) leave(open);
    return std::move(blocks_);
  }

 private:
  void enter(std::uint32_t at) {
    const auto name = page_.nodes[at].name;
    if (name == "br") {
      line_ends_ += 1;
      if (line_ends_ > 1) finish();
    } else if (name == "a") {
      ++links_;
    } else if (!is_inline(name)) {
      finish();
      around_.push_back(at);
    }
  }

  void leave(std::vector<std::uint32_t>& open) {
    const auto name = page_.nodes[open.back()].name;
    open.pop_back();
    if (name == "a") {
      --links_;
    } else if (name != "br" && !is_inline(name)) {
      finish();
      around_.pop_back();
    }
  }

  void add(std::uint32_t node) {
    const auto text = page_.nodes[node].text;
    for (std::size_t at = 0; at < text.size();) {
      const auto code = code_point_at(text, at);
      // No-break spaces stay words' borders; zero-width characters are nothing.
      const bool nothing = code.value == 0x200B || code.value == 0xFEFF || code.value == 0xAD;
      if (nothing) {
      } else if (is_space(code.value)) {
        if (!blank_) blank_at_.reset();
        if (!blank_ && code.size == 1) blank_at_ = Piece{{}, node, static_cast<std::uint32_t>(at)};
        blank_ = true;
      } else {
        // Chinese and Japanese have no blanks: there each character counts as a word.
        const bool wordless = code.value >= 0x3040 && code.value <= 0x9FFF;
        add_character(text.substr(at, code.size), {{}, node, static_cast<std::uint32_t>(at)}, wordless);
      }
      at += code.size;
    }
  }

  void add_character(std::string_view bytes, Piece from, bool is_word) {
    const auto& text = block_.text;
    const bool begins = text.empty() || blank_ || line_ends_ > 0;
    if (begins && !text.empty()) {
      if (line_ends_ == 0 && blank_at_)
        append(" ", *blank_at_);
      else
        block_.text += line_ends_ > 0 ? '\n' : ' ';
    }
    if (begins || is_word) {
      ++block_.words;
      if (links_ > 0) ++block_.linked;
    }
    blank_ = false;
    line_ends_ = 0;
    append(bytes, from);
  }

  void append(std::string_view bytes, Piece from) {
    const auto at = static_cast<std::uint32_t>(block_.text.size());
    block_.text += bytes;
    from.text = {at, static_cast<std::uint32_t>(block_.text.size())};
    auto& pieces = block_.pieces;
    if (!pieces.empty() && pieces.back().node == from.node && pieces.back().text.end == at &&
        pieces.back().from + pieces.back().text.size() == from.from)
      pieces.back().text.end = from.text.end;
    else
      pieces.push_back(from);
  }

  void finish() {
    blank_ = false;
    line_ends_ = 0;
    if (block_.text.empty()) return;
    block_.node = around_.empty() ? 0 : around_.back();
    blocks_.push_back(std::move(block_));
    block_ = {};
  }

  const HtmlTree& page_;
  std::vector<Block> blocks_;
  Block block_;
  std::vector<std::uint32_t> around_;  // block elements that are open
  int links_ = 0;
  int line_ends_ = 0;
  bool blank_ = false;
  std::optional<Piece> blank_at_;  // its first character, if it is one byte
};

}  // namespace

std::vector<Block> find_blocks(const HtmlTree& page) { return Builder(page).build(); }

}  // namespace parley

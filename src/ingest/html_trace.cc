// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_trace.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace parley {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// "&amp;", "&#8217;", "&copy" at the beginning of `raw`, right or not.
std::string_view reference_at(std::string_view raw) {
  constexpr std::size_t longest = 40;
  std::size_t size = 1;
  if (raw.substr(size).starts_with('#')) ++size;
  while (size < raw.size() && size < longest && is_letter_or_digit(raw[size])) ++size;
  if (size > 1 && size < raw.size() && raw[size] == ';') ++size;
  return raw.substr(0, size);
}

// True where a tag, or what the parser takes for a comment, begins at "<".
bool begins_markup(std::string_view raw) {
  if (raw.size() < 2) return false;
  const char next = raw[1];
  return next == '/' || next == '!' || next == '?' || (next >= 'a' && next <= 'z') ||
         (next >= 'A' && next <= 'Z');
}

std::size_t size_of_markup(std::string_view raw) {
  const bool comment = raw.starts_with("<!--");
  const auto end = raw.find(comment ? "-->" : ">");
  return end == std::string_view::npos ? raw.size() : end + (comment ? 3 : 1);
}

}  // namespace

// What the parser makes of a reference. It has the table of the 2,231 names, but no function for it.
const std::string& References::decode(std::string_view reference) {
  const auto [entry, is_new] = decoded_.try_emplace(std::string(reference));
  if (!is_new) return entry->second;
  const std::string page = "<body>x" + entry->first;  // white space alone would be dropped
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
  const auto& root = output->root->v.element.children;
  const auto* body = static_cast<const GumboNode*>(root.data[root.length - 1]);
  if (body->v.element.children.length == 1) {
    const auto* text = static_cast<const GumboNode*>(body->v.element.children.data[0]);
    entry->second = std::string_view(text->v.text.text).substr(1);
  }
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return entry->second;
}

Origins align(std::string_view text, std::string_view raw, std::uint64_t at, References* references,
              bool markup_is_text) {
  Alignment out{at};
  const std::size_t& t = out.text;
  std::size_t& r = out.raw;
  while (t < text.size() && r < raw.size()) {
    if (raw[r] == '&' && references != nullptr) {
      const auto reference = reference_at(raw.substr(r));
      const std::string& decoded = references->decode(reference);
      if (text.substr(t).starts_with(decoded)) {
        const auto [mine, theirs] =
            std::mismatch(decoded.rbegin(), decoded.rend(), reference.rbegin(), reference.rend());
        const auto copied = static_cast<std::size_t>(mine - decoded.rbegin());
        out.take(decoded.size() - copied, reference.size() - copied);
        out.take(copied, copied);
        continue;
      }
    }
    if (raw[r] == '<' && !markup_is_text && begins_markup(raw.substr(r))) {
      r += size_of_markup(raw.substr(r));
    } else if (raw[r] == '\r' && text[t] == '\n') {
      out.take(1, raw.substr(r).starts_with("\r\n") ? 2 : 1);
    } else if (raw[r] == text[t]) {
      std::size_t same = 1;
      while (t + same < text.size() && r + same < raw.size() && text[t + same] == raw[r + same] &&
             raw[r + same] != '&' && raw[r + same] != '<')
        ++same;
      out.take(same, same);
    } else {
      ++r;
    }
  }
  return std::move(out.origins);
}

// The parser tells where a text begins, not where each of its characters does.
Origins HtmlTracer::origins_of(std::uint32_t node) {
  const auto& text = page_.nodes[node];
  const auto around = page_.nodes[text.parent].name;
  return align(text.text, text.raw, static_cast<std::uint64_t>(text.raw.data() - page_.parsed.data()),
               &references_, around == "title" || around == "textarea");
}

Origins HtmlTracer::origins_of(const Block& block) {
  Origins out;
  Origins pieces;  // of the block's text, in the node's
  for (std::size_t i = 0; i < block.pieces.size(); ++i) {
    const auto& piece = block.pieces[i];
    pieces.push_back({piece.text, piece.from, piece.from + piece.text.size()});
    if (i + 1 < block.pieces.size() && block.pieces[i + 1].node == piece.node) continue;
    for (const auto& origin : through(pieces, origins_of(piece.node))) add_origin(out, origin);
    pieces.clear();
  }
  return through(out, page_.origins);
}

Origins HtmlTracer::find_words(std::string_view words, std::uint32_t node) {
  Block found;
  const auto next_word = [&](std::string_view in, std::size_t& at) {
    while (at < in.size() && is_space(code_point_at(in, at).value)) at += code_point_at(in, at).size;
    return at < in.size();
  };
  std::size_t at = 0;
  for (std::uint32_t i = node + 1; i < page_.nodes[node].end; ++i) {
    const auto text = page_.nodes[i].text;
    for (std::size_t from = 0; next_word(words, at) && next_word(text, from);) {
      const auto size = code_point_at(words, at).size;
      if (text.substr(from, size) != words.substr(at, size)) return {};
      const auto begin = static_cast<std::uint32_t>(at);
      found.pieces.push_back({{begin, begin + size}, i, static_cast<std::uint32_t>(from)});
      at += size;
      from += size;
    }
  }
  return next_word(words, at) ? Origins{} : origins_of(found);
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "answer/marked_text.h"

#include <algorithm>
#include <utility>

namespace parley {

std::string html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        // Control characters have no place on a page.
        out += static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t' ? ' ' : c;
    }
  }
  return out;
}

void MarkedText::take_spans_until(std::uint32_t end) {
  for (; next_ < spans_.size() && spans_[next_].begin < end; ++next_)
    pending_.insert({spans_[next_].begin, ~spans_[next_].end, next_});
}

void MarkedText::write_until(std::uint32_t end) {
  const auto write = [&](std::uint32_t to) {
    out_ += html(text_.substr(at_, to - at_));
    at_ = to;
  };
  for (; !open_.empty() && open_.back() <= end; open_.pop_back()) {
    write(open_.back());
    out_ += "</mark>";
  }
  write(end);
}

void MarkedText::open(std::uint32_t begin, std::uint32_t end, std::optional<std::size_t> name) {
  write_until(begin);
  if (!open_.empty() && end > open_.back()) {
    pending_.insert({open_.back(), ~end, std::nullopt});
    end = open_.back();
  }
  out_ += name ? "<mark id=\"" + prefix_ + std::to_string(*name) + "\">" : "<mark>";
  open_.push_back(end);
}

std::string MarkedText::paragraph(Span paragraph) {
  take_spans_until(paragraph.end);
  out_.clear();
  at_ = paragraph.begin;
  std::set<Mark> later;
  while (!pending_.empty()) {
    const auto [from, not_end, name] = *pending_.begin();
    pending_.erase(pending_.begin());
    const std::uint32_t begin = std::max(from, paragraph.begin);
    const std::uint32_t end = ~not_end;
    if (end <= begin) continue;
    if (end > paragraph.end) later.insert({paragraph.end, not_end, std::nullopt});
    open(begin, std::min(end, paragraph.end), name);
  }
  write_until(paragraph.end);
  pending_ = std::move(later);
  return std::move(out_);
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "ingest/origin.h"

#include <algorithm>
#include <numeric>

namespace parley {
namespace {

// The smallest pattern of a stretch that comes again and again: one byte for one where it was copied, three
// for four in base64. Only whole patterns can be cut from it without a loss.
struct Pattern {
  explicit Pattern(const Origin& origin)
      : text(origin.text.size()),
        input(origin.end - origin.begin),
        times(std::max<std::uint64_t>(1, std::gcd(text, input))) {
    text /= times;
    input /= times;
  }
  std::uint64_t text;
  std::uint64_t input;
  std::uint64_t times;
};

// The part [begin, end) of a stretch, offsets counted from its beginning.
Origin part_of(const Origin& whole, const Pattern& pattern, std::uint64_t begin, std::uint64_t end) {
  const auto first = whole.begin + begin * pattern.input / pattern.text;
  const auto last = whole.begin + (end * pattern.input + pattern.text - 1) / pattern.text;
  return {{static_cast<std::uint32_t>(whole.text.begin + begin),
           static_cast<std::uint32_t>(whole.text.begin + end)},
          first,
          last};
}

// The first stretch that ends behind the byte.
auto find_first(const Origins& origins, std::uint64_t byte) {
  return std::partition_point(origins.begin(), origins.end(),
                              [&](const Origin& origin) { return origin.text.end <= byte; });
}

// Copies what `first` knows of [begin, end) of the text between, which stands at `at` in the last one.
void copy_origins(Origins& to, const Origins& first, std::uint64_t begin, std::uint64_t end,
                  std::uint64_t at) {
  for (auto it = find_first(first, begin); it != first.end() && it->text.begin < end; ++it) {
    const Pattern pattern(*it);
    const auto from = std::max<std::uint64_t>(begin, it->text.begin) - it->text.begin;
    const auto until = std::min<std::uint64_t>(end, it->text.end) - it->text.begin;
    // What is cut from a pattern at the edges stands for itself.
    const auto inner_begin = std::min(until, (from + pattern.text - 1) / pattern.text * pattern.text);
    const auto inner_end = std::max(inner_begin, until / pattern.text * pattern.text);
    const auto add = [&](std::uint64_t a, std::uint64_t b) {
      if (a == b) return;
      Origin part = part_of(*it, pattern, a, b);
      const auto moved = at + it->text.begin + a - begin;
      part.text = {static_cast<std::uint32_t>(moved), static_cast<std::uint32_t>(moved + b - a)};
      add_origin(to, part);
    };
    add(from, inner_begin);
    add(inner_begin, inner_end);
    add(inner_end, until);
  }
}

}  // namespace

std::optional<Origin> find_in_input(const Origins& origins, Span span) {
  std::optional<Origin> out;
  if (span.empty()) return out;
  for (auto it = find_first(origins, span.begin); it != origins.end() && it->text.begin < span.end; ++it) {
    const auto part = part_of(*it, Pattern(*it), std::max(span.begin, it->text.begin) - it->text.begin,
                              std::min(span.end, it->text.end) - it->text.begin);
    if (!out) out = part;
    out->text.end = part.text.end;
    out->begin = std::min(out->begin, part.begin);
    out->end = std::max(out->end, part.end);
  }
  return out;
}

void add_origin(Origins& to, Origin next) {
  if (next.text.empty()) return;
  if (!to.empty() && to.back().text.end == next.text.begin && to.back().end == next.begin &&
      to.back().text.size() * (next.end - next.begin) ==
          next.text.size() * (to.back().end - to.back().begin)) {
    to.back().text.end = next.text.end;
    to.back().end = next.end;
  } else {
    to.push_back(next);
  }
}

void Traced::append(std::string_view piece, std::uint64_t begin, std::uint64_t size) {
  const auto at = static_cast<std::uint32_t>(text.size());
  text += piece;
  add_origin(origins, {{at, static_cast<std::uint32_t>(text.size())}, begin, begin + size});
}

Traced copy_from(std::string text, std::uint64_t begin) {
  Traced out{std::move(text), {}};
  add_origin(out.origins, {{0, static_cast<std::uint32_t>(out.text.size())}, begin, begin + out.text.size()});
  return out;
}

Traced cut(const Traced& from, std::size_t begin, std::size_t end) {
  Traced out{from.text.substr(begin, end - begin), {}};
  copy_origins(out.origins, from.origins, begin, end, 0);
  return out;
}

void append(Traced& to, const Traced& more) {
  const auto at = static_cast<std::uint32_t>(to.text.size());
  to.text += more.text;
  for (auto origin : more.origins) {
    origin.text = {origin.text.begin + at, origin.text.end + at};
    add_origin(to.origins, origin);
  }
}

void Alignment::take(std::size_t size, std::size_t raw_size) {
  add_origin(origins, {{static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(text + size)},
                       at + raw,
                       at + raw + raw_size});
  text += size;
  raw += raw_size;
}

void move_origins(Origins& origins, std::uint64_t by) {
  for (auto& origin : origins) {
    origin.begin += by;
    origin.end += by;
  }
}

Origins through(const Origins& last, const Origins& first) {
  Origins out;
  for (const auto& origin : last) {
    const Pattern pattern(origin);
    if (pattern.text == pattern.input) {
      copy_origins(out, first, origin.begin, origin.end, origin.text.begin);
      continue;
    }
    for (std::uint64_t i = 0; i < pattern.times; ++i) {
      const auto begin = origin.begin + i * pattern.input;
      auto place = find_in_input(
          first, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + pattern.input)});
      if (!place) continue;
      const auto at = origin.text.begin + i * pattern.text;
      place->text = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + pattern.text)};
      add_origin(out, *place);
    }
  }
  return out;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "language/pieces.h"

#include <algorithm>

#include "base/utf8.h"

namespace parley {
namespace {

constexpr std::size_t kLongestWord = 100;  // bytes after folding; longer ones are unknown

Case case_of(std::string_view word) {
  std::size_t upper = 0, letters = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    if (is_letter(point.value)) {
      if (is_upper(point.value)) {
        ++upper;
        first_upper = first_upper || letters == 0;
      }
      ++letters;
    }
    at += point.size;
  }
  if (upper == 0) return Case::lower;
  if (upper == letters && letters > 1) return Case::capitals;
  return first_upper && upper == 1 ? Case::capital : Case::mixed;
}

// Quotation marks and apostrophes are typed in two ways that mean the same: “ and " are one piece here.
std::string straightened(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    switch (point.value) {
      case U'\u201c':
      case U'\u201d':
      case U'\u201e':
      case U'\u00ab':
      case U'\u00bb':
        out += '"';
        break;
      case U'\u2018':
      case U'\u2019':
      case U'\u201a':
        out += '\'';
        break;
      default:
        out += word.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

}  // namespace

Result<Vocabulary> Vocabulary::read(std::string_view lines, const std::filesystem::path& file) {
  Vocabulary out;
  for (std::int32_t number = 0; !lines.empty(); ++number) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.numbers_.emplace(line, number);
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  const auto unknown = out.numbers_.find("[UNK]");
  if (unknown == out.numbers_.end()) {
    return tl::unexpected(Error{ErrorKind::environment,
                                "the vocabulary lacks the piece [UNK]; install the model anew",
                                file.string()});
  }
  out.unknown_ = unknown->second;
  return out;
}

void Vocabulary::cut(std::string_view word, std::vector<std::int32_t>& out) const {
  const std::string folded = fold(word);
  const std::size_t before = out.size();
  if (folded.empty() || folded.size() > kLongestWord) {
    out.push_back(unknown_);
    return;
  }
  std::string piece;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = folded.size();
    for (; end > at; --end) {
      piece.assign(at == 0 ? "" : "##");
      piece.append(folded, at, end - at);
      const auto found = numbers_.find(piece);
      if (found != numbers_.end()) {
        out.push_back(found->second);
        break;
      }
    }
    if (end == at) {
      out.resize(before);
      out.push_back(unknown_);
      return;
    }
    at = end;
  }
}

Pieces pieces_of(const Report& report, const Layout& layout, const Vocabulary& vocabulary) {
  const std::string_view text = report.text;
  Pieces out;
  out.first.reserve(layout.words.size() + 1);
  for (const Word& word : layout.words) {
    out.first.push_back(static_cast<std::uint32_t>(out.numbers.size()));
    const std::string_view letters = text.substr(word.span.begin, word.span.size());
    vocabulary.cut(straightened(letters), out.numbers);
    out.cases.resize(out.numbers.size(), case_of(letters));
  }
  out.first.push_back(static_cast<std::uint32_t>(out.numbers.size()));
  return out;
}

std::vector<WindowOfWords> windows_of(const Layout& layout, const Pieces& pieces) {
  std::vector<WindowOfWords> out;
  const auto words = static_cast<std::uint32_t>(layout.words.size());
  const auto total = static_cast<std::uint32_t>(pieces.numbers.size());
  if (words == 0) return out;
  const std::uint32_t count = (total + kWindow - 1) / kWindow;
  const auto word_at = [&](std::uint64_t piece) {
    const auto after = std::upper_bound(pieces.first.begin(), pieces.first.end(), piece);
    return std::min(words, static_cast<std::uint32_t>(after - pieces.first.begin() - 1));
  };
  // The beginning of the sentence that holds `word`, or `word` itself where the window would be empty.
  const auto cut_near = [&](std::uint32_t begin, std::uint32_t word) {
    const std::uint32_t start = layout.sentences[layout.words[word].sentence].first_word;
    return start > begin ? start : word;
  };
  std::uint32_t first = 0;
  for (std::uint32_t i = 1; first < words; ++i) {
    std::uint32_t last = words;
    if (i < count) {
      const std::uint32_t even = word_at(static_cast<std::uint64_t>(total) * i / count);
      last = cut_near(first, even);
    }
    // Cuts at sentences' starts leave later windows more, perhaps more than a window holds.
    const std::uint32_t most = word_at(pieces.first[first] + kWindow);
    if (last > most) last = cut_near(first, std::max(first + 1, most));
    const std::uint32_t begin_piece = pieces.first[first], end_piece = pieces.first[last];
    WindowOfWords window{first, last, first, last};
    while (window.context_first > 0 && begin_piece - pieces.first[window.context_first - 1] <= kMargin) {
      --window.context_first;
    }
    while (window.context_last < words && pieces.first[window.context_last + 1] - end_piece <= kMargin) {
      ++window.context_last;
    }
    out.push_back(window);
    first = last;
  }
  return out;
}

}  // namespace parley

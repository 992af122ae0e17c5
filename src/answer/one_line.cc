// SPDX-License-Identifier: Apache-2.0
#include "answer/one_line.h"

#include "answer/loose_ends.h"
#include "base/utf8.h"

namespace parley {

OneLine on_one_line(std::string_view words, std::size_t most) {
  std::string out;
  std::size_t letters = 0;
  std::size_t last_word = 0;  // where the last word's space stands
  bool space = false;
  for (std::size_t at = 0; at < words.size();) {
    const auto point = code_point_at(words, at);
    if (is_printable(point.value)) {
      if (space && !out.empty()) {
        last_word = out.size();
        out += ' ';
        ++letters;
      }
      space = false;
      if (letters >= most) {
        // The only word that there is stays, broken.
        if (last_word > 0) out.resize(last_word);
        out.resize(without_loose_end(out).size());
        return {out, false};
      }
      out.append(words, at, point.size);
      ++letters;
    } else if (is_space(point.value)) {
      space = true;
    }
    at += point.size;
  }
  return {out, true};
}

std::string one_line(std::string_view text, std::size_t most) {
  auto [out, whole] = on_one_line(text, most);
  if (!whole) out += kCut;
  return out;
}

}  // namespace parley

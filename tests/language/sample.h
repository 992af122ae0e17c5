// SPDX-License-Identifier: Apache-2.0
// What the tests of several stages share: reports made of a text, and numbers by chance that are the same
// at every run and on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/layout.h"

namespace parley::sample {

inline Report report_of(std::string text, std::vector<Span> furniture = {}) {
  Report report;
  report.text = std::move(text);
  report.furniture = std::move(furniture);
  return report;
}

// A text with its layout, shown as strings.
struct LaidOut {
  Report report;
  Layout layout;

  explicit LaidOut(std::string text, std::vector<Span> furniture = {})
      : report(report_of(std::move(text), std::move(furniture))), layout(lay_out(report)) {}

  [[nodiscard]] std::string at(Span span) const { return report.text.substr(span.begin, span.size()); }

  // "U . S ." for "U.S."
  [[nodiscard]] std::string words(std::uint32_t first, std::uint32_t last) const {
    std::string out;
    for (std::uint32_t w = first; w < last; ++w) out += (out.empty() ? "" : " ") + at(layout.words[w].span);
    return out;
  }
  [[nodiscard]] std::string words() const {
    return words(0, static_cast<std::uint32_t>(layout.words.size()));
  }
  [[nodiscard]] std::vector<std::string> sentences() const {
    std::vector<std::string> out;
    for (const Sentence& sentence : layout.sentences) out.push_back(at(sentence.span));
    return out;
  }
  [[nodiscard]] std::vector<std::string> paragraphs() const {
    std::vector<std::string> out;
    for (const Paragraph& paragraph : layout.paragraphs) out.push_back(at(paragraph.span));
    return out;
  }
  // Where `phrase` stands first.
  [[nodiscard]] Span span(std::string_view phrase) const {
    const auto begin = static_cast<std::uint32_t>(report.text.find(phrase));
    return {begin, begin + static_cast<std::uint32_t>(phrase.size())};
  }
};

// SplitMix64.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  // 0 .. below - 1
  std::uint32_t operator()(std::uint32_t below) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return static_cast<std::uint32_t>((z ^ (z >> 31)) % below);
  }

 private:
  std::uint64_t state_;
};

}  // namespace parley::sample

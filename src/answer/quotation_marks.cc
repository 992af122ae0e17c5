// SPDX-License-Identifier: Apache-2.0
#include "answer/quotation_marks.h"

#include "base/utf8.h"

namespace parley {
namespace {

constexpr QuotationMark kStraight = '"';
constexpr QuotationMark kRight = 0x201D;     // ”
constexpr QuotationMark kLow = 0x201E;       // „, which “ closes
constexpr QuotationMark kLeftAngle = 0xAB;   // «
constexpr QuotationMark kRightAngle = 0xBB;  // »

std::string_view opening(QuotationMark mark) {
  switch (mark) {
    case kStraight:
      return "\"";
    case kLow:
      return "\u201E";
    case kLeftAngle:
      return "\u00AB";
    default:
      return "\u201C";
  }
}

std::string_view closing(QuotationMark mark) {
  switch (mark) {
    case kStraight:
      return "\"";
    case kLow:
      return "\u201C";
    case kLeftAngle:
      return "\u00BB";
    default:
      return "\u201D";
  }
}

bool can_close(std::int32_t code) { return code == kRight || code == kRightAngle || code == kStraight; }

QuotationMark open_after_all(QuotationMark open, std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const auto point = code_point_at(words, at);
    open = open_after(open, point.value);
    at += point.size;
  }
  return open;
}

// Takes the mark off the end, and spaces before it; false where the words do not end with it.
bool strip_mark(std::string& words, std::string_view mark) {
  if (!words.ends_with(mark)) return false;
  words.resize(words.size() - mark.size());
  while (words.ends_with(' ')) words.pop_back();
  return true;
}

}  // namespace

bool is_quotation_mark(std::int32_t code) {
  return code == kStraight || code == kLeftMark || code == kRight || code == kLow || code == kLeftAngle ||
         code == kRightAngle;
}

QuotationMark open_after(QuotationMark open, std::int32_t code) {
  switch (code) {
    case kStraight:
      return open == 0 ? kStraight : 0;
    case kLeftMark:
      return open == kLow ? 0 : kLeftMark;
    case kLow:
    case kLeftAngle:
      return code;
    case kRight:
    case kRightAngle:
      return 0;
    default:
      return open;
  }
}

std::string with_whole_marks(std::string words, QuotationMark open, std::string_view cut) {
  if (words.empty()) return words;
  std::string before(open != 0 ? opening(open) : "");
  if (const auto first = code_point_at(words, 0); open != 0 && can_close(first.value)) {
    words.erase(0, first.size);
    before.clear();
    open = 0;
  }
  open = open_after_all(open, words);
  words += cut;
  // A mark that opens at the very end has nothing in it.
  if (open != 0 && strip_mark(words, opening(open))) open = 0;
  return before + words + std::string(open != 0 ? closing(open) : "");
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "answer/quotation_marks.h"

#include <doctest/doctest.h>

using namespace parley;

TEST_CASE("marks are made whole") {
  CHECK(with_whole_marks("called it \"very useful", 0, "") == "called it \"very useful\"");
  CHECK(with_whole_marks("useful\u201d and left", kLeftMark, " ...") == "\u201cuseful\u201d and left ...");
  CHECK(with_whole_marks("useful", kLeftMark, "") == "\u201cuseful\u201d");
  CHECK(with_whole_marks("\u201d and left", kLeftMark, "") == " and left");
  CHECK(with_whole_marks("called it \u201c", 0, "") == "called it");
  CHECK(with_whole_marks("", kLeftMark, "").empty());
}

TEST_CASE("which mark is open") {
  CHECK(open_after(0, kLeftMark) == kLeftMark);
  CHECK(open_after(kLeftMark, 0x201D) == 0);
  CHECK(open_after(0x201E, kLeftMark) == 0);
  CHECK(open_after(0, 'a') == 0);
  CHECK(is_quotation_mark(0xAB));
  CHECK_FALSE(is_quotation_mark('\''));
}

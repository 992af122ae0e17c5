// SPDX-License-Identifier: Apache-2.0
#include "entries/loose_words.h"

#include <doctest/doctest.h>

#include <string>

#include "language/sample.h"

using namespace parley;
using sample::LaidOut;

namespace {

std::string tied(const std::string& text) {
  const LaidOut read(text);
  const WordSpan all{0, static_cast<std::uint32_t>(read.layout.words.size())};
  const WordSpan left = without_loose_words(Words(read.report, read.layout), all);
  if (left.size() == 0) return {};
  const Span bytes = bytes_of(read.layout, left);
  return read.report.text.substr(bytes.begin, bytes.size());
}

}  // namespace

TEST_CASE("words that only tie a span to others are left out at its ends") {
  CHECK(tied("that the Korrin talks are") == "the Korrin talks");
  CHECK(tied(", and that Maroa would leave, but") == "Maroa would leave");
  CHECK(tied("talks that would go on") == "talks that would go on");
  CHECK(tied("that") == "that");
  CHECK(tied(", .").empty());
}

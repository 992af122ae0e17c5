// SPDX-License-Identifier: Apache-2.0
#include "ingest/front_matter.h"

#include <doctest/doctest.h>

#include <string>

#include "ingest/dates.h"

using parley::read_front_matter;

namespace {

// The text with furniture as "~": one for each region.
std::string without_furniture(const std::string& text) {
  std::string out;
  std::uint32_t at = 0;
  for (const auto span : read_front_matter(text).furniture) {
    out += text.substr(at, span.begin - at) + "~";
    at = span.end;
  }
  return out + text.substr(at);
}

}  // namespace

TEST_CASE("title and description are report, the rest is furniture") {
  const std::string text =
      "---\ntitle: \"Talks resume in Port Ardan\"\ndate: 2025-02-19\nsource: https://example.org/1\n"
      "description: Delegates return\n---\nThe talks resumed.\n";
  const auto front = read_front_matter(text);
  CHECK(front.title == "Talks resume in Port Ardan");
  CHECK(front.source == "https://example.org/1");
  REQUIRE(front.published);
  CHECK(parley::to_iso(*front.published) == "2025-02-19");
  CHECK(text.substr(front.end) == "The talks resumed.\n");
  CHECK(without_furniture(text) == "~Talks resume in Port Ardan~Delegates return~The talks resumed.\n");
}

TEST_CASE("values over several lines, lists, quotation marks") {
  const std::string text =
      "---\ntags:\n- talks\n- truce\ndate: unknown\npublished_time: 2025-02-18 16:54:30-05:00\n"
      "title: 'Veltia''s envoy meets\n  Maroa''s'\nsummary: >-\n  A first\n  meeting\nsource: "
      "Ministry\nsource_url: http://e.org\n---\n\nBody";
  const auto front = read_front_matter(text);
  CHECK(front.title == "Veltia's envoy meets Maroa's");
  CHECK(front.source == "http://e.org");
  REQUIRE(front.published);
  CHECK(parley::to_iso(*front.published) == "2025-02-18");
  CHECK(without_furniture(text) == "~Veltia''s envoy meets\n  Maroa''s~A first\n  meeting~\nBody");
}

TEST_CASE("what is no front matter") {
  for (const std::string text :
       {"The talks resumed.", "---\nThe talks resumed.\n---\nMore", "---\ntitle: never closed\n", "",
        "---\n---\nBody", "----\ntitle: x\n---\n", " ---\ntitle: x\n---\n"}) {
    CAPTURE(text);
    const auto front = read_front_matter(text);
    CHECK(front.end == 0);
    CHECK(front.furniture.empty());
    CHECK(front.title.empty());
  }
}

TEST_CASE("Windows line ends") {
  const std::string text = "---\r\ntitle: Talks\r\ndate: 2025-02-19\r\n---\r\nBody";
  CHECK(read_front_matter(text).title == "Talks");
  CHECK(without_furniture(text) == "~Talks~Body");
}

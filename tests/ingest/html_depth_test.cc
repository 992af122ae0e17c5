// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_depth.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/html.h"
#include "ingest/html_facts.h"

namespace {

// The pattern `times` times, each with another number for its "#".
std::string repeat(const std::string& pattern, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) {
    std::string one = pattern;
    if (const auto sign = one.find('#'); sign != std::string::npos) one.replace(sign, 1, std::to_string(i));
    out += one;
  }
  return out;
}

std::size_t depth_of(const parley::HtmlTree& page) {
  std::vector<std::size_t> depth(page.nodes.size());
  for (std::size_t i = 1; i < depth.size(); ++i) depth[i] = depth[page.nodes[i].parent] + 1;
  return *std::max_element(depth.begin(), depth.end());
}

std::string limited(const std::string& page) { return parley::limit_depth(page, "page")->text; }

}  // namespace

TEST_CASE("no page gets deep, whatever it tries") {
  // What looks as if it closed, but does not for the parser; what is opened anew; what is no tag after all.
  for (const char* pattern : {"<div>",
                              "<div/>",
                              "<div></x>",
                              "<x><div></x>",
                              "<x-a></x-b>",
                              "<div a= '></div>'>",
                              "<div a=b='>",
                              "<div><!x</div>",
                              "<div></ </div>",
                              "<!--><div>",
                              "<div><!-- --!><div>",
                              "<b><div></b>",
                              "<b id=#>",
                              "<b>",
                              "<div><b id=#></div>",
                              "<b id=#><table><tr><td></b></table>",
                              "<table><b id=#></table>",
                              "<font><a>",
                              "<li><dd>",
                              "<x><li></x><x><dd></x>",
                              "<optgroup>",
                              "<rt>",
                              "<svg><option>",
                              "<svg><path/><p><path/>",
                              "<svg><style><div></style>",
                              "<svg><desc><x></svg>",
                              "<svg><![CDATA[</svg>]]>",
                              "<div><select><xmp></select></div></xmp>",
                              "<div><script><!--<script></script></div></script>",
                              "<div><iframe></div></iframe>",
                              "<table><tr><td>",
                              "<object><div></object>",
                              "<ruby><option>",
                              "<template><td>"}) {
    CAPTURE(pattern);
    const auto page = parley::parse_html(repeat(pattern, 5'000) + "They met.", "page");
    if (!page)
      CHECK(page.error().kind == parley::ErrorKind::format);
    else
      CHECK(depth_of(*page) < 4 * 512 + 10);  // a table is four elements
  }
}

TEST_CASE("what formatting that is never closed would become is counted") {
  const auto many = parley::parse_html(repeat("<b id=#>", 500) + repeat("<p>x", 20'000), "page");
  REQUIRE(!many);
  CHECK(many.error().kind == parley::ErrorKind::format);
  const std::string attributes = repeat("a#=b ", 500);
  const auto copied = parley::parse_html("<p><b " + attributes + ">x</p>" + repeat("<p>x", 5'000), "page");
  REQUIRE(!copied);
  CHECK(copied.error().kind == parley::ErrorKind::format);
  CHECK(parley::parse_html("<p><b " + attributes + ">x</b></p>" + repeat("<p>x", 5'000), "page"));
}

TEST_CASE("attributes are counted with the elements") {
  const std::string tag = "<p " + repeat("a#=b ", 500) + ">x";
  CHECK(parley::parse_html(repeat(tag, 100), "page"));
  const auto many = parley::parse_html(repeat(tag, 5'000), "page");
  REQUIRE(!many);
  CHECK(many.error().kind == parley::ErrorKind::format);
}

TEST_CASE("pages as people make them stay as they are") {
  for (const std::string& page :
       {std::string("<div><span>They <b>met</div><p>again"), repeat("<div><span>They met.</div>", 2'000),
        "<table>" + repeat("<tr><td><font size=2>They<td><a name=#>met", 200) + "</table>",
        "<ul>" + repeat("<li>They met.", 2'000) + "</ul>",
        "<svg>" + repeat("<path d='M0'/>", 400) + "</svg><p>They met.",
        std::string(
            "<script type='application/ld+json'>{\"a\": \"</div><div>\"}</script><p title='>'>They met.")}) {
    CAPTURE(page.substr(0, 80));
    CHECK((limited(page) == page));
  }
}

TEST_CASE("text of tags that are left out stays") {
  const auto page = parley::parse_html(
      repeat("<div>", 600) + "They met." + repeat("</div>", 600) + " <p>They parted.", "page");
  REQUIRE(page);
  CHECK(parley::text_of(*page, 0) == "They met. They parted.");
  CHECK(limited("<style>p { }</style><p>They met.") == "<style></style><p>They met.");
  CHECK(limited("<p>They<plaintext> met.") == "<p>They met.");
  CHECK(limited("<p " + repeat("a#=b ", 501) + ">They met.</p>") == "They met.");
  CHECK(limited("<div " + repeat("a#=b ", 501) + ">They met.") == "They met.");
}

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "answer/brief.h"
#include "sample.h"

using namespace parley;

namespace {

std::string page_of(const Sample& sample) {
  return html_body(make_brief(sample.record, Length::all), sample.record);
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& words) {
  std::size_t out = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++out;
  return out;
}

// What stands between each `before` and the next quotation mark.
std::multiset<std::string> values(const std::string& text, const std::string& before) {
  std::multiset<std::string> out;
  for (auto at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    const auto begin = at + before.size();
    out.insert(text.substr(begin, text.find('"', begin) - begin));
  }
  return out;
}

}  // namespace

TEST_CASE("what could be read as HTML is escaped, in brief and report") {
  Sample sample("Veltia wants <b>&amp; \"fish\"</b> o'clock \x02.\n\nAn end.");
  sample.record.report.title = "<script>alert('1')</script>";
  sample.record.report.source = "a\"b";
  sample.entry(Kind::demand, Status::standing, {"<Veltia>"}, "<b>&amp; \"fish\"</b> o'clock");
  const auto page = html_begin(sample.record.report.title) + page_of(sample) + html_end();
  CHECK_FALSE(has(page, "<script"));
  CHECK_FALSE(has(page, "<b>&amp; "));
  CHECK(has(page, "<title>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</title>"));
  CHECK(has(page, "<b>&lt;Veltia&gt;</b>"));
  CHECK(count(page, "&lt;b&gt;&amp;amp; &quot;fish&quot;&lt;/b&gt; o&#39;clock") == 2);
  CHECK_FALSE(has(page, "\x02"));
  CHECK(has(page, "a&quot;b"));
}

TEST_CASE("every link leads to an element of the page, and names are distinct") {
  Sample sample("Veltia wants the old bridge opened.\n\nVeltia refuses the old ferry, and the ferry tax.");
  sample.record.report.id = "talks 1/\u00e9";
  sample.entry(Kind::demand, Status::standing, {"Veltia"}, "the old bridge opened");
  sample.entry(Kind::rejection, Status::standing, {"Veltia"}, "the old ferry");
  sample.said("Ana Korr", Form::indirect, "opened.\n\nVeltia refuses the old ferry, and");
  const auto page = page_of(sample);
  const auto ids = values(page, " id=\"");
  for (const auto& id : ids) CHECK(ids.count(id) == 1);
  const auto links = values(page, "href=\"#");
  CHECK(links.size() >= 6);
  for (const auto& link : links) {
    CAPTURE(link);
    CHECK(ids.contains(link));
    CHECK(std::all_of(link.begin(), link.end(), [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
    }));
  }
  CHECK(count(page, "<mark") == count(page, "</mark>"));
  CHECK(count(page, "<p id=") == count(page, "<p id=\"r-talks-20-1-2f--c3--a9--p"));
}

TEST_CASE("marks that cross nest") {
  Sample sample("alpha beta gamma delta");
  sample.entry(Kind::demand, Status::standing, {"Veltia"}, "alpha beta");
  sample.entry(Kind::rejection, Status::standing, {"Veltia"}, "beta gamma");
  CHECK(has(page_of(sample),
            "<mark id=\"r-sample-m0\">alpha <mark id=\"r-sample-m1\">beta</mark></mark><mark> gamma</mark> "
            "delta</p>"));
}

TEST_CASE("words in furniture are not linked") {
  Sample sample("Veltia wants fish.\n\nRead more about Maroa boats");
  sample.record.paragraphs.pop_back();
  sample.record.paragraphs[0].end = sample.at("fish.").end;
  sample.entry(Kind::demand, Status::standing, {"Veltia"}, "Maroa boats");
  const auto page = page_of(sample);
  CHECK(has(page, ": Maroa boats"));
  CHECK_FALSE(has(page, "<mark"));
  CHECK_FALSE(has(page, "-m0"));
}

TEST_CASE("a page needs nothing but itself") {
  const auto page = html_begin("Talks") + html_end();
  for (const auto* word : {"<script", "src=", "<link", "@import", "url("}) {
    CAPTURE(word);
    CHECK_FALSE(has(page, word));
  }
  CHECK(page.starts_with("<!DOCTYPE html>"));
}

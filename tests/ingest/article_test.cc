// SPDX-License-Identifier: Apache-2.0
#include "ingest/article.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "ingest/dates.h"
#include "ingest/documents.h"

using parley::Article;

namespace {

Article article_of(const std::string& page) {
  auto tree = parley::parse_html(page, "page");
  REQUIRE(tree.has_value());
  return parley::find_article(*tree);
}

std::string body_of(const Article& article) {
  std::string out;
  for (const auto& paragraph : article.paragraphs)
    out += (paragraph.caption ? "[" : "") + paragraph.words.text + "|";
  return out;
}

std::size_t words_left_out(const Article& article, std::string_view why) {
  for (const auto& reason : article.left_out)
    if (reason.why == why) return reason.words;
  return 0;
}

const std::string kFirst =
    "Veltia and Maroa agreed on Tuesday to open the border at Port Ardan, the foreign ministers of both "
    "said.";
const std::string kSecond =
    "The two sides, which have not met since the autumn, will go on with their talks in the coming week.";
const std::string kThird =
    "“We are not at the end of the road,” Foreign Minister Ilka Soren told reporters there.";

const std::string kPage = R"(<!DOCTYPE html><html><head><title>Border to open - The Ardan Herald</title>
<meta property="og:title" content="Border to open"><meta name="description" content="After months, the two sides meet.">
<meta property="article:published_time" content="2031-03-04T22:30:00-05:00"></head><body class="has-sidebar">
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World news and more of it</a></li></ul></nav>
<div class="cookie-notice"><p>We use cookies to make this site better, and ask you to agree to all of them.</p></div>
<main><h1>Border to open</h1><p class="standfirst">After months, the two sides meet.</p>
<div class="byline">By Anna Written, 4 March 2031</div><div class="share-bar"><a href="#">Tweet</a></div>
<div class="text"><p>)" + kFirst +
                          R"(</p>
<figure><img src="a.jpg"><figcaption>Ministers at the bridge of Port Ardan.</figcaption></figure>
<div class="newsletter-signup"><p>Get our newsletter each morning, it is free and you can leave it when you like.</p></div>
<p>)" + kSecond + R"(</p><h2>No end yet</h2><p>)" +
                          kThird + R"(</p>
<p>(Reporting by A. Written; Editing by B. Read)</p></div>
<aside><h3>Related</h3><p>An old story of how the border was closed, and of who was there when it was.</p></aside></main>
<section id="comments"><p>I do not believe a word of it, they say such things every year before the summer.</p></section>
<footer><p>The Ardan Herald is published daily by a company that has its seat in Port Ardan.</p></footer>
</body></html>)";

}  // namespace

TEST_CASE("the article of a page: title, standfirst, day, body, captions; the rest is left out") {
  const Article article = article_of(kPage);
  CHECK(article.title.text == "Border to open");
  CHECK(article.standfirst.text == "After months, the two sides meet.");
  REQUIRE(article.published);
  CHECK(parley::to_iso(*article.published) == "2031-03-04");
  CHECK(body_of(article) ==
        kFirst + "|[Ministers at the bridge of Port Ardan.|" + kSecond + "|No end yet|" + kThird + "|");
  CHECK(article.text().text.starts_with(
      "Border to open\n\nAfter months, the two sides meet.\n\nVeltia and Maroa"));
  CHECK(words_left_out(article, "comments") == 17);
  CHECK(words_left_out(article, "a cookie notice") == 17);
  CHECK(words_left_out(article, "a prompt to subscribe") == 16);
}

TEST_CASE("comments do not win, however many they are") {
  std::string comments;
  for (int i = 0; i < 40; ++i)
    comments += "<div class=\"comment\"><p>Number " + std::to_string(i) +
                " says that this will never hold, and that everybody knows it too.</p></div>";
  const Article article =
      article_of("<body><div><h1>Border to open soon</h1><p>" + kFirst + "</p><p>" + kSecond +
                 "</p></div><div class=\"comments-list\">" + comments + "</div></body>");
  CHECK(body_of(article) == kFirst + "|" + kSecond + "|");
}

TEST_CASE("a page without any names is read by where its sentences stand") {
  const Article article = article_of(
      "<body><table><tr><td><a href=a>One</a> <a href=b>Two</a> <a href=c>Three</a></td><td><h1>Border to "
      "open "
      "soon</h1><div>" +
      kFirst + "<br><br>" + kSecond + "<br><br>" + kThird + "</div></td></tr></table></body>");
  CHECK(article.title.text == "Border to open soon");
  CHECK(body_of(article) == kFirst + "|" + kSecond + "|" + kThird + "|");
}

TEST_CASE("the day: JSON-LD, meta, time, address") {
  const auto day = [](const std::string& head, const std::string& body, std::string_view address = "") {
    auto tree =
        parley::parse_html("<head>" + head + "</head><body><h1>Border to open soon</h1>" + body, "page");
    const auto published = parley::find_article(*tree, address).published;
    return published ? parley::to_iso(*published) : "-";
  };
  const std::string data =
      R"(<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "headline": "x",
      "datePublished": "2031-03-04T10:00:00Z"}]}</script>)";
  const std::string meta = R"(<meta itemprop="datePublished" content="March 5, 2031">)";
  const std::string time = R"(<time datetime="2031-03-06">yesterday</time>)";
  CHECK(day(data + meta, time) == "2031-03-04");
  CHECK(day(meta, time) == "2031-03-05");
  CHECK(day("", time, "http://e.org/2031/03/07/talks") == "2031-03-06");
  CHECK(day("", "", "http://e.org/2031/03/07/talks") == "2031-03-07");
  CHECK(day(R"(<link rel="canonical" href="http://e.org/2031/03/08/talks">)", "") == "2031-03-08");
  CHECK(day("<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", </script>", "") == "-");
}

TEST_CASE("the byline: JSON-LD, meta tags; addresses are none") {
  const auto byline = [](const std::string& head) {
    return article_of("<head>" + head + "</head><body><h1>Border to open soon</h1><p>" + kFirst + "</p>")
        .byline;
  };
  const auto data = [](const std::string& author) {
    return R"(<script type="application/ld+json">{"@type": "NewsArticle", "author": )" + author +
           "}</script>";
  };
  const std::string meta = R"(<meta name="author" content="By Anna Written">)";
  CHECK(byline(data(R"("Ben Read")") + meta) == "Ben Read");
  CHECK(byline(data(R"([{"@type": "Person", "name": "Ben Read"}, {"name": "Anna Written"}])")) ==
        "Ben Read, Anna Written");
  CHECK(byline(meta) == "Anna Written");
  CHECK(byline(R"(<meta property="article:author" content="https://e.org/anna">)").empty());
  CHECK(byline("").empty());
}

TEST_CASE("what JSON-LD gives as the body is kept, what stands behind it is not") {
  const std::string last =
      "Readers who want to know more of the border may buy the book of our man in Port Ardan.";
  std::string body;
  std::string paragraphs;
  for (int i = 0; i < 6; ++i) {
    const std::string text = "In the year " + std::to_string(2000 + i) + " the two sides met " +
                             std::to_string(i + 3) +
                             " times, and each time they parted without an agreement on the border.";
    body += text + " ";
    paragraphs += "<p>" + text + "</p>";
  }
  const auto page = [&](const std::string& head) {
    return body_of(article_of("<head>" + head + "</head><body><h1>Border to open soon</h1><div>" +
                              paragraphs + "<p>" + last + "</p></div>"));
  };
  CHECK(page("").find("Readers who") != std::string::npos);
  CHECK(page(R"(<script type="application/ld+json">{"@type": "Article", "articleBody": ")" + body +
             "\"}</script>")
            .find("Readers who") == std::string::npos);
}

TEST_CASE("encodings: header, mark, meta, detection") {
  const auto text = [](const std::string& bytes, const std::string& declared = "") {
    return parley::html_to_utf8(bytes, declared, false, "page")->text;
  };
  CHECK(text("<p>caf\xE9", "latin1") == "<p>café");
  CHECK(text("\xEF\xBB\xBF<p>café") == "<p>café");
  CHECK(text("<meta charset='windows-1251'><p>\xCC\xE8\xF0").ends_with("<p>Мир"));
  CHECK(text("<meta http-equiv=Content-Type content=\"text/html; charset=koi8-r\"><p>\xED\xC9\xD2")
            .ends_with("<p>Мир"));
  CHECK(text("<meta charset=iso-8859-1><p>café").ends_with("<p>café"));  // what is UTF-8 is UTF-8
  CHECK(text("<p>\x93They met\x94, it said: caf\xE9s in Port Ardan were open again, na\xEFvely.")
            .find("“They met”") != std::string::npos);
  CHECK(text(std::string("<\0p\0>\0T\0h\0e\0y\0 \0m\0e\0t\0", 22)) == "<p>They met");
  CHECK(text(std::string("<p>They\0 met", 12)) == "<p>They met");
  CHECK(text("<p>They \xFFmet, \xC3\xA9\xC3\xA9", "utf-8") == "<p>They \xEF\xBF\xBDmet, éé");
  CHECK(parley::html_to_utf8("x", "no-such", true, "page").error().kind == parley::ErrorKind::usage);
  CHECK(text("caf\xE9", "no-such") == "café");
}

TEST_CASE("pages broken on purpose end in a text or an error, in linear time") {
  const auto read = [](const std::string& page) { return parley::read_page(page, {}, "page"); };
  const std::string good = "<h1>Border to open soon</h1><p>" + kFirst + "</p><p>" + kSecond + "</p>";
  const auto repeat = [](const std::string& part, std::size_t times) {
    std::string out;
    out.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += part;
    return out;
  };

  SUBCASE("cut off anywhere") {
    for (std::size_t size = 0; size < kPage.size(); size += 97) {
      const auto page = read(kPage.substr(0, size));
      if (!page) CHECK(page.error().kind == parley::ErrorKind::empty);
    }
  }
  SUBCASE("larger than pages are") {
    const auto page = read(good + std::string(std::size_t{64} << 20, ' '));
    REQUIRE(!page);
    CHECK(page.error().kind == parley::ErrorKind::format);
  }
  SUBCASE("nested 100,000 deep") {
    for (const char* tag : {"<div>", "<b id=x>", "<table><tr><td>", "<blockquote>"}) {
      const auto page = read(repeat(tag, 100'000) + good);
      REQUIRE(page);
      CHECK(page->content.text.find(kSecond) != std::string::npos);
    }
  }
  SUBCASE("attributes and comments without end") {
    CHECK(!read("<div class=\"" + repeat("x", 1'000'000)));
    CHECK(!read("<!--" + repeat("-", 1'000'000)));
    CHECK(read(repeat("<", 1'000'000)).has_value());
    CHECK(!read(repeat("</", 1'000'000)));
  }
  SUBCASE("5 MB of paragraphs") {
    const auto page = read("<h1>Border to open soon</h1>" +
                           repeat("<p>" + kFirst + "</p>\n<p>" + kSecond + "</p>", 24'000));
    REQUIRE(page);
    CHECK(page->title == "Border to open soon");
  }
  SUBCASE("more tags than any page has") {
    CHECK(read(repeat("<i>", 2'000'001)).error().kind == parley::ErrorKind::format);
  }
  SUBCASE("no text at all") {
    CHECK(read("<html><body></body></html>").error().kind == parley::ErrorKind::empty);
  }
}

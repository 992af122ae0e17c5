// SPDX-License-Identifier: Apache-2.0
// Prints the articles of pages for bench/article.   usage: parley-extract FILE...
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "ingest/article.h"
#include "ingest/dates.h"
#include "ingest/html.h"

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    auto page = parley::html_to_utf8(bytes, "", false, argv[i]);
    auto tree = page ? parley::parse_html(page->text, argv[i])
                     : parley::Result<parley::HtmlTree>(tl::unexpected(page.error()));
    if (!tree) {
      std::cerr << to_string(tree.error()) << '\n';
      return 1;
    }
    const auto article = parley::find_article(*tree);
    nlohmann::json body = nlohmann::json::array();
    nlohmann::json captions = nlohmann::json::array();
    for (const auto& paragraph : article.paragraphs)
      (paragraph.caption ? captions : body).push_back(paragraph.words.text);
    nlohmann::json left_out = nlohmann::json::object();
    for (const auto& reason : article.left_out) left_out[std::string(reason.why)] = reason.words;
    std::cout << nlohmann::json{{"file", argv[i]},
                                {"title", article.title.text},
                                {"standfirst", article.standfirst.text},
                                {"published",
                                 article.published ? parley::to_iso(*article.published) : std::string()},
                                {"body", body},
                                {"captions", captions},
                                {"left_out", left_out}}
                     .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
              << '\n';
  }
}

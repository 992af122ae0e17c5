// SPDX-License-Identifier: Apache-2.0
// Shows what pages and other inputs are read as, without a model.
//   parley-extract FILE...           the articles of pages, as JSON, for bench/article
//   parley-extract --read INPUT...   all kinds of input; a line each: its id and its words, or the error
// With --read, --input KIND may follow.
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/article.h"
#include "ingest/dates.h"
#include "ingest/html.h"
#include "ingest/inputs.h"

namespace {

using nlohmann::json;

json to_json(const parley::Article& article, const std::string& file) {
  json body = json::array();
  json captions = json::array();
  for (const auto& paragraph : article.paragraphs)
    (paragraph.caption ? captions : body).push_back(paragraph.words.text);
  json left_out = json::object();
  for (const auto& reason : article.left_out) left_out[std::string(reason.why)] = reason.words;
  return {{"file", file},
          {"title", article.title.text},
          {"standfirst", article.standfirst.text},
          {"byline", article.byline},
          {"published", article.published ? parley::to_iso(*article.published) : std::string()},
          {"body", body},
          {"captions", captions},
          {"left_out", left_out}};
}

int print_articles(const std::vector<std::string>& files) {
  for (const auto& name : files) {
    std::ifstream file(name, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const auto tree = parley::html_to_utf8(bytes, "", false, name).and_then([&](const auto& page) {
      return parley::parse_html(page.text, name);
    });
    if (!tree) {
      std::cerr << to_string(tree.error()) << '\n';
      return 1;
    }
    std::cout
        << to_json(parley::find_article(*tree), name).dump(-1, ' ', false, json::error_handler_t::replace)
        << '\n';
  }
  return 0;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    words += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return words;
}

int read(std::vector<std::string> inputs) {
  parley::InputOptions options;
  if (inputs.size() > 2 && inputs[0] == "--input") {
    options.kind = parley::input_kind_named(inputs[1]);
    inputs.erase(inputs.begin(), inputs.begin() + 2);
  }
  bool failed = false;
  parley::read_inputs(inputs, std::cin, options, [&](const parley::Result<parley::Report>& report) {
    failed = failed || !report;
    if (report)
      std::cout << report->id << ' ' << count_words(report->text) << " words" << std::endl;
    else
      std::cout << to_string(report.error()) << std::endl;
    return true;
  });
  return failed ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty() || words[0] != "--read") return print_articles(words);
  words.erase(words.begin());
  return read(std::move(words));
}

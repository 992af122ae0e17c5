// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_facts.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "ingest/dates.h"

namespace parley {
namespace {

using nlohmann::json;

// Names of meta tags (in `property`, `name` or `itemprop`), best first.
constexpr std::array<std::string_view, 25> kDateTags = {"article:published_time",
                                                        "og:article:published_time",
                                                        "datepublished",
                                                        "og:published_time",
                                                        "og:pubdate",
                                                        "parsely-pub-date",
                                                        "sailthru.date",
                                                        "article.published",
                                                        "cxenseparse:recs:publishtime",
                                                        "pubdate",
                                                        "publishdate",
                                                        "publish-date",
                                                        "publish_date",
                                                        "publication_date",
                                                        "published_time",
                                                        "article_date_original",
                                                        "originalpublicationdate",
                                                        "dc.date.issued",
                                                        "dcterms.date",
                                                        "dcterms.created",
                                                        "dc.date",
                                                        "dc.date.created",
                                                        "bt:pubdate",
                                                        "datecreated",
                                                        "date"};
constexpr std::array<std::string_view, 5> kTitleTags = {"og:title", "twitter:title", "parsely-title",
                                                        "sailthru.title", "dc.title"};
constexpr std::array<std::string_view, 6> kAuthorTags = {"author",     "parsely-author", "sailthru.author",
                                                         "dc.creator", "article:author", "byl"};
constexpr std::array<std::string_view, 3> kDescriptionTags = {"og:description", "description",
                                                              "twitter:description"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// White space made one, none at the ends.
std::string tidy(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto code = code_point_at(text, at);
    if (is_space(code.value)) {
      blank = true;
    } else {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out += text.substr(at, code.size);
    }
    at += code.size;
  }
  return out;
}

// The day of "2019-11-20T...", "November 20, 2019", "20191120", "2019/11/20".
std::optional<Date> read_day(std::string_view words) {
  const std::string text = tidy(words);
  if (text.starts_with("0001")) return std::nullopt;  // what some systems write for none
  if (const auto date = parse_date(text)) return date;
  const auto digits = [&](std::size_t from, std::size_t count) {
    return text.size() >= from + count && std::all_of(text.begin() + from, text.begin() + from + count,
                                                      [](char c) { return c >= '0' && c <= '9'; });
  };
  if (digits(0, 8)) return parse_date(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2));
  if (digits(0, 4) && digits(5, 2) && digits(8, 2))
    return parse_date(text.substr(0, 4) + "-" + text.substr(5, 2) + "-" + text.substr(8, 2));
  return std::nullopt;
}

// The first day in a line: "Updated 10:01 pm PST, Tuesday, November 19, 2019", "By A. Writer 19 NOV 2019".
std::optional<Date> find_day(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const auto begin = std::min(line.find_first_not_of(" ,|\xC2\xB7()", at), line.size());
    const auto end = std::min(line.find_first_of(" ,|\xC2\xB7()", begin), line.size());
    if (end > begin) words.push_back(line.substr(begin, end - begin));
    at = end;
  }
  const auto in_our_age = [](std::optional<Date> date) {
    return date && date->year() >= std::chrono::year(1900);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() >= 10 && words[i][4] == '-')
      if (const auto date = parse_date(words[i].substr(0, 10)); in_our_age(date)) return date;
    if (i + 2 >= words.size() || words[i + 2].size() != 4) continue;
    std::string three(words[i]);
    three.append(" ").append(words[i + 1]).append(" ").append(words[i + 2]);
    if (const auto date = parse_date(three); in_our_age(date)) return date;
  }
  return std::nullopt;
}

// "/2019/11/20/" in an address.
std::optional<Date> day_of_address(std::string_view address) {
  for (std::size_t at = address.find("/20"); at != std::string_view::npos; at = address.find("/20", at + 1))
    if (address.size() >= at + 11 && address[at + 5] == '/' && address[at + 8] == '/')
      if (const auto date = read_day(address.substr(at + 1, 10))) return date;
  return std::nullopt;
}

struct LinkedData {
  std::string title;
  std::string description;
  std::string body;
  std::string byline;
  std::optional<Date> published;
};

std::string string_of(const json& object, const char* key) {
  const auto member = object.find(key);
  return member != object.end() && member->is_string() ? member->get<std::string>() : std::string{};
}

// "author": a name, an object with one, or a list of these.
std::string names_of(const json& author) {
  if (author.is_string()) return tidy(author.get<std::string>());
  if (author.is_object()) return tidy(string_of(author, "name"));
  std::string out;
  if (author.is_array())
    for (const auto& one : author)
      if (const auto name = one.is_array() ? "" : names_of(one); !name.empty())
        out += (out.empty() ? "" : ", ") + name;
  return out;
}

// "By Anna Written" -> "Anna Written"; addresses of profiles, and what is longer than names, are none.
std::string as_byline(std::string words) {
  if (lower(words).starts_with("by ")) words.erase(0, 3);
  return words.size() > 200 || words.find("://") != std::string::npos ? "" : words;
}

bool is_article(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto fits = [](const json& name) {
    if (!name.is_string()) return false;
    const auto& word = name.get_ref<const std::string&>();
    return word.ends_with("Article") || word.ends_with("Posting") || word == "Report";
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), fits) : fits(*type);
}

// The first article in a piece of JSON-LD, which may stand in lists or in an "@graph". False if the piece is
// too large.
bool read_linked_data(std::string_view text, LinkedData& to) {
  constexpr std::size_t most = std::size_t{4} << 20;  // read, it takes up to eighty times as much memory
  if (text.size() > most) return false;
  const json root = json::parse(text, nullptr, false, true);
  std::vector<const json*> open = {&root};
  for (std::size_t i = 0; i < open.size() && i < 10000; ++i) {
    const json& value = *open[i];
    if (value.is_array())
      for (const auto& item : value) open.push_back(&item);
    if (!value.is_object()) continue;
    if (is_article(value)) {
      if (to.title.empty()) to.title = tidy(string_of(value, "headline"));
      if (to.description.empty()) to.description = tidy(string_of(value, "description"));
      if (to.body.empty()) to.body = string_of(value, "articleBody");
      if (const auto author = value.find("author"); to.byline.empty() && author != value.end())
        to.byline = names_of(*author);
      if (!to.published) to.published = read_day(string_of(value, "datePublished"));
    }
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "article"})
      if (const auto member = value.find(key); member != value.end()) open.push_back(&*member);
  }
  return true;
}

template <std::size_t N>
std::string first_tag(const std::unordered_map<std::string, std::string>& tags,
                      const std::array<std::string_view, N>& names) {
  for (const auto name : names)
    if (const auto tag = tags.find(std::string(name)); tag != tags.end() && !tag->second.empty())
      return tidy(tag->second);
  return {};
}

// "Talks fail - The Herald", "Talks fail | World | Herald" -> "Talks fail": the first part where it is long.
std::string without_site(const std::string& title) {
  std::size_t cut = title.size();
  for (const std::string_view sign :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "}) {
    const auto at = title.rfind(sign);
    if (at == std::string::npos || at >= cut) continue;
    const auto before = std::count(title.begin(), title.begin() + static_cast<std::ptrdiff_t>(at), ' ');
    if (before >= 3) cut = at;
  }
  return cut == title.size() ? title : without_site(title.substr(0, cut));
}

// True if one headline is the other, or begins with it.
bool is_same_title(const std::string& left, const std::string& right) {
  if (left.empty() || right.empty()) return false;
  const auto size = std::min(left.size(), right.size());
  return size >= 8 && (left.find(right) != std::string::npos || right.find(left) != std::string::npos);
}

class Finder {
 public:
  Finder(const HtmlTree& page, std::string_view address) : page_(page), address_(address) {}

  PageFacts find() {
    walk();
    facts_.description = first_tag(tags_, kDescriptionTags);
    if (facts_.description.empty()) facts_.description = data_.description;
    facts_.body = data_.body;
    facts_.byline = as_byline(data_.byline);
    if (facts_.byline.empty()) facts_.byline = as_byline(first_tag(tags_, kAuthorTags));
    choose_title();
    choose_day();
    return std::move(facts_);
  }

 private:
  void walk() {
    for (std::uint32_t at = 0; at < page_.nodes.size(); ++at) {
      const auto& node = page_.nodes[at];
      if (node.name == "meta") {
        for (const char* key : {"property", "name", "itemprop"})
          if (auto name = lower(node.attribute(key)); !name.empty())
            tags_.try_emplace(std::move(name), node.attribute("content"));
      } else if (node.name == "script" && node.attribute("type") == "application/ld+json") {
        if (at + 1 < node.end && !read_linked_data(page_.nodes[at + 1].text, data_)) ++facts_.unread_data;
      } else if (node.name == "title" && page_title_.empty()) {
        page_title_ = text_of(page_, at);
        facts_.page_title = at;
      } else if (node.name == "h1" || node.name == "h2") {
        headings_.push_back(at);
      } else if (node.name == "time" || node.attribute("itemprop") == "datePublished") {
        times_.push_back(at);
      } else if (node.name == "link" && node.attribute("rel") == "canonical" && canonical_.empty()) {
        canonical_ = node.attribute("href");
      }
    }
  }

  // The heading that agrees with what the page calls itself, else the first <h1>, else the page's own title.
  void choose_title() {
    const std::string own = first_tag(tags_, kTitleTags);
    const std::array<std::string, 3> named = {bare(own), bare(data_.title), bare(page_title_)};
    std::uint32_t only = 0;
    bool several = false;
    std::size_t nearest =
        std::string::npos;  // "34 responses to ..." and the site's name agree less than the headline
    for (const auto at : headings_) {
      const std::string text = text_of(page_, at);
      const std::string letters = bare(text);
      if (letters.empty() || text.size() > 400) continue;
      for (const auto& title : named) {
        const auto distance =
            letters.size() > title.size() ? letters.size() - title.size() : title.size() - letters.size();
        if (distance >= nearest || distance > letters.size() || !is_same_title(title, letters)) continue;
        nearest = distance;
        facts_.headline = at;
        facts_.title = text;
      }
      if (page_.nodes[at].name != "h1" || std::count(text.begin(), text.end(), ' ') < 2) continue;
      several = several || only != 0;
      if (only == 0) only = at;
    }
    if (facts_.headline != 0) return;
    facts_.headline = only;
    facts_.title = only != 0 && !several ? text_of(page_, only) : "";
    if (!facts_.title.empty()) return;
    facts_.title = !own.empty() ? without_site(own) : !data_.title.empty() ? data_.title : "";
    if (facts_.title.empty() && only != 0) facts_.title = text_of(page_, only);
    if (facts_.title.empty()) facts_.title = without_site(page_title_);
  }

  void choose_day() {
    facts_.published = data_.published;
    for (const auto name : kDateTags)
      if (const auto tag = tags_.find(std::string(name)); !facts_.published && tag != tags_.end())
        facts_.published = read_day(tag->second);
    for (const auto at : times_)
      if (const auto& node = page_.nodes[at];
          node.attribute("itemprop") == "datePublished" || !node.attribute("pubdate").empty())
        take_time(at);
    // A time before the headline is today's, or a teaser's.
    for (const auto at : times_)
      if (at > facts_.headline) take_time(at);
    const auto shown = day_below_headline();
    // Machines often write the day in Greenwich, when it is evening yet where the page is made and read.
    if (!facts_.published || (shown && std::chrono::sys_days(*shown) + std::chrono::days(1) ==
                                           std::chrono::sys_days(*facts_.published)))
      facts_.published = shown;
    for (const auto address : {address_, canonical_})
      if (!facts_.published) facts_.published = day_of_address(address);
    if (!facts_.published)
      facts_.published = day_of_address(first_tag(tags_, std::array{std::string_view("og:url")}));
  }

  void take_time(std::uint32_t at) {
    for (const char* key : {"datetime", "content"})
      if (!facts_.published) facts_.published = read_day(page_.nodes[at].attribute(key));
    if (!facts_.published) facts_.published = read_day(text_of(page_, at));
  }

  // The first day that is written in the short lines after the headline.
  std::optional<Date> day_below_headline() const {
    constexpr int lines = 30;
    if (facts_.headline == 0) return std::nullopt;
    int seen = 0;
    bool unseen = false;
    std::string joined;  // "November 18" "2019" may stand in two elements
    for (std::uint32_t at = page_.nodes[facts_.headline].end; at < page_.nodes.size() && seen < lines; ++at) {
      const auto& node = page_.nodes[at];
      if (!node.name.empty()) unseen = node.name == "script" || node.name == "style";
      if (!node.name.empty() || unseen) continue;
      const std::string text = tidy(node.text);
      if (text.empty()) continue;
      ++seen;
      if (text.size() > 120) {
        joined.clear();
      } else {
        joined += " " + text;
        if (const auto day = find_day(joined)) return day;
      }
    }
    return std::nullopt;
  }

  const HtmlTree& page_;
  std::string_view address_;
  std::unordered_map<std::string, std::string> tags_;
  std::vector<std::uint32_t> headings_;
  std::vector<std::uint32_t> times_;
  std::string page_title_;
  std::string_view canonical_;
  LinkedData data_;
  PageFacts facts_;
};

}  // namespace

std::string text_of(const HtmlTree& page, std::uint32_t node) {
  std::string out;
  for (std::uint32_t at = node + 1; at < page.nodes[node].end; ++at)
    if (page.nodes[at].name.empty()) {
      out += page.nodes[at].text;
    } else if (page.nodes[at].name == "br") {
      out += ' ';
    }
  return tidy(out);
}

PageFacts find_facts(const HtmlTree& page, std::string_view address) { return Finder(page, address).find(); }

}  // namespace parley

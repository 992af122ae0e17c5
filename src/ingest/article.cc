// SPDX-License-Identifier: Apache-2.0
#include "ingest/article.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/furniture.h"
#include "ingest/html_blocks.h"
#include "ingest/html_facts.h"
#include "ingest/html_trace.h"

namespace parley {
namespace {

constexpr std::string_view kMenu = "a menu";
constexpr std::string_view kFrame = "the page's head or foot";
constexpr std::string_view kAside = "a sidebar";
constexpr std::string_view kRelated = "links to other stories";
constexpr std::string_view kComments = "comments";
constexpr std::string_view kShare = "share and follow buttons";
constexpr std::string_view kPrompt = "a prompt to subscribe";
constexpr std::string_view kCookies = "a cookie notice";
constexpr std::string_view kAdvert = "an advertisement";
constexpr std::string_view kForm = "a form";
constexpr std::string_view kHidden = "hidden text";
constexpr std::string_view kByline = "a byline or date line";
constexpr std::string_view kTags = "tags";
constexpr std::string_view kAuthor = "about the author";
constexpr std::string_view kCredit = "a credit";
constexpr std::string_view kOutside = "outside the article";
constexpr std::string_view kTwice = "said before";
constexpr std::string_view kLabel = "a label";

// How paragraphs begin that are no part of a report, in lower case.
struct Opening {
  std::string_view words;
  std::string_view why;
};
constexpr std::array kOpenings = {
    Opening{"write to ", kAuthor},
    Opening{"email ", kAuthor},
    Opening{"follow ", kPrompt},
    Opening{"subscribe", kPrompt},
    Opening{"sign up", kPrompt},
    Opening{"have a tip", kPrompt},
    Opening{"get the latest", kPrompt},
    Opening{"need more ", kPrompt},
    Opening{"filed under", kTags},
    Opening{"tags:", kTags},
    Opening{"topics:", kTags},
    Opening{"read more", kRelated},
    Opening{"read also", kRelated},
    Opening{"also read", kRelated},
    Opening{"see also", kRelated},
    Opening{"related:", kRelated},
    Opening{"related ", kRelated},
    Opening{"more from ", kRelated},
    Opening{"watch:", kRelated},
    Opening{"photo:", kCredit},
    Opening{"photos:", kCredit},
    Opening{"image:", kCredit},
    Opening{"(image", kCredit},
    Opening{"(photo", kCredit},
    Opening{"image copyright", kCredit},
    Opening{"image credit", kCredit},
    Opening{"photo credit", kCredit},
    Opening{"getty images", kCredit},
    Opening{"copyright", kCredit},
    Opening{"\xC2\xA9", kCredit},
    Opening{"advertisement", kAdvert},
    Opening{"share this", kShare},
    Opening{"click here", kRelated},
    Opening{"media playback is unsupported", kHidden},
    Opening{"published ", kByline},
    Opening{"updated ", kByline},
    Opening{"posted ", kByline},
    Opening{"last modified", kByline},
    Opening{"this story was originally published", kCredit},
};

// How headings and labels begin after which no article goes on, in lower case.
constexpr std::array<std::string_view, 26> kEnds = {
    "comments",         "leave a reply", "leave a comment", "post a comment", "join the conversation",
    "discussion",       "related",       "more from",       "more in",        "more on",
    "more stories",     "read next",     "up next",         "you may also",   "you might also",
    "recommended",      "most read",     "most popular",    "trending",       "latest news",
    "about the author", "sponsored",     "share this",      "recent posts",   "next article",
    "previous article"};

// Class names of the lines between headline and body that sum the report up.
constexpr std::array<std::string_view, 12> kStandfirsts = {
    "standfirst", "dek",  "deck",  "subhead", "subheadline", "summary",
    "subtitle",   "lede", "intro", "excerpt", "subheading",  "strapline"};

// Words in class names and ids that tell what an element is: "post-comments" is {post, comments}. A star
// stands for any end.
struct Hint {
  std::string_view word;
  std::string_view why;
};
constexpr std::array kHints = {
    Hint{"comment*", kComments},  Hint{"disqus*", kComments},  Hint{"respond", kComments},
    Hint{"livefyre", kComments},  Hint{"repl*", kComments},    Hint{"discussion*", kComments},
    Hint{"coral", kComments},     Hint{"vuukle", kComments},   Hint{"viafoura", kComments},
    Hint{"spotim", kComments},    Hint{"komment*", kComments}, Hint{"comentario*", kComments},
    Hint{"privacy", kCookies},    Hint{"onetrust", kCookies},  Hint{"cmp", kCookies},
    Hint{"disclaimer", kFrame},   Hint{"terms", kFrame},       Hint{"related*", kRelated},
    Hint{"recommend*", kRelated}, Hint{"readmore", kRelated},  Hint{"trending", kRelated},
    Hint{"popular", kRelated},    Hint{"outbrain", kRelated},  Hint{"taboola", kRelated},
    Hint{"teaser*", kRelated},    Hint{"promo*", kRelated},    Hint{"mostread", kRelated},
    Hint{"recirc*", kRelated},    Hint{"seealso", kRelated},   Hint{"jp-relatedposts", kRelated},
    Hint{"share*", kShare},       Hint{"sharing*", kShare},    Hint{"social*", kShare},
    Hint{"follow*", kShare},      Hint{"addtoany", kShare},    Hint{"sharedaddy", kShare},
    Hint{"newsletter*", kPrompt}, Hint{"subscri*", kPrompt},   Hint{"signup", kPrompt},
    Hint{"paywall", kPrompt},     Hint{"cookie*", kCookies},   Hint{"consent", kCookies},
    Hint{"gdpr", kCookies},       Hint{"nav", kMenu},          Hint{"navbar", kMenu},
    Hint{"navigation", kMenu},    Hint{"menu*", kMenu},        Hint{"breadcrumb*", kMenu},
    Hint{"pagination", kMenu},    Hint{"pager", kMenu},        Hint{"toolbar", kMenu},
    Hint{"toc", kMenu},           Hint{"footer*", kFrame},     Hint{"masthead", kFrame},
    Hint{"sidebar*", kAside},     Hint{"widget*", kAside},     Hint{"rail", kAside},
    Hint{"modal", kAside},        Hint{"popup*", kAside},      Hint{"ad", kAdvert},
    Hint{"ads", kAdvert},         Hint{"advert*", kAdvert},    Hint{"sponsor*", kAdvert},
    Hint{"dfp", kAdvert},         Hint{"tags", kTags},         Hint{"tag", kTags},
    Hint{"taglist", kTags},       Hint{"byline*", kByline},    Hint{"author*", kAuthor},
    Hint{"bio", kAuthor},         Hint{"dateline", kByline},   Hint{"timestamp*", kByline},
    Hint{"credit*", kCredit},     Hint{"copyright", kCredit},  Hint{"meta", kByline},
};

// Names of the element that holds the body, joined and in lower case: "article-body" is "articlebody".
constexpr std::array<std::string_view, 24> kBodies = {
    "articlebody", "storybody",   "entrycontent", "postcontent",    "articlecontent", "storycontent",
    "postbody",    "articletext", "storytext",    "contentbody",    "bodycontent",    "articlebodytext",
    "bodycopy",    "pagecontent", "postarticle",  "contentarticle", "newsbody",       "bodytext",
    "blogcontent", "postentry",   "articlecopy",  "singlecontent",  "newscontent",    "maincontent"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool is_end_of_sentence(std::string_view text) {
  while (!text.empty() && (text.ends_with('"') || text.ends_with(')') || text.ends_with('\'')))
    text.remove_suffix(1);
  if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99") || text.ends_with("\xC2\xBB"))
    text.remove_suffix(text.ends_with("\xC2\xBB") ? 2 : 3);
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':') ||
         text.ends_with("\xE2\x80\xA6") || text.ends_with("\xE3\x80\x82");
}

// "relatedLinks top_story" -> relate, links, top, story: at letters' change of case and all signs.
std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> out(1);
  char before = ' ';
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z');
    if (!letter || (upper && before >= 'a' && before <= 'z'))
      if (!out.back().empty()) out.emplace_back();
    if (letter) out.back() += upper ? static_cast<char>(c + 32) : c;
    before = c;
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

std::string_view hint_of(std::string_view name) {
  if (name.empty()) return {};
  for (const auto& word : words_of_name(name))
    for (const auto& hint : kHints) {
      const bool open = hint.word.ends_with('*');
      const auto stem = hint.word.substr(0, hint.word.size() - (open ? 1 : 0));
      if (open ? word.starts_with(stem) : word == stem) return hint.why;
    }
  return {};
}

bool names_body(const HtmlNode& node) {
  if (node.attribute("itemprop").find("articleBody") != std::string_view::npos) return true;
  for (const char* key : {"class", "id"}) {
    std::string joined;
    for (const char c : node.attribute(key)) {
      if (c >= 'A' && c <= 'Z')
        joined += static_cast<char>(c + 32);
      else if (c >= 'a' && c <= 'z')
        joined += c;
      else if (c == ' ')
        joined += ' ';
    }
    for (const auto body : kBodies)
      if ((" " + joined + " ").find(" " + std::string(body)) != std::string::npos) return true;
  }
  return false;
}

// Hashes of the runs of six words of a text.
std::vector<std::size_t> runs_of(std::string_view text) {
  constexpr std::size_t length = 6;
  std::vector<std::size_t> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::hash<std::string>()(word));
    word.clear();
  };
  for (const char c : text) {
    const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (part)
      word += c;
    else
      end_word();
  }
  end_word();
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i + length <= words.size(); ++i) {
    std::size_t run = 0;
    for (std::size_t k = 0; k < length; ++k) run = run * 0x9E3779B97F4A7C15 + words[i + k];
    out.push_back(run);
  }
  return out;
}

bool names_caption(const HtmlNode& node) {
  if (node.name == "figcaption" || node.name == "figure") return true;
  const auto words = words_of_name(node.attribute("class"));
  return std::any_of(words.begin(), words.end(),
                     [](const auto& word) { return word.starts_with("caption"); });
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

class Finder {
 public:
  Finder(const HtmlTree& page, std::string_view address)
      : page_(page), facts_(find_facts(page, address)), blocks_(find_blocks(page)) {}

  Article find() {
    weigh();
    const double all = sums_[0];
    find_reasons();
    weigh();
    if (sums_[0] < 0.2 * (all - comments_)) {  // the names mislead
      for (auto& why : reasons_)
        if (why != kComments) why = {};
      weigh();
    }
    choose_body();
    find_captions();
    choose_blocks();
    return collect();
  }

 private:
  // What a block tells of being body: its words outside of links, where it is long enough for a sentence.
  double weight(const Block& block) const {
    const auto name = page_.nodes[block.node].name;
    if (is_heading(name) || block.words < 8) return 0;
    const double free = block.words - std::min(block.words, 2 * block.linked);
    return is_end_of_sentence(block.text) ? free : free / 3;
  }

  // Sums of the blocks' weights by element; what is left out weighs nothing.
  void weigh() {
    sums_.assign(page_.nodes.size(), 0);
    reasons_.resize(page_.nodes.size());
    for (const auto& block : blocks_)
      if (reasons_[block.node].empty()) sums_[block.node] += weight(block);
    for (std::size_t i = page_.nodes.size(); i-- > 1;) sums_[page_.nodes[i].parent] += sums_[i];
  }

  // Why an element is no part of an article; empty where nothing tells.
  std::string_view reason_of(std::uint32_t at) const {
    const auto& node = page_.nodes[at];
    if (node.name == "nav" || node.name == "menu") return kMenu;
    if (node.name == "footer") return kFrame;
    if (node.name == "aside") return kAside;
    if (node.name == "form" || node.name == "button" || node.name == "fieldset" || node.name == "label")
      return kForm;
    if (node.name == "dialog") return kAside;
    for (const auto& [word, value] : node.attributes)
      if (word == "hidden") return kHidden;
    if (node.name == "html" || node.name == "body" || node.name == "main" || node.name == "article")
      return {};
    if (names_body(node)) return {};
    const auto style = node.attribute("style");
    if (style.find("display:none") != std::string_view::npos ||
        style.find("display: none") != std::string_view::npos)
      return kHidden;
    if (node.attribute("role") == "navigation") return kMenu;
    if (node.attribute("role") == "complementary") return kAside;
    for (const char* key : {"class", "id"})
      if (const auto why = hint_of(node.attribute(key)); !why.empty()) return why;
    return {};
  }

  void find_reasons() {
    const double all = sums_[0];
    std::vector<bool> holds_quote(page_.nodes.size());
    for (std::size_t i = page_.nodes.size(); i-- > 1;)
      if (holds_quote[i] || page_.nodes[i].name == "blockquote") holds_quote[page_.nodes[i].parent] = true;
    for (std::uint32_t at = 1; at < page_.nodes.size(); ++at) {
      const auto& node = page_.nodes[at];
      if (node.name.empty()) continue;
      reasons_[at] = reasons_[node.parent];
      if (!reasons_[at].empty()) continue;
      const auto why = reason_of(at);
      // A name may mislead ("has-sidebar" on the whole page): what holds most of the page's sentences stays,
      // comments aside, of which there may be more than of the article.
      // Share buttons hold no sentences; what does is a quoted post.
      if (why == kShare && holds_quote[at]) continue;
      const double most = why == kComments ? 0.97 * all : why == kShare ? 12 : 0.4 * all;
      if (why.empty() || sums_[at] > most) continue;
      reasons_[at] = why;
      if (why == kComments) comments_ += sums_[at];
    }
  }

  // The element that says it is the body and holds most sentences, or nearly as many as one around it; 0 if
  // none. With `anchor`, a node, only those around it.
  std::uint32_t named_body(std::uint32_t anchor) const {
    const double least = (anchor != 0 ? 0.1 : 0.3) * sums_[0];
    std::uint32_t best = 0;
    for (std::uint32_t at = 1; at < page_.nodes.size(); ++at) {
      const auto& node = page_.nodes[at];
      if (node.name.empty() || sums_[at] <= 0 || sums_[at] < least) continue;
      if (anchor != 0 && (anchor <= at || anchor >= node.end)) continue;
      if (!names_body(node) && node.name != "article") continue;
      const bool below = best != 0 && at < page_.nodes[best].end;
      if (best == 0 || sums_[at] > (below ? 0.8 : 1.0) * sums_[best]) best = at;
    }
    return best;
  }

  // From an element that says it is the body, else from the top, down to the smallest element that holds
  // nearly all of its sentences.
  void choose_body() {
    if (const auto anchor = block_of_description(); anchor != 0) body_ = named_body(anchor);
    if (body_ == 0) body_ = named_body(0);
    const double least = body_ != 0 ? 0.9 : 0.75;
    for (bool further = true; further;) {
      further = false;
      for (std::uint32_t at = body_ + 1; at < page_.nodes[body_].end; at = page_.nodes[at].end) {
        if (page_.nodes[at].name.empty() || sums_[at] < least * sums_[body_] || sums_[at] <= 0) continue;
        const auto name = page_.nodes[at].name;
        if (name == "p" || name == "blockquote" || name == "ul" || name == "ol" || name == "tbody") continue;
        body_ = at;
        further = true;
        break;
      }
    }
    widen_to_headline();
  }

  // Sentences between the headline and the body are its beginning: the body is then what is around both.
  void widen_to_headline() {
    constexpr double beginning = 30;  // words; a standfirst has fewer
    if (facts_.headline == 0 || facts_.headline >= body_) return;
    double between = 0;
    std::uint32_t first = 0;
    for (const auto& block : blocks_) {
      if (block.node <= facts_.headline || block.node >= body_ || !reasons_[block.node].empty()) continue;
      if (weight(block) > 0 && first == 0) first = block.node;
      between += weight(block);
    }
    if (between < beginning) return;
    while (body_ != 0 && first < body_) body_ = page_.nodes[body_].parent;
  }

  // The node of the paragraph that the page's description is the beginning of, or part of; 0 if none.
  std::uint32_t block_of_description() const {
    const auto runs = runs_of(facts_.description);
    const std::unordered_set<std::size_t> known(runs.begin(), runs.end());
    for (const auto& block : blocks_) {
      if (known.empty() || weight(block) <= 0 || !reasons_[block.node].empty()) continue;
      std::size_t same = 0;
      for (const auto run : runs_of(block.text)) same += known.contains(run);
      if (same * 2 > known.size()) return block.node;
    }
    return 0;
  }

  // Once for all nodes, in their order: a page may nest thousands deep, so that no block looks through all
  // that is around it.
  void find_captions() {
    captions_.assign(page_.nodes.size(), false);
    for (std::uint32_t at = body_ + 1; at < page_.nodes.size(); ++at) {
      const auto& node = page_.nodes[at];
      captions_[at] = captions_[node.parent] || names_caption(node);
    }
  }

  bool is_caption(const Block& block) const { return captions_[block.node]; }

  std::string_view reason_of(const Block& block) const {
    if (!reasons_[block.node].empty()) return reasons_[block.node];
    const bool inside = block.node >= body_ && block.node < page_.nodes[body_].end;
    if (!inside) return kOutside;
    if (is_in_headline(block)) return kTwice;
    const bool sentence = is_end_of_sentence(block.text);
    const std::string start = lower(std::string_view(block.text).substr(0, 40));
    if (block.words < 40)
      for (const auto& opening : kOpenings)
        if (start.starts_with(opening.words)) return opening.why;
    if (block.words <= 12 && !sentence && start.starts_with("by ")) return kByline;
    if (const auto why = furniture_of(block); !why.empty()) return why;
    if (is_caption(block)) return block.words < 6 && !sentence ? kCredit : std::string_view{};
    if (block.linked * 2 > block.words && (block.words < 12 || block.linked == block.words)) return kRelated;
    const auto name = page_.nodes[block.node].name;
    const bool is_item = name == "li" || name == "td" || name == "th" || name == "dt" || name == "dd";
    if (block.words < 4 && block.text.size() < 40 && !sentence && !is_heading(name) && !is_item)
      return kLabel;
    return {};
  }

  // Why a paragraph is furniture of pages as plain text has it, too ("(Reporting by A. Writer)").
  static std::string_view furniture_of(const Block& block) {
    if (block.words > 60) return {};
    std::size_t covered = 0;
    const auto found = find_furniture(block.text, 0);
    for (const auto& region : found) covered += region.span.size();
    return covered * 10 > block.text.size() * 9 ? found.front().why : std::string_view{};
  }

  bool is_in_headline(const Block& block) const {
    return facts_.headline != 0 && block.node >= facts_.headline &&
           block.node < page_.nodes[facts_.headline].end;
  }

  // What stands before a headline inside the body is a list of news or a menu, unless it is most of the text.
  void drop_before_headline() {
    double before = 0;
    double after = 0;
    std::size_t headline = blocks_.size();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (is_in_headline(blocks_[i])) headline = i;
      if (why_[i].empty()) (headline == blocks_.size() ? before : after) += weight(blocks_[i]);
    }
    if (headline == blocks_.size() || before > after) return;
    for (std::size_t i = 0; i < headline; ++i)
      if (why_[i].empty()) why_[i] = kOutside;
  }

  // "Comments", "More from the Herald" as a line of its own ends an article, most of which stands before it.
  void drop_after_end() {
    double all = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (why_[i].empty()) all += weight(blocks_[i]);
    double before = 0;
    std::string_view end;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (end.empty() && before > 0.6 * all && is_end(blocks_[i])) end = kRelated;
      if (!why_[i].empty()) continue;
      if (!end.empty()) why_[i] = end;
      before += weight(blocks_[i]);
    }
  }

  bool is_end(const Block& block) const {
    if (block.words > 7 || !reasons_[block.node].empty() || block.text.ends_with('.')) return false;
    const std::string start = lower(block.text);
    return std::any_of(kEnds.begin(), kEnds.end(), [&](auto words) { return start.starts_with(words); });
  }

  // Where the page gives its body once more in JSON-LD, in full, that decides on paragraphs at the edges:
  // those that it has are kept, those that it has not are left out before its first and behind its last.
  void compare_with_own_body() {
    const auto own = runs_of(facts_.body);
    if (own.size() < 50) return;
    const std::unordered_set<std::size_t> known(own.begin(), own.end());
    std::vector<double> share(blocks_.size());  // of the block's runs, those that the body has
    std::size_t kept = 0;
    std::size_t agreed = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const auto runs = runs_of(blocks_[i].text);
      const auto same =
          std::count_if(runs.begin(), runs.end(), [&](auto run) { return known.contains(run); });
      if (!runs.empty()) share[i] = static_cast<double>(same) / static_cast<double>(runs.size());
      if (why_[i].empty()) kept += runs.size();
      if (why_[i].empty()) agreed += static_cast<std::size_t>(same);
    }
    if (agreed * 10 < kept * 6) return;
    std::size_t first = blocks_.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (share[i] < 0.8 || why_[i] == kTwice) continue;
      why_[i] = {};
      first = std::min(first, i);
      last = i;
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if ((i < first || i > last) && why_[i].empty() && share[i] < 0.2) why_[i] = kOutside;
  }

  // Texts that come again, such as captions in a gallery.
  void drop_twice() {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (why_[i].empty() && blocks_[i].words >= (is_caption(blocks_[i]) ? 4 : 20) &&
          !seen.insert(blocks_[i].text).second)
        why_[i] = kTwice;
  }

  // "A. Writer is a reporter in Port Ardan." among the last paragraphs.
  void drop_about_author() {
    std::size_t last = 3;
    for (std::size_t i = blocks_.size(); i-- > 0 && last > 0;) {
      if (!why_[i].empty()) continue;
      --last;
      if (blocks_[i].words > 60) continue;
      const std::string text = lower(blocks_[i].text);
      const auto is = std::min(text.find(" is a "), text.find(" is an "));
      if (is == std::string::npos || is > 60) continue;
      const auto rest = text.substr(is, 60);
      for (const char* trade :
           {"reporter", "writer", "editor", "journalist", "correspondent", "columnist", "contributor"})
        if (rest.find(trade) != std::string::npos) why_[i] = kAuthor;
    }
  }

  bool is_standfirst(const Block& block) const {
    if (block.words < 5 || block.linked * 2 > block.words) return false;
    for (std::uint32_t at = block.node, i = 0; i < 3 && at != 0; ++i, at = page_.nodes[at].parent)
      for (const auto& word : words_of_name(page_.nodes[at].attribute("class")))
        if (std::find(kStandfirsts.begin(), kStandfirsts.end(), word) != kStandfirsts.end()) return true;
    return bare(block.text) == bare(facts_.description);
  }

  // Stands between headline and body, or just before the headline.
  void find_standfirst() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (why_[i].empty()) return;
      if (blocks_[i].node + 200 < facts_.headline || why_[i] == kTwice || why_[i] == kRelated) continue;
      if (!is_standfirst(blocks_[i])) continue;
      standfirst_ = &blocks_[i];
      why_[i] = kTwice;
      blocks_[i].words = 0;
      return;
    }
  }

  void choose_blocks() {
    why_.clear();
    for (const auto& block : blocks_) why_.push_back(reason_of(block));
    const std::string title = bare(facts_.title);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const bool is_title =
          is_in_headline(blocks_[i]) ||
          (why_[i].empty() && !title.empty() && blocks_[i].text.size() < 2 * facts_.title.size() + 20 &&
           bare(blocks_[i].text) == title);
      if (!is_title) continue;
      why_[i] = kTwice;
      blocks_[i].words = 0;  // told, as the title
    }
    drop_before_headline();
    drop_after_end();
    compare_with_own_body();
    drop_twice();
    drop_about_author();
    drop_dangling_headings();
    find_standfirst();
  }

  // A heading belongs to what follows it, up to the next heading: where all that is left out, so is the
  // heading.
  void drop_dangling_headings() {
    bool follows = false;
    bool below_heading = false;  // a heading that is kept follows at once
    std::string_view last = kOutside;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      const bool heading = is_heading(page_.nodes[blocks_[i].node].name);
      if (heading && why_[i].empty() && !follows && !below_heading) why_[i] = last;
      if (!why_[i].empty()) last = why_[i];
      follows = !heading && (follows || why_[i].empty());
      below_heading = heading && why_[i].empty();
    }
  }

  Article collect() {
    Article out;
    HtmlTracer tracer(page_);
    const auto trace = [&](const Block& block) { return Traced{block.text, tracer.origins_of(block)}; };
    out.title.text = facts_.title;
    for (const auto node : {facts_.headline, facts_.page_title})
      if (out.title.origins.empty() && node != 0) out.title.origins = tracer.find_words(facts_.title, node);
    if (standfirst_ != nullptr) out.standfirst = trace(*standfirst_);
    out.byline = facts_.byline;
    out.unread_data = facts_.unread_data;
    out.published = facts_.published;
    std::map<std::string_view, std::size_t> left_out;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (why_[i].empty()) {
        out.paragraphs.push_back({trace(blocks_[i]), is_caption(blocks_[i])});
      } else {
        left_out[why_[i]] += blocks_[i].words;
      }
    }
    std::erase_if(left_out, [](const auto& reason) { return reason.second == 0; });
    for (const auto& [why, words] : left_out) out.left_out.push_back({why, words});
    std::sort(out.left_out.begin(), out.left_out.end(), [](const auto& a, const auto& b) {
      return a.words != b.words ? a.words > b.words : a.why < b.why;
    });
    return out;
  }

  const HtmlTree& page_;
  PageFacts facts_;
  std::vector<Block> blocks_;
  std::vector<double> sums_;               // by node
  std::vector<std::string_view> reasons_;  // by node
  std::vector<bool> captions_;             // by node: it is in a caption
  std::vector<std::string_view> why_;      // by block
  double comments_ = 0;                    // weight of what is left out as such
  std::uint32_t body_ = 0;
  const Block* standfirst_ = nullptr;
};

}  // namespace

Traced Article::text() const {
  Traced out;
  const auto add = [&](const Traced& words) {
    if (words.text.empty()) return;
    if (!out.text.empty()) out.text += "\n\n";
    append(out, words);
  };
  add(title);
  add(standfirst);
  for (const auto& paragraph : paragraphs) add(paragraph.words);
  return out;
}

Article find_article(const HtmlTree& page, std::string_view address) { return Finder(page, address).find(); }

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "ingest/furniture.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace parley {
namespace {

enum class Where {
  starts,  // the sentence starts with the words
  holds,   // it has them somewhere
};

// What of the sentence is furniture.
enum class Extent {
  words,     // the words alone
  rest,      // from them to its end
  until,     // from its beginning, where that is near, to the words' end
  sentence,  // all of it
  line,      // all of it and of the line, where the line's end is near
};

struct Cue {
  std::string_view words;  // lower case
  Where where;
  Extent extent;
  std::string_view why;
};

constexpr std::string_view kBrowser = "a message to the browser";
constexpr std::string_view kPrompt = "a prompt to subscribe or follow";
constexpr std::string_view kForm = "a form";
constexpr std::string_view kCredit = "a credit";
constexpr std::string_view kPicture = "a picture's credit";
constexpr std::string_view kCopyright = "a copyright notice";
constexpr std::string_view kNote = "a note on the page";
constexpr std::string_view kTeaser = "a link to another story";
constexpr std::string_view kTag = "a tag";
constexpr std::string_view kAddress = "an address";
constexpr std::string_view kAdvert = "an advertisement";

constexpr std::array kCues = {
    Cue{"to view this video please enable javascript, and consider upgrading to a web browser that supports "
        "html5 video",
        Where::holds, Extent::words, kBrowser},
    Cue{"your browser does not support", Where::holds, Extent::rest, kBrowser},
    Cue{"please enable javascript in your browser", Where::starts, Extent::sentence, kBrowser},
    Cue{"javascript is deactivated", Where::holds, Extent::line, kBrowser},
    Cue{"by skipping the main menu", Where::holds, Extent::sentence, kBrowser},
    Cue{"please refresh the page or navigate to another page on the site to be automatically logged in",
        Where::holds, Extent::words, kBrowser},
    Cue{"please refresh your browser to be logged in", Where::holds, Extent::words, kBrowser},
    Cue{"notifications can be managed in browser preferences", Where::starts, Extent::sentence, kBrowser},
    Cue{"we are having trouble retrieving the article content", Where::holds, Extent::rest, kBrowser},
    Cue{"thank you for your patience while we verify access", Where::starts, Extent::sentence, kBrowser},
    Cue{"if you are in reader mode please exit", Where::starts, Extent::sentence, kBrowser},
    Cue{"use cookies or similar technologies", Where::holds, Extent::sentence, kBrowser},
    Cue{"we use cookies", Where::starts, Extent::sentence, kBrowser},
    Cue{"an error has occurred. this application", Where::holds, Extent::rest, kBrowser},
    Cue{"this application may no longer respond", Where::starts, Extent::sentence, kBrowser},
    Cue{"an unhandled exception has occurred", Where::starts, Extent::sentence, kBrowser},
    Cue{"the content you requested does not exist", Where::starts, Extent::sentence, kBrowser},

    Cue{"already a subscriber?", Where::starts, Extent::sentence, kPrompt},
    Cue{"log in. want all of", Where::starts, Extent::sentence, kPrompt},
    Cue{"want all of the times?", Where::starts, Extent::sentence, kPrompt},
    Cue{"sign up for", Where::starts, Extent::sentence, kPrompt},
    Cue{"sign up here", Where::starts, Extent::sentence, kPrompt},
    Cue{"sign up to", Where::starts, Extent::sentence, kPrompt},
    Cue{"subscribe to", Where::starts, Extent::sentence, kPrompt},
    Cue{"subscribe now", Where::starts, Extent::sentence, kPrompt},
    Cue{"unlock unlimited access", Where::starts, Extent::sentence, kPrompt},
    Cue{"or create a free account", Where::starts, Extent::sentence, kPrompt},
    Cue{"subscribe.", Where::starts, Extent::sentence, kPrompt},
    Cue{"get the latest", Where::starts, Extent::sentence, kPrompt},
    Cue{"get this delivered to your inbox", Where::starts, Extent::sentence, kPrompt},
    Cue{"get instant alerts", Where::holds, Extent::rest, kPrompt},
    Cue{"be the first to know when", Where::starts, Extent::sentence, kPrompt},
    Cue{"got a confidential news tip?", Where::starts, Extent::sentence, kPrompt},
    Cue{"we want to hear from you", Where::starts, Extent::sentence, kPrompt},
    Cue{"like what you see?", Where::starts, Extent::sentence, kPrompt},
    Cue{"you can subscribe", Where::starts, Extent::sentence, kPrompt},
    Cue{"straight to your inbox", Where::holds, Extent::sentence, kPrompt},
    Cue{"more cnbc delivered to your inbox", Where::holds, Extent::sentence, kPrompt},
    Cue{"follow us on", Where::starts, Extent::sentence, kPrompt},
    Cue{"follow bbc", Where::starts, Extent::sentence, kPrompt},
    Cue{"follow live updates on", Where::starts, Extent::sentence, kPrompt},
    Cue{"follow our liveblog", Where::starts, Extent::sentence, kPrompt},
    Cue{"click here to", Where::holds, Extent::words, kTeaser},
    Cue{"by continuing you acknowledge our terms", Where::holds, Extent::rest, kPrompt},
    Cue{"download our app", Where::starts, Extent::sentence, kPrompt},
    Cue{"send your story ideas to", Where::holds, Extent::rest, kPrompt},

    Cue{"leave a reply", Where::starts, Extent::line, kForm},
    Cue{"leave a comment", Where::starts, Extent::line, kForm},
    Cue{"your email address will not be published", Where::holds, Extent::rest, kForm},
    Cue{"required fields are marked", Where::starts, Extent::sentence, kForm},
    Cue{"enter your email", Where::starts, Extent::sentence, kForm},
    Cue{"by submitting above, you agree", Where::starts, Extent::sentence, kForm},
    Cue{"by entering your email", Where::starts, Extent::sentence, kForm},
    Cue{"by subscribing i accept", Where::starts, Extent::sentence, kForm},
    Cue{"almost finished", Where::starts, Extent::sentence, kForm},
    Cue{"to complete the process, please follow the instructions", Where::starts, Extent::sentence, kForm},
    Cue{"there was a problem processing your submission", Where::starts, Extent::sentence, kForm},
    Cue{"confirm your email address", Where::holds, Extent::sentence, kForm},
    Cue{"please try again later", Where::starts, Extent::sentence, kForm},

    Cue{"contributed to this report", Where::holds, Extent::sentence, kCredit},
    Cue{"contributed to this article", Where::holds, Extent::sentence, kCredit},
    Cue{"contributed to this story", Where::holds, Extent::sentence, kCredit},
    Cue{"contributed reporting", Where::holds, Extent::sentence, kCredit},
    Cue{"edited by:", Where::holds, Extent::rest, kCredit},
    Cue{"reporting by ", Where::starts, Extent::line, kCredit},
    Cue{"additional reporting by ", Where::starts, Extent::line, kCredit},
    Cue{"associated press writers ", Where::starts, Extent::line, kCredit},
    Cue{"purchase licensing rights", Where::holds, Extent::rest, kCredit},
    Cue{"our standards: the thomson reuters trust principles", Where::holds, Extent::rest, kCredit},
    Cue{"read the original article on", Where::starts, Extent::sentence, kCredit},
    Cue{"the writer is a ", Where::starts, Extent::sentence, kCredit},

    Cue{"\xC2\xA9", Where::holds, Extent::rest, kCopyright},
    Cue{"copyright \xC2\xA9", Where::holds, Extent::rest, kCopyright},
    Cue{"copyright 20", Where::holds, Extent::rest, kCopyright},
    Cue{"copyright 19", Where::holds, Extent::rest, kCopyright},
    Cue{"copyright the ", Where::holds, Extent::rest, kCopyright},
    Cue{"all rights reserved", Where::holds, Extent::rest, kCopyright},
    Cue{"this material may not be published", Where::holds, Extent::rest, kCopyright},
    Cue{"is licensed under creative commons", Where::holds, Extent::sentence, kCopyright},
    Cue{"is not responsible for the content of external sites", Where::holds, Extent::sentence, kCopyright},
    Cue{"read about our approach to external linking", Where::holds, Extent::rest, kCopyright},
    Cue{"quotes displayed in real", Where::starts, Extent::sentence, kCopyright},
    Cue{"market data provided by", Where::starts, Extent::sentence, kCopyright},
    Cue{"powered and implemented by", Where::starts, Extent::sentence, kCopyright},
    Cue{"legal statement.", Where::starts, Extent::sentence, kCopyright},
    Cue{"mutual fund and etf data", Where::starts, Extent::sentence, kCopyright},
    Cue{"data is a real-time snapshot", Where::holds, Extent::rest, kCopyright},
    Cue{"global business and financial news, stock quotes", Where::holds, Extent::rest, kCopyright},

    Cue{"this article was updated", Where::starts, Extent::sentence, kNote},
    Cue{"this article has been updated", Where::starts, Extent::sentence, kNote},
    Cue{"this story has been updated", Where::holds, Extent::sentence, kNote},
    Cue{"this story has also been updated", Where::starts, Extent::sentence, kNote},
    Cue{"this is a developing story", Where::starts, Extent::sentence, kNote},
    Cue{"this liveblog is no longer being updated", Where::holds, Extent::sentence, kNote},
    Cue{"this live blog is no longer being updated", Where::holds, Extent::sentence, kNote},
    Cue{"correction: this story", Where::starts, Extent::sentence, kNote},
    Cue{"an earlier version of this article", Where::starts, Extent::sentence, kNote},
    Cue{"an earlier version of this story", Where::starts, Extent::sentence, kNote},
    Cue{"(story corrects", Where::starts, Extent::sentence, kNote},
    Cue{"(this version of the story", Where::starts, Extent::sentence, kNote},
    Cue{"read more:", Where::starts, Extent::sentence, kTeaser},
    Cue{"read also:", Where::starts, Extent::sentence, kTeaser},
    Cue{"see also:", Where::starts, Extent::sentence, kTeaser},
    Cue{"related:", Where::starts, Extent::sentence, kTeaser},
    Cue{"more articles", Where::starts, Extent::line, kTeaser},
    Cue{"in this article", Where::starts, Extent::words, kTeaser},
    Cue{" et in this article", Where::holds, Extent::until, kTeaser},
    Cue{"previous article", Where::starts, Extent::sentence, kTeaser},
    Cue{"next article", Where::starts, Extent::sentence, kTeaser},
    Cue{"show me more content from", Where::starts, Extent::sentence, kTeaser},
    Cue{"advertisement supported by", Where::holds, Extent::until, kAdvert},
    Cue{"first on fox:", Where::starts, Extent::words, kTeaser},

    Cue{"from reproductive rights to climate change to big tech", Where::holds, Extent::rest, kPrompt},
    Cue{"whether it's investigating the financials", Where::starts, Extent::sentence, kPrompt},
    Cue{"at such a critical moment in us history", Where::starts, Extent::sentence, kPrompt},
    Cue{"your donation allows us", Where::starts, Extent::sentence, kPrompt},
    Cue{"is trusted by americans across the", Where::holds, Extent::sentence, kPrompt},
    Cue{"and unlike many other quality news outlets", Where::starts, Extent::sentence, kPrompt},
    Cue{"we believe quality journalism should be available", Where::starts, Extent::sentence, kPrompt},
    Cue{"allafrica publishes around", Where::starts, Extent::sentence, kNote},
    Cue{"publishers named above each report", Where::starts, Extent::sentence, kNote},
    Cue{"to address comments or complaints", Where::starts, Extent::sentence, kNote},
    Cue{"closed captioning and described video", Where::starts, Extent::sentence, kNote},
    Cue{"audience relations, cbc", Where::starts, Extent::sentence, kNote},
};

struct Sentence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t line_begin = 0;
  std::uint32_t line_end = 0;
};

// Blanks, the no-break space too, that stand at `at`, in bytes.
std::uint32_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n') return 1;
  return text.substr(at).starts_with("\xC2\xA0") ? 2 : 0;
}

std::uint32_t skip_blanks(std::string_view text, std::uint32_t at) {
  while (const auto size = blank_at(text, at)) at += size;
  return at;
}

bool is_closing(std::string_view text, std::size_t at, std::uint32_t& size) {
  for (const std::string_view mark : {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "*", "_"}) {
    if (!text.substr(at).starts_with(mark)) continue;
    size = static_cast<std::uint32_t>(mark.size());
    return true;
  }
  return false;
}

// Rough sentences: parts of lines that end in a stop and a blank. Abbreviations cut them too often, which
// makes a cue's region smaller, never larger.
std::vector<Sentence> split(std::string_view text, std::uint32_t from) {
  std::vector<Sentence> out;
  for (std::uint32_t line = from; line < text.size();) {
    const auto line_end = static_cast<std::uint32_t>(std::min(text.find('\n', line), text.size()));
    std::uint32_t begin = skip_blanks(text.substr(0, line_end), line);
    for (std::uint32_t at = begin; at < line_end;) {
      const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
      ++at;
      if (!stop) continue;
      std::uint32_t size = 0;
      while (at < line_end && is_closing(text, at, size)) at += size;
      if (at < line_end && blank_at(text, at) == 0) continue;
      out.push_back({begin, at, line, line_end});
      begin = at = skip_blanks(text.substr(0, line_end), at);
    }
    if (begin < line_end) out.push_back({begin, line_end, line, line_end});
    line = line_end + 1;
  }
  return out;
}

// ASCII letters in lower case, no-break spaces as two blanks: offsets stay the same.
std::string lower(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] - 'A' + 'a');
    if (out[i] == '\xC2' && i + 1 < out.size() && out[i + 1] == '\xA0') out[i] = out[i + 1] = ' ';
  }
  return out;
}

constexpr std::uint32_t kHeading = 60;  // letters of a heading before a cue
constexpr std::uint32_t kNear = 250;    // letters from a cue to the end of its line, or of its parenthesis

class Finder {
 public:
  Finder(std::string_view text, std::uint32_t from)
      : text_(text), lower_(lower(text)), from_(from), sentences_(split(text, from)) {}

  std::vector<Furniture> find() {
    for (const auto& sentence : sentences_) cues(sentence);
    parentheses();
    credit_lines();
    capitals();
    tags();
    addresses();
    signature();
    repeated_headlines();
    join();
    close_tail();
    return std::move(found_);
  }

 private:
  void add(std::uint32_t begin, std::uint32_t end, std::string_view why) {
    while (end > begin && blank_at(text_, end - 1) == 1) --end;
    if (begin < end) found_.push_back({{begin, end}, why});
  }

  void cues(const Sentence& sentence) {
    const auto words = std::string_view(lower_).substr(sentence.begin, sentence.end - sentence.begin);
    for (const auto& cue : kCues) {
      const auto at = cue.where == Where::starts ? (words.starts_with(cue.words) ? 0 : std::string_view::npos)
                                                 : words.find(cue.words);
      if (at == std::string_view::npos) continue;
      const auto begin = static_cast<std::uint32_t>(sentence.begin + at);
      switch (cue.extent) {
        case Extent::words:
          add(begin, static_cast<std::uint32_t>(begin + cue.words.size()), cue.why);
          break;
        case Extent::rest:
          add(begin, sentence.end, cue.why);
          break;
        case Extent::until:
          add(at <= kHeading ? sentence.begin : begin, static_cast<std::uint32_t>(begin + cue.words.size()),
              cue.why);
          break;
        case Extent::sentence:
          add(sentence.begin, sentence.end, cue.why);
          break;
        case Extent::line:
          add(sentence.begin, sentence.line_end - begin <= kNear ? sentence.line_end : sentence.end, cue.why);
          break;
      }
    }
  }

  // "(Reporting by A. Writer; Editing by B. Editor)", "(credit: C. Lens/Reuters)", "[AP Photo/C. Lens]"
  void parentheses() {
    for (std::uint32_t open = from_; open < text_.size(); ++open) {
      if (text_[open] != '(' && text_[open] != '[') continue;
      const char close = text_[open] == '(' ? ')' : ']';
      // A credit may hold parentheses of its own.
      int depth = 0;
      std::uint32_t end = open;
      for (; end < text_.size() && end - open < kNear && text_[end] != '\n'; ++end) {
        depth += text_[end] == text_[open] ? 1 : text_[end] == close ? -1 : 0;
        if (depth == 0) break;
      }
      if (depth != 0 || end >= text_.size() || text_[end] != close) continue;
      if (is_credit(open + 1, end)) {
        add(open, end + 1, lower_.compare(open + 1, 9, "reporting") == 0 ? kCredit : kPicture);
        open = end;
      }
    }
  }

  [[nodiscard]] bool is_credit(std::uint32_t begin, std::uint32_t end) const {
    const auto words = std::string_view(lower_).substr(begin, end - begin);
    for (const std::string_view start :
         {"reporting by ", "additional reporting ", "writing by ", "editing by ", "credit:", "photo by ",
          "photo: ", "image: ", "source: ", "ap photo"})
      if (words.starts_with(start)) return true;
    for (const std::string_view agency :
         {"getty images", "via reuters", "/reuters", "reuters/", "ap photo/", "/ap", "ap/", "/afp", "afp/",
          "/epa", "anadolu", "via ap", "official white house photo"})
      if (words.find(agency) != std::string_view::npos) return words.size() < 120;
    return false;
  }

  // A picture's credit as a line of its own: "Governor's Office/Handout via REUTERS"
  void credit_lines() {
    for (const auto& sentence : sentences_) {
      if (sentence.end != sentence.line_end || sentence.end - sentence.begin > 100) continue;
      auto words = std::string_view(lower_).substr(sentence.begin, sentence.end - sentence.begin);
      while (words.ends_with(' ') || words.ends_with('\r')) words.remove_suffix(1);
      for (const std::string_view agency :
           {"getty images", "via reuters", "via ap", "/reuters", "/ap", "/afp", "/epa"})
        if (words.ends_with(agency)) add(sentence.begin, sentence.end, kPicture);
    }
  }

  // What is left of HTML. The text of a picture (alt="...") stays.
  void tags() {
    constexpr std::size_t kLongest = 8192;
    for (auto open = lower_.find('<', from_); open != std::string::npos; open = lower_.find('<', open + 1)) {
      // Only what frames pictures: wires set names in such brackets, "Daimler-Benz AG <DAIG.F>".
      const auto tag = std::string_view(lower_).substr(open + 1, 12);
      const auto is = [&](std::string_view name) { return tag.starts_with(name); };
      if (!is("figure") && !is("/figure") && !is("figcaption") && !is("/figcaption") && !is("img") &&
          !is("iframe"))
        continue;
      bool quoted = false;
      std::size_t close = open;
      while (close < lower_.size() && close - open < kLongest && (quoted || lower_[close] != '>'))
        quoted ^= lower_[close++] == '"';
      if (close >= lower_.size() || lower_[close] != '>') {
        open = close - 1;
        continue;
      }
      const auto alt = std::string_view(lower_).substr(open, close - open).find("alt=\"");
      const auto begin = alt == std::string_view::npos ? close : open + alt + 5;
      const auto end = alt == std::string_view::npos ? close : lower_.find('"', begin);
      add(static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(begin), kTag);
      add(static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(close + 1), kTag);
      open = close;
    }
  }

  // Links to other stories within a line: "... in Tel Aviv. MINISTER SLAMS UN OFFICIAL OVER AID He said ..."
  void capitals() {
    std::size_t upper = 0;
    std::size_t letters = 0;
    for (const char c : text_) {
      upper += c >= 'A' && c <= 'Z';
      letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
    if (upper * 4 > letters) return;  // a telegram is all capitals
    for (const auto& sentence : sentences_)
      if (has_lower_case(sentence.line_begin, sentence.begin)) capitals(sentence.begin, sentence.line_end);
    // "(Getty Images) MINISTER SLAMS ..."
    const std::size_t count = found_.size();  // capitals() adds to them
    for (std::size_t i = 0; i < count; ++i) {
      if (found_[i].why != kPicture) continue;
      const auto begin = skip_blanks(text_, found_[i].span.end);
      const auto near = text_.substr(begin, kNear);
      capitals(begin, begin + static_cast<std::uint32_t>(std::min(near.find('\n'), near.size())));
    }
  }

  void capitals(std::uint32_t begin, std::uint32_t line_end) {
    if (begin >= line_end) return;

    constexpr int kFewest = 5;  // words
    int words = 0;
    std::uint32_t end = begin;
    for (std::uint32_t at = begin; at < line_end;) {
      const std::uint32_t word = at;
      while (at < line_end && blank_at(text_, at) == 0) ++at;
      const auto capitals = std::count_if(text_.begin() + word, text_.begin() + at,
                                          [](char c) { return c >= 'A' && c <= 'Z'; });
      // Abbreviations and single letters may begin the next sentence: "... AT LEAST 12 A serviceman".
      if (has_lower_case(word, at)) break;
      if (capitals > 1 && text_[at - 1] != '.') {
        ++words;
        end = at;
      } else if (capitals == 0 && text_[word] >= '0' && text_[word] <= '9') {
        end = at;
      }
      at = skip_blanks(text_.substr(0, line_end), at);
    }
    const bool quoted = text_[begin] == '"' || text_.substr(begin).starts_with("\xE2\x80\x9C");
    if (words >= kFewest && !quoted) add(begin, end, kTeaser);
  }

  [[nodiscard]] bool has_lower_case(std::size_t begin, std::size_t end) const {
    return std::any_of(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                       text_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // Lines that are an address only, and links to pictures and posts at the end of a sentence.
  void addresses() {
    for (const std::string_view start : {"http://", "https://", "[](http", "pic.twitter.com/"}) {
      for (auto at = lower_.find(start, from_); at != std::string::npos;) {
        const auto end = std::min(lower_.find_first_of(" \t\r\n", at), lower_.size());
        const bool alone =
            (at == 0 || lower_[at - 1] == '\n') && (end == lower_.size() || lower_[end] != ' ');
        const bool post = start.starts_with("pic.") || lower_.compare(at, 13, "https://t.co/") == 0;
        if (alone || post) add(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), kAddress);
        at = lower_.find(start, end);
      }
    }
  }

  // The agency's name, or "###", as the last line.
  void signature() {
    const auto end = lower_.find_last_not_of(" \t\r\n");
    if (end == std::string::npos || end < from_) return;
    const auto begin = std::max<std::size_t>(lower_.rfind('\n', end) + 1, from_);
    const auto line = std::string_view(lower_).substr(begin, end + 1 - begin);
    const auto words = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
    for (const std::string_view known : {"reuter", "reuter...", "reuters", "\\###", "###", "source", "more"})
      if (words == known)
        add(static_cast<std::uint32_t>(end + 1 - words.size()), static_cast<std::uint32_t>(end + 1),
            "a signature");
  }

  // A headline that stands again among the first lines: the first one stays.
  void repeated_headlines() {
    constexpr std::size_t kFirst = 12;
    std::vector<std::string_view> seen;
    for (std::size_t i = 0; i < std::min(sentences_.size(), kFirst); ++i) {
      const auto& sentence = sentences_[i];
      const bool whole_line =
          sentence.end == sentence.line_end && (sentence.begin == 0 || text_[sentence.begin - 1] == '\n');
      const auto words = text_.substr(sentence.begin, sentence.end - sentence.begin);
      if (!whole_line || words.size() < 20) continue;
      if (std::find(seen.begin(), seen.end(), words) != seen.end())
        add(sentence.begin, sentence.end, "a repeated headline");
      seen.push_back(words);
    }
  }

  // Sorts, and joins what touches or has no more between than a few words of the same line.
  void join() {
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
    std::vector<Furniture> out;
    for (const auto& next : found_) {
      if (!out.empty() &&
          next.span.begin <= skip_blanks(text_, out.back().span.end) + gap(out.back(), next)) {
        out.back().span.end = std::max(out.back().span.end, next.span.end);
      } else {
        out.push_back(next);
      }
    }
    found_ = std::move(out);
  }

  [[nodiscard]] std::uint32_t gap(const Furniture& before, const Furniture& after) const {
    constexpr std::uint32_t kFewWords = 40;
    const bool within_report =
        before.why == kPicture || after.why == kPicture || before.why == kTeaser || after.why == kTeaser;
    if (within_report || text_.substr(before.span.end, kFewWords).find('\n') != std::string_view::npos)
      return 0;
    return kFewWords;
  }

  // At the end of a page, what stands between its notes, forms and prompts is not the report: from the region
  // on from where more than half is furniture.
  void close_tail() {
    std::uint32_t furniture = 0;
    std::size_t first = found_.size();
    const auto end =
        static_cast<std::uint32_t>(std::min(lower_.find_last_not_of(" \t\r\n") + 1, lower_.size()));
    for (std::size_t i = found_.size(); i-- > 0;) {
      const auto why = found_[i].why;
      const bool page = why == kPrompt || why == kForm || why == kCredit || why == kCopyright || why == kNote;
      if (page || why == kBrowser || why == kTeaser || why == kAdvert) furniture += found_[i].span.size();
      if (page && end > found_[i].span.begin && furniture * 2 > end - found_[i].span.begin) first = i;
    }
    if (first == found_.size()) return;
    found_[first].span.begin = biography_before(found_[first].span.begin);
    while (first > 0 && found_[first - 1].span.end >= found_[first].span.begin) {
      found_[first - 1].span.end = found_[first].span.end;
      --first;
    }
    found_[first].span.end = std::max(end, found_.back().span.end);
    found_.resize(first + 1);
  }

  // "A. Writer is a reporter with ... She has covered ...", in the few sentences before the page's tail:
  // where it begins, else `tail`.
  [[nodiscard]] std::uint32_t biography_before(std::uint32_t tail) const {
    constexpr int kFewSentences = 5;
    auto after =
        std::lower_bound(sentences_.begin(), sentences_.end(), tail,
                         [](const Sentence& sentence, std::uint32_t at) { return sentence.begin < at; });
    std::uint32_t begin = tail;
    for (int i = 0; i < kFewSentences && after != sentences_.begin(); ++i) {
      --after;
      const auto words = std::string_view(lower_).substr(after->begin, after->end - after->begin);
      const auto is = std::min(words.find(" is a "), words.find(" is an "));
      if (is > 40) continue;
      for (const std::string_view office :
           {" reporter", " correspondent", " news writer", " producer", " journalist"})
        if (words.substr(is, 80).find(office) != std::string_view::npos) begin = after->begin;
    }
    return begin;
  }

  std::string_view text_;
  std::string lower_;
  std::uint32_t from_;
  std::vector<Sentence> sentences_;
  std::vector<Furniture> found_;
};

}  // namespace

std::vector<Furniture> find_furniture(std::string_view text, std::uint32_t from) {
  return Finder(text, from).find();
}

}  // namespace parley

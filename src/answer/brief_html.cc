// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "answer/brief.h"
#include "answer/marked_text.h"
#include "answer/rows.h"

namespace parley {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ink: #1d2126; --soft: #5b646e; --line: #d8dce1; --paper: #fff;
  --link: #0b57a4; --mark: #fdf3c7; --target: #ffd23e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ea; --soft: #9aa4ae; --line: #3a424a;
  --paper: #16191c; --link: #8cc1f5; --mark: #3d3716; --target: #7a6200; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
article { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; overflow-wrap: anywhere; }
article + article { border-top: 1px solid var(--line); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; text-wrap: balance; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; padding-bottom: .15rem; border-bottom: 1px solid var(--line); }
.sub, .more { color: var(--soft); margin: 0; font-size: .9rem; }
ul { margin: 0; padding-left: 1.1rem; }
li { margin: .3rem 0; break-inside: avoid; }
a { color: inherit; text-decoration: underline .06em var(--soft); text-underline-offset: .2em; }
a:hover, a:focus-visible { color: var(--link); text-decoration-color: currentColor; }
.cite { color: var(--soft); font-size: .85em; white-space: nowrap; }
.report p { font-family: Georgia, "Times New Roman", serif; position: relative; padding-left: 2.2rem; margin: 0 0 .8rem; }
.number { position: absolute; left: 0; width: 1.7rem; text-align: right; color: var(--soft); font: .75rem/2 system-ui, sans-serif; }
mark { background: var(--mark); color: inherit; border-radius: .15em; scroll-margin: 30vh 0; }
mark:target, mark:target mark { background: var(--target); }
p:target { background: linear-gradient(to right, var(--mark), transparent); }
@media (min-width: 75rem) {
  article { max-width: 90rem; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 3rem; }
  header { grid-column: 1 / -1; }
  .report { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding-right: 1rem; align-self: start; }
}
@media print {
  body { font-size: 10.5pt; }
  article { display: block; max-width: none; padding: 0; break-before: page; }
  article:first-of-type { break-before: auto; }
  a { text-decoration: none; }
  .report { position: static; max-height: none; overflow: visible; }
  mark { background: none; text-decoration: underline; text-decoration-thickness: .5pt; }
  h2 { break-after: avoid; }
}
)";

// A name for use in addresses: "talks 1" -> "r-talks-20-1" (other letters and signs by their bytes).
std::string key_of(std::string_view id) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "r-";
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') {
      out += c;
    } else {
      out += {'-', kDigits[byte / 16], kDigits[byte % 16], '-'};
    }
  }
  return out;
}

class HtmlWriter {
 public:
  HtmlWriter(const Brief& brief, const Record& record)
      : brief_(brief), record_(record), prefix_(key_of(brief.id)), paragraphs_(record.paragraphs) {
    if (paragraphs_.empty() && !record.report.text.empty())
      paragraphs_.push_back({0, static_cast<std::uint32_t>(record.report.text.size())});
    for (const auto& section : brief.sections)
      for (const auto& line : section.lines)
        for (const auto& piece : line.pieces)
          if (piece.span && is_on_page(*piece.span)) spans_.push_back(*piece.span);
    std::sort(spans_.begin(), spans_.end());
    spans_.erase(std::unique(spans_.begin(), spans_.end()), spans_.end());
  }

  std::string write() {
    out_ = "<article aria-labelledby=\"" + prefix_ + "-title\">\n<header>\n<h1 id=\"" + prefix_ +
           "-title\">" + html(brief_.headline) + "</h1>\n<p class=\"sub\">" + html(subtitle(brief_)) +
           "</p>\n</header>\n<div>\n";
    for (const auto& section : brief_.sections) write(section);
    if (brief_.sections.empty()) out_ += "<p>Nobody is quoted in it and nothing negotiated.</p>\n";
    out_ += "</div>\n";
    report();
    out_ += "</article>\n";
    return std::move(out_);
  }

 private:
  // Words in page furniture have no place to lead to.
  [[nodiscard]] bool is_on_page(Span span) const {
    const auto after = std::upper_bound(paragraphs_.begin(), paragraphs_.end(), span.begin,
                                        [](std::uint32_t at, Span p) { return at < p.begin; });
    return after != paragraphs_.begin() && span.begin < std::prev(after)->end;
  }

  void write(const Section& section) {
    const std::string id = prefix_ + "-" + std::string(name_of(section.topic));
    out_ += "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" +
            std::string(title_of(section.topic)) + "</h2>\n<ul>\n";
    bool terms = false;
    bool open = false;
    for (const auto& line : section.lines) {
      if (line.term && !terms) out_ += "\n<ul>\n";
      if (!line.term && terms) out_ += "</ul>\n";
      if (!line.term && open) out_ += "</li>\n";
      out_ += "<li>";
      write(line);
      if (line.term) out_ += "</li>\n";
      open = open || !line.term;
      terms = line.term;
    }
    if (terms) out_ += "</ul>\n";
    out_ += open ? "</li>\n</ul>\n" : "</ul>\n";
    if (section.left_out > 0) out_ += "<p class=\"more\">" + html(remainder(section)) + "</p>\n";
    out_ += "</section>\n";
  }

  void write(const Line& line) {
    for (const auto& piece : line.pieces) {
      if (piece.kind == Piece::Kind::name) {
        out_ += "<b>" + html(piece.text) + "</b>";
      } else if (piece.span && is_on_page(*piece.span)) {
        const auto place = std::lower_bound(spans_.begin(), spans_.end(), *piece.span) - spans_.begin();
        out_ += "<a href=\"#" + prefix_ + "-m" + std::to_string(place) + "\">" + html(piece.text) + "</a>";
      } else {
        out_ += html(piece.text);
      }
    }
    if (line.paragraphs.empty()) return;
    out_ += " <span class=\"cite\">[";
    for (std::size_t i = 0; i < line.paragraphs.size(); ++i) {
      const std::string number = std::to_string(line.paragraphs[i]);
      out_ += std::string(i > 0 ? ", " : "") + "<a href=\"#" + prefix_ + "-p" + number +
              "\" aria-label=\"paragraph " + number + "\">" + number + "</a>";
    }
    out_ += "]</span>";
  }

  void report() {
    out_ += "<section class=\"report\" tabindex=\"0\" aria-labelledby=\"" + prefix_ +
            "-report\">\n<h2 id=\"" + prefix_ + "-report\">The report</h2>\n";
    MarkedText text(record_.report.text, spans_, prefix_ + "-m");
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      out_ += "<p id=\"" + prefix_ + "-p" + number + "\"><span class=\"number\" aria-hidden=\"true\">" +
              number + "</span>" + text.paragraph(paragraphs_[i]) + "</p>\n";
    }
    out_ += "</section>\n";
  }

  const Brief& brief_;
  const Record& record_;
  const std::string prefix_;
  std::vector<Span> paragraphs_;
  std::vector<Span> spans_;
  std::string out_;
};

}  // namespace

std::string html_begin(std::string_view title) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         html(title) + "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<main>\n";
}

std::string html_body(const Brief& brief, const Record& record) { return HtmlWriter(brief, record).write(); }

std::string html_end() { return "</main>\n</body>\n</html>\n"; }

}  // namespace parley

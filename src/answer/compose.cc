// SPDX-License-Identifier: Apache-2.0
#include "answer/compose.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "answer/page.h"
#include "answer/phrases.h"
#include "answer/told.h"
#include "base/among.h"
#include "base/utf8.h"
#include "ingest/dates.h"
#include "record/record.h"

namespace parley {
namespace {

// Letters of a quotation, names of a list, that a line has room for.
struct Room {
  std::size_t words;
  std::size_t meeting;  // its words, that come after who, where and when
  std::size_t term;
  std::size_t condition;
  std::size_t names;
  std::size_t persons;
  std::size_t terms;
};
constexpr Room kShort = {150, 85, 66, 80, 4, 2, 6};
constexpr Room kAll = {kUncut, kUncut, kUncut, kUncut, kUncut, kUncut, kUncut};

constexpr std::size_t kInline = 50;  // letters of a condition that still goes before the colon

// What a model may take for a name although it is none: "he", "Ms", "they agreed", "its government".
bool is_nobody(std::string_view name) {
  static constexpr std::array<std::string_view, 22> kPronouns = {
      "",    "he",  "she", "it",   "they", "we",    "i",   "who", "you",  "them",  "this",
      "him", "his", "her", "hers", "its",  "their", "our", "us",  "that", "which", "there"};
  static constexpr std::array<std::string_view, 14> kLone = {
      "the", "one", "those", "some", "others", "both", "s", "a", "ms", "mr", "mrs", "dr", "jr", "co"};
  if (name.size() > 1 && name[1] >= 'A' && name[1] <= 'Z') return false;  // "US", "WHO"
  const std::string folded = fold(name);
  return is_among(std::string_view(folded).substr(0, folded.find(' ')), kPronouns) ||
         is_among(std::string_view(folded), kLone);
}

// A name on one line, without words that a model took along: "Tehran has" -> "Tehran", "from 12 states" ->
// "12 states".
std::string tidy(std::string_view name) {
  for (const std::string_view lead : {"of ", "from ", "by ", "and ", "that "})
    if (name.starts_with(lead)) name.remove_prefix(lead.size());
  static constexpr std::array<std::string_view, 22> kLoose = {
      "has", "had", "have", "is",   "was", "are", "were", "will", "on", "in",   "at",
      "of",  "for", "to",   "that", "and", "the", "with", "last", "by", "from", "a"};
  std::string out = one_line(name, 60);
  for (auto space = out.rfind(' ');
       space != std::string::npos && is_among(std::string_view(out).substr(space + 1), kLoose);
       space = out.rfind(' '))
    out.resize(space);
  return out;
}

// True if the words name the side already, be it by its adjective: "Ukrainian President" names Ukraine.
bool names(std::string_view words, std::string_view side) {
  if (side == "United States")
    return words.find("U.S.") != std::string_view::npos || words.find("American") != std::string_view::npos ||
           words.find(side) != std::string_view::npos;
  if (side == "United Kingdom")
    return words.find("Brit") != std::string_view::npos || words.find("UK") != std::string_view::npos;
  if (side == "European Union")
    return words.find("EU") != std::string_view::npos || words.find(side) != std::string_view::npos;
  const std::size_t stem =
      side.size() > 5 && side.find(' ') == std::string_view::npos ? side.size() - 1 : side.size();
  return words.find(side.substr(0, stem)) != std::string_view::npos;
}

std::string source_name(const std::string& speaker) {
  const std::string name = tidy(speaker);
  if (is_nobody(name)) return "a source";
  if (!is_one_person(name) || is_impersonal(name)) return with_article(name);
  const bool vowel = std::string_view("aeioAEIO").find(name[0]) != std::string_view::npos ||
                     (name.starts_with("un") && !name.starts_with("uni"));
  return (vowel ? "an " : "a ") + name;
}

bool is_anonymous(const std::string& speaker) {
  const std::string name = tidy(speaker);
  return is_nobody(name) || (is_unnamed(name) && !is_impersonal(name));
}

// Puts a line together.
class Builder {
 public:
  explicit Builder(const Page& page) : page_(page) {}

  Builder& own(std::string_view text) {
    if (!line_.pieces.empty() && line_.pieces.back().kind == Piece::Kind::own) {
      line_.pieces.back().text += text;
    } else if (!text.empty()) {
      line_.pieces.push_back({Piece::Kind::own, std::string(text), std::nullopt});
    }
    return *this;
  }

  Builder& name(std::string text) {
    if (!text.empty()) line_.pieces.push_back({Piece::Kind::name, std::move(text), std::nullopt});
    return *this;
  }

  // `lead` and the words after it, or nothing where no words are left of the span.
  Builder& words(std::string_view lead, Span span, std::size_t most, std::optional<Form> form = std::nullopt,
                 std::string_view after = "") {
    Piece piece = page_.quote(span, most, form);
    if (!piece.span) return *this;
    own(lead);
    const auto paragraph = page_.paragraph(*piece.span);
    if (paragraph > 0) line_.paragraphs.push_back(paragraph);
    line_.pieces.push_back(std::move(piece));
    quoted_ = true;
    return own(after);
  }

  // True if it quotes anything.
  [[nodiscard]] bool quoted() const { return quoted_; }

  Line finish() {
    auto& paragraphs = line_.paragraphs;
    std::sort(paragraphs.begin(), paragraphs.end());
    paragraphs.erase(std::unique(paragraphs.begin(), paragraphs.end()), paragraphs.end());
    if (!line_.pieces.empty() && line_.pieces[0].kind != Piece::Kind::words)
      line_.pieces[0].text = capitalised(std::move(line_.pieces[0].text));
    return std::move(line_);
  }

 private:
  const Page& page_;
  Line line_;
  bool quoted_ = false;
};

class Composer {
 public:
  Composer(const Record& record, Length length)
      : record_(record), page_(record), short_(length == Length::brief), room_(short_ ? kShort : kAll) {}

  std::array<std::vector<Block>, kTopics> compose() const {
    return {outcome(), positions(), prospects(), voices(), doubts()};
  }

 private:
  using Indices = std::vector<std::uint32_t>;

  // ---- what of the record, in which order

  // The entries that `wanted` takes, the weightiest first, each thing once.
  template <class Wanted>
  [[nodiscard]] Indices entries(const Wanted& wanted) const {
    Indices out;
    for (std::uint32_t i = 0; i < record_.entries.size(); ++i)
      if (wanted(record_.entries[i])) out.push_back(i);
    std::vector<Weight> weights;
    for (const auto& entry : record_.entries) weights.push_back(weight_of(record_, entry));
    std::stable_sort(out.begin(), out.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return weights[a].before(weights[b]); });
    Told told;
    std::erase_if(out, [&](std::uint32_t i) {
      const Entry& entry = record_.entries[i];
      std::string key(name_of(entry.kind));
      for (const auto& holder : std::set<std::string>(entry.holders.begin(), entry.holders.end()))
        key += "\n" + holder;
      // Two meetings described alike are two if they were on two days.
      if (entry.kind == Kind::meeting) key += "\n" + entry.when.value_or("");
      return !told.add(key, entry.what, page_.gist(entry.what));
    });
    std::erase_if(out, [&](std::uint32_t i) { return is_told_by_terms(i, out); });
    std::map<std::vector<std::string>, std::vector<Span>> conditions;
    for (const auto i : out) {
      const Entry& entry = record_.entries[i];
      if (entry.condition && entry.kind != Kind::demand)
        conditions[entry.holders].push_back(*entry.condition);
    }
    std::erase_if(out, [&](std::uint32_t i) { return is_condition(record_.entries[i], conditions); });
    return out;
  }

  // "They agreed to reopen the bridge and the ferry" tells nothing where both are terms of another line.
  [[nodiscard]] bool is_told_by_terms(std::uint32_t index, const Indices& all) const {
    const Entry& entry = record_.entries[index];
    if (entry.kind != Kind::agreement || !entry.items.empty()) return false;
    return std::any_of(all.begin(), all.end(), [&](std::uint32_t i) {
      const Entry& other = record_.entries[i];
      return other.kind == entry.kind && other.holders == entry.holders && other.status == entry.status &&
             !other.items.empty() && std::all_of(other.items.begin(), other.items.end(), [&](Span item) {
               return entry.what.contains(item);
             });
    });
  }

  // Outcomes of a meeting come right behind it.
  [[nodiscard]] std::vector<Block> outcome() const {
    const Indices chosen = entries([](const Entry& entry) {
      if (entry.kind == Kind::meeting)
        return entry.status == Status::held || entry.status == Status::ongoing ||
               entry.status == Status::cancelled;
      return entry.kind == Kind::agreement && entry.status != Status::possible;
    });
    const std::set<std::uint32_t> there(chosen.begin(), chosen.end());
    std::map<std::uint32_t, Indices> outcomes;
    std::set<std::uint32_t> behind;
    for (const auto i : chosen) {
      if (const auto meeting = meeting_of(record_.entries[i]); meeting && there.contains(*meeting)) {
        outcomes[*meeting].push_back(i);
        behind.insert(i);
      }
    }
    std::vector<Block> out;
    std::set<std::vector<std::string>> met;
    for (const auto i : chosen) {
      if (behind.contains(i)) continue;
      const std::size_t head = out.size();
      Block first = outcome_block(i, line_of(i));
      // Most likely the meeting that the same sides have met at already.
      const bool again =
          record_.entries[i].kind == Kind::meeting && !met.insert(record_.entries[i].holders).second;
      if (short_ && again && is_vague(record_.entries[i])) first.weight.score -= 0.6F;
      add(out, std::move(first));
      const bool told = out.size() > head;
      for (const auto o : outcomes[i]) {
        Block block = outcome_block(o, told ? line_of_outcome(o, record_.entries[i]) : line_of(o));
        if (told) block.behind = head;
        add(out, std::move(block));
      }
    }
    return out;
  }

  static bool is_vague(const Entry& entry) {
    return entry.kind == Kind::meeting && entry.status == Status::held && !entry.when && !entry.place;
  }

  [[nodiscard]] Block outcome_block(std::uint32_t index, Builder line) const {
    Block block = entry_block(index, std::move(line));
    block.group = subject(record_.entries[index].holders);
    return block;
  }

  [[nodiscard]] std::optional<std::uint32_t> meeting_of(const Entry& entry) const {
    if (entry.kind == Kind::meeting) return std::nullopt;
    for (const auto& link : entry.links)
      if (link.kind == Link::Kind::outcome_of && record_.entries[link.to].kind == Kind::meeting)
        return link.to;
    return std::nullopt;
  }

  [[nodiscard]] std::vector<Block> positions() const {
    std::set<std::uint32_t> disputed;
    for (const auto& [refused, wanted] : disputes()) disputed.insert(wanted);
    std::vector<Block> blocks;
    for (const auto i :
         entries([](const Entry& e) { return e.kind != Kind::meeting && e.kind != Kind::agreement; })) {
      const Entry& entry = record_.entries[i];
      // A short brief tells a thing once: what is promised under what happens next, what only an unnamed
      // source tells under what is open.
      if (short_ && is_prospect(entry) ? entry.kind == Kind::commitment : short_ && is_unconfirmed(entry))
        continue;
      Block block = entry_block(i, line_of(i));
      block.group = subject(entry.holders);
      if (short_ && disputed.contains(i)) block.weight.score -= 0.5F;
      add(blocks, std::move(block));
    }
    return grouped(std::move(blocks));
  }

  // "No deal without Y" is a refusal with a condition and a demand for Y; the first tells the second.
  static bool is_condition(const Entry& entry,
                           const std::map<std::vector<std::string>, std::vector<Span>>& conditions) {
    const auto own = conditions.find(entry.holders);
    return entry.kind == Kind::demand && entry.counterparts.empty() && own != conditions.end() &&
           std::any_of(own->second.begin(), own->second.end(),
                       [&](Span condition) { return condition.contains(entry.what); });
  }

  [[nodiscard]] std::vector<Block> prospects() const {
    std::vector<Block> out;
    for (const auto i : entries([](const Entry& e) { return is_prospect(e); })) {
      Builder line = line_of(i);
      for (const auto& link : record_.entries[i].links)
        if (link.kind == Link::Kind::depends_on && !is_told_by_condition(record_.entries[i], link.to))
          line.words("; depends on: ", record_.entries[link.to].what, room_.condition);
      add(out, entry_block(i, std::move(line)));
    }
    return out;
  }

  [[nodiscard]] bool is_told_by_condition(const Entry& entry, std::uint32_t other) const {
    if (!entry.condition) return false;
    const Span what = record_.entries[other].what;
    const auto told = page_.gist(*entry.condition);
    const auto again = page_.gist(what);
    return entry.condition->overlaps(what) ||
           std::includes(told.begin(), told.end(), again.begin(), again.end());
  }

  static bool is_prospect(const Entry& entry) {
    switch (entry.kind) {
      case Kind::meeting:
        return entry.status == Status::planned || entry.status == Status::possible;
      case Kind::commitment:
        return entry.status == Status::open || entry.status == Status::conditional;
      default:
        return std::any_of(entry.links.begin(), entry.links.end(),
                           [](const Link& link) { return link.kind == Link::Kind::depends_on; });
    }
  }

  [[nodiscard]] std::vector<Block> voices() const {
    Indices order(record_.statements.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<Weight> weights;
    for (const auto& statement : record_.statements) weights.push_back(weight_of(record_, statement));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return weights[a].before(weights[b]); });
    Told told;
    std::vector<Block> out;
    for (const auto i : order) {
      const Statement& statement = record_.statements[i];
      const auto gist = page_.gist(statement.content[0]);
      // A bare topic, "the talks", tells nothing.
      if (gist.size() < 2 && statement.form == Form::indirect) continue;
      if (!told.add(statement.speaker, statement.content[0], gist)) continue;
      Builder line = line_of(statement);
      if (!line.quoted()) continue;
      out.push_back({{line.finish()}, weights[i], statement.speaker, std::nullopt, intro(statement)});
    }
    return grouped(std::move(out));
  }

  [[nodiscard]] std::vector<Block> doubts() const {
    std::vector<Block> out;
    tell_disputes(out);
    for (const auto i : entries([this](const Entry& e) { return is_open(e) || is_unconfirmed(e); })) {
      // What may come is told under what happens next.
      if (short_ && record_.entries[i].kind == Kind::meeting && is_open(record_.entries[i])) continue;
      const Entry& entry = record_.entries[i];
      const bool told = entry.kind == Kind::meeting || entry.kind == Kind::agreement || is_prospect(entry);
      if (short_ && told && !is_open(entry)) continue;
      Block block = entry_block(i, is_open(entry) ? line_of(i) : line_of(i, "unconfirmed: "));
      if (!is_open(entry)) block.weight.score -= 0.2F;
      add(out, std::move(block));
    }
    for (const auto& statement : record_.statements) {
      if (!is_doubtful(statement)) continue;
      Builder line = line_of(statement);
      if (line.quoted())
        out.push_back({{line.finish()}, weight_of(record_, statement), "", std::nullopt, ""});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Block& a, const Block& b) { return a.weight.before(b.weight); });
    return out;
  }

  static bool is_open(const Entry& entry) {
    return entry.status == Status::possible && (entry.kind == Kind::meeting || entry.kind == Kind::agreement);
  }

  [[nodiscard]] bool is_unconfirmed(const Entry& entry) const {
    return entry.statement && is_anonymous(record_.statements[*entry.statement].speaker);
  }

  // Said in words that deny it or do not vouch for it.
  [[nodiscard]] bool is_doubtful(const Statement& statement) const {
    if (!statement.cue) return false;
    static constexpr std::array<std::string_view, 9> kBegins = {
        "deny", "deni", "claim", "alleg", "disput", "refut", "dismiss", "contest", "report"};
    const std::string cue = fold(page_.quote(*statement.cue, kUncut).text);
    if (cue == "report" || cue == "reported" || cue == "reports") return false;
    return std::any_of(kBegins.begin(), kBegins.end(),
                       [&](std::string_view begin) { return cue.starts_with(begin); });
  }

  // One side refuses what another wants: told by a link, or by words that both entries share.
  [[nodiscard]] std::set<std::pair<std::uint32_t, std::uint32_t>> disputes() const {
    static constexpr std::uint32_t kNeighbours = 8;
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto& all = record_.entries;
    const auto pair_up = [&](std::uint32_t refused, std::uint32_t wanted) {
      const Kind kind = all[wanted].kind;
      if (all[refused].kind == Kind::rejection && all[refused].status == Status::standing &&
          (kind == Kind::demand || kind == Kind::acceptance || kind == Kind::commitment) &&
          subject(all[refused].holders) != subject(all[wanted].holders))
        pairs.insert({refused, wanted});
    };
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      for (const auto& link : all[i].links)
        if (link.kind == Link::Kind::answers) pair_up(i, link.to);
      for (std::uint32_t j = i + 1;
           j < all.size() && j <= i + kNeighbours && all[j].what.begin < all[i].what.end; ++j) {
        pair_up(i, j);
        pair_up(j, i);
      }
    }
    return pairs;
  }

  void tell_disputes(std::vector<Block>& out) const {
    for (const auto& [refused, wanted] : disputes()) {
      const Entry& entry = record_.entries[wanted];
      const Entry& refusal = record_.entries[refused];
      Builder line(page_);
      line.name(subject(refusal.holders))
          .own(is_many(refusal.holders) ? " refuse what " : " refuses what ")
          .name(subject(entry.holders))
          .own(!verb_of(entry).empty()  ? verb_of(entry)
               : is_many(entry.holders) ? " are open to"
                                        : " is open to");
      what(line, entry, room_.words);
      Block block = entry_block(wanted, std::move(line));
      block.weight = weight_of(record_, refusal);
      block.weight.score += 0.5F;
      add(out, std::move(block));
    }
  }

  // Blocks of one group together, the groups in the order of their first.
  static std::vector<Block> grouped(std::vector<Block> blocks) {
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < blocks.size(); ++i) first.emplace(blocks[i].group, i);
    std::stable_sort(blocks.begin(), blocks.end(),
                     [&](const Block& a, const Block& b) { return first.at(a.group) < first.at(b.group); });
    return blocks;
  }

  static void add(std::vector<Block>& out, Block block) {
    if (!block.lines.empty()) out.push_back(std::move(block));
  }

  // ---- the lines

  // The line with the terms that it does not quote itself; empty where nothing could be quoted.
  [[nodiscard]] Block entry_block(std::uint32_t index, Builder line) const {
    const Entry& entry = record_.entries[index];
    Block block{{}, weight_of(record_, entry), "", std::nullopt, ""};
    if (!line.quoted()) return block;
    block.lines.push_back(line.finish());
    Told told;
    told.add("", entry.what, {});
    std::size_t left_out = 0;
    for (const Span item : entry.items) {
      Builder term(page_);
      term.words("", item, room_.term);
      if (!term.quoted() || is_nobody(page_.bare(item)) || !told.add("", item, page_.gist(item))) continue;
      if (block.lines.size() > room_.terms) {
        ++left_out;
        continue;
      }
      block.lines.push_back(term.finish());
      block.lines.back().term = true;
    }
    if (left_out > 0)
      block.lines.push_back(Builder(page_).own("and " + std::to_string(left_out) + " more").finish());
    block.lines.back().term = block.lines.size() > 1;
    return block;
  }

  [[nodiscard]] Builder line_of(std::uint32_t index, std::string_view before = "") const {
    const Entry& entry = record_.entries[index];
    Builder line(page_);
    line.own(before);
    if (entry.kind == Kind::meeting) {
      meeting(line, entry);
    } else if (entry.kind == Kind::agreement) {
      agreement(line, entry);
    } else {
      position(line, entry);
    }
    return line;
  }

  // An outcome right behind its meeting need not name the same sides and day again.
  [[nodiscard]] Builder line_of_outcome(std::uint32_t index, const Entry& meeting) const {
    const Entry& entry = record_.entries[index];
    if (entry.kind != Kind::agreement || entry.holders != meeting.holders || entry.status == Status::broken)
      return line_of(index);
    Builder line(page_);
    line.name(is_many(entry.holders) ? "they" : subject(entry.holders)).own(agreed(entry.status));
    if (entry.when != meeting.when) date(line, entry);
    what(line, entry, room_.words);
    source(line, entry);
    return line;
  }

  void meeting(Builder& line, const Entry& entry) const {
    const std::string shown = page_.quote(without_lead(entry), room_.meeting).text;
    const auto told = [&](std::string_view words) { return shown.find(words) != std::string::npos; };
    const bool many = is_many(entry.holders);
    const bool placed = entry.place && !told(page_.bare(*entry.place));
    if (entry.status == Status::held && !placed && tells_meeting(shown)) {
      line.name(subject(entry.holders));
    } else if (entry.status == Status::cancelled) {
      line.own("called off or broken off, talks of ").name(subject(entry.holders));
    } else if (many) {
      line.name(subject(entry.holders)).own(met(entry));
    } else {
      line.own(talks_with(entry.status)).name(subject(entry.holders));
    }
    if (placed) line.words(" " + page_.preposition(*entry.place) + " ", *entry.place, room_.condition);
    if (entry.when && !(is_this_year(*entry.when) && says_day(shown, *entry.when))) date(line, entry);
    std::vector<std::string> present;
    for (const auto actor : entry.participants) {
      std::string name = one_line(record_.actors[actor].name);
      if (!told(name)) present.push_back(std::move(name));
    }
    if (!present.empty()) line.own(", with ").name(list_of(present, room_.persons));
    what(line, entry, room_.meeting);
    source(line, entry);
  }

  // "held emergency talks in Paris" needs no "met" before it.
  static bool tells_meeting(std::string_view words) {
    static constexpr std::array<std::string_view, 18> kVerbs = {
        "met",       "held",     "spoke",     "talked",   "visited",   "hosted",
        "convened",  "gathered", "discussed", "resumed",  "began",     "spent",
        "travelled", "traveled", "attended",  "finished", "concluded", "summoned"};
    return is_among(words.substr(0, words.find(' ')), kVerbs);
  }

  [[nodiscard]] bool is_this_year(std::string_view date) const {
    return record_.report.published && to_iso(*record_.report.published).substr(0, 4) == date.substr(0, 4);
  }

  [[nodiscard]] std::string_view met(const Entry& entry) const {
    switch (entry.status) {
      case Status::planned:
        return " plan to meet";
      case Status::possible:
        return " may meet";
      case Status::ongoing:
        return " are in talks";
      default:
        return is_call(entry) ? " talked" : " met";
    }
  }

  // Of one side only, the record does not know with whom.
  static std::string_view talks_with(Status status) {
    switch (status) {
      case Status::planned:
        return "planned, talks with ";
      case Status::possible:
        return "possible, talks with ";
      case Status::ongoing:
        return "under way, talks with ";
      default:
        return "talks with ";
    }
  }

  [[nodiscard]] bool is_call(const Entry& entry) const {
    static constexpr std::array<std::string_view, 8> kCalls = {"call",  "calls",  "phone", "phoned",
                                                               "spoke", "teleph", "video", "conver"};
    for (const auto& word : page_.gist(entry.what))
      if (is_among(word, kCalls)) return true;
    return false;
  }

  void agreement(Builder& line, const Entry& entry) const {
    if (entry.status == Status::broken) {
      line.own("broken, an agreement of ").name(subject(entry.holders));
    } else {
      line.name(subject(entry.holders)).own(agreed(entry.status));
    }
    date(line, entry);
    what(line, entry, room_.words);
    source(line, entry);
  }

  static std::string_view agreed(Status status) {
    switch (status) {
      case Status::partial:
        return " agreed in part or provisionally";
      case Status::possible:
        return " may agree";
      case Status::failed:
        return " did not agree";
      default:
        return " agreed";
    }
  }

  void position(Builder& line, const Entry& entry) const {
    const bool many = is_many(entry.holders);
    const std::string verb = verb_of(entry);
    const bool opens = verb.empty();
    line.name(subject(entry.holders)).own(!opens ? verb : many ? " are open" : " is open");
    if (!opens) toward(line, entry);
    date(line, entry);
    if (opens) line.own(" to");
    what(line, entry, room_.words);
    source(line, entry);
  }

  // Empty for "is open to", which wants its own order of words.
  [[nodiscard]] std::string verb_of(const Entry& entry) const {
    const bool many = is_many(entry.holders);
    const std::string s = many ? "" : "s";
    const bool withdrawn = entry.status == Status::withdrawn;
    switch (entry.kind) {
      case Kind::demand:
        if (entry.status == Status::met) return " had a demand met";
        return (withdrawn ? " no longer demand" : " demand") + s;
      case Kind::rejection:
        return (withdrawn ? " no longer refuse" : " refuse") + s;
      case Kind::acceptance:
        if (withdrawn) return " no longer accept" + s;
        return entry.condition ? " would accept" : own_verb(without_lead(entry), s);
      case Kind::commitment:
        if (entry.status == Status::kept) return " kept a pledge";
        if (entry.status == Status::broken) return " did not keep a pledge";
        return " pledge" + s;
      case Kind::threat:
        if (entry.status == Status::carried_out) return " carried out a threat";
        return (withdrawn ? " no longer threaten" : " threaten") + s;
      default:
        return "";
    }
  }

  // The report's verb, where it stands right before what is accepted.
  [[nodiscard]] std::string own_verb(Span what, const std::string& s) const {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kVerbs = {
        {{"support", " support"},
         {"back", " support"},
         {"endors", " support"},
         {"welcom", " welcome"},
         {"offer", " offer"},
         {"propos", " propose"}}};
    Span word = word_before(what.begin);
    for (int back = 0; back < 3 && !word.empty(); ++back, word = word_before(word.begin))
      for (const auto& [stem, verb] : kVerbs)
        if (page_.bare(word).starts_with(stem)) return std::string(verb) + s;
    return "";
  }

  // The word of small letters that stands before a place; an empty span where none does.
  [[nodiscard]] Span word_before(std::uint32_t at) const {
    const std::string_view text = record_.report.text;
    std::uint32_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    std::uint32_t begin = end;
    while (begin > 0 && text[begin - 1] >= 'a' && text[begin - 1] <= 'z') --begin;
    return {begin, end};
  }

  // Nothing where the words name the counterpart themselves.
  void toward(Builder& line, const Entry& entry) const {
    const std::string_view words =
        std::string_view(record_.report.text).substr(entry.what.begin, entry.what.size());
    std::vector<std::string> others;
    for (const auto& other : entry.counterparts)
      if (!is_nobody(tidy(other)) && (entry.kind == Kind::demand || !names(words, other)))
        others.push_back(other);
    if (others.empty()) return;
    switch (entry.kind) {
      case Kind::demand:
        line.own(entry.status == Status::met ? " by " : " of ").name(subject(others));
        break;
      case Kind::commitment:
        line.own(" to ").name(subject(others));
        break;
      case Kind::threat:
        line.own(entry.status == Status::carried_out ? " against " : " ").name(subject(others));
        break;
      default:
        line.own(", toward ").name(subject(others));
    }
  }

  // "(18 Feb 2025)"; "(due 18 Mar 2025)" for what is still to be done.
  void date(Builder& line, const Entry& entry) const {
    if (!entry.when) return;
    const bool open = entry.status == Status::open || entry.status == Status::conditional ||
                      (entry.status == Status::standing && entry.kind == Kind::demand);
    const std::string published = record_.report.published ? to_iso(*record_.report.published) : "9999";
    line.own((open && *entry.when >= published ? " (due " : " (") + readable_date(*entry.when) + ")");
  }

  // ", if necessary: talks with Veltia" or ": talks with Veltia; condition: a full withdrawal"
  void what(Builder& line, const Entry& entry, std::size_t room) const {
    const std::optional<Form> form = form_of(entry.what, entry);
    const Span words = entry.status == Status::failed ? with_negation(entry.what) : without_lead(entry);
    if (!entry.condition || entry.condition->overlaps(entry.what) || !stands(*entry.condition)) {
      line.words(": ", words, room, form);
      return;
    }
    const std::string_view condition = page_.bare(*entry.condition);
    const bool clause = is_clause(condition) && condition[0] >= 'a';  // not one that begins a sentence
    const bool inlined = clause && condition.size() <= kInline;
    if (inlined) line.words(", ", *entry.condition, room_.condition);
    line.words(": ", words, room, form);
    if (!inlined) line.words(clause ? ", " : "; condition: ", *entry.condition, room_.condition);
  }

  // False for a condition that a model has broken off: "if", "if they".
  [[nodiscard]] bool stands(Span condition) const {
    const auto words = page_.bare(condition);
    const auto space = words.rfind(' ');
    if (space == std::string_view::npos && is_clause(words)) return false;
    const auto last = space == std::string_view::npos ? words : words.substr(space + 1);
    return last == "that" || !is_nobody(last);
  }

  // The form of the statement that the words stand in, if it is all direct or all indirect.
  [[nodiscard]] std::optional<Form> form_of(Span words, const Entry& entry) const {
    if (!entry.statement) return std::nullopt;
    const Statement& statement = record_.statements[*entry.statement];
    if (statement.form == Form::mixed) return std::nullopt;
    for (const Span content : statement.content)
      if (content.contains(words)) return statement.form;
    return std::nullopt;
  }

  // What the line says itself need not be said again, and what led up to the words is none of them:
  // "agreed to appoint envoys" -> "appoint envoys", "for a full withdrawal" -> "a full withdrawal". ("s" is
  // what a model may leave of "company's".)
  [[nodiscard]] Span without_lead(const Entry& entry) const {
    Span words = entry.what;
    while (drop_lead(words, leads_of(entry.kind), 1) || drop_lead(words, kLeads, 2)) {
    }
    return words;
  }

  using Leads = std::span<const std::string_view>;
  static constexpr std::string_view kLeads[] = {"for ",       "on ",        "with ",   "by ",    "as ",
                                                "from ",      "to ",        "during ", "until ", "after ",
                                                "following ", "Following ", "that ",   "s "};

  static Leads leads_of(Kind kind) {
    static constexpr std::string_view kAgreement[] = {
        "agreed ",     "agree ", "agreeing ", "reaching ", "both sides agreed ", "the two sides agreed ",
        "they agreed "};
    static constexpr std::string_view kMeeting[] = {"The two sides ",
                                                    "the two sides ",
                                                    "Both sides ",
                                                    "both sides ",
                                                    "The delegations ",
                                                    "the delegations ",
                                                    "They ",
                                                    "they ",
                                                    "have ",
                                                    "has ",
                                                    "had ",
                                                    "already "};
    static constexpr std::string_view kDemand[] = {"demanded ",  "demands ",    "demanding ",  "need for ",
                                                   "calls for ", "called for ", "insisted on "};
    static constexpr std::string_view kRejection[] = {
        "unwilling to ",   "refusal to ",     "his refusal to ",
        "her refusal to ", "its refusal to ", "their refusal to ",
        "refused to ",     "refuses to ",     "refusing to ",
        "rejected ",       "rejects ",        "rejecting ",
        "ruled out ",      "rules out ",      "not ",
        "never ",          "would not ",      "would never ",
        "will not ",       "will never "};
    static constexpr std::string_view kAcceptance[] = {
        "open to ",     "offered to ",        "has offered to ",    "ready to ",       "willing to ",
        "prepared to ", "still prepared to ", "it was willing to ", "it was ready to "};
    static constexpr std::string_view kCommitment[] = {
        "will ",    "would ",     "it would ",   "he would ",    "she would ", "they would ", "it will ",
        "he will ", "they will ", "pledged to ", "promised to ", "vowed to ",  "plans to ",   "agreed to "};
    static constexpr std::string_view kThreat[] = {"will ",           "would ",       "it would ",
                                                   "they would ",     "threatened ",  "threatened to ",
                                                   "threatening to ", "threatens to "};
    switch (kind) {
      case Kind::agreement:
        return kAgreement;
      case Kind::demand:
        return kDemand;
      case Kind::rejection:
        return kRejection;
      case Kind::acceptance:
        return kAcceptance;
      case Kind::commitment:
        return kCommitment;
      case Kind::threat:
        return kThreat;
      case Kind::meeting:
        return kMeeting;
    }
    return {};
  }

  // False where none begins the words, or fewer words than `least` (1 or 2) would be left, or what would mean
  // something else: "until 2030", "will not sign", "will be regular".
  [[nodiscard]] bool drop_lead(Span& words, Leads leads, int least) const {
    const std::string_view text = std::string_view(record_.report.text).substr(words.begin, words.size());
    for (const auto lead : leads) {
      if (!text.starts_with(lead) || text.size() == lead.size()) continue;
      const auto rest = text.substr(lead.size());
      const auto next = rest.substr(0, rest.find(' '));
      const bool stands = (least == 1 || next.size() < rest.size()) && (rest[0] < '0' || rest[0] > '9') &&
                          next != "not" && next != "never" && next != "be" && next != "have";
      if (!stands) continue;
      words.begin += static_cast<std::uint32_t>(lead.size());
      return true;
    }
    return false;
  }

  // "reach any agreement" -> "unable to reach any agreement", where the report has that right before it.
  [[nodiscard]] Span with_negation(Span words) const {
    static constexpr std::array<std::string_view, 10> kNegations = {
        "unable", "failed", "fail", "not", "without", "no", "never", "cannot", "failing", "nor"};
    Span word = word_before(words.begin);
    for (int back = 0; back < 4 && !word.empty(); ++back, word = word_before(word.begin))
      if (is_among(std::string_view(record_.report.text).substr(word.begin, word.size()), kNegations))
        return {word.begin, words.end};
    return words;
  }

  // Who tells it, where that is not the holder itself or has no name.
  void source(Builder& line, const Entry& entry) const {
    if (!entry.statement) return;
    const Statement& statement = record_.statements[*entry.statement];
    const bool anonymous = is_anonymous(statement.speaker);
    const bool own = (entry.holders.size() == 1 && statement.side == entry.holders[0]) ||
                     std::all_of(entry.holders.begin(), entry.holders.end(),
                                 [&](const std::string& holder) { return names(statement.speaker, holder); });
    if (own && !anonymous) return;
    line.own(own ? " (" : " (according to ")
        .name(source_name(statement.speaker))
        .own(anonymous ? ", not named)" : ")");
  }

  [[nodiscard]] std::string subject(const std::vector<std::string>& holders) const {
    std::vector<std::string> out;
    for (const auto& holder : holders) {
      const std::string bare = tidy(holder);
      std::string name = with_article(bare);
      if (!is_nobody(bare) && std::find(out.begin(), out.end(), name) == out.end())
        out.push_back(std::move(name));
    }
    return out.empty() ? "one side" : list_of(out, room_.names);
  }

  static bool is_many(const std::vector<std::string>& holders) {
    return holders.size() > 1 || (holders.size() == 1 && is_plural(holders[0]));
  }

  [[nodiscard]] Builder line_of(const Statement& statement) const {
    Builder line(page_);
    line.name(source_name(statement.speaker));
    if (statement.cue && tells_how(*statement.cue)) {
      const auto cue = page_.quote(*statement.cue, room_.condition, Form::indirect).text;
      line.own(cue.find("ing") == std::string::npos ? " " : ", ").own(cue);
    }
    std::string_view lead = ": ";
    for (const Span content : statement.content) {
      line.words(lead, content, room_.words, statement.form);
      lead = " ... ";
    }
    if (statement.said_on) line.own(" (" + readable_date(*statement.said_on) + ")");
    return line;
  }

  // False for cues that tell no more than that it was said, and for what is no verb of saying.
  [[nodiscard]] bool tells_how(Span cue) const {
    static constexpr std::array<std::string_view, 46> kStems = {
        "accus",    "acknowledg", "admi",   "alleg",   "announc", "appeal",  "argu",     "ask",
        "call",     "caution",    "claim",  "commend", "condemn", "confirm", "critici",  "demand",
        "deni",     "deny",       "descri", "dismiss", "disput",  "emphasi", "express",  "hail",
        "highligh", "hint",       "insist", "order",   "pledg",   "prais",   "promis",   "propos",
        "refus",    "reject",     "stress", "suggest", "thank",   "threat",  "underlin", "underscor",
        "urg",      "vow",        "warn",   "welcom",  "offer",   "wrote"};
    const std::string folded = fold(page_.bare(cue));
    return std::any_of(kStems.begin(), kStems.end(),
                       [&](std::string_view stem) { return folded.starts_with(stem); });
  }

  [[nodiscard]] std::string intro(const Statement& statement) const {
    std::vector<std::string> parts;
    if (is_anonymous(statement.speaker)) parts.emplace_back("not named");
    const std::string role = statement.actor ? one_line(record_.actors[*statement.actor].role) : "";
    if (!role.empty()) parts.push_back(role);
    if (statement.side && *statement.side != statement.speaker && !names(role, *statement.side) &&
        !names(statement.speaker, *statement.side))
      parts.push_back(tidy(*statement.side));
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? " (" : ", ") + part;
    return out.empty() ? out : out + ")";
  }

  const Record& record_;
  const Page page_;
  const bool short_;
  const Room& room_;
};

}  // namespace

void introduce(Block& block) {
  auto& pieces = block.lines[0].pieces;
  if (!block.intro.empty()) pieces.insert(pieces.begin() + 1, {Piece::Kind::own, block.intro, std::nullopt});
}

std::array<std::vector<Block>, kTopics> compose(const Record& record, Length length) {
  return Composer(record, length).compose();
}

}  // namespace parley

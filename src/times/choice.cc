// SPDX-License-Identifier: Apache-2.0
#include "times/choice.h"

#include <algorithm>
#include <array>
#include <string>

#include "times/period.h"
#include "times/weights.h"
#include "times/words.h"

namespace parley::times {

namespace {

// Where an expression stands, seen from the anchor.
enum class Place : std::uint8_t {
  inside,
  before,
  behind,
  in_content,
  earlier_sentence,
  later_sentence,
  story
};

struct Range {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // one past
};

// The anchor's neighbourhood: its sentences and those around it, as words with their roles.
class Scene {
 public:
  Scene(const Report& report, const Layout& layout, const std::vector<TimeRef>& times, const Dated& dated,
        Span anchor)
      : report_(report), layout_(layout), times_(times), dated_(dated), anchor_span_(anchor) {
    if (layout.words.empty() || layout.sentences.empty()) return;
    anchor_ = words_of(anchor);
    if (anchor_.first >= layout.words.size()) return;
    const auto last_word = std::max(anchor_.first, anchor_.last > 0 ? anchor_.last - 1 : 0);
    home_ = {layout.words[anchor_.first].sentence, layout.words[last_word].sentence + 1};
    const auto sentences = static_cast<std::uint32_t>(layout.sentences.size());
    headline_ = is_headline(home_.first);
    const std::uint32_t back = dated.sort == kStatement ? 25 : 3;
    around_ = {home_.first > back ? home_.first - back : 0,
               std::min(home_.last + (headline_ ? 5U : 1U), sentences)};
    first_word_ = layout.sentences[around_.first].first_word;
    const std::uint32_t end = layout.sentences[around_.last - 1].last_word;
    words_ = time_words(report, layout, first_word_, std::min(end, first_word_ + kLongest));
  }

  [[nodiscard]] std::vector<Candidate> candidates() const {
    std::vector<Candidate> out;
    if (words_.empty()) return out;
    const std::uint32_t begin = layout_.words[first_word_].span.begin;
    const std::uint32_t end = layout_.words[first_word_ + words_.size() - 1].span.end;
    auto time = std::ranges::lower_bound(times_, begin, {}, [](const TimeRef& t) { return t.span.begin; });
    constexpr std::size_t kMost = 24;
    for (; time != times_.end() && time->span.end <= end && out.size() < kMost; ++time) {
      out.push_back({static_cast<std::uint32_t>(time - times_.begin()), {}});
    }
    for (Candidate& candidate : out) mark(candidate, out);
    if (report_.published && is_first()) out.push_back({kPublication, publication_marks(out)});
    return out;
  }

 private:
  static constexpr std::uint32_t kLongest = 2000;  // words; a "sentence" beyond is a table

  [[nodiscard]] Range words_of(Span span) const {
    const auto [first, last] = layout_.words_in(span);
    return {first, last};
  }

  // A first line without a stop at its end.
  [[nodiscard]] bool is_headline(std::uint32_t sentence) const {
    if (sentence > 2 || layout_.sentences[sentence].paragraph > 1) return false;
    const Span span = layout_.sentences[sentence].span;
    return span.end > span.begin && report_.text[span.end - 1] != '.' && report_.text[span.end - 1] != '"';
  }

  [[nodiscard]] const TimeWord& word(std::uint32_t i) const { return words_[i - first_word_]; }
  [[nodiscard]] bool has(std::uint32_t i) const {
    return i >= first_word_ && i - first_word_ < words_.size();
  }
  [[nodiscard]] Role role(std::uint32_t i) const { return has(i) ? word(i).role : Role::other; }

  [[nodiscard]] Place place(std::uint32_t time) const {
    const Span span = times_[time].span;
    for (const Span& content : dated_.content) {
      if (content.overlaps(span)) return Place::in_content;
    }
    if (anchor_span_.overlaps(span)) return Place::inside;
    const std::uint32_t sentence = layout_.words[words_of(span).first].sentence;
    if (sentence < home_.first) return Place::earlier_sentence;
    if (sentence >= home_.last) return headline_ ? Place::story : Place::later_sentence;
    return span.begin < anchor_span_.begin ? Place::before : Place::behind;
  }

  // Whether this is the scene of the anchor itself, not of another mention.
  [[nodiscard]] bool is_first() const { return anchor_span_ == dated_.anchor; }

  // --- marks ---

  static int distance_class(std::uint32_t words) {
    static constexpr std::array<std::uint32_t, 6> kLimits = {0, 1, 3, 6, 12, 25};
    return static_cast<int>(std::ranges::lower_bound(kLimits, words) - kLimits.begin());
  }

  // 0 past, 1 the day of publication, 2 to come, 3 unknown
  [[nodiscard]] int side_of_base(const Period& period) const {
    if (!report_.published) return 3;
    const Day base{*report_.published};
    if (period.first > base) return 2;
    if (period.last < base) return 0;
    return period.days() == 1 ? 1 : 3;
  }

  static int length_class(const Period& period) {
    const int days = period.days();
    return days == 1 ? 0 : days <= 8 ? 1 : days <= 31 ? 2 : days <= 186 ? 3 : days <= 366 ? 4 : 5;
  }

  // The word that leads the expression in: "by", "since"; articles and shades are passed.
  [[nodiscard]] int lead_in(std::uint32_t first) const {
    for (std::uint32_t i = first; i > first_word_ && i + 3 > first;) {
      const Role before = role(--i);
      if (before == Role::article || before == Role::shade || before == Role::edge ||
          (before == Role::of && i + 1 < first))
        continue;
      return static_cast<int>(before);
    }
    return 0;
  }

  // Whether a word of saying stands close before (1) or behind (2) the expression, and 0 for neither.
  [[nodiscard]] int spoken(Range time) const {
    constexpr std::uint32_t kNear = 5;
    const auto sentence = layout_.words[time.first].sentence;
    for (std::uint32_t i = time.first; i > first_word_ && i + kNear > time.first; --i) {
      if (layout_.words[i - 1].sentence != sentence) break;
      if (word(i - 1).speaks) return 1;
    }
    for (std::uint32_t i = time.last;
         has(i) && i < time.last + kNear && layout_.words[i].sentence == sentence; ++i) {
      if (word(i).speaks) return 2;
    }
    return 0;
  }

  // What lies between expression and anchor: bits 1 comma, 2 word of saying, 4 verb, 8 "and" or "that".
  [[nodiscard]] int between(Range time) const {
    const Range gap =
        time.last <= anchor_.first ? Range{time.last, anchor_.first} : Range{anchor_.last, time.first};
    int bits = 0;
    for (std::uint32_t i = gap.first; i < gap.last && has(i); ++i) {
      if (word(i).role == Role::comma) bits |= 1;
      if (word(i).speaks) bits |= 2;
      if (word(i).role == Role::did || word(i).role == Role::will || word(i).role == Role::does) bits |= 4;
      if (word(i).role == Role::and_) bits |= 8;
    }
    return bits;
  }

  [[nodiscard]] std::uint32_t distance(Range time) const {
    if (time.last <= anchor_.first) return anchor_.first - time.last;
    return time.first >= anchor_.last ? time.first - anchor_.last : 0;
  }

  // How many other candidates stand nearer on the same side (0, 1, 2 and more).
  [[nodiscard]] int rank(std::uint32_t time, const std::vector<Candidate>& all) const {
    const Place here = place(time);
    int nearer = 0;
    for (const Candidate& other : all) {
      if (other.time == time || place(other.time) != here) continue;
      const bool between =
          here == Place::before || here == Place::earlier_sentence ? other.time > time : other.time < time;
      nearer += between ? 1 : 0;
    }
    return std::min(nearer, 2);
  }

  // How many expressions beside words of saying stand between this one and the anchor.
  [[nodiscard]] int rank_spoken(std::uint32_t time, const std::vector<Candidate>& all) const {
    int nearer = 0;
    for (const Candidate& other : all) {
      if (other.time > time && times_[other.time].span.end <= anchor_span_.begin &&
          spoken(words_of(times_[other.time].span)) != 0) {
        ++nearer;
      }
    }
    return nearer;
  }

  // What the anchor's clause speaks of: verbs inside it, else the nearest before it.
  [[nodiscard]] int anchor_direction() const {
    const Sentence& sentence = layout_.sentences[home_.first];
    const auto begin = static_cast<std::size_t>(sentence.first_word - first_word_);
    for (std::uint32_t i = anchor_.first; i < anchor_.last && has(i); ++i) {
      if (word(i).role == Role::did) return 0;
      if (word(i).role == Role::will) return 2;
    }
    const std::size_t at = anchor_.first - first_word_;
    return static_cast<int>(
        direction_at(words_, begin, std::min(at, words_.size()), words_.size(), words_.size()));
  }

  // Words of five letters and more that the expression's sentence shares with the anchor's.
  [[nodiscard]] int shared_words(Range time) const {
    const auto collect = [&](std::uint32_t first, std::uint32_t last) {
      std::vector<std::string> out;
      for (std::uint32_t i = first; i < last && i < first + 80; ++i) {
        const Span span = layout_.words[i].span;
        if (span.size() < 5) continue;
        std::string text = report_.text.substr(span.begin, 6);
        for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        out.push_back(text);
      }
      std::ranges::sort(out);
      out.erase(std::ranges::unique(out).begin(), out.end());
      return out;
    };
    const Sentence& sentence = layout_.sentences[layout_.words[time.first].sentence];
    const auto here = dated_.sort == kStatement ? collect(layout_.sentences[home_.first].first_word,
                                                          layout_.sentences[home_.first].last_word)
                                                : collect(anchor_.first, anchor_.last);
    const auto there = collect(sentence.first_word, sentence.last_word);
    std::vector<std::string> both;
    std::ranges::set_intersection(here, there, std::back_inserter(both));
    return static_cast<int>(std::min<std::size_t>(both.size(), 3));
  }

  // Each add() is one template; their order is that of the trained weights, so a change here asks for
  // training. Most cross the place with one other trait: distance, the word that leads in, length, words of
  // saying near, rank among the others on that side, what lies between, the tense of the anchor against the
  // side of the base, shared words, the neighbouring words' roles, and hashes of the anchor's edge words and
  // of the verb before.
  void mark(Candidate& candidate, const std::vector<Candidate>& all) const {
    const Range time = words_of(times_[candidate.time].span);
    const auto period = from_iso(times_[candidate.time].value);
    if (!period) return;
    const int where = static_cast<int>(place(candidate.time));
    const int sort = dated_.sort;
    int next_template = 0;
    const auto add = [&](int value) {
      candidate.marks.push_back(static_cast<std::uint16_t>(next_template++ * 1024 + value));
    };
    add(is_first() ? where : 8 + where);
    const bool home = where <= static_cast<int>(Place::in_content);
    const std::uint32_t sentence = layout_.words[time.first].sentence;
    const int away = sentence < home_.first   ? static_cast<int>(home_.first - sentence)
                     : sentence >= home_.last ? static_cast<int>(sentence - home_.last) + 1
                                              : 0;
    const bool same_paragraph =
        layout_.sentences[sentence].paragraph == layout_.sentences[home_.first].paragraph;
    const int lead = lead_in(time.first);
    const int tense = anchor_direction();
    const int side = side_of_base(*period);
    const int speech = spoken(time);
    const int gap = home ? between(time) : 16 + std::min(away, 5) * 2 + (same_paragraph ? 1 : 0);
    add(where * 8 + sort);
    add(where * 8 + (home ? distance_class(distance(time)) : std::min(away, 7)));
    add(where * 64 + lead);
    add(where * 8 + length_class(*period));
    add(sort * 4 + side);
    add(where * 4 + speech);
    add(where * 4 + rank(candidate.time, all));
    add(where * 32 + gap);
    add((tense * 4 + side) * 8 + where);
    add((where * 4 + shared_words(time)) * 2 + (same_paragraph ? 1 : 0));
    add(sort * 8 + length_class(*period));
    add(where * 64 + static_cast<int>(role(time.last)));
    add((where * 2 + (has(time.first) && (time.first == layout_.sentences[sentence].first_word ||
                                          time.first == layout_.sentences[sentence].first_word + 1)
                          ? 1
                          : 0)) *
            2 +
        (headline_ ? 1 : 0));
    add(where * 64 + (has(time.first) ? static_cast<int>(role(time.first)) : 0));
    add((gap * 4 + speech) * 2 + (sort == kTalks ? 1 : 0));
    const bool cue_speaks = anchor_.first > first_word_ && has(anchor_.first - 1) &&
                            (word(anchor_.first - 1).speaks || role(anchor_.first - 1) == Role::to);
    add((where * 8 + sort) * 2 + (cue_speaks ? 1 : 0));
    int at_home = 0;
    int rivals = 0;
    for (const Candidate& other : all) {
      const Place there = place(other.time);
      if (there <= Place::behind) ++at_home;
      if (there == Place::inside) ++rivals;
    }
    add((where * 4 + std::min(at_home, 3)) * 4 + std::min(rivals, 2));
    add((where <= 2 ? 0 : 1) * 512 + hash(anchor_.first));
    add((where <= 2 ? 0 : 1) * 512 + (anchor_.first > 0 ? hash(anchor_.first - 1) : 0));
    add((where <= 2 ? 0 : 1) * 512 + (anchor_.last > 0 ? hash(anchor_.last - 1) : 0));
    add(where * 8 + distance_class(anchor_.last - anchor_.first));
    add((where * 4 + side) * 8 + sort);
    add((where * 8 + length_class(*period)) * 8 + sort);
    add(where * 64 + verb_hash(time));
    if (sort == kStatement) {  // a saying may take its date from one further back
      add((std::min(away, 12) * 4 + speech) * 8 + side * 2 + (period->days() == 1 ? 1 : 0));
      add(((same_paragraph ? 1 : 0) * 8 + where) * 4 + speech);
      add((std::min(rank_spoken(candidate.time, all), 3) * 8 + where) * 4 + speech);
      add(told_today() * 16 + side * 4 + (away > 0 ? 2 : 0) + (speech ? 1 : 0));
    }
  }

  // Templates of their own, behind those of mark(): what speaks for a text that is itself the act of its day.
  [[nodiscard]] std::vector<std::uint16_t> publication_marks(const std::vector<Candidate>& all) const {
    std::vector<std::uint16_t> marks;
    int next_template = 40;
    const auto add = [&](int value) {
      marks.push_back(static_cast<std::uint16_t>(next_template++ * 1024 + value));
    };
    int spoken_near = 0;
    int home = 0;
    for (const Candidate& other : all) {
      const Place where = place(other.time);
      if (where <= Place::behind) ++home;
      if (where == Place::earlier_sentence && spoken(words_of(times_[other.time].span))) ++spoken_near;
    }
    const int sort = dated_.sort;
    const int told = told_today();
    const int person = first_person();
    const int tense = anchor_direction();
    add(sort);
    add((told * 4 + person) * 8 + sort);
    add(std::min(home, 2) * 8 + sort);
    add(std::min(spoken_near, 2) * 8 + sort);
    add((tense * 8 + sort) * 2 + (headline_ ? 1 : 0));
    add((cue_class() * 4 + person) * 2 + (sort == kStatement ? 1 : 0));
    add((told * 4 + std::min(home, 2)) * 2 + (sort == kStatement ? 1 : 0));
    const bool front_matter = !report_.furniture.empty() && report_.furniture.front().begin == 0;
    add(((front_matter ? 1 : 0) * 4 + person) * 8 + sort);
    add(((front_matter ? 1 : 0) * 4 + told) * 8 + sort);
    add((home_.first < 4 ? 0 : home_.first < 10 ? 1 : 2) * 8 + sort);
    add((hash(anchor_.first) * 2) + (sort == kStatement ? 1 : 0));
    add((dateline_like() ? 1 : 0) * 8 + sort);
    return marks;
  }

  // A wire report's head tells its day, so that its text need not.
  [[nodiscard]] bool dateline_like() const {
    const std::string_view head = std::string_view{report_.text}.substr(0, 600);
    return head.find(" - ") != std::string_view::npos || head.find("/TASS/") != std::string_view::npos;
  }
  // 0 no expression of the first ones means the day of publication, 1 one does, 2 the first does.
  [[nodiscard]] int told_today() const {
    if (!report_.published) return 3;
    const std::string today = to_iso(day_period(Day{*report_.published}));
    for (std::size_t i = 0; i < times_.size() && i < 8; ++i) {
      if (times_[i].value == today) return i == 0 ? 2 : 1;
    }
    return times_.empty() ? 3 : 0;
  }

  // 1 "I" or "we" stands close before the anchor, 2 the text's head speaks in the first person, 0 neither.
  [[nodiscard]] int first_person() const {
    const auto is_first = [&](std::uint32_t i) {
      const Span span = layout_.words[i].span;
      const auto text = std::string_view{report_.text}.substr(span.begin, span.size());
      return text == "I" || text == "we" || text == "We";
    };
    for (std::uint32_t i = anchor_.first; i > 0 && i + 4 > anchor_.first; --i) {
      if (is_first(i - 1)) return 1;
    }
    const auto head = std::min<std::uint32_t>(static_cast<std::uint32_t>(layout_.words.size()), 150);
    for (std::uint32_t i = 0; i < head; ++i) {
      const std::string_view before{
          report_.text.data() + (layout_.words[i].span.begin > 0 ? layout_.words[i].span.begin - 1 : 0), 1};
      if (before != "\"" && is_first(i)) return 2;
    }
    return 0;
  }

  // 0 "said" and its like, 1 a cue in the present ("says"), 2 another word
  [[nodiscard]] int cue_class() const {
    if (!has(anchor_.first)) return 2;
    const Span span = layout_.words[anchor_.first].span;
    const auto text = std::string_view{report_.text}.substr(span.begin, span.size());
    if (role(anchor_.first) == Role::did) return 0;
    return text.ends_with('s') ? 1 : 2;
  }
  // Nine bits of a word, its case left out.
  [[nodiscard]] int hash(std::uint32_t i) const {
    const Span span = layout_.words[i].span;
    std::uint32_t value = 2166136261U;
    for (std::uint32_t k = span.begin; k < span.end && k < span.begin + 12; ++k) {
      const auto c = static_cast<unsigned char>(report_.text[k]);
      value = (value ^ (c >= 'A' && c <= 'Z' ? c + 32U : c)) * 16777619U;
    }
    return static_cast<int>((value ^ (value >> 15)) & 511U);
  }
  [[nodiscard]] int verb_hash(Range time) const {
    const auto sentence = layout_.words[time.first].sentence;
    for (std::uint32_t i = time.first; i > first_word_ && i + 12 > time.first; --i) {
      if (layout_.words[i - 1].sentence != sentence) break;
      if (word(i - 1).role == Role::did || word(i - 1).role == Role::will || word(i - 1).speaks)
        return 1 + hash(i - 1) % 63;
    }
    return 0;
  }
  static constexpr int kTalks = static_cast<int>(Kind::meeting);

  const Report& report_;
  const Layout& layout_;
  const std::vector<TimeRef>& times_;
  const Dated& dated_;
  Span anchor_span_;
  Range anchor_;
  Range home_;    // sentences of the anchor
  Range around_;  // sentences looked at
  bool headline_ = false;
  std::uint32_t first_word_ = 0;
  std::vector<TimeWord> words_;
};

}  // namespace

std::vector<Candidate> candidates(const Report& report, const Layout& layout,
                                  const std::vector<TimeRef>& times, const Dated& dated) {
  std::vector<Candidate> out = Scene{report, layout, times, dated, dated.anchor}.candidates();
  constexpr std::size_t kMentions = 4;
  for (std::size_t i = 0; i < dated.also.size() && i < kMentions; ++i) {
    if (dated.also[i] == dated.anchor) continue;
    for (Candidate& candidate : Scene{report, layout, times, dated, dated.also[i]}.candidates()) {
      out.push_back(std::move(candidate));
    }
  }
  return out;
}

float score(const Candidate& candidate, bool statement) {
  const std::span<const Weight> weights = statement ? std::span<const Weight>{kSayingWeights} : kActWeights;
  float sum = 0;
  for (const std::uint16_t mark : candidate.marks) {
    const auto found = std::ranges::lower_bound(weights, mark, {}, &Weight::mark);
    if (found != weights.end() && found->mark == mark) sum += found->value;
  }
  return sum;
}

}  // namespace parley::times

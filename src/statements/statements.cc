// SPDX-License-Identifier: Apache-2.0
#include "statements/statements.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/utf8.h"
#include "language/runs.h"
#include "neural/ops.h"
#include "statements/whole.h"

namespace parley {
namespace {

// What the words of a source tell counts more than what is gathered of a person from all over the report, and
// least that a person's side was told nowhere.
constexpr float kSure = 2.0F;
constexpr float kGathered = 1.5F;
constexpr float kOutOfReach = -20.0F;  // log odds of a side that no word near stands for

constexpr std::uint32_t kLeastQuotation = 8;  // words, its marks among them, of one that is said by itself

class StatementFinder {
 public:
  StatementFinder(const Report& report, const Layout& layout, const Reading& reading,
                  const std::vector<Side>& sides, const Quotes& quotes, const Cuts& cuts)
      : text_(report.text), layout_(layout), reading_(reading), sides_(sides), quotes_(quotes), cuts_(cuts) {}

  std::vector<StatementDraft> find() const {
    const auto tags = reading_.tags();
    const auto begins = [&](std::size_t w) {
      return tags[w][static_cast<int>(Tag::cue)] + tags[w][static_cast<int>(Tag::content_without_cue)];
    };
    std::vector<StatementDraft> out;
    for (std::size_t w = 0; w < tags.size(); ++w) {
      const float here = begins(w);
      if (here < cuts_.statement || (w > 0 && begins(w - 1) > here) ||
          (w + 1 < tags.size() && begins(w + 1) > here)) {
        continue;
      }
      if (auto draft = read(static_cast<std::uint32_t>(w), tags)) {
        draft->confidence = here;
        out.push_back(std::move(*draft));
      }
    }
    out = without_doubles(std::move(out));
    say_quotations_whole(quotes_.quotations, reading_.words(), out);
    for (const WordSpan words : unclaimed_paragraphs(out)) out.push_back(read_quotation(words));
    for (StatementDraft& draft : out) {
      for (WordSpan& words : draft.content) words = trimmed(words);
      draft.form = form_of(draft.content);
    }
    std::stable_sort(out.begin(), out.end(), [](const StatementDraft& a, const StatementDraft& b) {
      return a.content.front().first < b.content.front().first;
    });
    return out;
  }

 private:
  using Tags = std::vector<std::array<float, kTags>>;

  [[nodiscard]] std::optional<StatementDraft> read(std::uint32_t at, const Tags& tags) const {
    StatementDraft draft;
    draft.anchor = reading_.words().first + at;
    const auto& here = tags[at];
    if (here[static_cast<int>(Tag::cue)] >= here[static_cast<int>(Tag::content_without_cue)]) {
      std::uint32_t end = at + 1;
      while (end < tags.size() && goes_on(tags[end]) &&
             same_sentence(draft.anchor, reading_.words().first + end))
        ++end;
      draft.cue = WordSpan{draft.anchor, reading_.words().first + end};
    }
    const SaidScores said = reading_.said(draft.anchor);
    read_content(said.words, draft);
    if (draft.content.empty()) return std::nullopt;
    read_speaker(said.words, draft);
    for (const Side& side : sides_) {
      const auto near = side.person ? std::nullopt : pooled(side, said.words, static_cast<int>(Said::side));
      draft.sides.push_back(near.value_or(kOutOfReach));
    }
    draft.sides.push_back(said.no_side);
    return draft;
  }

  // A quotation without a cue or a name, whose words tell no side: its speaker's other statements do.
  [[nodiscard]] StatementDraft read_quotation(WordSpan words) const {
    StatementDraft draft;
    draft.anchor = words.first;
    draft.content = {words};
    draft.confidence = cuts_.statement;
    draft.sides.assign(sides_.size() + 1, 0.0F);
    return draft;
  }

  // Paragraphs that are one quotation, of which nothing was found, after one in which something is said:
  //   Orvel said that talks would go on.
  //   "We have time, and we will use every day of it."
  [[nodiscard]] std::vector<WordSpan> unclaimed_paragraphs(const std::vector<StatementDraft>& drafts) const {
    std::vector<WordSpan> out;
    for (const Quotation& quotation : quotes_.quotations) {
      const auto [first, last] = quotation.words;
      if (!quotation.sound || quotation.words.size() < kLeastQuotation ||
          !reading_.words().contains(quotation.words)) {
        continue;
      }
      const std::uint32_t paragraph = paragraph_of(first);
      const bool alone = (first == 0 || paragraph_of(first - 1) != paragraph) &&
                         (last == layout_.words.size() || paragraph_of(last) != paragraph);
      const auto claimed = [&](const StatementDraft& draft) { return claims(draft, quotation.words); };
      const auto before = [&](const StatementDraft& draft) {
        return paragraph_of(draft.content.back().last - 1) + 1 == paragraph;
      };
      if (alone && std::none_of(drafts.begin(), drafts.end(), claimed) &&
          std::any_of(drafts.begin(), drafts.end(), before)) {
        out.push_back(quotation.words);
      }
    }
    return out;
  }
  [[nodiscard]] std::uint32_t paragraph_of(std::uint32_t w) const {
    return layout_.sentences[layout_.words[w].sentence].paragraph;
  }

  static bool goes_on(const std::array<float, kTags>& tags) {
    return std::max_element(tags.begin(), tags.end()) - tags.begin() == static_cast<int>(Tag::cue_goes_on);
  }
  [[nodiscard]] bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return layout_.words[a].sentence == layout_.words[b].sentence;
  }

  void read_content(const PairScores& scores, StatementDraft& draft) const {
    const auto inside = scores.of(Said::content), first = scores.of(Said::content_first),
               last = scores.of(Said::content_last);
    std::vector<Run> runs = best_runs(inside, first, last);
    if (runs.empty()) runs.push_back(best_run(inside, first, last));
    for (const Run& run : runs) {
      const WordSpan words =
          trimmed({scores.words.first + run.words.first, scores.words.first + run.words.last});
      if (words.size() > 0) draft.content.push_back(words);
    }
  }

  void read_speaker(const PairScores& scores, StatementDraft& draft) const {
    const Run run = best_run(scores.of(Said::speaker), scores.of(Said::speaker_first), {});
    if (run.worth <= 0) return;
    const WordSpan words =
        trimmed({scores.words.first + run.words.first, scores.words.first + run.words.last});
    if (words.size() > 0) draft.speaker = words;
  }

  // Without marks at the edges, and without an opening "that".
  [[nodiscard]] WordSpan trimmed(WordSpan words) const {
    while (words.size() > 0 && !is_word(words.first)) ++words.first;
    while (words.size() > 0 && !is_word(words.last - 1) && !is_sign(words.last - 1)) --words.last;
    return words;
  }
  [[nodiscard]] bool is_word(std::uint32_t w) const {
    const auto code = code_point_at(text_, layout_.words[w].span.begin).value;
    return is_letter(code) || is_digit(code) || code == '$' || code == 0xA3 || code == 0x20AC;
  }
  [[nodiscard]] bool is_sign(std::uint32_t w) const { return text_[layout_.words[w].span.begin] == '%'; }

  [[nodiscard]] Form form_of(const std::vector<WordSpan>& content) const {
    std::size_t inside = 0, all = 0;
    for (const WordSpan words : content) {
      for (std::uint32_t w = words.first; w < words.last; ++w) {
        if (!is_word(w)) continue;
        ++all;
        inside += quotes_.inside[w];
      }
    }
    if (inside == 0) return Form::indirect;
    return inside == all ? Form::direct : Form::mixed;
  }

  // Two anchors that claim the same words are one statement: the surer one stays.
  [[nodiscard]] static std::vector<StatementDraft> without_doubles(std::vector<StatementDraft> drafts) {
    std::vector<bool> dropped(drafts.size(), false);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      for (std::size_t j = i + 1; j < drafts.size() && !dropped[i]; ++j) {
        if (drafts[j].anchor > drafts[i].anchor + 200) break;
        if (dropped[j] || !claims_same(drafts[i].content, drafts[j].content)) continue;
        (drafts[i].confidence >= drafts[j].confidence ? dropped[j] : dropped[i]) = true;
      }
    }
    std::vector<StatementDraft> out;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      if (!dropped[i]) out.push_back(std::move(drafts[i]));
    }
    return out;
  }

  [[nodiscard]] static bool claims_same(const std::vector<WordSpan>& a, const std::vector<WordSpan>& b) {
    std::uint32_t common = 0, size_a = 0, size_b = 0;
    for (const WordSpan x : a) {
      size_a += x.size();
      for (const WordSpan y : b) {
        if (x.overlaps(y)) common += std::min(x.last, y.last) - std::max(x.first, y.first);
      }
    }
    for (const WordSpan y : b) size_b += y.size();
    return common * 5 >= size_a * 4 && common * 5 >= size_b * 4;
  }

  std::string_view text_;
  const Layout& layout_;
  const Reading& reading_;
  const std::vector<Side>& sides_;
  const Quotes& quotes_;
  const Cuts& cuts_;
};

// Log probabilities out of log odds of exclusive choices.
std::vector<float> normalised(std::vector<float> scores) {
  neural::softmax(scores);
  for (float& value : scores) value = neural::log(value + 1e-6F);
  return scores;
}

// How surely the words that name the source tell who it is: a name, a pronoun or a description, no words at
// all. Measured curves make probabilities of these ranks (calibrate.h).
float sureness(const Layout& layout, const StatementDraft& draft, const Statement& statement) {
  if (!draft.speaker) return 0.1F;
  const bool described = !statement.actor;
  const bool short_words = layout.words[draft.speaker->first].span.size() <= 4 && draft.speaker->size() == 1;
  return described ? 0.3F : short_words ? 0.6F : 0.9F;
}

// The same for the form: direct speech is told by its marks, mixed speech by some of them.
float sureness(Form form) { return form == Form::mixed ? 0.3F : form == Form::direct ? 0.6F : 0.9F; }

// The model's scores of the sides, with the one that the speaker's words tell moved up.
std::vector<float> scores_of(const StatementDraft& draft, const Speaker& speaker,
                             const std::vector<Side>& sides, const Cuts& cuts) {
  std::vector<float> scores = normalised(draft.sides);
  for (std::size_t i = 0; i <= sides.size(); ++i) {
    const bool told = i == sides.size() ? !speaker.side : speaker.side == sides[i].name;
    if (told) scores[i] += cuts.told_side * (speaker.sure ? kSure : speaker.side ? kGathered : 1.0F);
  }
  return scores;
}

void choose_side(const std::vector<Side>& sides, std::vector<float> scores, Statement& statement) {
  neural::softmax(scores);
  const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  statement.side_confidence = scores[best];
  statement.side = best == sides.size() ? std::nullopt : std::optional(sides[best].name);
}

}  // namespace

std::vector<StatementDraft> find_statements(const Report& report, const Layout& layout,
                                            const Reading& reading, const std::vector<Side>& sides,
                                            const Quotes& quotes, const Cuts& cuts) {
  return StatementFinder(report, layout, reading, sides, quotes, cuts).find();
}

std::vector<Statement> name_speakers(const Layout& layout, const SpeakerResolver& resolver,
                                     const std::vector<Side>& sides,
                                     const std::vector<StatementDraft>& drafts, const Cuts& cuts) {
  std::vector<EarlierSpeaker> before;
  std::vector<Statement> out;
  std::map<std::uint32_t, std::vector<float>>
      known;                            // by actor: the sides' scores summed over what they said
  std::vector<std::vector<float>> own;  // of each statement
  for (const StatementDraft& draft : drafts) {
    Statement statement;
    statement.confidence = draft.confidence;
    statement.form = draft.form;
    if (draft.cue) statement.cue = bytes_of(layout, *draft.cue);
    for (const WordSpan words : draft.content) statement.content.push_back(bytes_of(layout, words));
    Speaker speaker;
    if (draft.speaker) {
      statement.speaker_span = bytes_of(layout, *draft.speaker);
      speaker = resolver.resolve(*statement.speaker_span, before);
      before.push_back({*statement.speaker_span, speaker});
    } else if (!before.empty()) {
      speaker = before.back().speaker;  // a quotation that goes on without naming its speaker again
    }
    statement.speaker = speaker.name;
    statement.actor = speaker.actor;
    statement.speaker_confidence = sureness(layout, draft, statement);
    statement.form_confidence = sureness(statement.form);
    std::vector<float> scores = scores_of(draft, speaker, sides, cuts);
    if (statement.actor) {
      auto& sum = known[*statement.actor];
      sum.resize(scores.size(), 0.0F);
      for (std::size_t i = 0; i < scores.size(); ++i) sum[i] += scores[i];
    }
    own.push_back(std::move(scores));
    out.push_back(std::move(statement));
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    Statement& statement = out[i];
    choose_side(sides, statement.actor ? known[*statement.actor] : own[i], statement);
    if (statement.speaker.empty()) statement.speaker = statement.side.value_or("unnamed source");
  }
  return out;
}

}  // namespace parley

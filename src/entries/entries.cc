// SPDX-License-Identifier: Apache-2.0
#include "entries/entries.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include "entries/conditions.h"
#include "entries/cues.h"
#include "entries/holders.h"
#include "entries/judge.h"
#include "entries/loose_words.h"
#include "entries/places.h"
#include "entries/proposals.h"
#include "entries/subject.h"
#include "entries/terms.h"
#include "entries/together.h"
#include "entries/words.h"
#include "language/runs.h"
#include "neural/ops.h"
#include "record/record.h"
#include "times/period.h"

namespace parley {
namespace {

constexpr float kLeastProposal = 0.02F;
constexpr float kSaidInWords = 0.6F;    // of such words in marked reports four in five are an entry
constexpr float kPointed = 0.0F;        // least log odds of words that belong to a holder without a name
constexpr float kBeyondReach = -4.0F;   // log odds of an expression of time that no mention reaches
constexpr float kLeastMention = 0.15F;  // least probability of a further mention to be told
constexpr float kChanged = 2.0F;  // how much likelier than the model says any status but the usual one is
// Log odds. How far below the cut the model may be where the report's own words speak for a place, a
// condition:
constexpr float kNamedPlace = 1.5F;
constexpr float kOpenedCondition = 1.0F;
constexpr float kStatedCondition = 5.0F;
constexpr float kContradicted = 2.0F;  // of a day still to come for what is told as done, and the reverse
constexpr std::size_t kCompared =
    100;  // groups of a kind that a mention is compared with, so that work stays linear

// Words that the model points to in some role, and how surely; with none, how surely there are none. `odds`
// are the log odds of the likeliest words.
struct Pointed {
  std::optional<Span> span;
  float sureness = 0;
  float odds = 0;
};

// Mentions of one act, the surest first, and how probably a surer group tells the same act.
struct Group {
  std::vector<std::size_t> mentions;  // numbers of Found
  float told_before = 0;
};

// One mention of an act: a chosen span and what the model says of it.
struct Found {
  SpanScore span;
  EntryScores scores;
  std::vector<float> holder, counterpart;  // probabilities by the order of the sides
  std::optional<std::size_t> draft;        // the statement that reports it, within the section
  std::vector<WordSpan> terms;             // of an agreement: those that the report lists behind its words
};

class EntryFinder {
 public:
  EntryFinder(const Setting& setting, const Reading& reading, const Spoken& spoken, const Cuts& cuts)
      : report_(setting.report),
        layout_(setting.layout),
        words_(setting.report, setting.layout),
        setting_(setting),
        sides_(setting.sides),
        reading_(reading),
        spoken_(spoken),
        cuts_(cuts) {
    for (const Statement& said : spoken.named) {
      if (said.speaker_span) before_.push_back({*said.speaker_span, {said.speaker, said.actor, said.side}});
    }
  }

  std::vector<Entry> find() const {
    std::vector<Found> found;
    std::vector<SpanScore> proposed = reading_.spans(kLeastProposal);
    add_cued(report_, layout_, setting_.overlap, reading_.words(), proposed);
    for (SpanScore span : choose_spans(std::move(proposed), setting_.overlap, cuts_)) {
      span.words = without_loose_words(words_, span.words);
      if (span.words.size() > 0) found.push_back(read(span));
    }
    std::vector<Entry> out;
    for (const Group& group : groups_of(found)) {
      Entry entry = entry_of(found, group.mentions);
      entry.distinct_confidence = 1 - group.told_before;
      const Statement* said =
          entry.statement ? &spoken_.named[*entry.statement - spoken_.first_statement] : nullptr;
      entry.confidence = judged(entry, said, layout_, cuts_.judge);
      if (fails_in_words(entry)) {
        entry.status = Status::failed;
        entry.confidence = std::max(entry.confidence, kSaidInWords);
      }
      if (entry.confidence >= cuts_.sure_entry && !entry.holders.empty()) out.push_back(std::move(entry));
    }
    join_told_again(setting_, out);
    share_out_terms(setting_, out);
    std::stable_sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) { return a.what < b.what; });
    name_both(setting_, out);
    return out;
  }

 private:
  [[nodiscard]] Found read(const SpanScore& span) const {
    Found found{span, reading_.entry(span.words, span.kind), {}, {}, draft_of(span.words), {}};
    if (span.kind == Kind::agreement) found.terms = listed_terms(report_, layout_, span.words);
    const auto bonus = reading_.voice_bonus(span.kind);
    const std::optional<std::string> voice = found.draft ? spoken_.named[*found.draft].side : std::nullopt;
    for (const Side& side : sides_) {
      const bool speaks = voice && *voice == side.name;
      found.holder.push_back(probability(side, found.scores, Argument::holder, speaks ? bonus[0] : 0.0F));
      found.counterpart.push_back(
          probability(side, found.scores, Argument::counterpart, speaks ? bonus[1] : 0.0F));
    }
    return found;
  }

  [[nodiscard]] static float probability(const Side& side, const EntryScores& scores, Argument role,
                                         float bonus) {
    const auto value = pooled(side, scores.words, static_cast<int>(role));
    return value ? neural::sigmoid(*value + bonus) : 0.0F;
  }

  // The innermost statement whose content holds most of the span.
  [[nodiscard]] std::optional<std::size_t> draft_of(WordSpan words) const {
    std::optional<std::size_t> best;
    std::uint32_t best_size = ~0U;
    for (std::size_t i = 0; i < spoken_.drafts.size(); ++i) {
      std::uint32_t inside = 0, size = 0;
      for (const WordSpan content : spoken_.drafts[i].content) {
        size += content.size();
        if (!content.overlaps(words)) continue;
        inside += std::min(content.last, words.last) - std::max(content.first, words.first);
      }
      if (inside * 2 > words.size() && size < best_size) {
        best = i;
        best_size = size;
      }
    }
    return best;
  }

  // Mentions of one act. The surest mentions come first and stand for their groups; each later one joins the
  // group whose surest mention it is most probably one with, or begins a group of its own. A doubtful mention
  // never joins two groups: talks in Paris are not the talks in Riyadh because some word between them is like
  // both.
  [[nodiscard]] std::vector<Group> groups_of(const std::vector<Found>& found) const {
    std::vector<std::size_t> order(found.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return found[a].span.probability > found[b].span.probability;
    });
    std::vector<Group> out;
    std::array<std::vector<std::size_t>, kKinds> of_kind;  // numbers of groups
    for (const std::size_t i : order) {
      auto& groups = of_kind[static_cast<std::size_t>(found[i].span.kind)];
      const auto [group, same] = nearest_group(found, out, groups, i);
      if (same > cuts_.same) {
        if (found[i].span.probability >= kLeastMention) out[group].mentions.push_back(i);
      } else {
        groups.push_back(out.size());
        out.push_back({{i}, same});
      }
    }
    for (Group& group : out) std::sort(group.mentions.begin() + 1, group.mentions.end());
    return out;
  }

  [[nodiscard]] bool fails_in_words(const Entry& entry) const {
    const auto [first, last] = layout_.words_in(entry.what);
    return entry.kind == Kind::agreement && says_failure(report_, layout_, {first, last});
  }

  // The group whose surest mention is most probably one with mention `i`, and how probably; 0 without groups.
  [[nodiscard]] std::pair<std::size_t, float> nearest_group(const std::vector<Found>& found,
                                                            const std::vector<Group>& all,
                                                            const std::vector<std::size_t>& groups,
                                                            std::size_t i) const {
    std::pair<std::size_t, float> best{0, 0.0F};
    const std::size_t skip = groups.size() > kCompared ? groups.size() - kCompared : 0;
    for (std::size_t g = skip; g < groups.size(); ++g) {
      const Found& head = found[all[groups[g]].mentions.front()];
      const bool before = head.span.words < found[i].span.words;
      const Found& a = before ? head : found[i];
      const Found& b = before ? found[i] : head;
      if (list_other_terms(a.terms, b.terms)) continue;
      const float same = reading_.same(a.scores, a.span.words, b.scores, b.span.words);
      if (same > best.second) best = {groups[g], same};
    }
    return best;
  }

  // "agreed on two steps: ..." and "agreed to lift the ban and free the crew" are two agreements.
  [[nodiscard]] static bool list_other_terms(const std::vector<WordSpan>& a, const std::vector<WordSpan>& b) {
    if (a.size() < 2 || b.size() < 2) return false;
    return std::ranges::none_of(a, [&](WordSpan term) {
      return std::ranges::any_of(b, [&](WordSpan its) { return its.overlaps(term); });
    });
  }

  [[nodiscard]] Entry entry_of(const std::vector<Found>& found, const std::vector<std::size_t>& group) const {
    const std::size_t best = group.front();
    const Found& main = found[best];
    Entry entry;
    entry.kind = main.span.kind;
    entry.what = bytes_of(layout_, main.span.words);
    for (const std::size_t i : group) {
      if (i != best) entry.also.push_back(bytes_of(layout_, found[i].span.words));
    }
    entry.confidence = main.span.probability;
    choose_status(found, group, entry);
    choose_sides(found, group, main, entry);
    if (entry.kind == Kind::meeting) choose_place(found, group, entry);
    choose_condition(main, entry);
    if (entry.kind == Kind::agreement &&
        (entry.status == Status::reached || entry.status == Status::partial)) {
      entry.items = items_of(found, group);
      lead_with_list(found, group, entry);
    }
    if (main.draft) entry.statement = spoken_.first_statement + static_cast<std::uint32_t>(*main.draft);
    if (entry.kind == Kind::meeting) entry.participants = participants_of(found, group, entry);
    const Timing timing = when_of(report_, layout_, setting_.times, entry.kind, entry.what, entry.also,
                                  pointed_times(found, group, entry.status));
    entry.when = timing.value;
    entry.when_confidence = timing.confidence;
    return entry;
  }

  // How much the model points to each expression of time, from the mention that does so most; then to the day
  // of publication.
  [[nodiscard]] std::vector<float> pointed_times(const std::vector<Found>& found,
                                                 const std::vector<std::size_t>& group, Status status) const {
    std::vector<float> out(setting_.times.size() + 1, kBeyondReach);
    for (const std::size_t i : group) {
      const PairScores& scores = found[i].scores.words;
      const Span reach = bytes_of(layout_, scores.words);
      auto time = std::ranges::lower_bound(setting_.times, reach.begin, {},
                                           [](const TimeRef& t) { return t.span.begin; });
      for (; time != setting_.times.end() && time->span.end <= reach.end; ++time) {
        const auto [first, last] = layout_.words_in(time->span);
        if (first == last) continue;
        float sum = 0;
        for (std::uint32_t w = first; w < last; ++w) sum += scores.at(w, Argument::when);
        float& most = out[static_cast<std::size_t>(time - setting_.times.begin())];
        most = std::max(most, sum / static_cast<float>(last - first));
      }
      out.back() = std::max(out.back(), found[i].scores.published);
    }
    for (float& value : out) value *= cuts_.pointed_when;
    for (std::size_t t = 0; t < setting_.times.size(); ++t) {
      if (out[t] > kBeyondReach && contradicts(setting_.times[t], status)) out[t] -= kContradicted;
    }
    return out;
  }

  // Nothing was done tomorrow, or is planned for yesterday.
  [[nodiscard]] bool contradicts(const TimeRef& time, Status status) const {
    const auto period = times::from_iso(time.value);
    if (!period || !report_.published) return false;
    const times::Day published{*report_.published};
    switch (status) {
      case Status::planned:
      case Status::possible:
        return period->last < published;
      case Status::held:
      case Status::ongoing:
      case Status::reached:
      case Status::partial:
      case Status::failed:
      case Status::broken:
      case Status::kept:
      case Status::carried_out:
        return period->first > published;
      default:
        return false;
    }
  }

  // What an entry of this kind is unless the report says otherwise (GUIDELINES, section 2).
  [[nodiscard]] static Status usual(Kind kind) {
    switch (kind) {
      case Kind::meeting:
        return Status::held;
      case Kind::agreement:
        return Status::reached;
      case Kind::commitment:
        return Status::open;
      default:
        return Status::standing;
    }
  }

  // The status that all mentions together speak for.
  static void choose_status(const std::vector<Found>& found, const std::vector<std::size_t>& group,
                            Entry& entry) {
    std::vector<Status> statuses;
    std::vector<float> scores;
    for (int s = 0; s < kStatuses; ++s) {
      const auto status = static_cast<Status>(s);
      if (!can_have(entry.kind, status)) continue;
      statuses.push_back(status);
      scores.push_back(0);
      for (const std::size_t i : group)
        scores.back() += found[i].scores.status[s] / static_cast<float>(group.size());
    }
    neural::softmax(scores);
    entry.status_confidence = *std::max_element(scores.begin(), scores.end());
    for (std::size_t s = 0; s < scores.size(); ++s)
      if (statuses[s] != usual(entry.kind)) scores[s] *= kChanged;
    const auto best = std::max_element(scores.begin(), scores.end());
    entry.status = statuses[static_cast<std::size_t>(best - scores.begin())];
  }

  // Each side's mean probability over the mentions decides; somebody must hold the entry.
  void choose_sides(const std::vector<Found>& found, const std::vector<std::size_t>& group, const Found& main,
                    Entry& entry) const {
    std::vector<float> holder(sides_.size()), counterpart(sides_.size());
    for (const std::size_t i : group) {
      for (std::size_t s = 0; s < sides_.size(); ++s) {
        holder[s] += found[i].holder[s] / static_cast<float>(group.size());
        counterpart[s] += found[i].counterpart[s] / static_cast<float>(group.size());
      }
    }
    entry.holders_confidence = 1;
    for (const float pointed : holder) entry.holders_confidence *= std::max(pointed, 1 - pointed);
    std::vector<float> weighed = weighed_holders(main, holder);
    const Addressed addressed = entry.kind == Kind::demand ? addressed_by(main.span.words) : Addressed{};
    if (addressed.side) weighed[*addressed.side] = 0;
    for (std::size_t s = 0; s < sides_.size(); ++s)
      if (weighed[s] >= cuts_.holder) entry.holders.push_back(sides_[s].name);
    if (const auto group_name = group_subject(report_, layout_, main.span.words))
      keep_beside(*group_name, main.span.words, entry.holders);
    if (entry.holders.empty()) {
      if (auto group_name = unnamed(main)) entry.holders.push_back(*group_name);
    }
    if (entry.holders.empty()) {
      entry.holders_confidence *= 0.5F;  // nobody stands out: the likeliest is a guess
      if (auto guess = likeliest_holder(main, holder)) entry.holders.push_back(*guess);
    }
    entry.counterparts_confidence = 1;
    if (entry.kind == Kind::meeting || entry.kind == Kind::agreement) return;
    for (std::size_t s = 0; s < sides_.size(); ++s) {
      entry.counterparts_confidence *= std::max(counterpart[s], 1 - counterpart[s]);
      if (counterpart[s] < cuts_.counterpart) continue;
      if (std::find(entry.holders.begin(), entry.holders.end(), sides_[s].name) != entry.holders.end())
        continue;
      entry.counterparts.push_back(sides_[s].name);
    }
    if (addressed.name) take_addressed(addressed, main.span.words, entry);
  }

  [[nodiscard]] std::vector<float> weighed_holders(const Found& main,
                                                   const std::vector<float>& pointed) const {
    const std::optional<std::string> voice = main.draft ? spoken_.named[*main.draft].side : std::nullopt;
    const std::vector<Standing> standing = standings(report_, layout_, sides_, main.span.words);
    std::vector<HolderSigns> signs;
    signs.reserve(sides_.size());
    for (std::size_t s = 0; s < sides_.size(); ++s)
      signs.push_back({pointed[s], sides_[s].person, voice == sides_[s].name, standing[s]});
    return weigh_holders(main.span.kind, voice.has_value(), signs);
  }

  // Who must do what is demanded: a side, or a group without a name.
  struct Addressed {
    std::optional<std::string> name;
    std::optional<std::size_t> side;
  };
  // "Veltia to publish its maps", "urged Veltia to publish its maps"
  [[nodiscard]] Addressed addressed_by(WordSpan what) const {
    for (std::size_t s = 0; s < sides_.size(); ++s)
      if (opens_as_actor(sides_[s], what)) return {sides_[s].name, s};
    const auto words = who_must_act(report_, layout_, what);
    if (!words) return {};
    for (std::size_t s = 0; s < sides_.size(); ++s)
      if (std::ranges::binary_search(sides_[s].words, words->last - 1)) return {sides_[s].name, s};
    if (!names_group(report_, layout_, *words)) return {};
    const Span group = bytes_of(layout_, *words);
    return {report_.text.substr(group.begin, group.size()), std::nullopt};
  }
  [[nodiscard]] bool opens_as_actor(const Side& side, WordSpan what) const {
    std::uint32_t w = what.first;
    if (folded(w) == "for") ++w;
    if (folded(w) == "the") ++w;
    if (!std::ranges::binary_search(side.words, w)) return false;
    while (w < what.last && std::ranges::binary_search(side.words, w)) ++w;
    return w < what.last && folded(w) == "to";
  }
  // In place of those whom the model points to, but for the ones listed with it: "urged Maroa and Veltia to".
  void take_addressed(const Addressed& addressed, WordSpan what, Entry& entry) const {
    if (std::ranges::find(entry.holders, *addressed.name) != entry.holders.end()) return;
    const std::vector<Standing> standing = standings(report_, layout_, sides_, what);
    std::erase_if(entry.counterparts, [&](const std::string& name) {
      const auto side = std::ranges::find(sides_, name, &Side::name);
      return name == *addressed.name ||
             !standing[static_cast<std::size_t>(side - sides_.begin())].coordinated;
    });
    entry.counterparts.push_back(*addressed.name);
  }

  // The group in whose place the model took sides that are named elsewhere; those named in `what` took part.
  void keep_beside(WordSpan group, WordSpan what, std::vector<std::string>& holders) const {
    std::erase_if(holders, [&](const std::string& holder) {
      const auto side = std::ranges::find(sides_, holder, &Side::name);
      return std::ranges::none_of(side->words,
                                  [&](std::uint32_t w) { return w >= what.first && w < what.last; });
    });
    const Span words = bytes_of(layout_, group);
    holders.insert(holders.begin(), report_.text.substr(words.begin, words.size()));
  }

  // The likeliest side if it is likely at all, else the side or the speaker of the statement that reports the
  // entry.
  [[nodiscard]] std::optional<std::string> likeliest_holder(const Found& main,
                                                            const std::vector<float>& holder) const {
    const auto most = std::max_element(holder.begin(), holder.end());
    const float least = main.draft ? 0.1F : 0.0F;
    if (most != holder.end() && *most > least)
      return sides_[static_cast<std::size_t>(most - holder.begin())].name;
    if (!main.draft) return std::nullopt;
    const Statement& said = spoken_.named[*main.draft];
    return said.side.value_or(said.speaker);
  }

  // A holder that no mention of the cast covers: a pronoun or a role ("she", "the union") that stands for one
  // of the cast. The words are those around the likeliest that the model points to.
  [[nodiscard]] std::optional<std::string> unnamed(const Found& main) const {
    const std::vector<float> scores = main.scores.words.of(Argument::holder);
    const auto most = std::max_element(scores.begin(), scores.end());
    if (most == scores.end() || *most < 0) return std::nullopt;
    const auto at = static_cast<std::uint32_t>(most - scores.begin());
    const std::uint32_t base = main.scores.words.words.first;
    const auto joins = [&](std::uint32_t i) {
      return scores[i] > kPointed && layout_.words[base + i].sentence == layout_.words[base + at].sentence;
    };
    std::uint32_t first = at, last = at + 1;
    while (first > 0 && joins(first - 1)) --first;
    while (last < scores.size() && joins(last)) ++last;
    const auto span = trimmed({base + first, base + last});
    if (!span) return std::nullopt;
    const Speaker holder = setting_.resolver.resolve(*span, before_);
    if (holder.side) return holder.side;
    return holder.actor ? std::optional(holder.name) : std::nullopt;
  }

  // The words that the model points to in one role, none if they are less likely than `least` (mean log
  // odds).
  [[nodiscard]] Pointed argument(const Found& main, Argument inside, Argument first, float least) const {
    const PairScores& scores = main.scores.words;
    const auto in = scores.of(inside);
    const Run run = best_run(in, scores.of(first), {});
    float sum = 0;
    for (std::uint32_t w = run.words.first; w < run.words.last; ++w) sum += in[w];
    const float mean = sum / static_cast<float>(run.words.size());
    if (mean < least) return {std::nullopt, neural::sigmoid(-mean), mean};
    return {trimmed({scores.words.first + run.words.first, scores.words.first + run.words.last}),
            neural::sigmoid(mean), mean};
  }
  // The surest of what several mentions point to.
  [[nodiscard]] Pointed surest(const std::vector<Found>& found, const std::vector<std::size_t>& group,
                               Argument inside, Argument first, float least) const {
    Pointed best = argument(found[group.front()], inside, first, least);
    for (std::size_t i = 1; i < group.size(); ++i) {
      const Pointed other = argument(found[group[i]], inside, first, least);
      if (other.span && (!best.span || other.sureness > best.sureness)) best = other;
    }
    return best;
  }

  // The terms that the report lists behind one of the mentions, the most of them; else those that the model
  // points to, else the one thing agreed.
  [[nodiscard]] std::vector<Span> items_of(const std::vector<Found>& found,
                                           const std::vector<std::size_t>& group) const {
    std::vector<WordSpan> terms;
    for (const std::size_t i : group) {
      if (found[i].terms.size() > terms.size()) terms = found[i].terms;
    }
    if (terms.size() < 2) {
      if (auto pointed = pointed_items(found[group.front()]); !pointed.empty()) terms = std::move(pointed);
    }
    std::vector<Span> out;
    for (const WordSpan term : terms) out.push_back(bytes_of(layout_, term));
    return out;
  }
  // An agreement is told in the words that its list of terms stands behind: "agreed on four principles".
  static void lead_with_list(const std::vector<Found>& found, const std::vector<std::size_t>& group,
                             Entry& entry) {
    std::size_t most = std::max<std::size_t>(1, found[group.front()].terms.size());
    for (std::size_t i = 1; i < group.size(); ++i) {
      if (found[group[i]].terms.size() <= most) continue;
      most = found[group[i]].terms.size();
      std::swap(entry.also[i - 1], entry.what);  // `also` is in the group's order
    }
  }
  [[nodiscard]] std::vector<WordSpan> pointed_items(const Found& main) const {
    const PairScores& scores = main.scores.words;
    std::vector<WordSpan> out;
    for (const Run& run : best_runs(scores.of(Argument::item), scores.of(Argument::item_first), {})) {
      if (run.worth / static_cast<float>(run.words.size()) < cuts_.item) continue;
      const WordSpan term = without_loose_words(
          words_, {scores.words.first + run.words.first, scores.words.first + run.words.last});
      if (term.size() == 0 || setting_.overlap.telling(term) == 0) continue;
      const WordSpan whole = whole_term(report_, layout_, setting_.overlap, term);
      if (out.empty() || !out.back().overlaps(whole)) out.push_back(whole);
    }
    return out;
  }

  [[nodiscard]] std::string folded(std::uint32_t w) const { return words_.at(w); }

  // Without marks at the edges.
  [[nodiscard]] WordSpan trimmed_words(WordSpan words) const { return words_.trimmed(words); }
  [[nodiscard]] std::optional<Span> trimmed(WordSpan words) const {
    words = trimmed_words(words);
    if (words.size() == 0) return std::nullopt;
    return bytes_of(layout_, words);
  }

  // Where a meeting is: the words that the model points to from any mention, else those that a mention names.
  void choose_place(const std::vector<Found>& found, const std::vector<std::size_t>& group,
                    Entry& entry) const {
    const auto calls = [&](std::size_t i) { return is_call(report_, layout_, found[i].span.words); };
    const Pointed place = surest(found, group, Argument::place, Argument::place_first, cuts_.place);
    entry.place_confidence = place.sureness;
    if (std::ranges::any_of(group, calls)) return;
    entry.place = place.span;
    for (std::size_t i = 0; i < group.size() && !entry.place; ++i) {
      const Found& mention = found[group[i]];
      const bool likely = argument(mention, Argument::place, Argument::place_first, cuts_.place).odds >=
                          cuts_.place - kNamedPlace;
      if (const auto stated = stated_place(report_, layout_, mention.span.words, likely))
        entry.place = bytes_of(layout_, *stated);
    }
  }

  // What the entry depends on: the words that the model points to, as far as the clause goes, else a clause
  // that a word of its own states.
  void choose_condition(const Found& main, Entry& entry) const {
    Pointed pointed =
        argument(main, Argument::condition, Argument::condition_first, cuts_.condition - kOpenedCondition);
    if (pointed.span) {
      const auto [first, last] = layout_.words_in(*pointed.span);
      const auto clause = condition_around(report_, layout_, {first, last});
      if (clause) {
        pointed.span = trimmed(*clause);
      } else if (pointed.odds < cuts_.condition) {
        pointed = {std::nullopt, 1 - pointed.sureness, pointed.odds};
      }
    }
    entry.condition = pointed.span;
    entry.condition_confidence = pointed.sureness;
    if (entry.condition && entry.condition->overlaps(entry.what)) {
      entry.condition = without(*entry.condition, entry.what);
    }
    if (!entry.condition && pointed.odds >= cuts_.condition - kStatedCondition) {
      take_stated_condition(main, entry);
    }
  }

  // A condition that a word of its own states. Where it ends `what`, `what` is cut short: "talks if
  // necessary".
  void take_stated_condition(const Found& main, Entry& entry) const {
    if (entry.kind == Kind::meeting || entry.kind == Kind::agreement || entry.kind == Kind::demand) return;
    const auto stated = condition_near(report_, layout_, entry.kind, main.span.words);
    if (!stated) return;
    const WordSpan before{main.span.words.first, std::min(main.span.words.last, stated->first)};
    if (stated->first < main.span.words.last) {
      const WordSpan rest = trimmed_words(before);
      if (stated->first < before.first || setting_.overlap.telling(rest) == 0) return;
      entry.what = bytes_of(layout_, rest);
    }
    entry.condition = trimmed(*stated);
  }

  // The condition without the words of `what`: what stands before or after it, whichever is more.
  [[nodiscard]] std::optional<Span> without(Span condition, Span what) const {
    const Span before{condition.begin, std::max(condition.begin, what.begin)};
    const Span after{std::min(condition.end, what.end), condition.end};
    const Span rest = before.size() >= after.size() ? before : after;
    const auto [first, last] = layout_.words_in(rest);
    return last > first + 1 ? trimmed({first, last}) : std::nullopt;
  }

  // Persons of the sides that meet, whom the model points to from any of the mentions as those who do; not
  // those named within the words of another meeting ("could pave the way for a meeting between Doe and Roe").
  [[nodiscard]] std::vector<std::uint32_t> participants_of(const std::vector<Found>& found,
                                                           const std::vector<std::size_t>& group,
                                                           const Entry& entry) const {
    std::set<std::uint32_t> out;
    const auto elsewhere = [&](WordSpan name) {
      for (std::size_t i = 0; i < found.size(); ++i) {
        const WordSpan words = found[i].span.words;
        if (found[i].span.kind == Kind::meeting && words.first <= name.first && name.last <= words.last &&
            std::ranges::find(group, i) == group.end())
          return true;
      }
      return false;
    };
    for (const std::size_t i : group) take_persons(found[i].scores.words, entry.holders, elsewhere, out);
    return {out.begin(), out.end()};
  }
  template <class Elsewhere>
  void take_persons(const PairScores& scores, const std::vector<std::string>& sides, Elsewhere elsewhere,
                    std::set<std::uint32_t>& out) const {
    const Span reach = bytes_of(layout_, scores.words);
    auto at = std::ranges::lower_bound(setting_.cast.mentions, reach.begin, {},
                                       [](const Mention& mention) { return mention.span.begin; });
    for (; at != setting_.cast.mentions.end() && at->span.end <= reach.end; ++at) {
      const Actor& actor = setting_.cast.actors[at->actor];
      const std::string& side = actor.side ? *actor.side : actor.name;
      if (actor.kind != ActorKind::person || std::ranges::find(sides, side) == sides.end()) continue;
      const auto [first, last] = layout_.words_in(at->span);
      if (elsewhere(WordSpan{first, last})) continue;
      for (std::uint32_t w = first; w < last; ++w) {
        if (scores.at(w, Argument::holder) > 0) out.insert(at->actor);
      }
    }
  }

  const Report& report_;
  const Layout& layout_;
  Words words_;
  const Setting& setting_;
  const std::vector<Side>& sides_;
  const Reading& reading_;
  const Spoken& spoken_;
  const Cuts& cuts_;
  std::vector<EarlierSpeaker> before_;  // for pronouns
};

}  // namespace

std::vector<Entry> find_entries(const Setting& setting, const Reading& reading, const Spoken& spoken,
                                const Cuts& cuts) {
  return EntryFinder(setting, reading, spoken, cuts).find();
}

}  // namespace parley

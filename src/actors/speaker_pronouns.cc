// SPDX-License-Identifier: Apache-2.0
#include "actors/speaker_pronouns.h"

#include <string>
#include <string_view>

#include "actors/speaker_joint.h"
#include "actors/speaker_words.h"
#include "base/utf8.h"

namespace parley {
namespace {

constexpr char kUnknown = 'x';          // gender
constexpr std::uint32_t kBodyNear = 6;  // sentences within which "it" has spoken

// How well one named before fits "he" or "she".
constexpr int kPerSentence = -3;
constexpr int kSameGender = 1;
constexpr int kAfterPreposition = -3;
constexpr int kOwner = -3;  // "Doe's"
constexpr int kSubjectHere = 6;
constexpr int kSubjectBefore = 3;
constexpr int kSpokeLast = 4;
// And the one who spoke last, named or not.
constexpr int kSpeaker = 5;
constexpr int kSpeakerPerSentence = -2;

char gender_by_end(std::string_view noun) {
  return noun.ends_with("woman") ? 'f' : noun.ends_with("man") ? 'm' : kUnknown;
}

// "Mr. Doe", "Queen Mary".
char gender_by_title(const Tokens& tokens, std::uint32_t name) {
  const std::uint32_t title = name > 0 && tokens.is(name - 1, ".") ? name - 2 : name - 1;
  for (const std::string_view word : {"mr", "king", "prince", "sir"}) {
    if (tokens.is(title, word)) return 'm';
  }
  for (const std::string_view word : {"mrs", "ms", "queen", "princess"}) {
    if (tokens.is(title, word)) return 'f';
  }
  return kUnknown;
}

char gender_of(const SpeakerContext& in, const Actor& who) {
  if (const char told = gender_by_end(fold(who.role)); told != kUnknown) return told;
  if (!who.mentions.empty()) {
    const std::uint32_t name = in.layout.words_in(who.mentions.front()).first;
    if (const char told = gender_by_title(in.tokens, name); told != kUnknown) return told;
  }
  const std::string name = fold(who.name);
  const char known = Knowledge::instance().gender_of(name.substr(0, name.find_first_of(" -")));
  return known == '\0' ? kUnknown : known;
}
char gender_of(const SpeakerContext& in, const Speaker& speaker) {
  return speaker.actor ? gender_of(in, in.cast.actors[*speaker.actor]) : gender_by_end(speaker.name);
}
bool can_be(char own, char gender) { return own == kUnknown || own == gender; }

// "a senior official", "he", but not "analysts" or "the newspaper".
bool tells_one_person(const SpeakerContext& in, std::uint32_t first, std::uint32_t last) {
  if (last - first == 1 && (in.tokens.is(first, "he") || in.tokens.is(first, "she"))) return true;
  const std::optional<Description> told = describe(in.scene, first, last);
  return told && !told->plural && told->kind != Office::group;
}
bool tells_several(const SpeakerContext& in, std::uint32_t first, std::uint32_t last) {
  const std::optional<Description> told = describe(in.scene, first, last);
  return told && told->plural;
}

// The first person of a sentence is most often its subject.
bool is_subject(const SpeakerContext& in, const Sighting& seen) {
  const std::uint32_t sentence = in.tokens.words[seen.first].sentence;
  for (std::uint32_t at = seen.first; at-- > in.layout.sentences[sentence].first_word;) {
    const Sighting* other = in.scene.sighting(at);
    if (other != nullptr && in.is_person(other->actor)) return false;
  }
  return true;
}

// How many sentences `word` stands after `at`.
int sentences_from(const SpeakerContext& in, std::uint32_t at, std::uint32_t word) {
  return static_cast<int>(in.tokens.words[word].sentence - in.tokens.words[at].sentence);
}

struct Candidate {
  std::optional<Speaker> speaker;
  int score = 0;

  void offer(const Speaker& other, int other_score) {
    if (speaker && other_score <= score) return;
    speaker = other;
    score = other_score;
  }
};

// Offers the persons named near before; one spoken of in a quotation does not speak outside it.
void offer_named(const SpeakerContext& in, std::uint32_t word, char gender, const Before& before,
                 Candidate& best) {
  for (auto i = in.first_at(word); i != in.sightings.begin();) {
    --i;
    const int back = sentences_from(in, i->first, word);
    if (back > static_cast<int>(kNear)) break;
    if (!in.is_person(i->actor)) continue;
    if (in.tokens.words[i->first].quoted && !in.tokens.words[word].quoted) continue;
    const char own = gender_of(in, in.actor(*i));
    if (!can_be(own, gender)) continue;
    int score = kPerSentence * back;
    if (own == gender) score += kSameGender;
    if (in.after_preposition(*i)) score += kAfterPreposition;
    if (in.tokens.possessive(i->last) > 0) score += kOwner;
    if (is_subject(in, *i)) score += back == 0 ? kSubjectHere : kSubjectBefore;
    if (!before.empty() && before.back().speaker.actor == i->actor) score += kSpokeLast;
    best.offer(in.as_speaker(i->actor), score);
  }
}

void offer_last_speaker(const SpeakerContext& in, std::uint32_t word, char gender, const Before& before,
                        Candidate& best) {
  if (before.empty()) return;
  const Speaker& last = before.back().speaker;
  const auto [first, end] = in.layout.words_in(before.back().span);
  if (first >= end || first > word || !can_be(gender_of(in, last), gender)) return;
  const bool one = last.actor ? in.is_person(*last.actor) : tells_one_person(in, first, end);
  if (one) best.offer(last, kSpeakerPerSentence * sentences_from(in, first, word) + kSpeaker);
}

std::optional<Speaker> person_pronoun(const SpeakerContext& in, std::uint32_t word, char gender,
                                      const Before& before) {
  Candidate best;
  offer_named(in, word, gender, before, best);
  offer_last_speaker(in, word, gender, before, best);
  return best.speaker;
}

// "Chile released what it said were ...": the subject of its own sentence.
const Sighting* subject_of(const SpeakerContext& in, std::uint32_t word) {
  const std::uint32_t sentence = in.tokens.words[word].sentence;
  for (auto i = in.first_at(in.layout.sentences[sentence].first_word);
       i != in.sightings.end() && i->first < word; ++i) {
    if (!in.is_person(i->actor) && !i->adjective && in.tokens.possessive(i->last) == 0 && in.actor(*i).side &&
        in.tokens.words[i->first].quoted == in.tokens.words[word].quoted && !in.after_preposition(*i))
      return &*i;
  }
  return nullptr;
}

// Who spoke near before as one body ("it") or as several ("they"), and the last body for where no several
// did.
struct Bodies {
  const Speaker* fitting = nullptr;
  const Speaker* last = nullptr;
};
Bodies bodies_before(const SpeakerContext& in, std::uint32_t word, const Before& before, bool plural) {
  Bodies out;
  for (std::size_t i = before.size(); i-- > 0;) {
    const Speaker& speaker = before[i].speaker;
    const auto [first, end] = in.layout.words_in(before[i].span);
    if (first >= end || in.tokens.words[word].sentence - in.tokens.words[first].sentence > kBodyNear) break;
    if (speaker.actor && in.is_person(*speaker.actor)) continue;
    if (out.last == nullptr) out.last = &speaker;
    if (plural != (names_several(speaker) || (!speaker.actor && tells_several(in, first, end)))) continue;
    out.fitting = &speaker;
    break;
  }
  return out;
}

std::optional<Speaker> body_pronoun(const SpeakerContext& in, std::uint32_t word, const Before& before,
                                    bool plural) {
  const bool after_content = word > 0 && (in.tokens.is(word - 1, ",") || in.tokens.words[word - 1].quoted);
  if (!plural && !after_content) {
    if (const Sighting* seen = subject_of(in, word)) return in.as_speaker(seen->actor);
  }
  const Bodies bodies = bodies_before(in, word, before, plural);
  if (bodies.fitting != nullptr) return *bodies.fitting;
  if (plural) {
    if (std::optional<Speaker> pair = pair_before(in, word)) return pair;
    if (bodies.last != nullptr) return *bodies.last;
  }
  const bool quoted = in.tokens.words[word].quoted;
  const auto is_body = [&](const Sighting& seen) {
    return !in.is_person(seen.actor) && !seen.adjective && in.tokens.words[seen.first].quoted == quoted;
  };
  if (const Sighting* seen = in.last_seen(word, is_body)) return in.as_speaker(seen->actor);
  return last_of(before);
}

// A speech given in full begins with its speaker: "Statement from President Doe: I ..."
std::optional<Speaker> first_person(const SpeakerContext& in) {
  const auto found = std::find_if(in.sightings.begin(), in.sightings.end(),
                                  [&](const Sighting& s) { return in.is_person(s.actor); });
  return found == in.sightings.end() ? std::nullopt : std::optional(in.as_speaker(found->actor));
}

}  // namespace

std::optional<Speaker> pronoun(const SpeakerContext& in, std::uint32_t word, const Before& before) {
  const std::string& low = in.tokens.words[word].low;
  if (low == "he" || low == "him" || low == "his") return person_pronoun(in, word, 'm', before);
  if (low == "she" || low == "her") return person_pronoun(in, word, 'f', before);
  const bool own_text = !in.tokens.words[word].quoted;  // a speech or a communique given in full
  if (low == "i") return before.empty() || own_text ? first_person(in) : last_of(before);
  if (low == "we" && before.empty()) return authors(in);
  if (low == "we" || low == "who") return last_of(before);
  if (low == "it") return body_pronoun(in, word, before, false);
  if (low == "they" || low == "them") return body_pronoun(in, word, before, true);
  return std::nullopt;
}

}  // namespace parley

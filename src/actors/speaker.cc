// SPDX-License-Identifier: Apache-2.0
// The order in which the words of a source are resolved: what tells most first. See cast.h, and for each way
// its own header.
#include <memory>
#include <utility>

#include "actors/cast.h"
#include "actors/entities.h"
#include "actors/speaker_context.h"
#include "actors/speaker_described.h"
#include "actors/speaker_joint.h"
#include "actors/speaker_named.h"
#include "actors/speaker_nouns.h"
#include "actors/speaker_pronouns.h"
#include "actors/speaker_words.h"

namespace parley {
namespace {

// One past the noun phrase that an article begins: "The [union] representing ...", "Its [Defense
// Ministry]".
std::uint32_t noun_phrase_end(const Tokens& tokens, std::uint32_t article) {
  constexpr std::uint32_t kLongest = 5;
  std::uint32_t end = article + 1;
  while (end <= article + kLongest && tokens.together(article, end)) {
    const Token& token = tokens.words[end];
    if (token.shape == Shape::mark || is_function_word(token.low) || is_speech_verb(token.low) ||
        token.low.ends_with("ing"))
      break;
    ++end;
  }
  return end;
}

// The source's words without marks around them; the stop of a name stays.
std::pair<std::uint32_t, std::uint32_t> words_of(const SpeakerContext& in, Span span) {
  auto [first, last] = in.layout.words_in(span);
  while (first < last && in.tokens.words[first].shape == Shape::mark) ++first;
  while (last > first && in.tokens.words[last - 1].shape == Shape::mark &&
         in.scene.sighting(last - 1) == nullptr)
    --last;
  return {first, last};
}

// Words that can be nobody: who spoke last goes on, but what the model read off those words is not about
// them.
Speaker misread(const Before& before) {
  Speaker out = last_of(before).value_or(Speaker{});
  out.actor.reset();
  return out;
}

Speaker resolve_words(const SpeakerContext& in, Span words, const Before& before) {
  auto [first, last] = words_of(in, words);
  if (first == last) return {};
  if (last - first == 1) {
    if (std::optional<Speaker> found = pronoun(in, first, before)) return *found;
    if (in.tokens.words[first].shape == Shape::number) return misread(before);
    if (is_article(in.tokens.words[first].low)) last = noun_phrase_end(in.tokens, first);
  }
  if (const Sighting* seen = in.scene.sighting(first);
      seen != nullptr && seen->adjective && seen->last == last)
    return in.as_speaker(seen->actor);  // "Russian claims"
  for (const auto way : {named, document, several}) {
    if (std::optional<Speaker> found = way(in, first, last, before)) return *found;
  }
  const std::optional<Description> told = describe(in.scene, first, last);
  if (!told || tells_press(in, last)) {  // "the news agency" is no office, though agents have one
    if (std::optional<Speaker> found = common_noun(in, first, last, before)) return *found;
  }
  if (told && !tells_press(in, last)) return described(in, *told, first, last, before);
  if (is_bare_name(in, first, last)) {
    const std::string name = text_of(in.report, in.tokens, first, last);
    return {name, std::nullopt, name};
  }
  return {in.source_text(first, last), std::nullopt, told ? std::nullopt : in.side_in(first, last)};
}

}  // namespace

class SpeakerResolver::Impl : public SpeakerContext {
 public:
  using SpeakerContext::SpeakerContext;
};

SpeakerResolver::SpeakerResolver(const Report& report, const Layout& layout, const Cast& cast)
    : impl_(std::make_unique<Impl>(report, layout, cast)) {}
SpeakerResolver::~SpeakerResolver() = default;

Speaker SpeakerResolver::resolve(Span words, const std::vector<EarlierSpeaker>& before) const {
  return resolve_words(*impl_, words, before);
}

}  // namespace parley

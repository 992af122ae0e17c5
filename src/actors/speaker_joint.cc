// SPDX-License-Identifier: Apache-2.0
#include "actors/speaker_joint.h"

#include <string>
#include <string_view>
#include <unordered_set>

#include "actors/speaker_words.h"
#include "base/utf8.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;
using Actors = std::vector<std::uint32_t>;
constexpr std::uint32_t kReadout = 40;  // sentences within which "the leaders" are who met

bool is_in(const Actors& all, std::uint32_t one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// The persons that a sentence names outside quotations, each once.
Actors persons_of(const SpeakerContext& in, std::uint32_t sentence) {
  Actors out;
  for (auto i = in.first_at(in.layout.sentences[sentence].first_word);
       i != in.sightings.end() && in.tokens.words[i->first].sentence == sentence; ++i) {
    if (in.is_person(i->actor) && !in.tokens.words[i->first].quoted && !is_in(out, i->actor))
      out.push_back(i->actor);
  }
  return out;
}

// Two who face each other.
bool are_of_two_sides(const SpeakerContext& in, const Actors& persons) {
  if (persons.size() != 2) return false;
  const std::optional<std::string>& one = in.cast.actors[persons[0]].side;
  const std::optional<std::string>& other = in.cast.actors[persons[1]].side;
  return one && other && *one != *other;
}

// "the leaders": the two whom a readout before is of; none where several pairs of leaders are named.
std::optional<Speaker> leaders_before(const SpeakerContext& in, std::uint32_t word) {
  const std::uint32_t here = in.tokens.words[word].sentence;
  const auto leads = [&](std::uint32_t i) { return same_office(fold(in.cast.actors[i].role), "leader"); };
  Actors found;
  for (std::uint32_t back = 1; back <= std::min(kReadout, here); ++back) {
    const Actors persons = persons_of(in, here - back);
    if (!are_of_two_sides(in, persons) || !leads(persons[0]) || !leads(persons[1])) continue;
    if (!found.empty() && !std::is_permutation(found.begin(), found.end(), persons.begin()))
      return std::nullopt;
    found = persons;
  }
  return found.empty() ? std::nullopt : std::optional(joint(in, found));
}

std::size_t number_of(std::string_view low) {
  return low == "two" || low == "both" ? 2 : low == "three" ? 3 : low == "four" ? 4 : 0;
}

// "the two leaders", "both men" -> 2; 0 where no number is told.
std::size_t told_number(const SpeakerContext& in, std::uint32_t first, std::uint32_t last) {
  std::uint32_t at = first;
  while (at < last && at < first + 2 && (in.tokens.is(at, "the") || in.tokens.is(at, "these"))) ++at;
  if (at == last) return 0;
  const bool bare = at == first && !in.tokens.is(first, "both");  // "two leaders": others than those named
  return bare || last - at > 3 ? 0 : number_of(in.tokens.words[at].low);
}

// The last `count` persons or states named before, jointly; what they are of is theirs, not one side's.
std::optional<Speaker> last_named(const SpeakerContext& in, std::uint32_t word, ActorKind kind,
                                  std::size_t count) {
  Actors found;
  const auto complete = [&](const Sighting& seen) {
    if (in.actor(seen).kind == kind && !is_in(found, seen.actor)) found.push_back(seen.actor);
    return found.size() >= count;
  };
  if (in.last_seen(word, complete) == nullptr) return std::nullopt;
  std::reverse(found.begin(), found.end());
  Speaker all = joint(in, found);
  all.side = std::nullopt;
  return all;
}

}  // namespace

Speaker joint(const SpeakerContext& in, const Actors& all) {
  Speaker out;
  for (std::size_t i = 0; i < all.size(); ++i)
    out.name += (i == 0 ? "" : i + 1 == all.size() ? " and " : ", ") + in.cast.actors[all[i]].name;
  const std::optional<std::string>& side = in.cast.actors[all.front()].side;
  const bool same = std::all_of(all.begin(), all.end(),
                                [&](std::uint32_t one) { return in.cast.actors[one].side == side; });
  if (same) out.side = side;
  return out;
}

bool names_several(const Speaker& speaker) {
  return !speaker.actor && (speaker.name.find(" and ") != std::string::npos || speaker.name.ends_with('s'));
}

std::optional<Speaker> several(const SpeakerContext& in, std::uint32_t first, std::uint32_t last,
                               const Before& before) {
  static const Words persons{"leaders", "ministers", "presidents", "men", "two", "officials"};
  static const Words states{"countries", "governments", "nations", "states", "capitals"};
  constexpr int kSoon = 5;  // speakers
  const std::string& noun = in.tokens.words[last - 1].low;
  if (!persons.contains(noun) && !states.contains(noun)) return std::nullopt;
  const bool leaders = noun == "leaders" || noun == "presidents";
  const std::size_t count = told_number(in, first, last);
  if (count == 0) {
    const bool the = in.tokens.is(first, "the") && last - first == 2;
    return the && leaders ? leaders_before(in, first) : std::nullopt;
  }
  const auto is_joint = [](const Speaker& one) {
    return !one.actor && one.name.find(" and ") != std::string::npos;
  };
  if (const Speaker* one = last_spoken(before, kSoon, is_joint)) return *one;
  if (leaders && count == 2) {
    if (std::optional<Speaker> pair = leaders_before(in, first)) return pair;
  }
  return last_named(in, first, persons.contains(noun) ? ActorKind::person : ActorKind::state, count);
}

std::optional<Speaker> pair_before(const SpeakerContext& in, std::uint32_t word) {
  const std::uint32_t here = in.tokens.words[word].sentence;
  for (std::uint32_t back = 1; back <= std::min(kNear, here); ++back) {
    const Actors persons = persons_of(in, here - back);
    if (are_of_two_sides(in, persons)) return joint(in, persons);
  }
  return std::nullopt;
}

std::optional<Speaker> authors(const SpeakerContext& in) {
  const auto found = std::find_if(in.sightings.begin(), in.sightings.end(),
                                  [&](const Sighting& s) { return in.is_person(s.actor); });
  if (found == in.sightings.end()) return std::nullopt;
  const Actors all = persons_of(in, in.tokens.words[found->first].sentence);
  return all.size() > 1 ? std::optional(joint(in, all)) : std::nullopt;
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "actors/cast.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "actors/entities.h"
#include "actors/names.h"
#include "actors/roles.h"
#include "actors/tokens.h"
#include "base/utf8.h"

namespace parley {
namespace {

// How a person's side came to be known, the surest last.
enum class Proof { none, context, leader, possessive, role };

struct Standpoint {
  Proof proof = Proof::none;
  std::optional<std::uint32_t> of;  // the actor that the person speaks for
  std::optional<std::string> side;
  std::string role;
  bool unofficial = false;
  bool office = false;
};

class SideFinder {
 public:
  SideFinder(const Report& report, const Tokens& tokens, Entities& entities)
      : report_(report), tokens_(tokens), entities_(entities), scene_(tokens, entities.actors, entities.sightings),
        standpoints_(entities.actors.size()) {}

  void find() {
    for (std::size_t i = 0; i < entities_.sightings.size(); ++i) {
      if (actor(i).kind == ActorKind::person) look_around(i);
    }
    for (std::uint32_t i = 0; i < entities_.actors.size(); ++i) {
      if (entities_.actors[i].kind == ActorKind::person) settle(i);
    }
    for (std::uint32_t i = 0; i < entities_.actors.size(); ++i) settle_through_person(i);
  }

 private:
  [[nodiscard]] Actor& actor(std::size_t sighting) { return entities_.actors[entities_.sightings[sighting].actor]; }

  void look_around(std::size_t index) {
    const Sighting& seen = entities_.sightings[index];
    Standpoint& stand = standpoints_[seen.actor];
    if (const auto before = described_before(scene_, seen.first)) take(*before, index, stand);
    if (const auto after = described_after(scene_, seen.last)) take(*after, index, stand);
    // "Iran's Araghchi": a possessive state right before the name.
    if (seen.first >= 2 && stand.proof < Proof::possessive) {
      const std::uint32_t back = tokens_.is(seen.first - 1, "s") ? 2 : 1;
      if (seen.first > back && tokens_.possessive(seen.first - back) == back) {
        const Sighting* owner = scene_.sighting(seen.first - back - 1);
        if (owner != nullptr && entities_.actors[owner->actor].kind != ActorKind::person) {
          stand.proof = Proof::possessive;
          stand.of = owner->actor;
        }
      }
    }
    // "John Doe of the Teamsters"
    if (stand.proof < Proof::possessive && (tokens_.is(seen.last, "of") || tokens_.is(seen.last, "from"))) {
      const std::uint32_t at = seen.last + (tokens_.is(seen.last + 1, "the") ? 2 : 1);
      const Sighting* owner = scene_.sighting(at);
      if (owner != nullptr && tokens_.together(seen.last, at)) {
        stand.proof = Proof::possessive;
        stand.of = owner->actor;
      }
    }
  }

  void take(const Description& told, std::size_t index, Standpoint& stand) {
    const Sighting& seen = entities_.sightings[index];
    if (told.of == seen.actor) return;
    if (told.former && stand.proof != Proof::none) return;
    if (told.kind == Office::unofficial) {
      stand.unofficial = true;
      return;
    }
    stand.office = true;
    if (stand.role.empty()) stand.role = text_of(report_, tokens_, told.first, told.last);
    if (told.of) {
      if (stand.proof < Proof::role) {
        stand.proof = Proof::role;
        stand.of = told.of;
      }
    } else if (stand.proof == Proof::none) {
      stand.proof = Proof::context;
      stand.of = nearest_state(seen.first);
    }
  }

  // The state or body named last before a word.
  [[nodiscard]] std::optional<std::uint32_t> nearest_state(std::uint32_t word) const {
    const auto at = std::partition_point(entities_.sightings.begin(), entities_.sightings.end(), [&](const Sighting& s) { return s.first < word; });
    for (auto i = at; i != entities_.sightings.begin();) {
      --i;
      if (entities_.actors[i->actor].kind == ActorKind::state) return i->actor;
      if (at - i > 40) break;
    }
    return std::nullopt;
  }

  void settle(std::uint32_t index) {
    Standpoint& stand = standpoints_[index];
    Actor& person = entities_.actors[index];
    person.role = stand.role;
    if (stand.proof < Proof::leader) {
      if (const Leader* leader = leader_named(person.name)) {
        if (stand.office || !stand.unofficial) {
          person.side = side_named(leader->side);
          return;
        }
      }
    }
    if (stand.unofficial && !stand.office) return;
    if (stand.of) person.side = entities_.actors[*stand.of].side;
  }

  static const Leader* leader_named(const std::string& name) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : fold(name) + " ") {
      if (c == ' ') {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
      } else {
        word += c;
      }
    }
    const Knowledge& knowledge = Knowledge::instance();
    if (words.size() >= 2) return knowledge.leader(words);
    return words.empty() ? nullptr : knowledge.leader_by_surname(words.back());
  }

  // The name by which the report's cast has a side.
  [[nodiscard]] std::string side_named(const std::string& side) const {
    return side;
  }

  // What a person described through another speaks for: "Trump's envoy"; "Trump administration".
  void settle_through_person(std::uint32_t index) {
    Actor& one = entities_.actors[index];
    const Standpoint& stand = standpoints_[index];
    if (one.kind == ActorKind::person) {
      if (!one.side && stand.of && !(stand.unofficial && !stand.office)) one.side = entities_.actors[*stand.of].side;
      return;
    }
  }

  const Report& report_;
  const Tokens& tokens_;
  Entities& entities_;
  Scene scene_;
  std::vector<Standpoint> standpoints_;
};

}  // namespace

std::optional<std::string> Cast::side_of(Span span) const {
  auto at = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.span.end <= span.begin; });
  const Mention* best = nullptr;
  std::uint32_t covered = 0;
  for (; at != mentions.end() && at->span.begin < span.end; ++at) {
    const std::uint32_t size = std::min(at->span.end, span.end) - std::max(at->span.begin, span.begin);
    if (size > covered) {
      covered = size;
      best = &*at;
    }
  }
  return best == nullptr ? std::nullopt : actors[best->actor].side;
}

Cast cast_of(const Report& report, const Layout& layout) {
  const Tokens tokens = tokens_of(report, layout);
  Entities entities = join_names(report, tokens, find_names(tokens));
  SideFinder(report, tokens, entities).find();
  Cast cast;
  cast.actors = std::move(entities.actors);
  for (const Sighting& seen : entities.sightings) {
    const Span span{tokens.words[seen.first].span.begin, tokens.words[seen.last - 1].span.end};
    cast.mentions.push_back({span, seen.actor, seen.adjective});
    cast.actors[seen.actor].mentions.push_back(span);
  }
  return cast;
}

std::vector<SideMentions> sides_of(const Cast& cast) {
  std::vector<SideMentions> sides;
  std::unordered_map<std::string, std::size_t> index;
  for (const Mention& mention : cast.mentions) {
    const Actor& actor = cast.actors[mention.actor];
    if (!actor.side && actor.kind != ActorKind::person) continue;
    const std::string& side = actor.side ? *actor.side : actor.name;
    const auto [at, fresh] = index.try_emplace(side, sides.size());
    if (fresh) sides.push_back({side, {}});
    sides[at->second].spans.push_back(mention.span);
  }
  return sides;
}

}  // namespace parley

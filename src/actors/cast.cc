// SPDX-License-Identifier: Apache-2.0
#include "actors/cast.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "actors/entities.h"
#include "actors/name_words.h"
#include "actors/roles.h"
#include "actors/tokens.h"
#include "base/utf8.h"

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;

// What a report tells of whom a person speaks for.
struct Standpoint {
  std::unordered_map<std::uint32_t, int> votes;  // by the actor spoken for
  std::string role;
  bool office = false;      // holds one of a state's; where nobody says of which, the home state's
  bool business = false;    // a company's
  bool unofficial = false;  // an analyst, a resident
  bool former = false;
  std::uint32_t first_told = 0;         // the word where the office is first told
  const char* party = nullptr;          // "R-Texas"
  std::optional<std::uint32_t> region;  // that is governed: "Texas Governor X"
};

constexpr int kRoleVote = 3;        // "Russian Foreign Minister X"
constexpr int kSpokenForVote = 6;   // "X, speaking for producers"
constexpr int kPossessiveVote = 2;  // "Russia's X", "X of Russia"
constexpr int kLeaderVote = 5;      // known from outside the report
constexpr int kFarBack = 200;       // names looked back at; more tell nothing, and would not be linear
constexpr std::uint32_t kDatelineEnd = 80;    // words within which a report's dateline stands
constexpr std::uint32_t kDatelineWeight = 2;  // its state counts so many times what it is named,
constexpr std::uint32_t kDatelineBonus = 3;   // and so much more

// Offices of companies and clubs as well as of states: they tell a side only where they tell of whom.
bool is_common(std::string_view office) {
  static const Words words{"chair",
                           "chairman",
                           "chairwoman",
                           "chairperson",
                           "director",
                           "executive director",
                           "deputy director",
                           "regional director",
                           "country director",
                           "managing director",
                           "head",
                           "deputy head",
                           "member",
                           "manager",
                           "general manager",
                           "partner",
                           "owner",
                           "founder",
                           "co-founder",
                           "co-chair",
                           "coordinator",
                           "organizer",
                           "organiser",
                           "lawyer",
                           "attorney",
                           "judge",
                           "adviser",
                           "advisor",
                           "senior adviser",
                           "senior advisor",
                           "executive",
                           "officer",
                           "candidate",
                           "counsel",
                           "prosecutor",
                           "executive vice president",
                           "vice president of",
                           "counterpart",
                           "mediator",
                           "chief mediator",
                           "arbitrator"};
  return words.contains(office);
}
bool governs_region(std::string_view office) {
  return office == "governor" || office == "premier" || office == "attorney general" || office == "gov";
}
bool is_business(std::string_view office) {
  static const Words words{"ceo",
                           "chief executive",
                           "chief executive officer",
                           "cfo",
                           "chief financial officer",
                           "managing director",
                           "chief operating officer",
                           "general counsel",
                           "founder",
                           "co-founder",
                           "general secretary"};
  return words.contains(office);
}

class SideFinder {
 public:
  SideFinder(const Report& report, const Tokens& tokens, Entities& entities)
      : report_(report),
        tokens_(tokens),
        actors_(entities.actors),
        sightings_(entities.sightings),
        scene_(tokens, entities.actors, entities.sightings),
        standpoints_(entities.actors.size()),
        seen_(entities.actors.size(), 0),
        alone_(entities.actors.size(), false) {}

  // Gives all persons their sides; tells who speaks for nobody, and the home state.
  void find(Cast& cast) {
    for (const Sighting& seen : sightings_) {
      if (!names_a_meeting(seen)) ++seen_[seen.actor];
      if (actors_[seen.actor].kind == ActorKind::person) look_around(seen);
    }
    find_home();
    join_opposition();
    for (const Actor& actor : actors_) {
      if (actor.side) sides_.insert(*actor.side);
    }
    for (const Sighting& seen : sightings_) give_to_state(seen);
    note_holders();
    // Twice, so that "Doe's spokesman" has Doe's side even where Doe is met later.
    for (int round = 0; round < 2; ++round) {
      for (std::uint32_t i = 0; i < actors_.size(); ++i) {
        if (actors_[i].kind == ActorKind::person) settle(i);
      }
    }
    apply_special_names();
    cast.alone = std::move(alone_);
    if (!states_.empty()) cast.home = states_.front()->side;
  }

 private:
  void look_around(const Sighting& seen) {
    Standpoint& stand = standpoints_[seen.actor];
    if (const auto before = described_before(scene_, seen.first)) take(*before, seen, stand);
    if (const auto after = described_after(scene_, seen.last)) take(*after, seen, stand);
    if (const Sighting* owner = owner_before(seen)) vote(stand, owner->actor, kPossessiveVote);
    look_behind(seen, stand);
    if (const Sighting* spoken_for = spoken_for_after(seen)) vote(stand, spoken_for->actor, kSpokenForVote);
    const std::uint32_t mark = seen.last + 1;  // "Doe, R-Texas"  "Doe (D-N.Y.)"
    if ((tokens_.is(seen.last, ",") || tokens_.is(seen.last, "(")) && tokens_.is(mark + 1, "-")) {
      if (tokens_.words[mark].text == "R") stand.party = "Republicans";
      if (tokens_.words[mark].text == "D") stand.party = "Democrats";
    }
    if (tokens_.is(seen.last, ",")) {  // "Doe, a Democrat of Illinois"
      const std::uint32_t word = seen.last + (tokens_.is(mark, "a") ? 2 : 1);
      if (tokens_.is(word, "republican")) stand.party = "Republicans";
      if (tokens_.is(word, "democrat")) stand.party = "Democrats";
    }
  }

  // "Doe of Freedonia", "Doe of the rebel group Kestrel Dawn", "Doe with the Oslo Institute"
  void look_behind(const Sighting& seen, Standpoint& stand) {
    constexpr std::uint32_t kBetween = 3;  // words that tell what kind of body it is
    const bool with = tokens_.is(seen.last, "with");
    if (!with && !tokens_.is(seen.last, "of") && !tokens_.is(seen.last, "from")) return;
    const std::uint32_t begin = seen.last + (tokens_.is(seen.last + 1, "the") ? 2 : 1);
    std::uint32_t at = begin;
    while (at < begin + kBetween && tokens_.together(seen.last, at) && scene_.sighting(at) == nullptr &&
           tokens_.words[at].shape == Shape::lower && !is_function_word(tokens_.words[at].low))
      ++at;
    const Sighting* owner = scene_.sighting(at);
    if (owner == nullptr || !tokens_.together(seen.last, at)) return;
    const ActorKind kind = actors_[owner->actor].kind;
    if (at != begin && (kind == ActorKind::person || kind == ActorKind::state)) return;
    if (is_research_body(actors_[owner->actor]))
      stand.unofficial = true;
    else if (!with)
      vote(stand, owner->actor, kPossessiveVote);
  }

  // "Doe, speaking for [producers]", "Doe, representing the [Lamplighters]"
  [[nodiscard]] const Sighting* spoken_for_after(const Sighting& seen) const {
    std::uint32_t at = seen.last + (tokens_.is(seen.last, ",") ? 1 : 0);
    if (tokens_.is(at, "who")) ++at;
    static const Words verbs{"speaking", "spoke", "negotiating", "speaks", "negotiates"};
    if (tokens_.is(at, "representing") || tokens_.is(at, "represents"))
      ++at;
    else if (at < tokens_.words.size() && verbs.contains(tokens_.words[at].low) && tokens_.is(at + 1, "for"))
      at += 2;
    else
      return nullptr;
    if (tokens_.is(at, "the")) ++at;
    return tokens_.together(seen.last - 1, at) ? scene_.sighting(at) : nullptr;
  }

  // A committee of the opposition acts as itself where the report names it more than the opposition.
  void join_opposition() {
    const Actor* group = nullptr;
    std::uint32_t most = 0;
    for (std::uint32_t i = 0; i < actors_.size(); ++i) {
      if (!actors_[i].name.ends_with("opposition") || seen_[i] <= most) continue;
      group = &actors_[i];
      most = seen_[i];
    }
    for (std::uint32_t i = 0; i < actors_.size(); ++i) {
      if (actors_[i].side != "opposition" || &actors_[i] == group) continue;
      actors_[i].side = group != nullptr && most > seen_[i] ? group->side : actors_[i].name;
    }
  }

  // Two rules for one state each, as the press writes of them: against Republicans and Democrats the White
  // House is a side of its own, and where the Palestinian Authority is named, Palestine goes by it.
  void apply_special_names() {
    if (stands_against_parties()) rename("United States", "White House");
    if (sides_.contains("Palestinian Authority")) rename("Palestine", "Palestinian Authority");
  }
  // Where the report tells of a quarrel between the White House and parties and hardly names the state, the
  // White House is the side.
  [[nodiscard]] bool stands_against_parties() const {
    constexpr int kSeats = 2;    // mentions of the White House
    constexpr int kParties = 2;  // mentions of parties for one of the state
    if (states_.empty() || states_.front()->side != "United States") return false;
    int seats = 0;
    int state = 0;
    int parties = 0;
    for (const Sighting& seen : sightings_) {
      const std::optional<std::string>& side = actors_[seen.actor].side;
      parties += side == "Republicans" || side == "Democrats" ? 1 : 0;
      if (&actors_[seen.actor] != states_.front()) continue;
      (tokens_.is(seen.first, "white") ? seats : state) += 1;
    }
    return seats >= kSeats && parties > kParties * state;
  }
  void rename(const std::string& side, const std::string& name) {
    for (Actor& actor : actors_) {
      if (actor.side == side) actor.side = name;
    }
  }

  // A side that an office tells counts where the report names it. A rule for one side alone: the pope's needs
  // no naming.
  [[nodiscard]] bool in_cast(const std::string& side) const {
    return side == "Vatican" || sides_.contains(side);
  }

  // "Ukraine's State Emergency Service" acts as Ukraine.
  void give_to_state(const Sighting& seen) {
    Actor& body = actors_[seen.actor];
    if (body.kind != ActorKind::organisation || body.side != body.name) return;
    if (!is_state_organ(tokens_.words[seen.last - 1].low)) return;
    const Sighting* owner = owner_before(seen);
    if (owner != nullptr && actors_[owner->actor].kind == ActorKind::state)
      body.side = actors_[owner->actor].side;
  }

  // "Iran's Araghchi": a state or body right before the name.
  [[nodiscard]] const Sighting* owner_before(const Sighting& seen) const {
    const std::uint32_t marks = seen.first > 0 && tokens_.is(seen.first - 1, "s") ? 2 : 1;
    if (seen.first <= marks || tokens_.possessive(seen.first - marks) != marks) return nullptr;
    const Sighting* owner = scene_.sighting(seen.first - marks - 1);
    return owner != nullptr && actors_[owner->actor].kind != ActorKind::person ? owner : nullptr;
  }

  // Regions and the press give nobody a side.
  void vote(Standpoint& stand, std::uint32_t of, int weight) {
    const Actor& actor = actors_[of];
    const bool committee = actor.name.starts_with("Senate ") || actor.name.starts_with("House ");
    if (actor.kind == ActorKind::other || committee || (!actor.side && actor.kind != ActorKind::person))
      return;
    stand.votes[of] += weight;
  }

  void take(const Description& told, const Sighting& seen, Standpoint& stand) {
    if (told.of == seen.actor) return;
    if (told.kind == Office::unofficial) {
      stand.unofficial = true;
      if (stand.role.empty()) stand.role = text_of(report_, tokens_, told.first, told.last);
      return;
    }
    stand.former = stand.former || told.former;
    if (told.of && told.kind != Office::voice && is_research_body(actors_[*told.of])) {
      stand.unofficial = true;
      return;
    }
    const std::string head = head_text(tokens_, told);
    take_office(told, head, seen, stand);
    if (told.of && !told.former) take_owner(*told.of, head, stand);
    if (told.called) take_called(*told.called, seen, stand);
  }

  void take_office(const Description& told, const std::string& head, const Sighting& seen,
                   Standpoint& stand) {
    if (!is_common(head)) {
      if (!stand.office) stand.first_told = seen.first;
      stand.office = stand.office || !told.former;
    }
    stand.business = stand.business || is_business(head);
    const bool deputy = told.first > 0 && tokens_.is(told.first - 1, "deputy");
    const bool names_office = head != "counterpart";  // "his counterpart" has the other's
    if (names_office && (stand.role.empty() || (told.of && stand.votes.empty())))
      stand.role = text_of(report_, tokens_, told.first - (deputy ? 1 : 0), told.last);
  }

  void take_owner(std::uint32_t of, const std::string& head, Standpoint& stand) {
    vote(stand, of, kRoleVote);
    if (governs_region(head) && actors_[of].kind == ActorKind::other) stand.region = of;
  }

  // "the union's secretary" is of the Drivers' Union, "the company's vice president" of the company told
  // last.
  void take_called(std::uint32_t noun, const Sighting& seen, Standpoint& stand) {
    if (const std::optional<std::uint32_t> body = body_called(scene_, noun))
      return vote(stand, *body, kRoleVote);
    if (!is_business_noun(tokens_.words[noun].low)) return;
    stand.business = true;
    stand.first_told = seen.first;
  }

  void settle(std::uint32_t index) {
    Actor& person = actors_[index];
    const Standpoint& stand = standpoints_[index];
    const Leader* leader = Knowledge::instance().leader_named(person.name, stand.role);
    person.role = stand.role.empty() && leader != nullptr ? leader->office : stand.role;
    alone_[index] = !stand.office && ((stand.unofficial && leader == nullptr) || stand.former);
    if (alone_[index]) return;
    const auto [best, most] = most_told(stand);
    const std::string told = Knowledge::instance().side_of_office(fold(stand.role));
    if (stand.region && best == nullptr) {
      person.side = actors_[*stand.region].name;
    } else if (leader != nullptr && most < kLeaderVote && supported(*leader, person, best, stand.office)) {
      person.side = leader->side;
    } else if (best != nullptr) {
      person.side = best->side;
    } else if (stand.party != nullptr) {
      person.side = stand.party;
    } else if (!told.empty() && in_cast(told)) {
      person.side = told;
    } else if (stand.business) {
      person.side = last_body_before(stand.first_told);
    } else if (stand.office) {
      const bool of_body = states_.empty() && !is_single(fold(stand.role));
      person.side = of_body ? last_body_before(stand.first_told) : home_of(index);
    }
  }

  // A leader's side counts where the report names it; else only under his office or his full name, and where
  // the report tells neither another side nor an office that is no statesman's.
  [[nodiscard]] bool supported(const Leader& leader, const Actor& person, const Actor* told,
                               bool statesman) const {
    if (in_cast(leader.side)) return true;
    const bool office = !leader.office.empty() && leader.office == fold(person.role);
    const bool full = person.name.find(' ') != std::string::npos;
    return told == nullptr && (office || (full && (statesman || person.role.empty())));
  }

  // The actor that the report gives a person to most often, and how surely.
  [[nodiscard]] std::pair<const Actor*, int> most_told(const Standpoint& stand) const {
    const Actor* best = nullptr;
    int most = 0;
    std::unordered_map<std::string, int> by_side;
    for (const auto& [of, votes] : stand.votes) {
      if (!actors_[of].side) continue;
      const int sum = by_side[*actors_[of].side] += votes;
      if (sum > most || (sum == most && best != nullptr && *actors_[of].side < *best->side)) {
        most = sum;
        best = &actors_[of];
      }
    }
    return {best, most};
  }

  // The side of the body that the report names most, of those named before.
  [[nodiscard]] std::optional<std::string> last_body_before(std::uint32_t word) const {
    const Actor* best = nullptr;
    std::uint32_t most = 0;
    int tries = kFarBack;
    for (auto i = first_at(word); i != sightings_.begin() && tries-- > 0;) {
      --i;
      const Actor& one = actors_[i->actor];
      if (one.kind != ActorKind::organisation && one.kind != ActorKind::company) continue;
      if (!one.side || seen_[i->actor] <= most) continue;
      most = seen_[i->actor];
      best = &one;
    }
    return best == nullptr ? std::nullopt : best->side;
  }
  // Of an office that a state has one of, whom the report tells to hold it.
  void note_holders() {
    for (std::uint32_t i = 0; i < actors_.size(); ++i) {
      if (actors_[i].kind != ActorKind::person || !standpoints_[i].office) continue;
      const std::string office = fold(standpoints_[i].role);
      const Leader* leader = Knowledge::instance().leader_named(actors_[i].name, standpoints_[i].role);
      const auto [best, most] = most_told(standpoints_[i]);
      if (!is_single(office) || (best == nullptr && leader == nullptr)) continue;
      holders_.try_emplace(office + "\t" + (best != nullptr ? *best->side : leader->side), i);
    }
  }
  [[nodiscard]] static bool is_single(std::string_view office) {
    static const Words heads{"president", "premier", "chancellor", "king", "queen", "emir", "sultan"};
    return heads.contains(office) || office == "secretary of state" ||
           (office.ends_with(" minister") && !office.starts_with("deputy "));
  }

  // Whose a minister is when nobody says: of the states the one that the report names most, and where that
  // has another minister, the next.
  [[nodiscard]] std::optional<std::string> home_of(std::uint32_t person) const {
    const std::string office = fold(standpoints_[person].role);
    for (const Actor* state : states_) {
      const auto holder = holders_.find(office + "\t" + *state->side);
      if (holder == holders_.end() || holder->second == person) return state->side;
    }
    return std::nullopt;
  }

  // "the Paris pact", "the Vienna talks": named after a place, not of its state.
  [[nodiscard]] bool names_a_meeting(const Sighting& seen) const {
    static const Words meetings{"pact", "accord",  "accords",  "treaty", "agreement", "agreements",
                                "club", "process", "protocol", "talks",  "summit",    "conference"};
    const Actor& actor = actors_[seen.actor];
    return actor.kind == ActorKind::state && !seen.adjective && tokens_.together(seen.first, seen.last) &&
           meetings.contains(tokens_.words[seen.last].low) &&
           text_of(report_, tokens_, seen.first, seen.last) != actor.name;
  }

  // "OSLO, June 29 - Norway will ...", "OSLO Norway will ...": the report is written where its dateline says.
  [[nodiscard]] const Sighting* dateline() const {
    for (const Sighting& seen : sightings_) {
      if (seen.first > kDatelineEnd) break;
      const Token& token = tokens_.words[seen.first];
      const bool marked = tokens_.is(seen.last, ",") || tokens_.is(seen.last, "-") ||
                          tokens_.is(seen.last, "(") ||
                          (token.begins && !tokens_.headline[token.sentence] &&
                           tokens_.together(seen.first, seen.last) && tokens_.capital(seen.last));
      if (actors_[seen.actor].kind == ActorKind::state && token.shape == Shape::caps &&
          token.text.size() > 3 && marked)
        return &seen;
    }
    return nullptr;
  }
  void find_home() {
    if (const Sighting* city = dateline())
      seen_[city->actor] = kDatelineWeight * seen_[city->actor] + kDatelineBonus;
    for (const Actor& actor : actors_) {
      if (actor.kind == ActorKind::state) states_.push_back(&actor);
    }
    std::stable_sort(states_.begin(), states_.end(), [this](const Actor* a, const Actor* b) {
      return seen_[index_of(a)] > seen_[index_of(b)];
    });
  }
  [[nodiscard]] std::size_t index_of(const Actor* actor) const {
    return static_cast<std::size_t>(actor - actors_.data());
  }
  [[nodiscard]] std::vector<Sighting>::const_iterator first_at(std::uint32_t word) const {
    return std::partition_point(sightings_.begin(), sightings_.end(),
                                [&](const Sighting& s) { return s.first < word; });
  }

  const Report& report_;
  const Tokens& tokens_;
  std::vector<Actor>& actors_;
  const std::vector<Sighting>& sightings_;
  Scene scene_;
  std::vector<Standpoint> standpoints_;
  std::vector<std::uint32_t> seen_;                         // sightings by actor
  std::vector<bool> alone_;                                 // by actor: told to speak for nobody
  std::unordered_set<std::string> sides_;                   // of states and bodies
  std::vector<const Actor*> states_;                        // the one that the report names most first
  std::unordered_map<std::string, std::uint32_t> holders_;  // by office and side
};

}  // namespace

std::optional<std::string> Cast::side_of(Span span) const {
  auto at = std::partition_point(mentions.begin(), mentions.end(),
                                 [&](const Mention& m) { return m.span.end <= span.begin; });
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
  const LearnedStates states(tokens);
  Entities entities = join_names(report, tokens, find_names(tokens, states));
  Cast cast;
  SideFinder(report, tokens, entities).find(cast);
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

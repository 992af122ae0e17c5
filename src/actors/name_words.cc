// SPDX-License-Identifier: Apache-2.0
#include "actors/name_words.h"

#include <unordered_set>

namespace parley {
namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

bool is_particle(std::string_view low) {
  static const Words words{"de", "da",  "do",  "dos", "das", "del", "della", "di",  "du",  "la",
                           "le", "van", "von", "der", "den", "ter", "ten",   "bin", "ibn", "bint",
                           "al", "el",  "ul",  "ben", "zu",  "y",   "e",     "abu"};
  return words.contains(low);
}

bool is_abbreviation(std::string_view low) {
  static const Words words{"mr",   "mrs", "ms",  "dr",   "prof", "gen",    "lt",   "col", "maj",
                           "capt", "sgt", "adm", "sen",  "rep",  "gov",    "pres", "rev", "hon",
                           "st",   "jr",  "sr",  "brig", "amb",  "messrs", "cmdr"};
  return words.contains(low);
}

bool is_modifier(std::string_view low) {
  static const Words words{
      "deputy",         "senior",       "chief",       "acting",        "former",
      "special",        "permanent",    "principal",   "assistant",     "first",
      "second",         "presidential", "vice",        "joint",         "top",
      "lead",           "outgoing",     "incoming",    "new",           "then",
      "interim",        "ex",           "current",     "foreign",       "defence",
      "defense",        "trade",        "nuclear",     "climate",       "finance",
      "economic",       "economy",      "energy",      "health",        "education",
      "transport",      "labour",       "labor",       "interior",      "home",
      "justice",        "affairs",      "external",    "internal",      "international",
      "national",       "security",     "political",   "policy",        "press",
      "public",         "relations",    "agriculture", "agricultural",  "environment",
      "commerce",       "commercial",   "industry",    "information",   "culture",
      "development",    "planning",     "immigration", "fisheries",     "tourism",
      "communications", "oil",          "petroleum",   "water",         "resources",
      "europe",         "brexit",       "cooperation", "state",         "treasury",
      "military",       "army",         "cabinet",     "parliamentary", "under",
      "regional",       "general",      "executive",   "managing",      "legal",
      "peace",          "humanitarian", "opposition",  "republican",    "democratic",
      "conservative",   "rebel",        "union",       "company",       "party",
      "government",     "lower",        "upper",       "house",         "senate",
      "ministry",       "department",   "competition", "budget",        "social",
      "women",          "youth",        "works",       "change",        "employment",
      "welfare",        "prime",        "high",        "supreme",       "crown",
      "grand",          "co",           "communities", "local",         "aviation",
      "infrastructure", "mines",        "mining",      "pensions",      "telecommunications",
      "sport",          "sports",       "rural",       "urban"};
  return words.contains(low);
}

bool is_body_word(std::string_view low) {
  static const Words words{"union",
                           "unions",
                           "council",
                           "committee",
                           "commission",
                           "party",
                           "bank",
                           "institute",
                           "institution",
                           "university",
                           "college",
                           "school",
                           "association",
                           "federation",
                           "confederation",
                           "organization",
                           "organisation",
                           "agency",
                           "authority",
                           "corporation",
                           "corp",
                           "inc",
                           "ltd",
                           "plc",
                           "llc",
                           "co",
                           "company",
                           "companies",
                           "group",
                           "holdings",
                           "airlines",
                           "airways",
                           "rail",
                           "railway",
                           "railways",
                           "shipping",
                           "mining",
                           "petroleum",
                           "motors",
                           "motor",
                           "foundation",
                           "fund",
                           "trust",
                           "society",
                           "league",
                           "alliance",
                           "coalition",
                           "front",
                           "movement",
                           "army",
                           "forces",
                           "brigade",
                           "brigades",
                           "division",
                           "chamber",
                           "court",
                           "congress",
                           "assembly",
                           "parliament",
                           "senate",
                           "board",
                           "staff",
                           "force",
                           "command",
                           "bureau",
                           "office",
                           "centre",
                           "center",
                           "network",
                           "forum",
                           "partnership",
                           "conference",
                           "club",
                           "church",
                           "hospital",
                           "police",
                           "service",
                           "services",
                           "workers",
                           "guild",
                           "press",
                           "times",
                           "post",
                           "journal",
                           "tribune",
                           "herald",
                           "newspaper",
                           "magazine",
                           "tv",
                           "radio",
                           "television",
                           "industries",
                           "systems",
                           "technologies",
                           "nation",
                           "initiative",
                           "project",
                           "campaign",
                           "observatory",
                           "panel",
                           "secretariat",
                           "ministry",
                           "department",
                           "government",
                           "administration",
                           "embassy",
                           "consulate",
                           "navy",
                           "guard",
                           "guards",
                           "ag",
                           "sa",
                           "gmbh",
                           "nv",
                           "academy",
                           "consortium",
                           "cooperative",
                           "caucus",
                           "palace",
                           "endowment",
                           "international",
                           "team",
                           "electric",
                           "steel",
                           "pharmaceuticals",
                           "entertainment",
                           "records",
                           "pictures",
                           "studios",
                           "stores",
                           "capital",
                           "partners",
                           "associates",
                           "bancorp",
                           "financial",
                           "securities",
                           "insurance",
                           "telecom",
                           "communications",
                           "airline",
                           "railway",
                           "railways",
                           "vintners",
                           "growers",
                           "producers",
                           "employers",
                           "manufacturers",
                           "teamsters",
                           "house",
                           "dialogue",
                           "taskforce",
                           "tribunal",
                           "watch",
                           "resistance",
                           "militia",
                           "legion",
                           "battalion",
                           "militants",
                           "corps",
                           "community"};
  return words.contains(low);
}

bool is_group_noun(std::string_view low) {
  static const Words words{"opposition", "rebels",    "banks",     "creditors",  "debtors",     "employers",
                           "unions",     "producers", "consumers", "insurgents", "separatists", "guerrillas"};
  return words.contains(low);
}

bool is_business_noun(std::string_view low) {
  return low == "company" || low == "firm" || low == "group" || low == "bank" || low == "airline" ||
         low == "retailer" || low == "carrier";
}

bool is_research_word(std::string_view low) {
  static const Words words{"institute", "institution", "university", "college", "school", "center",
                           "centre",    "endowment",   "academy",    "studies", "think"};
  return words.contains(low);
}

bool is_state_organ(std::string_view low) {
  static const Words words{
      "ministry",   "parliament", "government", "administration", "embassy",     "consulate", "navy",
      "army",       "police",     "cabinet",    "court",          "department",  "forces",    "assembly",
      "house",      "senate",     "congress",   "office",         "council",     "guard",     "guards",
      "presidency", "military",   "commission", "mission",        "secretariat", "staff",     "service",
      "services",   "force",      "command",    "agency",         "palace"};
  return words.contains(low);
}

}  // namespace parley

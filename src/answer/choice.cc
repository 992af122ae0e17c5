// SPDX-License-Identifier: Apache-2.0
#include "answer/choice.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "answer/page.h"
#include "answer/sources.h"
#include "answer/told.h"
#include "answer/weight.h"
#include "record/record.h"

namespace parley {
namespace {

template <class Thing>
Indices by_weight(const Record& record, const std::vector<Thing>& all) {
  std::vector<Weight> weights;
  for (const auto& thing : all) weights.push_back(weight_of(record, thing));
  Indices order(all.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return weights[a].before(weights[b]); });
  return order;
}

// Entries of one key are alike where their words are: of one kind and the same holders.
std::string key_of(const Entry& entry) {
  std::string key(name_of(entry.kind));
  for (const auto& holder : std::set<std::string>(entry.holders.begin(), entry.holders.end()))
    key += "\n" + holder;
  // Two meetings described alike are two if they were on two days.
  if (entry.kind == Kind::meeting) key += "\n" + entry.when.value_or("");
  return key;
}

// "They agreed to reopen the bridge and the ferry" tells nothing where both are terms of another line.
bool is_told_by_terms(const Record& record, const Entry& entry, const Indices& chosen) {
  if (entry.kind != Kind::agreement || !entry.items.empty()) return false;
  return std::any_of(chosen.begin(), chosen.end(), [&](std::uint32_t i) {
    const Entry& other = record.entries[i];
    return other.kind == entry.kind && other.holders == entry.holders && other.status == entry.status &&
           !other.items.empty() && std::all_of(other.items.begin(), other.items.end(), [&](Span item) {
             return entry.what.contains(item);
           });
  });
}

using Conditions = std::map<std::vector<std::string>, std::vector<Span>>;  // by holders

Conditions conditions_of(const Record& record, const Indices& chosen) {
  Conditions conditions;
  for (const auto i : chosen) {
    const Entry& entry = record.entries[i];
    if (entry.condition && entry.kind != Kind::demand) conditions[entry.holders].push_back(*entry.condition);
  }
  return conditions;
}

// "No deal without Y" is a refusal with a condition and a demand for Y; the first tells the second.
bool is_condition(const Entry& entry, const Conditions& conditions) {
  if (entry.kind != Kind::demand || !entry.counterparts.empty()) return false;
  const auto own = conditions.find(entry.holders);
  return own != conditions.end() && std::any_of(own->second.begin(), own->second.end(), [&](Span condition) {
           return condition.contains(entry.what);
         });
}

bool is_to_come(Status status) { return status == Status::planned || status == Status::possible; }

}  // namespace

Indices choose_entries(const Material& material, const std::function<bool(const Entry&)>& wanted) {
  const auto& entries = material.record.entries;
  Indices chosen = by_weight(material.record, entries);
  std::erase_if(chosen, [&](std::uint32_t i) { return !wanted(entries[i]); });
  Told told;
  std::erase_if(chosen, [&](std::uint32_t i) {
    return !told.add(key_of(entries[i]), entries[i].what, material.page.gist(entries[i].what));
  });
  std::erase_if(chosen, [&, all = chosen](std::uint32_t i) {
    return is_told_by_terms(material.record, entries[i], all);
  });
  const Conditions conditions = conditions_of(material.record, chosen);
  std::erase_if(chosen, [&](std::uint32_t i) { return is_condition(entries[i], conditions); });
  return chosen;
}

Indices statements_by_weight(const Record& record) { return by_weight(record, record.statements); }

bool is_outcome(const Entry& entry) {
  if (entry.kind == Kind::meeting) return !is_to_come(entry.status);
  return entry.kind == Kind::agreement && entry.status != Status::possible;
}

bool is_position(const Entry& entry) { return entry.kind != Kind::meeting && entry.kind != Kind::agreement; }

bool is_prospect(const Entry& entry) {
  switch (entry.kind) {
    case Kind::meeting:
      return is_to_come(entry.status);
    case Kind::commitment:
      return entry.status == Status::open || entry.status == Status::conditional;
    default:
      return std::any_of(entry.links.begin(), entry.links.end(),
                         [](const Link& link) { return link.kind == Link::Kind::depends_on; });
  }
}

bool is_open(const Entry& entry) { return !is_position(entry) && entry.status == Status::possible; }

bool is_unconfirmed(const Record& record, const Entry& entry) {
  return entry.statement && is_anonymous(record.statements[*entry.statement].speaker);
}

}  // namespace parley

// SPDX-License-Identifier: Apache-2.0
#include "actors/knowledge.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "language/layout.h"

namespace parley {
namespace {

#include "knowledge.inc"

// The words of a table's phrase, cut just as a report's are.
std::vector<std::string> words_of(std::string_view phrase) {
  Report report;
  report.text = std::string(phrase);
  std::vector<std::string> out;
  for (const Word& word : lay_out(report).words) {
    out.push_back(report.text.substr(word.span.begin, word.span.size()));
  }
  return out;
}

std::vector<std::string> folded_words_of(std::string_view phrase) { return words_of(fold(phrase)); }

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Calls `row` with the N columns of every line that is no comment; columns that a line lacks are empty.
template <std::size_t N, typename Row>
void each_row(std::string_view table, const Row& row) {
  for (const std::string_view line : split(table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    std::array<std::string_view, N> columns{};
    const std::vector<std::string_view> found = split(line, '\t');
    std::copy_n(found.begin(), std::min(N, found.size()), columns.begin());
    row(columns);
  }
}

// "Donald J. Trump" -> "Donald Trump"
std::string without_initials(std::string_view name) {
  std::string out;
  for (const std::string_view word : split(name, ' ')) {
    if (word.size() > 1 && word[1] != '.') out += (out.empty() ? "" : " ") + std::string(word);
  }
  return out;
}

// "Jr.", as a name ends.
bool is_suffix(std::string_view low) { return low == "jr" || low == "sr" || low == "." || low == ","; }

template <typename Phrase>
void add_longest_first(std::vector<Phrase>& list, Phrase phrase) {
  const auto at = std::find_if(list.begin(), list.end(),
                               [&](const Phrase& other) { return other.words.size() < phrase.words.size(); });
  list.insert(at, std::move(phrase));
}

Standing standing_of(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, Standing>, 9> kinds{{
      {"organisation", Standing::organisation},
      {"armed group", Standing::armed_group},
      {"company", Standing::company},
      {"organ", Standing::organ},
      {"national body", Standing::national_body},
      {"press", Standing::press},
      {"region", Standing::region},
      {"place", Standing::place},
      {"adjective", Standing::adjective},
  }};
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == kind; });
  return found == kinds.end() ? Standing::state : found->second;
}

}  // namespace

const Knowledge& Knowledge::instance() {
  static const Knowledge knowledge;
  return knowledge;
}

Knowledge::Knowledge() {
  read_states(k_states);
  read_bodies(k_bodies);
  read_places(k_places);
  read_offices(k_offices);
  read_given_names(k_given_names);
  read_leaders(k_leaders);
}

const KnownName* Knowledge::add_known(std::string_view name, std::string_view side, Standing standing) {
  known_.push_back({std::string(name), std::string(side), standing});
  return &known_.back();
}

void Knowledge::add_phrases(std::string_view list, const KnownName* known, Use use) {
  for (const std::string_view phrase : split(list, ';')) {
    KnownPhrase entry{words_of(phrase), known, use};
    if (entry.words.empty()) continue;
    std::vector<KnownPhrase>& same = names_[fold(entry.words.front())];
    add_longest_first(same, std::move(entry));
  }
}

void Knowledge::read_states(std::string_view table) {
  each_row<7>(table, [this](const auto& row) {
    const KnownName* known = add_known(row[0], row[0], Standing::state);
    add_phrases(row[0], known, Use::name);
    add_phrases(row[2], known, Use::name);
    add_phrases(row[3], known, Use::adjective);
    add_phrases(row[4], known, Use::people);
    add_phrases(row[5], known, Use::capital);
    add_phrases(row[6], known, Use::seat);
  });
}

void Knowledge::read_bodies(std::string_view table) {
  each_row<5>(table, [this](const auto& row) {
    const Standing standing = standing_of(row[1]);
    const std::string_view own = standing == Standing::press ? std::string_view{} : row[0];
    const KnownName* known = add_known(row[0], row[2].empty() ? own : row[2], standing);
    add_phrases(row[0], known, Use::name);
    add_phrases(row[3], known, Use::name);
    add_phrases(row[4], known, Use::adjective);
  });
}

void Knowledge::read_places(std::string_view table) {
  each_row<2>(table, [this](const auto& row) {
    const Standing standing = standing_of(row[1]);
    const KnownName* known =
        add_known(row[0], standing == Standing::region ? row[0] : std::string_view{}, standing);
    add_phrases(row[0], known, standing == Standing::adjective ? Use::adjective : Use::name);
  });
}

void Knowledge::read_offices(std::string_view table) {
  constexpr std::array<std::pair<std::string_view, Office>, 4> kinds{{{"voice", Office::voice},
                                                                      {"group", Office::group},
                                                                      {"unofficial", Office::unofficial},
                                                                      {"title", Office::title}}};
  each_row<3>(table, [&](const auto& row) {
    OfficePhrase phrase{folded_words_of(row[0]), Office::office, std::string(row[2])};
    for (const auto& [word, kind] : kinds) {
      if (row[1] == word) phrase.kind = kind;
    }
    std::vector<OfficePhrase>& same = offices_[phrase.words.front()];
    add_longest_first(same, std::move(phrase));
  });
}

void Knowledge::read_given_names(std::string_view table) {
  each_row<2>(table,
              [this](const auto& row) { genders_[fold(row[0])] = row[1].empty() ? 'x' : row[1].front(); });
}

void Knowledge::read_leaders(std::string_view table) {
  each_row<4>(table, [this](const auto& row) {
    Leader leader{folded_words_of(row[0]), std::string(row[1]), std::string(row[2]),
                  row[3].empty() ? 'x' : row[3].front()};
    leaders_.try_emplace(join(leader.words), std::move(leader));
  });
  for (const auto& [name, leader] : leaders_) {
    const auto [at, fresh] = by_surname_.try_emplace(leader.words.back(), &leader);
    if (!fresh && at->second != nullptr && at->second->side != leader.side) at->second = nullptr;
  }
}

const std::vector<KnownPhrase>& Knowledge::names_from(std::string_view first_word) const {
  static const std::vector<KnownPhrase> none;
  const auto found = names_.find(std::string(first_word));
  return found == names_.end() ? none : found->second;
}

const std::vector<OfficePhrase>& Knowledge::offices_from(std::string_view first_word) const {
  static const std::vector<OfficePhrase> none;
  const auto found = offices_.find(std::string(first_word));
  return found == offices_.end() ? none : found->second;
}

std::string Knowledge::side_of_office(std::string_view folded) const {
  const std::string first(folded.substr(0, folded.find(' ')));
  for (const OfficePhrase& phrase : offices_from(first)) {
    const std::string office = join(phrase.words);
    const bool with_topic = phrase.words.size() == 1 && folded.starts_with(office + " for ");
    if (office == folded || with_topic) return phrase.side;
  }
  return {};
}

char Knowledge::gender_of(std::string_view given_name) const {
  const auto found = genders_.find(std::string(given_name));
  return found == genders_.end() ? '\0' : found->second;
}

const Leader* Knowledge::leader(const std::vector<std::string>& folded_name) const {
  const auto found = leaders_.find(join(folded_name));
  return found == leaders_.end() ? nullptr : &found->second;
}

const Leader* Knowledge::leader_by_surname(const std::string& folded) const {
  const auto found = by_surname_.find(folded);
  return found == by_surname_.end() ? nullptr : found->second;
}

const Leader* Knowledge::leader_named(std::string_view name, std::string_view role) const {
  std::vector<std::string> words = folded_words_of(without_initials(name));  // cut as the tables' names are
  while (words.size() > 2 && is_suffix(words.back())) words.pop_back();
  if (words.empty()) return nullptr;
  if (words.size() >= 2) {
    if (const Leader* found = leader(words)) return found;
  }
  const Leader* found = leader_by_surname(words.back());
  const bool same_office = found != nullptr && !found->office.empty() && found->office == fold(role);
  return words.size() == 1 || same_office ? found : nullptr;
}

}  // namespace parley

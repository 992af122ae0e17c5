// SPDX-License-Identifier: Apache-2.0
#include "times/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace parley::times {

namespace {

struct Known {
  std::string_view word;
  Role role;
  int value;
};

constexpr int index(Unit u) { return static_cast<int>(u); }

constexpr auto kKnown = [] {
  using enum Role;
  auto table = std::to_array<Known>({
      {"january", month, 1},
      {"february", month, 2},
      {"march", month, 3},
      {"april", month, 4},
      {"may", month, 5},
      {"june", month, 6},
      {"july", month, 7},
      {"august", month, 8},
      {"september", month, 9},
      {"october", month, 10},
      {"november", month, 11},
      {"december", month, 12},
      {"jan", month, 1},
      {"feb", month, 2},
      {"mar", month, 3},
      {"apr", month, 4},
      {"jun", month, 6},
      {"jul", month, 7},
      {"aug", month, 8},
      {"sep", month, 9},
      {"sept", month, 9},
      {"oct", month, 10},
      {"nov", month, 11},
      {"dec", month, 12},
      {"sunday", weekday, 0},
      {"monday", weekday, 1},
      {"tuesday", weekday, 2},
      {"wednesday", weekday, 3},
      {"thursday", weekday, 4},
      {"friday", weekday, 5},
      {"saturday", weekday, 6},
      {"mon", weekday, 1},
      {"tue", weekday, 2},
      {"tues", weekday, 2},
      {"wed", weekday, 3},
      {"thu", weekday, 4},
      {"thur", weekday, 4},
      {"thurs", weekday, 4},
      {"fri", weekday, 5},
      {"one", number, 1},
      {"two", number, 2},
      {"three", number, 3},
      {"four", number, 4},
      {"five", number, 5},
      {"six", number, 6},
      {"seven", number, 7},
      {"eight", number, 8},
      {"nine", number, 9},
      {"ten", number, 10},
      {"eleven", number, 11},
      {"twelve", number, 12},
      {"fifteen", number, 15},
      {"twenty", number, 20},
      {"thirty", number, 30},
      {"couple", number, 2},
      {"first", ordinal, 1},
      {"second", ordinal, 2},
      {"third", ordinal, 3},
      {"fourth", ordinal, 4},
      {"fifth", ordinal, 5},
      {"q1", quarter_of_year, 1},
      {"q2", quarter_of_year, 2},
      {"q3", quarter_of_year, 3},
      {"q4", quarter_of_year, 4},
      {"hour", Role::unit, index(Unit::hour)},
      {"hours", Role::unit, index(Unit::hour)},
      {"minutes", Role::unit, index(Unit::hour)},
      {"day", Role::unit, index(Unit::day)},
      {"days", Role::unit, index(Unit::day)},
      {"week", Role::unit, index(Unit::week)},
      {"weeks", Role::unit, index(Unit::week)},
      {"fortnight", Role::unit, index(Unit::fortnight)},
      {"weekend", Role::unit, index(Unit::weekend)},
      {"weekends", Role::unit, index(Unit::weekend)},
      {"month", Role::unit, index(Unit::month)},
      {"months", Role::unit, index(Unit::month)},
      {"quarter", Role::unit, index(Unit::quarter)},
      {"quarters", Role::unit, index(Unit::quarter)},
      {"year", Role::unit, index(Unit::year)},
      {"years", Role::unit, index(Unit::year)},
      {"decade", Role::unit, index(Unit::decade)},
      {"decades", Role::unit, index(Unit::decade)},
      {"century", Role::unit, index(Unit::century)},
      {"spring", season, 1},
      {"summer", season, 2},
      {"autumn", season, 3},
      {"fall", season, 3},
      {"winter", season, 4},
      {"today", near_day, 0},
      {"tonight", near_day, 0},
      {"yesterday", near_day, -1},
      {"tomorrow", near_day, 1},
      {"morning", day_part, 0},
      {"afternoon", day_part, 0},
      {"evening", day_part, 0},
      {"night", day_part, 0},
      {"noon", day_part, 0},
      {"midday", day_part, 0},
      {"midnight", day_part, 0},
      {"last", last, 0},
      {"this", this_one, 0},
      {"current", this_one, 0},
      {"next", next, 0},
      {"past", past, 0},
      {"previous", past, 1},
      {"preceding", past, 1},
      {"coming", coming, 0},
      {"upcoming", coming, 0},
      {"following", coming, 1},
      {"recent", recent, 0},
      {"same", same, 0},
      {"that", same, 1},
      {"ago", ago, 0},
      {"earlier", earlier, 0},
      {"later", later, 0},
      {"before", before, 0},
      {"after", after, 0},
      {"beginning", edge, 0},
      {"start", edge, 0},
      {"middle", edge, 0},
      {"end", edge, 1},
      {"close", edge, 1},
      {"early", shade, 0},
      {"late", shade, 0},
      {"mid", shade, 0},
      {"half", half, 0},
      {"several", some, 0},
      {"few", some, 0},
      {"many", some, 0},
      {"fiscal", fiscal, 0},
      {"financial", fiscal, 0},
      {"the", article, 0},
      {"a", article, 1},
      {"an", article, 1},
      {"of", of, 0},
      {"in", in, 0},
      {"on", on, 0},
      {"by", by, 0},
      {"at", at, 0},
      {"until", until, 0},
      {"till", until, 0},
      {"since", since, 0},
      {"from", from, 0},
      {"to", to, 0},
      {"between", between, 0},
      {"for", for_, 0},
      {"and", and_, 0},
      {"through", through, 0},
      {"during", during, 0},
      {"over", over, 0},
      {"within", during, 1},
      {",", comma, 0},
      {".", stop, 0},
      {"-", dash, 0},
      {"–", dash, 0},
      {"—", dash, 0},
      {"/", slash, 0},
      {"'", apostrophe, 0},
      {"’", apostrophe, 0},
      {"$", sign, 0},
      {"€", sign, 0},
      {"£", sign, 0},
      {"%", sign, 0},
      {"#", sign, 0},
      {"dlrs", goods, 0},
      {"dollars", goods, 0},
      {"stg", goods, 0},
      {"marks", goods, 0},
      {"francs", goods, 0},
      {"yen", goods, 0},
      {"tonnes", goods, 0},
      {"tons", goods, 0},
      {"people", goods, 0},
      {"troops", goods, 0},
      {"soldiers", goods, 0},
      {"euros", goods, 0},
      {"km", goods, 0},
      {"miles", goods, 0},
      {"feet", goods, 0},
      {"shares", goods, 0},
      {"barrels", goods, 0},
      {"mln", goods, 0},
      {"million", goods, 0},
      {"billion", goods, 0},
      {"pct", goods, 0},
      {"percent", goods, 0},
      {"jobs", goods, 0},
      {"workers", goods, 0},
      {"hectares", goods, 0},
      {"vehicles", goods, 0},
      {"pages", goods, 0},
      {"will", will, 0},
      {"shall", will, 0},
      {"ll", will, 0},
      {"would", will, 0},
      {"could", will, 0},
      {"should", will, 0},
      {"must", will, 0},
      {"might", will, 0},
      {"can", will, 0},
      {"plans", will, 0},
      {"planned", will, 0},
      {"planning", will, 0},
      {"scheduled", will, 0},
      {"slated", will, 0},
      {"due", will, 0},
      {"set", will, 1},
      {"expected", will, 0},
      {"expects", will, 0},
      {"hopes", will, 0},
      {"intends", will, 0},
      {"deadline", will, 0},
      {"poised", will, 0},
      {"aims", will, 0},
      {"ahead", will, 0},
      {"going", will, 0},
      {"starting", will, 0},
      {"begin", will, 0},
      {"begins", will, 0},
      {"starts", will, 0},
      {"opens", will, 0},
      {"leaves", will, 0},
      {"arrives", will, 0},
      {"meets", will, 0},
      {"resume", will, 0},
      {"resumes", will, 0},
      {"visits", will, 0},
      {"opening", will, 0},
      {"be", be, 0},
      {"being", be, 0},
      {"is", does, 0},
      {"are", does, 0},
      {"am", does, 0},
      {"do", does, 0},
      {"says", does, 0},
      {"was", did, 0},
      {"were", did, 0},
      {"had", did, 0},
      {"has", did, 0},
      {"have", did, 0},
      {"did", did, 0},
      {"been", did, 0},
      {"said", did, 0},
      {"told", did, 0},
      {"met", did, 0},
      {"held", did, 0},
      {"took", did, 0},
      {"taken", did, 0},
      {"made", did, 0},
      {"began", did, 0},
      {"begun", did, 0},
      {"came", did, 0},
      {"went", did, 0},
      {"gave", did, 0},
      {"given", did, 0},
      {"left", did, 0},
      {"sent", did, 0},
      {"spoke", did, 0},
      {"spoken", did, 0},
      {"wrote", did, 0},
      {"written", did, 0},
      {"got", did, 0},
      {"kept", did, 0},
      {"brought", did, 0},
      {"broke", did, 0},
      {"broken", did, 0},
      {"fell", did, 0},
      {"rose", did, 0},
      {"won", did, 0},
      {"lost", did, 0},
      {"led", did, 0},
      {"put", did, 0},
      {"saw", did, 0},
      {"seen", did, 0},
      {"found", did, 0},
      {"became", did, 0},
      {"paid", did, 0},
      {"sought", did, 0},
      {"struck", did, 0},
      {"flew", did, 0},
      {"withdrew", did, 0},
      {"chose", did, 0},
      {"drew", did, 0},
      {"done", did, 0},
      {"threw", did, 0},
      {"sold", did, 0},
      {"bought", did, 0},
      {"built", did, 0},
      {"ran", did, 0},
      {"stood", did, 0},
      {"tried", did, 1},
      {"failed", did, 1},
      {"attempted", did, 1},
      {"managed", did, 1},
      {"united", other, 0},
      {"hundred", other, 0},
  });
  std::ranges::sort(table, {}, &Known::word);
  return table;
}();

constexpr auto kSpeech = [] {
  auto table = std::to_array<std::string_view>(
      {"said",         "says",       "say",          "saying",    "told",       "tells",       "tell",
       "telling",      "statement",  "wrote",        "writes",    "announced",  "announces",   "announcing",
       "announcement", "declared",   "declares",     "stated",    "states",     "added",       "adds",
       "warned",       "warns",      "warning",      "noted",     "notes",      "stressed",    "emphasized",
       "emphasised",   "insisted",   "insists",      "called",    "calls",      "urged",       "urges",
       "asked",        "confirmed",  "confirms",     "denied",    "denies",     "reported",    "report",
       "speaking",     "spoke",      "speech",       "interview", "conference", "briefing",    "reporters",
       "journalists",  "remarks",    "comments",     "commented", "claimed",    "claims",      "argued",
       "explained",    "reiterated", "pledged",      "promised",  "vowed",      "threatened",  "rejected",
       "welcomed",     "accused",    "demanded",     "proposed",  "tweeted",    "posted",      "post",
       "letter",       "testified",  "testimony",    "replied",   "remarked",   "recalled",    "repeated",
       "suggested",    "indicated",  "acknowledged", "admitted",  "underlined", "underscored", "voiced",
       "expressed",    "hinted",     "quoted",       "message",   "address",    "revealed",    "disclosed"});
  std::ranges::sort(table);
  return table;
}();

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

const Known* known(std::string_view word) {
  const auto found = std::ranges::lower_bound(kKnown, word, {}, &Known::word);
  return found != kKnown.end() && found->word == word ? &*found : nullptr;
}

// "17th" -> 17, ordinal; "1980s" -> 1980, decade; "17" -> 17, number
void read_number(std::string_view word, TimeWord& out) {
  std::size_t digits = 0;
  int value = 0;
  while (digits < word.size() && digits < 5 && is_digit(word[digits]))
    value = value * 10 + (word[digits++] - '0');
  if (digits == 0 || digits > 4) return;
  const auto rest = word.substr(digits);
  if (rest.empty()) {
    out.role = Role::number;
    out.digits = static_cast<std::uint8_t>(digits);
  } else if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
    out.role = Role::ordinal;
  } else if (rest == "s" && (digits == 4 || digits == 2) && value % 10 == 0) {
    out.role = Role::decade;
  } else {
    return;
  }
  out.value = static_cast<std::int16_t>(value);
}

TimeWord time_word(std::string_view text) {
  TimeWord out;
  out.capital = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  out.letter = out.capital || (!text.empty() && text[0] >= 'a' && text[0] <= 'z');
  if (text.size() > 16) return out;
  std::array<char, 16> buffer{};
  std::ranges::transform(text, buffer.begin(), lower);
  const std::string_view word{buffer.data(), text.size()};
  if (is_digit(word.empty() ? ' ' : word[0])) {
    read_number(word, out);
    return out;
  }
  out.speaks = std::ranges::binary_search(kSpeech, word);
  if (const Known* entry = known(word)) {
    out.role = entry->role;
    out.value = static_cast<std::int16_t>(entry->value);
    out.abbreviated = out.role == Role::weekday ? word.size() < 6
                                                : out.role == Role::month && word.size() < 5 &&
                                                      word != "may" && word != "june" && word != "july";
  } else if (word.size() > 4 && word.ends_with("ed")) {
    out.role = Role::did;
  } else if (word.size() > 5 && word.ends_with("ing")) {
    out.value = 1;
  }
  return out;
}

// What a verb says of its clause, for a walk to the left: "to be held" must not stop at "held".
bool after_be(const std::vector<TimeWord>& words, std::size_t at, std::size_t begin) {
  return at > begin && (words[at - 1].role == Role::be || words[at - 1].role == Role::does);
}

// "to meet", "to be"; not "to Paris", "to the end", "to three".
bool is_infinitive(const std::vector<TimeWord>& words, std::size_t at) {
  if (at >= words.size() || words[at].capital) return false;
  return words[at].role == Role::be || (words[at].role == Role::other && words[at].letter);
}

// "set to leave", "set for Friday"; not "set off", "set up".
bool points_on(const std::vector<TimeWord>& words, std::size_t at) {
  return at < words.size() && (words[at].role == Role::to || words[at].role == Role::for_);
}

// "is meeting", "is also meeting", "is co-hosting": with a date, a plan.
bool is_doing(const std::vector<TimeWord>& words, std::size_t at) {
  for (std::size_t i = at; i < words.size() && i < at + 3; ++i) {
    if (words[i].role != Role::other && words[i].role != Role::dash) return false;
    if (words[i].role == Role::other && words[i].value == 1) return true;
  }
  return false;
}

}  // namespace

std::vector<TimeWord> time_words(const Report& report, const Layout& layout, std::uint32_t first,
                                 std::uint32_t last) {
  std::vector<TimeWord> words;
  words.reserve(last - first);
  for (std::uint32_t i = first; i < last; ++i) {
    const Span span = layout.words[i].span;
    words.push_back(time_word(std::string_view{report.text}.substr(span.begin, span.size())));
    words.back().glued = i > 0 && layout.words[i - 1].span.end == span.begin;
  }
  return words;
}

Direction direction_at(const std::vector<TimeWord>& words, std::size_t sentence_begin, std::size_t at,
                       std::size_t end, std::size_t sentence_end) {
  constexpr std::size_t kReach = 40;  // a clause is no longer; keeps a sentence without stops linear
  const auto verdict = [&](std::size_t i, std::size_t begin) -> std::optional<Direction> {
    switch (words[i].role) {
      case Role::will:
        return words[i].value == 0 || points_on(words, i + 1) ? std::optional{Direction::future}
                                                              : std::nullopt;
      case Role::coming:
        return words[i].value == 0 ? std::optional{Direction::future} : std::nullopt;
      case Role::does:
        return is_doing(words, i + 1) ? std::optional{Direction::future} : std::nullopt;
      case Role::to:
        if (!is_infinitive(words, i + 1)) return std::nullopt;
        return i > begin && words[i - 1].role == Role::did && words[i - 1].value == 1 ? Direction::past
                                                                                      : Direction::future;
      case Role::did:
        return after_be(words, i, begin) ? std::nullopt : std::optional{Direction::past};
      default:
        return std::nullopt;
    }
  };
  if (end < sentence_end && words[end].role == Role::did) return Direction::past;  // "talks in March failed"
  const std::size_t from = std::max(sentence_begin, at > kReach ? at - kReach : 0);
  for (std::size_t i = at; i > from; --i) {
    if (const auto found = verdict(i - 1, from)) return *found;
  }
  const std::size_t stop = std::min(sentence_end, end + kReach);
  for (std::size_t i = end; i < stop; ++i) {
    if (const auto found = verdict(i, end)) return *found;
  }
  return Direction::unknown;
}

}  // namespace parley::times

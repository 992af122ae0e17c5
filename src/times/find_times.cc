// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "times/period.h"
#include "times/times.h"
#include "times/words.h"

namespace parley {

namespace {

using namespace times;
using std::chrono::days;

struct Found {
  std::size_t end = 0;  // one past the last word
  Period period{};
};
using Maybe = std::optional<Found>;

// Month, day of the month and year, as far as an absolute date names them.
struct DayName {
  std::size_t end = 0;
  int month = 0;
  int day = 0;
  int year = 0;  // 0: not named
};

// Reads the words of one report from left to right. The methods named *_at match an expression that begins
// at a word and look only a few words ahead, so that the whole is linear.
class TimeReader {
 public:
  TimeReader(const Report& report, const Layout& layout)
      : report_(report),
        layout_(layout),
        words_(time_words(report, layout, 0, static_cast<std::uint32_t>(layout.words.size()))) {
    find_base();
  }

  std::vector<TimeRef> read() {
    std::vector<TimeRef> out;
    for (std::size_t i = 0; i < words_.size();) {
      const Maybe found = in_dateline(i) ? std::nullopt : expression_at(i);
      if (!found || year_of(found->period.first) < 1 || year_of(found->period.last) > 9999) {
        ++i;
        continue;
      }
      out.push_back(
          {{layout_.words[i].span.begin, layout_.words[found->end - 1].span.end}, to_iso(found->period)});
      if (found->period.days() == 1) mentioned_ = found->period.first;
      mentioned_year_ = year_of(found->period.first);
      i = found->end;
    }
    return out;
  }

 private:
  // --- the words ---

  [[nodiscard]] Role role(std::size_t i) const { return i < words_.size() ? words_[i].role : Role::other; }
  [[nodiscard]] int value(std::size_t i) const { return words_[i].value; }
  [[nodiscard]] bool is(std::size_t i, Role wanted) const {
    return i < words_.size() && words_[i].role == wanted;
  }
  [[nodiscard]] bool is_unit(std::size_t i, Unit unit) const {
    return is(i, Role::unit) && value(i) == static_cast<int>(unit);
  }
  [[nodiscard]] bool before_is(std::size_t i, Role wanted) const {
    return i > 0 && words_[i - 1].role == wanted;
  }
  [[nodiscard]] std::size_t past_article(std::size_t i) const { return is(i, Role::article) ? i + 1 : i; }
  [[nodiscard]] std::size_t past_stop(std::size_t i) const {
    return i > 0 && words_[i - 1].abbreviated && is(i, Role::stop) && words_[i].glued ? i + 1 : i;
  }
  [[nodiscard]] std::string_view text(std::size_t i) const {
    const Span span = layout_.words[i].span;
    return std::string_view{report_.text}.substr(span.begin, span.size());
  }

  [[nodiscard]] Direction direction(std::size_t begin, std::size_t end) const {
    std::size_t lead = begin;  // "by the end of May": the "by" leads in
    while (lead > 0 && begin - lead < 4 &&
           (before_is(lead, Role::article) || before_is(lead, Role::shade) || before_is(lead, Role::dash) ||
            before_is(lead, Role::edge) ||
            (before_is(lead, Role::of) && lead > 1 && is(lead - 2, Role::edge))))
      --lead;
    if (before_is(lead, Role::by) || before_is(lead, Role::until)) return Direction::future;
    if (before_is(lead, Role::since)) return Direction::past;
    if (before_is(lead, Role::for_) && !is(begin, Role::month)) return Direction::future;
    const Sentence& sentence = layout_.sentences[layout_.words[begin].sentence];
    return direction_at(words_, sentence.first_word, begin, end, sentence.last_word);
  }

  // --- the day that relative expressions count from ---

  // The dateline's day, where it stands a few days before publication; else the publication. Without a
  // publication the first full date of a dateline or of the text's head.
  void find_base() {
    if (report_.published) base_ = Day{*report_.published};
    const std::size_t head = std::min<std::size_t>(words_.size(), 400);
    for (std::size_t i = 0; i < head && !dateline_; ++i) {
      if (begins_paragraph(i)) read_dateline(i);
    }
    if (!base_) base_ = iso_day_of_head();
    if (base_) mentioned_ = *base_;
  }

  [[nodiscard]] bool begins_paragraph(std::size_t i) const {
    const Sentence& sentence = layout_.sentences[layout_.words[i].sentence];
    return i == sentence.first_word &&
           layout_.paragraphs[sentence.paragraph].first_sentence == layout_.words[i].sentence;
  }

  // "LONDON, March 2 - ", "MOSCOW, May 26. /TASS/.", "GUANAJUATO, Mexico, June 1 - ", "(Karst, 3 May 2019) "
  void read_dateline(std::size_t begin) {
    const std::size_t stop = std::min(begin + 10, words_.size());
    for (std::size_t i = begin; i < stop; ++i) {
      if (words_[i].speaks || is(i, Role::did) || is(i, Role::will) || leads_in(i)) return;
      const auto date = day_name_at(i);
      if (!date) continue;
      if (!ends_dateline(date->end)) return;
      const int year = date->year ? date->year : base_ ? nearest_year(date->month, date->day) : 0;
      const auto day = year ? calendar_day(year, date->month, date->day) : std::nullopt;
      if (!day) return;
      dateline_ = Found{date->end, {*day, *day}};
      dateline_begin_ = i;
      constexpr days kDelay{10};
      if (!base_ || (*day <= *base_ && *base_ - *day <= kDelay)) base_ = *day;
      return;
    }
  }

  // "until July 9" is no dateline, though a headline may end there.
  [[nodiscard]] bool leads_in(std::size_t i) const {
    static constexpr std::array kLeads = {Role::until, Role::by, Role::on, Role::since, Role::from,
                                          Role::for_,  Role::in, Role::to, Role::after, Role::before};
    return words_[i].letter && !words_[i].capital && std::ranges::find(kLeads, role(i)) != kLeads.end();
  }

  [[nodiscard]] bool ends_dateline(std::size_t i) const {
    if (i >= words_.size() || begins_paragraph(i)) return true;
    const std::string_view next = text(i);
    return is(i, Role::dash) || is(i, Role::slash) || next == "(" || next == ")" || next == ":" ||
           (is(i, Role::stop) && i + 1 < words_.size());
  }

  [[nodiscard]] bool in_dateline(std::size_t i) const {
    return dateline_ && i >= dateline_begin_ && i < dateline_->end;
  }

  // Front matter is furniture and has no words; its date is found in the bytes: "date: '2026-03-19'".
  [[nodiscard]] std::optional<Day> iso_day_of_head() const {
    constexpr std::size_t kHead = 1500;
    const std::string_view head = std::string_view{report_.text}.substr(0, kHead);
    for (std::size_t i = 0; i + 10 <= head.size(); ++i) {
      if (head[i + 4] != '-' || head[i + 7] != '-') continue;
      const auto period = from_iso(head.substr(i, 10));
      if (period && period->days() == 1) return period->first;
    }
    return std::nullopt;
  }

  // --- absolute dates ---

  [[nodiscard]] bool is_month(std::size_t i) const {
    if (!is(i, Role::month) || !words_[i].capital) return false;
    return value(i) != 0;
  }

  // Digits of a day of the month: "17", "17th"; never the 17 of "17.5" or "17,000".
  [[nodiscard]] bool is_day(std::size_t i) const {
    if (i >= words_.size() || value(i) < 1 || value(i) > 31) return false;
    if (is(i, Role::ordinal)) return text(i)[0] <= '9';
    if (!is(i, Role::number) || words_[i].digits == 0 || words_[i].digits > 2) return false;
    const bool joined = i + 2 < words_.size() && words_[i + 1].glued && words_[i + 2].glued;
    return !(joined && (is(i + 1, Role::stop) || is(i + 1, Role::comma)) && words_[i + 2].digits > 0) &&
           !is(i + 1, Role::sign) && !is_hour(i);
  }
  // "11" of "11:40"; not "5" of "March 5: ..."
  [[nodiscard]] bool is_hour(std::size_t i) const {
    return i + 2 < words_.size() && text(i + 1) == ":" && words_[i + 2].glued && words_[i + 2].digits > 0;
  }

  // A year by its own look and company: not "$2000", "2,008", "2000 troops", "1999.5".
  [[nodiscard]] bool is_year(std::size_t i) const {
    if (!is(i, Role::number) || words_[i].digits != 4 || value(i) < 1500 || value(i) > 2099) return false;
    if (before_is(i, Role::sign) || is(i + 1, Role::sign) || is(i + 1, Role::goods)) return false;
    const bool glued_before = words_[i].glued && i > 1 && words_[i - 1].glued && words_[i - 2].digits > 0;
    if (glued_before && !before_is(i, Role::dash) && !before_is(i, Role::slash)) return false;
    const bool glued_behind = i + 2 < words_.size() && words_[i + 1].glued && words_[i + 2].glued;
    return !(glued_behind && (is(i + 1, Role::stop) || is(i + 1, Role::comma)) && words_[i + 2].digits > 0);
  }

  // Reads an optional year behind a date: ", 2024", "2024", "of 2024", "of this year".
  void take_year(DayName& date) const {
    std::size_t i = date.end;
    if (is(i, Role::comma)) ++i;
    if (is(i, Role::of)) ++i;
    if (is(i, Role::same) && is_unit(i + 1, Unit::year) && mentioned_year_) {
      date.year = mentioned_year_;
      date.end = i + 2;
    } else if (is_year(i)) {
      date.year = value(i);
      date.end = i + 1;
    } else if (base_ && is_unit(i + 1, Unit::year) &&
               (is(i, Role::this_one) || is(i, Role::last) || is(i, Role::next))) {
      date.year = year_of(*base_) - (is(i, Role::last) ? 1 : 0) + (is(i, Role::next) ? 1 : 0);
      date.end = i + 2;
    }
  }

  // "February 17", "Feb. 17, 2025", "17 February 2025", "the 17th of February"; also "2025-02-17".
  [[nodiscard]] std::optional<DayName> day_name_at(std::size_t i) const {
    if (is_month(i)) {
      const std::size_t at = past_stop(i + 1);
      if (!is_day(at)) return std::nullopt;
      DayName date{at + 1, value(i), value(at), 0};
      take_year(date);
      return date;
    }
    const std::size_t at = is(i + 1, Role::of) ? i + 2 : i + 1;
    if (is_day(i) && is_month(at)) {
      DayName date{past_stop(at + 1), value(at), value(i), 0};
      take_year(date);
      return date;
    }
    return numeric_date_at(i);
  }

  // "2025-02-17", "02/17/2025", "17.02.2025": the American order with strokes unless it cannot be.
  [[nodiscard]] std::optional<DayName> numeric_date_at(std::size_t i) const {
    if (i + 4 >= words_.size() || !is(i, Role::number) || words_[i].digits == 0) return std::nullopt;
    const Role mark = role(i + 1);
    if (mark != Role::dash && mark != Role::slash && mark != Role::stop) return std::nullopt;
    for (std::size_t k = i + 1; k < i + 5; ++k) {
      if (!words_[k].glued) return std::nullopt;
    }
    if (role(i + 3) != mark || words_[i + 2].digits == 0 || words_[i + 2].digits > 2 ||
        words_[i + 4].digits == 0) {
      return std::nullopt;
    }
    if (words_[i].digits == 4 && words_[i + 4].digits <= 2) {
      return DayName{i + 5, value(i + 2), value(i + 4), value(i)};
    }
    if (words_[i].digits > 2 || words_[i + 4].digits != 4) return std::nullopt;
    const bool american = mark == Role::slash && value(i) <= 12;
    return american ? DayName{i + 5, value(i), value(i + 2), value(i + 4)}
                    : DayName{i + 5, value(i + 2), value(i), value(i + 4)};
  }

  // The year that puts the day nearest to the base.
  [[nodiscard]] int nearest_year(int month, int day) const {
    int best = year_of(*base_);
    std::optional<days> least;
    for (int year = best - 1; year <= year_of(*base_) + 1; ++year) {
      const auto candidate = calendar_day(year, month, std::min(day, 28));
      if (!candidate) continue;  // the calendar has ends, the years 1 and 9999
      const auto distance = std::chrono::abs(*candidate - *base_);
      if (!least || distance < *least) {
        least = distance;
        best = year;
      }
    }
    return best;
  }

  // The year of a day without one: the nearest, but on the side of the base that the clause speaks of.
  [[nodiscard]] std::optional<int> year_for(int month, int day, Direction direction) const {
    if (!base_) return std::nullopt;
    const int year = nearest_year(month, day);
    const auto found = calendar_day(year, month, std::min(day, 28));
    constexpr days kSlack{60};  // "on March 5" in a story of February is the coming one whatever its verb
    if (direction == Direction::past && *found > *base_ + kSlack) return year - 1;
    if (direction == Direction::future && *found < *base_ - kSlack) return year + 1;
    return year;
  }

  [[nodiscard]] std::optional<Day> day_of(const DayName& date, std::size_t begin) const {
    const auto year =
        date.year ? std::optional{date.year} : year_for(date.month, date.day, direction(begin, date.end));
    return year ? calendar_day(*year, date.month, date.day) : std::nullopt;
  }

  // The joint of a range: "-", "to", "through", "until", "and" (when `with_and`).
  [[nodiscard]] bool is_joint(std::size_t i, bool with_and) const {
    return is(i, Role::dash) || is(i, Role::to) || is(i, Role::through) || is(i, Role::until) ||
           (with_and && is(i, Role::and_));
  }

  // "February 17-18, 2025", "17-18 February", "May 3 to May 5", "from 30 April to 2 May"
  [[nodiscard]] Maybe day_range_at(std::size_t i) const {
    const bool with_and = before_is(i, Role::between) || is(i, Role::between);
    if (is_month(i)) {
      const std::size_t first = past_stop(i + 1);
      if (is_day(first) && is_joint(first + 1, true) && is_day(first + 2) && !is_month(first + 3) &&
          value(first + 2) > value(first)) {
        DayName date{first + 3, value(i), value(first), 0};
        take_year(date);
        return range(date, {date.end, date.month, value(first + 2), date.year}, i);
      }
    } else if (is_day(i) && is_joint(i + 1, true) && is_day(i + 2) && is_month(i + 3) &&
               value(i + 2) > value(i)) {
      DayName date{past_stop(i + 4), value(i + 3), value(i), 0};
      take_year(date);
      return range(date, {date.end, date.month, value(i + 2), date.year}, i);
    }
    const auto first = day_name_at(i);
    if (!first || !is_joint(first->end, with_and)) return std::nullopt;
    const auto last = day_name_at(first->end + 1);
    if (!last) return std::nullopt;
    DayName from = *first;
    if (!from.year) from.year = last->year;
    return range(from, *last, i);
  }

  [[nodiscard]] Maybe range(const DayName& first, const DayName& last, std::size_t begin) const {
    const auto from = day_of(first, begin);
    if (!from) return std::nullopt;
    auto to = calendar_day(last.year ? last.year : year_of(*from), last.month, last.day);
    if (to && *to < *from && !last.year) to = calendar_day(year_of(*from) + 1, last.month, last.day);
    if (!to || *to < *from) return std::nullopt;
    return Found{last.end, {*from, *to}};
  }

  [[nodiscard]] Maybe day_at(std::size_t i) const {
    if (auto found = day_range_at(i)) return found;
    const auto date = day_name_at(i);
    if (!date) return std::nullopt;
    const auto day = day_of(*date, i);
    if (!day) return std::nullopt;
    return Found{date->end, day_period(*day)};
  }

  // "February", "February 2022", "Feb. of last year", "March to May 2016", "last May", "next September"
  [[nodiscard]] Maybe month_at(std::size_t i) const {
    if (!is_month(i) || !is_surely_month(i)) return std::nullopt;
    DayName first{past_stop(i + 1), value(i), 0, 0};
    take_year(first);
    if (is_joint(first.end, before_is(i, Role::between)) && is_month(first.end + 1) &&
        !is_day(first.end + 2)) {
      DayName last{past_stop(first.end + 2), value(first.end + 1), 0, 0};
      take_year(last);
      return months(i, first, last);
    }
    return months(i, first, first);
  }

  // "May" and "March" are months only in company; a headline in capitals shows nothing by its capital.
  [[nodiscard]] bool is_surely_month(std::size_t i) const {
    const std::size_t behind = past_stop(i + 1);
    if (is_year(behind) || (is(behind, Role::comma) && is_year(behind + 1))) return true;
    static constexpr auto kCompany = {Role::in,    Role::since,    Role::until,  Role::by,      Role::of,
                                      Role::shade, Role::this_one, Role::last,   Role::next,    Role::past,
                                      Role::from,  Role::through,  Role::during, Role::between, Role::before,
                                      Role::after, Role::edge,     Role::for_};
    const bool company = i > 0 && std::ranges::find(kCompany, role(i - 1)) != kCompany.end();
    const bool shade = i > 1 && before_is(i, Role::dash) && is(i - 2, Role::shade);
    const bool doubtful = text(i).size() <= 5 && (value(i) == 5 || value(i) == 3);
    const bool short_name = words_[i].abbreviated;
    return company || shade || !(doubtful || short_name);
  }

  [[nodiscard]] Maybe months(std::size_t begin, const DayName& first, const DayName& last) const {
    int year = first.year ? first.year : last.year;
    if (!year) {
      const auto found = year_of_month(first.month, begin, last.end);
      if (!found) return std::nullopt;
      year = *found;
    }
    int count = last.month - first.month + 1 + (last.year && first.year ? (last.year - first.year) * 12 : 0);
    if (count <= 0 && !(last.year && first.year)) {
      if (!first.year && last.year) --year;
      count += 12;
    }
    if (count <= 0) return std::nullopt;
    return Found{last.end, months_from(year, first.month, count)};
  }

  [[nodiscard]] std::optional<int> year_of_month(int month, std::size_t begin, std::size_t end) const {
    if (!base_) return std::nullopt;
    const int year = year_of(*base_);
    const int now = month_of(*base_);
    if (before_is(begin, Role::last) || before_is(begin, Role::past)) return month < now ? year : year - 1;
    if (before_is(begin, Role::next)) return month > now ? year : year + 1;
    if (before_is(begin, Role::this_one)) return year;
    switch (direction(begin, end)) {
      case Direction::past:
        return month > now ? year - 1 : year;
      case Direction::future:
        return month < now ? year + 1 : year;
      case Direction::unknown:
        break;
    }
    if (month - now > 6) return year - 1;
    return now - month > 6 ? year + 1 : year;
  }

  // "2008", "2014-16", "2014 to 2016", "between 2014 and 2016"
  [[nodiscard]] Maybe year_at(std::size_t i) const {
    if (!is_year(i)) return std::nullopt;
    if (is(i + 1, Role::fiscal) || before_is(i, Role::fiscal)) return std::nullopt;
    const int first = value(i);
    const bool joined = is_joint(i + 1, before_is(i, Role::between)) || is(i + 1, Role::slash);
    if (joined && is_year(i + 2) && value(i + 2) > first) {
      return Found{i + 3, years_from(first, value(i + 2) - first + 1)};
    }
    if (joined && i + 2 < words_.size() && words_[i + 2].glued && words_[i + 2].digits == 2 &&
        value(i + 2) > first % 100) {
      return Found{i + 3, years_from(first, value(i + 2) - first % 100 + 1)};
    }
    return Found{i + 1, years_from(first, 1)};
  }

  // "the 1980s", "the '90s"
  [[nodiscard]] Maybe decade_at(std::size_t i) const {
    if (!is(i, Role::decade)) return std::nullopt;
    int first = value(i);
    if (first < 100) {
      if (!before_is(i, Role::apostrophe)) return std::nullopt;
      first += first >= 30 ? 1900 : 2000;
    }
    if (first < 1500 || first > 2090) return std::nullopt;
    return Found{i + 1, years_from(first, first % 100 == 0 ? 100 : 10)};
  }

  // --- parts of the year ---

  // The year told behind "summer", "first quarter": "of 2024", "2024", "of next year"; without one the
  // base's.
  struct YearBehind {
    std::size_t end;
    int year;
    bool told;
  };
  [[nodiscard]] std::optional<YearBehind> year_behind(std::size_t i) const {
    DayName date{i, 0, 0, 0};
    take_year(date);
    if (date.year) return YearBehind{date.end, date.year, true};
    const std::size_t the = past_article(is(i, Role::of) ? i + 1 : i);
    if (is(i, Role::of) && is_unit(the, Unit::year) && base_)
      return YearBehind{the + 1, year_of(*base_), true};
    if (!base_) return std::nullopt;
    return YearBehind{i, year_of(*base_), false};
  }

  // "the first quarter of 2024", "third-quarter", "Q3 2023", "the second half of this year"
  [[nodiscard]] Maybe part_of_year_at(std::size_t i) const {
    int which = 0;
    int months = 3;
    std::size_t end = 0;
    if (is(i, Role::quarter_of_year)) {
      which = value(i);
      end = i + 1;
    } else if (is(i, Role::ordinal)) {
      const std::size_t at = is(i + 1, Role::dash) ? i + 2 : i + 1;
      if (!is_unit(at, Unit::quarter) && !is(at, Role::half)) return std::nullopt;
      months = is(at, Role::half) ? 6 : 3;
      which = value(i);
      end = at + 1;
    }
    if (which < 1 || which * months > 12) return std::nullopt;
    if (is_fiscal_behind(end)) return std::nullopt;
    const auto behind = year_behind(end);
    if (!behind || (months == 6 && !behind->told)) return std::nullopt;
    int year = behind->year;
    const int first_month = (which - 1) * months + 1;
    constexpr int kFar = 4;  // months: "the second quarter" of a March story is the coming one
    if (!behind->told && first_month > month_of(*base_) + kFar && direction(i, end) == Direction::past)
      --year;
    return Found{behind->end, months_from(year, first_month, months)};
  }
  [[nodiscard]] bool is_fiscal_behind(std::size_t i) const {
    for (std::size_t k = i; k < i + 4 && k < words_.size(); ++k) {
      if (is(k, Role::fiscal)) return true;
    }
    return false;
  }

  [[nodiscard]] static Period season_of(int year, int season) { return months_from(year, season * 3, 3); }

  // "the summer of 2024", "spring 2016", "last summer", "this fall", "in the autumn"
  [[nodiscard]] Maybe season_at(std::size_t i) const {
    const bool pointed =
        is(i, Role::last) || is(i, Role::this_one) || is(i, Role::next) || is(i, Role::coming);
    const std::size_t at = pointed ? i + 1 : i;
    if (!is(at, Role::season)) return std::nullopt;
    const auto behind = year_behind(at + 1);
    if (!behind) return std::nullopt;
    if (behind->told) return Found{behind->end, season_of(behind->year, value(at))};
    const bool preposed = i > 0 && (before_is(i, Role::in) || before_is(i, Role::by) ||
                                    before_is(i, Role::shade) || before_is(i, Role::during) ||
                                    (before_is(i, Role::article) && i > 1 &&
                                     (is(i - 2, Role::in) || is(i - 2, Role::by) || is(i - 2, Role::over) ||
                                      is(i - 2, Role::during) || is(i - 2, Role::of))));
    if (!pointed && !preposed) return std::nullopt;
    int year = year_of(*base_);
    const Direction way = is(i, Role::last)                          ? Direction::past
                          : is(i, Role::next) || is(i, Role::coming) ? Direction::future
                                                                     : direction(i, at + 1);
    if (way == Direction::past && season_of(year, value(at)).first > *base_) --year;
    if (is(i, Role::last) && season_of(year, value(at)).last >= *base_) --year;
    if (way == Direction::future && season_of(year, value(at)).last < *base_) ++year;
    return Found{at + 1, season_of(year, value(at))};
  }

  // --- relative to the base ---

  // "Tuesday", "Tuesday morning", "last Tuesday", "Tuesday, 17 February", "Tuesday last week"
  [[nodiscard]] Maybe weekday_at(std::size_t i) const {
    const bool pointed = is(i, Role::last) || is(i, Role::this_one) || is(i, Role::next) ||
                         is(i, Role::past) || is(i, Role::coming);
    const std::size_t at = pointed ? i + 1 : i;
    if (!is(at, Role::weekday) || !words_[at].capital) return std::nullopt;
    if (words_[at].abbreviated && is(at + 1, Role::other) && !is(at + 1, Role::stop)) return std::nullopt;
    std::size_t end = past_stop(at + 1);
    const std::size_t date = past_article(is(end, Role::comma) ? end + 1 : end);
    if (const auto found = day_at(date)) return found;
    if (!base_) return std::nullopt;
    if (is(end, Role::day_part)) ++end;
    if (const auto found = weekday_of_week(at, end)) return found;
    const Day day = weekday_day(i, at, end);
    if (is(end, Role::to) || is(end, Role::through) || is(end, Role::dash)) {
      if (is(end + 1, Role::weekday) && words_[end + 1].capital)
        return Found{end + 2, {day, following(day, value(end + 1))}};
    }
    return Found{end, day_period(day)};
  }

  // "Tuesday of last week", "Friday next week"
  [[nodiscard]] Maybe weekday_of_week(std::size_t at, std::size_t end) const {
    const std::size_t i = is(end, Role::of) ? end + 1 : end;
    if (!is_unit(i + 1, Unit::week)) return std::nullopt;
    const int weeks = is(i, Role::last) ? -1 : is(i, Role::next) ? 1 : 0;
    if (weeks == 0 && !is(i, Role::this_one)) return std::nullopt;
    const Day monday = week_of(*base_).first + days{7 * weeks};
    return Found{i + 2, day_period(following(monday - days{1}, value(at)))};
  }

  [[nodiscard]] static Day following(Day day, int weekday) {
    const auto wanted = std::chrono::weekday{static_cast<unsigned>(weekday)};
    return day + days{1} + (wanted - std::chrono::weekday{day + days{1}});
  }

  [[nodiscard]] Day weekday_day(std::size_t begin, std::size_t at, std::size_t end) const {
    const int weekday = value(at);
    const Day coming = following(*base_ - days{1}, weekday);  // today counts
    const Day gone = coming == *base_ ? coming : coming - days{7};
    if (is(begin, Role::last) || is(begin, Role::past)) return gone == *base_ ? gone - days{7} : gone;
    if (is(begin, Role::next)) {
      // In the week that follows; of a Sunday story's next days that is the same as the nearest.
      const Day nearest = following(*base_, weekday);
      return nearest > week_of(*base_).last ? nearest : nearest + days{7};
    }
    if (is(begin, Role::coming)) return following(*base_, weekday);
    switch (direction(begin, end)) {
      case Direction::future:
        return coming;
      case Direction::unknown:
      case Direction::past:
        return gone;
    }
    return gone;
  }

  // "today", "yesterday afternoon", "tomorrow", "this morning", "last night"
  [[nodiscard]] Maybe near_day_at(std::size_t i) const {
    if (!base_) return std::nullopt;
    if (is(i, Role::near_day)) {
      const std::size_t end = is(i + 1, Role::day_part) ? i + 2 : i + 1;
      return Found{end, day_period(*base_ + days{value(i)})};
    }
    if (is(i + 1, Role::day_part) && is(i, Role::this_one)) return Found{i + 2, day_period(*base_)};
    if (is(i + 1, Role::day_part) && is(i, Role::last)) return Found{i + 2, day_period(*base_ - days{1})};
    return std::nullopt;
  }

  // The unit that is `steps` units away from the one that holds `day`.
  [[nodiscard]] static std::optional<Period> unit_from(Day day, Unit unit, int steps) {
    const int year = year_of(day);
    const int month = month_of(day);
    switch (unit) {
      case Unit::hour:
        return std::nullopt;
      case Unit::day:
        return day_period(day + days{steps});
      case Unit::week:
        return week_of(day + days{7 * steps});
      case Unit::fortnight:
        return week_of(day + days{14 * steps});
      case Unit::weekend:
        return weekend_of(day + days{7 * steps});
      case Unit::month:
        return months_from(year, month + steps, 1);
      case Unit::quarter:
        return months_from(year, (month - 1) / 3 * 3 + 1 + 3 * steps, 3);
      case Unit::year:
        return years_from(year + steps, 1);
      case Unit::decade:
        return years_from(year / 10 * 10 + 10 * steps, 10);
      case Unit::century:
        return years_from((year - 1) / 100 * 100 + 1 + 100 * steps, 100);
    }
    return std::nullopt;
  }
  [[nodiscard]] Unit unit(std::size_t i) const { return static_cast<Unit>(value(i)); }
  [[nodiscard]] bool is_plural(std::size_t i) const {
    return text(i).ends_with('s') || text(i).ends_with('S');
  }

  // "last week", "this month", "next year", "the past week", "the coming days", "recent weeks", "that day",
  // "the following day", "the past three days", "the next two weeks"
  [[nodiscard]] Maybe pointed_unit_at(std::size_t i) const {
    if (!base_) return std::nullopt;
    const Role pointer = role(i);
    const bool back = pointer == Role::last || pointer == Role::past || pointer == Role::recent;
    const bool on = pointer == Role::next || pointer == Role::coming;
    if (!back && !on && pointer != Role::this_one && pointer != Role::same) return std::nullopt;
    std::size_t at = i + 1;
    int count = 0;
    if (is(at, Role::some)) {
      ++at;
    } else if (is(at, Role::number) && value(at) > 0 && value(at) <= 1000) {
      count = value(at);
      ++at;
    }
    if (is(at, Role::fiscal) || !is(at, Role::unit)) return std::nullopt;
    const Unit u = unit(at);
    if (count > 0) return back || on ? span_of(at, u, back ? -count : count) : std::nullopt;
    if (is_plural(at)) return back || on ? vague(at, u, back, pointer) : std::nullopt;
    return single(i, at, u);
  }

  [[nodiscard]] Maybe single(std::size_t i, std::size_t at, Unit u) const {
    const Role pointer = role(i);
    const bool told = mentioned_ != *base_;
    if (u == Unit::day) {  // "the following day" counts from the day told last, "the next day" too
      if (pointer == Role::same) return Found{at + 1, day_period(mentioned_)};
      if (pointer == Role::past || (pointer == Role::last && told))
        return Found{at + 1, day_period(mentioned_ - days{1})};
      if (pointer == Role::coming || pointer == Role::next)
        return Found{at + 1, day_period(mentioned_ + days{1})};
      return std::nullopt;
    }
    if (u == Unit::weekend) return weekend_at(i, at);
    if (pointer == Role::same && u == Unit::year && mentioned_year_) {
      return Found{at + 1, years_from(mentioned_year_, 1)};
    }
    if (pointer == Role::same || pointer == Role::recent) return std::nullopt;
    if (pointer == Role::past && value(i) == 0) return span_of(at, u, -1);
    const bool from_mentioned = (pointer == Role::past || pointer == Role::coming) && value(i) == 1;
    const int steps = pointer == Role::this_one ? 0 : pointer == Role::last || pointer == Role::past ? -1 : 1;
    const auto period = unit_from(from_mentioned ? mentioned_ : *base_, u, steps);
    if (!period) return std::nullopt;
    return Found{at + 1, *period};
  }

  // "the past three days" ends today; "the next two weeks" begins today.
  [[nodiscard]] Maybe span_of(std::size_t at, Unit u, int count) const {
    const auto edge = away(*base_, u, count);
    if (!edge) return std::nullopt;
    return Found{at + 1, {std::min(edge->first, *base_), std::max(edge->first, *base_)}};
  }

  // "in coming days", "past weeks": the month.
  [[nodiscard]] Maybe vague(std::size_t at, Unit u, bool back, Role pointer) const {
    if (u == Unit::day || u == Unit::week || u == Unit::hour || u == Unit::fortnight) {
      if (u == Unit::hour) return Found{at + 1, day_period(*base_)};
      return Found{at + 1, *unit_from(*base_, Unit::month, 0)};
    }
    if (u == Unit::month && (pointer != Role::recent)) return span_of(at, u, back ? -3 : 3);
    return std::nullopt;
  }

  [[nodiscard]] Maybe weekend_at(std::size_t i, std::size_t at) const {
    if (is(i, Role::last) || is(i, Role::past)) return Found{at + 1, weekend_of(*base_ - days{7})};
    if (is(i, Role::next) || is(i, Role::coming)) {
      const bool at_weekend = weekend_of(*base_).first <= *base_;
      return Found{at + 1, weekend_of(*base_ + days{at_weekend ? 7 : 0})};
    }
    const Period near = weekend_of(*base_);
    if (near.first > *base_ && direction(i, at + 1) == Direction::past)
      return Found{at + 1, weekend_of(*base_ - days{7})};
    return Found{at + 1, near};
  }

  // A number of units: "two weeks", "a month", "several days", "a few weeks", "a couple of days".
  struct Count {
    std::size_t end;
    int number;  // 0: not told
    Unit unit;
  };
  [[nodiscard]] std::optional<Count> count_at(std::size_t i) const {
    std::size_t at = i;
    int number = 0;
    if (is(at, Role::article) && value(at) == 1) {
      number = 1;
      ++at;
    }
    if (is(at, Role::some)) {
      number = 0;
      ++at;
    } else if (is(at, Role::number) && !is_year(at)) {
      number = value(at);
      ++at;
      if (is(at, Role::of)) ++at;
    } else if (number == 0) {
      return std::nullopt;
    }
    if (is(at, Role::dash)) return std::nullopt;
    if (!is(at, Role::unit)) return std::nullopt;
    return Count{at + 1, number, unit(at)};
  }

  // The day or the unit that is `count` units away from `day`: days and weeks to the day.
  [[nodiscard]] static std::optional<Period> away(Day day, Unit u, int count) {
    if (std::abs(count) > 3000) return std::nullopt;
    switch (u) {
      case Unit::hour:
        return day_period(day + days{count / 24});
      case Unit::week:
        return day_period(day + days{7 * count});
      case Unit::fortnight:
        return day_period(day + days{14 * count});
      case Unit::weekend:
        return std::nullopt;
      case Unit::decade:
        return unit_from(day, Unit::year, 10 * count);
      case Unit::century:
        return std::nullopt;
      case Unit::day:
      case Unit::month:
      case Unit::quarter:
      case Unit::year:
        return unit_from(day, u, count);
    }
    return std::nullopt;
  }

  // "two days ago", "a week earlier", "three days later", "the day before", "in three weeks"
  [[nodiscard]] Maybe counted_at(std::size_t i) const {
    if (!base_) return std::nullopt;
    if (is_unit(i, Unit::day) && before_is(i, Role::article) &&
        (is(i + 1, Role::before) || is(i + 1, Role::after))) {
      const int step = is(i + 1, Role::after) ? 1 : -1;
      if (is(i + 2, Role::near_day)) return Found{i + 3, day_period(*base_ + days{value(i + 2) + step})};
      if (is(i + 2, Role::article) || (i + 2 < words_.size() && words_[i + 2].capital)) return std::nullopt;
      return Found{i + 2, day_period(mentioned_ + days{step})};
    }
    if (is(i, Role::unit) && is_plural(i) && is(i + 1, Role::ago)) return count_back(i + 2, 0, unit(i));
    const auto count = count_at(i);
    if (!count) return std::nullopt;
    const std::size_t at = count->end;
    if (is(at, Role::ago)) return count_back(at + 1, count->number, count->unit);
    const bool back = is(at, Role::earlier) || (is(at, Role::before) && !continues(at + 1));
    const bool on = is(at, Role::later) || (is(at, Role::after) && !continues(at + 1));
    if ((back || on) && count->number > 0 && count->unit != Unit::hour) {
      const auto period = away(mentioned_, count->unit, on ? count->number : -count->number);
      if (period) return Found{at + 1, *period};
    }
    if (is(at, Role::from) && at + 1 < words_.size() && text(at + 1) == "now" && count->number > 0) {
      const auto period = away(*base_, count->unit, count->number);  // "three weeks from now"
      if (period) return Found{at + 2, *period};
    }
    const bool time_behind = is(at, Role::apostrophe) || is(at, Role::from);
    if (before_is(past_about(i), Role::in) && count->number > 0 && count->unit != Unit::hour &&
        !is(at, Role::of) && (time_behind || direction(i, at) == Direction::future)) {
      const auto period = away(*base_, count->unit, count->number);
      if (period) return Found{at, *period};
    }
    if (before_is(i, Role::during) && value(i - 1) == 1 && count->number > 0 && !is(at, Role::of)) {
      return span_of(at - 1, count->unit, count->number);  // "within two weeks"
    }
    return std::nullopt;
  }
  // "in about three weeks"
  [[nodiscard]] std::size_t past_about(std::size_t i) const {
    return i > 0 && (text(i - 1) == "about" || text(i - 1) == "around") ? i - 1 : i;
  }
  // "two days before the vote" counts from an event, not from a day of the calendar.
  [[nodiscard]] bool continues(std::size_t i) const {
    return i < words_.size() &&
           (is(i, Role::article) || is(i, Role::other) || is(i, Role::this_one) || words_[i].capital) &&
           text(i).size() > 1;
  }

  // "days ago" and "weeks ago" are the month, as all vague days and weeks are.
  [[nodiscard]] Maybe count_back(std::size_t end, int number, Unit u) const {
    if (number == 0) {
      if (u != Unit::day && u != Unit::week) return std::nullopt;
      return Found{end, *unit_from(*base_, Unit::month, 0)};
    }
    const auto period = away(*base_, u, -number);
    if (!period) return std::nullopt;
    return Found{end, *period};
  }

  // "earlier this month", "later on Tuesday": the expression behind. "the end of the year", "early next
  // week", "mid-May", "by month-end": the precision of the unit.
  [[nodiscard]] Maybe shaded_at(std::size_t i) const {
    if (is(i, Role::earlier) || is(i, Role::later)) {
      const std::size_t at = is(i + 1, Role::on) || is(i + 1, Role::in) ? i + 2 : i + 1;
      return is(at, Role::this_one) || is(at, Role::near_day) || is(at, Role::weekday) || is(at, Role::last)
                 ? plain_at(at)
                 : std::nullopt;
    }
    if (is(i, Role::shade)) {
      std::size_t at = is(i + 1, Role::dash) ? i + 2 : i + 1;
      if (is(at, Role::in)) ++at;
      if (is_unit(past_article(at), Unit::year) && is(at, Role::article)) return unit_now(past_article(at));
      return plain_at(past_article(at));
    }
    if (is(i, Role::edge)) {
      if (!is(i + 1, Role::of)) return std::nullopt;
      const std::size_t at = past_article(i + 2);
      if (is(at, Role::unit) && !is_plural(at)) return is(i + 2, Role::article) ? unit_now(at) : std::nullopt;
      return plain_at(at);
    }
    if (is(i, Role::unit) && is(i + 1, Role::dash) && is(i + 2, Role::edge) && value(i + 2) == 1) {
      const auto found = unit_now(i);
      return found ? Maybe{{i + 3, found->period}} : std::nullopt;
    }
    return std::nullopt;
  }
  [[nodiscard]] Maybe unit_now(std::size_t at) const {
    if (!base_ || unit(at) == Unit::day || unit(at) == Unit::hour) return std::nullopt;
    const auto period = unit_from(*base_, unit(at), 0);
    if (!period) return std::nullopt;
    return Found{at + 1, *period};
  }

  // "at the weekend", "over the weekend"
  [[nodiscard]] Maybe the_weekend_at(std::size_t i) const {
    const bool the = before_is(i, Role::article) && value(i - 1) == 0;
    if (!base_ || !the || !is_unit(i, Unit::weekend) || is_plural(i)) return std::nullopt;
    return weekend_at(i, i);
  }

  [[nodiscard]] Maybe plain_at(std::size_t i) const {
    using Matcher = Maybe (TimeReader::*)(std::size_t) const;
    static constexpr Matcher kMatchers[] = {
        &TimeReader::weekday_at,       &TimeReader::day_at,          &TimeReader::near_day_at,
        &TimeReader::counted_at,       &TimeReader::season_at,       &TimeReader::part_of_year_at,
        &TimeReader::pointed_month_at, &TimeReader::pointed_unit_at, &TimeReader::the_weekend_at,
        &TimeReader::month_at,         &TimeReader::decade_at,       &TimeReader::year_at};
    for (const Matcher matcher : kMatchers) {
      if (const Maybe found = (this->*matcher)(i)) return found;
    }
    return std::nullopt;
  }

  // "last May", "this September": the pointer belongs to the expression.
  [[nodiscard]] Maybe pointed_month_at(std::size_t i) const {
    const bool pointed = is(i, Role::last) || is(i, Role::this_one) || is(i, Role::next) || is(i, Role::past);
    return pointed && is_month(i + 1) ? (is_day(past_stop(i + 2)) ? day_at(i + 1) : month_at(i + 1))
                                      : std::nullopt;
  }

  [[nodiscard]] Maybe expression_at(std::size_t i) const {
    if (role(i) == Role::other) return std::nullopt;  // most words
    if (const Maybe found = shaded_at(i)) return found;
    return plain_at(i);
  }

  const Report& report_;
  const Layout& layout_;
  std::vector<TimeWord> words_;
  std::optional<Day> base_;
  std::optional<Found> dateline_;
  std::size_t dateline_begin_ = 0;
  int mentioned_year_ = 0;  // of the expression told last, for "that year"; 0 before any
  Day mentioned_{};         // the day told last, for "the following day"; the base before any
};

}  // namespace

std::vector<TimeRef> find_times(const Report& report, const Layout& layout) {
  return TimeReader{report, layout}.read();
}

}  // namespace parley

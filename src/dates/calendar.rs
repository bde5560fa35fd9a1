//! Stretches of the calendar: what a date with a value stands for, and how TIMEX3 writes it.

use super::iso::iso;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A unit of time, from small to big.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
    /// "period": of the length that the passage speaks of.
    Period,
}

impl Unit {
    /// The unit of that name, as the tables write it.
    pub fn from_name(name: &str) -> Option<Unit> {
        Some(match name {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "weekend" => Unit::Weekend,
            "week" => Unit::Week,
            "fortnight" => Unit::Fortnight,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            "millennium" => Unit::Millennium,
            "period" => Unit::Period,
            _ => return None,
        })
    }
}

/// What is picked from a month or year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece {
    Day,
    Week,
    Weekend,
    Weekday(i8),
    Month,
}

/// A stretch of the (proleptic Gregorian) calendar with a name of its own. Weeks are those of ISO 8601.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Point {
    Day(Date),
    Week(i16, i8),
    Weekend(i16, i8),
    Month(i16, i8),
    Quarter(i16, i8),
    /// 0 spring, 1 summer, 2 autumn, 3 winter (named for the year in which it ends, as news does: the winter of 1994).
    Season(i16, i8),
    Half(i16, i8),
    Year(i16),
    /// The year divided by ten.
    Decade(i16),
    /// The year divided by a hundred.
    Century(i16),
    /// Some day, week or month of a year: which one is not told.
    Some(i16, Unit),
}

const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// The number of a season by its TIMEX3 code.
pub fn season(code: &str) -> Option<i8> {
    SEASONS.iter().position(|&s| s == code).map(|i| i as i8)
}

/// The TIMEX3 code of a season.
pub fn season_code(season: i8) -> &'static str {
    SEASONS[season.rem_euclid(4) as usize]
}

impl Point {
    /// The stretch of that grain in which a day lies; the day itself for units below.
    pub fn of(day: Date, grain: Unit) -> Point {
        let week = day.iso_week_date();
        match grain {
            Unit::Week | Unit::Fortnight => Point::Week(week.year(), week.week()),
            Unit::Weekend => Point::Weekend(week.year(), week.week()),
            Unit::Month => Point::Month(day.year(), day.month()),
            Unit::Quarter | Unit::Period => Point::Quarter(day.year(), (day.month() - 1) / 3 + 1),
            Unit::Half => Point::Half(day.year(), (day.month() - 1) / 6 + 1),
            Unit::Season => match day.month() {
                12 => Point::Season(day.year().saturating_add(1), 3),
                1 | 2 => Point::Season(day.year(), 3),
                m => Point::Season(day.year(), m / 3 - 1),
            },
            Unit::Year => Point::Year(day.year()),
            Unit::Decade => Point::Decade(day.year().div_euclid(10)),
            Unit::Century | Unit::Millennium => Point::Century(day.year().div_euclid(100)),
            _ => Point::Day(day),
        }
    }

    /// Its unit.
    pub fn grain(self) -> Unit {
        match self {
            Point::Day(_) => Unit::Day,
            Point::Week(..) => Unit::Week,
            Point::Weekend(..) => Unit::Weekend,
            Point::Month(..) => Unit::Month,
            Point::Quarter(..) => Unit::Quarter,
            Point::Season(..) => Unit::Season,
            Point::Half(..) => Unit::Half,
            Point::Year(_) => Unit::Year,
            Point::Decade(_) => Unit::Decade,
            Point::Century(_) => Unit::Century,
            Point::Some(..) => Unit::Year,
        }
    }

    /// The same stretch so many units of its own later. `None` off the calendar, or before it: TIMEX3 years have no sign.
    pub fn next(self, by: i32) -> Option<Point> {
        let cycle = |year: i16, part: i8, parts: i32| {
            let all = i32::from(year).checked_mul(parts)?.checked_add(i32::from(part) - 1)?.checked_add(by)?;
            Some((i16::try_from(all.div_euclid(parts)).ok()?, all.rem_euclid(parts) as i8 + 1))
        };
        let plus = |n: i16| i32::from(n).checked_add(by).and_then(|n| i16::try_from(n).ok());
        let found = match self {
            Point::Day(day) => Point::Day(add_days(day, by)?),
            Point::Week(y, w) => Point::of(add_days(monday(y, w)?, by.checked_mul(7)?)?, Unit::Week),
            Point::Weekend(y, w) => Point::of(add_days(monday(y, w)?, by.checked_mul(7)?)?, Unit::Weekend),
            Point::Month(y, m) => cycle(y, m, 12).map(|(y, m)| Point::Month(y, m))?,
            Point::Quarter(y, q) => cycle(y, q, 4).map(|(y, q)| Point::Quarter(y, q))?,
            Point::Season(y, s) => Point::Season(plus(y)?, s),
            Point::Half(y, h) => cycle(y, h, 2).map(|(y, h)| Point::Half(y, h))?,
            Point::Year(y) => Point::Year(plus(y)?),
            Point::Decade(d) => Point::Decade(plus(d)?),
            Point::Century(c) => Point::Century(plus(c)?),
            Point::Some(y, unit) => Point::Some(plus(y)?, unit),
        };
        found.from().filter(|day| day.year() >= 0).map(|_| found)
    }

    /// The same stretch of another year: the 5 September, the third quarter.
    pub fn years_on(self, by: i32) -> Option<Point> {
        let plus = |n: i16| i32::from(n).checked_add(by).and_then(|n| i16::try_from(n).ok());
        let found = match self {
            Point::Day(day) => Point::Day(day.checked_add(by.years()).ok()?),
            Point::Week(y, w) => Point::Week(plus(y)?, w.min(52)),
            Point::Weekend(y, w) => Point::Weekend(plus(y)?, w.min(52)),
            Point::Month(y, m) => Point::Month(plus(y)?, m),
            Point::Quarter(y, q) => Point::Quarter(plus(y)?, q),
            Point::Season(y, s) => Point::Season(plus(y)?, s),
            Point::Half(y, h) => Point::Half(plus(y)?, h),
            Point::Year(y) => Point::Year(plus(y)?),
            Point::Some(y, unit) => Point::Some(plus(y)?, unit),
            Point::Decade(_) | Point::Century(_) => return None,
        };
        found.from().filter(|day| day.year() >= 0).map(|_| found)
    }

    /// Its first day, so many units later.
    pub fn units_on(self, by: i32, unit: Unit) -> Option<Date> {
        let day = self.from()?;
        let span = match unit {
            Unit::Day => by.days(),
            Unit::Week => by.weeks(),
            Unit::Fortnight => by.checked_mul(2)?.weeks(),
            Unit::Month => by.months(),
            Unit::Year => by.years(),
            Unit::Decade => by.checked_mul(10)?.years(),
            _ => return None,
        };
        day.checked_add(span).ok().filter(|day| day.year() >= 0)
    }

    /// Its first day.
    pub fn from(self) -> Option<Date> {
        let first = |year: i16, month: i8| Date::new(year, month, 1).ok();
        match self {
            Point::Day(day) => Some(day),
            Point::Week(y, w) => monday(y, w),
            Point::Weekend(y, w) => add_days(monday(y, w)?, 5),
            Point::Month(y, m) => first(y, m),
            Point::Quarter(y, q) => first(y, q.checked_mul(3)? - 2),
            Point::Season(y, 3) => first(y.checked_sub(1)?, 12),
            Point::Season(y, s) => first(y, s * 3 + 3),
            Point::Half(y, h) => first(y, h * 6 - 5),
            Point::Year(y) | Point::Some(y, _) => first(y, 1),
            Point::Decade(d) => first(d.checked_mul(10)?, 1),
            Point::Century(c) => first(c.checked_mul(100)?, 1),
        }
    }

    /// Its last day.
    pub fn to(self) -> Option<Date> {
        let last = |year: i16, month: i8| Date::new(year, month, 1).ok().map(Date::last_of_month);
        match self {
            Point::Day(day) => Some(day),
            Point::Week(y, w) | Point::Weekend(y, w) => add_days(monday(y, w)?, 6),
            Point::Month(y, m) => last(y, m),
            Point::Quarter(y, q) => last(y, q.checked_mul(3)?),
            Point::Season(y, 3) => last(y, 2),
            Point::Season(y, s) => last(y, s * 3 + 5),
            Point::Half(y, h) => last(y, h * 6),
            Point::Year(y) | Point::Some(y, _) => last(y, 12),
            Point::Decade(d) => last(d.checked_mul(10)?.checked_add(9)?, 12),
            Point::Century(c) => last(c.checked_mul(100)?.checked_add(99)?, 12),
        }
    }

    /// The TIMEX3 value.
    pub fn value(self) -> String {
        match self {
            Point::Day(day) => iso(day),
            Point::Week(y, w) => format!("{y:04}-W{w:02}"),
            Point::Weekend(y, w) => format!("{y:04}-W{w:02}-WE"),
            Point::Month(y, m) => format!("{y:04}-{m:02}"),
            Point::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Point::Season(y, s) => format!("{y:04}-{}", season_code(s)),
            Point::Half(y, h) => format!("{y:04}-H{h}"),
            Point::Year(y) => format!("{y:04}"),
            Point::Decade(d) => format!("{d:03}"),
            Point::Century(c) => format!("{c:02}"),
            Point::Some(y, Unit::Weekend) => format!("{y:04}-WXX-WE"),
            Point::Some(y, Unit::Week | Unit::Fortnight) => format!("{y:04}-WXX"),
            Point::Some(y, Unit::Month) => format!("{y:04}-XX"),
            Point::Some(y, _) => format!("{y:04}-XX-XX"),
        }
    }
}

/// The Monday of an ISO week.
fn monday(year: i16, week: i8) -> Option<Date> {
    ISOWeekDate::new(year, week, Weekday::Monday).ok().map(|day| day.date())
}

/// A day so many days later.
pub fn add_days(day: Date, days: i32) -> Option<Date> {
    day.checked_add(days.days()).ok()
}

/// The last day before `day` that is such a weekday (1 Monday to 7 Sunday), or `day` itself if `own`.
pub fn weekday_before(day: Date, weekday: i8, own: bool) -> Option<Date> {
    let back = i32::from((day.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
    add_days(day, -(if back == 0 && !own { 7 } else { back }))
}

/// The first day after `day` that is such a weekday, or `day` itself if `own`.
pub fn weekday_after(day: Date, weekday: i8, own: bool) -> Option<Date> {
    let on = i32::from((weekday - day.weekday().to_monday_one_offset()).rem_euclid(7));
    add_days(day, if on == 0 && !own { 7 } else { on })
}

/// The nth day, week, weekend, weekday or month of a month or year (-1: the last). A week is of the month or year in
/// which its Thursday lies.
pub fn piece_of(stretch: Point, piece: Piece, nth: i8) -> Option<Point> {
    let (first, last) = (stretch.from()?, stretch.to()?);
    let by = i32::from(if nth < 0 { nth + 1 } else { nth - 1 });
    let edge = if nth < 0 { last } else { first };
    let weekday = match piece {
        Piece::Day => 0,
        Piece::Month => return Point::of(edge, Unit::Month).next(by),
        Piece::Week => 4,
        Piece::Weekend => 6,
        Piece::Weekday(weekday) => weekday,
    };
    let edge = match weekday {
        0 => edge,
        _ if nth < 0 => weekday_before(edge, weekday, true)?,
        _ => weekday_after(edge, weekday, true)?,
    };
    let day = add_days(edge, if weekday == 0 { by } else { by * 7 })?;
    let grain = match piece {
        Piece::Week => Unit::Week,
        Piece::Weekend => Unit::Weekend,
        _ => Unit::Day,
    };
    (first <= day && day <= last).then(|| Point::of(day, grain))
}

/// The first or last so many units of a stretch: from which day to which.
pub fn stretch_of(stretch: Point, count: i16, unit: Unit, at_end: bool) -> Option<(Date, Date)> {
    let (first, last) = (stretch.from()?, stretch.to()?);
    let by = i32::from(count);
    let found = match (unit, at_end) {
        (Unit::Day | Unit::Week | Unit::Fortnight, _) => {
            let days = match unit {
                Unit::Day => by,
                Unit::Week => by.checked_mul(7)?,
                _ => by.checked_mul(14)?,
            };
            if at_end { (add_days(last, 1 - days)?, last) } else { (first, add_days(first, days - 1)?) }
        }
        (_, false) => (first, Point::of(first, unit).next(by - 1)?.to()?),
        (_, true) => (Point::of(last, unit).next(1 - by)?.from()?, last),
    };
    (first <= found.0 && found.1 <= last).then_some(found)
}

/// "Friday the 13th", "the 15th": the last such day up to `anchor`, or the first one from it on. The calendar repeats
/// itself so that there is one in any two years.
pub fn day_the(anchor: Date, weekday: Option<i8>, day: i8, future: bool) -> Option<Date> {
    let month = Point::of(anchor, Unit::Month);
    (0..24).find_map(|by| {
        let Point::Month(year, month) = month.next(if future { by } else { -by })? else { return None };
        let day = Date::new(year, month, day).ok()?;
        let lies = if future { day >= anchor } else { day <= anchor };
        let good = weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday);
        (lies && good).then_some(day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn stretches_hold_their_days() {
        let day = date(2026, 1, 15);
        for (grain, value, from, to) in [
            (Unit::Day, "2026-01-15", date(2026, 1, 15), date(2026, 1, 15)),
            (Unit::Week, "2026-W03", date(2026, 1, 12), date(2026, 1, 18)),
            (Unit::Weekend, "2026-W03-WE", date(2026, 1, 17), date(2026, 1, 18)),
            (Unit::Month, "2026-01", date(2026, 1, 1), date(2026, 1, 31)),
            (Unit::Quarter, "2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
            (Unit::Half, "2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
            (Unit::Season, "2026-WI", date(2025, 12, 1), date(2026, 2, 28)),
            (Unit::Year, "2026", date(2026, 1, 1), date(2026, 12, 31)),
            (Unit::Decade, "202", date(2020, 1, 1), date(2029, 12, 31)),
            (Unit::Century, "20", date(2000, 1, 1), date(2099, 12, 31)),
        ] {
            let point = Point::of(day, grain);
            assert_eq!((&*point.value(), point.from(), point.to()), (value, Some(from), Some(to)));
        }
    }

    #[test]
    fn steps() {
        let cases = [
            (Point::Week(2026, 1), -1, "2025-W52"),
            (Point::Month(2026, 1), -1, "2025-12"),
            (Point::Quarter(2025, 4), 1, "2026-Q1"),
            (Point::Day(date(2024, 2, 28)), 1, "2024-02-29"),
        ];
        for (point, by, value) in cases {
            assert_eq!(point.next(by).map(Point::value).as_deref(), Some(value));
        }
        assert_eq!(Point::Day(date(2024, 2, 29)).years_on(1).map(Point::value).as_deref(), Some("2025-02-28"));
        assert_eq!(Point::Year(9999).next(1), None);
        assert_eq!(Point::Week(2026, 1).next(i32::MAX), None);
    }

    #[test]
    fn pieces() {
        let (may, year) = (Point::Month(2024, 5), Point::Year(2016));
        for (of, piece, nth, value) in [
            (may, Piece::Weekday(5), -1, "2024-05-31"),
            (may, Piece::Weekday(3), 1, "2024-05-01"),
            (may, Piece::Week, 1, "2024-W18"),
            (may, Piece::Day, -1, "2024-05-31"),
            (year, Piece::Week, -1, "2016-W52"),
            (year, Piece::Month, -1, "2016-12"),
            (year, Piece::Weekday(6), 2, "2016-01-09"),
        ] {
            assert_eq!(piece_of(of, piece, nth).map(Point::value).as_deref(), Some(value));
        }
        assert_eq!(piece_of(Point::Month(2024, 2), Piece::Day, 31), None);
        assert_eq!(stretch_of(year, 2, Unit::Month, false), Some((date(2016, 1, 1), date(2016, 2, 29))));
        assert_eq!(stretch_of(year, 6, Unit::Month, true), Some((date(2016, 7, 1), date(2016, 12, 31))));
        assert_eq!(stretch_of(may, 10, Unit::Day, false), Some((date(2024, 5, 1), date(2024, 5, 10))));
        assert_eq!(stretch_of(may, 40, Unit::Day, false), None);
    }

    #[test]
    fn weekdays() {
        let thursday = date(2026, 1, 15);
        assert_eq!(weekday_before(thursday, 1, true), Some(date(2026, 1, 12)));
        assert_eq!(weekday_before(thursday, 4, true), Some(thursday));
        assert_eq!(weekday_before(thursday, 4, false), Some(date(2026, 1, 8)));
        assert_eq!(weekday_after(thursday, 5, false), Some(date(2026, 1, 16)));
        assert_eq!(weekday_after(thursday, 4, false), Some(date(2026, 1, 22)));
    }
}

//! From what expressions say to their values, in the order of the document: by the anchor date, the tense around them,
//! and the dates before them.

use super::calendar::{self, Point, Unit};
use super::expr::{Amount, Expr, Time, What, Which};
use super::tense::{Tense, tense};
use super::{Timex, TimexKind};
use crate::lexicon::Class;
use crate::rules::{Found, Scene};
use crate::text::Tokens;
use jiff::civil::Date;

/// What is known on the way through a document.
pub(super) struct Resolver<'a> {
    scene: &'a Scene<'a>,
    anchor: Option<Date>,
    /// The last stretch of the calendar that was named.
    last: Option<Point>,
    /// Where it ended.
    last_end: u32,
    /// The quarter that the passage speaks of.
    quarter: Option<Point>,
    /// Whether it has gone on to half a year or more.
    by_year: bool,
    /// The days named without their year, and which ones they were: the next time they are the same.
    days: Vec<(i8, i8, Point)>,
}

/// A time of day is of the day named as many tokens before it.
const NEAR: u32 = 60;
/// As many days are kept.
const MOST_DAYS: usize = 16;

impl<'a> Resolver<'a> {
    pub(super) fn new(scene: &'a Scene<'a>, anchor: Option<Date>) -> Resolver<'a> {
        Resolver { scene, anchor, last: None, last_end: 0, quarter: None, by_year: false, days: Vec::new() }
    }

    /// The value of one expression; the next ones may count from it.
    pub(super) fn resolve(&mut self, found: &Found<Expr>) -> Option<Timex> {
        let Expr { what, time, modifier, last } = found.value;
        // "The period" of a story that speaks of no quarter is any.
        if matches!(what, What::Same { unit: Unit::Period, .. }) && self.quarter.is_none() {
            return None;
        }
        let kind = match what {
            What::Duration { .. } | What::Lasting(_) => TimexKind::Duration,
            What::Every { .. }
            | What::Repeated(_)
            | What::EveryWeekday(_)
            | What::EveryMonth(_)
            | What::EverySeason(_) => TimexKind::Set,
            _ if time.is_some() => TimexKind::Time,
            _ => TimexKind::Date,
        };
        let point = self.point(what, found.tokens);
        let to = last.and_then(|last| self.point(last, found.tokens)).or(point).and_then(Point::to);
        let mut value = match point {
            Some(point) => point.value(),
            None => open_value(what),
        };
        if let Some(time) = time {
            let day =
                if point.is_none() && kind == TimexKind::Time && !value.contains('-') { "XXXX-XX-XX" } else { &value };
            value = match time {
                _ if kind == TimexKind::Set && matches!(what, What::Every { .. }) => {
                    format!("XXXX-XX-XX{}", clock(time))
                }
                _ => format!("{day}{}", clock(time)),
            };
        }
        if let Some(point) = point {
            let begun = self.anchor.is_none_or(|day| point.from().is_some_and(|from| from <= day));
            if matches!(what, What::Quarter { which, .. } if which != Which::YearAgo) && begun {
                (self.quarter, self.by_year) = (Some(point), false);
            }
            (self.last, self.last_end) = (Some(point), found.tokens.end);
        }
        // "the first nine months": then "a year earlier" is a year.
        if let What::Duration { amount: Amount::Number(n), unit: Unit::Month } = what {
            self.by_year = n == 6.0 || n == 9.0;
        }
        let from = point.and_then(Point::from);
        let to = to.filter(|to| from.is_some_and(|from| from <= *to)).or(point.and_then(Point::to));
        Some(Timex { kind, value, modifier, from, to })
    }

    /// The stretch of the calendar, where it can be known.
    fn point(&mut self, what: What, tokens: Tokens) -> Option<Point> {
        let anchor = self.anchor;
        match what {
            What::Day { which, month, day } => {
                let point = self.yearly(which, tokens, Unit::Day, &|y| Date::new(y, month, day).ok().map(Point::Day));
                let known = |d: &&(i8, i8, Point)| (d.0, d.1) == (month, day);
                if which != Which::Open {
                    return point;
                }
                if let Some(&(.., point)) = self.days.iter().find(known) {
                    return Some(point);
                }
                if let Some(point) = point.filter(|_| self.days.len() < MOST_DAYS) {
                    self.days.push((month, day, point));
                }
                point
            }
            What::Month { which, month } => self.yearly(which, tokens, Unit::Month, &|y| Some(Point::Month(y, month))),
            What::Quarter { which, quarter } => {
                self.yearly(which, tokens, Unit::Quarter, &|y| Some(Point::Quarter(y, quarter)))
            }
            What::Half { which, half } => self.yearly(which, tokens, Unit::Half, &|y| Some(Point::Half(y, half))),
            What::Season { which, season } => {
                self.yearly(which, tokens, Unit::Season, &|y| Some(Point::Season(y, season)))
            }
            What::Holiday { which, rule } => {
                self.yearly(which, tokens, Unit::Day, &|y| calendar::holiday(rule, y).map(Point::Day))
            }
            What::Weekday { which, weekday } => self.weekday(which, weekday, tokens),
            What::Year(year) => Some(Point::Year(year)),
            What::Decade(decade) => Some(Point::Decade(decade)),
            What::Century(century) => Some(Point::Century(century)),
            What::Shift { by, unit } => Point::of(anchor?, unit).next(by),
            What::Count { amount: Amount::Number(n), unit, later, from_then } => self.count(n, unit, later, from_then),
            What::Same { by, unit } => self.same(by, unit, tokens),
            What::SameOf { which, .. } => {
                let year = self.anchor.map(|day| day.year());
                let year = match which {
                    Which::Year(year) => year,
                    Which::Shift(by) => year?.checked_add(by.into())?,
                    Which::YearAgo => self.in_play()?.from()?.year().checked_sub(1)?,
                    _ => year?,
                };
                match self.in_play()? {
                    Point::Quarter(_, q) => Some(Point::Quarter(year, q)),
                    _ => Some(Point::Year(year)),
                }
            }
            What::Latest { unit: Unit::Quarter | Unit::Period } => self.in_play(),
            What::Latest { unit } => Point::of(anchor?, unit).next(-1),
            What::YearAgo { unit: Some(Unit::Year) } => Point::of(anchor?, Unit::Year).next(-1),
            What::YearAgo { unit: Some(Unit::Quarter) } => self.in_play()?.years_on(-1),
            What::YearAgo { .. } => match (self.quarter, self.last) {
                (Some(quarter), _) => quarter.years_on(-1),
                (None, Some(last)) => last.years_on(-1),
                (None, None) => Point::of(anchor?, Unit::Year).next(-1),
            },
            What::ThatDay => match self.last {
                Some(day @ Point::Day(_)) if tokens.start - self.last_end < NEAR => Some(day),
                _ => anchor.map(Point::Day),
            },
            _ => None,
        }
    }

    /// The quarter that the passage speaks of, or the last one that is over.
    fn in_play(&self) -> Option<Point> {
        self.quarter.or_else(|| Point::of(self.anchor?, Unit::Quarter).next(-1))
    }

    /// One of those that come once a year.
    fn yearly(&self, which: Which, tokens: Tokens, grain: Unit, of: &dyn Fn(i16) -> Option<Point>) -> Option<Point> {
        if let Which::Year(year) = which {
            return of(year);
        }
        let anchor = self.anchor?;
        let here = anchor.year();
        if let (Which::Open, Some(to), Some(last)) = (which, self.linked(tokens), self.last)
            && last.grain() == grain
            && let Some(day) = last.from()
        {
            let away = |p: &Point| p.from().map(|d| (d - day).get_days());
            let near = (day.year().saturating_sub(1)..=day.year().saturating_add(1)).filter_map(of);
            let near = near.filter(|p| !to || away(p).is_some_and(|days| days >= 0));
            return near.min_by_key(|p| away(p).map(i32::abs));
        }
        let past = |most: Date| {
            (here.saturating_sub(2)..=here.saturating_add(1))
                .rev()
                .filter_map(of)
                .find(|p| p.from().is_some_and(|d| d <= most))
        };
        let future = |least: Date| {
            (here.saturating_sub(1)..=here.saturating_add(2))
                .filter_map(of)
                .find(|p| p.to().is_some_and(|d| d >= least))
        };
        let yesterday = calendar::add_days(anchor, -1)?;
        match which {
            Which::YearAgo => past(anchor)?.years_on(-1),
            Which::On(weekday) => (here.saturating_sub(3)..=here.saturating_add(3))
                .filter_map(of)
                .filter(|p| p.from().is_some_and(|d| d.weekday().to_monday_one_offset() == weekday))
                .min_by_key(|p| p.from().map(|d| (d - anchor).get_days().unsigned_abs()))
                .or_else(|| past(anchor)),
            Which::Shift(by) => of(here.checked_add(by.into())?),
            Which::This => of(here),
            Which::Last | Which::Before => {
                (here.saturating_sub(2)..=here).rev().filter_map(of).find(|p| p.to().is_some_and(|d| d <= yesterday))
            }
            Which::Next | Which::After => {
                (here..=here.saturating_add(2)).filter_map(of).find(|p| p.from().is_some_and(|d| d > anchor))
            }
            Which::Year(_) | Which::Open => {
                let hint = tense(self.scene, tokens);
                let (before, after) = (past(anchor), future(anchor));
                let days = |p: Option<Point>| p?.from().map(|d| (d - anchor).get_days().saturating_abs());
                let (Some(back), Some(ahead)) = (days(before), days(after)) else { return before.or(after) };
                let later = match (hint.tense, grain) {
                    // "expects to report a third-quarter loss": the report is to come, not the quarter.
                    (Tense::Future, Unit::Quarter) => ahead < 200,
                    (Tense::Future, Unit::Month | Unit::Season | Unit::Half) => true,
                    (_, Unit::Quarter | Unit::Season | Unit::Half) => false,
                    // Of a day the nearest is likely, the more so within a month.
                    (Tense::Past, _) => !hint.sure && ahead.saturating_mul(7) < back,
                    (Tense::Future, _) => hint.sure || ahead <= back.saturating_mul(10),
                    (Tense::Unknown, _) => ahead.saturating_mul(2) < back,
                };
                if later { after } else { before }
            }
        }
    }

    /// Whether the expression goes on from the one before: "May and July", "Monday through Friday" (`Some(true)`: it is
    /// the end of what that one begins).
    fn linked(&self, tokens: Tokens) -> Option<bool> {
        let between = self.last_end..tokens.start;
        if between.is_empty() || between.len() > 2 {
            return None;
        }
        let all = |words: &[&str]| between.clone().all(|i| words.contains(&self.scene.lower(i)));
        let to = all(&["to", "through", "until", "till", "-", "–", "the"]);
        (to || all(&["and", "or", ",", "the"])).then_some(to)
    }

    /// Whether the expression before ends with a weekday.
    fn after_weekday(&self) -> bool {
        self.last_end.checked_sub(1).is_some_and(|last| self.scene.classes(last).has(Class::Weekday))
    }

    fn weekday(&self, which: Which, weekday: i8, tokens: Tokens) -> Option<Point> {
        let anchor = self.anchor?;
        let day = match self.last {
            Some(Point::Day(day)) => day,
            _ => anchor,
        };
        let day = match which {
            Which::Last => calendar::weekday_before(anchor, weekday, false),
            Which::Next => calendar::weekday_after(anchor, weekday, false),
            Which::Before => calendar::weekday_before(day, weekday, false),
            Which::After => calendar::weekday_after(day, weekday, false),
            // "Monday through Friday"
            Which::Open if self.after_weekday() && self.linked(tokens).is_some_and(|to| to || day > anchor) => {
                calendar::weekday_after(day, weekday, false)
            }
            _ => match tense(self.scene, tokens).tense {
                Tense::Future => calendar::weekday_after(anchor, weekday, true),
                _ if which == Which::This => calendar::weekday_after(anchor, weekday, true),
                _ => calendar::weekday_before(anchor, weekday, true),
            },
        };
        day.map(Point::Day)
    }

    /// "two weeks ago", "a year earlier".
    fn count(&self, n: f64, unit: Unit, later: bool, from_then: bool) -> Option<Point> {
        if n.fract() != 0.0 || n > 5000.0 || unit < Unit::Day {
            return None;
        }
        let by = if later { n as i32 } else { -(n as i32) };
        if n == 1.0 && unit == Unit::Year && !later {
            match self.quarter {
                Some(quarter) if self.by_year => return Point::of(quarter.from()?, Unit::Year).next(by),
                Some(quarter) => return quarter.years_on(by),
                None => {}
            }
            if from_then && let Some(last) = self.last {
                return last.years_on(by);
            }
        }
        let base = match self.last.filter(|_| from_then) {
            Some(last) => last.from()?,
            None => self.anchor?,
        };
        let by = if unit == Unit::Fortnight { by.checked_mul(2)? } else { by };
        Point::of(base, unit).next(by)
    }

    /// "that year", "the week", "the following month".
    fn same(&self, by: i32, unit: Unit, tokens: Tokens) -> Option<Point> {
        match unit {
            Unit::Quarter | Unit::Period => return self.in_play()?.next(by),
            Unit::Weekend if by == 0 => {
                let here = Point::of(self.anchor?, Unit::Weekend);
                let begun = here.from()? <= self.anchor?;
                let future = tense(self.scene, tokens).tense == Tense::Future;
                return if begun || future { Some(here) } else { here.next(-1) };
            }
            _ => {}
        }
        let base = match self.last {
            Some(last) if last.grain() <= unit => last.from()?,
            _ => self.anchor?,
        };
        Point::of(base, unit).next(by)
    }
}

/// What is written for a time of day after the day.
fn clock(time: Time) -> String {
    match time {
        Time::Part(code) => format!("T{code}"),
        Time::Clock { hour, minute, second: Some(second) } => {
            format!("T{hour:02}:{:02}:{second:02}", minute.unwrap_or_default())
        }
        Time::Clock { hour, minute, .. } => format!("T{hour:02}:{:02}", minute.unwrap_or_default()),
    }
}

/// The value of what has no place on the calendar, or none that can be known: with X for what is open.
fn open_value(what: What) -> String {
    let fixed = match what {
        What::Ref(value) | What::Lasting(value) | What::Repeated(value) => value,
        What::Duration { amount, unit } | What::Every { amount, unit } => return duration(amount, unit),
        What::Day { which: Which::Open, month, day } => return format!("XXXX-{month:02}-{day:02}"),
        What::Month { month, .. } | What::EveryMonth(month) => return format!("XXXX-{month:02}"),
        What::Quarter { quarter, .. } => return format!("XXXX-Q{quarter}"),
        What::Half { half, .. } => return format!("XXXX-H{half}"),
        What::Season { season, .. } | What::EverySeason(season) => {
            return format!("XXXX-{}", calendar::season_code(season));
        }
        What::Weekday { weekday, .. } | What::EveryWeekday(weekday) => return format!("XXXX-WXX-{weekday}"),
        What::Count { later: false, .. } => "PAST_REF",
        What::Count { .. } => "FUTURE_REF",
        What::Shift { unit, .. } | What::Same { unit, .. } | What::SameOf { unit, .. } | What::Latest { unit } => {
            open_unit(unit)
        }
        What::YearAgo { unit } => open_unit(unit.unwrap_or(Unit::Year)),
        What::Day { .. } | What::Holiday { .. } | What::ThatDay => "XXXX-XX-XX",
        What::Year(_) | What::Decade(_) | What::Century(_) => "XXXX",
    };
    fixed.to_string()
}

/// The value of a stretch of which nothing is known but its unit.
fn open_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter | Unit::Period => "XXXX-QX",
        Unit::Season => "XXXX-XX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// The value of a duration, in the unit said; half a unit is written in the next smaller one.
fn duration(amount: Amount, unit: Unit) -> String {
    let (time, letter, times) = match unit {
        Unit::Second => ("T", "S", 1.0),
        Unit::Minute => ("T", "M", 1.0),
        Unit::Hour => ("T", "H", 1.0),
        Unit::Day => ("", "D", 1.0),
        Unit::Weekend => ("", "WE", 1.0),
        Unit::Week => ("", "W", 1.0),
        Unit::Fortnight => ("", "W", 2.0),
        Unit::Month => ("", "M", 1.0),
        Unit::Quarter => ("", "Q", 1.0),
        Unit::Season => ("", "M", 3.0),
        Unit::Half => ("", "M", 6.0),
        Unit::Year => ("", "Y", 1.0),
        Unit::Decade => ("", "Y", 10.0),
        Unit::Century => ("", "Y", 100.0),
        Unit::Millennium => ("", "Y", 1000.0),
        Unit::Period => return "PXX".to_string(),
    };
    let Amount::Number(n) = amount else {
        return match unit {
            Unit::Decade => "PXE".to_string(),
            Unit::Century => "PXC".to_string(),
            _ => format!("P{time}X{letter}"),
        };
    };
    let n = n * times;
    let half = match unit {
        Unit::Year => "6M",
        Unit::Day => "T12H",
        Unit::Hour => "30M",
        Unit::Minute => "30S",
        _ => "",
    };
    if n.fract() == 0.5 && !half.is_empty() {
        let whole = if n < 1.0 { String::new() } else { format!("{}{letter}", n.trunc()) };
        return format!("P{time}{whole}{half}");
    }
    // Two places are more than anyone says.
    format!("P{time}{}{letter}", (n * 100.0).round() / 100.0)
}

//! From what expressions say to their values, in the order of the document: by the anchor date, the tense around them,
//! and the dates before them.

mod quoted;
mod recurring;
#[cfg(test)]
mod tests;
mod told;

use super::calendar::{self, Point, Unit};
use super::expr::{Amount, Expr, Of, What, Which};
use super::tense::{Tense, tense};
use super::{Timex, TimexKind, holidays, value};
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
    /// The quarter named last.
    named: Option<Point>,
    /// Whether it has gone on to half a year or more.
    by_year: bool,
    /// What the passage tells of a year that is over.
    told: Option<told::Told>,
    /// The days named without their year, and which ones they were: the next time they are the same.
    days: Vec<(i8, i8, Point)>,
}

/// A time of day is of the day named as many tokens before it.
const NEAR: u32 = 60;
/// As many days are kept.
const MOST_DAYS: usize = 16;

impl<'a> Resolver<'a> {
    pub(super) fn new(scene: &'a Scene<'a>, anchor: Option<Date>) -> Resolver<'a> {
        Resolver {
            scene,
            anchor,
            last: None,
            last_end: 0,
            quarter: None,
            named: None,
            by_year: false,
            told: None,
            days: Vec::new(),
        }
    }

    /// The values of all expressions, in their order; those that have none are left out.
    pub(super) fn all(mut self, found: Vec<Found<Expr>>) -> Vec<Found<Timex>> {
        let said = quoted::days_said(self.scene, &found);
        let resolve = |(f, said): (&Found<Expr>, Option<usize>)| {
            let anchor = self.anchor;
            if let Some(told) = said.map(|at| &found[at]) {
                let point = self.point(told.value.what, told.tokens);
                self.anchor = point.and_then(|point| quoted::day_to_count_from(&f.value.what, point)).or(anchor);
            }
            let value = self.resolve(f);
            self.anchor = anchor;
            Some(Found { tokens: f.tokens, matched: f.matched, rule: f.rule, order: f.order, value: value? })
        };
        found.iter().zip(said).filter_map(resolve).collect()
    }

    /// The value of one expression; the next ones may count from it.
    fn resolve(&mut self, found: &Found<Expr>) -> Option<Timex> {
        let Expr { what, time, modifier, last, told_at } = found.value;
        let what = self.or_duration(what);
        // "The period" of a story that speaks of no quarter is any.
        if matches!(what, What::Same { unit: Unit::Period, .. }) && self.quarter.is_none() {
            return None;
        }
        let kind = match what {
            What::Duration { .. } | What::Sum { .. } | What::Lasting(_) | What::Stretch { .. } => TimexKind::Duration,
            What::Every { .. }
            | What::Repeated(_)
            | What::EveryWeekday(_)
            | What::EveryMonth(_)
            | What::EverySeason(_) => TimexKind::Set,
            _ if time.is_some() => TimexKind::Time,
            _ => TimexKind::Date,
        };
        let point = self.point(what, told_at.unwrap_or(found.tokens));
        let to = last.and_then(|last| self.point(last, found.tokens)).or(point).and_then(Point::to);
        let days = match what {
            What::Stretch { count, unit, at_end, of } => {
                self.whole(of, found.tokens).and_then(|of| calendar::stretch_of(of, count, unit, at_end))
            }
            _ => None,
        };
        let mut value = match point {
            Some(point) => point.value(),
            None => value::open(what),
        };
        if let Some(time) = time {
            let day =
                if point.is_none() && kind == TimexKind::Time && !value.contains('-') { "XXXX-XX-XX" } else { &value };
            value = match time {
                _ if kind == TimexKind::Set && matches!(what, What::Every { .. }) => {
                    format!("XXXX-XX-XX{}", value::clock(time))
                }
                _ => format!("{day}{}", value::clock(time)),
            };
        }
        self.tell(&found.value, point, found.tokens);
        if let Some(point) = point {
            if matches!(what, What::Quarter { which, .. } if which != Which::YearAgo) {
                self.named = Some(point);
                self.report_on(point, found.tokens);
            }
            // "9/11" is spoken of in any story, and nothing counts from it.
            if self.scene.lower(found.tokens.start) != "9/11" {
                (self.last, self.last_end) = (Some(point), found.tokens.end);
            }
        }
        // "the first nine months": then "a year earlier" is a year.
        if let What::Duration { amount: Amount::Number(n), unit: Unit::Month } = what {
            self.by_year = n == 6.0 || n == 9.0;
        }
        if let Some((from, to)) = days {
            return Some(Timex { kind, value, modifier, from: Some(from), to: Some(to) });
        }
        let from = point.and_then(Point::from);
        let to = to.filter(|to| from.is_some_and(|from| from <= *to)).or(point.and_then(Point::to));
        Some(Timex { kind, value, modifier, from, to })
    }

    /// Notes the quarter that the passage speaks of: one that is over, and the latest of them, unless results are said
    /// to be of another ("second-quarter profit").
    fn report_on(&mut self, quarter: Point, tokens: Tokens) {
        // "the fourth quarter ended Sept. 30" is that of a firm, and over.
        let ended = self.scene.text.tokens.len() as u32 > tokens.end && self.scene.lower(tokens.end) == "ended";
        let over = ended || self.anchor.is_none_or(|day| quarter.to().is_some_and(|to| to < day));
        let first =
            self.quarter.is_none() && self.anchor.is_none_or(|day| quarter.from().is_some_and(|from| from <= day));
        let later = self.quarter.is_none_or(|known| known.from() <= quarter.from());
        let of_results = tokens.len() > 2 && self.scene.classes(tokens.end - 2).has(Class::Hyphen);
        if first || over && (later || of_results) {
            (self.quarter, self.by_year) = (Some(quarter), false);
        }
    }

    /// "In 2012 he left. Two weeks later": which week is not known, so that it says how long only.
    fn or_duration(&self, what: What) -> What {
        match (what, self.last) {
            (What::Count { amount, unit, from_then: true, .. }, Some(last)) if last.grain() > unit => {
                What::Duration { amount, unit }
            }
            _ => what,
        }
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
                if self.goes_on(tokens).is_some() {
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
                self.yearly(which, tokens, Unit::Day, &|y| holidays::holiday(rule, y).map(Point::Day))
            }
            What::Weekday { which, weekday } => self.weekday(which, weekday, tokens),
            What::Nth { nth, piece, of: Of::Month { which, month } } => {
                self.yearly(which, tokens, Unit::Month, &|y| calendar::piece_of(Point::Month(y, month), piece, nth))
            }
            What::Nth { nth, piece, of } => calendar::piece_of(self.whole(of, tokens)?, piece, nth),
            What::DayThe { weekday, day } => self.day_the(weekday, day, tokens),
            What::Ago { count, unit, by, of } => {
                let then = Point::of(calendar::add_days(anchor?, if of == Unit::Day { by } else { 0 })?, Unit::Day);
                let then = then.units_on(-count, unit)?;
                Point::of(then, of).next(if of == Unit::Day { 0 } else { by })
            }
            What::Around { unit, which, month, day } => {
                let day = self.yearly(which, tokens, Unit::Day, &|y| Date::new(y, month, day).ok().map(Point::Day));
                Some(Point::of(day?.from()?, unit))
            }
            What::HolidayWeekend { which, rule } => {
                let day = self.yearly(which, tokens, Unit::Day, &|y| holidays::holiday(rule, y).map(Point::Day));
                // Of a Monday or Tuesday it is the weekend before.
                Some(Point::of(calendar::add_days(day?.from()?, -2)?, Unit::Weekend))
            }
            What::Year(year) => Some(Point::Year(year)),
            What::Decade(decade) => Some(Point::Decade(decade)),
            What::Century(century) => Some(Point::Century(century)),
            What::Shift { by, unit } => Point::of(anchor?, unit).next(by),
            What::Count { amount: Amount::Number(n), unit, later, from_then } => self.count(n, unit, later, from_then),
            What::Same { by, unit } => self.same(by, unit, tokens),
            What::SameOf { which: Which::Year(year), .. } if self.by_year => Some(Point::Year(year)),
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
            What::YearAgo { .. } if self.by_year => {
                let here = self.quarter.or(self.last).and_then(Point::from).or(anchor)?;
                Point::of(here, Unit::Year).next(-1)
            }
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

    /// The stretch of which another is a part.
    fn whole(&mut self, of: Of, tokens: Tokens) -> Option<Point> {
        match of {
            Of::Month { which, month } => {
                self.yearly(which, tokens, Unit::Month, &|year| Some(Point::Month(year, month)))
            }
            Of::Year(year) => Some(Point::Year(year)),
            Of::Shift { by, unit } => Point::of(self.anchor?, unit).next(by),
            Of::Same(unit) => self.same(0, unit, tokens),
        }
    }

    /// The quarter that the passage speaks of, or the last one that is over.
    fn in_play(&self) -> Option<Point> {
        self.quarter.or_else(|| Point::of(self.anchor?, Unit::Quarter).next(-1))
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
        let that = self.scene.lower(tokens.end.saturating_sub(2)) == "that";
        match unit {
            Unit::Quarter if that && self.named.is_some() => return self.named,
            Unit::Quarter | Unit::Period => return self.in_play()?.next(by),
            Unit::Weekend if by == 0 => {
                let here = Point::of(self.anchor?, Unit::Weekend);
                let begun = here.from()? <= self.anchor?;
                let future = tense(self.scene, tokens).tense == Tense::Future;
                return if begun || future { Some(here) } else { here.next(-1) };
            }
            _ => {}
        }
        // "that night" of a story that has named no day is not that of the day of writing.
        let day = matches!(self.last, Some(Point::Day(_)) if tokens.start - self.last_end < 2 * NEAR);
        if unit == Unit::Day && that && !day {
            return None;
        }
        let base = match self.last {
            Some(last) if last.grain() <= unit => last.from()?,
            // "In August 2011 it broke. The following week": one of that year, "the same day" of that month.
            Some(last) if unit < Unit::Year && tokens.start - self.last_end < 2 * NEAR && self.is_over(last) => {
                return match by {
                    0 => Some(last),
                    _ if self.told.is_some() => Some(Point::Some(last.from()?.year(), unit)),
                    _ => None,
                };
            }
            _ => self.anchor?,
        };
        Point::of(base, unit).next(by)
    }

    /// Whether a stretch has ended before the year of writing, or before its month if it is shorter.
    fn is_over(&self, stretch: Point) -> bool {
        let grain = if stretch.grain() < Unit::Year { Unit::Month } else { Unit::Year };
        let begins = self.anchor.and_then(|day| Point::of(day, grain).from());
        stretch.to().zip(begins).is_some_and(|(to, begins)| to < begins)
    }
}

//! From what expressions say to their values, in the order of the document: by the anchor date, the tense around them,
//! and the dates before them.

use super::calendar::{self, Point, Unit};
use super::expr::{Amount, Expr, What, Which};
use super::tense::{Tense, Trust, tense};
use super::{Timex, TimexKind, value};
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
            days: Vec::new(),
        }
    }

    /// The value of one expression; the next ones may count from it.
    pub(super) fn resolve(&mut self, found: &Found<Expr>) -> Option<Timex> {
        let Expr { what, time, modifier, last } = found.value;
        let what = self.or_duration(what);
        // "The period" of a story that speaks of no quarter is any.
        if matches!(what, What::Same { unit: Unit::Period, .. }) && self.quarter.is_none() {
            return None;
        }
        let kind = match what {
            What::Duration { .. } | What::Sum { .. } | What::Lasting(_) => TimexKind::Duration,
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
            What::Nth { nth, piece, which, month } => {
                self.yearly(which, tokens, Unit::Month, &|y| calendar::piece_of_month(y, month, piece, nth))
            }
            What::WeekdayThe { weekday, day } => {
                let future = tense(self.scene, tokens).tense == Tense::Future;
                calendar::weekday_the(anchor?, weekday, day, future).map(Point::Day)
            }
            What::Around { unit, which, month, day } => {
                let day = self.yearly(which, tokens, Unit::Day, &|y| Date::new(y, month, day).ok().map(Point::Day));
                Some(Point::of(day?.from()?, unit))
            }
            What::HolidayWeekend { which, rule } => {
                let day = self.yearly(which, tokens, Unit::Day, &|y| calendar::holiday(rule, y).map(Point::Day));
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
            // "This winter" from summer on is the one to come.
            Which::This if grain == Unit::Season && of(here)?.to()? < anchor && anchor.month() > 5 => {
                let next = of(here.checked_add(1)?)?;
                if next.from()?.year() == here { Some(next) } else { of(here) }
            }
            Which::This => of(here),
            // "Last February", said in March, is not "last month".
            Which::Last if grain == Unit::Month && of(here)?.next(1) == Some(Point::of(anchor, Unit::Month)) => {
                of(here.checked_sub(1)?)
            }
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
                let event = grain == Unit::Month && self.is_of_event(tokens.end);
                let later = match (hint.tense, grain) {
                    // "November's general election"
                    (Tense::Past | Tense::Unknown, Unit::Month) if event => ahead < back,
                    // "expects to report a third-quarter loss": the report is to come, not the quarter.
                    (Tense::Future, Unit::Quarter) => ahead < 200,
                    (Tense::Future, Unit::Month | Unit::Season | Unit::Half) => true,
                    (_, Unit::Quarter | Unit::Season | Unit::Half) => false,
                    // Of a day the nearest is likely, the more so within a month.
                    // The later is likely only if it is far nearer, the less so the plainer the past is said.
                    (Tense::Past, grain) => {
                        let times = match hint.trust {
                            Trust::Said | Trust::Weak => 7,
                            Trust::Near if grain == Unit::Day => 25,
                            Trust::Near | Trust::Sure => 400,
                        };
                        ahead.saturating_mul(times) < back
                    }
                    // "was due to leave on March 29"
                    (Tense::Future, _) if hint.trust == Trust::Said => ahead <= back,
                    (Tense::Future, _) => hint.trust == Trust::Sure || ahead <= back.saturating_mul(10),
                    (Tense::Unknown, _) => ahead.saturating_mul(2) < back,
                };
                if later { after } else { before }
            }
        }
    }

    /// Whether an event that is set for long stands next: a vote or the like.
    fn is_of_event(&self, at: u32) -> bool {
        const EVENTS: &[&str] =
            &["election", "elections", "vote", "ballot", "referendum", "summit", "primary", "polls", "runoff", "games"];
        (at..(at + 4).min(self.scene.text.tokens.len() as u32)).any(|i| EVENTS.contains(&self.scene.lower(i)))
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
            _ => self.anchor?,
        };
        Point::of(base, unit).next(by)
    }
}

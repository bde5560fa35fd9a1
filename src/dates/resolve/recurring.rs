//! What comes round: which of the Junes, winters or Mondays is meant, by the tense around it and what was named before.

use super::{NEAR, Resolver};
use crate::dates::calendar::{self, Point, Unit};
use crate::dates::expr::Which;
use crate::dates::tense::{Hint, Tense, Trust, is_timed, tense};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::text::Tokens;
use jiff::civil::Date;

impl Resolver<'_> {
    /// One of those that come once a year.
    pub(super) fn yearly(
        &self,
        which: Which,
        tokens: Tokens,
        grain: Unit,
        of: &dyn Fn(i16) -> Option<Point>,
    ) -> Option<Point> {
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
        let spoken = self.last.filter(|_| tokens.start.saturating_sub(self.last_end) < 2 * NEAR).and_then(Point::from);
        match which {
            Which::Then(by) => return of(spoken.unwrap_or(anchor).year().checked_add(by.into())?),
            Which::That if spoken.is_some() => return self.first_from(spoken?, of),
            _ => {}
        }
        if let (Which::Open, Some(told)) = (which, self.goes_on(tokens)) {
            return if told.grain() == Unit::Year {
                of(told.from()?.year())
            } else {
                self.first_from(told.from()?, of)
            };
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
            Which::Year(_) | Which::Then(_) | Which::That | Which::Open => {
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
                    // "He retires in August": of a habit the nearer one.
                    (Tense::Future, Unit::Month) if hint.trust == Trust::Said => ahead <= back,
                    (Tense::Future, Unit::Month) if event => true,
                    // "will be less if the May report was weak"
                    (Tense::Future, Unit::Month) if self.is_of_noun(tokens) => ahead <= back.saturating_mul(4),
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

    /// The first one that has not ended on a day.
    fn first_from(&self, day: Date, of: &dyn Fn(i16) -> Option<Point>) -> Option<Point> {
        let found = of(day.year()).filter(|p| p.to().is_some_and(|to| to >= day));
        found.or_else(|| of(day.year().checked_add(1)?)).filter(|p| p.from() <= self.anchor)
    }

    /// The day of a weekday's name.
    pub(super) fn weekday(&self, which: Which, weekday: i8, tokens: Tokens) -> Option<Point> {
        let anchor = self.anchor?;
        let day = match self.last {
            Some(Point::Day(day)) => day,
            _ => anchor,
        };
        let day = match which {
            Which::Last => calendar::weekday_before(anchor, weekday, false),
            Which::Next => calendar::weekday_after(anchor, weekday, false),
            Which::Shift(by) if by < 0 => {
                let first = calendar::weekday_before(anchor, weekday, false);
                first.and_then(|day| calendar::add_days(day, 7 * (i32::from(by) + 1)))
            }
            Which::Shift(by) => {
                let first = calendar::weekday_after(anchor, weekday, false);
                first.and_then(|day| calendar::add_days(day, 7 * (i32::from(by) - 1)))
            }
            Which::Before => calendar::weekday_before(day, weekday, false),
            Which::After => calendar::weekday_after(day, weekday, false),
            Which::That if self.last.is_some_and(|last| last.grain() == Unit::Day) => {
                calendar::weekday_after(day, weekday, true)
            }
            // "Monday through Friday"
            Which::Open if self.after_weekday() && self.linked(tokens).is_some_and(|to| to || day > anchor) => {
                calendar::weekday_after(day, weekday, false)
            }
            _ => match tense(self.scene, tokens) {
                Hint { tense: Tense::Future, .. } => calendar::weekday_after(anchor, weekday, true),
                // "It reopened this Monday."
                Hint { tense: Tense::Past, trust } if trust >= Trust::Near => {
                    calendar::weekday_before(anchor, weekday, true)
                }
                _ if which == Which::This => calendar::weekday_after(anchor, weekday, true),
                _ => calendar::weekday_before(anchor, weekday, true),
            },
        };
        day.map(Point::Day)
    }

    /// "Friday the 13th", "the 15th": the nearest one, or the one on the side that the tense says.
    pub(super) fn day_the(&self, weekday: Option<i8>, day: i8, tokens: Tokens) -> Option<Point> {
        let anchor = self.anchor?;
        let find = |future| calendar::day_the(anchor, weekday, day, future);
        let hint = tense(self.scene, tokens);
        let found = match hint.tense {
            Tense::Future => find(true),
            Tense::Past if hint.trust >= Trust::Near => find(false),
            _ => {
                let away = |day: &Date| (*day - anchor).get_days().unsigned_abs();
                find(false).into_iter().chain(find(true)).min_by_key(away)
            }
        };
        found.map(Point::Day)
    }

    /// Whether it stands before what it is of, with no preposition to say when: "the May report", "April's estimate".
    fn is_of_noun(&self, tokens: Tokens) -> bool {
        let scene = self.scene;
        let classes =
            |at: u32| if (at as usize) < scene.text.tokens.len() { scene.classes(at) } else { ClassSet::EMPTY };
        let noun = Class::Noun.set().with(Class::NounPl.set()).with(Class::Possessive.set());
        let led =
            tokens.start.checked_sub(1).is_some_and(|at| is_word!(scene.hash(at), "in" | "by" | "until" | "from"));
        classes(tokens.end).any(noun) && !led
    }

    /// Whether an event that is set for long stands next: a vote or the like.
    fn is_of_event(&self, at: u32) -> bool {
        (at..(at + 4).min(self.scene.text.tokens.len() as u32)).any(|i| is_timed(self.scene, i, "event"))
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
}

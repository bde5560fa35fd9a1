//! Expressions that are parts of one: "Friday, Oct. 13", "5 p.m. Monday", "last year's third quarter", "Tuesday morning".
//!
//! Looks at neighbours only: the few tokens between two expressions.

use super::calendar::{Piece, Unit};
use super::expr::{Amount, Expr, Of, Time, What, Which};
use super::times::{in_part, part_of_day};
use super::{Modifier, edges};
use crate::lexicon::{Class, is_word};
use crate::rules::{Found, How, Rule, Scene};
use crate::text::Flags;

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT120",
        name: "day and part of day",
        why: "A part of the day right after a day makes it a time.",
        how: How::Code,
        finds: &[
            "He called [Tuesday morning=2026-01-13TMO] from Rome.",
            "They play on [Tuesday nights=XXXX-WXX-2TNI] only.",
        ],
        skips: &["He called on Tuesday."],
    },
    Rule {
        id: "DAT121",
        name: "time and day",
        why: "A time of day beside a day, before or after it, is one time.",
        how: How::Code,
        finds: &[
            "It opened at [10:20 a.m. on Monday=2026-01-12T10:20] again.",
            "The train left on [5 May 14:20=2025-05-05T14:20] sharp.",
            "The play begins [tonight at 8=2026-01-15T20:00] again.",
            "He was seen at [10 last night=2026-01-14T22:00] again.",
            "It rang at [a quarter to six in the evening=2026-01-15T17:45] again.",
            "The offer ended at [4 p.m. EST Nov. 8=2025-11-08T16:00] as planned.",
            "They meet at [5 p.m. on Fridays=XXXX-WXX-5T17:00] only.",
        ],
        skips: &["It opened on Monday."],
    },
    Rule {
        id: "DAT122",
        name: "weekday and date",
        why: "A weekday before a date is part of it.",
        how: How::Code,
        finds: &["The market fell on [Tuesday, Oct. 14=2025-10-14] by half."],
        skips: &["It fell on Tuesday."],
    },
    Rule {
        id: "DAT123",
        name: "part of a year and year",
        why: "A month, season or quarter takes the year that follows it, or that owns it.",
        how: How::Code,
        finds: &[
            "It rose in [the third quarter of 2024=2024-Q3] too.",
            "It fell in [last year's third quarter=2025-Q3] too.",
            "They met in [June last year=2025-06] in Rome.",
            "They meet on [Monday next week=2026-01-19] in Rome.",
            "It sold more in [2024-Q4=2024-Q4] again.",
            "It lost money in the [2024 fiscal year=2024] again.",
        ],
        skips: &["It rose in 2024."],
    },
    Rule {
        id: "DAT127",
        name: "a year ago today",
        why: "A count back or on from a day or week that is named ends on that very day or week.",
        how: How::Code,
        finds: &[
            "He died [a year ago today=2025-01-15] at home.",
            "They meet [a week from Monday=2026-01-26] at home.",
            "[Ten years ago this week=2016-W02] he left.",
        ],
        skips: &["He died on Monday."],
    },
    Rule {
        id: "DAT126",
        name: "six years and two months",
        why: "Two durations, the second in a smaller unit, are one.",
        how: How::Code,
        finds: &[
            "He got [six years and two months=P6Y2M] in jail.",
            "She ran it in [2 hours 10 minutes=PT2H10M] flat.",
        ],
        skips: &["It took two months and six years."],
    },
];

/// Joins what belongs together.
pub(super) fn join(scene: &Scene<'_>, found: Vec<Found<Expr>>) -> Vec<Found<Expr>> {
    let mut all: Vec<Found<Expr>> = Vec::with_capacity(found.len());
    for mut next in found {
        part_after(scene, &mut next);
        owned_quarter(scene, &mut next);
        or_so(scene, &mut next);
        match all.last_mut() {
            Some(last) if next.tokens.start < last.tokens.end => {}
            Some(last) => match merge(scene, last, &next) {
                Some((rule, value)) => {
                    last.tokens.end = next.tokens.end;
                    last.matched.end = last.matched.end.max(next.tokens.end);
                    (last.rule, last.value) = (rule, value);
                }
                None => all.push(next),
            },
            None => all.push(next),
        }
    }
    let mut end = 0;
    for one in &mut all {
        without_stop(scene, one);
        edges::words_before(scene, one, end);
        end = one.tokens.end;
    }
    all
}

/// The stop that ends a sentence does not belong to what it ends, nor is one after a month written out.
fn without_stop(scene: &Scene<'_>, one: &mut Found<Expr>) {
    let last = one.tokens.end - 1;
    if one.tokens.len() > 1 && scene.classes(last).has(Class::Dot) {
        let ends = scene.text.tokens[last as usize].flags.has(Flags::ENDS);
        let whole = scene.classes(last - 1).has(Class::Month) && scene.lower(last - 1).len() > 4;
        one.tokens.end -= u32::from(ends || whole);
    }
}

/// Whether a token is in the same sentence as the one before it.
pub(super) fn goes_on(scene: &Scene<'_>, at: u32) -> bool {
    let tokens = &scene.text.tokens;
    at > 0 && (at as usize) < tokens.len() && !tokens[at as usize - 1].flags.has(Flags::ENDS)
}

/// A token's word in lower case, if it is in the same sentence as the token before it.
fn word<'a>(scene: &Scene<'a>, at: u32) -> Option<&'a str> {
    goes_on(scene, at).then(|| scene.lower(at))
}

fn is_year(what: &What) -> Option<Which> {
    match *what {
        What::Year(year) => Some(Which::Year(year)),
        What::Shift { by, unit: Unit::Year } => Some(Which::Shift(by as i8)),
        What::Same { by, unit: Unit::Year } => Some(Which::Then(by as i8)),
        _ => None,
    }
}

/// "Tuesday morning", "Tuesday nights".
fn part_after(scene: &Scene<'_>, one: &mut Found<Expr>) {
    let at = one.tokens.end;
    let day = one.value.what.is_day() || matches!(one.value.what, What::EveryWeekday(_));
    if one.value.time.is_some() || !day || !goes_on(scene, at) || !scene.classes(at).has(Class::DayPart) {
        return;
    }
    let Some(time) = scene.value(at, Class::DayPart).and_then(part_of_day) else { return };
    if let (What::Weekday { weekday, which: Which::Open }, true) = (one.value.what, scene.lower(at).ends_with('s')) {
        one.value.what = What::EveryWeekday(weekday);
    }
    (one.value.time, one.tokens.end, one.rule) = (Some(time), at + 1, "DAT120");
}

/// "last year's quarter", "last year's period".
fn owned_quarter(scene: &Scene<'_>, one: &mut Found<Expr>) {
    let at = one.tokens.end;
    let Some(which) = is_year(&one.value.what) else { return };
    if matches!(word(scene, at), Some("'s" | "’s")) && matches!(word(scene, at + 1), Some("quarter" | "period")) {
        one.value.what = What::SameOf { which, unit: Unit::Quarter };
        (one.tokens.end, one.rule) = (at + 2, "DAT123");
    }
}

/// "a year or two", "a week or so ago".
fn or_so(scene: &Scene<'_>, one: &mut Found<Expr>) {
    let at = one.tokens.end;
    // "recent weeks and months"
    let unit = goes_on(scene, at + 1) && scene.classes(at + 1).has(Class::TimeUnit);
    if matches!(one.value.what, What::Ref(_)) && unit && matches!(word(scene, at), Some("and" | "or")) {
        one.tokens.end = at + 2;
        return;
    }
    let or = goes_on(scene, at) && is_word!(scene.hash(at), "or");
    if !or || !matches!(word(scene, at + 1), Some("so" | "two" | "more")) {
        return;
    }
    match (one.value.what, word(scene, at + 2)) {
        (What::Duration { amount, unit }, Some("ago")) => {
            one.value.what = What::Count { amount, unit, later: false, from_then: false };
            one.tokens.end = at + 3;
        }
        (What::Duration { .. } | What::Shift { .. } | What::Count { .. }, after) if after != Some("old") => {
            one.tokens.end = at + 2;
        }
        _ => return,
    }
    one.value.modifier = Some(Modifier::Approx);
    one.rule = "DAT125";
}

/// What two neighbours are together.
fn merge(scene: &Scene<'_>, a: &Found<Expr>, b: &Found<Expr>) -> Option<(&'static str, Expr)> {
    let gap = b.tokens.start - a.tokens.end;
    if gap > 2 || (a.tokens.end..=b.tokens.start).any(|i| !goes_on(scene, i)) {
        return None;
    }
    let between = |words: &[&str]| (a.tokens.end..b.tokens.start).all(|i| words.contains(&scene.lower(i)));
    let (first, second) = (a.value, b.value);
    // "six years and two months", "two hours, 10 minutes"
    if let (
        What::Duration { amount: amount @ Amount::Number(_), unit },
        What::Duration { amount: and @ Amount::Number(_), unit: and_unit },
    ) = (first.what, second.what)
        && and_unit < unit
        && between(&["and", ","])
        && gap < 2
        && scene
            .classes(b.tokens.start)
            .any(Class::Number.set().with(Class::Digits.set()).with(Class::NumberWord.set()))
    {
        return Some(("DAT126", Expr { what: What::Sum { amount, unit, and, and_unit }, ..first }));
    }
    if first.what == What::ThatDay && second.what.is_day() && between(&[",", "on", "late", "early", "of"]) {
        let time = match (first.time, second.time) {
            (Some(Time::Part(_)), Some(clock)) => Some(clock),
            (Some(time), Some(Time::Part(part))) => Some(in_part(time, part)),
            (time, _) => time,
        };
        return Some(("DAT121", Expr { time, ..second }));
    }
    // "5 p.m. on Fridays"
    if matches!((first.what, first.time), (What::ThatDay, Some(Time::Clock { .. })))
        && matches!(second.what, What::EveryWeekday(_))
        && second.time.is_none()
        && between(&["on"])
    {
        return Some(("DAT121", Expr { time: first.time, ..second }));
    }
    if let (What::ThatDay, What::ThatDay, Some(Time::Clock { .. }), Some(Time::Part(part))) =
        (first.what, second.what, first.time, second.time)
        && gap == 1
        && between(&["in", "at"])
    {
        return Some(("DAT121", Expr { time: first.time.map(|time| in_part(time, part)), ..first }));
    }
    if first.what.is_day()
        && !matches!(first.time, Some(Time::Clock { .. }))
        && second.what == What::ThatDay
        && between(&[",", "at", "around", "about"])
    {
        let time = match first.time {
            // "tonight at 8"
            Some(Time::Part(part)) => second.time.map(|time| in_part(time, part)),
            _ => second.time,
        };
        return Some(("DAT121", Expr { time, ..first }));
    }
    if matches!(first.what, What::Weekday { .. }) && matches!(second.what, What::Day { .. }) && between(&[",", "the"]) {
        let what = match (first.what, second.what) {
            (What::Weekday { weekday, .. }, What::Day { which: Which::Open, month, day }) => {
                What::Day { which: Which::On(weekday), month, day }
            }
            (_, what) => what,
        };
        return Some(("DAT122", Expr { what, time: first.time.or(second.time), ..second }));
    }
    let year_ago =
        matches!(second.what, What::Count { amount: Amount::Number(1.0), unit: Unit::Year, later: false, .. });
    // "the financial year of 2016-17", "the 2024 fiscal year"
    match (first.what, second.what) {
        (What::Year(_), What::Shift { by: 0, unit: Unit::Year }) if gap == 0 => return Some(("DAT123", first)),
        (What::Shift { by: 0, unit: Unit::Year }, What::Year(_)) if between(&["of"]) => {
            return Some(("DAT123", second));
        }
        _ => {}
    }
    // "Monday next week", "next week on Tuesday"
    match (first.what, second.what) {
        (What::Weekday { which: Which::Open, weekday }, What::Shift { by, unit: unit @ Unit::Week })
            if between(&["of"]) =>
        {
            let of = Of::Shift { by, unit };
            return Some(("DAT123", Expr { what: What::Nth { nth: 1, piece: Piece::Weekday(weekday), of }, ..first }));
        }
        (What::Shift { by, unit: unit @ Unit::Week }, What::Weekday { which: Which::Open, weekday })
            if gap == 1 && between(&["on"]) =>
        {
            let of = Of::Shift { by, unit };
            return Some(("DAT123", Expr { what: What::Nth { nth: 1, piece: Piece::Weekday(weekday), of }, ..second }));
        }
        _ => {}
    }
    let which = match (first.what, second.last) {
        // "the winter of 2018-19" is named for the year in which it ends.
        (What::Season { season: 3, .. }, Some(What::Year(year))) => Some(Which::Year(year)),
        _ => is_year(&second.what),
    };
    if let Some(which) = which.filter(|_| between(&["of", "in"])) {
        return Some(("DAT123", with_year(first, which)?));
    }
    let part = matches!(first.what, What::Season { .. } | What::Quarter { .. } | What::Half { .. });
    if let (Some(which), true, 0) = (which, part, gap) {
        return Some(("DAT123", with_year(first, which)?));
    }
    if let Some(what) = counted_from(first.what, second.what)
        && (gap == 0 || between(&["from", "on"]))
    {
        return Some(("DAT127", Expr { what, ..first }));
    }
    if year_ago && gap == 0 {
        return Some(("DAT123", with_year(first, Which::YearAgo)?));
    }
    if let (Some(which), What::Quarter { .. } | What::Half { .. }) = (is_year(&first.what), second.what)
        && (gap == 0 || between(&["-"]))
    {
        return Some(("DAT123", with_year(second, which)?));
    }
    if let Some(which) = is_year(&first.what).filter(|_| gap == 1 && between(&["'s", "’s"]))
        && !matches!(second.what, What::Day { .. })
    {
        return Some(("DAT123", with_year(second, which)?));
    }
    None
}

/// "a year ago today", "two weeks from Friday".
fn counted_from(count: What, day: What) -> Option<What> {
    let (amount, unit, later) = match count {
        What::Count { amount, unit, later, from_then: false } => (amount, unit, later),
        What::Duration { amount, unit } => (amount, unit, true),
        _ => return None,
    };
    let Amount::Number(n) = amount else { return None };
    let count = (n.fract() == 0.0 && (1.0..=5000.0).contains(&n)).then_some(n as i32)?;
    match day {
        What::Shift { by, unit: of } if !later || of == Unit::Day => {
            Some(What::Ago { count: if later { -count } else { count }, unit, by, of })
        }
        // "a week from Monday" is the Monday after the next one.
        What::Weekday { which: Which::Open, weekday } if unit == Unit::Week && count < 100 => {
            let by = (count + 1) as i8;
            Some(What::Weekday { which: Which::Shift(if later { by } else { -by }), weekday })
        }
        _ => None,
    }
}

/// The same of a year.
fn with_year(mut expr: Expr, year: Which) -> Option<Expr> {
    if let What::Same { by: 0, unit: unit @ (Unit::Quarter | Unit::Period) } = expr.what {
        expr.what = What::SameOf { which: year, unit };
        return Some(expr);
    }
    let which = expr.what.which().filter(|which| **which == Which::Open)?;
    *which = year;
    if matches!(expr.what, What::Weekday { .. }) {
        return None;
    }
    Some(expr)
}

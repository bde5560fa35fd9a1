//! Expressions that are parts of one: "Friday, Oct. 13", "5 p.m. Monday", "last year's third quarter", "Tuesday morning",
//! and the words before one that belong to it: "late Monday", "the end of 1990", "about two weeks ago".
//!
//! Looks at neighbours only: the few tokens between two expressions, and the few before one.

use super::Modifier;
use super::calendar::Unit;
use super::expr::{Amount, Expr, Time, What, Which};
use super::times::part_of_day;
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
            "The offer ended at [4 p.m. EST Nov. 8=2025-11-08T16:00] as planned.",
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
        ],
        skips: &["It rose in 2024."],
    },
    Rule {
        id: "DAT124",
        name: "early, late, the end of",
        why: "These words say which part of the stretch is meant: TIMEX3 has a mod for it, the value stays.",
        how: How::Code,
        finds: &[
            "It arrived [late Monday=2026-01-12] in Rome.",
            "They left [earlier on Monday=2026-01-12] by sea.",
            "It will close at [the end of 2027=2027] for good.",
            "It fell in [mid-November=2025-11] again.",
            "Stocks fell to 1.9 million tonnes by [end-December=2025-12] at most.",
        ],
        skips: &["It arrived Monday."],
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
    Rule {
        id: "DAT125",
        name: "about, more than, at least",
        why: "A hedge before a duration is part of it, and a mod.",
        how: How::Code,
        finds: &["He left [about two weeks ago=2026-W01] by sea.", "It took [at least 30 days=P30D] to build."],
        skips: &["It took 30 days."],
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
        words_before(scene, one, end);
        end = one.tokens.end;
    }
    all
}

/// Whether a token is in the same sentence as the one before it.
fn goes_on(scene: &Scene<'_>, at: u32) -> bool {
    let tokens = &scene.text.tokens;
    at > 0 && (at as usize) < tokens.len() && !tokens[at as usize - 1].flags.has(Flags::ENDS)
}

/// A token's word in lower case, if it is in the same sentence as the token before it.
fn word<'a>(scene: &Scene<'a>, at: u32) -> Option<&'a str> {
    goes_on(scene, at).then(|| scene.lower(at))
}

/// The word so many before a token, in the same sentence and not before `least`.
fn back<'a>(scene: &Scene<'a>, at: u32, by: u32, least: u32) -> Option<&'a str> {
    let to = at.checked_sub(by).filter(|&to| to >= least)?;
    let ends = (to..at).any(|i| scene.text.tokens[i as usize].flags.has(Flags::ENDS));
    (!ends).then(|| scene.lower(to))
}

/// Whether it is one day.
fn is_day(what: &What) -> bool {
    matches!(what, What::Day { .. } | What::Weekday { .. } | What::Holiday { .. } | What::Shift { unit: Unit::Day, .. })
}

fn is_year(what: &What) -> Option<Which> {
    match *what {
        What::Year(year) => Some(Which::Year(year)),
        What::Shift { by, unit: Unit::Year } => Some(Which::Shift(by as i8)),
        _ => None,
    }
}

/// "Tuesday morning", "Tuesday nights".
fn part_after(scene: &Scene<'_>, one: &mut Found<Expr>) {
    let at = one.tokens.end;
    let day = is_day(&one.value.what) || matches!(one.value.what, What::EveryWeekday(_));
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
    if first.what == What::ThatDay && is_day(&second.what) && between(&[",", "on", "late", "early", "of"]) {
        let time = match (first.time, second.time) {
            (Some(Time::Part(_)), Some(clock)) => Some(clock),
            (time, Some(Time::Part(part))) => in_part(time, part),
            (time, _) => time,
        };
        return Some(("DAT121", Expr { time, ..second }));
    }
    if let (What::ThatDay, What::ThatDay, Some(Time::Clock { .. }), Some(Time::Part(part))) =
        (first.what, second.what, first.time, second.time)
        && gap == 1
        && between(&["in", "at"])
    {
        return Some(("DAT121", Expr { time: in_part(first.time, part), ..first }));
    }
    if is_day(&first.what)
        && !matches!(first.time, Some(Time::Clock { .. }))
        && second.what == What::ThatDay
        && between(&[",", "at", "around", "about"])
    {
        return Some(("DAT121", Expr { time: second.time, ..first }));
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
    if let Some(which) = is_year(&second.what).filter(|_| between(&["of", "in"])) {
        return Some(("DAT123", with_year(first, which)?));
    }
    let part = matches!(first.what, What::Season { .. } | What::Quarter { .. } | What::Half { .. });
    if let (Some(which), true, 0) = (is_year(&second.what), part, gap) {
        return Some(("DAT123", with_year(first, which)?));
    }
    if year_ago && gap == 0 {
        return Some(("DAT123", with_year(first, Which::YearAgo)?));
    }
    if let (Some(which), What::Quarter { .. }, 0) = (is_year(&first.what), second.what, gap) {
        return Some(("DAT123", with_year(second, which)?));
    }
    if let Some(which) = is_year(&first.what).filter(|_| gap == 1 && between(&["'s", "’s"]))
        && !matches!(second.what, What::Day { .. })
    {
        return Some(("DAT123", with_year(second, which)?));
    }
    None
}

/// "6 o'clock this evening" is 18 o'clock.
fn in_part(time: Option<Time>, part: &str) -> Option<Time> {
    match time? {
        Time::Clock { hour: hour @ 1..=11, minute, second }
            if matches!(part, "AF" | "EV") || part == "NI" && hour > 5 =>
        {
            Some(Time::Clock { hour: hour + 12, minute, second })
        }
        time => Some(time),
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

/// Takes in the words before that belong to it; not those before token `least`.
fn words_before(scene: &Scene<'_>, one: &mut Found<Expr>, least: u32) {
    if !matches!(one.value.what, What::Ref(_) | What::Repeated(_) | What::Every { .. }) {
        part_of(scene, one, least);
    }
    hedge(scene, one, least);
}

/// "late", "early", "earlier on", "mid-", "the end of".
fn part_of(scene: &Scene<'_>, one: &mut Found<Expr>, least: u32) {
    let start = one.tokens.start;
    let back = |by| back(scene, start, by, least);
    if matches!(one.value.what, What::Duration { .. } | What::Count { .. } | What::Lasting(_)) {
        return;
    }
    let led = matches!(back(2), Some("by" | "at" | "of" | "from" | "to" | "since" | "until" | "in"));
    let prefix = back(1) == Some("-") || back(1) == Some("end") && led;
    let edge = |word: Option<&str>| {
        Some(match word? {
            "early" => Some(Modifier::Start),
            "late" => Some(Modifier::End),
            "mid" => Some(Modifier::Mid),
            // "end-January", "by end January"
            "end" if prefix => Some(Modifier::End),
            "earlier" | "later" => None,
            _ => return None,
        })
    };
    let whole = |word: Option<&str>| match word? {
        "beginning" | "start" => Some(Modifier::Start),
        "end" | "close" => Some(Modifier::End),
        "middle" => Some(Modifier::Mid),
        _ => None,
    };
    let (modifier, by) = if let Some(modifier) = edge(back(1)) {
        (modifier, 1)
    } else if let Some(modifier) = edge(back(2)).filter(|_| matches!(back(1), Some("on" | "in" | "-"))) {
        (modifier, 2)
    } else if let Some(modifier) = whole(back(2)).filter(|_| back(1) == Some("of")) {
        (Some(modifier), 2)
    } else if is_day(&one.value.what)
        && one.value.time.is_none()
        && back(1).is_some()
        && scene.classes(start - 1).has(Class::DayPart)
    {
        // "mid-afternoon yesterday"
        let Some(time) = scene.value(start - 1, Class::DayPart).and_then(part_of_day) else { return };
        one.value.time = Some(time);
        (None, 1)
    } else if (back(1), back(2), back(3)) == (Some("of"), Some("hours"), Some("early")) {
        one.value.time = one.value.time.or(Some(Time::Part("MO")));
        (Some(Modifier::Start), 3)
    } else if back(1) == Some("of") && is_day(&one.value.what) && one.value.time.is_none() && back(3) == Some("the") {
        let part = scene.value(start - 2, Class::DayPart).and_then(part_of_day);
        let Some(time) = part else { return };
        one.value.time = Some(time);
        (None, 2)
    } else {
        return;
    };
    let mut from = start - by;
    from -= u32::from(self::back(scene, from, 1, least) == Some("the"));
    one.tokens.start = from;
    one.matched.start = one.matched.start.min(from);
    one.value.modifier = modifier.or(one.value.modifier);
    one.rule = "DAT124";
}

/// "about", "nearly", "at least", "more than" before a duration or a count; "around" before any date.
fn hedge(scene: &Scene<'_>, one: &mut Found<Expr>, least: u32) {
    let start = one.tokens.start;
    let back = |by| back(scene, start, by, least);
    let long = matches!(one.value.what, What::Duration { .. } | What::Count { .. });
    let clock = matches!(one.value.time, Some(Time::Clock { .. }));
    if matches!(one.value.what, What::Ref(_) | What::Repeated(_) | What::Every { .. }) {
        return;
    }
    let (modifier, by) = match (back(2), back(1)) {
        (_, Some("around")) => (Modifier::Approx, 1),
        (_, Some("about" | "approximately" | "roughly")) if long || clock => (Modifier::Approx, 1),
        (_, Some("nearly" | "almost")) if long => (Modifier::Approx, 1),
        (Some("no"), Some("than")) => return,
        (Some("more"), Some("than")) if long && back(3) == Some("no") => (Modifier::EqualOrLess, 3),
        (Some("less" | "fewer"), Some("than")) if long && back(3) == Some("no") => (Modifier::EqualOrMore, 3),
        (Some("more"), Some("than")) if long => (Modifier::MoreThan, 2),
        (Some("less" | "fewer"), Some("than")) if long => (Modifier::LessThan, 2),
        (Some("at"), Some("least")) if long => (Modifier::EqualOrMore, 2),
        (Some("at"), Some("most")) | (Some("up"), Some("to")) if long => (Modifier::EqualOrLess, 2),
        _ => return,
    };
    one.tokens.start = start - by;
    one.matched.start = one.matched.start.min(start - by);
    one.value.modifier = Some(modifier);
    one.rule = "DAT125";
}

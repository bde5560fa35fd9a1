//! Hours without "a.m." or "p.m.": "8 in the evening", "tonight at 8", "half past three", "ten to five", "from 3:30 to 6 p.m.".
//!
//! Which half of the day is meant, a part of the day beside one says: see also [`super::join`].

use super::expr::{Expr, Time};
use super::read::{article, before, is_after, is_before, mods, number};
use super::times::{AT, at, half_of_day, in_part, label_time, part_of_day, read};
use crate::lexicon::{Class, ClassSet};
use crate::rules::{Mark, Match, Rule, Unit, pattern};
use crate::text::Tokens;

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT101",
        name: "span of hours",
        why: "Before an hour with \"a.m.\" or \"p.m.\" an hour without is the last such one before it: each end is a time.",
        how: pattern(
            "clock:(Clock|Number) (Hyphen/Dash|to|until|till|through|and) last:(Clock|Number) AmPm|span:Number AmPm",
            first_of_span,
        ),
        finds: &[
            "It is open from [3=2026-01-15T15:00] to 5 p.m. only.",
            "It ran from [3:30=2026-01-15T15:30] to 6 p.m. only.",
            "It ran between [11=2026-01-15T11:00] and 1:30 p.m. only.",
            "It is open [6.30=2026-01-15T18:30]-8pm only.",
        ],
        skips: &["It went from 3 to 5 percent.", "He sold 3 and 5 of them."],
    },
    Rule {
        id: "DAT105",
        name: "end of a span of hours",
        why: "Where two hours read as one number, the last is the one with \"p.m.\".",
        how: pattern("span:Number AmPm Zone?", last_of_span),
        finds: &["It is open from 3 to [5 p.m.=2026-01-15T17:00] only."],
        skips: &["It went from 3 to 5 percent."],
    },
    Rule {
        id: "DAT106",
        name: "late afternoon",
        why: "\"early\" and \"late\" say which end of a part of the day is meant.",
        how: pattern("mods:TimeMod Hyphen? part:DayPart", late_part),
        finds: &["It fell in [the late afternoon=2026-01-15TAF] there."],
        skips: &["It was a late evening.", "He wore a late-night smile."],
    },
    Rule {
        id: "DAT107",
        name: "hour beside a part of the day",
        why: "A bare number up to twelve is an hour after \"at\" and the like, if a day or a part of one stands beside it.",
        how: pattern("hour:(Clock|Number)", bare_hour),
        finds: &[
            "They met at [8 in the evening=2026-01-15T20:00] again.",
            "He rose at [5:30 in the morning=2026-01-15T05:30] again.",
            "He rang at [eleven at night=2026-01-15T23:00] again.",
        ],
        skips: &["There were 8 in the evening class.", "They meet on Friday at 8 schools.", "He arrived at 8."],
    },
    Rule {
        id: "DAT109",
        name: "three fifteen p.m.",
        why: "An hour and its minutes may both be written in words; without \"p.m.\" only after \"at\" and the like.",
        how: pattern("hour:NumberWord minute:(NumberWord Hyphen? NumberWord?) AmPm?|year:Number&Year AmPm?", in_words),
        finds: &[
            "It rang at [three fifteen p.m.=2026-01-15T15:15] again.",
            "It rang at [ten thirty=2026-01-15T10:30] again.",
            "It rang by [twelve forty-five=2026-01-15T12:45] again.",
        ],
        skips: &["He sold three fifteen times.", "It was at ten thirty days later.", "It sank in nineteen twelve."],
    },
    Rule {
        id: "DAT108",
        name: "half past three",
        why: "Minutes past or to an hour are a time; \"half seven\" is half past, as the British say it.",
        how: pattern(
            "minute:(half|quarter|Number) Hyphen? minutes? way:(past|to|till|til|after|before) hour:(Number|DayPart) AmPm?|minute:half hour:Number AmPm?|span:Number",
            past_or_to,
        ),
        finds: &[
            "It rang at [half past three=2026-01-15T03:30] again.",
            "It rang at [a quarter to six=2026-01-15T05:45] again.",
            "It rang at [ten to five=2026-01-15T04:50] again.",
            "It rang at [half past 3 p.m.=2026-01-15T15:30] again.",
        ],
        skips: &["It lost by ten to five.", "The vote was five to ten.", "He ran to half of them."],
    },
];

/// The hour on the clock of 24 that comes last before another: of "3 to 5 p.m.".
fn last_before(hour: i8, minute: i8, end: (i8, i8)) -> Option<i8> {
    let wait = |hour: i8| {
        let minutes = (i16::from(end.0) - i16::from(hour)) * 60 + i16::from(end.1) - i16::from(minute);
        (minutes - 1).rem_euclid(24 * 60)
    };
    match hour {
        0 | 13..=24 => Some(hour),
        1..=12 => [hour % 12, hour % 12 + 12].into_iter().min_by_key(|&hour| wait(hour)),
        _ => None,
    }
}

fn first_of_span(m: &Match<'_>) -> Option<Mark<Expr>> {
    if let Some((first, last)) = span(m) {
        let (tokens, hour, minute) = first;
        let end = (half_of_day(m, last.1)?, last.2.unwrap_or_default());
        let hour = last_before(hour, minute.unwrap_or_default(), end)?;
        return Some(Mark { tokens, value: at(hour, minute, None) });
    }
    let link = m.part("clock")?.end;
    if m.scene.lower(link) == "and" && !is_before(m, &["between"]) {
        return None;
    }
    let (hour, minute, second) = label_time(m, "clock")?;
    let (end, end_minute, _) = label_time(m, "last")?;
    let hour = last_before(hour, minute.unwrap_or_default(), (half_of_day(m, end)?, end_minute.unwrap_or_default()))?;
    m.mark("clock", at(hour, minute, second))
}

/// An hour with its minutes, and where it stands.
type Hour = (Tokens, i8, Option<i8>);

/// The two hours of a number that is a range, each with its tokens.
fn span(m: &Match<'_>) -> Option<(Hour, Hour)> {
    let tokens = m.part("span")?;
    let (low, high) = number(m, "span").filter(|(low, high)| low < high)?;
    let hour = |tokens: Tokens, n: f64| {
        if n.fract() == 0.0 && (0.0..=24.0).contains(&n) {
            return Some((tokens, n as i8, None));
        }
        // "6.30-8pm"
        let (hour, minute, _) = read(m.scene.lower(tokens.start)).filter(|_| tokens.len() == 1)?;
        ((0..=24).contains(&hour) && m.scene.lower(tokens.start).len() > 3).then_some((tokens, hour, minute))
    };
    let link = tokens.iter().find(|&t| {
        m.scene.classes(t).any(Class::Hyphen.set().with(Class::Dash.set())) || matches!(m.scene.lower(t), "to" | "or")
    })?;
    Some((hour(Tokens::new(tokens.start, link), low)?, hour(Tokens::new(link + 1, tokens.end), high)?))
}

fn last_of_span(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (_, (tokens, hour, minute)) = span(m)?;
    let hour = half_of_day(m, hour)?;
    Some(Mark { tokens: Tokens::new(tokens.start, m.tokens().end), value: at(hour, minute, None) })
}

fn late_part(m: &Match<'_>) -> Option<Mark<Expr>> {
    let modifier = super::edges::edge(mods(m, "mods")[0])?;
    let time = part_of_day(m.value("part", Class::DayPart)?).filter(|time| matches!(time, Time::Part(_)))?;
    let the = is_before(m, &["the"]);
    let led = |unit: &Unit| {
        unit.tokens.len() == 1
            && matches!(
                m.scene.lower(unit.tokens.start),
                "in" | "by" | "until" | "during" | "since" | "from" | "before"
            )
    };
    // "late night" is rather a kind of thing.
    let day = m.after().is_some_and(|u| u.classes.any(DAYS))
        || is_after(m, &["on"]) && m.sentence.get(m.end + 1).is_some_and(|u| u.classes.has(Class::Weekday));
    if !(day || before(m, 1 + usize::from(the)).is_some_and(led)) || is_counted(m) {
        return None;
    }
    let expr = Expr { time: Some(time), modifier: Some(modifier), ..super::expr::What::ThatDay.expr() };
    Some(Mark { tokens: if the { article(m, m.tokens()) } else { m.tokens() }, value: expr })
}

/// What names a day.
const DAYS: ClassSet = ClassSet::of(&[Class::Weekday, Class::Month]);

/// Whether what follows is counted by a number, so that it is not an hour.
fn is_counted(m: &Match<'_>) -> bool {
    const COUNTED: ClassSet = ClassSet::of(&[
        Class::Noun,
        Class::NounPl,
        Class::Adj,
        Class::Percent,
        Class::Currency,
        Class::TimeUnit,
        Class::LengthUnit,
        Class::NumberWord,
        Class::Hyphen,
        Class::AmPm,
    ]);
    const FREE: ClassSet = ClassSet::of(&[
        Class::Prep,
        Class::Conj,
        Class::Adv,
        Class::Weekday,
        Class::Deictic,
        Class::TimeMod,
        Class::Aux,
        Class::Modal,
        Class::Subord,
        Class::Zone,
    ]);
    m.after().is_some_and(|u| u.classes.any(COUNTED) && !u.classes.any(FREE))
}

fn bare_hour(m: &Match<'_>) -> Option<Mark<Expr>> {
    let unit = &m.sentence[m.start];
    let clock = unit.classes.has(Class::Clock);
    let led = is_before(m, AT);
    if !clock && !led && !is_before(m, &["was", "is", "'s"]) {
        return None;
    }
    let (hour, minute, second) = label_time(m, "hour").filter(|(hour, ..)| (1..=12).contains(hour))?;
    let after = |by: usize| m.sentence.get(m.end + by);
    let is = |by: usize, class: Class| after(by).is_some_and(|u| u.classes.has(class));
    let said = |by: usize, words: &[&str]| {
        after(by).is_some_and(|u| u.tokens.len() == 1 && words.contains(&m.scene.lower(u.tokens.start)))
    };
    // "in the evening", "at night"
    let last = if said(0, &["at"]) && said(1, &["night"]) {
        after(1)
    } else {
        after(2).filter(|_| said(0, &["in"]) && said(1, &["the"]) && is(2, Class::DayPart) && !of_part(m, 3))
    };
    if let Some(last) = last
        && let Some(Time::Part(part)) = m.scene.value(last.tokens.start, Class::DayPart).and_then(part_of_day)
    {
        let mut value = at(hour, minute, second);
        value.time = value.time.map(|time| in_part(time, part));
        return Some(Mark { tokens: Tokens::new(m.tokens().start, last.tokens.end), value });
    }
    // "this morning", "last night"
    let this = is(0, Class::TimeMod) && is(1, Class::DayPart) || after(0).is_some_and(|u| is_day(m, u));
    let on = usize::from(said(0, &["on"]));
    let day = is(on, Class::Weekday) && is(on + 1, Class::DayPart);
    // "tonight at 8", "Friday night at 7"
    let then = is_before(m, &["at", "around", "about"])
        && before(m, 2).is_some_and(|u| u.classes.any(DAYS) || u.classes.has(Class::DayPart) || is_day(m, u))
        && !is_counted(m);
    let good = led && (this || day) || then;
    good.then(|| m.mark_all(at(hour, minute, second)))?
}

/// Whether a part of the day stands before what it is of: "the evening class".
fn of_part(m: &Match<'_>, by: usize) -> bool {
    let kind = Class::Noun.set().with(Class::NounPl.set());
    let free = Class::Prep.set().with(Class::Conj.set()).with(Class::Weekday.set());
    m.sentence.get(m.end + by).is_some_and(|u| u.classes.any(kind) && !u.classes.any(free))
}

/// "today", "tonight".
fn is_day(m: &Match<'_>, unit: &Unit) -> bool {
    unit.classes.has(Class::Deictic)
        && m.scene.value_of(unit, Class::Deictic).is_some_and(|value| value.starts_with("day "))
        && unit.tokens.end <= m.scene.text.tokens.len() as u32
}

fn past_or_to(m: &Match<'_>) -> Option<Mark<Expr>> {
    // Two hours take more than a token; most numbers are one.
    if m.part("span").is_some_and(|span| span.len() == 1) {
        return None;
    }
    let led = is_before(m, AT) || is_before(m, &["a"]) && before(m, 2).is_some_and(|u| is_at(m, u));
    if is_counted(m) {
        return None;
    }
    if m.part("span").is_some() {
        // "at five to ten"
        let ((tokens, low, None), (_, high, None)) = span(m)? else { return None };
        let good = led
            && !is_before(m, &["by", "from", "to"])
            && low % 5 == 0
            && (5..30).contains(&low)
            && m.scene.lower(tokens.end) == "to";
        return good.then(|| m.mark_all(time_to(m, low, high, true)?))?;
    }
    let said = m.words("minute")?.to_ascii_lowercase();
    let way = m.words("way").map(str::to_ascii_lowercase);
    let to = matches!(way.as_deref(), Some("to" | "till" | "til" | "before"));
    let counted = m.scene.lower(m.part("way").unwrap_or(m.part("hour")?).start - 1) == "minutes";
    let minute = match &*said {
        "half" if to || way.is_none() && !led => return None,
        "half" => 30,
        "quarter" => 15,
        _ => {
            let (n, _) = number(m, "minute").filter(|(low, high)| low == high && low.fract() == 0.0)?;
            let plain = led
                && !is_before(m, &["by", "from", "to"])
                && n % 5.0 == 0.0
                && matches!(way.as_deref(), Some("past" | "to"));
            ((1.0..30.0).contains(&n) && (counted || plain)).then_some(n as i8)?
        }
    };
    let hour = match m.value("hour", Class::DayPart).map(part_of_day) {
        Some(Some(Time::Clock { hour, .. })) => hour,
        Some(_) => return None,
        None => label_time(m, "hour").filter(|(hour, minute, _)| (1..=12).contains(hour) && minute.is_none())?.0,
    };
    let tokens = if said == "quarter" { article(m, m.tokens()) } else { m.tokens() };
    Some(Mark { tokens, value: time_to(m, minute, hour, to)? })
}

fn in_words(m: &Match<'_>) -> Option<Mark<Expr>> {
    let half = m.scene.value(m.tokens().end - 1, Class::AmPm).is_some();
    let led = is_before(m, &["at", "by", "until", "till"]) && !is_counted(m);
    if !half && !led {
        return None;
    }
    let whole = |n: f64| (n.fract() == 0.0).then_some(n as i16);
    let (hour, minute) = match m.part("year") {
        // "twelve thirty" reads as a year, too.
        Some(tokens) if tokens.len() > 1 => {
            let year = whole(number(m, "year")?.0)?;
            (year / 100, year % 100)
        }
        Some(_) => return None,
        None => (whole(number(m, "hour")?.0)?, whole(number(m, "minute")?.0)?),
    };
    let plain = (1..=12).contains(&hour) && (10..60).contains(&minute) && (half || minute % 5 == 0);
    let hour = if half { half_of_day(m, hour as i8)? } else { hour as i8 };
    plain.then(|| m.mark_all(at(hour, Some(minute as i8), None)))?
}

fn is_at(m: &Match<'_>, unit: &Unit) -> bool {
    unit.tokens.len() == 1 && AT.contains(&m.scene.lower(unit.tokens.start))
}

/// So many minutes past or to an hour.
fn time_to(m: &Match<'_>, minute: i8, hour: i8, to: bool) -> Option<Expr> {
    let half = m.tokens().iter().any(|t| m.scene.value(t, Class::AmPm).is_some());
    let hour = if half { half_of_day(m, hour)? } else { hour };
    Some(match (to, hour) {
        (true, 1) => at(12, Some(60 - minute), None),
        (true, 0) => at(23, Some(60 - minute), None),
        (true, _) => at(hour - 1, Some(60 - minute), None),
        (false, _) => at(hour % 24, Some(minute), None),
    })
}

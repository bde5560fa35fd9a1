//! Times of day by the clock or in words: "5 p.m. EST", "10:30", "1430 GMT", "noon", "this morning", "last night".

use super::calendar::Unit;
use super::expr::{Expr, Time, What};
use super::read::{article, before, is_after, is_before, is_title, mods, number};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::{Mark, Match, Rule, Unit as Word, pattern};
use crate::text::Tokens;

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT100",
        name: "hour and a.m. or p.m.",
        why: "A number or digits with a colon before \"a.m.\", \"p.m.\" or \"o'clock\" are a time of day, the zone included.",
        how: pattern("clock:(Clock|Number) AmPm Dot? Zone?", half_day),
        finds: &["It began at [7:15 p.m.=2026-01-15T19:15] in Rome.", "Call by [5 p.m. EST=2026-01-15T17:00] please."],
        skips: &["In all 40 am radios broke."],
    },
    Rule {
        id: "DAT102",
        name: "clock",
        why: "Digits with a colon are a time of day after \"at\" and the like, or before a zone.",
        how: pattern("clock:Clock Zone?|clock:Digits Zone|clock:Digits hours:(hrs|hours)", clock),
        finds: &["The train left at [10:30=2026-01-15T10:30] sharp.", "It came at [1430 GMT=2026-01-15T14:30] sharp."],
        skips: &["He ran it in 2:10."],
    },
    Rule {
        id: "DAT103",
        name: "this morning, last night",
        why: "The part of the day of writing; \"last night\" is of the day before. \"The next morning\" counts from the day \
              that the passage speaks of.",
        how: pattern("mods:(TimeMod TimeMod?) part:DayPart", which_part),
        finds: &[
            "He spoke [this morning=2026-01-15TMO] in Rome.",
            "It rained [last night=2026-01-14TNI] in Rome.",
            "He fell on Jan. 5 and [the next morning=2026-01-06TMO] he died.",
        ],
        skips: &["It was a late night."],
    },
    Rule {
        id: "DAT104",
        name: "noon, the morning",
        why: "Noon and midnight are times by themselves, midday and dawn after \"at\" and the like; other parts of the day \
              need \"that\", or \"the\" and a preposition.",
        how: pattern("part:DayPart", part),
        finds: &["It closed at [noon=2026-01-15T12:00] or so.", "It rained in [the morning=2026-01-15TMO] again."],
        skips: &["The night was dark.", "It was the dawn of a new age."],
    },
];

/// Hour, minute and second of "7", "7:15", "7.15", "07:15:30", "1430".
pub(super) fn read(text: &str) -> Option<(i8, Option<i8>, Option<i8>)> {
    if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some((text[..2].parse().ok()?, Some(text[2..].parse().ok()?), None));
    }
    let mut parts = text.split([':', '.']);
    let hour = parts.next()?.parse().ok()?;
    let mut next = || parts.next().map(|part| part.get(..2).unwrap_or(part).parse::<i8>());
    let (minute, second) = (next().transpose().ok()?, next().transpose().ok()?);
    let good = |n: Option<i8>| n.is_none_or(|n| (0..60).contains(&n));
    (good(minute) && good(second)).then_some((hour, minute, second))
}

/// The time of day of an ISO 8601 one, without its zone.
pub(super) fn iso(text: &str) -> Option<Time> {
    let end = text.find(['z', '+', '-']).unwrap_or(text.len());
    let (hour, minute, second) = read(&text[..end]).filter(|(hour, ..)| (0..=24).contains(hour))?;
    Some(Time::Clock { hour, minute, second })
}

pub(super) fn label_time(m: &Match<'_>, label: &str) -> Option<(i8, Option<i8>, Option<i8>)> {
    if m.classes(label).any(Class::Clock.set().with(Class::Digits.set())) {
        return read(m.words(label)?);
    }
    let (hour, _) = number(m, label).filter(|(low, high)| low == high)?;
    (hour.fract() == 0.0 && (0.0..=24.0).contains(&hour)).then_some((hour as i8, None, None))
}

/// The hour on the clock of 24, by "a.m." or "p.m.".
pub(super) fn half_of_day(m: &Match<'_>, hour: i8) -> Option<i8> {
    let tokens = m.tokens();
    let half = tokens.iter().find_map(|t| m.scene.value(t, Class::AmPm))?;
    Some(match (half, hour) {
        ("clock", 1..=12) => hour,
        ("am", 12) => 0,
        ("am", 0..=11) | ("pm", 12) => hour,
        ("pm", 1..=11) => hour + 12,
        // "14:30 p.m."
        (_, 13..=23) => hour,
        _ => return None,
    })
}

fn half_day(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (hour, minute, second) = label_time(m, "clock")?;
    let hour = half_of_day(m, hour)?;
    let mut tokens = m.tokens();
    // "p.m." has its stops; another one ends the sentence.
    if m.scene.classes(tokens.end - 1).has(Class::Dot) {
        tokens = Tokens::new(tokens.start, tokens.end - 1);
    }
    let spoken = m.scene.lower(tokens.end - 1) == "am" && !m.classes("clock").has(Class::Clock);
    if spoken && is_before(m, &["i"]) {
        return None;
    }
    Some(Mark { tokens, value: at(hour, minute, second) })
}

pub(super) fn at(hour: i8, minute: Option<i8>, second: Option<i8>) -> Expr {
    Expr { time: Some(Time::Clock { hour, minute, second }), ..What::ThatDay.expr() }
}

/// Words after which digits with a colon are a time.
pub(super) const AT: &[&str] = &[
    "beyond", "at", "by", "from", "until", "till", "to", "before", "after", "around", "about", "since", "past", "near",
];

/// "between 9:30 and 11:00", "from 9:30 - 11:00"
fn is_of_span(m: &Match<'_>) -> bool {
    let link = |u: &Word| {
        u.classes.any(Class::Dash.set().with(Class::Hyphen.set()))
            || u.tokens.len() == 1 && m.scene.lower(u.tokens.start) == "and"
    };
    let clock = |u: &Word| u.classes.has(Class::Clock);
    let first = m.after().is_some_and(link) && m.sentence.get(m.end + 1).is_some_and(clock);
    let led = |u: &Word| {
        u.tokens.len() == 1
            && (AT.contains(&m.scene.lower(u.tokens.start)) || m.scene.lower(u.tokens.start) == "between")
    };
    if first {
        return is_before(m, &["between"]);
    }
    m.before().is_some_and(link) && before(m, 2).is_some_and(clock) && before(m, 3).is_some_and(led)
}

/// What a day ends with.
const DATED: ClassSet = ClassSet::of(&[Class::Weekday, Class::Month, Class::Year, Class::SlashDate]);

fn clock(m: &Match<'_>) -> Option<Mark<Expr>> {
    if let Some(hours) = m.part("hours") {
        // "at 1430 hours", "at 16hrs"
        let (digits, tokens) = (m.words("clock")?, &m.scene.text.tokens);
        let glued = tokens[hours.start as usize].span.start == tokens[hours.start as usize - 1].span.end;
        let (hour, minute, second) = label_time(m, "clock").filter(|(hour, ..)| (0..=24).contains(hour))?;
        let good = is_before(m, AT) && (digits.len() == 4 || digits.len() == 2 && glued);
        return good.then(|| m.mark_all(at(hour, minute, second)))?;
    }
    let zone = m.scene.classes(m.tokens().end - 1).has(Class::Zone) || m.tokens().len() > 1;
    let dotted = m.classes("clock").has(Class::Digits);
    // "Tuesday 14:20", "3 May, 14:20"
    let comma = m.before().is_some_and(|u| u.classes.has(Class::Comma));
    let dated = before(m, 1 + usize::from(comma)).is_some_and(|u| u.classes.any(DATED)) && !is_after(m, &["of"]);
    if !(zone || !dotted && (is_before(m, AT) || dated || is_of_span(m))) {
        return None;
    }
    let (hour, minute, second) = label_time(m, "clock").filter(|(hour, ..)| (0..=24).contains(hour))?;
    m.mark_all(at(hour, minute, second))
}

/// The time of the clock in a part of the day: "6 o'clock this evening" is 18 o'clock.
pub(super) fn in_part(time: Time, part: &str) -> Time {
    match time {
        Time::Clock { hour: 12, minute: None, second } if part == "NI" => {
            Time::Clock { hour: 24, minute: None, second }
        }
        Time::Clock { hour: hour @ 1..=11, minute, second }
            if matches!(part, "AF" | "EV") || part == "NI" && hour > 5 =>
        {
            Time::Clock { hour: hour + 12, minute, second }
        }
        time => time,
    }
}

/// A part of the day by the tables' value: its code, or a time of the clock.
pub(super) fn part_of_day(value: &'static str) -> Option<Time> {
    Some(match value.split_once(':') {
        Some((hour, minute)) => Time::Clock { hour: hour.parse().ok()?, minute: minute.parse().ok(), second: None },
        None => Time::Part(value),
    })
}

fn which_part(m: &Match<'_>) -> Option<Mark<Expr>> {
    let time = part_of_day(m.value("part", Class::DayPart)?)?;
    if is_title(m) {
        return None;
    }
    let the = is_before(m, &["the"]);
    let unit = Unit::Day;
    let what = match mods(m, "mods") {
        ["this", ..] => What::Shift { by: 0, unit },
        ["last", ..] => What::Shift { by: -1, unit },
        ["before", ..] if the => What::Same { by: -1, unit },
        ["after", ..] if the => What::Same { by: 1, unit },
        ["next", ..] => What::Same { by: 1, unit },
        ["same", ..] if the => What::Same { by: 0, unit },
        _ => return None,
    };
    let shifts = matches!(what, What::Shift { .. });
    let tokens = if shifts { m.tokens() } else { article(m, m.tokens()) };
    Some(Mark { tokens, value: Expr { time: Some(time), ..what.expr() } })
}

fn part(m: &Match<'_>) -> Option<Mark<Expr>> {
    let time = part_of_day(m.value("part", Class::DayPart)?)?;
    let expr = Expr { time: Some(time), ..What::ThatDay.expr() };
    let word = m.scene.lower(m.tokens().start);
    if matches!(word, "noon" | "midnight") {
        // "Midnight Sun" is a name.
        let here = m.sentence[m.start].classes;
        let named = here.has(Class::Cap) && !here.has(Class::UpperLine);
        if named && m.after().is_some_and(|u| u.classes.has(Class::Cap)) {
            return None;
        }
        // "12 noon"
        let twelve = u32::from(is_before(m, &["12", "twelve"]));
        return Some(Mark { tokens: Tokens::new(m.tokens().start - twelve, m.tokens().end), value: expr });
    }
    // "at dawn", "by nightfall"
    let of_clock = m.scene.used(m.tokens().start, Usage::Hour);
    if of_clock && is_before(m, &["at", "by", "before", "after", "until", "till", "around", "since", "near", "from"]) {
        return if is_after(m, &["of"]) { None } else { m.mark_all(expr) };
    }
    if is_before(m, &["that"]) && !word.ends_with('s') {
        let tokens = Tokens::new(m.tokens().start - 1, m.tokens().end);
        let what = What::Same { by: 0, unit: Unit::Day };
        return Some(Mark { tokens, value: Expr { time: Some(time), ..what.expr() } });
    }
    let led = before(m, 2).is_some_and(|u| {
        u.tokens.len() == 1 && matches!(m.scene.lower(u.tokens.start), "in" | "during" | "for" | "of" | "by")
    });
    // "11 at night"
    let hour = Class::Number.set().with(Class::Clock.set()).with(Class::AmPm.set());
    if word == "night" && is_before(m, &["at"]) && before(m, 2).is_some_and(|u| u.classes.any(hour)) {
        return m.mark_all(expr);
    }
    let plain = m.scene.used(m.tokens().start, Usage::Daytime) && is_before(m, &["the"]) && led;
    plain.then_some(Mark { tokens: article(m, m.tokens()), value: expr })
}

//! Durations that stand for a distance: "an hour's drive".

use super::{Length, LengthKind, Marked, Measure, lengths::is};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::numbers;
use crate::rules::{Mark, Match, Rule, pattern};
use crate::text::Tokens;

pub(super) static RULES: &[Rule<Option<Length>>] = &[
    Rule {
        id: "DST070",
        name: "an hour's drive",
        why: "A duration before a word for a way is how far it is.",
        how: pattern(
            "l:t:Date Possessive? Adj? (drive|walk|flight|ride|trip|journey|hike|trek|cruise|crossing|commute)",
            travel,
        ),
        finds: &["The camp is [an hour]'s drive from the border.", "It is a [five-minute] walk."],
        skips: &["They met for an hour."],
    },
    Rule {
        id: "DST071",
        name: "an hour away",
        why: "A duration before \"away\" or \"by road\" is how far it is.",
        how: pattern("l:t:Date (away|by (road|car|air|train|boat|bus|plane|helicopter|foot|sea|rail))", travel),
        finds: &["The camp is [45 minutes] away by road.", "It is [two hours] by car."],
        skips: &["The vote is two weeks away."],
    },
    Rule {
        id: "DST072",
        name: "five minutes from the campus",
        why: "Minutes or hours from a place are how far it is; from the end of a match they are time.",
        how: pattern("l:t:Date from (Cap/Upper|here|PossPron|(the|a) x:Noun)", |m| {
            travel(m)
                .filter(|_| !m.units("x").and_then(<[_]>::first).is_some_and(|u| m.scene.unit_used(u, Usage::Closes)))
        }),
        finds: &["She lives [five minutes] from the campus."],
        skips: &["He scored two minutes from time.", "It came four minutes from the end."],
    },
];

/// A duration in minutes, hours or, by sea and on foot, days.
fn travel(m: &Match<'_>) -> Marked {
    let tokens = m.part("t")?;
    let unit = tokens.iter().rev().take(3).find(|&i| m.scene.classes(i).has(Class::TimeUnit))?;
    let name = m.scene.value(unit, Class::TimeUnit)?;
    if !matches!(name, "minute" | "hour" | "day") || name == "day" && is(m.after(), &["from"]) {
        return None;
    }
    // "this hour", "last day" are dates.
    let first = m.scene.classes(tokens.start);
    if first.has(Class::Det) && !matches!(m.scene.lower(tokens.start), "a" | "an" | "some" | "several") {
        return None;
    }
    let value = value(m, Tokens::new(tokens.start, unit));
    let length = Length { kind: LengthKind::TravelTime, ..Length::new(value, Measure::loose(name)) };
    Some(Mark { tokens, value: Some(length) })
}

/// The number before the unit of time: the words from the first digit or number word on; one for an article.
fn value(m: &Match<'_>, before: Tokens) -> Option<numbers::Number> {
    let counts = ClassSet::of(&[Class::Digits, Class::NumberWord]);
    let end = if !before.is_empty() && m.scene.classes(before.end - 1).has(Class::Hyphen) {
        before.end - 1
    } else {
        before.end
    };
    let start = before.iter().take(8).find(|&i| m.scene.classes(i).any(counts));
    match start {
        Some(start) => numbers::value(m.scene, Tokens::new(start, end)),
        None => before
            .iter()
            .take(2)
            .any(|i| matches!(m.scene.lower(i), "a" | "an"))
            .then_some(numbers::Number { low: 1.0, high: 1.0 }),
    }
}

//! The words before an expression that belong to it: "late Monday", "the end of 1990", "about two weeks ago".
//!
//! Looks at the few tokens before one.

use super::Modifier;
use super::expr::{Expr, Time, What};
use super::times::part_of_day;
use crate::lexicon::Class;
use crate::rules::{Found, How, Rule, Scene};
use crate::text::Flags;

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT124",
        name: "early, late, the end of",
        why: "These words say which part of the stretch is meant: TIMEX3 has a mod for it, the value stays.",
        how: How::Code,
        finds: &[
            "It arrived [late Monday=2026-01-12] in Rome.",
            "They left [earlier on Monday=2026-01-12] by sea.",
            "She left on [the morning of the 3rd=2026-01-03TMO] by sea.",
            "It will close at [the end of 2027=2027] for good.",
            "It fell in [mid-November=2025-11] again.",
            "Stocks fell to 1.9 million tonnes by [end-December=2025-12] at most.",
        ],
        skips: &["It arrived Monday."],
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

/// The word so many before a token, in the same sentence and not before `least`.
fn back<'a>(scene: &Scene<'a>, at: u32, by: u32, least: u32) -> Option<&'a str> {
    let to = at.checked_sub(by).filter(|&to| to >= least)?;
    let ends = (to..at).any(|i| scene.text.tokens[i as usize].flags.has(Flags::ENDS));
    (!ends).then(|| scene.lower(to))
}

/// Takes in the words before that belong to it; not those before token `least`.
pub(super) fn words_before(scene: &Scene<'_>, one: &mut Found<Expr>, least: u32) {
    if !matches!(one.value.what, What::Ref(_) | What::Repeated(_) | What::Every { .. }) {
        part_of(scene, one, least);
    }
    hedge(scene, one, least);
}

/// Which part of a stretch the word picks.
fn edge_of(word: &str) -> Option<Modifier> {
    Some(match word {
        "early" => Modifier::Start,
        "late" => Modifier::End,
        "mid" => Modifier::Mid,
        _ => return None,
    })
}

/// The same by the tables' value.
pub(super) fn edge(value: &str) -> Option<Modifier> {
    Some(match value {
        "START" => Modifier::Start,
        "END" => Modifier::End,
        "MID" => Modifier::Mid,
        _ => return None,
    })
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
            // "end-January", "by end January"
            "end" if prefix => Some(Modifier::End),
            "earlier" | "later" => None,
            word => Some(edge_of(word)?),
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
    } else if one.value.what.is_day()
        && one.value.time.is_none()
        && back(1).is_some()
        && scene.classes(start - 1).has(Class::DayPart)
    {
        // "mid-afternoon yesterday"
        let Some(time) = scene.value(start - 1, Class::DayPart).and_then(part_of_day) else { return };
        one.value.time = Some(time);
        (None, 1)
    } else if (back(1), back(2)) == (Some("of"), Some("hours")) && matches!(back(3), Some("early" | "small" | "wee")) {
        one.value.time = one.value.time.or(Some(Time::Part("MO")));
        (Some(Modifier::Start), 3)
    } else if back(1) == Some("of") && one.value.what.is_day() && one.value.time.is_none() && back(3) == Some("the") {
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

//! What the later of two expressions says of the one before it: the year of "from April to June 2017", the day of "from 7
//! p.m. to 11 p.m. on Friday".

use super::calendar::{Piece, Unit};
use super::expr::{Expr, Of, Time, What, Which};
use super::join::goes_on;
use crate::lexicon::is_word;
use crate::rules::{Found, How, Rule, Scene};

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT128",
        name: "year said once",
        why: "A year at the end of a range or list holds for what stands before it; where the range runs over New Year, it \
              began the year before.",
        how: How::Code,
        finds: &[
            "It rained in [April=2017-04] and [May 2017=2017-05] there.",
            "It ran from [Nov. 3=2018-11-03] to [Jan. 6, 2019=2019-01-06] there.",
        ],
        skips: &["It rained."],
    },
    Rule {
        id: "DAT129",
        name: "day said once",
        why: "The day after the last of some hours is the day of all of them, and the week after the last of some days.",
        how: How::Code,
        finds: &[
            "It was open from [7 p.m.=2026-01-09T19:00] to [11 p.m. on Friday=2026-01-09T23:00] as always.",
            "It is open from [Tuesday=2026-01-20] to [Friday next week=2026-01-23] only.",
        ],
        skips: &["It was open."],
    },
];

/// How two neighbours hang together.
#[derive(Clone, Copy, PartialEq)]
enum Link {
    /// From the one to the other.
    To,
    /// The one and the other.
    And,
    Comma,
}

/// Gives what is said once to all that it holds for, from the end on.
pub(super) fn share(scene: &Scene<'_>, all: &mut [Found<Expr>]) {
    // Whether the later one has its year from one still later: then a comma links, too.
    let mut listed = false;
    for at in (1..all.len()).rev() {
        let (before, after) = all.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { return };
        listed = match link(scene, first, second) {
            Some(Link::Comma) if !listed => false,
            Some(link) => share_year(first, second, link) || share_day(first, second) || share_week(first, second),
            None => false,
        };
    }
}

/// Tokens that may stand between the two.
const MOST_BETWEEN: u32 = 3;

fn link(scene: &Scene<'_>, first: &Found<Expr>, second: &Found<Expr>) -> Option<Link> {
    let between = first.tokens.end..second.tokens.start;
    if between.is_empty()
        || between.len() > MOST_BETWEEN as usize
        || !(between.end..=between.end).all(|at| goes_on(scene, at))
    {
        return None;
    }
    let mut found = None;
    for at in between {
        if !goes_on(scene, at) {
            return None;
        }
        let hash = scene.hash(at);
        let here = if is_word!(hash, "to" | "through" | "thru" | "until" | "till" | "-" | "–") {
            Link::To
        } else if is_word!(hash, "and" | "or" | "&") {
            Link::And
        } else if is_word!(hash, ",") {
            Link::Comma
        } else if is_word!(hash, "the" | "about" | "around" | "at" | "late" | "early") {
            continue;
        } else {
            return None;
        };
        // "May, and June"
        found = match (found, here) {
            (None | Some(Link::Comma), here) => Some(here),
            _ => return None,
        };
    }
    let ranged = first.tokens.start.checked_sub(1).is_some_and(|at| is_word!(scene.hash(at), "between" | "from"));
    if found == Some(Link::And) && ranged { Some(Link::To) } else { found }
}

/// Where in its year it lies, by months.
fn month(what: &What) -> Option<i8> {
    Some(match *what {
        What::Day { month, .. } | What::Month { month, .. } => month,
        What::Nth { of: Of::Month { month, .. }, .. } | What::Around { month, .. } => month,
        What::Quarter { quarter, .. } => quarter * 3,
        What::Half { half, .. } => half * 6,
        What::Season { season, .. } => (season + 1) % 4 * 3,
        _ => return None,
    })
}

/// The day of the month, if that is told.
fn day(what: &What) -> i8 {
    if let What::Day { day, .. } = what { *day } else { 0 }
}

fn share_year(first: &mut Found<Expr>, second: &Found<Expr>, link: Link) -> bool {
    let (mut owner, what) = (second.value.what, &mut first.value.what);
    let Some(mut year) = owner.which().map(|which| *which) else { return false };
    let (Some(from), Some(to)) = (month(what), month(&owner)) else { return false };
    // Over New Year: "from December to March 2013", but "in May and March 2013".
    let back = match link {
        Link::To => (from, day(what)) > (to, day(&owner)) && day(what).min(day(&owner)) > 0 || from > to,
        _ => from > to + 6,
    };
    match &mut year {
        Which::Year(year) => *year -= i16::from(back),
        Which::Shift(by) => *by -= i8::from(back),
        _ => return false,
    }
    let mut last = first.value.last;
    let open = |which: &mut Which| {
        if *which == Which::Open {
            *which = year;
        }
    };
    let Some(which) = what.which().filter(|which| **which == Which::Open) else { return false };
    *which = year;
    last.as_mut().and_then(What::which).map(open);
    first.value.last = last;
    first.rule = "DAT128";
    true
}

/// "Monday to Friday next week"
fn share_week(first: &mut Found<Expr>, second: &Found<Expr>) -> bool {
    let What::Weekday { which: Which::Open, weekday } = first.value.what else { return false };
    let What::Nth { nth, piece: Piece::Weekday(_), of: of @ Of::Shift { unit: Unit::Week, .. } } = second.value.what
    else {
        return false;
    };
    first.value.what = What::Nth { nth, piece: Piece::Weekday(weekday), of };
    first.rule = "DAT129";
    true
}

fn share_day(first: &mut Found<Expr>, second: &Found<Expr>) -> bool {
    let clock = |one: &Found<Expr>| matches!(one.value.time, Some(Time::Clock { .. }));
    let named = second.value.what != What::ThatDay;
    if first.value.what != What::ThatDay || !clock(first) || !clock(second) || !named {
        return false;
    }
    first.value.what = second.value.what;
    first.value.told_at = Some(second.value.told_at.unwrap_or(second.tokens));
    first.rule = "DAT129";
    true
}

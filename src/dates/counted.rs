//! Units that are counted back or on: "two weeks ago", "a year earlier", "in a month's time".

use super::calendar::Unit;
use super::expr::{Amount, Expr, What, Which};
use super::read::{amount, before, is_before, mods, small, table, unit, whole, with_article};
use crate::lexicon::Class;
use crate::rules::{Mark, Match, Unit as Word};
use crate::text::Tokens;

pub(super) fn in_time(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let one = !plural && m.part("amount").is_none() && is_before(m, &["a", "an"]);
    let amount = if one { Amount::Number(1.0) } else { amount(m, "amount")? };
    let what = What::Count { amount, unit, later: true, from_then: false };
    if one { with_article(m, what) } else { whole(m, what) }
}

fn way(m: &Match<'_>) -> Option<(bool, bool)> {
    Some(match m.scene.lower(m.part("way")?.start) {
        "ago" | "on" => (false, false),
        "earlier" => (false, true),
        "later" => (true, true),
        _ => (true, false),
    })
}

pub(super) fn count(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, _) = unit(m, "unit")?;
    let (later, from_then) = way(m)?;
    let what = What::Count { amount: amount(m, "amount")?, unit, later, from_then };
    lasts(m, whole(m, what)?)
}

pub(super) fn count_one(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let (later, from_then) = way(m)?;
    let vague = mods(m, "vague")[0];
    // "half an hour ago"
    if vague.is_empty() && !plural && is_before(m, &["a", "an"]) && before(m, 2).is_some_and(|u| is_half(m, u)) {
        let what = What::Count { amount: Amount::Number(0.5), unit, later, from_then };
        let tokens = Tokens::new(m.tokens().start - 2, m.tokens().end);
        return lasts(m, Mark { tokens, value: what.expr() });
    }
    let amount = match (vague, plural) {
        ("some", _) => Amount::Some,
        ("two", _) => Amount::Number(2.0),
        ("", true) => Amount::Some,
        ("" | "whole", false) if is_before(m, &["a", "an", "the"]) => Amount::Number(1.0),
        _ => return None,
    };
    lasts(m, with_article(m, What::Count { amount, unit, later, from_then })?)
}

pub(super) fn weekdays_ago(m: &Match<'_>) -> Option<Mark<Expr>> {
    let count = small(m, "amount", 1, 50)? as i8;
    let by = if m.scene.lower(m.part("way")?.start) == "ago" { -count } else { count };
    whole(m, What::Weekday { which: Which::Shift(by), weekday: table(m, "weekday", Class::Weekday)? })
}

/// "three minutes later", "a few days earlier": no day can be told, so that it is a duration.
fn lasts(m: &Match<'_>, mark: Mark<Expr>) -> Option<Mark<Expr>> {
    let tokens = Tokens::new(mark.tokens.start, m.part("unit")?.end);
    match mark.value.what {
        What::Count { amount, unit, from_then: true, .. } if unit < Unit::Day || amount == Amount::Some => {
            Some(Mark { tokens, value: What::Duration { amount, unit }.expr() })
        }
        _ => Some(mark),
    }
}

fn is_half(m: &Match<'_>, unit: &Word) -> bool {
    unit.tokens.len() == 1 && m.scene.lower(unit.tokens.start) == "half"
}

//! Dates, times, durations and sets, with their TIMEX3 values (TimeML 1.2.1).
//!
//! ```text
//! units --rules--> Expr (what it says on its own) --join--> whole expressions --resolve--> Timex
//! ```
//!
//! Rules find the expression; `join` puts together what belongs together; `resolve` then gives values by the anchor
//! date, the tense around an expression and the dates before it. Does NOT read a clock.

pub mod calendar;
mod counted;
mod durations;
mod edges;
mod explicit;
pub mod expr;
mod figures;
mod holidays;
mod hours;
pub mod iso;
mod join;
mod parts;
mod ranges;
mod read;
mod relative;
mod resolve;
mod sets;
mod tense;
#[cfg(test)]
mod tests;
mod times;
mod value;
mod weekdays;
mod within;
mod years;

use crate::lexicon::{Class, ClassSet};
use crate::room;
use crate::rules::{Found, Row, Scene, Stage};
use expr::Expr;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// TIMEX3 `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum TimexKind {
    Date,
    Time,
    Duration,
    Set,
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

/// A time expression with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    pub kind: TimexKind,
    /// The TIMEX3 value.
    pub value: String,
    pub modifier: Option<Modifier>,
    /// The first and the last day it can mean, where they are known.
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// The stage that finds time expressions.
pub static STAGE: Stage<Expr> = Stage::new(&[
    explicit::RULES,
    figures::RULES,
    years::RULES,
    parts::RULES,
    weekdays::RULES,
    within::RULES,
    relative::RULES,
    times::RULES,
    hours::RULES,
    sets::RULES,
    durations::RULES,
    join::RULES,
    edges::RULES,
    ranges::RULES,
]);

/// The time expressions of a text, in order and apart.
#[inline(never)]
pub fn find(scene: &Scene<'_>, row: &Row, anchor: Option<Date>, tries: &mut u64) -> Vec<Found<Timex>> {
    let mut found = STAGE.run(scene, row, tries);
    if !scene.room.holds(found.len() * room::DATE) {
        return Vec::new();
    }
    figures::settle(&mut found);
    let mut found = join::join(scene, found);
    ranges::share(scene, &mut found);
    resolve::Resolver::new(scene, anchor).all(found)
}

/// The classes of a folded time expression: a single word also keeps its part of speech ("current", "now").
pub fn classes(scene: &Scene<'_>, date: &Found<Timex>) -> ClassSet {
    const KEPT: ClassSet =
        ClassSet::of(&[Class::Noun, Class::NounPl, Class::Adj, Class::Adv, Class::Digits, Class::Year, Class::Number]);
    let own = if date.tokens.len() == 1 { scene.classes(date.tokens.start).0 & KEPT.0 } else { 0 };
    ClassSet(own).with(Class::Date.set())
}

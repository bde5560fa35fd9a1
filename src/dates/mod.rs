//! Dates, times, durations and sets, with their TIMEX3 values (TimeML 1.2.1).
//!
//! Rules find the expression and what it says on its own; `resolve` then gives it its value from the anchor date, the
//! tense around it and the dates before it. Does NOT read a clock.

use crate::rules::{Found, Row, Scene};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    Date,
    Time,
    Duration,
    Set,
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
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

/// The time expressions of a text, in order and apart.
pub fn find(scene: &Scene<'_>, row: &Row, anchor: Option<Date>, tries: &mut u64) -> Vec<Found<Timex>> {
    let _ = (scene, row, anchor, tries);
    Vec::new()
}

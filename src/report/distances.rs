//! Lengths and distances, as they are printed.

use super::{DistanceId, DistanceKind, EntityId, Number};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A length, with its measure in metres and, where the text says so, from where it counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Distance<'a> {
    /// "d1", "d2".
    pub id: DistanceId,
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words.
    pub text: Cow<'a, str>,
    /// Null where the text gives no number ("several miles").
    pub value: Option<Quantity>,
    /// In the singular: "kilometre".
    pub unit: Cow<'a, str>,
    /// Null where the text gives no number, or a time.
    pub metres: Option<Quantity>,
    /// The text hedges: "about", "nearly", "some".
    pub approx: bool,
    /// What is measured.
    pub kind: DistanceKind,
    /// The same length in other units: "(40 miles)".
    pub also: Vec<Conversion<'a>>,
    /// From where it counts.
    pub relation: Option<Relation<'a>>,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

/// A number, or the lowest and highest of a range.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Quantity {
    One(Number),
    Range([Number; 2]),
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Quantity::One(Number(one)) => write!(f, "{one}"),
            Quantity::Range([Number(low), Number(high)]) => write!(f, "{low} to {high}"),
        }
    }
}

/// A length given a second time in another unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Conversion<'a> {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words.
    pub text: Cow<'a, str>,
    /// The number.
    pub value: Option<Quantity>,
    /// In the singular: "mile".
    pub unit: Cow<'a, str>,
    /// The same in metres.
    pub metres: Option<Quantity>,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

/// From where a distance counts: "north of the town".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Relation<'a> {
    /// "north", "south-east".
    pub direction: Option<Cow<'a, str>>,
    /// "of", "from", "off", "within".
    pub prep: Option<Cow<'a, str>>,
    /// The words for the place of reference.
    pub from: Option<Cow<'a, str>>,
    /// The entity that these stand for.
    pub entity: Option<EntityId>,
    /// The point that is meant, where the place of reference is known. Degrees, WGS 84.
    pub lat: Option<f64>,
    /// As `lat`.
    pub lon: Option<f64>,
    /// Metres around that point within which the place is to be looked for.
    pub radius: Option<Number>,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

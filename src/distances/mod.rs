//! Distances: value, unit, metres, and from where in which direction.
//!
//! Does NOT mark speeds, areas, volumes or people's names.

use crate::rules::{Found, Row, Scene};
use crate::text::Tokens;
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LengthKind {
    #[default]
    Distance,
    Height,
    Depth,
    Length,
    TravelTime,
}

/// Where a distance counts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// "north", "closer", "away", "off" ...
    pub direction: Option<&'static str>,
    pub prep: Option<&'static str>,
    /// The reference place, as the text has it.
    pub from: Option<Tokens>,
}

/// A length in metres with the words that said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Length {
    pub low: f64,
    /// The same as `low`, but for a range.
    pub high: f64,
    /// The unit's name in the singular ("kilometre").
    pub unit: &'static str,
    /// Of `low`.
    pub metres: f64,
    pub approx: bool,
    pub kind: LengthKind,
    /// A conversion in brackets, or the like.
    pub also: Vec<(Tokens, Length)>,
    pub relation: Option<Relation>,
}

/// The distances of a text, in order and apart.
pub fn find(scene: &Scene<'_>, row: &Row, tries: &mut u64) -> Vec<Found<Length>> {
    let _ = (scene, row, tries);
    Vec::new()
}

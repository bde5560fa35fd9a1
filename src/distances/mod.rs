//! Lengths, what they are of, and from where in which direction they count.
//!
//! ```text
//! length     = [ hedge ] number unit                  "about 60 km", "five-metre", "half a mile", "several miles"
//! conversion = length "(" [ hedge ] length ")"        "50 km (31 miles)"
//! relation   = length direction "of" place            "50 km (31 miles) north of the town"
//! ```
//!
//! Three stages, each folded before the next: [`LENGTHS`], [`CONVERSIONS`], [`RELATIONS`]. Hedges stay outside a
//! length. What a length is of, and whether it is hedged, is read off its neighbours (`context`); where it leads to on
//! the map, is known once the places are ([`Length::point`]). Does NOT mark speeds, areas, volumes or people's names.

mod blocked;
mod context;
mod conversions;
mod hyphenated;
mod lengths;
mod measure;
mod point;
mod references;
mod relations;
mod short;
mod travel_time;
mod vague;

pub use conversions::{CONVERSIONS, disagreement};
pub use measure::Measure;
pub use point::Point;
pub use relations::RELATIONS;

use crate::lexicon::Class;
use crate::numbers::Number;
use crate::room;
use crate::rules::{Found, Mark, Match, Row, Scene, Stage};
use crate::text::Tokens;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a length is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LengthKind {
    #[default]
    Distance,
    Height,
    Depth,
    Length,
    /// A duration that stands for a distance: "an hour's drive".
    TravelTime,
}

/// Where a distance counts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// "north", "south-east", "closer".
    pub direction: Option<&'static str>,
    /// Degrees clockwise from north, for directions of the compass.
    pub bearing: Option<f64>,
    pub prep: Option<&'static str>,
    /// The reference place, as the text has it.
    pub from: Option<Tokens>,
    /// The entity that these words stand for.
    pub entity: Option<u32>,
    pub point: Option<Point>,
}

/// A length with what its words say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Length {
    /// In its unit; `None` where the text gives no number ("several miles").
    pub value: Option<Number>,
    pub measure: Measure,
    /// Hedged: "about", "nearly", "several".
    pub approx: bool,
    pub kind: LengthKind,
    /// The same length in other units: "(40 miles)".
    pub also: Vec<Also>,
    /// Few have one, and it is large.
    pub relation: Option<Box<Found<Relation>>>,
}

/// A length with the rule that found it to be the same as another.
#[derive(Clone, Debug, PartialEq)]
pub struct Also {
    pub length: Found<Length>,
    pub rule: &'static str,
}

impl Length {
    fn new(value: Option<Number>, measure: Measure) -> Length {
        Length { value, measure, approx: value.is_none(), kind: LengthKind::Distance, also: vec![], relation: None }
    }

    /// In metres; `None` without a number, or in a unit of no fixed length.
    pub fn metres(&self) -> Option<Number> {
        self.measure.in_metres(self.value?)
    }
}

/// The stage of all lengths; `None` keeps other rules off what is not a length.
pub static LENGTHS: Stage<Option<Length>> =
    Stage::new(&[blocked::RULES, hyphenated::RULES, lengths::RULES, short::RULES, vague::RULES, travel_time::RULES]);

/// The distances of a text, in order and apart, and what rules kept off. Folds each, its conversions included.
#[inline(never)]
pub fn find(scene: &Scene<'_>, row: &mut Row, tries: &mut u64) -> (Vec<Found<Length>>, Vec<Found<()>>) {
    let found = LENGTHS.run(scene, row, tries);
    if !scene.room.holds(found.len() * room::DISTANCE) {
        return (Vec::new(), Vec::new());
    }
    let blocked = found.iter().filter(|f| f.value.is_none()).map(|f| f.with(())).collect();
    // In the room of what was found: another list of as many would double it.
    let mut lengths: Vec<_> = found.into_iter().filter_map(|mut f| f.value.take().map(|value| f.with(value))).collect();
    if lengths.is_empty() {
        return (lengths, blocked);
    }
    row.fold(lengths.iter().map(|f| (f.tokens, Class::Distance.set())));
    context::describe(scene, row, &mut lengths);
    conversions::join(scene, row, &mut lengths, tries);
    context::describe(scene, row, &mut lengths);
    relations::attach(scene, row, &mut lengths, tries);
    (lengths, blocked)
}

/// What the action of a length's rule gives back.
type Marked = Option<Mark<Option<Length>>>;

/// The number that a label has.
fn number(m: &Match<'_>, label: &str) -> Option<Number> {
    crate::numbers::value(m.scene, m.part(label)?)
}

/// The unit that a label has.
fn measure(m: &Match<'_>, label: &str) -> Option<Measure> {
    Measure::of(m, m.units(label)?.first()?)
}

/// A number in a unit, marked over the label "l" or the whole match.
fn mark(m: &Match<'_>, value: Option<Number>, measure: Measure) -> Marked {
    let tokens = m.part("l").unwrap_or_else(|| m.tokens());
    Some(Mark { tokens, value: Some(Length::new(value, measure)) })
}

/// Extended to take in the unit before the match.
fn with_before(m: &Match<'_>, marked: Marked) -> Marked {
    let mut marked = marked?;
    marked.tokens.start = m.before()?.tokens.start;
    Some(marked)
}

/// The number of a length among those in order, by its first token.
fn at(lengths: &[Found<Length>], start: u32) -> Option<usize> {
    lengths.binary_search_by_key(&start, |f| f.tokens.start).ok()
}

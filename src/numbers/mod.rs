//! Numbers in digits and words: "1,234", "1.2 million", "twenty-five", "two and a half", "3 1/2", "one-third", and
//! ranges of them ("200 to 250", "5-6").
//!
//! ```text
//! range   = number ( "-" | "to" | "or" ) number
//! number  = part [ scale ]... | "half" [ "a" ] scale | "a" scale
//! part    = figure [ fraction ] | words | words "and" "a" "half" | unit "-" "third"
//! ```
//!
//! Does NOT say what is counted: dates and distances do. Vague ones ("dozens", "a few hundred") are none here.

mod parse;
mod rules;

use crate::lexicon::{Class, ClassSet};
use crate::rules::{Found, Row, Scene, Stage};
use crate::text::Tokens;

/// A number, or a range of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub low: f64,
    /// The same as `low`, but for a range.
    pub high: f64,
}

/// The stage that folds numbers.
pub static STAGE: Stage<Number> = Stage::new(&[rules::RULES]);

/// The numbers of a text, in order and apart.
pub fn find(scene: &Scene<'_>, row: &Row, tries: &mut u64) -> Vec<Found<Number>> {
    STAGE.run(scene, row, tries)
}

/// The number that these tokens are, all of them.
pub fn value(scene: &Scene<'_>, tokens: Tokens) -> Option<Number> {
    let (number, end) = parse::range(scene, tokens.start, tokens.end)?;
    (end == tokens.end).then_some(number)
}

/// The classes of a folded number: those of its word too, where it is a single one (a year stays one).
pub fn classes(scene: &Scene<'_>, number: &Found<Number>) -> ClassSet {
    let tokens = number.tokens;
    let own = match tokens.len() {
        1 => scene.classes(tokens.start),
        _ if parse::spelled_year(scene, tokens.start, tokens.end).is_some() => Class::Year.set(),
        _ => ClassSet::EMPTY,
    };
    own.with(Class::Number.set())
}

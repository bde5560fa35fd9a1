//! Numbers in digits and words.
//!
//! Does NOT say what is counted: dates and distances do.

use crate::lexicon::{Class, ClassSet};
use crate::rules::{Found, Row, Scene, Stage};

/// A number, or a range of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub low: f64,
    /// The same as `low`, but for a range.
    pub high: f64,
}

/// The stage that folds numbers.
pub static STAGE: Stage<Number> = Stage::new(&[]);

/// The numbers of a text, in order and apart.
pub fn find(scene: &Scene<'_>, row: &Row, tries: &mut u64) -> Vec<Found<Number>> {
    STAGE.run(scene, row, tries)
}

/// The classes of a folded number: those of its word too, where it is a single one (a year stays one).
pub fn classes(scene: &Scene<'_>, number: &Found<Number>) -> ClassSet {
    let own = if number.tokens.len() == 1 { scene.classes(number.tokens.start) } else { ClassSet::EMPTY };
    own.with(Class::Number.set())
}

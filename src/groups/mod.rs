//! Noun groups and verb groups: the chunks that claims are built from.
//!
//! Does NOT build trees: groups are flat stretches (Abney 1991), appositions are told by their neighbours.

use crate::lexicon::{Class, ClassSet};
use crate::rules::{Found, Row, Scene};

/// What kind of group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    Noun,
    Verb,
}

/// The groups of a text, in order and apart.
pub fn find(scene: &Scene<'_>, row: &Row, tries: &mut u64) -> Vec<Found<Group>> {
    let _ = (scene, row, tries);
    Vec::new()
}

/// The class of a folded group.
pub fn class_of(group: Group) -> ClassSet {
    match group {
        Group::Noun => Class::NounGroup.set(),
        Group::Verb => Class::VerbGroup.set(),
    }
}

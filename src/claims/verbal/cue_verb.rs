//! A verb that may be a cue, where it stands.

use crate::clauses::cues::CueWord;
use crate::clauses::items::{Story, Stretch};
use crate::clauses::{Sentence, Tree};
use crate::groups::Verb;

/// A verb of the cue table at an item of a stretch, and the number of its clause.
pub(super) struct CueVerb<'a> {
    pub scene: &'a Story<'a>,
    pub sentence: &'a Sentence,
    pub clause: &'a Stretch,
    pub at: usize,
    pub verb: Verb,
    pub cue: CueWord,
    pub tree: &'a Tree,
    pub number: usize,
}

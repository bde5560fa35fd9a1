//! A verb for a cue, where it stands.

use crate::clauses::cues::CueWord;
use crate::clauses::items::{Story, Stretch};
use crate::groups::Verb;

#[derive(Clone, Copy)]
pub(super) struct CueVerb<'a> {
    pub scene: &'a Story<'a>,
    pub clause: &'a Stretch,
    /// Its item in the clause.
    pub at: usize,
    pub verb: Verb,
    pub cue: CueWord,
}

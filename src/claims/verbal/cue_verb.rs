//! A verb for a cue, where it stands.

use crate::claims::clause::{Clause, Story};
use crate::claims::cues::CueWord;
use crate::groups::Verb;

#[derive(Clone, Copy)]
pub(super) struct CueVerb<'a> {
    pub scene: &'a Story<'a>,
    pub clause: &'a Clause,
    /// Its item in the clause.
    pub at: usize,
    pub verb: Verb,
    pub cue: CueWord,
}

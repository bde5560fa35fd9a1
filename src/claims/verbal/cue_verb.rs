//! A verb that may be a cue, where it stands.

use crate::claims::content;
use crate::claims::frames::Following;
use crate::clauses::cues::CueWord;
use crate::clauses::items::{Story, Stretch};
use crate::clauses::{Sentence, Tree};
use crate::groups::Verb;
use crate::text::Tokens;

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

impl CueVerb<'_> {
    /// What is said after the verb, to where its own clause ends.
    pub fn said(&self, following: &Following) -> Tokens {
        let end = self.tree.own_end(self.number);
        content::forward(self.scene, self.sentence, self.number, following.frame, following.content, end)
    }
}

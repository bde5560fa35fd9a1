//! "found no evidence that C": a noun for evidence behind a verb of finding or showing it.

use super::sources::{self, SourceWords};
use crate::clauses::Sentence;
use crate::clauses::items::{Kind, Story};
use crate::groups::Verb;
use crate::lexicon::Usage;

/// Evidence, and who came upon it.
pub struct Found {
    /// The item of the verb.
    pub verb: usize,
    pub source: SourceWords,
    /// "no evidence", "did not find evidence": those who looked cannot confirm it.
    pub denied: bool,
}

/// The evidence whose noun is at an item, with "that" right behind.
pub fn found(scene: &Story<'_>, sentence: &Sentence, at: usize) -> Option<Found> {
    let verb_at = at.checked_sub(1)?;
    let verb = sentence.stretch.verb(verb_at).filter(|&verb| finds(scene, sentence, verb_at, verb))?;
    let denied = verb.negated || scene.used(sentence.stretch.items[at].tokens.start, Usage::Scant);
    Some(Found { verb: verb_at, source: sources::of_verb(scene, sentence, verb_at)?, denied })
}

/// Whether a verb has its evidence, and what that is of, right behind it.
pub fn finds(scene: &Story<'_>, sentence: &Sentence, at: usize, verb: Verb) -> bool {
    let clause = &sentence.stretch;
    clause.is(at + 2, Kind::That)
        && !verb.passive
        && verb.modal.is_none()
        && clause.noun(at + 1).is_some_and(|noun| scene.used(noun.head, Usage::Proves))
        && scene.used(verb.head, Usage::Finds)
}

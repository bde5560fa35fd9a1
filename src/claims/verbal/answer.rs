//! "Asked whether C, S said no": the answer is a claim of its own beside the question.

use super::cue_verb::CueVerb;
use super::reliability::draft;
use crate::claims::draft::Draft;
use crate::claims::sources::{self, SourceWords};
use crate::clauses::cues::{Frame, Reads};
use crate::clauses::items::Kind;
use crate::lexicon::Usage;
use crate::text::Tokens;

/// The claim of a verb of speech that has only "yes" or "no" after it.
pub(super) fn answer(here: &CueVerb<'_>, source: SourceWords) -> Option<Draft> {
    let &CueVerb { scene, clause, at, cue, .. } = here;
    // A group may take "no" and its comma, but no noun.
    let word = clause.items.get(at + 1)?.tokens.start;
    // "Nobody says no to that."
    if sources::is_nobody(scene, source.tokens.start) {
        return None;
    }
    if !cue.speaks() || !scene.used(word, Usage::Answer) || clause.items[at + 1].tokens.len() > 1 {
        return None;
    }
    let alone = match clause.kind(at + 2) {
        None => true,
        Some(kind) => matches!(
            kind,
            Kind::Comma | Kind::Stop | Kind::Conj | Kind::Date | Kind::Prep | Kind::Semicolon | Kind::Dash
        ),
    };
    if !alone {
        return None;
    }
    let mut draft = draft(here, Frame::Quote, source, vec![Tokens::new(word, word + 1)])?;
    draft.reads = Reads::Answer;
    draft.around = clause.tokens;
    Some(draft)
}

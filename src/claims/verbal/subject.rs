//! Whose a verb is: the source before it, or the one that it shares with a clause before.

use crate::claims::draft::Draft;
use crate::claims::sources::{self, SourceWords};
use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::{Form, Verb};
use crate::lexicon::is_word;

/// The source of a verb: what stands before it, or what it shares with a clause before.
pub(super) fn source(
    scene: &Story<'_>,
    clause: &Stretch,
    at: usize,
    verb: Verb,
    before: &[Draft],
) -> Option<SourceWords> {
    let participle = verb.form == Form::Participle;
    let shared = || shares(clause, at, verb).then(|| sources::shared(scene, clause, at, participle, before)).flatten();
    // "Ann Lee, head of the board, left, saying": the main clause's.
    if participle && at > 0 && clause.is(at - 1, Kind::Comma) {
        return shared().or_else(|| sources::before(scene, clause, at));
    }
    sources::before(scene, clause, at).or_else(shared)
}

/// Verbs that take their source from the clause before: "and added", ", saying".
fn shares(clause: &Stretch, at: usize, verb: Verb) -> bool {
    let last = at.checked_sub(1).map(|i| clause.items[i].kind);
    match verb.form {
        Form::Participle => true,
        Form::Finite => matches!(last, Some(Kind::Conj | Kind::Comma | Kind::Adv)),
        Form::Infinitive => matches!(last, Some(Kind::Verb(_) | Kind::Adj)),
        Form::Past => false,
    }
}

/// "It is said that": nobody.
pub(super) fn is_expletive(scene: &Story<'_>, clause: &Stretch, source: &SourceWords) -> bool {
    source.tokens.len() == 1
        && is_word!(scene.hash(source.tokens.start), "there" | "this" | "these" | "those" | "what" | "that")
        && !matches!(clause.items[source.head].kind, Kind::That)
}

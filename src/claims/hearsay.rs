//! "The town reportedly fell": an adverb says that somebody has said so, not who.

use super::content;
use super::draft::Draft;
use crate::clauses::cues::{CueWord, Reads};
use crate::clauses::items::{Kind, Story};
use crate::clauses::{Governed, Sentence};
use crate::groups::Verb;
use crate::lexicon::{Class, Usage};
use crate::text::Tokens;

/// How far the adverb can be relied on, in tenths.
const RELIABILITY: u8 = 9;

/// Whether a token is an adverb of hearsay.
pub fn is_adverb(scene: &Story<'_>, token: u32) -> bool {
    scene.used(token, Usage::Hearsay)
}

/// The claim whose adverb is at an item, or in the verb group there: the clause around it is what is said.
pub fn at(scene: &Story<'_>, sentence: &Sentence, at: usize) -> Option<Draft> {
    let Sentence { stretch, tree } = sentence;
    let item = stretch.items[at];
    let adverb = item.tokens.iter().find(|&t| is_adverb(scene, t))?;
    let number = match item.kind {
        Kind::Verb(_) => tree.of_verb(at)?,
        _ => tree.near_item(at).rev().find(|&n| tree.clauses[n].first <= at && at < tree.own_end(n))?,
    };
    let clause = &tree.clauses[number];
    // "Lee allegedly told him" is a claim by its verb.
    let says = |verb: Verb| CueWord::of(scene, verb.head, Class::CueVerb).is_some_and(|cue| cue.attributes());
    if matches!(item.kind, Kind::Verb(verb) if says(verb)) {
        return None;
    }
    // "“C,” Lee reportedly said" and "a reportedly old bridge" are no clauses of hearsay.
    if matches!(clause.governs, Governed::Before(..))
        || matches!(stretch.kind(at + 1), Some(Kind::Adj)) && clause.verb > Some(at)
    {
        return None;
    }
    clause.verb?;
    let first = clause.subject.map(|s| s.first).filter(|&first| first < at).unwrap_or(clause.first);
    let whole = content::stretch_of(scene, stretch, first, tree.own_end(number));
    let pieces = [Tokens::new(whole.start.min(adverb), adverb), Tokens::new(adverb + 1, whole.end.max(adverb + 1))];
    let content: Vec<Tokens> =
        pieces.into_iter().filter(|piece| !piece.is_empty()).map(|piece| content::trim(scene, piece)).collect();
    (!content.is_empty()).then(|| Draft {
        cue: Tokens::new(adverb, adverb + 1),
        lemma: "reportedly",
        content,
        quote: stretch.quote,
        reliability: RELIABILITY,
        ..Draft::new(Reads::Hearsay, stretch.sentence)
    })
}

//! "The Times reported, citing two officials, that C": what the paper reports, the officials have said.

use super::Stance;
use super::draft::Draft;
use super::{according, content};
use crate::clauses::cues::Reads;
use crate::clauses::items::{Kind, Story};
use crate::clauses::{ClauseKind, Sentence};
use crate::groups::{Form, Head, Verb};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::text::Tokens;

/// How far it can be relied on, in tenths.
const RELIABILITY: u8 = 9;
/// Heads of what can have told a reporter something.
const TELLS: ClassSet = ClassSet::of(&[Class::Teller, Class::Role, Class::OrgHead, Class::Person]);

/// The claim of those who are cited by the participle at an item, beside one that was read in its sentence.
pub fn at(scene: &Story<'_>, sentence: &Sentence, at: usize, verb: Verb, read: &[Draft]) -> Option<Draft> {
    let Sentence { stretch, tree } = sentence;
    if verb.form != Form::Participle || !scene.used(verb.head, Usage::Cites) {
        return None;
    }
    let clause = &tree.clauses[tree.of_verb(at)?];
    let noun = stretch.noun(at + 1)?;
    let named = matches!(noun.head_kind, Head::Person | Head::Role | Head::Organization);
    if clause.kind != ClauseKind::Participle || !named && !scene.classes(noun.head).any(TELLS) {
        return None;
    }
    let end = according::source_end(scene, stretch, at + 1);
    // "citing experts who warn of C": they say that, not what the reporter does.
    if (at + 2..end.max(at + 3)).any(|i| stretch.is(i, Kind::Wh)) {
        return None;
    }
    let cited = stretch.span(at, end);
    let host = read.iter().find(|draft| {
        let reports = clause.parent.and_then(|parent| tree.clauses[parent].verb);
        let verb = reports.is_some_and(|verb| draft.cue.contains(stretch.items[verb].tokens));
        let subject = clause.subject.map(|subject| stretch.items[subject.first].tokens.start);
        // "denied C, citing a survey": that does not say C.
        draft.speaks
            && draft.stance == Stance::Asserts
            && (verb || draft.source.map(|source| source.start) == subject && subject.is_some())
    })?;
    // "reported, citing S, that C": of what the reporter said, nothing that tells who is cited.
    let after = |piece: &Tokens| match piece.contains(Tokens::new(cited.end - 1, cited.end)) {
        true => content::trim(scene, Tokens::new(cited.end, piece.end)),
        false => *piece,
    };
    let content: Vec<Tokens> = host.content.iter().map(after).filter(|piece| !piece.is_empty()).collect();
    (!content.is_empty()).then(|| Draft {
        cue: stretch.items[at].tokens,
        lemma: "cite",
        source: Some(stretch.span(at + 1, end)),
        source_noun: Some(noun),
        content,
        quote: stretch.quote,
        reliability: RELIABILITY,
        ..Draft::new(Reads::Citing, stretch.sentence)
    })
}

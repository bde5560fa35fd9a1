//! The words of a source: the subject of its clause, with the apposition that identifies it.
//!
//! Does NOT say whom it stands for.

mod following;
mod phrases;

pub use following::following;
pub use phrases::SourceWords;

use crate::clauses::items::{Kind, Story, Stretch};
use crate::clauses::{Clause, ClauseKind, Sentence, Sharing, Tree};
use crate::groups::{Head, Noun, SOMEBODY};
use crate::lexicon::{Class, Usage, is_word};
use crate::names::runs::is_party;
use crate::text::Tokens;

/// The source of the clause whose verb is at an item.
pub fn of_verb(scene: &Story<'_>, sentence: &Sentence, verb: usize) -> Option<SourceWords> {
    let Sentence { stretch, tree } = sentence;
    of_clause(scene, stretch, tree, tree.of_verb(verb)?)
}

/// The source that a clause of saying has: its subject, without what is said of it in passing.
pub fn of_clause(scene: &Story<'_>, stretch: &Stretch, tree: &Tree, number: usize) -> Option<SourceWords> {
    let clause = &tree.clauses[number];
    let subject = clause.subject?;
    if clause.sharing == Sharing::Inverted {
        // 'The mayor “believes voters deserve it”': whose subject stands before the mark.
        if stretch.quote.is_some() && clause.verb == Some(0) {
            return None;
        }
        return following(scene, stretch, clause.verb?);
    }
    let mut end = identified(tree, number, subject.end, clause.verb);
    // ", who left early," and ", speaking in Paris," are said in passing.
    for child in &tree.clauses[tree.near(number)] {
        let aside = child.apart() && matches!(child.kind, ClauseKind::Relative | ClauseKind::Participle);
        if aside && child.first > subject.head && child.first < end {
            end = child.first;
            while end > subject.head + 1 && matches!(stretch.items[end - 1].kind, Kind::Comma | Kind::Dash) {
                end -= 1;
            }
        }
    }
    // Nor is where it was said: "Lee, in an interview with the Herald, said".
    if let Some(comma) = (subject.head + 1..end).find(|&i| stretch.is(i, Kind::Comma))
        && matches!(stretch.kind(comma + 1), Some(Kind::Prep | Kind::Subord))
    {
        end = comma;
    }

    let own = clause.sharing == Sharing::Own;
    Some(SourceWords { tokens: stretch.span(subject.first, end), first: subject.first, end, head: subject.head, own })
}

/// Whether a source that begins with a word asserts nothing: "nobody", "not one", "not all members".
pub fn is_nobody(scene: &Story<'_>, first: u32) -> bool {
    let counted = scene.used(first, Usage::Counted);
    let before = first.checked_sub(1).map_or(0, |before| scene.hash(before));
    // "not one", "nobody upstairs"
    scene.used(first, Usage::Nobody) || counted && is_word!(before, "not") || is_word!(before, "nobody" | "none")
}

/// The end of a subject with what tells which one it is: "a letter | seen by the Herald", "figures | to be published".
fn identified(tree: &Tree, number: usize, end: usize, verb: Option<usize>) -> usize {
    let Some(verb) = verb else { return end };
    let hangs = |c: &&Clause| {
        let identifies = matches!(c.kind, ClauseKind::Participle | ClauseKind::Infinitive | ClauseKind::Relative);
        identifies && c.first == end && c.end > end && c.end <= verb && c.parent == Some(number) && !c.apart()
    };
    tree.clauses.iter().find(hangs).map_or(end, |clause| clause.end)
}

/// Whether a noun can stand for a person: not a place, nor a thing or a place in small letters.
fn is_somebody(scene: &Story<'_>, noun: Noun) -> bool {
    match noun.head_kind {
        Head::Place => false,
        Head::Common => scene.classes(noun.head).any(SOMEBODY) || !scene.classes(noun.head).has(Class::Thing),
        _ => true,
    }
}

/// What a relative pronoun stands for: the noun phrase before it, and its head.
pub fn antecedent(scene: &Story<'_>, stretch: &Stretch, source: &SourceWords) -> Option<(Tokens, u32)> {
    if !matches!(stretch.items[source.head].kind, Kind::Wh | Kind::That) {
        return None;
    }
    let mut at = source.head.checked_sub(1)?;
    // "a message at noon which read"
    while matches!(stretch.items[at].kind, Kind::Comma | Kind::Prep | Kind::Dash | Kind::Date) {
        at = at.checked_sub(1)?;
    }
    // "Ann Lee, 44, who says", "Sen. Ann Lee, D-Ohio, who says"
    at = stretch.aged(at).unwrap_or(at);
    if at >= 2 && is_party(scene.words(stretch.items[at].tokens)) && stretch.is(at - 1, Kind::Comma) {
        at -= 2;
    }
    // "the Peace Forum in Norway, which says": not Norway.
    if stretch.noun(at)?.head_kind == Head::Place
        && at >= 2
        && stretch.is(at - 1, Kind::Prep)
        && stretch.noun(at - 2).is_some_and(|n| n.head_kind == Head::Organization)
    {
        at -= 2;
    }
    // "more than 400 growers on the slopes of Mount Zorbel who say": only people are who.
    let who = is_word!(scene.hash(stretch.items[source.head].tokens.start), "who" | "whom");
    let end = at + 1;
    while who
        && at >= 2
        && stretch.is(at - 1, Kind::Prep)
        && stretch.noun(at).is_some_and(|noun| !is_somebody(scene, noun))
        && stretch.noun(at - 2).is_some()
    {
        at -= 2;
    }
    let phrase = phrases::phrase_ending(scene, stretch, at);
    // "Ann Lee of the Peace Forum, which says": no person is which.
    // "those of Ann Lee, who says": no words are who.
    let which = is_word!(scene.hash(stretch.items[source.head].tokens.start), "which");
    let last = stretch.noun(end - 1).filter(|last| (who || which) && who == (last.head_kind == Head::Person));
    if let Some(last) = last
        && stretch.noun(phrase.head).is_some_and(|noun| match which {
            true => matches!(noun.head_kind, Head::Person | Head::Role),
            false => is_word!(scene.hash(noun.head), "that" | "those" | "this" | "these"),
        })
    {
        return Some((stretch.items[end - 1].tokens, last.head));
    }
    let words = Tokens::new(phrase.tokens.start, stretch.items[end - 1].tokens.end);
    Some((words, stretch.noun(phrase.head)?.head))
}

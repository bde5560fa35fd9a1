//! Sources that stand further off: in the clause before, or before a relative pronoun.

use super::phrases::{MOST_BETWEEN, SourceWords, phrase_ending};
use super::subjects::before;
use crate::claims::draft::Draft;
use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::{Form, Head};
use crate::lexicon::Class;
use crate::text::Tokens;

/// Claims of the sentence that are looked at for what was said in it.
const MOST_CLAIMS: usize = 8;

/// The source a verb shares with the clause before: the nearest subject for "said X and added Y", that of the main
/// clause for "left, saying Y".
pub fn shared(
    scene: &Story<'_>,
    clause: &Stretch,
    verb: usize,
    participle: bool,
    claims: &[Draft],
) -> Option<SourceWords> {
    let lowest = verb.saturating_sub(2 * MOST_BETWEEN);
    let start = (lowest..verb)
        .rev()
        .find(|&at| matches!(clause.items[at].kind, Kind::Semicolon | Kind::Stop))
        .map_or(lowest, |at| at + 1);
    let subject = |at: usize| {
        // What was said is not the clause that goes on.
        let told = claims
            .iter()
            .rev()
            .take(MOST_CLAIMS)
            .any(|d| d.content.iter().any(|c| c.contains(clause.items[at].tokens)));
        let finite = !told && matches!(clause.items[at].kind, Kind::Verb(v) if v.form == Form::Finite);
        let source = if finite { before(scene, clause, at) } else { None }?;
        let main = source.first == 0 || !matches!(clause.items[source.first - 1].kind, Kind::Wh | Kind::Subord);
        (!participle || main && !matches!(clause.items[source.head].kind, Kind::Wh | Kind::That)).then_some(source)
    };
    // "C, the maker said on Thursday, warning that": the one who speaks last, not the subject of what was said.
    let speaker = |at: usize| {
        let cue = clause.verb(at).is_some_and(|v| scene.classes(v.head).has(Class::CueVerb));
        subject(at)
            .filter(|s| cue && s.first > 0 && matches!(clause.items[s.first - 1].kind, Kind::Comma | Kind::Quote(_)))
    };
    let found = if participle {
        (start..verb).rev().find_map(speaker).or_else(|| (start..verb).find_map(subject))
    } else {
        (start..verb).rev().find_map(subject)
    };
    // "It is important to know that", "It is hard to judge without knowing": nobody.
    let empty = |source: &SourceWords| {
        scene.lower(source.tokens.start) == "it"
            && source.tokens.len() == 1
            && clause.verb(source.end).is_some_and(|v| v.auxiliary)
    };
    found.filter(|source| !empty(source)).map(|source| SourceWords { own: false, ..source })
}

/// What a relative pronoun stands for: the noun phrase before it, and its head.
pub fn antecedent(scene: &Story<'_>, clause: &Stretch, source: &SourceWords) -> Option<(Tokens, u32)> {
    if !matches!(clause.items[source.head].kind, Kind::Wh | Kind::That) {
        return None;
    }
    let mut at = source.head.checked_sub(1)?;
    if clause.is(at, Kind::Comma) {
        at = at.checked_sub(1)?;
    }
    // "the Peace Forum in Norway, which says": not Norway.
    if clause.noun(at)?.head_kind == Head::Place
        && at >= 2
        && clause.is(at - 1, Kind::Prep)
        && clause.noun(at - 2).is_some_and(|n| n.head_kind == Head::Organization)
    {
        at -= 2;
    }
    let phrase = phrase_ending(scene, clause, at);
    Some((phrase.tokens, clause.noun(phrase.head)?.head))
}

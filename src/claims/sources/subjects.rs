//! The source before its cue: its subject, with apposition and relative clauses between.

use super::phrases::{MOST_BETWEEN, SourceWords, bracketed, object_ending, phrase_ending};
use crate::clauses::cues::{CueWord, Frame};
use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::{Form, Head, Verb};
use crate::lexicon::Class;
use crate::text::Tokens;

/// The source that stands before the verb at an item.
pub fn before(scene: &Story<'_>, clause: &Stretch, verb: usize) -> Option<SourceWords> {
    let mut at = verb.checked_sub(1)?;
    // "the ministry on Thursday accused", "which in September said"
    while at > 0 {
        match clause.items[at].kind {
            Kind::Adv | Kind::Date => at -= 1,
            Kind::Prep | Kind::Subord if clause.is(at + 1, Kind::Date) => at -= 1,
            _ => break,
        }
    }
    match clause.items[at].kind {
        Kind::Noun(_) => {
            let near = phrase_ending(scene, clause, at);
            // A noun after a preposition is no subject: "a newspaper owned by Ann Lee | said".
            let hung = near.first > 0
                && match clause.items[near.first - 1].kind {
                    Kind::Prep => true,
                    Kind::Verb(v) => v.form == Form::Infinitive || v.form == Form::Participle && !reports(scene, v),
                    _ => false,
                };
            Some(if hung { long_subject(scene, clause, at).unwrap_or(near) } else { near })
        }
        Kind::Wh | Kind::That if relative(scene, clause, at) => {
            Some(SourceWords { tokens: clause.items[at].tokens, first: at, end: at + 1, head: at, own: true })
        }
        Kind::Close => bracketed(scene, clause, at),
        Kind::Comma | Kind::Dash => across(scene, clause, at),
        // "declined | to say": what stands before an infinitive is the verb it hangs on.
        Kind::Verb(_) if !infinitive(clause, verb) => long_subject(scene, clause, at),
        // "quoted a minister as saying", "was quoted as saying"
        Kind::Prep | Kind::Subord if scene.lower(clause.items[at].tokens.start) == "as" && at > 0 => {
            match clause.items[at - 1].kind {
                Kind::Noun(_) => Some(object_ending(scene, clause, at - 1)),
                Kind::Verb(v) if v.passive => before(scene, clause, at - 1),
                _ => None,
            }
        }
        _ => None,
    }
}

/// "A note found where two men were kidnapped | said": the clause's first noun with all that hangs on it.
fn long_subject(scene: &Story<'_>, clause: &Stretch, last: usize) -> Option<SourceWords> {
    let lowest = last.saturating_sub(MOST_BETWEEN);
    let first = (lowest..last)
        .rev()
        .find(|&at| {
            matches!(clause.items[at].kind, Kind::Comma | Kind::Quote(_) | Kind::Dash | Kind::Semicolon | Kind::Subord)
                || matches!(clause.items[at].kind, Kind::Conj | Kind::That)
                    && clause.noun(at + 1).is_some()
                    && !joined(clause, at)
        })
        .map_or(lowest, |at| at + 1);
    clause.noun(first)?;
    let hung = (first + 1..=last).find(|&i| matches!(clause.items[i].kind, Kind::Verb(_) | Kind::Wh | Kind::That))?;
    let speaker = clause.noun(first).is_some_and(|n| matches!(n.head_kind, Head::Person | Head::Pronoun | Head::Role));
    let relative = match clause.items[hung].kind {
        // "A note found in the car", "the scholars I interviewed"
        Kind::Verb(v) if v.form == Form::Finite => {
            let contact = clause.noun(hung - 1).is_some_and(|n| n.head_kind == Head::Pronoun)
                && clause.noun(hung.wrapping_sub(2)).is_some();
            let others = clause.items[hung + 1..=last]
                .iter()
                .take_while(|i| !matches!(i.kind, Kind::Wh))
                .any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite));
            v.modal.is_none()
                && !v.auxiliary
                && !others
                && (contact || scene.classes(v.head).has(Class::VerbPp) && !(reports(scene, v) && speaker))
        }
        Kind::Verb(_) => {
            !clause.items[hung..=last].iter().any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite))
        }
        _ => true,
    };
    (relative && (first > 0 || lowest == 0)).then(|| SourceWords {
        tokens: clause.span(first, last + 1),
        first,
        end: last + 1,
        head: first,
        own: true,
    })
}

fn infinitive(clause: &Stretch, at: usize) -> bool {
    clause.verb(at).is_some_and(|v| v.form == Form::Infinitive)
}

/// Whether a verb brings a clause with a subject of its own.
fn reports(scene: &Story<'_>, verb: Verb) -> bool {
    CueWord::of(scene, verb.head, Class::CueVerb).is_some_and(|cue| cue.reliability(Frame::Clause) >= 5)
}

/// "Republicans and Democrats", "where Smith and Lee were found": a conjunction of nouns, not of clauses.
fn joined(clause: &Stretch, at: usize) -> bool {
    let finite = matches!(clause.kind(at + 2), Some(Kind::Verb(v)) if v.form == Form::Finite);
    let inside = at > 1 && matches!(clause.items[at - 2].kind, Kind::Wh | Kind::Subord);
    clause.is(at, Kind::Conj) && at > 0 && clause.noun(at - 1).is_some() && (!finite || inside)
}

fn relative(scene: &Story<'_>, clause: &Stretch, at: usize) -> bool {
    let word = scene.lower(clause.items[at].tokens.start);
    matches!(word, "who" | "which") || word == "that" && at > 0 && clause.noun(at - 1).is_some()
}

/// The source left of a closing comma, dash or bracket: "Ann Lee, head of the board, said".
fn across(scene: &Story<'_>, clause: &Stretch, close: usize) -> Option<SourceWords> {
    let mark = clause.items[close].kind;
    let opens = |kind: Kind| kind == mark;
    let lowest = close.saturating_sub(MOST_BETWEEN);
    let mut open = (lowest..close).rev().find(|&at| opens(clause.items[at].kind))?;
    // A list inside the apposition: "Ann Lee, head of the board, its founder, said" goes to the first noun phrase that
    // has a clause's beginning before it.
    for _ in 0..2 {
        let begins = open.checked_sub(1).and_then(|at| clause.noun(at)).is_some();
        let further = begins
            .then(|| (open.saturating_sub(MOST_BETWEEN)..open - 1).rev().find(|&at| opens(clause.items[at].kind)))
            .flatten();
        match further {
            Some(further)
                if further > 0
                    && clause.noun(further - 1).is_some_and(|n| matches!(n.head_kind, Head::Person))
                    && matches!(clause.items[further + 1].kind, Kind::Noun(_) | Kind::Other | Kind::Adj)
                    && !clause.items[further + 1..open].iter().any(|item| matches!(item.kind, Kind::Verb(_))) =>
            {
                open = further;
            }
            _ => break,
        }
    }
    let last = open.checked_sub(1)?;
    let source = match clause.items[last].kind {
        Kind::Close => bracketed(scene, clause, last)?,
        Kind::Noun(_) => phrase_ending(scene, clause, last),
        _ => return None,
    };
    let between = &clause.items[open + 1..close];
    let apposed = mark == Kind::Comma
        && matches!(between.first().map(|item| item.kind), Some(Kind::Noun(_) | Kind::Adj | Kind::Wh | Kind::Date));
    // "profit fell 12 percent, the maker said, warning": a clause of its own is no apposition.
    if apposed
        && between
            .iter()
            .take_while(|item| !matches!(item.kind, Kind::Wh | Kind::That | Kind::Subord))
            .any(|item| matches!(item.kind, Kind::Verb(v) if v.form == Form::Finite))
    {
        return None;
    }
    let tokens = if apposed { Tokens::new(source.tokens.start, clause.items[close].tokens.end) } else { source.tokens };
    Some(SourceWords { tokens, end: close + 1, ..source })
}

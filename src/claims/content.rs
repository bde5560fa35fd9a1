//! Where the content of a claim begins and ends.

use super::frames;
use super::sources;
use crate::clauses::cues::{CueWord, Frame};
use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::Form;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::text::Tokens;

/// Items looked at for the end of a clause.
const MOST: usize = 120;

/// The content after a cue: from an item to the end of its clause.
pub fn forward(
    scene: &Story<'_>,
    clause: &Stretch,
    frame: Frame,
    from: usize,
    relative: bool,
    fronted: bool,
) -> Tokens {
    let limit = clause.items.len().min(from + MOST);
    let mut end = limit;
    if end == clause.items.len() {
        while end > from
            && matches!(clause.items[end - 1].kind, Kind::Stop | Kind::Comma | Kind::Semicolon | Kind::Close)
        {
            if clause.is(end - 1, Kind::Close) && clause.items[from..end].iter().any(|i| i.kind == Kind::Open) {
                break;
            }
            end -= 1;
        }
    }
    let object = matches!(frame, Frame::Noun | Frame::NounAs | Frame::Prep | Frame::NounTo);
    // A quotation that is all there is ends where its marks close.
    if frame == Frame::Quote && clause.quotation(from).is_some() {
        let mut last = from + 1;
        while matches!(clause.kind(last), Some(Kind::Conj | Kind::Comma)) && clause.quotation(last + 1).is_some() {
            last += 2;
        }
        if !matches!(clause.kind(last), Some(Kind::Conj | Kind::Verb(_) | Kind::Prep | Kind::Noun(_))) {
            return whole_quotes(scene, clause, from, last);
        }
    }
    let loose = object || frame == Frame::To;
    let (mut open, mut finite) = (0_u32, clause.verb(from).is_some_and(|v| v.form == Form::Finite));
    let mut at = from + 1;
    while at < end {
        let cut = match clause.items[at].kind {
            Kind::Open => {
                open += 1;
                false
            }
            Kind::Close if open > 0 => {
                open -= 1;
                false
            }
            // The bracket or dash that the whole attribution stands in.
            Kind::Close => true,
            Kind::Semicolon => true,
            Kind::Comma => {
                // Before its verb a clause can't end: "that the editor, Ann Lee, told her".
                let verb = matches!(clause.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Finite);
                (finite || loose || !verb) && ends_at_comma(scene, clause, at, relative, fronted, loose)
            }
            Kind::Conj => {
                new_cue(scene, clause, at + 1, false, object)
                    || object && matches!(clause.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Finite)
                    || clause.noun(at + 1).is_some()
                        && (object || clause.is(at - 1, Kind::Dash))
                        && own_claim(scene, clause, at + 1, object)
            }
            // "the man who wrote the song | says": the verb of the clause that the relative one stands in.
            Kind::Verb(v) if v.form == Form::Finite && relative => {
                new_cue(scene, clause, at, false, false)
                    && sources::before(scene, clause, at).is_some_and(|s| s.first + 1 < from)
            }
            Kind::Prep => {
                clause.items[at].tokens.len() == 1 && scene.lower(clause.items[at].tokens.start) == "according"
            }
            Kind::Verb(v) if v.form == Form::Participle && object && at > from + 1 => {
                clause.noun(at - 1).is_some()
                    && cue(scene, clause, at).is_some_and(|cue| cue.reliability(Frame::After) >= 6)
            }
            Kind::Subord if object => {
                is_word!(scene.hash(clause.items[at].tokens.start), "because" | "while" | "when" | "although" | "if")
            }
            _ => false,
        };
        finite |= matches!(clause.items[at].kind, Kind::Verb(v) if v.form == Form::Finite);
        if cut {
            end = at;
            break;
        }
        at += 1;
    }
    while end > from + 1 && matches!(clause.items[end - 1].kind, Kind::Comma | Kind::Dash) {
        end -= 1;
    }
    whole_quotes(scene, clause, from, end)
}

/// The tokens of items; a quotation at their end is taken to where its marks close, in whatever sentence that is.
fn whole_quotes(scene: &Story<'_>, clause: &Stretch, from: usize, end: usize) -> Tokens {
    let mut tokens = clause.span(from, end);
    if let Some(number) = end.checked_sub(1).and_then(|last| clause.quotation(last)) {
        tokens.end = tokens.end.max(scene.quotes[number as usize].tokens.end);
    }
    tokens
}

fn cue(scene: &Story<'_>, clause: &Stretch, at: usize) -> Option<CueWord> {
    let verb = clause.verb(at).filter(|v| !v.auxiliary)?;
    CueWord::of(scene, verb.head, Class::CueVerb)
}

/// Whether a verb that brings a new claim of the same source stands here: "and added", ", adding". After a clause only a
/// verb of saying does, as others may go on with that clause's own subject.
fn new_cue(scene: &Story<'_>, clause: &Stretch, at: usize, participle: bool, object: bool) -> bool {
    let Some(verb) = clause.verb(at) else { return false };
    let form = if participle { verb.form == Form::Participle } else { verb.form == Form::Finite };
    form && !verb.passive
        && cue(scene, clause, at).is_some_and(|cue| {
            let frame = frames::after(scene, clause, cue, at, false).frame;
            cue.reliability(frame) >= 5 && (object || cue.reliability(Frame::After) >= 5)
        })
}

fn ends_at_comma(
    scene: &Story<'_>,
    clause: &Stretch,
    comma: usize,
    relative: bool,
    fronted: bool,
    object: bool,
) -> bool {
    let next = comma + 1;
    match clause.kind(next) {
        Some(Kind::Verb(v)) if v.form == Form::Finite => {
            relative || object || new_cue(scene, clause, next, false, object)
        }
        Some(Kind::Verb(v)) if v.form == Form::Participle => object || new_cue(scene, clause, next, true, object),
        Some(Kind::Noun(_)) if fronted => frames::clause_at(clause, next),
        // ", the official said": an attribution that follows.
        Some(Kind::Noun(_)) => {
            ends_in_attribution(scene, clause, next) || object && own_claim(scene, clause, next, object)
        }
        // ", where experts say"
        Some(Kind::Wh) if object => clause.noun(next + 1).is_some() && own_claim(scene, clause, next + 1, object),
        Some(Kind::Conj) if object => {
            is_word!(scene.hash(clause.items[next].tokens.start), "and" | "but" | "or" | "yet" | "so")
                && clause.items[next].tokens.len() == 1
        }
        Some(Kind::Conj) => {
            new_cue(scene, clause, next + 1, false, object)
                || clause.noun(next + 1).is_some() && own_claim(scene, clause, next + 1, object)
        }
        Some(Kind::Subord) => object || clause.noun(next + 1).is_some() && own_claim(scene, clause, next + 1, object),
        Some(Kind::Prep) => scene.lower(clause.items[next].tokens.start) == "according",
        _ => false,
    }
}

/// Whether the clause that begins here is a claim with a source of its own.
fn own_claim(scene: &Story<'_>, clause: &Stretch, from: usize, object: bool) -> bool {
    let limit = clause.items.len().min(from + 12);
    for at in from + 1..limit {
        match clause.items[at].kind {
            Kind::Verb(v) if v.form == Form::Finite => {
                return cue(scene, clause, at).is_some_and(|cue| {
                    cue.reliability(frames::after(scene, clause, cue, at, false).frame) >= 6
                        && (object || cue.reliability(Frame::After) >= 3)
                }) && sources::before(scene, clause, at).is_some_and(|s| s.first <= from + 1);
            }
            Kind::Semicolon | Kind::Colon | Kind::Stop => return false,
            _ => {}
        }
    }
    false
}

/// Whether a noun phrase here is the source of an attribution that closes the sentence.
fn ends_in_attribution(scene: &Story<'_>, clause: &Stretch, from: usize) -> bool {
    let limit = clause.items.len().min(from + 8);
    for at in from + 1..limit {
        match clause.items[at].kind {
            Kind::Verb(v) if v.form == Form::Finite => {
                return cue(scene, clause, at).is_some_and(|cue| {
                    frames::after(scene, clause, cue, at, false).frame == Frame::After
                        && cue.speaks()
                        && sources::before(scene, clause, at).is_some_and(|s| s.first == from)
                });
            }
            Kind::Noun(_) | Kind::Prep | Kind::Adv => {}
            _ => return false,
        }
    }
    false
}

/// Whether items hold what can have been said, not a phrase or clause that only opens a sentence ("In Iowa,"): a
/// quotation, or a finite verb in a main clause.
pub fn statement(clause: &Stretch, from: usize, to: usize) -> bool {
    let items = clause.items.get(from..to).unwrap_or_default();
    let hanging = |kind: Option<Kind>| matches!(kind, Some(Kind::Subord | Kind::Wh));
    // A clause that hangs on another is none without that one.
    let mut open = usize::from(hanging(items.first().map(|i| i.kind)));
    for (at, item) in items.iter().enumerate().take(2 * MOST) {
        match item.kind {
            Kind::Quote(_) => return true,
            Kind::Verb(v) if v.form == Form::Finite => match open {
                0 => return true,
                _ => open -= 1,
            },
            Kind::Comma => open = usize::from(hanging(items.get(at + 1).map(|i| i.kind))),
            _ => {}
        }
    }
    false
}

/// The content before an attribution: from the start of the clause, or the quotation, to the comma before the source.
pub fn backward(scene: &Story<'_>, clause: &Stretch, before: usize, from: usize) -> Option<Tokens> {
    let mut end = before;
    while end > from && matches!(clause.items[end - 1].kind, Kind::Comma | Kind::Dash) {
        end -= 1;
    }
    if end <= from {
        return None;
    }
    let mut start = from.max(end.saturating_sub(MOST));
    while start + 1 < end && matches!(clause.items[start].kind, Kind::Dash | Kind::Comma | Kind::Semicolon) {
        start += 1;
    }
    let mut tokens = clause.span(start, end);
    if let Some(number) = clause.quotation(end - 1) {
        let quote = scene.quotes[number as usize].tokens;
        // Quoted sentences before this one; words before the quotation belong to it unless they have a cue of their own.
        if start + 1 == end || quote.start < clause.tokens.start {
            tokens.start = quote.start;
        }
        tokens.end = quote.end;
    }
    if let Some(number) = clause.quotation(start) {
        tokens.start = tokens.start.min(scene.quotes[number as usize].tokens.start);
    }
    Some(trim(scene, tokens))
}

const EDGE: ClassSet = ClassSet::of(&[Class::Comma, Class::Dash, Class::Semicolon]);

/// Takes off commas and dashes at the ends.
pub fn trim(scene: &Story<'_>, mut tokens: Tokens) -> Tokens {
    while tokens.len() > 1 && scene.classes(tokens.end - 1).any(EDGE) {
        tokens.end -= 1;
    }
    while tokens.len() > 1 && scene.classes(tokens.start).any(EDGE) {
        tokens.start += 1;
    }
    tokens
}

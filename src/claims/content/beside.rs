//! The content before an attribution, and on both sides of one.

use super::MOST;
use crate::claims::quotes::closing;
use crate::clauses::cues::CueWord;
use crate::clauses::items::{Kind, Story, Stretch};
use crate::clauses::{Governed, Tree};
use crate::groups::Form;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::text::Tokens;

/// Where the content before an attribution begins: behind another attribution, where one stands before it; behind "But"
/// and "However,".
pub fn begins(scene: &Story<'_>, stretch: &Stretch, tree: &Tree, number: usize, from: usize, to: usize) -> usize {
    let earlier = &tree.clauses[tree.near(number).start..number];
    let taken = earlier.iter().any(|c| matches!(c.governs, Governed::Before(..)) && c.end <= to);
    let quoted = to > 0 && stretch.quotation(to - 1).is_some();
    // "He shrugged it off: “C,” he said."
    let led = quoted && to > from + 1 && stretch.is(to - 2, Kind::Colon);
    if quoted && (taken || led) {
        return to - 1;
    }
    let mut from = from;
    if from + 1 < to
        && stretch.is(from, Kind::Conj)
        && is_word!(scene.hash(stretch.items[from].tokens.start), "but" | "and" | "so" | "yet")
    {
        from += 1;
    }
    if from + 2 < to && stretch.is(from, Kind::Adv) && stretch.is(from + 1, Kind::Comma) {
        from += 2;
    }
    from
}

/// Items between an attribution and the quotation that goes on after it.
const MOST_BETWEEN: usize = 24;

/// A quotation after the attribution continues what was said: “C1,” S said, “C2.”
pub fn continue_right(scene: &Story<'_>, stretch: &Stretch, mut at: usize, pieces: &mut Vec<Tokens>) {
    let quoted = pieces.last().is_some_and(|c| scene.classes(c.end - 1).has(Class::CloseQuote));
    let (mut joined, from) = (None, at);
    while at < stretch.items.len() && !matches!(stretch.items[at].kind, Kind::Quote(_)) {
        // “C1,” S said, but “C2.”
        if stretch.is(at, Kind::Conj) && stretch.quotation(at + 1).is_some() {
            joined = Some(stretch.items[at].tokens.start);
            at += 1;
            continue;
        }
        // ", adding, “C2”" belongs to another cue; "whose book, “C2,”" does not belong here at all.
        let other = match stretch.items[at].kind {
            Kind::Verb(verb) => CueWord::of(scene, verb.head, Class::CueVerb).is_some_and(|cue| cue.attributes()),
            Kind::That | Kind::Wh | Kind::Semicolon => true,
            _ => false,
        };
        if other || at > from + MOST_BETWEEN {
            return;
        }
        at += 1;
    }
    let before = at.checked_sub(1).map(|i| stretch.items[i].kind);
    if quoted
        && let Some(number) = stretch.quotation(at)
        && matches!(before, Some(Kind::Comma | Kind::Dash | Kind::Colon | Kind::Stop | Kind::Conj))
    {
        let quote = scene.quotes[number as usize].tokens;
        if pieces.last().is_some_and(|c| c.end <= quote.start) {
            pieces.push(Tokens::new(joined.unwrap_or(quote.start), quote.end));
        }
    }
}

/// Whether items hold what can have been said, not a phrase or clause that only opens a sentence ("In Iowa,"): a
/// quotation, or a finite verb in a main clause.
pub fn statement(clause: &Stretch, from: usize, to: usize) -> bool {
    let items = clause.items.get(from..to).unwrap_or_default();
    let hanging = |kind: Option<Kind>| matches!(kind, Some(Kind::Subord | Kind::Wh));
    // A clause that hangs on another does not stand without it.
    let mut open = usize::from(hanging(items.first().map(|i| i.kind)));
    for (at, item) in items.iter().enumerate().take(2 * MOST) {
        match item.kind {
            Kind::Quote(_) => return true,
            Kind::Verb(v) if v.form == Form::Finite => match open {
                0 => return true,
                _ => open -= 1,
            },
            Kind::Comma => open = usize::from(hanging(items.get(at + 1).map(|i| i.kind))),
            // "Though she did not know if it fell"
            Kind::Subord | Kind::Wh if at > 0 && items[at - 1].kind != Kind::Comma => open += 1,
            _ => {}
        }
    }
    false
}

/// Whether items hold nothing but a clause that hangs on another: "When he left".
pub fn hangs(clause: &Stretch, from: usize, to: usize) -> bool {
    matches!(clause.kind(from), Some(Kind::Subord | Kind::Wh)) && !statement(clause, from, to)
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
        // "only half of the time – “a coin toss,” it concluded": what stands before the dash is the narrator's.
        let dash = end >= start + 2 && clause.is(end - 2, Kind::Dash);
        if start + 1 == end || quote.start < clause.tokens.start || dash {
            tokens.start = quote.start;
        }
        tokens.end = quote.end;
    }
    if let Some(number) = clause.quotation(start) {
        tokens.start = tokens.start.min(scene.quotes[number as usize].tokens.start);
    }
    Some(closing(scene, trim(scene, tokens)))
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

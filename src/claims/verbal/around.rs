//! Content before its attribution, and on both sides of it: "C," said Ann Lee; "C1," she said, "C2"; the plan, he said,
//! would fail.

use super::cue_verb::CueVerb;
use crate::claims::content;
use crate::claims::draft::{Draft, LEAST};
use crate::claims::frames;
use crate::claims::sources;
use crate::clauses::cues::Frame;
use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::Form;
use crate::lexicon::Class;
use crate::text::Tokens;

/// Claims of the sentence that are looked back at, and items that a split clause may have.
const MOST_BEFORE: usize = 16;
const MOST_ITEMS: usize = 60;

/// "C," said Ann Lee: no source before the verb, and one after it.
pub(super) fn inverted(here: &CueVerb<'_>) -> bool {
    let &CueVerb { scene, clause, at, verb, cue } = here;
    let Some(mark) = at.checked_sub(1).map(|i| clause.items[i].kind) else { return false };
    let quoted = matches!(mark, Kind::Quote(_)) || mark == Kind::Comma && at >= 2 && clause.quotation(at - 2).is_some();
    if verb.form != Form::Finite
        || verb.modal.is_some()
        || cue.to_whom
        || !(quoted || mark == Kind::Comma && cue.reliability(Frame::Inverted) >= LEAST)
        || !matches!(
            (clause.kind(at + 1), clause.kind(at + 2)),
            (Some(Kind::Noun(_)), _) | (Some(Kind::Date), Some(Kind::Noun(_)))
        )
    {
        return false;
    }
    let speaker = sources::following(scene, clause, at).map_or(at + 1, |s| s.end);
    if quoted {
        // “C,” said Ann Lee, who heard it.
        let opens = (at >= 1 && clause.quotation(0).is_some_and(|q| clause.quotation(at - 1) == Some(q)))
            || at >= 2 && clause.quotation(0).is_some() && clause.quotation(0) == clause.quotation(at - 2);
        return opens || clause.is(speaker, Kind::Comma) || !frames::clause_at(clause, at + 1);
    }
    // "Ann Lee, head of the board, announced a plan" has its source before the verb.
    !frames::clause_at(clause, at + 1)
        && content::statement(clause, 0, at - 1)
        && (sources::before(scene, clause, at)
            .is_none_or(|s| s.first > 0 && !matches!(clause.items[s.first - 1].kind, Kind::Comma | Kind::Conj))
            || cue.reliability(Frame::Noun) < LEAST)
}

/// Where the content before an attribution begins: after the last claim of the sentence that ends before.
pub(super) fn left_edge(clause: &Stretch, edge: usize, before: &[Draft]) -> usize {
    let limit = clause.items.get(edge.saturating_sub(1)).map_or(0, |item| item.tokens.end);
    let ends = before.iter().rev().take(MOST_BEFORE).flat_map(|d| [d.content.last().map_or(0, |c| c.end), d.cue.end]);
    let taken = ends.filter(|&end| end < limit).max();
    // A quotation right before is all that was said, if a claim already stands before it.
    match taken {
        Some(_) if edge > 0 && clause.quotation(edge - 1).is_some() => edge - 1,
        _ => 0,
    }
}

/// "The plan, he said, would fail": what stands before the attribution is no clause of its own.
pub(super) fn splits(clause: &Stretch, from: usize, edge: usize, rest: usize) -> bool {
    if edge.saturating_sub(from) > MOST_ITEMS {
        return false;
    }
    let opener = from + usize::from(clause.is(from, Kind::Conj));
    let finite = !clause.is(opener, Kind::Subord)
        && clause.items[from..edge].iter().any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite));
    let quoted = clause.quotation(from).is_some();
    let goes_on = match clause.kind(rest) {
        Some(Kind::Verb(v)) => v.form == Form::Finite,
        Some(Kind::Noun(_)) => frames::clause_at(clause, rest),
        Some(Kind::Prep) => clause.items[rest..]
            .iter()
            .take(MOST_ITEMS)
            .any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite)),
        _ => false,
    };
    !finite && !quoted && goes_on
}

/// A quotation after the attribution goes on with what was said: “C1,” S said, “C2.”
pub(super) fn continue_right(scene: &Story<'_>, clause: &Stretch, mut at: usize, draft: &mut Draft) {
    let quoted = draft.content.last().is_some_and(|c| scene.classes(c.end - 1).has(Class::CloseQuote));
    let mut joined = None;
    while at < clause.items.len() && !matches!(clause.items[at].kind, Kind::Quote(_)) {
        // “C1,” S said, but “C2.”
        if clause.is(at, Kind::Conj) && clause.quotation(at + 1).is_some() {
            joined = Some(clause.items[at].tokens.start);
            at += 1;
            continue;
        }
        if !matches!(
            clause.items[at].kind,
            Kind::Comma | Kind::Date | Kind::Adv | Kind::Prep | Kind::Noun(_) | Kind::Dash | Kind::Colon | Kind::Stop
        ) {
            return;
        }
        at += 1;
    }
    let before = at.checked_sub(1).map(|i| clause.items[i].kind);
    if quoted
        && let Some(number) = clause.quotation(at)
        && matches!(before, Some(Kind::Comma | Kind::Dash | Kind::Colon | Kind::Stop | Kind::Conj))
    {
        let quote = scene.quotes[number as usize].tokens;
        if draft.content.last().is_some_and(|c| c.end <= quote.start) {
            draft.content.push(Tokens::new(joined.unwrap_or(quote.start), quote.end));
        }
    }
}

//! Claims with a verb for a cue: which of its frames it stands in, and so where its source and its content are.

mod around;
mod cue_verb;
mod passive;
mod reliability;
mod subject;

use super::draft::Draft;
use super::sources::{self, SourceWords};
use super::{content, frames};
use crate::clauses::cues::{CueWord, Frame};
use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::{Form, Verb};
use crate::lexicon::Class;
use crate::text::Tokens;
use around::{continue_right, inverted, left_edge, splits};
use cue_verb::CueVerb;
use passive::{asked, passive};
use reliability::draft;
use subject::{is_expletive, source};

/// The claim whose verb is at an item.
pub fn cue(scene: &Story<'_>, clause: &Stretch, at: usize, verb: Verb, before: &[Draft]) -> Option<Draft> {
    let cue = CueWord::of(scene, verb.head, Class::CueVerb)?;
    let here = &CueVerb { scene, clause, at, verb, cue };
    let mut following = frames::after(scene, clause, cue, at, verb.passive);
    if let Some(draft) = asked(here, following) {
        return Some(draft);
    }
    if verb.passive || verb.form == Form::Past {
        return passive(here, following, before);
    }
    if inverted(here)
        && let Some(source) = sources::following(scene, clause, at)
    {
        let edge = at - usize::from(clause.is(at - 1, Kind::Comma));
        let from = left_edge(clause, edge, before);
        let said = content::backward(scene, clause, edge, from)?;
        let mut draft = draft(here, Frame::Inverted, source, vec![said])?;
        draft.around = Tokens::new(draft.cue.end, clause.tokens.end);
        continue_right(scene, clause, source.end, &mut draft);
        return Some(draft);
    }
    let source = source(scene, clause, at, verb, before)?;
    let source_item = clause.items[source.head];
    if is_expletive(scene, clause, &source) {
        return None;
    }
    let left_mark = source.first.checked_sub(1).map(|i| clause.items[i].kind);
    let left = source.own && matches!(left_mark, Some(Kind::Comma | Kind::Quote(_) | Kind::Dash));
    let after_quote = left
        && (matches!(left_mark, Some(Kind::Quote(_)))
            || source.first >= 2 && clause.quotation(source.first - 2).is_some());
    let closes = matches!(following.frame, Frame::After | Frame::Prep)
        && !matches!(clause.kind(following.adjuncts_end.max(at + 1)), Some(Kind::Conj));
    let edge = source.first - usize::from(matches!(left_mark, Some(Kind::Comma | Kind::Dash)));
    let from = left_edge(clause, edge, before);
    let rest = following.adjuncts_end.max(at + 1);
    let split = clause.is(rest, Kind::Comma) && rest + 1 < clause.items.len() && splits(clause, from, edge, rest + 1);
    if left
        && cue.speaks()
        && verb.form == Form::Finite
        && !matches!(source_item.kind, Kind::Wh | Kind::That)
        && (closes || after_quote && following.frame == Frame::Quote)
        && (content::statement(clause, from, edge) || split)
    {
        let said = content::backward(scene, clause, edge, from)?;
        let mut pieces = vec![said];
        let mut frame = Frame::After;
        if following.frame == Frame::Quote {
            pieces.push(content::forward(scene, clause, Frame::Quote, following.content, false, false));
        } else if split {
            frame = Frame::Split;
            pieces.push(content::forward(scene, clause, Frame::Split, rest + 1, false, false));
        }
        let mut draft = draft(here, frame, source, pieces)?;
        if following.frame == Frame::After {
            draft.cue.end = clause.items[following.cue_end - 1].tokens.end;
        }
        draft.addressee = following.addressee;
        draft.around = Tokens::new(draft.cue.end, clause.tokens.end);
        continue_right(scene, clause, rest, &mut draft);
        return Some(draft);
    }
    if following.frame == Frame::After {
        return inside_relative(here, source);
    }
    let mut cue_end = following.cue_end;
    if following.frame == Frame::Prep {
        clause.kind(following.content)?;
    }
    if clause.kind(following.content).is_none() {
        return before_paragraph(here, following, source);
    }
    let relative = matches!(source_item.kind, Kind::Wh | Kind::That);
    let fronted =
        source.own && source.first > 0 && matches!(clause.items[source.first - 1].kind, Kind::Subord | Kind::Wh);
    let said = content::forward(scene, clause, following.frame, following.content, relative, fronted);
    if said.is_empty() {
        return None;
    }
    cue_end = cue_end.max(at + 1);
    let mut draft = draft(here, following.frame, source, vec![content::trim(scene, said)])?;
    draft.cue.end = clause.items[cue_end - 1].tokens.end;
    draft.addressee = following.addressee;
    following.adjuncts_end = following.adjuncts_end.max(at + 1);
    draft.around = clause.span(0, following.adjuncts_end);
    Some(draft)
}

/// "the men, who they say set the fire": the relative pronoun and what follows the verb are the content.
fn inside_relative(here: &CueVerb<'_>, source: SourceWords) -> Option<Draft> {
    let &CueVerb { scene, clause, at, cue, .. } = here;
    let pronoun = source.first.checked_sub(1).filter(|&i| source.own && clause.is(i, Kind::Wh))?;
    if !cue.speaks() || !matches!(clause.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Finite) {
        return None;
    }
    let said = content::forward(scene, clause, Frame::Clause, at + 1, true, false);
    draft(here, Frame::Split, source, vec![clause.items[pronoun].tokens, said])
}

/// "Ann Lee said:" at the end of a paragraph: the quotation is the next one.
fn before_paragraph(here: &CueVerb<'_>, following: frames::Following, source: SourceWords) -> Option<Draft> {
    let &CueVerb { scene, clause, .. } = here;
    let next = scene.quotes.partition_point(|q| q.tokens.start < clause.tokens.end);
    let quote = scene.quotes.get(next)?.tokens;
    let colon = following.frame == Frame::Quote && clause.is(clause.items.len() - 1, Kind::Colon);
    if !colon || clause.quote.is_some() || quote.start != clause.tokens.end {
        return None;
    }
    let mut draft = draft(here, Frame::Quote, source, vec![quote])?;
    draft.cue.end = clause.items[following.cue_end - 1].tokens.end;
    Some(draft)
}

//! Claims with a verb for a cue: what its clause governs says in which frame it stands, and so where its source and its
//! content are.

mod cue_verb;
mod passive;
mod reliability;

use super::draft::Draft;
use super::sources::{self, SourceWords};
use super::{content, frames};
use crate::clauses::cues::{CueWord, Frame};
use crate::clauses::items::{Kind, Story};
use crate::clauses::{ClauseKind, Governed, Sentence, Sharing};
use crate::groups::{Form, Verb};
use crate::lexicon::{Class, is_word};
use crate::text::Tokens;
use cue_verb::CueVerb;
use passive::{asked, passive};
use reliability::draft;

/// The claim whose verb is at an item.
pub fn cue(scene: &Story<'_>, sentence: &Sentence, at: usize, verb: Verb) -> Option<Draft> {
    let cue = CueWord::of(scene, verb.head, Class::CueVerb)?;
    let Sentence { stretch, tree } = sentence;
    let number = tree.of_verb(at)?;
    let clause = &tree.clauses[number];
    let here = &CueVerb { scene, sentence, clause: stretch, at, verb, cue, tree, number };
    let following = frames::after(scene, stretch, cue, at, verb.passive);
    if let Some(draft) = asked(here, following) {
        return Some(draft);
    }
    // "a manager accused of theft": read as finite by its own words, as a participle by its clause.
    let hanging = clause.kind == ClauseKind::Participle && verb.form == Form::Finite;
    if verb.passive || verb.form == Form::Past || hanging {
        return passive(here, following);
    }
    let source = sources::of_clause(scene, stretch, tree, number)?;
    if is_empty(here, &source) {
        return None;
    }
    match clause.governs {
        Governed::Before(from, to) => beside(here, following, source, from, to),
        // "dismissed accounts of how the bomb was planted": the clause hangs on the object.
        Governed::Clause(governed)
            if matches!(following.frame, Frame::Noun | Frame::NounAs)
                && tree.clauses[governed].first > following.content
                && tree.clauses[governed].sharing != Sharing::Controlled =>
        {
            other(here, following, source)
        }
        Governed::Clause(governed) => clausal(here, following, source, governed),
        // "praised him as a “strong leader”": the quotation is only the end of it.
        Governed::Quote(item)
            if following.content < item
                && matches!(following.frame, Frame::NounAs | Frame::Noun | Frame::NounTo | Frame::Prep) =>
        {
            other(here, following, source)
        }
        Governed::Quote(item) => {
            let frame = Frame::Quote;
            let said = content::quotation(scene, stretch, tree, number, item);
            finish(here, following, frame, source, vec![said])
        }
        Governed::Nothing => other(here, following, source),
    }
}

/// "C, S said", "C, said S", "C1, S said, C2".
fn beside(
    here: &CueVerb<'_>,
    following: frames::Following,
    source: SourceWords,
    from: usize,
    to: usize,
) -> Option<Draft> {
    let &CueVerb { scene, clause: stretch, at, cue, tree, number, .. } = here;
    let clause = &tree.clauses[number];
    if !cue.speaks() {
        return None;
    }
    let inverted = clause.sharing == Sharing::Inverted;
    let rest = if inverted { source.end } else { following.adjuncts_end.max(at + 1) };
    let split = !inverted
        && stretch.is(rest, Kind::Comma)
        && rest + 1 < stretch.items.len()
        && clause.parent.is_some_and(|parent| tree.clauses[parent].verb.is_some_and(|verb| verb > rest));
    if !(content::statement(stretch, from, to) || split) {
        return None;
    }
    let from = content::begins(scene, stretch, tree, number, from, to);
    let said = content::backward(scene, stretch, to, from)?;
    let mut pieces = vec![said];
    let mut frame = if inverted { Frame::Inverted } else { Frame::After };
    if following.frame == Frame::Quote && !inverted {
        pieces.push(content::quotation(scene, stretch, tree, number, following.content));
    } else if split {
        frame = Frame::Split;
        pieces.push(content::rest(scene, stretch, rest + 1));
    }
    let mut draft = draft(here, frame, source, pieces)?;
    if following.frame == Frame::After && !inverted {
        draft.cue.end = stretch.items[following.cue_end - 1].tokens.end;
    }
    if !inverted {
        draft.addressee = following.addressee;
    }
    draft.around = Tokens::new(draft.cue.end, stretch.tokens.end);
    content::continue_right(scene, stretch, rest, &mut draft);
    Some(draft)
}

/// "S said that C", "S said C", "S asked whether C", "S said: C".
fn clausal(here: &CueVerb<'_>, following: frames::Following, source: SourceWords, governed: usize) -> Option<Draft> {
    let &CueVerb { scene, clause: stretch, tree, .. } = here;
    let complement = &tree.clauses[governed];
    let frame = match complement.marker.map(|m| stretch.items[m].kind) {
        Some(Kind::That) => Frame::That,
        Some(_) => Frame::Wh,
        None if complement.sharing == Sharing::Controlled => Frame::Noun,
        None if complement.verb.is_none() => Frame::Quote,
        None if complement.first > 0 && stretch.is(complement.first - 1, Kind::Colon) => Frame::Quote,
        None => Frame::Clause,
    };
    let said = content::clause(scene, stretch, tree, governed);
    // "the men, who they say set the fire": the pronoun belongs to what they say.
    if complement.sharing == Sharing::Relative
        && complement.marker.is_none()
        && let Some(marker) = complement.subject
    {
        let pronoun = stretch.items[marker.head].tokens;
        return finish(here, following, Frame::Split, source, vec![pronoun, said]);
    }
    finish(here, following, frame, source, vec![said])
}

/// A verb that governs no clause: "to C", a noun, a preposition.
fn other(here: &CueVerb<'_>, following: frames::Following, source: SourceWords) -> Option<Draft> {
    let &CueVerb { scene, clause: stretch, tree, number, .. } = here;
    if following.frame == Frame::After {
        return inside_relative(here, source);
    }
    if stretch.kind(following.content).is_none() {
        return before_paragraph(here, following, source);
    }
    let clausal = matches!(following.frame, Frame::That | Frame::Clause | Frame::Wh);
    if clausal && tree.clauses[number].kind == ClauseKind::Parenthesis {
        return None;
    }
    let end = tree.own_end(number);
    // No clause is governed: what follows is an object, or an object with what it is to do.
    let told = tree.clauses[number..].iter().any(|c| {
        c.kind == ClauseKind::Infinitive
            && c.parent == Some(number)
            && c.subject.is_some_and(|s| s.first == following.content)
    });
    let frame = match following.frame {
        Frame::Clause if told => Frame::NounTo,
        Frame::Clause if stretch.noun(following.content).is_some() => Frame::Noun,
        frame => frame,
    };
    let said = content::forward(scene, here.sentence, number, frame, following.content, end);
    finish(here, following, frame, source, vec![said])
}

fn finish(
    here: &CueVerb<'_>,
    following: frames::Following,
    frame: Frame,
    source: SourceWords,
    pieces: Vec<Tokens>,
) -> Option<Draft> {
    let &CueVerb { scene, clause: stretch, at, .. } = here;
    let pieces: Vec<Tokens> = pieces.into_iter().map(|piece| content::trim(scene, piece)).collect();
    let mut draft = draft(here, frame, source, pieces)?;
    let begins = draft.content[0].start;
    let cue_end = stretch.items[following.cue_end.max(at + 1) - 1].tokens.end;
    if cue_end <= begins {
        draft.cue.end = cue_end;
    }
    draft.addressee = following.addressee.filter(|told| told.end <= begins);
    draft.around = Tokens::new(stretch.tokens.start, begins.max(stretch.tokens.start));
    Some(draft)
}

/// "the men, who they say set the fire": the relative pronoun and what follows the verb are the content.
fn inside_relative(here: &CueVerb<'_>, source: SourceWords) -> Option<Draft> {
    let &CueVerb { scene, clause: stretch, at, cue, tree, number, .. } = here;
    let pronoun = source.first.checked_sub(1).filter(|&i| source.own && stretch.is(i, Kind::Wh))?;
    if !cue.speaks() || !matches!(stretch.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Finite) {
        return None;
    }
    let whole = tree.clauses[number].parent.unwrap_or(number);
    let said = content::forward(scene, here.sentence, whole, Frame::Clause, at + 1, tree.clauses[whole].end);
    draft(here, Frame::Split, source, vec![stretch.items[pronoun].tokens, said])
}

/// "Ann Lee said:" at the end of a paragraph: the quotation is the next one.
fn before_paragraph(here: &CueVerb<'_>, following: frames::Following, source: SourceWords) -> Option<Draft> {
    let &CueVerb { scene, clause: stretch, .. } = here;
    let next = scene.quotes.partition_point(|q| q.tokens.start < stretch.tokens.end);
    let quote = scene.quotes.get(next)?.tokens;
    let colon = following.frame == Frame::Quote && stretch.is(stretch.items.len() - 1, Kind::Colon);
    if !colon || stretch.quote.is_some() || quote.start != stretch.tokens.end {
        return None;
    }
    let mut draft = draft(here, Frame::Quote, source, vec![quote])?;
    draft.cue.end = stretch.items[following.cue_end - 1].tokens.end;
    Some(draft)
}

/// "It is said that", "this suggests", "what shows": nobody.
fn is_empty(here: &CueVerb<'_>, source: &SourceWords) -> bool {
    let word = here.scene.hash(source.tokens.start);
    source.tokens.len() == 1
        && is_word!(word, "there" | "this" | "these" | "those" | "what" | "that" | "you")
        && !matches!(here.clause.items[source.head].kind, Kind::That)
}

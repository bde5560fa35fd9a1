//! Claims with a verb for a cue: the shape in which it stands to what was said, and the rule that reads that shape.

mod answer;
mod cue_verb;
mod objects;
mod passive;
mod reliability;
mod rules;
mod shape;

pub use rules::{VERBS, VerbRule};

use super::draft::Draft;
use super::sources::{self, SourceWords};
use super::{content, evidence, frames};
use crate::clauses::cues::{CueWord, Frame, PARTICLES};
use crate::clauses::items::{Kind, Story};
use crate::clauses::{ClauseKind, Sentence};
use crate::groups::{Form, Verb};
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::text::Tokens;
use answer::answer;
use cue_verb::CueVerb;
use passive::{asked, heard, passive, told};
use reliability::draft;
use shape::{Said, Shape};

/// The claim whose verb is at an item.
pub fn cue(scene: &Story<'_>, sentence: &Sentence, at: usize, verb: Verb) -> Option<Draft> {
    let cue = CueWord::of(scene, verb.head, Class::CueVerb)?;
    // "was “assessing whether C”": what is quoted begins in the middle of the verb.
    if sentence.stretch.items[at].tokens.iter().skip(1).any(|t| scene.classes(t).has(Class::OpenQuote)) {
        return None;
    }
    // "found no evidence that C": the noun brings it.
    if evidence::finds(scene, sentence, at, verb) {
        return None;
    }
    let Sentence { stretch, tree } = sentence;
    let number = tree.of_verb(at)?;
    let clause = &tree.clauses[number];
    let here = &CueVerb { scene, sentence, clause: stretch, at, verb, cue, tree, number };
    let following = frames::after(scene, stretch, cue, at, verb.passive);
    // "a move that the firm described | as a mistake": its object stands before it.
    let relative = clause.kind == ClauseKind::Relative && clause.subject.is_some_and(|s| Some(s.head) != clause.marker);
    let following = relative.then(|| frames::named_as(scene, stretch, at)).flatten().unwrap_or(following);
    if let Some(draft) = asked(here, following).or_else(|| heard(here)).or_else(|| told(here, &following)) {
        return Some(draft);
    }
    // "a manager accused of theft": read as finite by its own words, as a participle by its clause.
    let hanging = clause.kind == ClauseKind::Participle && verb.form == Form::Finite;
    if verb.passive || verb.form == Form::Past || hanging || passive::is_done(here, &following) {
        return passive(here, following);
    }
    // "its value goes up": nothing that goes in some direction says so.
    let goes = cue.lemma == "go"
        && stretch.items.get(at + 1).is_some_and(|next| PARTICLES.contains(&scene.lower(next.tokens.start)));
    if goes {
        return None;
    }
    let source = sources::of_clause(scene, stretch, tree, number)?;
    if is_empty(here, &source) {
        return None;
    }
    if let Some(draft) = answer(here, source) {
        return Some(draft);
    }
    let Said { shape, pieces } = shape::of(here, &following, &source)?;
    if is_of_the_site(here, &source, &pieces)
        || is_wondered(here)
        || is_unnamed(here, &pieces)
        || !objects::says(here, shape, &following, &source, &pieces)
    {
        return None;
    }
    let rule = VerbRule::of(shape)?;
    let beside = rule.reads().beside() && shape != Shape::OfRelative;
    let pieces = pieces.into_iter().map(|piece| content::trim(scene, piece)).collect();
    let mut draft = draft(here, rule.frame, source, pieces)?;
    draft.unmarked = shape == Shape::NextParagraph;
    // "claimed in an interview published in May that C": the preposition is not the cue's.
    let led = following.frame == Frame::Prep && matches!(shape, Shape::That | Shape::Bare | Shape::Quotation);
    let cue_end = stretch.items[if led { at } else { following.cue_end.max(at + 1) - 1 }].tokens.end;
    if beside {
        if following.frame == Frame::After && shape != Shape::Inverted {
            draft.cue.end = cue_end;
        }
        draft.addressee = following.addressee.filter(|_| shape != Shape::Inverted);
        draft.around = Tokens::new(draft.cue.end, stretch.tokens.end);
    } else {
        let begins = draft.content[0].start;
        if cue_end <= begins {
            draft.cue.end = cue_end;
        }
        draft.addressee = following.addressee.filter(|told| told.end <= begins);
        draft.around = Tokens::new(stretch.tokens.start, begins.max(stretch.tokens.start));
    }
    Some(draft)
}

/// "It is said that", "this suggests", "what shows": nobody; "those who knew him" are somebody.
fn is_empty(here: &CueVerb<'_>, source: &SourceWords) -> bool {
    let word = here.scene.hash(source.tokens.start);
    // "Suffice it to say"
    let suffices = here.verb.form == Form::Infinitive && is_word!(word, "it") && source.head + 1 == here.at;
    source.tokens.len() == 1
        && (suffices || is_word!(word, "there" | "this" | "these" | "those" | "what" | "that" | "you"))
        && !matches!(here.clause.items[source.head].kind, Kind::That)
        && !(is_word!(word, "those") && here.clause.is(source.head + 1, Kind::Wh))
}

/// "We want to hear from you", "We use cookies": the site speaks to its reader, in no story.
fn is_of_the_site(here: &CueVerb<'_>, source: &SourceWords, pieces: &[Tokens]) -> bool {
    let CueVerb { scene, clause, .. } = here;
    let own = is_word!(scene.hash(source.tokens.start), "we" | "us" | "our");
    let reader = |t: u32| is_word!(scene.hash(t), "you" | "your" | "yours");
    clause.quote.is_none() && own && pieces.iter().flat_map(|piece| piece.iter()).take(MOST_OF_SITE).any(reader)
}

/// "Would he publish the rest?": what the article asks, nobody has said.
fn is_wondered(here: &CueVerb<'_>) -> bool {
    let CueVerb { scene, clause, tree, number, .. } = *here;
    let asks = clause.quote.is_none()
        && clause.tokens.end.checked_sub(1).is_some_and(|t| is_word!(scene.hash(t), "?"))
        && scene.classes(clause.tokens.start).any(ClassSet::of(&[Class::Aux, Class::Modal]));
    asks && tree.clauses[number].parent.is_none()
}

/// "who did not want to be named": said of every such source.
fn is_unnamed(here: &CueVerb<'_>, pieces: &[Tokens]) -> bool {
    let scene = here.scene;
    // "declined to be identified discussing the talks"
    let before =
        here.at.checked_sub(1).and_then(|at| here.clause.verb(at)).filter(|_| here.verb.form == Form::Participle);
    if before.is_some_and(|verb| scene.used(verb.head, Usage::Identified)) {
        return true;
    }
    let [piece] = pieces else { return false };
    let words = || piece.iter().take(4);
    // "on condition of anonymity", "who asked for anonymity"
    words().any(|t| is_word!(scene.hash(t), "anonymity" | "anonymous"))
        || words().any(|t| scene.used(t, Usage::Identified)) && piece.iter().any(|t| is_word!(scene.hash(t), "be"))
}

/// Words of a content that are looked at for the reader.
const MOST_OF_SITE: usize = 24;

//! Verbs that name no source: passives, and "asked whether C, S said".

use super::cue_verb::CueVerb;
use super::is_empty;
use super::reliability::draft;
use crate::claims::Stance;
use crate::claims::content;
use crate::claims::draft::{Draft, LEAST};
use crate::claims::frames;
use crate::claims::sources;
use crate::claims::sources::SourceWords;
use crate::clauses::cues::{CueWord, Frame, Reads, STRONG};
use crate::clauses::items::Kind;
use crate::clauses::{ClauseKind, Governed};
use crate::groups::{Form, Head, SOMEBODY};
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::text::Tokens;

/// "Asked whether C, S said": somebody asked, nobody is told who.
pub(super) fn asked(here: &CueVerb<'_>, following: frames::Following) -> Option<Draft> {
    let &CueVerb { scene, clause, at, verb, cue, .. } = here;
    let lead = at.checked_sub(1).map(|i| clause.items[i].kind);
    let when =
        at > 0 && is_word!(scene.hash(clause.items[at - 1].tokens.start), "when" | "if" | "while" | "after" | "once");
    let alone = when || matches!(lead, None | Some(Kind::Comma | Kind::Conj));
    let bare = !verb.passive && verb.modal.is_none() && matches!(verb.form, Form::Past | Form::Finite);
    let single = clause.items[at].tokens.len() == 1 && scene.classes(verb.head).has(Class::VerbPp);
    if !(alone && bare && single)
        || !(cue.stance == Stance::Asks || matches!(cue.lemma, "press" | "challenge"))
        || matches!(lead, Some(Kind::Comma | Kind::Conj)) && verb.form == Form::Finite
    {
        return None;
    }
    // "Asked by Lee why C": who asked is told.
    let agent = (at + 1..at + 3).find(|&i| !clause.is(i, Kind::Adv)).and_then(|next| named_by(here, next));
    let following = match agent {
        Some(agent) => frames::after(scene, clause, cue, agent.end - 1, true),
        None => following,
    };
    let known = match following.frame {
        Frame::Wh => true,
        Frame::Prep => cue.with_preposition(scene.lower(clause.items[following.cue_end - 1].tokens.start)) >= LEAST,
        _ => false,
    };
    if !known {
        return None;
    }
    let said = here.said(&following);
    let nobody = SourceWords { tokens: clause.items[at].tokens, first: at, end: at, head: at, own: false };
    // "Pressed on whether C"
    let mut asks = cue;
    asks.stance = Stance::Asks;
    let mut draft = draft(&CueVerb { cue: asks, ..*here }, following.frame, nobody, vec![content::trim(scene, said)])?;
    if let Some(agent) = agent {
        (draft.source, draft.source_noun) = (Some(agent.tokens), clause.noun(agent.head));
        (draft.reads, draft.speaks) = (Reads::Verb(Frame::Wh), false);
        return Some(draft);
    }
    draft.cue.end = clause.items[following.cue_end - 1].tokens.end;
    (draft.source, draft.reads, draft.speaks) = (None, Reads::Asked, false);
    Some(draft)
}

/// Who did what a passive tells of, right behind it: "was described | by Lee".
fn agent(here: &CueVerb<'_>) -> Option<SourceWords> {
    let &CueVerb { scene, clause, at, verb, .. } = here;
    // "had to be told by somebody": nobody has done it yet.
    let due = clause.items[at].tokens.iter().any(|t| is_word!(scene.hash(t), "to"));
    if !verb.passive || due {
        return None;
    }
    named_by(here, (at + 1..at + 3).find(|&i| !clause.is(i, Kind::Adv))?)
}

/// Whom "by" at an item names, if it is somebody.
fn named_by(here: &CueVerb<'_>, item: usize) -> Option<SourceWords> {
    let &CueVerb { scene, clause, .. } = here;
    let agent = is_preposition(here, item, "by").then(|| sources::following(scene, clause, item))?;
    agent.filter(|agent| may_speak(here, agent.head))
}

fn is_preposition(here: &CueVerb<'_>, item: usize, word: &str) -> bool {
    let &CueVerb { scene, clause, .. } = here;
    clause.is(item, Kind::Prep) && scene.lower(clause.items[item].tokens.start) == word
}

/// Whether a noun stands for somebody: "by ministers", "by the club", not "by email".
fn may_speak(here: &CueVerb<'_>, item: usize) -> bool {
    let &CueVerb { scene, clause, .. } = here;
    let Some(noun) = clause.noun(item) else { return false };
    let classes = scene.classes(noun.head);
    let body = classes.any(SOMEBODY);
    let determined = scene.classes(clause.items[item].tokens.start).any(ClassSet::of(&[Class::Det, Class::PossPron]));
    match noun.head_kind {
        Head::Common if classes.any(ClassSet::of(&[Class::Cap, Class::Upper])) => true,
        Head::Common => body && (noun.plural || determined) || noun.plural && !classes.has(Class::Thing),
        Head::Number => false,
        _ => true,
    }
}

/// "Holt was told by police that C", "the plan was described by Lee, the mayor, as C": as good as the active verb.
fn by_agent(here: &CueVerb<'_>, subject: SourceWords, agent: SourceWords) -> Option<Draft> {
    let &CueVerb { scene, clause, cue, .. } = here;
    let last = agent.end - usize::from(!clause.is(agent.end, Kind::Comma));
    let following = frames::after(scene, clause, cue, last, true);
    let told = cue.to_whom && matches!(following.frame, Frame::That | Frame::Clause | Frame::To | Frame::Wh);
    let of = following.frame == Frame::Prep && is_preposition(here, last + 1, "of");
    if !told && !of && following.frame != Frame::NounAs {
        return None;
    }
    let said = content::trim(scene, here.said(&following));
    let pieces = if told || is_empty(here, &subject) { vec![said] } else { vec![subject.tokens, said] };
    let frame = match following.frame {
        Frame::Clause => Frame::That,
        Frame::Prep => Frame::Noun,
        frame => frame,
    };
    let mut draft = draft(here, frame, agent, pieces)?;
    draft.addressee = told.then_some(subject.tokens);
    Some(draft)
}

/// "was described as a farce by Lee", "has been called “a farce” by Lee": the agent stands behind what is said.
fn agent_behind(here: &CueVerb<'_>, subject: SourceWords, following: &frames::Following) -> Option<Draft> {
    let &CueVerb { scene, clause, cue, tree, number, verb, .. } = here;
    let called = matches!(following.frame, Frame::Noun | Frame::Quote) && Usage::Renames.of(cue.lemma);
    if !verb.passive || !(called || following.frame == Frame::NounAs) {
        return None;
    }
    let end = tree.own_end(number).min(clause.items.len());
    let by = (following.content + 1..end).find(|&i| is_preposition(here, i, "by") && may_speak(here, i + 1))?;
    if clause.items[following.content..by].iter().any(|i| matches!(i.kind, Kind::Verb(_) | Kind::Comma | Kind::Dash)) {
        return None;
    }
    let agent = sources::following(scene, clause, by)?;
    let said = content::stretch_of(scene, clause, following.content, by);
    let frame = if called { Frame::Noun } else { Frame::NounAs };
    draft(here, frame, agent, vec![subject.tokens, said])
}

/// "C, the jury was told": nobody says who told it.
fn told_before(here: &CueVerb<'_>, subject: SourceWords, from: usize, to: usize) -> Option<Draft> {
    let &CueVerb { scene, clause, tree, number, .. } = here;
    if !content::statement(clause, from, to) {
        return None;
    }
    let from = content::begins(scene, clause, tree, number, from, to);
    let said = content::backward(scene, clause, to, from)?;
    told_to(here, Frame::That, subject, said)
}

/// "“C,” S was quoted as saying", "S was heard to say": who quoted or heard S is not told, and does not matter.
fn quoted(here: &CueVerb<'_>, subject: SourceWords) -> Option<Draft> {
    let &CueVerb { scene, clause, at, tree, number, verb, .. } = here;
    let heard = is_word!(scene.hash(verb.head), "heard" | "overheard");
    let at_saying = at + 1 + usize::from(!heard);
    let forms = |form: Form| form == Form::Participle || heard && form == Form::Infinitive;
    let saying = clause.verb(at_saying).filter(|saying| forms(saying.form))?;
    let cue = CueWord::of(scene, saying.head, Class::CueVerb).filter(|cue| cue.speaks())?;
    let Governed::Before(from, to) = tree.clauses[number].governs else { return None };
    if !heard && scene.lower(clause.items[at + 1].tokens.start) != "as" {
        return None;
    }
    let from = content::begins(scene, clause, tree, number, from, to);
    let said = content::backward(scene, clause, to, from)?;
    let mut draft = draft(&CueVerb { cue, ..*here }, Frame::After, subject, vec![said])?;
    draft.cue.end = clause.items[at_saying].tokens.end;
    Some(draft)
}

/// The claim of what somebody was told, and nobody says by whom.
fn told_to(here: &CueVerb<'_>, frame: Frame, hearer: SourceWords, said: Tokens) -> Option<Draft> {
    let mut draft = draft(here, frame, hearer, vec![said])?;
    (draft.source, draft.addressee) = (None, Some(hearer.tokens));
    draft.reads = Reads::Verb(Frame::Passive);
    Some(draft)
}

/// "The court heard that C", "C, the jury heard": somebody told it, and nobody says who.
pub(super) fn heard(here: &CueVerb<'_>) -> Option<Draft> {
    let &CueVerb { scene, clause, tree, number, verb, .. } = here;
    let told = verb.form == Form::Finite && verb.modal.is_none() && !verb.negated && !verb.passive;
    if !told || !scene.used(verb.head, Usage::Heard) {
        return None;
    }
    let subject = sources::of_clause(scene, clause, tree, number)?;
    let hears = clause.noun(subject.head).is_some_and(|noun| scene.used(noun.head, Usage::Hears));
    let mut cue = here.cue;
    cue.stance = Stance::Asserts;
    let told = CueVerb { cue, ..*here };
    match tree.clauses[number].governs {
        _ if !hears => None,
        Governed::Before(from, to) => told_before(&told, subject, from, to),
        Governed::Clause(governed) => {
            told_to(&told, Frame::That, subject, content::clause(scene, clause, tree, governed))
        }
        _ => None,
    }
}

/// "C, inquest told" in a headline: nobody tells without somebody who is told.
pub(super) fn told(here: &CueVerb<'_>, following: &frames::Following) -> Option<Draft> {
    let &CueVerb { scene, clause, at, tree, number, verb, cue, .. } = here;
    let bare = clause.items[at].tokens.len() == 1 && verb.form == Form::Finite && at + 1 == clause.items.len();
    let nobody = following.frame == Frame::After && following.addressee.is_none();
    let Governed::Before(from, to) = tree.clauses[number].governs else { return None };
    if !(bare && nobody && cue.to_whom && cue.lemma == "tell") {
        return None;
    }
    told_before(here, sources::of_clause(scene, clause, tree, number)?, from, to)
}

/// "Residents urged to leave", "Minister accused of lying": what nobody does without an object is done to the subject.
pub(super) fn is_done(here: &CueVerb<'_>, following: &frames::Following) -> bool {
    let &CueVerb { scene, clause, at, verb, cue, .. } = here;
    let single =
        clause.items[at].tokens.len() == 1 && verb.form == Form::Finite && scene.classes(verb.head).has(Class::VerbPp);
    let bare = following.addressee.is_none() && following.content <= at + 2;
    single && bare && matches!(following.frame, Frame::To | Frame::Prep) && Usage::Done.of(cue.lemma)
}

/// "The plan is said to fail", "he was told that it failed": the subject is part of the content, or was told it.
pub(super) fn passive(here: &CueVerb<'_>, following: frames::Following) -> Option<Draft> {
    let &CueVerb { scene, clause, verb, cue, tree, number, .. } = here;
    // "a guard accused of theft", "considered a friend": without a form of be.
    let reduced = matches!(verb.form, Form::Past | Form::Finite)
        && tree.clauses[number].kind == ClauseKind::Participle
        && match following.frame {
            // "accused of theft", but a lorry "seen in the area"
            Frame::Prep => {
                let preposition = scene.hash(clause.items[following.cue_end - 1].tokens.start);
                let place = is_word!(preposition, "in" | "at" | "on" | "near" | "from" | "by");
                cue.reliability(Frame::Passive) >= LEAST + 2 && !place
            }
            Frame::Noun => Usage::Deems.of(cue.lemma),
            _ => false,
        };
    if !verb.passive && !reduced && !is_done(here, &following) {
        return None;
    }
    let subject = sources::of_clause(scene, clause, tree, number)?;
    if let Some(draft) = quoted(here, subject) {
        return Some(draft);
    }
    if let Some(agent) = agent(here) {
        return by_agent(here, subject, agent);
    }
    if let Some(draft) = agent_behind(here, subject, &following) {
        return Some(draft);
    }
    // "residents were urged to leave": what they are told to do, and nobody says who told them.
    if cue.to_whom && following.frame == Frame::To && cue.reliability(Frame::To) >= STRONG {
        let said = here.said(&following);
        let mut draft = draft(here, Frame::To, subject, vec![said])?;
        (draft.source, draft.addressee) = (None, Some(subject.tokens));
        return Some(draft);
    }
    // "The driver was drunk, a jury has been told."
    if cue.to_whom
        && let Governed::Before(from, to) = tree.clauses[number].governs
    {
        return told_before(here, subject, from, to);
    }
    // "was asked if he was afraid": nobody is told who asked.
    if verb.passive && cue.to_whom && cue.stance == Stance::Asks && following.frame == Frame::Wh {
        let said = here.said(&following);
        let mut draft = draft(here, Frame::Wh, subject, vec![said])?;
        (draft.source, draft.addressee) = (None, Some(subject.tokens));
        (draft.reads, draft.speaks) = (Reads::Asked, false);
        return Some(draft);
    }
    let clausal = matches!(following.frame, Frame::That | Frame::Clause);
    // "was convinced that C": what the subject is sure of.
    let sure = CueWord::of(scene, verb.head, Class::CueAdj).filter(|sure| sure.stance == Stance::Believes);
    if clausal && let Some(sure) = sure {
        let said = here.said(&following);
        let sure_verb = CueVerb { cue: sure, ..*here };
        let mut draft = draft(&sure_verb, Frame::That, subject, vec![said])?;
        draft.reads = Reads::Adjective(Frame::That);
        draft.speaks = false;
        return Some(draft);
    }
    if cue.to_whom && matches!(following.frame, Frame::That | Frame::Clause) {
        return told_to(here, following.frame, subject, here.said(&following));
    }
    // "It was announced that C" is as good as "S announced that C".
    let it = subject.tokens.len() == 1 && is_word!(scene.hash(subject.tokens.start), "it");
    let impersonal = it && following.frame == Frame::That;
    if cue.reliability(if impersonal { Frame::That } else { Frame::Passive }) < LEAST {
        return None;
    }
    let takes = match following.frame {
        Frame::To | Frame::That | Frame::NounAs | Frame::Prep => true,
        // "It was announced the ferry would stop"
        Frame::Clause => it,
        // "is considered a friend", "was deemed safe"
        Frame::Noun => Usage::Deems.of(cue.lemma),
        _ => false,
    };
    if !takes {
        return None;
    }
    let preposition = clause.items[following.cue_end - 1].tokens.start;
    if following.frame == Frame::Prep && cue.with_preposition(scene.lower(preposition)) < LEAST {
        return None;
    }
    let said = here.said(&following);
    let mut pieces = Vec::new();
    if !is_empty(here, &subject) && (!it || following.frame == Frame::Noun) {
        pieces.push(subject.tokens);
    }
    pieces.push(said);
    let mut draft = draft(here, if impersonal { Frame::That } else { Frame::Passive }, subject, pieces)?;
    (draft.source, draft.reads) = (None, Reads::Verb(Frame::Passive));
    draft.cue.end = clause.items[following.cue_end - 1].tokens.end;
    Some(draft)
}

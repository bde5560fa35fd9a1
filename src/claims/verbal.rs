//! Claims with a verb for a cue: which of its frames it stands in, and so where its source and its content are.

use super::Stance;
use super::clause::{Clause, Kind, Story};
use super::cues::{CueWord, Frame};
use super::find::{Draft, LEAST, LEAST_INSIDE};
use super::sources::{self, SourceWords};
use super::{certainty, content, frames};
use crate::groups::{Form, Verb};
use crate::lexicon::{Class, is_word};
use crate::text::Tokens;

/// The claim whose verb is at an item.
pub fn cue(scene: &Story<'_>, clause: &Clause, at: usize, verb: Verb, before: &[Draft]) -> Option<Draft> {
    let cue = CueWord::of(scene, verb.head, Class::CueVerb)?;
    let mut following = frames::after(scene, clause, cue, at, verb.passive);
    if let Some(draft) = asked(scene, clause, at, verb, cue, following) {
        return Some(draft);
    }
    if verb.passive || verb.form == Form::Past {
        return passive(scene, clause, at, verb, cue, following, before);
    }
    if inverted(scene, clause, at, verb, cue)
        && let Some(source) = sources::following(scene, clause, at)
    {
        let edge = at - usize::from(clause.is(at - 1, Kind::Comma));
        let from = left_edge(clause, edge, before);
        let said = content::backward(scene, clause, edge, from)?;
        let mut draft = draft(scene, clause, at, verb, cue, Frame::Inverted, source, vec![said])?;
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
        let mut draft = draft(scene, clause, at, verb, cue, frame, source, pieces)?;
        if following.frame == Frame::After {
            draft.cue.end = clause.items[following.cue_end - 1].tokens.end;
        }
        draft.addressee = following.addressee;
        draft.around = Tokens::new(draft.cue.end, clause.tokens.end);
        continue_right(scene, clause, rest, &mut draft);
        return Some(draft);
    }
    if following.frame == Frame::After {
        return inside_relative(scene, clause, at, verb, cue, source);
    }
    let mut cue_end = following.cue_end;
    if following.frame == Frame::Prep {
        clause.kind(following.content)?;
    }
    if clause.kind(following.content).is_none() {
        return before_paragraph(scene, clause, at, verb, cue, following, source);
    }
    let relative = matches!(source_item.kind, Kind::Wh | Kind::That);
    let fronted =
        source.own && source.first > 0 && matches!(clause.items[source.first - 1].kind, Kind::Subord | Kind::Wh);
    let said = content::forward(scene, clause, following.frame, following.content, relative, fronted);
    if said.is_empty() {
        return None;
    }
    cue_end = cue_end.max(at + 1);
    let mut draft = draft(scene, clause, at, verb, cue, following.frame, source, vec![content::trim(scene, said)])?;
    draft.cue.end = clause.items[cue_end - 1].tokens.end;
    draft.addressee = following.addressee;
    following.adjuncts_end = following.adjuncts_end.max(at + 1);
    draft.around = clause.span(0, following.adjuncts_end);
    Some(draft)
}

/// "the men, who they say set the fire": the relative pronoun and what follows the verb are the content.
fn inside_relative(
    scene: &Story<'_>,
    clause: &Clause,
    at: usize,
    verb: Verb,
    cue: CueWord,
    source: SourceWords,
) -> Option<Draft> {
    let pronoun = source.first.checked_sub(1).filter(|&i| source.own && clause.is(i, Kind::Wh))?;
    if !cue.speaks() || !matches!(clause.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Finite) {
        return None;
    }
    let said = content::forward(scene, clause, Frame::Clause, at + 1, true, false);
    draft(scene, clause, at, verb, cue, Frame::Split, source, vec![clause.items[pronoun].tokens, said])
}

/// "Ann Lee said:" at the end of a paragraph: the quotation is the next one.
fn before_paragraph(
    scene: &Story<'_>,
    clause: &Clause,
    at: usize,
    verb: Verb,
    cue: CueWord,
    following: frames::Following,
    source: SourceWords,
) -> Option<Draft> {
    let next = scene.quotes.partition_point(|q| q.tokens.start < clause.tokens.end);
    let quote = scene.quotes.get(next)?.tokens;
    let colon = following.frame == Frame::Quote && clause.is(clause.items.len() - 1, Kind::Colon);
    if !colon || clause.quote.is_some() || quote.start != clause.tokens.end {
        return None;
    }
    let mut draft = draft(scene, clause, at, verb, cue, Frame::Quote, source, vec![quote])?;
    draft.cue.end = clause.items[following.cue_end - 1].tokens.end;
    Some(draft)
}

/// "C," said Ann Lee: no source before the verb, and one after it.
fn inverted(scene: &Story<'_>, clause: &Clause, at: usize, verb: Verb, cue: CueWord) -> bool {
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

/// Claims of the sentence that are looked back at, and items that a split clause may have.
const MOST_BEFORE: usize = 16;
const MOST_ITEMS: usize = 60;

/// Where the content before an attribution begins: after the last claim of the sentence that ends before.
fn left_edge(clause: &Clause, edge: usize, before: &[Draft]) -> usize {
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
fn splits(clause: &Clause, from: usize, edge: usize, rest: usize) -> bool {
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

/// "Asked whether C, S said": somebody asked, nobody is told who.
fn asked(
    scene: &Story<'_>,
    clause: &Clause,
    at: usize,
    verb: Verb,
    cue: CueWord,
    following: frames::Following,
) -> Option<Draft> {
    let lead = at.checked_sub(1).map(|i| clause.items[i].kind);
    let when =
        at > 0 && is_word!(scene.hash(clause.items[at - 1].tokens.start), "when" | "if" | "while" | "after" | "once");
    let alone = when || matches!(lead, None | Some(Kind::Comma | Kind::Conj));
    let bare = !verb.passive && verb.modal.is_none() && matches!(verb.form, Form::Past | Form::Finite);
    let single = clause.items[at].tokens.len() == 1 && scene.classes(verb.head).has(Class::VerbPp);
    if !(alone && bare && single)
        || cue.stance != Stance::Asks
        || matches!(lead, Some(Kind::Comma | Kind::Conj)) && verb.form == Form::Finite
    {
        return None;
    }
    let known = match following.frame {
        Frame::Wh => true,
        Frame::Prep => cue.with_preposition(scene.lower(clause.items[following.cue_end - 1].tokens.start)) >= LEAST,
        _ => false,
    };
    if !known {
        return None;
    }
    let said = content::forward(scene, clause, following.frame, following.content, false, true);
    let nobody = SourceWords { tokens: clause.items[at].tokens, first: at, end: at, head: at, own: false };
    let mut draft = draft(scene, clause, at, verb, cue, following.frame, nobody, vec![content::trim(scene, said)])?;
    draft.cue.end = clause.items[following.cue_end - 1].tokens.end;
    (draft.source, draft.rule, draft.speaks) = (None, "CLM030", false);
    Some(draft)
}

/// The source of a verb: what stands before it, or what it shares with a clause before.
fn source(scene: &Story<'_>, clause: &Clause, at: usize, verb: Verb, before: &[Draft]) -> Option<SourceWords> {
    let participle = verb.form == Form::Participle;
    let shared = || shares(clause, at, verb).then(|| sources::shared(scene, clause, at, participle, before)).flatten();
    // "Ann Lee, head of the board, left, saying": the main clause's.
    if participle && at > 0 && clause.is(at - 1, Kind::Comma) {
        return shared().or_else(|| sources::before(scene, clause, at));
    }
    sources::before(scene, clause, at).or_else(shared)
}

/// Verbs that take their source from the clause before: "and added", ", saying".
fn shares(clause: &Clause, at: usize, verb: Verb) -> bool {
    let last = at.checked_sub(1).map(|i| clause.items[i].kind);
    match verb.form {
        Form::Participle => true,
        Form::Finite => matches!(last, Some(Kind::Conj | Kind::Comma | Kind::Adv)),
        Form::Infinitive => matches!(last, Some(Kind::Verb(_) | Kind::Adj)),
        Form::Past => false,
    }
}

/// "It is said that": nobody.
fn is_expletive(scene: &Story<'_>, clause: &Clause, source: &SourceWords) -> bool {
    source.tokens.len() == 1
        && is_word!(scene.hash(source.tokens.start), "there" | "this" | "these" | "those" | "what" | "that")
        && !matches!(clause.items[source.head].kind, Kind::That)
}

fn passive(
    scene: &Story<'_>,
    clause: &Clause,
    at: usize,
    verb: Verb,
    cue: CueWord,
    following: frames::Following,
    before: &[Draft],
) -> Option<Draft> {
    if verb.form == Form::Past {
        return None;
    }
    let subject = source(scene, clause, at, verb, before)?;
    if cue.to_whom && matches!(following.frame, Frame::That | Frame::Clause) {
        let said = content::forward(scene, clause, following.frame, following.content, false, false);
        let mut draft = draft(scene, clause, at, verb, cue, following.frame, subject, vec![said])?;
        (draft.source, draft.rule, draft.addressee) = (None, Frame::Passive.rule(), Some(subject.tokens));
        return Some(draft);
    }
    if cue.reliability(Frame::Passive) < LEAST {
        return None;
    }
    if !matches!(following.frame, Frame::To | Frame::That | Frame::NounAs) && following.frame != Frame::Prep {
        return None;
    }
    let preposition = clause.items[following.cue_end - 1].tokens.start;
    if following.frame == Frame::Prep && cue.with_preposition(scene.lower(preposition)) < LEAST {
        return None;
    }
    let said = content::forward(scene, clause, following.frame, following.content, false, false);
    let mut pieces = Vec::new();
    if !is_expletive(scene, clause, &subject) && scene.lower(subject.tokens.start) != "it" {
        pieces.push(subject.tokens);
    }
    pieces.push(said);
    let mut draft = draft(scene, clause, at, verb, cue, Frame::Passive, subject, pieces)?;
    draft.source = None;
    draft.cue.end = clause.items[following.cue_end - 1].tokens.end;
    Some(draft)
}

/// A quotation after the attribution goes on with what was said: “C1,” S said, “C2.”
fn continue_right(scene: &Story<'_>, clause: &Clause, mut at: usize, draft: &mut Draft) {
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

/// "went on to say", "continued to insist": the verb's item with which an infinitive tells of something said.
fn begun(scene: &Story<'_>, clause: &Clause, at: usize, verb: Verb) -> Option<usize> {
    if verb.form != Form::Infinitive {
        return None;
    }
    let last = at.checked_sub(1)?;
    let first = if is_word!(scene.hash(clause.items[last].tokens.start), "on") { last.checked_sub(1)? } else { last };
    let main = clause.verb(first).filter(|v| v.form == Form::Finite)?;
    let goes = is_word!(
        scene.hash(main.head),
        "went"
            | "goes"
            | "go"
            | "continued"
            | "continues"
            | "continue"
            | "continuing"
            | "began"
            | "begins"
            | "proceeded"
    );
    (goes && (first < last || !is_word!(scene.hash(main.head), "went" | "goes" | "go"))).then_some(first)
}

/// How much less a form can be relied on than the finite verb: "to say so" and "would say so" report nothing yet.
fn discount(scene: &Story<'_>, verb: Verb, frame: Frame) -> u8 {
    let duty = verb.modal.is_some_and(|m| is_word!(scene.hash(m), "should" | "must" | "ought" | "shall"));
    let clause = matches!(frame, Frame::That | Frame::Wh | Frame::NounAs | Frame::Quote);
    match verb.form {
        Form::Infinitive if clause => 3,
        Form::Infinitive => 6,
        Form::Participle if !clause => 1,
        Form::Finite
            if verb.modal.is_some()
                && !matches!(frame, Frame::To | Frame::That | Frame::Wh)
                && (!verb.negated || duty) =>
        {
            3
        }
        _ => 0,
    }
}

#[allow(clippy::too_many_arguments)]
fn draft(
    scene: &Story<'_>,
    clause: &Clause,
    at: usize,
    verb: Verb,
    cue: CueWord,
    frame: Frame,
    source: SourceWords,
    mut content: Vec<Tokens>,
) -> Option<Draft> {
    content.retain(|piece| !piece.is_empty());
    if content.is_empty() {
        return None;
    }
    let object = matches!(frame, Frame::Noun | Frame::NounTo | Frame::Prep);
    let least = if clause.quote.is_some() { LEAST_INSIDE } else { LEAST + u8::from(object) };
    let reliability = if frame == Frame::Prep {
        let last = content[0].start.saturating_sub(1).max(clause.items[at].tokens.start);
        cue.with_preposition(scene.lower(last))
    } else {
        let word = clause.items.get(at + 1).map_or("", |item| scene.lower(item.tokens.start));
        // A phrasal verb has a line of its own: "laid out his plan".
        if frames::PARTICLES.contains(&word) {
            cue.with_preposition(word).max(if frame == Frame::Noun { 0 } else { cue.reliability(frame) })
        } else {
            cue.reliability(frame)
        }
    };
    // Beside a quotation nearly every verb of the tables says who spoke.
    let beside = match frame {
        Frame::Quote => {
            clause.items.get(at + 1..at + 3).is_some_and(|next| next.iter().any(|i| matches!(i.kind, Kind::Quote(_))))
        }
        Frame::After | Frame::Inverted => {
            content.first().is_some_and(|c| scene.classes(c.end - 1).has(Class::CloseQuote))
        }
        _ => false,
    };
    let reliability = if beside && verb.form != Form::Infinitive { reliability.max(8) } else { reliability };
    let refused = verb.negated
        && certainty::refuses(cue.lemma)
        && matches!(frame, Frame::Noun | Frame::Wh | Frame::Prep | Frame::That);
    let reliability = if refused { reliability.max(LEAST_INSIDE) } else { reliability };
    let begun = begun(scene, clause, at, verb);
    let discount = if begun.is_some() { 0 } else { discount(scene, verb, frame) };
    if reliability < least + discount && !refused {
        return None;
    }
    // "has offered him asylum": what one gets is no statement.
    let given = frame == Frame::Noun
        && matches!(cue.stance, Stance::Promises)
        && content.first().is_some_and(|c| {
            let item = clause.items.iter().position(|i| i.tokens.start == c.start);
            item.is_some_and(|i| clause.noun(i).is_some() && clause.noun(i + 1).is_some())
        });
    if given {
        return None;
    }
    // "I think" in one's own words is how sure one is, not another claim.
    if clause.quote.is_some() && source.tokens.len() == 1 && is_word!(scene.hash(source.tokens.start), "i" | "we") {
        return None;
    }
    let quoted = content.iter().any(|c| scene.classes(c.end - 1).has(Class::CloseQuote));
    Some(Draft {
        rule: frame.rule(),
        cue: Tokens::new(clause.items[begun.unwrap_or(at)].tokens.start, clause.items[at].tokens.end),
        lemma: cue.lemma,
        stance: cue.stance,
        negated: verb.negated,
        source: Some(source.tokens),
        source_noun: clause.noun(source.head),
        antecedent: sources::antecedent(scene, clause, &source),
        content,
        addressee: None,
        around: clause.tokens,
        sentence: clause.sentence,
        quote: clause.quote,
        speaks: cue.speaks() || quoted,
        reliability,
        unmarked: false,
    })
}

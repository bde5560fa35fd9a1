//! Nouns and adjectives that attribute: "the claim that C", "his promise to C", "they had information that C",
//! "was confident that C".

use super::Stance;
use super::content;
use super::draft::{Draft, LEAST, LEAST_INSIDE};
use super::evidence;
use super::frames;
use super::sources::{self, SourceWords};
use crate::clauses::cues::{CueWord, Frame, Reads};
use crate::clauses::items::{Kind, Story, Stretch};
use crate::clauses::{Governed, Sentence};
use crate::groups::{Form, Head, Noun, Verb};
use crate::lexicon::{Class, Usage, is_word};
use crate::text::Tokens;

/// The claim whose noun is at an item.
pub fn noun(scene: &Story<'_>, sentence: &Sentence, at: usize, noun: Noun) -> Option<Draft> {
    let clause = &sentence.stretch;
    let cue = CueWord::of(scene, noun.head, Class::CueNoun)?;
    let group = clause.items[at].tokens;
    let equated = possessor(scene, group, noun).and_then(|_| equated(clause, at));
    let (frame, from) = following(clause, at + 1).or_else(|| without_that(clause, at + 1, cue)).or(equated)?;
    if frame == Frame::Prep
        && cue.reliability(Frame::That) >= LEAST_INSIDE
        && matches!(clause.kind(from), Some(Kind::Verb(v)) if v.form == Form::Participle)
        && is_word!(scene.hash(clause.items[at + 1].tokens.start), "of")
        && possessor(scene, group, noun).is_none()
    {
        let said = content::after(scene, sentence, Frame::To, from);
        return make(clause, Reads::Noun(Frame::That), group, cue, None, None, said, LEAST_INSIDE);
    }
    let own = possessor(scene, group, noun);
    let evidence = evidence::found(scene, sentence, at).filter(|_| own.is_none());
    let denied = evidence.as_ref().is_some_and(|found| found.denied);
    let light = own
        .is_none()
        .then(|| {
            let light = light_verb(scene, sentence, at).or_else(|| held(scene, sentence, at, cue));
            let light = light.or_else(|| handed(scene, sentence, at, cue));
            light.or_else(|| evidence.map(|found| (found.verb, found.source)))
        })
        .flatten();
    let reliability = if frame == Frame::Prep {
        // Only with an owner: "the minister's criticism of", not "criticism of"; "took issue with" has its subject's.
        if own.is_none() && !(light.is_some() && takes_issue(scene, clause, at)) {
            return None;
        }
        cue.with_preposition(scene.lower(clause.items[at + 1].tokens.start))
    } else {
        cue.reliability(frame)
    };
    // "had information that" is as good as a verb; a noun of nobody's must be a sure one.
    let nobody = own.is_none() && light.is_none();
    // "the report that the union sent" is a thing, "reports that the union left" are words.
    let thing = nobody && scene.classes(noun.head).has(Class::Teller) && !(noun.plural && group.len() == 1);
    let reliability = match light {
        Some((verb, _)) if frame == Frame::That || verb + 1 < at && frame == Frame::To => reliability.max(LEAST_INSIDE),
        None if equated.is_some() => reliability.max(LEAST_INSIDE),
        _ if thing => return None,
        _ => reliability,
    };
    let to = frame == Frame::To && own.is_some() && matches!(cue.stance, Stance::Wants | Stance::Promises);
    let least = if clause.quote.is_some() || nobody { LEAST_INSIDE } else { LEAST + u8::from(!to) };
    if reliability < least || frame == Frame::To && nobody {
        return None;
    }
    let said = content::after(scene, sentence, frame, from);
    let (start, source) = match (own, light) {
        (Some((owner, rest)), _) => (rest, Some(owner)),
        // "gave them hope": the word between does not attribute.
        (None, Some((verb, source))) if source.first > verb => (group.start, Some(source.tokens)),
        (None, Some((verb, source))) => (clause.items[verb].tokens.start, Some(source.tokens)),
        (None, None) => (group.start, None),
    };
    let end = if frame == Frame::Prep { clause.items[at + 1].tokens.end } else { group.end };
    let reads = Reads::Noun(frame);
    let head = light.and_then(|(_, source)| clause.noun(source.head));
    let draft = make(clause, reads, Tokens::new(start, end), cue, source, head, said, reliability)?;
    Some(if denied { Draft { stance: Stance::NotConfirmed, ..draft } } else { draft })
}

/// The claim whose adjective is at an item: after a form of be, before "that" or "to".
pub fn adjective(scene: &Story<'_>, sentence: &Sentence, at: usize, verb: Verb) -> Option<Draft> {
    let clause = &sentence.stretch;
    if let Some(draft) = made_clear(scene, sentence, at, verb) {
        return Some(draft);
    }
    let links = verb.auxiliary || scene.used(verb.head, Usage::Links);
    // "are concerned": a participle in the group of its verb.
    let at_adjective = if verb.passive { at } else { at + 1 + usize::from(clause.is(at + 1, Kind::Adv)) };
    let stands = verb.passive || links && matches!(clause.kind(at_adjective), Some(Kind::Adj));
    if verb.form != Form::Finite || !stands {
        return None;
    }
    // "You should be in no doubt that C": nobody is yet.
    if verb.modal.is_some_and(|m| is_word!(scene.hash(m), "should" | "must" | "ought" | "can" | "may")) {
        return None;
    }
    // "less sure": one group.
    let group = clause.items[at_adjective].tokens;
    let token = if verb.passive { verb.head } else { group.end - 1 };
    let degrees = |t: u32| scene.classes(t).has(Class::Adv) || scene.used(t, Usage::Degree);
    if !verb.passive && !(group.start..token).all(degrees) {
        return None;
    }
    let cue = CueWord::of(scene, token, Class::CueAdj)?;
    let (frame, from) = following(clause, at_adjective + 1)
        .or_else(|| without_that(clause, at_adjective + 1, cue))
        .or_else(|| asking(scene, clause, at_adjective + 1))
        .or_else(|| bare(sentence, at))?;
    // "would not be drawn on C"
    let declines = cue.stance == Stance::Declines && verb.negated && verb.modal.is_some() && frame == Frame::Prep;
    // "was alarmed by the storm"; "is resolved then other".
    if verb.passive && !declines && (frame == Frame::Prep || frame == Frame::Clause && from != at + 1) {
        return None;
    }
    let preposition = clause.items[at_adjective + 1].tokens;
    let reliability = match frame {
        Frame::Prep => cue.with_preposition(scene.lower(preposition.start)),
        Frame::Clause | Frame::Wh => cue.reliability(Frame::That),
        _ => cue.reliability(frame),
    };
    let least = if clause.quote.is_some() { LEAST_INSIDE } else { LEAST };
    if reliability < least {
        return None;
    }
    let source = sources::of_verb(scene, sentence, at)?;
    let empty = matches!(scene.lower(source.tokens.start), "it" | "there" | "this" | "that" | "what");
    if empty && source.tokens.len() == 1 || sources::is_nobody(scene, source.tokens.start) {
        return None;
    }
    let said = content::after(scene, sentence, frame, from);
    let end = if frame == Frame::Prep { preposition.end } else { token + 1 };
    let words = Tokens::new(clause.items[at].tokens.start, end);
    make(clause, Reads::Adjective(frame), words, cue, Some(source.tokens), clause.noun(source.head), said, reliability)
}

/// "unsure whether C", "certain what C"
fn asking(scene: &Story<'_>, clause: &Stretch, at: usize) -> Option<(Frame, usize)> {
    let asks = matches!(clause.kind(at)?, Kind::Wh | Kind::Subord)
        && is_word!(scene.hash(clause.items[at].tokens.start), "whether" | "what" | "why" | "how");
    asks.then_some((Frame::Wh, at))
}

/// "was confident C": the clause that a form of be governs without "that".
fn bare(sentence: &Sentence, at: usize) -> Option<(Frame, usize)> {
    let Sentence { stretch, tree } = sentence;
    let Governed::Clause(governed) = tree.clauses[tree.of_verb(at)?].governs else { return None };
    let first = tree.clauses[governed].first;
    (tree.clauses[governed].marker.is_none() && stretch.noun(first).is_some() && first <= at + 4)
        .then_some((Frame::Clause, first))
}

/// "made clear that C", "made it clear that C".
fn made_clear(scene: &Story<'_>, sentence: &Sentence, at: usize, verb: Verb) -> Option<Draft> {
    let clause = &sentence.stretch;
    let told = verb.form != Form::Infinitive && verb.modal.is_none() && !verb.negated && !verb.passive;
    if !told || !scene.used(verb.head, Usage::Makes) {
        return None;
    }
    // "it" may be a group of its own, or one with the adjective.
    // "made it clear in a letter that"
    let word = (at + 1..(at + 4).min(clause.items.len()))
        .find(|&i| is_word!(scene.hash(clause.items[i].tokens.end - 1), "clear" | "plain"))?;
    let last = frames::adjuncts(scene, clause, word + 1);
    if !clause.is(last, Kind::That) {
        return None;
    }
    let between = clause.span(at + 1, word + 1);
    let clear = between.end.checked_sub(1).filter(|_| !between.is_empty())?;
    let bare = between.iter().all(|t| t == clear || is_word!(scene.hash(t), "it" | "very" | "quite" | "perfectly"));
    if !bare || !is_word!(scene.hash(clear), "clear" | "plain") {
        return None;
    }
    let cue = CueWord::of(scene, clear, Class::CueAdj)?;
    let (frame, from) = following(clause, last)?;
    let source = sources::of_verb(scene, sentence, at)?;
    let said = content::after(scene, sentence, frame, from);
    let words = Tokens::new(clause.items[at].tokens.start, clear + 1);
    make(
        clause,
        Reads::Adjective(frame),
        words,
        cue,
        Some(source.tokens),
        clause.noun(source.head),
        said,
        cue.reliability(frame),
    )
}

/// "took issue with"
fn takes_issue(scene: &Story<'_>, clause: &Stretch, at: usize) -> bool {
    let verb = at.checked_sub(1).and_then(|at| clause.verb(at));
    clause.items[at].tokens.len() == 1
        && is_word!(scene.hash(clause.items[at].tokens.start), "issue")
        && verb.is_some_and(|v| scene.used(v.head, Usage::Takes))
}

/// The frame that begins at an item, and where its content does.
fn following(clause: &Stretch, at: usize) -> Option<(Frame, usize)> {
    match clause.kind(at)? {
        Kind::That if !matches!(clause.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Finite) => {
            Some((Frame::That, at))
        }
        Kind::Verb(v) if v.form == Form::Infinitive => Some((Frame::To, at)),
        Kind::Prep if matches!(clause.kind(at + 1), Some(Kind::Noun(_) | Kind::Verb(_) | Kind::Wh | Kind::Subord)) => {
            Some((Frame::Prep, at + 1))
        }
        _ => None,
    }
}

/// "her view is that C": a noun is made one with what it stands for.
fn equated(clause: &Stretch, at: usize) -> Option<(Frame, usize)> {
    let verb = clause.verb(at + 1).filter(|verb| verb.form == Form::Finite && verb.auxiliary)?;
    (!verb.negated && verb.modal.is_none() && clause.is(at + 2, Kind::That)).then_some((Frame::That, at + 2))
}

/// "were afraid they would leave", "fears it would fail": a clause without "that", which begins with its own subject.
fn without_that(clause: &Stretch, at: usize, cue: CueWord) -> Option<(Frame, usize)> {
    clause.noun(at).filter(|noun| noun.head_kind == Head::Pronoun)?;
    let verb = clause.verb(at + 1).filter(|verb| verb.form == Form::Finite)?;
    let wide = verb.auxiliary || verb.modal.is_some() || clause.items[at + 1].tokens.len() > 1;
    (wide && cue.reliability(Frame::That) >= LEAST_INSIDE).then_some((Frame::That, at))
}

/// Whose it is, and the token after: "the minister | 's | claim", "his | claim".
pub fn possessor(scene: &Story<'_>, group: Tokens, noun: Noun) -> Option<(Tokens, u32)> {
    if noun.possessed > group.start + 1 {
        return Some((Tokens::new(group.start, noun.possessed - 1), noun.possessed));
    }
    let first = scene.classes(group.start);
    let own = first.has(Class::PossPron) && !first.has(Class::Wh) && group.len() > 1;
    own.then(|| (Tokens::new(group.start, group.start + 1), group.start + 1))
}

/// Items that the object of a verb may have that hands it something said.
pub(super) const MOST_RECEIVER: usize = 5;

/// "gave | them | a warning", "gave | him | hope": the verb's item, and whose the words are: the giver's, or, where it is
/// something that one believes or hopes, the receiver's.
fn handed(scene: &Story<'_>, sentence: &Sentence, at: usize, cue: CueWord) -> Option<(usize, SourceWords)> {
    let clause = &sentence.stretch;
    let lowest = at.saturating_sub(MOST_RECEIVER);
    let receiver = |i: usize| matches!(clause.items[i].kind, Kind::Noun(_) | Kind::Prep | Kind::Adj);
    let verb_at = (lowest..at).rev().find(|&i| !receiver(i))?;
    let verb = clause.verb(verb_at).filter(|verb| !verb.passive && !verb.negated)?;
    let first = verb_at + 1;
    if first >= at
        || clause.noun(first).is_none()
        || clause.is(at - 1, Kind::Prep)
        || !scene.used(verb.head, Usage::Hands)
    {
        return None;
    }
    if cue.stance == Stance::Believes || scene.used(clause.noun(at)?.head, Usage::Suspects) {
        let tokens = clause.span(first, first + 1);
        let own = first + 1 == at;
        return own.then_some((verb_at, SourceWords { tokens, first, end: at, head: first, own }));
    }
    Some((verb_at, sources::of_verb(scene, sentence, verb_at)?))
}

/// "had information", "made the claim", "issued a warning": the verb's item, and its source.
pub(super) fn light_verb(scene: &Story<'_>, sentence: &Sentence, at: usize) -> Option<(usize, SourceWords)> {
    let clause = &sentence.stretch;
    let verb_at = at.checked_sub(1)?;
    let verb = clause.verb(verb_at)?;
    let light = scene.used(verb.head, Usage::Light);
    if !(light || takes_issue(scene, clause, at)) || verb.passive {
        return None;
    }
    let source = sources::of_verb(scene, sentence, verb_at)?;
    Some((verb_at, source))
}

/// "is of the view", "was under the impression": the verb's item, and its source.
fn held(scene: &Story<'_>, sentence: &Sentence, at: usize, cue: CueWord) -> Option<(usize, SourceWords)> {
    let clause = &sentence.stretch;
    let preposition = at.checked_sub(1).filter(|&i| clause.is(i, Kind::Prep))?;
    let verb_at = preposition.checked_sub(1)?;
    let verb = clause.verb(verb_at).filter(|verb| verb.auxiliary && verb.form == Form::Finite && !verb.negated)?;
    let word = scene.hash(clause.items[preposition].tokens.start);
    let be = !is_word!(scene.hash(verb.head), "has" | "have" | "had" | "do" | "does" | "did");
    let holds = be && is_word!(word, "of" | "under" | "in") && cue.stance == Stance::Believes;
    holds.then(|| Some((verb_at, sources::of_verb(scene, sentence, verb_at)?)))?
}

#[allow(clippy::too_many_arguments)]
pub(super) fn make(
    clause: &Stretch,
    reads: Reads,
    cue_words: Tokens,
    cue: CueWord,
    source: Option<Tokens>,
    source_noun: Option<Noun>,
    said: Tokens,
    reliability: u8,
) -> Option<Draft> {
    (!said.is_empty()).then(|| Draft {
        cue: cue_words,
        lemma: cue.lemma,
        stance: cue.stance,
        source,
        source_noun,
        content: vec![said],
        quote: clause.quote,
        reliability,
        ..Draft::new(reads, clause.sentence)
    })
}

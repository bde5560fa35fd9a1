//! What follows a cue: whom it was told, when and where, and in what form the content comes.

use super::Stance;
use crate::clauses::cues::{CueWord, Frame, STRONG, is_particle};
use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::{Form, Head};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::text::Tokens;

/// What follows a cue.
#[derive(Clone, Copy, Debug)]
pub struct Following {
    pub frame: Frame,
    /// The items of the content begin here.
    pub content: usize,
    /// The cue ends before this item (after its preposition or colon).
    pub cue_end: usize,
    pub addressee: Option<Tokens>,
    /// The items that say when, where and to whom, from after the cue, end before this item.
    pub adjuncts_end: usize,
}

/// Items looked at after a cue.
const MOST: usize = 28;

/// Reads what follows the verb at an item.
pub fn after(scene: &Story<'_>, clause: &Stretch, cue: CueWord, verb: usize, passive: bool) -> Following {
    let (mut at, mut cue_end) = (verb + 1, verb + 1);
    // "pointed out", "wrote back"
    if is_particle(scene, clause, cue, at) {
        (at, cue_end) = (at + 1, at + 1);
    }
    let first = at;
    let mut addressee = None;
    let mut bare = true;
    let found = |frame, content, cue_end, addressee, adjuncts_end| Following {
        frame,
        content,
        cue_end,
        addressee,
        adjuncts_end,
    };
    let limit = (verb + MOST).min(clause.items.len());
    while at < limit {
        // "put it bluntly: “C”"
        if let Some(quote) = puts_it(scene, clause, cue, verb, at) {
            return found(Frame::Quote, quote, at + 1, addressee, at + 1);
        }
        // "put it to her that C"
        if let Some(told) = puts_to(scene, clause, cue, at) {
            return found(Frame::That, at + 3, at + 2, Some(told), at + 3);
        }
        let kind = clause.items[at].kind;
        match kind {
            Kind::Adv | Kind::Date => at += 1,
            // With no noun before it, "that" can't begin a relative clause: "said that is".
            // "urged them to stay so that C": what for.
            Kind::That if at > verb + 1 && word(scene, clause, at - 1) == "so" => break,
            Kind::That if complementizer(clause, at) || bare && cue.reliability(Frame::After) >= 4 => {
                return found(Frame::That, at, cue_end, addressee, at);
            }
            Kind::Subord | Kind::Prep if passive && at == first && names(scene, clause, at) => {
                return found(Frame::NounAs, at + 1, at + 1, addressee, at);
            }
            // "described Monday night as a disaster"
            Kind::Subord | Kind::Prep
                if at == first + 1
                    && clause.is(first, Kind::Date)
                    && word(scene, clause, at) == "as"
                    && cue.reliability(Frame::NounAs) > cue.reliability(Frame::After) =>
            {
                return found(Frame::NounAs, first, cue_end, addressee, first);
            }
            Kind::Verb(v) if v.form == Form::Infinitive => return found(Frame::To, at, cue_end, addressee, at),
            // "roars when I read it out"
            Kind::Wh if at == first && is_time(scene, clause, cue, verb, at) => {
                return found(Frame::After, at, cue_end, addressee, at);
            }
            Kind::Wh => return found(Frame::Wh, at, cue_end, addressee, at),
            Kind::Subord if matches!(word(scene, clause, at), "if" | "whether") => {
                return found(Frame::Wh, at, cue_end, addressee, at);
            }
            Kind::Colon => {
                let cue_end = if at == first { at + 1 } else { cue_end };
                return found(Frame::Quote, at + 1, cue_end, addressee, at);
            }
            Kind::Quote(_) => return found(Frame::Quote, at, cue_end, addressee, at),
            Kind::Comma => return after_comma(scene, clause, cue_end, at, addressee),
            // "messages seeking comment" tell nothing.
            Kind::Noun(n) if cue.lemma == "seek" && scene.lower(n.head) == "comment" => break,
            Kind::Noun(_) if cue.to_whom && !passive && addressee.is_none() => {
                let end = noun_phrase(scene, clause, at);
                if !hears(clause, end) {
                    return object(scene, clause, cue, cue_end, at, addressee);
                }
                addressee = Some(clause.span(at, end));
                (at, bare) = (end, false);
            }
            Kind::Noun(_) => return object(scene, clause, cue, cue_end, at, addressee),
            // "said over the weekend", "has said for weeks"
            Kind::Prep | Kind::Subord if clause.is(at + 1, Kind::Date) => at += 2,
            Kind::Prep | Kind::Subord => match adjunct(scene, clause, at) {
                Some(end) if leads_on(scene, clause, cue, at, end) => {
                    if word(scene, clause, at) == "to" && addressee.is_none() && told_to(scene, clause, at) {
                        addressee = Some(clause.span(at + 1, end));
                    }
                    (at, bare) = (end, false);
                }
                // "“C,” Lee said to reporters."
                Some(end)
                    if at == first
                        && word(scene, clause, at) == "to"
                        && cue.speaks()
                        && cue.with_preposition("to") <= 5
                        && addressee.is_none() =>
                {
                    addressee = Some(clause.span(at + 1, end));
                    return found(Frame::After, at, cue_end, addressee, adjuncts(scene, clause, end));
                }
                _ if at == first && kind == Kind::Prep => return found(Frame::Prep, at + 1, at + 1, addressee, at),
                _ => return found(Frame::After, at, cue_end, addressee, adjuncts(scene, clause, at)),
            },
            Kind::Verb(v) if v.form == Form::Participle => return found(Frame::Noun, at, cue_end, addressee, at),
            Kind::Adj => return object(scene, clause, cue, cue_end, at, addressee),
            _ => break,
        }
    }
    found(Frame::After, at, cue_end, addressee, at)
}

/// Whether "when" behind a verb tells when it was said: not "would not say when".
fn is_time(scene: &Story<'_>, clause: &Stretch, cue: CueWord, verb: usize, at: usize) -> bool {
    let open = clause.verb(verb).is_none_or(|verb| verb.negated || verb.modal.is_some());
    !open && cue.reliability(Frame::Wh) < STRONG && matches!(word(scene, clause, at), "when" | "where")
}

/// "described | as C": what a verb names right behind it.
pub fn named_as(scene: &Story<'_>, clause: &Stretch, verb: usize) -> Option<Following> {
    let at = (verb + 1..verb + 4).find(|&i| !clause.is(i, Kind::Adv) && !clause.is(i, Kind::Date))?;
    names(scene, clause, at).then_some(Following {
        frame: Frame::NounAs,
        content: at + 1,
        cue_end: at + 1,
        addressee: None,
        adjuncts_end: at,
    })
}

/// "as" before what something is called, not "as well".
fn names(scene: &Story<'_>, clause: &Stretch, at: usize) -> bool {
    word(scene, clause, at) == "as"
        && !matches!(word(scene, clause, at + 1), "well" | "far" | "soon")
        // "defended as recently as May"
        && word(scene, clause, at + 2) != "as"
}

/// Items between "put it" and the quotation: "put it this way:".
const MOST_PUT: usize = 8;

/// The quotation of "put it bluntly: “C”", "recently put it, “C”".
fn puts_it(scene: &Story<'_>, clause: &Stretch, cue: CueWord, verb: usize, at: usize) -> Option<usize> {
    if cue.lemma != "put" || word(scene, clause, at) != "it" {
        return None;
    }
    // "as Lee put it" is read at "as".
    let as_put = || {
        (0..verb)
            .rev()
            .take(MOST_PUT)
            .take_while(|&i| !clause.is(i, Kind::Comma))
            .any(|i| word(scene, clause, i) == "as")
    };
    let mark = (at + 1..clause.items.len().min(at + MOST_PUT)).find(|&i| {
        matches!(clause.items[i].kind, Kind::Comma | Kind::Colon | Kind::Verb(_) | Kind::Stop | Kind::Semicolon)
    })?;
    let led = matches!(clause.items[mark].kind, Kind::Comma | Kind::Colon) && clause.quotation(mark + 1).is_some();
    (led && !as_put()).then_some(mark + 1)
}

/// Whom "put it to her that" tells.
fn puts_to(scene: &Story<'_>, clause: &Stretch, cue: CueWord, at: usize) -> Option<Tokens> {
    let puts = cue.lemma == "put" && word(scene, clause, at) == "it" && word(scene, clause, at + 1) == "to";
    (puts && clause.noun(at + 2).is_some() && clause.is(at + 3, Kind::That)).then(|| clause.span(at + 2, at + 3))
}

fn word<'a>(scene: &Story<'a>, clause: &Stretch, at: usize) -> &'a str {
    clause.items.get(at).filter(|item| item.tokens.len() == 1).map_or("", |item| scene.lower(item.tokens.start))
}

/// Whether an item is one word that is used so.
fn is_used(scene: &Story<'_>, clause: &Stretch, at: usize, usage: Usage) -> bool {
    clause.items.get(at).is_some_and(|item| item.tokens.len() == 1 && scene.used(item.tokens.start, usage))
}

/// "that" before a clause, not before the verb of a relative one ("the storm that struck").
fn complementizer(clause: &Stretch, at: usize) -> bool {
    !matches!(clause.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Finite)
}

/// After "said," comes a quotation, or the end of the attribution; a parenthesis between is passed over.
fn after_comma(
    scene: &Story<'_>,
    clause: &Stretch,
    cue_end: usize,
    comma: usize,
    addressee: Option<Tokens>,
) -> Following {
    let end = Following { frame: Frame::After, content: comma, cue_end, addressee, adjuncts_end: comma };
    match clause.kind(comma + 1) {
        Some(Kind::Quote(_)) => Following { frame: Frame::Quote, content: comma + 1, ..end },
        // ", adding later": another cue.
        Some(Kind::Verb(v)) if CueWord::of(scene, v.head, Class::CueVerb).is_some_and(|cue| cue.speaks()) => end,
        Some(Kind::Adv | Kind::Prep | Kind::Verb(_) | Kind::Noun(_) | Kind::Subord | Kind::Date) => {
            let close = (comma + 2..clause.items.len().min(comma + 10))
                .take_while(
                    |&at| !matches!(clause.kind(at), Some(Kind::Verb(v)) if v.form == Form::Finite && !v.auxiliary),
                )
                .find(|&at| clause.is(at, Kind::Comma));
            match close.and_then(|close| Some((close + 1, clause.kind(close + 1)?))) {
                Some((content, Kind::That)) => Following { frame: Frame::That, content, ..end },
                Some((content, Kind::Quote(_))) => Following { frame: Frame::Quote, content, ..end },
                _ => end,
            }
        }
        _ => end,
    }
}

/// Whether "to" at an item brings whom it is told: after the verb, "said to reporters", or after what one says it in,
/// "in a letter to the board"; not "during a visit to Paris".
fn told_to(scene: &Story<'_>, clause: &Stretch, at: usize) -> bool {
    const SAID_IN: ClassSet = ClassSet::of(&[Class::Teller, Class::CueNoun, Class::Saying]);
    at.checked_sub(1).and_then(|i| clause.noun(i)).is_none_or(|noun| scene.classes(noun.head).any(SAID_IN))
}

/// Whether what follows a noun phrase is what someone is told.
fn hears(clause: &Stretch, at: usize) -> bool {
    match clause.kind(at) {
        None => true,
        Some(Kind::Verb(v)) => v.form == Form::Infinitive,
        Some(Kind::Noun(_) | Kind::That | Kind::Wh | Kind::Quote(_) | Kind::Colon | Kind::Comma | Kind::Stop) => true,
        Some(Kind::Prep | Kind::Subord | Kind::Adv | Kind::Date | Kind::Conj | Kind::Dash | Kind::Semicolon) => true,
        _ => false,
    }
}

/// The end of a noun phrase: its group, and the prepositions that belong to it.
pub fn noun_phrase(scene: &Story<'_>, clause: &Stretch, at: usize) -> usize {
    let mut end = at + 1;
    while end + 1 < clause.items.len() && end < at + 8 {
        let joins = clause.is(end, Kind::Prep) && word(scene, clause, end) == "of"
            || clause.is(end, Kind::Conj) && word(scene, clause, end) == "and" && clause.verb(end + 2).is_none();
        if !joins || clause.noun(end + 1).is_none() {
            break;
        }
        end += 2;
    }
    end
}

/// The end of "in a statement on its website", "at a rally in Ohio": a preposition with its noun phrases.
fn adjunct(scene: &Story<'_>, clause: &Stretch, at: usize) -> Option<usize> {
    let first = clause.kind(at + 1)?;
    match first {
        Kind::Noun(_) => Some(noun_phrase(scene, clause, at + 1)),
        Kind::Date => Some(at + 2),
        _ => None,
    }
}

pub fn adjuncts(scene: &Story<'_>, clause: &Stretch, mut at: usize) -> usize {
    let limit = at + MOST;
    while at < limit {
        match clause.kind(at) {
            Some(Kind::Adv | Kind::Date) => at += 1,
            Some(Kind::Prep | Kind::Subord) => match adjunct(scene, clause, at) {
                Some(end) => at = end,
                None => break,
            },
            _ => break,
        }
    }
    at
}

/// Whether the content can begin after an adjunct that ends here.
fn leads_on(scene: &Story<'_>, clause: &Stretch, cue: CueWord, start: usize, end: usize) -> bool {
    // "promised on X to", but "promised in a post on X to"
    let near = start.checked_sub(1).is_none_or(|i| matches!(clause.items[i].kind, Kind::Verb(_) | Kind::Adv));
    let topic = match word(scene, clause, start) {
        "for" => true,
        "on" | "about" | "against" => near,
        _ => false,
    };
    // "asked at a meeting if C"
    let asks = cue.stance == Stance::Asks && !topic;
    if asks && (clause.is(end, Kind::Wh) || matches!(word(scene, clause, end), "if" | "whether")) {
        return true;
    }
    let at = adjuncts(scene, clause, end);
    match clause.kind(at) {
        Some(Kind::That) => complementizer(clause, at),
        // "called for calm: “C”" wants calm, and the quotation is another claim.
        Some(Kind::Colon) => {
            let wanted = word(scene, clause, start) == "for" && cue.with_preposition("for") >= 7;
            !(near && wanted && clause.quotation(at + 1).is_some())
        }
        Some(Kind::Quote(_)) => true,
        Some(Kind::Comma) => matches!(clause.kind(at + 1), Some(Kind::Quote(_))),
        Some(Kind::Verb(v)) => v.form == Form::Infinitive && !topic && cue.reliability(Frame::To) > 0,
        Some(Kind::Noun(_)) => !topic && cue.speaks() && clause_at(clause, at),
        _ => false,
    }
}

/// The content begins with a noun: a clause of its own, or an object.
fn object(
    scene: &Story<'_>,
    clause: &Stretch,
    cue: CueWord,
    cue_end: usize,
    at: usize,
    addressee: Option<Tokens>,
) -> Following {
    let mut following = Following { frame: Frame::Noun, content: at, cue_end, addressee, adjuncts_end: at };
    following.frame = object_frame(scene, clause, cue, at).unwrap_or(Frame::Noun);
    // "shows only a small gap"
    if at > cue_end && is_used(scene, clause, at - 1, Usage::Focus) {
        following.content = at - 1;
    }
    following
}

/// Whether a clause with a finite verb begins at a noun.
pub fn clause_at(clause: &Stretch, at: usize) -> bool {
    finite_verb(clause, at).is_some()
}

/// The finite verb of the clause that begins at a noun.
fn finite_verb(clause: &Stretch, start: usize) -> Option<usize> {
    let (mut at, mut commas, mut relative, mut hung) = (start, 0, false, false);
    let limit = (start + MOST).min(clause.items.len());
    while at < limit {
        match clause.items[at].kind {
            // "rejected claims that it was late, saying it was not"
            Kind::Verb(v) if v.form == Form::Finite && hung => return None,
            Kind::Verb(v) if v.form == Form::Finite => {
                if !relative {
                    return Some(at);
                }
                relative = false;
            }
            Kind::Verb(v) if v.form == Form::Infinitive && !relative => return None,
            Kind::Wh | Kind::That if at > start => relative = true,
            Kind::Comma | Kind::Dash => {
                commas += 1;
                hung = matches!(clause.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Participle);
                // One apposition, in commas; a second pair would be too far.
                if commas > 2
                    || clause.is(at + 1, Kind::Conj)
                    || matches!(clause.kind(at + 1), Some(Kind::Verb(v)) if commas == 1 && v.form == Form::Finite)
                {
                    return None;
                }
                relative = relative && commas < 2;
            }
            Kind::Colon | Kind::Semicolon | Kind::Stop => return None,
            Kind::Subord if at > start => return None,
            // "offered him a job but has also said": the verb goes on from the cue's own subject.
            Kind::Conj if matches!(clause.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Finite) => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

fn object_frame(scene: &Story<'_>, clause: &Stretch, cue: CueWord, start: usize) -> Option<Frame> {
    if clause_at(clause, start) {
        return Some(Frame::Clause);
    }
    let limit = (start + 12).min(clause.items.len());
    for at in start + 1..limit {
        match clause.items[at].kind {
            Kind::Verb(v) if v.form == Form::Infinitive => {
                // "his plan to leave" is a noun with what it needs; "wants the firm to leave" is not.
                let noun = clause.noun(at.wrapping_sub(1))?;
                let takes =
                    cue.stance == Stance::Wants || cue.reliability(Frame::NounTo) > cue.reliability(Frame::Noun);
                let plain = !matches!(noun.head_kind, Head::Common) || noun.plural || takes;
                return Some(if plain { Frame::NounTo } else { Frame::Noun });
            }
            Kind::Subord | Kind::Prep if word(scene, clause, at) == "as" => return Some(Frame::NounAs),
            Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Stop | Kind::Dash | Kind::Verb(_) => return None,
            _ => {}
        }
    }
    None
}

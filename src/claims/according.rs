//! Attribution without a verb: "According to S, C", "C, according to S", "C1, according to S, C2", "“C” -- S".

use super::Stance;
use super::draft::Draft;
use super::nominal::possessor;
use super::{content, frames};
use crate::clauses::cues::{CueWord, Frame, Reads};
use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::{Form, Head, Noun};
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::text::{ParagraphKind, Tokens};

/// Items that the source may have, and that of a headline.
const MOST: usize = 24;
const MOST_HEADLINE: usize = 5;

/// The claim whose "according" is at an item.
pub fn at(scene: &Story<'_>, clause: &Stretch, at: usize) -> Option<Draft> {
    let item = clause.items[at];
    let word = scene.hash(item.tokens.start);
    let (named, lemma) = if is_word!(word, "according") && clause.is(at + 1, Kind::Prep) {
        (at + 2, "according to")
    } else if is_word!(word, "in") && in_words_of(scene, clause, at) {
        (at + 3, "in the words of")
    } else if is_word!(word, "as") {
        return as_put(scene, clause, at).or_else(|| as_said(scene, clause, at));
    } else if is_word!(word, "in") {
        return in_view(scene, clause, at);
    } else {
        return None;
    };
    let noun = clause.noun(named)?;
    let phrase = clause.items[named].tokens;
    // "everything went according to plan"
    if phrase.len() <= 2 && scene.used(noun.head, Usage::Ruled) {
        return None;
    }
    // "taxed according to its weight": what can be measured says nothing.
    if scene.classes(noun.head).has(Class::Quality) && noun.head_kind == Head::Common {
        return None;
    }
    let mut end = source_end(scene, clause, named);
    // "was, in the words of S, a disaster": what follows is not an apposition.
    if at > 0 && lemma != "according to" {
        end = (named..end).find(|&i| clause.is(i, Kind::Comma)).unwrap_or(end);
    }
    let source = clause.span(named, end);
    let led = (at == 0 && clause.is(end, Kind::Colon) && end + 1 == clause.items.len())
        .then(|| content::led(scene, clause).or_else(|| content::block(scene, clause)));
    // "In the words of S: “C”"
    let after = clause.quotation(end + 1).filter(|_| clause.is(end, Kind::Colon));
    let quoted = || after.map(|number| scene.quotes[number as usize].tokens);
    let pieces = match led.flatten().or_else(quoted) {
        Some(said) => vec![said],
        None => around(scene, clause, at, end, lemma != "according to")?,
    };
    Some(verbless(clause, Reads::According, clause.span(at, named), lemma, source, noun, pieces))
}

/// "As S put it, C", "C1, as S put it, C2"
fn as_put(scene: &Story<'_>, clause: &Stretch, at: usize) -> Option<Draft> {
    let noun = clause.noun(at + 1)?;
    let verb = (at + 2..at + 6).find(|&i| clause.verb(i).is_some())?;
    let it = clause.items.get(verb + 1)?.tokens;
    let put = is_word!(scene.hash(clause.verb(verb)?.head), "put" | "puts");
    if !put || it.len() != 1 || !is_word!(scene.hash(it.start), "it") {
        return None;
    }
    // Of a mixed clause only the quoted words are how S put it.
    let quoted = at.checked_sub(2).and_then(|from| (from..at).find_map(|i| clause.quotation(i)));
    let limit = clause.items.len().min(at + MOST);
    let quoted = quoted.or_else(|| (verb + 2..limit).find_map(|i| clause.quotation(i)).filter(|_| at > 0));
    let pieces = match quoted {
        Some(number) => vec![scene.quotes[number as usize].tokens],
        None if clause.is(verb + 2, Kind::Comma) || verb + 3 >= clause.items.len() => {
            around(scene, clause, at, verb + 2, true)?
        }
        None => return None,
    };
    let cue = clause.span(verb, verb + 2);
    Some(verbless(clause, Reads::According, cue, "put", clause.span(at + 1, verb), noun, pieces))
}

/// Items between "as" and its verb.
const MOST_SOURCE: usize = 10;

/// "As S told N, C", "C, as S has said"
fn as_said(scene: &Story<'_>, clause: &Stretch, at: usize) -> Option<Draft> {
    let noun = clause.noun(at + 1)?;
    let verb_at = (at + 2..at + MOST_SOURCE).find(|&i| clause.verb(i).is_some())?;
    let verb = clause.verb(verb_at)?;
    let cue = CueWord::of(scene, verb.head, Class::CueVerb).filter(|cue| cue.attributes())?;
    let tells = verb.form == Form::Finite && verb.modal.is_none() && !verb.negated && !verb.passive;
    let own = clause.quote.is_none() && is_word!(scene.hash(clause.items[at + 1].tokens.start), "i" | "we" | "you");
    let phrase =
        |i: usize| matches!(clause.items[i].kind, Kind::Noun(_) | Kind::Prep | Kind::Adj | Kind::Comma | Kind::Other);
    if !tells || own || !(at + 1..verb_at).all(phrase) {
        return None;
    }
    let mut following = frames::after(scene, clause, cue, verb_at, false);
    // "As S explained it to me,"
    let it = clause
        .items
        .get(verb_at + 1)
        .is_some_and(|item| item.tokens.len() == 1 && is_word!(scene.hash(item.tokens.start), "it" | "this"));
    if it && following.frame == Frame::Noun {
        (following.frame, following.adjuncts_end) = (Frame::After, frames::adjuncts(scene, clause, verb_at + 2));
    }
    let end = following.adjuncts_end.max(verb_at + 1);
    let closes = matches!(clause.kind(end), None | Some(Kind::Comma | Kind::Stop | Kind::Dash));
    // "as he argued with the guard,": what one does, not what one says.
    let about =
        |i: usize| is_word!(scene.hash(clause.items[i].tokens.start), "with" | "for" | "over" | "about" | "against");
    if following.frame != Frame::After || !closes || (verb_at + 1..end).any(about) {
        return None;
    }
    let mut last = verb_at;
    while last > at + 2 && matches!(clause.items[last - 1].kind, Kind::Comma | Kind::Adv | Kind::Date) {
        last -= 1;
    }
    let behind = at > 0 && matches!(clause.items[at - 1].kind, Kind::Comma | Kind::Dash);
    let pieces = if behind {
        around(scene, clause, at, end, true)?
    } else {
        let goes_on = clause.is(end, Kind::Comma) && end + 2 < clause.items.len() && at < 3;
        vec![content::rest(scene, clause, end + 1)].into_iter().filter(|_| goes_on).collect()
    };
    if pieces.is_empty() {
        return None;
    }
    let words = clause.items[verb_at].tokens;
    let mut draft = verbless(clause, Reads::According, words, cue.lemma, clause.span(at + 1, last), noun, pieces);
    draft.addressee = following.addressee;
    Some(draft)
}

/// "In S's view, C", "C, in S's opinion", "in the eyes of S, C"
fn in_view(scene: &Story<'_>, clause: &Stretch, at: usize) -> Option<Draft> {
    let noun = clause.noun(at + 1)?;
    let held = CueWord::of(scene, noun.head, Class::CueNoun)?;
    if held.stance != Stance::Believes {
        return None;
    }
    let group = clause.items[at + 1].tokens;
    let (source, owner, end) = match possessor(scene, group, noun) {
        Some((source, _)) => (source, None, at + 2),
        None => {
            let of = clause.items.get(at + 2).filter(|item| item.kind == Kind::Prep)?.tokens;
            let owner = clause.noun(at + 3).filter(|_| is_word!(scene.hash(of.start), "of"))?;
            (clause.items[at + 3].tokens, Some(owner), at + 4)
        }
    };
    let ends = matches!(clause.kind(end), None | Some(Kind::Stop | Kind::Comma));
    if !ends || at > 0 && !clause.is(at - 1, Kind::Comma) {
        return None;
    }
    let pieces = around(scene, clause, at, end, true)?;
    let cue = if owner.is_some() { clause.span(at, at + 3) } else { Tokens::new(noun.head, noun.head + 1) };
    let mut draft = verbless(clause, Reads::According, cue, held.lemma, source, noun, pieces);
    draft.source_noun = owner;
    Some(draft)
}

/// What is said around an attribution that stands between two items; `any`: whatever comes after a second comma goes on.
fn around(scene: &Story<'_>, clause: &Stretch, at: usize, end: usize, any: bool) -> Option<Vec<Tokens>> {
    let mut pieces = Vec::new();
    if at > 0 {
        // "C1; C2, according to S", "A risk, Lee says, is C1: C2, according to S": the last of them.
        let clausal = |colon: usize| {
            (colon + 1..at).any(|i| matches!(clause.kind(i), Some(Kind::Verb(v)) if v.form == Form::Finite))
        };
        let mark = |i: usize| clause.is(i, Kind::Semicolon) || clause.is(i, Kind::Colon) && clausal(i);
        let from = (0..at).rev().take(8 * MOST).find(|&i| mark(i)).map_or(0, |i| i + 1);
        pieces.extend(content::backward(scene, clause, at, from));
        // "Two years before, according to S, C": what stands before it only opens the clause.
        let opens = !content::statement(clause, from, at);
        // "might, according to a source, be joined": the clause goes on after it.
        if clause.is(at - 1, Kind::Comma)
            && clause.is(end, Kind::Comma)
            && end + 1 < clause.items.len()
            && (any || opens || clause.verb(end + 1).is_some())
        {
            pieces.push(content::rest(scene, clause, end + 1));
        }
    } else if clause.is(end, Kind::Comma) && end + 1 < clause.items.len() {
        pieces.push(content::rest(scene, clause, end + 1));
    }
    pieces.retain(|piece| !piece.is_empty());
    (!pieces.is_empty()).then_some(pieces)
}

/// "in the words of S"
fn in_words_of(scene: &Story<'_>, clause: &Stretch, at: usize) -> bool {
    let words = clause.items.get(at + 1).map_or("", |item| scene.lower(item.tokens.end - 1));
    let two = clause.items.get(at + 1).is_some_and(|item| item.tokens.len() == 2);
    two && words == "words"
        && clause.is(at + 2, Kind::Prep)
        && is_word!(scene.hash(clause.items[at + 2].tokens.start), "of")
}

/// A quotation, a dash, and a name at the end.
pub fn dash(scene: &Story<'_>, clause: &Stretch, at: usize) -> Option<Draft> {
    let quote = match at.checked_sub(1) {
        Some(before) => clause.quotation(before)? as usize,
        // The sentence may have ended with the quotation.
        None => scene.quotes.partition_point(|q| q.tokens.end < clause.tokens.start),
    };
    let quote = scene.quotes.get(quote).filter(|q| q.tokens.end <= clause.items[at].tokens.start)?.tokens;
    if quote.end + 1 < clause.items[at].tokens.start {
        return None;
    }
    // A paragraph "- Reuters." behind one that only ends in a quotation is the signature of the story, not a speaker.
    let paragraphs = &scene.text.paragraphs;
    let paragraph = &paragraphs[paragraphs.partition_point(|p| p.tokens.end <= quote.start)];
    if clause.tokens.start >= paragraph.tokens.end && quote.start > paragraph.tokens.start {
        return None;
    }
    let noun = clause.noun(at + 1)?;
    let named = clause.items[at + 1].classes.any(ClassSet::of(&[Class::Person, Class::Organization]))
        || scene.classes(noun.head).any(ClassSet::of(&[Class::Cap, Class::Upper]));
    let rest = clause.items.get(at + 2..).unwrap_or_default();
    let ends = rest.iter().all(|i| {
        matches!(
            i.kind,
            Kind::Stop | Kind::Comma | Kind::Noun(_) | Kind::Prep | Kind::Date | Kind::Other | Kind::Open | Kind::Close
        )
    });
    if !named || !ends || rest.len() > MOST {
        return None;
    }
    let end = clause.items.len() - usize::from(matches!(rest.last().map(|i| i.kind), Some(Kind::Stop)));
    Some(verbless(clause, Reads::Dash, clause.items[at].tokens, "-", clause.span(at + 1, end), noun, vec![quote]))
}

/// "Minister: Bridge Is Safe": a headline that begins with its source.
pub fn headline(scene: &Story<'_>, clause: &Stretch, at: usize) -> Option<Draft> {
    let first = scene.text.sentences.get(clause.sentence as usize)?;
    let kind = scene.text.paragraphs.get(first.paragraph as usize).map(|p| p.kind)?;
    if clause.quote.is_some() || at == 0 || at > MOST_HEADLINE {
        return None;
    }
    let headline = first.paragraph == 0 || kind == ParagraphKind::Headline;
    let turn = is_turn(scene, clause, first.paragraph as usize);
    // "Chief forecaster Will Adair: “C”"
    // "First minister: ‘Stay at home’": a line of its own in a report that goes on.
    let line = at + 2 == clause.items.len();
    let speaks = clause.quotation(at + 1).is_some() && at == 1 && (line || clause.items[0].classes.has(Class::Person));
    if !(headline || turn || speaks) {
        return None;
    }
    // "Ann Lee of the Coast Institute": the first one speaks.
    let noun = clause.noun(0)?;
    // "Photo: Ann Lee", "Rovers 2-1 Athletic: Doyle strikes late"
    let scored = |t: u32| scene.classes(t).any(ClassSet::of(&[Class::Digits, Class::Number]));
    if scene.used(noun.head, Usage::Label) || clause.span(0, at).iter().any(scored) {
        return None;
    }
    // "Mumbai: Two held over fraud": where, and only of a country's government who.
    if noun.head_kind == Head::Place && !turn && !scene.classes(noun.head).has(Class::Country) {
        return None;
    }
    let whole = clause.items[..at].iter().all(|i| matches!(i.kind, Kind::Noun(_) | Kind::Prep | Kind::Conj));
    const SPEAKS: ClassSet = ClassSet::of(&[Class::Person, Class::Organization, Class::Role, Class::OrgHead]);
    let teller = scene.value(noun.head, Class::Teller).unwrap_or_default();
    let body = teller.starts_with("organization") || teller.starts_with("document") && !noun.plural;
    let speaker = matches!(noun.head_kind, Head::Person | Head::Organization | Head::Role | Head::Place)
        || clause.items[0].classes.any(SPEAKS)
        || scene.classes(noun.head).any(SPEAKS)
        || body;
    if !whole || !speaker || clause.items.len() < at + 3 {
        return None;
    }
    let mut said = content::rest(scene, clause, at + 1);
    if turn && !said.is_empty() {
        // All of the paragraph is theirs, but for its last stop.
        let end = scene.text.paragraphs[first.paragraph as usize].tokens.end;
        said.end = said.end.max(end - u32::from(scene.classes(end - 1).has(Class::Dot)));
    }
    let (cue, source) = (clause.items[at].tokens, clause.span(0, at));
    (!said.is_empty()).then(|| verbless(clause, Reads::Headline, cue, ":", source, noun, vec![said]))
}

/// Whether a paragraph is a turn of a talk: it begins with who speaks, and one beside it does, too.
fn is_turn(scene: &Story<'_>, clause: &Stretch, number: usize) -> bool {
    let labelled = |number: usize| {
        scene.text.paragraphs.get(number).is_some_and(|paragraph| {
            let mut first = paragraph.tokens.iter().take(MOST_LABEL);
            let colon = first.clone().position(|t| scene.classes(t).has(Class::Colon)).unwrap_or(0);
            const LABEL: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper, Class::Dot, Class::Initial]);
            colon > 0 && first.by_ref().take(colon).all(|t| scene.classes(t).any(LABEL))
        })
    };
    scene.text.paragraphs[number].tokens.start == clause.tokens.start
        && (number.saturating_sub(2)..number + 3).any(|near| near != number && labelled(near))
}

/// Tokens of a label and its colon.
const MOST_LABEL: usize = 5;

fn verbless(
    clause: &Stretch,
    reads: Reads,
    cue: Tokens,
    lemma: &'static str,
    source: Tokens,
    noun: Noun,
    content: Vec<Tokens>,
) -> Draft {
    Draft {
        cue,
        lemma,
        source: Some(source),
        source_noun: Some(noun),
        content,
        quote: clause.quote,
        speaks: true,
        reliability: 9,
        ..Draft::new(reads, clause.sentence)
    }
}

/// The source ends at the comma before the content, or with the sentence; appositions are in it.
pub(super) fn source_end(scene: &Story<'_>, clause: &Stretch, from: usize) -> usize {
    let limit = clause.items.len().min(from + MOST);
    let (mut at, mut hung) = (from + 1, false);
    while at < limit {
        match clause.items[at].kind {
            Kind::Noun(_) | Kind::Prep | Kind::Adj | Kind::Date | Kind::Other => {}
            // "a poll released Monday", "two officials who spoke to the paper but were not named"
            Kind::Verb(v) if !hung && v.modal.is_none() && !v.auxiliary && scene.classes(v.head).has(Class::VerbPp) => {
            }
            Kind::Wh if is_word!(scene.hash(clause.items[at].tokens.start), "who" | "which") => hung = true,
            Kind::Verb(_) if hung => {}
            Kind::Conj if hung => {}
            Kind::Comma if clause.is(at + 1, Kind::Wh) && from > 2 => {}
            // "According to Lee, who runs the shelter, C"
            Kind::Comma
                if clause.is(at + 1, Kind::Wh)
                    && is_word!(scene.hash(clause.items[at + 1].tokens.start), "who" | "which" | "whose") =>
            {
                let close = (at + 2..limit.min(at + 12)).find(|&i| clause.is(i, Kind::Comma));
                let Some(close) = close else { break };
                at = close;
                break;
            }
            Kind::Adv if hung => {}
            Kind::Conj if clause.noun(at + 1).is_some() => {}
            Kind::Verb(v) if v.form == crate::groups::Form::Past || v.form == crate::groups::Form::Participle => {}
            Kind::Comma if apposition(clause, at) => {}
            _ => break,
        }
        at += 1;
    }
    at
}

/// ", a lawyer for the family," or ", a lawyer." and not the clause that was said.
fn apposition(clause: &Stretch, comma: usize) -> bool {
    if clause.noun(comma + 1).is_none() {
        return false;
    }
    let limit = clause.items.len().min(comma + 14);
    let mut hung = false;
    for at in comma + 2..limit {
        match clause.items[at].kind {
            Kind::Noun(_) | Kind::Prep | Kind::Adj | Kind::Conj => {}
            // ", a teacher who lives beside the dam,"
            Kind::Wh => hung = true,
            Kind::Verb(_) | Kind::Adv | Kind::Date if hung => {}
            Kind::Comma | Kind::Stop => return true,
            _ => return false,
        }
    }
    limit == clause.items.len()
}

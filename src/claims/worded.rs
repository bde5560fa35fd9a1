//! Nouns and forms of be that bring a quotation: her answer was simple: “C”; a sign with the slogan “C”;
//! she was like, “C”.

use super::draft::{Draft, LEAST_INSIDE};
use super::nominal::{MOST_RECEIVER, light_verb, make, possessor};
use super::sources::{SourceWords, of_verb};
use crate::clauses::Sentence;
use crate::clauses::cues::{CueWord, Frame, Reads};
use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::{Form, Head, Noun, Verb};
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::text::Tokens;

/// The claim whose noun is at an item, right before the quotation that it brings.
pub fn noun(scene: &Story<'_>, sentence: &Sentence, at: usize, noun: Noun) -> Option<Draft> {
    bears(scene, sentence, at, noun).or_else(|| led(scene, sentence, at, noun))
}

/// Items between a noun of saying and its colon: "to the council", "was simple".
const MOST_LED: usize = 6;

/// "made the following comment: “C”", "her message to the council: “C”", "his answer was simple: “C”", "Lee's verdict? “C”"
fn led(scene: &Story<'_>, sentence: &Sentence, at: usize, noun: Noun) -> Option<Draft> {
    let clause = &sentence.stretch;
    let cue = CueWord::of(scene, noun.head, Class::CueNoun)?;
    let group = clause.items[at].tokens;
    let own = possessor(scene, group, noun);
    let passes = |i: usize| match clause.items[i].kind {
        Kind::Prep | Kind::Noun(_) | Kind::Adj | Kind::Adv | Kind::Date => true,
        Kind::Verb(verb) => own.is_some() && verb.auxiliary && !verb.negated,
        // "her answer, via a spokesman:"
        Kind::Comma => own.is_some() && clause.is(i + 1, Kind::Prep),
        _ => false,
    };
    let colon = (at + 1..clause.items.len().min(at + MOST_LED)).find(|&i| !passes(i));
    let quote = match colon {
        Some(colon) if clause.is(colon, Kind::Colon) => clause.quotation(colon + 1),
        // "Lee's verdict? “C”": the next sentence answers.
        Some(mark) if at == 0 && own.is_some() && asks(scene, clause, mark) => {
            let next = scene.quotes.partition_point(|q| q.tokens.start < clause.tokens.end);
            let follows = scene.quotes.get(next).is_some_and(|q| q.tokens.start == clause.tokens.end);
            follows.then_some(next as u32)
        }
        _ => None,
    }?;
    let colon = colon?;
    let said = vec![scene.quotes[quote as usize].tokens];
    let (start, source, head) = match own {
        Some((owner, rest)) => (rest, owner, None),
        None => {
            let (verb, source) = light_verb(scene, sentence, at)?;
            (clause.items[verb].tokens.start, source.tokens, clause.noun(source.head))
        }
    };
    Some(Draft {
        cue: Tokens::new(start, clause.items[colon].tokens.end),
        lemma: cue.lemma,
        stance: cue.stance,
        source: Some(source),
        source_noun: head,
        content: said,
        quote: clause.quote,
        speaks: true,
        reliability: LED,
        ..Draft::new(Reads::Noun(Frame::Quote), clause.sentence)
    })
}

/// Whether a sentence ends with a question mark at an item.
fn asks(scene: &Story<'_>, clause: &Stretch, mark: usize) -> bool {
    let tokens = clause.items[mark].tokens;
    tokens.end == clause.tokens.end && is_word!(scene.hash(tokens.start), "?")
}

/// "She is unrepentant: “C”", "Lee was in no doubt: “C”": of whom it is told right before a colon, who speaks behind it.
pub fn shown(scene: &Story<'_>, sentence: &Sentence, at: usize, verb: Verb) -> Option<Draft> {
    let clause = &sentence.stretch;
    if !verb.auxiliary || verb.passive || verb.modal.is_some() || verb.form != Form::Finite || clause.quote.is_some() {
        return None;
    }
    let passes = |i: &usize| matches!(clause.items[*i].kind, Kind::Prep | Kind::Noun(_) | Kind::Adj | Kind::Adv);
    let colon = (at + 1..clause.items.len().min(at + MOST_LED)).find(|i| !passes(i))?;
    let quote = clause.quotation(colon + 1).filter(|_| clause.is(colon, Kind::Colon) && colon > at + 1)?;
    let said = scene.quotes[quote as usize].tokens;
    let source = of_verb(scene, sentence, at)?;
    let head = clause.noun(source.head)?;
    let somebody = match head.head_kind {
        Head::Person | Head::Role => !head.plural || source.tokens.len() > 1,
        Head::Pronoun => is_word!(scene.hash(head.head), "he" | "she" | "they"),
        _ => false,
    };
    if !somebody || said.len() < WORDS {
        return None;
    }
    let words = Tokens::new(clause.items[at].tokens.start, clause.items[colon].tokens.end);
    let reads = Reads::Adjective(Frame::Quote);
    let draft = make(clause, reads, words, CueWord::worded(), Some(source.tokens), Some(head), said, LED)?;
    Some(Draft { lemma: "be", speaks: true, ..draft })
}

/// How far a noun of saying with its owner, a colon and a quotation can be relied on, in tenths.
const LED: u8 = 8;

/// "She was like, “C”": a form of be and "like" tell in speech what one said or thought.
pub fn was_like(scene: &Story<'_>, sentence: &Sentence, at: usize, verb: Verb) -> Option<Draft> {
    let clause = &sentence.stretch;
    if !verb.auxiliary || verb.negated {
        return None;
    }
    // The adverbs may be one group with "like".
    let like = (at + 1..clause.items.len().min(at + MOST_LED))
        .find(|&i| is_word!(scene.hash(clause.items[i].tokens.end - 1), "like"))?;
    let between = clause.span(at + 1, like + 1);
    let adverb = |t: u32| scene.used(t, Usage::Filler);
    // Inside what another says quotations are no items of their own.
    let next = clause.items[like].tokens.end;
    let mark = ClassSet::of(&[Class::Comma, Class::Colon]);
    let from = next + u32::from(next < clause.tokens.end && scene.classes(next).any(mark));
    let quotes = &scene.text.quotes;
    let quote = quotes.get(quotes.partition_point(|q| q.tokens.start < from)).filter(|q| q.tokens.start == from)?;
    if !between.iter().all(adverb) {
        return None;
    }
    let said = quote.tokens;
    let source = of_verb(scene, sentence, at).filter(|source| {
        !(source.tokens.len() == 1 && is_word!(scene.hash(source.tokens.start), "it" | "that" | "this" | "there"))
    })?;
    let words = Tokens::new(clause.items[at].tokens.start, clause.items[like].tokens.end);
    let cue = CueWord::worded();
    let head = clause.noun(source.head);
    let draft = make(clause, Reads::Adjective(Frame::Quote), words, cue, Some(source.tokens), head, said, LED)?;
    Some(Draft { lemma: "like", speaks: clause.quote.is_none(), ..draft })
}

/// "a sign with the slogan “C”", "Lee posted a photo with the caption “C”": what bears the words says them, or who put them
/// there.
fn bears(scene: &Story<'_>, sentence: &Sentence, at: usize, noun: Noun) -> Option<Draft> {
    let stretch = &sentence.stretch;
    let quote = scene.quotes.get(stretch.quotation(at + 1)? as usize)?.tokens;
    let with = at.checked_sub(1).filter(|&i| stretch.is(i, Kind::Prep) && scene.used(noun.head, Usage::Worded))?;
    let bearer = with.checked_sub(1).filter(|&i| stretch.noun(i).is_some())?;
    if !is_word!(scene.hash(stretch.items[with].tokens.start), "with" | "under" | "bearing") || quote.len() < WORDS {
        return None;
    }
    let verb = (0..bearer).rev().take(MOST_RECEIVER).find(|&i| stretch.verb(i).is_some());
    let speaks = |source: &SourceWords| {
        stretch.noun(source.head).is_some_and(|noun| {
            matches!(noun.head_kind, Head::Person | Head::Pronoun | Head::Organization | Head::Role)
        })
    };
    let subject = verb.and_then(|verb| of_verb(scene, sentence, verb)).filter(speaks);
    let (source, head) = match subject {
        Some(source) => (source.tokens, stretch.noun(source.head)),
        None => (stretch.items[bearer].tokens, stretch.noun(bearer)),
    };
    let words = Tokens::new(noun.head, noun.head + 1);
    let cue = CueWord::worded();
    make(stretch, Reads::Noun(Frame::Quote), words, cue, Some(source), head, quote, LEAST_INSIDE)
}

/// Tokens of the shortest words that a thing bears, the marks included.
const WORDS: u32 = 4;

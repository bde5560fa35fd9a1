//! Names met where their capital proves nothing: at the start of a sentence, and in lines all in capitals. What the
//! rest of the article knows as a name is one there too.

use super::choose::{Spot, step, word};
use super::ledger::Ledger;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::{Row, Scene};
use crate::text::Tokens;

/// Words of a name looked for.
const MOST: u32 = 6;
const CAPITAL: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper]);

/// Adds the echoes to the spots, which stay in order and apart.
pub(super) fn add(scene: &Scene<'_>, row: &Row, ledger: &Ledger, spots: &mut Vec<Spot>) {
    let mut found = Vec::new();
    let mut next = 0;
    for sentence in 0..row.sentences() {
        let units = row.sentence(sentence);
        let (Some(first), Some(last)) = (units.first(), units.last()) else { continue };
        let upper = first.classes.has(Class::UpperLine);
        let (mut at, end) = (first.tokens.start, last.tokens.end);
        while at < end {
            while spots.get(next).is_some_and(|spot| spot.tokens.end <= at) {
                next += 1;
            }
            // In a line of capitals the tables' word is worth no more than the article's name that holds it.
            let taken = spots.get(next).filter(|spot| spot.tokens.start <= at);
            let after = taken.map_or(at + 1, |spot| spot.tokens.end);
            let classes = scene.vocabulary.classes(scene.text.tokens[at as usize].word);
            let capital = classes.any(CAPITAL) || ledger.users && classes.has(Class::Lower);
            // Few words begin a name of this article.
            if !capital || !ledger.begins_name(word(scene, at)) {
                at = after;
                continue;
            }
            let least = taken.map_or(0, |spot| spot.tokens.end - at);
            let longer = |tokens: &Tokens| tokens.len() > least;
            // "Bin Laden", of which "Laden" was found, and "Roma Jayne", of which both were.
            let mut echo = part(scene, ledger, at, end).filter(longer);
            if echo.is_none() && (taken.is_none() || upper) {
                let free = if upper { end } else { spots.get(next).map_or(end, |spot| spot.tokens.start).min(end) };
                echo = longest(scene, ledger, at, free).filter(longer);
            }
            at = echo.map_or(after, |tokens| tokens.end);
            found.extend(echo.map(|tokens| Spot::new(scene, tokens, "NAM002")));
        }
    }
    if !found.is_empty() {
        let mut echoes = found.iter().peekable();
        spots.retain(|spot| {
            while echoes.next_if(|echo| echo.tokens.end <= spot.tokens.start).is_some() {}
            echoes.peek().is_none_or(|echo| !echo.tokens.overlaps(spot.tokens))
        });
        spots.append(&mut found);
        spots.sort_by_key(|spot| spot.tokens.start);
    }
}

/// The part of a longer full name, of two words or more, that begins at a token.
fn part(scene: &Scene<'_>, ledger: &Ledger, start: u32, end: u32) -> Option<Tokens> {
    if ledger.parts.is_empty() {
        return None;
    }
    let mut key = 0;
    let ends = (start..end.min(start + MOST)).filter(|&token| {
        key = step(key, word(scene, token));
        token > start && ledger.parts.contains_key(&key) && ledger.find(key).is_none()
    });
    ends.last().map(|token| Tokens::new(start, token + 1))
}

/// The longest name of the article that begins at a token: a full one, or a person's surname.
fn longest(scene: &Scene<'_>, ledger: &Ledger, start: u32, end: u32) -> Option<Tokens> {
    if scene.classes(start).has(Class::Month) && is_month(scene, start, end) {
        return None;
    }
    let mut best = None;
    let mut key = 0;
    for token in start..end.min(start + MOST) {
        key = step(key, word(scene, token));
        let known = ledger.find(key).is_some_and(|r| ledger.records[r as usize].sure())
            || token == start && ledger.surnames.contains_key(&word(scene, token))
            // "Donna" is a title too, "Will" a word.
            || token == start
                && ledger.given.contains_key(&word(scene, token))
                && !scene.classes(token).has(Class::Common);
        if known {
            best = Some(Tokens::new(start, token + 1));
        }
    }
    best
}

/// Whether a month that is somebody's name too is the month here: "in May", "May 5".
fn is_month(scene: &Scene<'_>, token: u32, end: u32) -> bool {
    const FIGURE: ClassSet = ClassSet::of(&[Class::Digits, Class::Number, Class::Ordinal]);
    let before = token.checked_sub(1).is_some_and(|t| {
        is_word!(
            scene.hash(t),
            "in" | "since" | "until" | "till" | "during" | "last" | "next" | "this" | "early" | "late" | "mid"
        ) || scene.classes(t).any(FIGURE)
    });
    before || token + 1 < end && scene.classes(token + 1).any(FIGURE)
}

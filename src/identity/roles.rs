//! Titles before a name, and what the article calls its bearer: "executive director of the forum", "spokesman".

use super::Mention;
use super::draft::{Draft, plain};
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::rules::{Row, Scene, Unit};
use crate::text::Tokens;

/// Words of a role before its head.
const PART: ClassSet =
    ClassSet::of(&[Class::Noun, Class::Adj, Class::Hyphenated, Class::Demonym, Class::Role, Class::Conj]);

/// Titles kept of one person.
const MOST_TITLES: usize = 8;
/// Units a role may take.
const MOST: usize = 12;

pub(super) fn gather(scene: &Scene<'_>, row: &Row, mentions: &[Mention], drafts: &mut [Draft]) {
    let mut mentions = mentions.iter().peekable();
    for sentence in 0..row.sentences() {
        let units = row.sentence(sentence);
        let Some(end) = units.last().map(|last| last.tokens.end) else { continue };
        while let Some(mention) = mentions.next_if(|m| m.tokens.start < end) {
            let at = units.partition_point(|unit| unit.tokens.start < mention.tokens.start);
            if units.get(at).is_none_or(|unit| unit.tokens.start != mention.tokens.start) {
                continue;
            }
            let draft = &mut drafts[mention.entity as usize];
            if draft.kind != NameKind::Person {
                continue;
            }
            if let Some(tokens) = title(units, at) {
                let title = plain(scene, tokens);
                if !draft.titles.contains(&title) && draft.titles.len() < MOST_TITLES {
                    draft.titles.push(title);
                }
            }
            if draft.role.is_none() {
                draft.role =
                    after(scene, units, at).or_else(|| before(scene, units, at)).or_else(|| ahead(scene, units, at));
            }
        }
    }
}

/// The titles that stand before the name.
fn title(units: &[Unit], at: usize) -> Option<Tokens> {
    let capital = |u: &&Unit| u.classes.has(Class::Title) && !u.classes.has(Class::Lower) || u.classes.has(Class::Dot);
    let before = units[..at].iter().rev().take(4).take_while(capital).count();
    let first = units[at - before..at].iter().position(|u| u.classes.has(Class::Title))? + at - before;
    Some(Tokens::new(units[first].tokens.start, units[at - 1].tokens.end))
}

/// "X, executive director of the forum, ..."
fn after(scene: &Scene<'_>, units: &[Unit], at: usize) -> Option<String> {
    const ENDS: ClassSet =
        ClassSet::of(&[Class::Comma, Class::Dot, Class::Semicolon, Class::CloseParen, Class::Dash, Class::Wh]);
    if !units.get(at + 1)?.classes.has(Class::Comma) {
        return None;
    }
    let mut start = at + 2;
    // "X, 42, a doctor, ..."
    if units.get(start)?.classes.has(Class::Number) && units.get(start + 1)?.classes.has(Class::Comma) {
        start += 2;
    }
    // "X, told reporters"
    if units.get(start)?.classes.all(Class::VerbPast.set().with(Class::CueVerb.set())) {
        return None;
    }
    if units.get(start)?.classes.has(Class::Det) {
        start += 1;
    }
    let rest = units.get(start..)?;
    let len = rest.iter().take(MOST + 1).position(|u| u.classes.any(ENDS)).filter(|&len| len > 0 && len <= MOST)?;
    let head = rest[..len].iter().position(|u| u.classes.has(Class::Role))?;
    const PART: ClassSet = ClassSet::of(&[
        Class::Noun,
        Class::Adj,
        Class::Hyphenated,
        Class::Demonym,
        Class::Name,
        Class::Possessive,
        Class::VerbPp,
        Class::Ordinal,
        Class::Conj,
        Class::Blocked,
    ]);
    let goes_on = rest[head + 1..len].first().is_none_or(|u| u.classes.any(ClassSet::of(&[Class::Prep, Class::Conj])));
    (goes_on && rest[..head].iter().all(|u| u.classes.any(PART)))
        .then(|| plain(scene, Tokens::new(rest[0].tokens.start, rest[len - 1].tokens.end)))
}

/// "the group's fugitive spokesman X": "fugitive spokesman of the group" where a name owns it.
fn before(scene: &Scene<'_>, units: &[Unit], at: usize) -> Option<String> {
    const NO: ClassSet = ClassSet::of(&[Class::Det, Class::Prep, Class::Pron, Class::PossPron, Class::Wh]);
    let part = |u: &&Unit| u.classes.any(PART) && !u.classes.any(NO) && !u.classes.any(ClassSet::of(&[Class::Upper]));
    let count = units[..at].iter().rev().take(6).take_while(part).count();
    let mut words = &units[at - count..at];
    while words.first().is_some_and(|u| u.classes.has(Class::Conj)) {
        words = &words[1..];
    }
    if !words.last()?.classes.has(Class::Role)
        || words.last()?.classes.has(Class::Title) && !words.last()?.classes.has(Class::Lower)
    {
        return None;
    }
    Some(owned(scene, units, at - words.len(), at))
}

/// "the council's deputy leader, X, said", "the leader of the opposition, X, said", "the senator representing the coast,
/// X,": a role, and in commas who has it.
fn ahead(scene: &Scene<'_>, units: &[Unit], at: usize) -> Option<String> {
    const OPENS: ClassSet = ClassSet::of(&[Class::Det, Class::PossPron, Class::Possessive]);
    const ENDS: ClassSet =
        ClassSet::of(&[Class::Comma, Class::Semicolon, Class::Stop, Class::OpenQuote, Class::CloseQuote, Class::Aux]);
    let comma = at.checked_sub(1).filter(|&comma| units[comma].classes.has(Class::Comma))?;
    let alone =
        units.get(at + 1)?.classes.has(Class::Comma) && !units.get(at + 2).is_some_and(|u| u.classes.has(Class::Conj));
    let lowest = comma.saturating_sub(MOST);
    let ends =
        |i: usize| units[i].classes.any(ENDS) || units[i].classes.all(Class::VerbPast.set().with(Class::CueVerb.set()));
    let lowest = (lowest..comma).rev().find(|&i| ends(i)).map_or(lowest, |i| i + 1);
    let heads = |first: usize| {
        let words = &units[first..comma];
        let Some(head) = words.iter().position(|u| u.classes.has(Class::Role)) else { return false };
        let more = words[head + 1..].first();
        words[..head].iter().all(|u| u.classes.any(PART))
            && more.is_none_or(|u| u.classes.any(ClassSet::of(&[Class::Prep, Class::VerbIng])))
    };
    let first = (lowest..comma).rev().map(|i| i + 1).find(|&i| units[i - 1].classes.any(OPENS) && heads(i))?;
    alone.then(|| owned(scene, units, first, comma))
}

/// The words of a role, with the name that stands before it as its owner.
fn owned(scene: &Scene<'_>, units: &[Unit], first: usize, end: usize) -> String {
    let role = plain(scene, Tokens::new(units[first].tokens.start, units[end - 1].tokens.end));
    match &units[first.saturating_sub(2)..first] {
        [owner, mark] if mark.classes.has(Class::Possessive) && owner.classes.has(Class::Name) => {
            format!("{role} of {}", plain(scene, owner.tokens))
        }
        _ => role,
    }
}

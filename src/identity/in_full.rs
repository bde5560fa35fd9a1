//! Full names that only the rest of the article shows to be names: "Grace Church" is a person where "Ms. Church" is.

use super::votes::Says;
use crate::lexicon::{Class, ClassSet};
use crate::names::Name;
use crate::rules::{Found, Row, Unit};
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// Words of a name before its last.
const MOST: usize = 3;
const CAPITAL: ClassSet = ClassSet::of(&[Class::Cap, Class::Initial]);
/// What is not part of a name, or proves nothing.
const NONE: ClassSet = ClassSet::of(&[
    Class::Lower,
    Class::UpperLine,
    Class::Det,
    Class::Pron,
    Class::PossPron,
    Class::Conj,
    Class::Subord,
    Class::Wh,
    Class::Prep,
    Class::Aux,
    Class::Modal,
    Class::Role,
    Class::Demonym,
    Class::LegalSuffix,
    Class::Weekday,
    Class::Deictic,
]);
/// Words that make a place or a body of the name behind them.
const HEADS: ClassSet = ClassSet::of(&[
    Class::PlaceHead,
    Class::OrgHead,
    Class::EventHead,
    Class::Direction,
    Class::Common,
    Class::OrgName,
    Class::Media,
]);

/// How a word is used alone, the more telling last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Called {
    /// It speaks without an article, at the start of a sentence, and may be a common word.
    AsWord,
    Speaks,
    Titled,
}

/// Adds a candidate for each run of capitals that ends in a word by which somebody is called.
pub(super) fn add(row: &Row, candidates: &mut Vec<Found<Name>>) {
    let called = called(row);
    if called.is_empty() {
        return;
    }
    for sentence in 0..row.sentences() {
        let units = row.sentence(sentence);
        for (at, last) in units.iter().enumerate().skip(1) {
            if last.hash == 0 || !ends(last) {
                continue;
            }
            let Some(&how) = called.get(&last.hash) else { continue };
            if units.get(at + 1).is_some_and(|next| next.classes.any(CAPITAL)) {
                continue;
            }
            let Some(start) = start(units, at, how) else { continue };
            let tokens = Tokens::new(units[start].tokens.start, last.tokens.end);
            let vote = Says::InFull.vote();
            candidates.push(Found { tokens, matched: tokens, rule: vote.rule.id, order: u16::MAX, value: vote.value });
        }
    }
}

fn part(unit: &Unit) -> bool {
    unit.classes.any(CAPITAL) && !unit.classes.any(NONE)
}

/// Whether the word can end a name: a surname may be the name of a people ("Ms. Thai").
fn ends(unit: &Unit) -> bool {
    let people = unit.classes.has(Class::Demonym) && !unit.classes.any(ClassSet::of(&[Class::NounPl, Class::OrgName]));
    unit.classes.any(CAPITAL) && !unit.classes.any(if people { NONE.without(Class::Demonym.set()) } else { NONE })
}

/// The words that stand alone behind a title, or alone beside a verb of saying.
fn called(row: &Row) -> FxHashMap<u64, Called> {
    let mut called: FxHashMap<u64, Called> = FxHashMap::default();
    for sentence in 0..row.sentences() {
        let units = row.sentence(sentence);
        for at in 0..units.len() {
            if let Some(how) = how(units, at) {
                let most = called.entry(units[at].hash).or_insert(how);
                *most = how.max(*most);
            }
        }
    }
    called
}

/// How the word at `at` is used, if it stands alone.
fn how(units: &[Unit], at: usize) -> Option<Called> {
    const SAYS: ClassSet = ClassSet::of(&[Class::VerbPast, Class::VerbS]);
    /// A capital inside a sentence, with no article, makes a surname of "Banks" and "Derby".
    const WORD: ClassSet = ClassSet::of(&[Class::Common, Class::OrgHead]);
    const NAMED: ClassSet = ClassSet::of(&[Class::Given, Class::Surname, Class::City]);
    const ARTICLE: ClassSet = ClassSet::of(&[Class::Det, Class::PossPron]);
    let unit = &units[at];
    let alone = |i: Option<usize>| i.and_then(|i| units.get(i)).is_none_or(|u| !u.classes.any(CAPITAL));
    if unit.hash == 0 || !ends(unit) || !alone(Some(at + 1)) {
        return None;
    }
    let dot = at.checked_sub(1).is_some_and(|i| units[i].classes.has(Class::Dot));
    let before = at.checked_sub(1 + usize::from(dot)).map(|i| &units[i]);
    if before.is_some_and(|u| u.classes.has(Class::Title) && u.classes.has(Class::Cap) && u.hash != 0) {
        return Some(Called::Titled);
    }
    let says = |u: Option<&Unit>| u.is_some_and(|u| u.classes.has(Class::CueVerb) && u.classes.any(SAYS));
    let speaks = says(units.get(at + 1)) || !dot && says(before);
    let article = before.is_some_and(|u| u.classes.any(ARTICLE));
    let other = unit.classes.any(ClassSet::of(&[Class::Country, Class::OrgName]));
    if !speaks || article || other || !alone(at.checked_sub(1)) {
        return None;
    }
    // "Banks said" and "Church says", in a sentence of its own: a headline may leave out the article.
    let whole = units.last().is_some_and(|u| u.classes.any(ClassSet::of(&[Class::Dot, Class::CloseQuote])));
    match () {
        () if !unit.classes.any(WORD) => Some(Called::Speaks),
        () if !unit.classes.has(Class::SentenceStart) && unit.classes.any(NAMED) => Some(Called::Speaks),
        () if whole && (unit.classes.any(NAMED) || !unit.classes.has(Class::NounPl)) => Some(Called::AsWord),
        () => None,
    }
}

/// The first unit of the name that ends at `at`.
fn start(units: &[Unit], at: usize, how: Called) -> Option<usize> {
    let given = |u: &Unit| u.classes.has(Class::Given);
    let good = |u: &Unit| u.hash != 0 && part(u) && (!u.classes.has(Class::Title) || given(u));
    let mut start = at;
    while start > 0 && at - start < MOST {
        let before = &units[start - 1];
        // "University of Texas Arlington Ann Lee": the town is the university's.
        if before.classes.has(Class::City) && start > 1 && {
            let body = &units[start - 2];
            body.hash == 0 && body.classes.has(Class::OrgName)
        } {
            break;
        }
        if good(before)
            && !(before.classes.has(Class::SentenceStart) && before.classes.has(Class::Common) && !given(before))
        {
            start -= 1;
        } else if before.classes.has(Class::Dot) && start > 1 && units[start - 2].classes.has(Class::Initial) {
            start -= 2;
        } else {
            break;
        }
    }
    let first = &units[start];
    let named = given(first)
        || how > Called::AsWord
            && !first.classes.any(HEADS)
            && (how == Called::Titled || !first.classes.has(Class::NotName));
    const THING: ClassSet = ClassSet::of(&[Class::PlaceHead, Class::OrgHead, Class::EventHead]);
    let thing = units[at].classes.any(THING) && !given(first);
    (start < at && named && !thing && !first.classes.has(Class::Initial)).then_some(start)
}

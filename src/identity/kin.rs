//! Persons whom the story brings in as another's kin: "his wife, Ann Zorbel".

use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::Scene;

/// "Mr." or "Mrs.", "Robert" or "Roberta".
pub(super) type IsFemale = bool;

/// Of two of one surname.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    Younger,
    Older,
}

impl Age {
    /// What a noun for kin says of age.
    pub(super) fn of(scene: &Scene<'_>, noun: u32) -> Option<Age> {
        let is = |usage, age| scene.used(noun, usage).then_some(age);
        is(Usage::Younger, Age::Younger).or_else(|| is(Usage::Older, Age::Older))
    }

    /// What the word before a surname says: "the younger Zorbel".
    pub(super) fn before(scene: &Scene<'_>, surname: u32) -> Option<Age> {
        match scene.lower(surname.checked_sub(1)?) {
            "younger" => Some(Age::Younger),
            "elder" | "older" => Some(Age::Older),
            _ => None,
        }
    }

    pub(super) const fn other(self) -> Age {
        match self {
            Age::Younger => Age::Older,
            Age::Older => Age::Younger,
        }
    }
}

/// Those who are brought in by a given name alone, "his mother, Ann": the last of each gender.
#[derive(Default)]
pub(super) struct Family(Vec<Kin>);

struct Kin {
    entity: u32,
    gender: Option<IsFemale>,
    /// Of whose kin they are.
    owner: Option<IsFemale>,
}

impl Family {
    /// Remembers one by the noun that brings them in.
    pub(super) fn remember(&mut self, scene: &Scene<'_>, noun: u32, entity: u32) {
        let gender = told_gender(scene, noun, Class::Role);
        let owner = noun.checked_sub(1).and_then(|t| match scene.lower(t) {
            "his" => Some(false),
            "her" => Some(true),
            _ => None,
        });
        self.0.retain(|kin| kin.gender != gender);
        self.0.push(Kin { entity, gender, owner });
    }

    /// "his mother, Ann, …. Mrs. Lee said": who has the surname of the one whose kin they are, and no other bearer of it
    /// is of the gender that the title tells.
    pub(super) fn titled(&self, titled: Option<IsFemale>) -> Option<&u32> {
        let told = |kin: &&Kin| titled.is_some() && kin.gender == titled && kin.owner != titled;
        self.0.iter().find(told).map(|kin| &kin.entity)
    }
}

/// The noun that introduces the name as another's kin: "his wife, Ann Zorbel".
pub(super) fn kin_noun(scene: &Scene<'_>, start: u32) -> Option<u32> {
    let marked = |t: u32, class| scene.classes(t).has(class);
    let comma = start > 0 && marked(start - 1, Class::Comma);
    let mut noun = start.checked_sub(1 + u32::from(comma))?;
    // "his daughter, the singer Ann Lee"
    if !comma {
        const ROLE: ClassSet = ClassSet::of(&[Class::Role, Class::Adj, Class::Noun, Class::Det]);
        let apposed = (start.saturating_sub(4)..start).rev().find(|&t| !scene.classes(t).any(ROLE));
        let apposed = apposed.filter(|&t| t + 1 < start && marked(t, Class::Comma) && marked(t + 1, Class::Det));
        noun = apposed.and_then(|comma| comma.checked_sub(1)).unwrap_or(noun);
    }
    let owner = noun.checked_sub(1).filter(|&t| marked(t, Class::PossPron) || marked(t, Class::Possessive));
    let younger = noun.checked_sub(2).filter(|&t| marked(t, Class::PossPron) || marked(t, Class::Possessive));
    let owned = owner.is_some() || younger.is_some() && marked(noun - 1, Class::Adj);
    (owned && scene.used(noun, Usage::Kin)).then_some(noun)
}

/// Tokens of words in apposition that say whose kin somebody is.
const MOST_APPOSED: u32 = 6;

/// "a corner from Danny Zorbel, the manager's | son |.": the noun behind a name that makes its bearer another's kin, who is
/// named in passing there.
pub(super) fn kin_behind(scene: &Scene<'_>, end: u32) -> Option<u32> {
    const ENDS: ClassSet =
        ClassSet::of(&[Class::Comma, Class::Stop, Class::Dot, Class::VerbPast, Class::VerbS, Class::Wh]);
    let known = |t: u32| scene.text.tokens.get(t as usize).is_some();
    if !known(end) || !scene.classes(end).has(Class::Comma) {
        return None;
    }
    let noun = (end + 1..end + 1 + MOST_APPOSED)
        .take_while(|&t| known(t) && !scene.classes(t).any(ENDS))
        .find(|&t| scene.used(t, Usage::Kin))?;
    let owned = (end + 1..noun).any(|t| scene.classes(t).any(ClassSet::of(&[Class::PossPron, Class::Possessive])));
    let last = !known(noun + 1) || scene.classes(noun + 1).any(ClassSet::of(&[Class::Stop, Class::Dot]));
    (owned && last).then_some(noun)
}

/// Tokens of an age and what it is of: "of 21-year-old".
const MOST_AGE: u32 = 7;

/// "the father of 21-year-old | Ann Zorbel": a name by which it is told whose kin another one is.
pub(super) fn is_whose(scene: &Scene<'_>, start: u32) -> bool {
    const AGE: ClassSet = ClassSet::of(&[
        Class::Hyphenated,
        Class::Hyphen,
        Class::Digits,
        Class::NumberWord,
        Class::TimeUnit,
        Class::Adj,
    ]);
    let of = (start.saturating_sub(MOST_AGE)..start).rev().find(|&t| !scene.classes(t).any(AGE));
    of.is_some_and(|of| scene.lower(of) == "of" && of > 0 && scene.used(of - 1, Usage::Kin))
}

/// What a noun or a title says of gender.
pub(super) fn told_gender(scene: &Scene<'_>, token: u32, class: Class) -> Option<IsFemale> {
    match scene.value(token, class)? {
        "m" => Some(false),
        "f" => Some(true),
        _ => None,
    }
}

//! Runs of capitalised words that no other rule need know: the weakest candidates, for the article to weigh.

use super::{Name, NameKind};
use crate::lexicon::{Class, ClassSet, Usage, gazetteer};
use crate::rules::{Found, How, Row, Rule, Scene, Unit};
use crate::text::Tokens;

pub static RULES: &[Rule<Name>] = &[Rule {
    id: "NAM001",
    name: "capitalised words",
    why: "In running text a capital that the start of a sentence does not explain marks a name.",
    how: How::Step(runs),
    finds: &["Yesterday [Zorb Qarrel] left."],
    skips: &["Yesterday he left."],
}];

/// Words that are no part of a run: they name something of their own, or stand beside names.
const BREAKS: ClassSet = ClassSet::of(&[
    Class::Title,
    Class::Demonym,
    Class::NotName,
    Class::UpperLine,
    Class::Det,
    Class::Pron,
    Class::PossPron,
    Class::Conj,
    Class::Wh,
    Class::Modal,
    Class::Aux,
    Class::Neg,
    Class::Month,
    Class::Weekday,
    Class::Holiday,
    Class::Deictic,
]);
const CAPITAL: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper, Class::Initial]);
/// Readings that make a capital at the start of a sentence prove nothing.
const WORD: ClassSet = ClassSet::of(&[
    Class::Common,
    Class::Prep,
    Class::Subord,
    Class::Adv,
    Class::Noun,
    Class::NounPl,
    Class::Verb,
    Class::VerbS,
    Class::VerbPast,
    Class::VerbIng,
    Class::VerbPp,
    Class::Adj,
    Class::NumberWord,
    Class::Role,
]);
const PERSONAL: ClassSet = ClassSet::of(&[Class::Given, Class::Surname]);
const TOWN: ClassSet = ClassSet::of(&[Class::City, Class::Region]);
const CLUB: ClassSet = ClassSet::of(&[Class::Club, Class::Upper]);
const NATION: ClassSet = ClassSet::of(&[Class::Country, Class::Region, Class::OrgName]);
/// What a word in no table has.
const SHAPE: ClassSet = ClassSet::of(&[Class::Cap, Class::SentenceStart, Class::Usage]);
/// How much a common word with a capital speaks against a name: more than what often stands beside names (the article,
/// a verb of saying) speaks for one, less than what only companies have (shares, a spokesman).
pub const WORD_ALONE: u8 = 3;
/// Words that begin a sentence far more often than a name.
const FUNCTION: ClassSet = ClassSet::of(&[Class::Prep, Class::Subord, Class::Adv, Class::NumberWord]);
const LISTED: ClassSet = ClassSet::of(&[
    Class::Country,
    Class::City,
    Class::Region,
    Class::Feature,
    Class::OrgName,
    Class::Media,
    Class::Club,
]);

fn runs(scene: &Scene<'_>, row: &Row, found: &mut Vec<Found<Name>>) {
    for sentence in 0..row.sentences() {
        let units = row.sentence(sentence);
        let mut at = 0;
        while at < units.len() {
            // Every run begins with one.
            if !units[at].classes.any(CAPITAL) {
                at += 1;
                continue;
            }
            let len = length(&units[at..]);
            let mut run = &units[at..at + len];
            at += len.max(1);
            if let [.., last] = run
                && units.get(at).is_some_and(|next| goes_on(scene, last, next))
            {
                let tokens = last.tokens;
                found.push(Found {
                    tokens,
                    matched: tokens,
                    rule: RULES[0].id,
                    order: super::STEP,
                    value: Name::nothing(12),
                });
                run = &run[..run.len() - 1];
            }
            while let [first, rest @ ..] = run
                && starts_by_chance(scene, first, rest)
            {
                run = rest;
            }
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let tokens = Tokens::new(first.tokens.start, last.tokens.end);
            let value = seems(scene, run);
            found.push(Found { tokens, matched: tokens, rule: RULES[0].id, order: super::STEP, value });
        }
    }
}

/// How many units of a run begin here. Small words with a capital inside a sentence are surnames ("He Lifu").
fn length(units: &[Unit]) -> usize {
    let part = |u: &Unit| u.classes.any(CAPITAL) && !u.classes.any(BREAKS);
    match units {
        [first, next, ..]
            if !part(first)
                && part(next)
                && first.classes.has(Class::Cap)
                && first.classes.has(Class::Surname)
                && first.classes.has(Class::Pron)
                && !first.classes.has(Class::SentenceStart) =>
        {
            1 + length(&units[1..])
        }
        _ => units.iter().take_while(|u| part(u)).count(),
    }
}

/// Whether the word is the beginning of a town's name in a compound: "San Francisco-based".
fn goes_on(scene: &Scene<'_>, word: &Unit, compound: &Unit) -> bool {
    compound.classes.all(ClassSet::of(&[Class::Hyphenated, Class::Lower]))
        && word.hash != 0
        && scene.words(compound.tokens).starts_with(char::is_uppercase)
        && scene
            .words(compound.tokens)
            .split('-')
            .next()
            .is_some_and(|rest| gazetteer::places(&format!("{} {rest}", scene.words(word.tokens))).next().is_some())
}

/// Whether the word's capital may come from the start of the sentence only.
fn starts_by_chance(scene: &Scene<'_>, unit: &Unit, rest: &[Unit]) -> bool {
    let classes = unit.classes;
    // "Dries Zorbel": no sentence begins with such a form of a verb.
    const VERB: ClassSet = SHAPE.with(ClassSet::of(&[Class::VerbS, Class::Common]));
    let surname = |u: &Unit| u.classes.has(Class::Surname) && !u.classes.has(Class::Common);
    if classes.has(Class::VerbS) && classes.0 & !VERB.0 == 0 && rest.first().is_some_and(surname) {
        return false;
    }
    let adverb = classes.0 & !SHAPE.0 == 0 && unit.hash != 0 && scene.lower(unit.tokens.start).ends_with("ly");
    classes.has(Class::SentenceStart)
        && classes.has(Class::Cap)
        && (classes.any(WORD) || adverb)
        && (adverb
            || classes.any(FUNCTION)
            || (!classes.any(LISTED) || classes.has(Class::Common)) && (!classes.any(PERSONAL) || rest.is_empty()))
}

/// A common word in capitals, for emphasis.
fn emphasised(unit: &Unit) -> bool {
    unit.classes.any(WORD) && !unit.classes.any(LISTED)
}

fn digits(scene: &Scene<'_>, unit: &Unit) -> bool {
    unit.tokens.len() == 1 && scene.lower(unit.tokens.start).bytes().any(|b| b.is_ascii_digit())
}

/// What is written with capitals and names nothing: a politician's party and state ("R-Ohio"), acronyms in the plural
/// ("FTAs"), the ticker of a share ("<ZRBL>").
fn code(scene: &Scene<'_>, unit: &Unit) -> bool {
    if unit.hash == 0 {
        return false;
    }
    let word = scene.words(unit.tokens).as_bytes();
    let before = &scene.source.as_bytes()[..scene.text.span(unit.tokens).start as usize];
    if before.ends_with(b"<") && unit.classes.has(Class::Upper) {
        return true;
    }
    match word {
        // A rating: "Baa1".
        [b'A'..=b'Z', rest @ .., b'0'..=b'9'] => {
            rest.len() < 3 && rest.iter().all(u8::is_ascii_lowercase) && !rest.is_empty()
        }
        _ if is_party(scene.words(unit.tokens)) => true,
        [capitals @ .., b's'] => {
            capitals.len() > 1
                && capitals.iter().all(|b| b.is_ascii_uppercase() || *b == b'.')
                && !capitals.contains(&b'&')
        }
        _ => unit.classes.has(Class::Hyphenated) && compound(scene, unit),
    }
}

/// A politician's party and state: "D-Ohio".
pub fn is_party(word: &str) -> bool {
    matches!(word.as_bytes(), [b'D' | b'R' | b'I', b'-', b'A'..=b'Z', ..])
}

/// Whether a compound is made of common words: "Year-on-year", "Social-Democratic".
fn compound(scene: &Scene<'_>, unit: &Unit) -> bool {
    let word = scene.lower(unit.tokens.start);
    // "Blue-chip" is not a person Blue, but "Lee-Park" may be.
    let one = scene.words(unit.tokens).bytes().filter(u8::is_ascii_uppercase).count() == 1;
    let names = if one { ClassSet::EMPTY } else { LISTED.with(PERSONAL) };
    word.split('-').all(|part| {
        let classes = scene.vocabulary.lexicon().lookup(part).map_or(ClassSet::EMPTY, |entry| entry.classes);
        let figure = part.bytes().all(|b| b.is_ascii_digit());
        figure || classes.has(Class::Common) && !classes.any(names) || classes.has(Class::Prep)
    })
}

/// Whether a word looks like the name of a people or of adherents: "Afrikaners", "Sandinistas".
fn people(scene: &Scene<'_>, unit: &Unit) -> bool {
    const ENDINGS: [&str; 7] = ["ians", "ers", "ists", "istas", "ese", "eans", "ites"];
    let word = scene.lower(unit.tokens.start);
    unit.hash != 0 && word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// What a word with figures in it is when it is a model or a star rather than a name.
const CODED: ClassSet = ClassSet::of(&[Class::Upper, Class::Hyphenated]);

/// Whether a capital stands inside the word, as companies and platforms write themselves: "ZorbPath", but not "McKrell".
fn inner_capital(scene: &Scene<'_>, unit: &Unit) -> bool {
    const PERSONS: [&str; 10] = ["mc", "mac", "de", "di", "du", "la", "le", "van", "fitz", "o'"];
    let word = scene.words(unit.tokens);
    let inside = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
    unit.hash != 0
        && unit.classes.has(Class::Cap)
        && !unit.classes.any(PERSONAL.with(Class::Hyphenated.set()))
        && word.as_bytes().windows(2).any(inside)
        && !PERSONS.iter().any(|start| scene.lower(unit.tokens.start).starts_with(start))
}

/// What the shape alone says: two or three plain words are a person more often than not, capitals an acronym.
fn seems(scene: &Scene<'_>, run: &[Unit]) -> Name {
    let plain = |u: &Unit| u.classes.has(Class::Cap) && !u.classes.has(Class::Common) && u.hash != 0;
    match run {
        [only] if code(scene, only) || only.classes.has(Class::LegalSuffix) => Name::nothing(6),
        // A stretch of a headline, or words shouted.
        [_, _, ..]
            if run.iter().all(|u| u.classes.has(Class::Upper)) && run.iter().filter(|u| emphasised(u)).count() > 1 =>
        {
            Name::nothing(4)
        }
        // "ZRB47", "Zorbel-9b"
        [only] if only.classes.any(CODED) && digits(scene, only) => Name::nothing(2),
        [only] if only.classes.has(Class::Upper) && only.hash != 0 && !emphasised(only) => Name::open(2),
        [only] if only.classes.has(Class::Initial) && only.tokens.len() == 1 => Name::nothing(2),
        // A common word with a capital: what stands beside it must be plain for it to be a company's name.
        [only] if only.classes.any(WORD) && !only.classes.any(LISTED) && only.hash != 0 => Name::nothing(WORD_ALONE),
        [only] if people(scene, only) => Name::nothing(2),
        [only] if inner_capital(scene, only) => Name::new(NameKind::Organization, 2),
        [_] => Name::open(1),
        // "OFK Beograd"
        [club, town] if town.classes.any(TOWN) && club.hash != 0 && club.classes.any(CLUB) => {
            Name::new(NameKind::Organization, 7)
        }
        [first, second]
            if second.classes.any(PERSONAL)
                && !second.classes.has(Class::Common)
                && first.classes.has(Class::Cap)
                && !run.iter().any(|u| u.classes.any(NATION))
                && first.hash != 0 =>
        {
            Name::new(NameKind::Person, 4)
        }
        [first, second] if first.classes.any(PERSONAL) && run.iter().all(plain) && !second.classes.any(NATION) => {
            Name::new(NameKind::Person, 5)
        }
        // "Zorbina Ndali": a town and a word that is nothing else have no comma between them.
        [first, second]
            if first.classes.0 & !SHAPE.0 == 0
                && first.hash != 0
                && second.hash != 0
                && second.classes.all(ClassSet::of(&[Class::Cap, Class::City]))
                && !second.classes.any(NATION.with(WORD).with(Class::Club.set())) =>
        {
            Name::new(NameKind::Person, 6)
        }
        // "Qin Gang": the surname first, and any word after it.
        [first, second]
            if first.hash != 0
                && second.hash != 0
                && second.classes.has(Class::Cap)
                && !second.classes.any(LISTED)
                && scene.used(first.tokens.start, Usage::Sino) =>
        {
            Name::new(NameKind::Person, 4)
        }
        [_, _] | [_, _, _] if run.iter().all(plain) => Name::new(NameKind::Person, 3),
        // "Savage Love": the words of a title or a heading.
        _ if run.iter().all(|u| emphasised(u) && u.classes.has(Class::Common)) => Name::nothing(1),
        _ => Name::open(2),
    }
}

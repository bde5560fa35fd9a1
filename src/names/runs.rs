//! Runs of capitalised words that no other rule need know: the weakest candidates, for the article to weigh.

use super::{Name, NameKind};
use crate::lexicon::{Class, ClassSet};
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
const LISTED: ClassSet = ClassSet::of(&[Class::Country, Class::City, Class::Region, Class::OrgName, Class::Club]);

fn runs(scene: &Scene<'_>, row: &Row, found: &mut Vec<Found<Name>>) {
    let order = super::STAGE.order_of(RULES[0].id);
    for sentence in 0..row.sentences.len() {
        let units = row.sentence(sentence);
        let mut at = 0;
        while at < units.len() {
            let len = units[at..].iter().take_while(|u| u.classes.any(CAPITAL) && !u.classes.any(BREAKS)).count();
            let mut run = &units[at..at + len];
            at += len.max(1);
            while let [first, rest @ ..] = run
                && starts_by_chance(first, rest)
            {
                run = rest;
            }
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let tokens = Tokens::new(first.tokens.start, last.tokens.end);
            let value = seems(scene, run);
            found.push(Found { tokens, matched: tokens, rule: RULES[0].id, order, value });
        }
    }
}

/// Whether the word's capital may come from the start of the sentence only.
fn starts_by_chance(unit: &Unit, rest: &[Unit]) -> bool {
    let classes = unit.classes;
    classes.has(Class::SentenceStart)
        && classes.has(Class::Cap)
        && classes.any(WORD)
        && !(classes.any(LISTED) && !classes.has(Class::Common))
        && !(classes.any(ClassSet::of(&[Class::Given, Class::Surname])) && !rest.is_empty())
}

/// What the shape alone says: two or three plain words are a person more often than not, capitals an acronym.
fn seems(_scene: &Scene<'_>, run: &[Unit]) -> Name {
    let plain = |u: &Unit| u.classes.has(Class::Cap) && !u.classes.has(Class::Common) && u.hash != 0;
    match run {
        [only] if only.classes.has(Class::Upper) && only.hash != 0 => Name::new(NameKind::Organization, 2),
        [_, _] | [_, _, _] if run.iter().all(plain) => Name::new(NameKind::Person, 3),
        _ => Name::open(1),
    }
}

//! Places of the gazetteer.

use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet};
use crate::names::{Name, Shows, place, showing};
use crate::rules::{Mark, Match, Rule, pattern};

/// Readings of a common word.
const WORD: ClassSet = ClassSet::of(&[
    Class::Noun,
    Class::NounPl,
    Class::Verb,
    Class::VerbPast,
    Class::VerbIng,
    Class::Adj,
    Class::Adv,
    Class::Prep,
    Class::Det,
    Class::Pron,
    Class::Conj,
]);
const PERSONAL: ClassSet = ClassSet::of(&[Class::Given, Class::Surname]);

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "PLC001",
        name: "country",
        why: "The name of a country is a place, unless the article knows a person by it.",
        how: pattern("name:Country&!Lower", |m| listed(m, weight(m, 7), Shows::COUNTRY).filter(|_| !pronoun(m))),
        finds: &["Ministers met in [Libya]."],
        skips: &["Ministers met."],
    },
    Rule {
        id: "PLC002",
        name: "state, province or region",
        why: "The name of a state or region is a place.",
        how: pattern("name:(Region&!Lower (Dot >Comma/Lower/Date/Number/CloseParen)?)", |m| {
            listed(m, weight(m, 6), Shows::REGION)
        }),
        finds: &["Ministers met in [Saskatchewan]."],
        skips: &["Ministers met."],
    },
    Rule {
        id: "PLC003",
        name: "city",
        why: "The name of a city is a place, the more surely if it is not also a common word, given name or surname.",
        how: pattern("name:City&!Lower", |m| {
            Some(weight(m, size(m))).filter(|&w| w > 0).and_then(|w| listed(m, w, Shows::CITY))
        }),
        finds: &["Ministers met in [Tripoli]."],
        skips: &["He likes reading."],
    },
    Rule {
        id: "PLC004",
        name: "river, sea, mountain, building",
        why: "A named feature of the map is a place.",
        how: pattern("name:Feature&!Lower", |m| listed(m, feature_weight(m), Shows::FEATURE)),
        finds: &["Troops crossed the [Sahara] by night."],
        skips: &["Ministers met."],
    },
];

/// A place that the gazetteer lists.
fn listed(m: &Match<'_>, weight: u8, shows: Shows) -> Option<Mark<Name>> {
    showing(place(m, weight), shows)
}

/// "Us" in a headline is not a country.
fn pronoun(m: &Match<'_>) -> bool {
    m.classes("name").all(ClassSet::of(&[Class::Pron, Class::Cap]))
}

/// "The Gulf" is one whatever else the word means.
fn feature_weight(m: &Match<'_>) -> u8 {
    const THE: u64 = hash("the");
    let weight = weight(m, 6);
    if m.before().is_some_and(|unit| unit.hash == THE) { weight.max(4) } else { weight }
}

/// The larger a city, the more it is meant. The tables' value is the number of digits of its people.
fn size(m: &Match<'_>) -> u8 {
    match m.value("name", Class::City).and_then(|digits| digits.parse::<u8>().ok()) {
        Some(digits) => digits.clamp(4, 7) - 1,
        None => 5,
    }
}

/// Words that are other things too say less; a phrase of two words is rarely anything else.
fn weight(m: &Match<'_>, most: u8) -> u8 {
    let classes = m.classes("name");
    let phrase = m.units("name").is_some_and(|units| units[0].hash == 0);
    let mut weight = most;
    if phrase {
        return weight + 1;
    }
    if classes.has(Class::Country) {
        return weight - u8::from(classes.any(PERSONAL) || classes.has(Class::NotName));
    }
    // "Ratu Zorbel": a title before it is a town.
    if classes.any(ClassSet::of(&[Class::Common, Class::NotName, Class::Title])) {
        weight = weight.saturating_sub(4);
    }
    if classes.any(WORD) {
        weight = weight.saturating_sub(if classes.has(Class::SentenceStart) { 4 } else { 2 });
    }
    if classes.any(PERSONAL) {
        weight = weight.saturating_sub(2);
    }
    weight
}

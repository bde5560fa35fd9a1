//! Full names made of words that name other things too: towns, firms, months, common words ("Chelsea Lincoln", "Ford
//! Hale", "Will Power"). What they do, or that they stand side by side, says that they are people.

use crate::lexicon::{Class, ClassSet};
use crate::names::{Name, person};
use crate::rules::{Mark, Match, Rule, Unit, pattern};

/// A word that can begin a name, whatever else it is.
macro_rules! first {
    () => {
        "Cap&!UpperLine/Lower/Demonym/Title/Role/Pron/PossPron/Det/Conj/Subord/Wh/Prep/Aux/Modal/Neg/Deictic/LegalSuffix/NumberWord/Weekday"
    };
}

/// A surname, whatever else it is.
macro_rules! last {
    () => {
        "Cap&!UpperLine/Lower/Demonym/Role/Pron/Det/Conj/Subord/Wh/Prep/Aux/Deictic/LegalSuffix/Weekday/Month/NotName"
    };
}

const PERSONAL: ClassSet = ClassSet::of(&[Class::Given, Class::Surname]);
const TOWN: ClassSet = ClassSet::of(&[Class::City, Class::Region, Class::Country, Class::Club]);
/// What makes a place, a body or a thing of the words beside it.
const HEADS: ClassSet = ClassSet::of(&[Class::PlaceHead, Class::OrgHead, Class::EventHead, Class::Direction]);

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "PER021",
        name: "full name that speaks",
        why: "Two names that say something or have an age are a person, whatever else each of them names.",
        how: pattern(
            concat!(
                "<!in <!at <!of <!Cap/Upper/Initial name:(",
                first!(),
                " (Initial Dot? | ",
                last!(),
                ")? ",
                last!(),
                ") (Comma? CueVerb&VerbPast/VerbS | (mp|mps|msp|mep) CueVerb&VerbPast/VerbS | Comma (Number Comma/Dot | Det? Upper/Adj/Noun? Role))"
            ),
            speaks,
        ),
        finds: &["Yesterday [Ford Kowalski] said so.", "[Paris Lincoln], 41, left on Monday."],
        skips: &["Yesterday Ford said so.", "Red Bank said so."],
    },
    Rule {
        id: "PER052",
        name: "town and a word that no table knows",
        why: "A town has a comma before its region; with an unknown word right behind that is told to be somebody, it is a name.",
        how: pattern(
            concat!(
                "<!in <!at <!of <!from <!near <!Cap/Upper name:(City&Cap&!UpperLine/Country/Region/Common/OrgName/Media/Lower ",
                "Cap&!UpperLine/Common/Noun/NounPl/Adj/OrgHead/PlaceHead/EventHead/LegalSuffix/City/Country/Region/OrgName/Media/Club/NotName/Demonym/Title/Role) ",
                "(Comma (who | Number Comma/Dot | Det? Upper/Adj/Noun? Role) | CueVerb&VerbPast/VerbS)"
            ),
            |m| words(m).and_then(|_| person(m, 8)),
        ),
        finds: &["[Bandung Qarrel], who left on Monday, was glad.", "[Bandung Qarrel] said it was late."],
        skips: &["They met in Bandung Qarrel, who left.", "Bandung officials said so."],
    },
    Rule {
        id: "PER027",
        name: "occupation and full name of words",
        why: "Behind a noun for a person a given name and a surname are that person's, whatever else the words are.",
        how: pattern(
            concat!(
                "Role&Lower&!NounPl Comma? name:(Given&Cap&!UpperLine/Lower/Demonym/Title/Role/Modal (Given&Cap&!UpperLine/Role)? ",
                last!(),
                ") >!Cap/Upper/Initial"
            ),
            behind_role,
        ),
        finds: &[
            "It was told by the activist [Grace Church] on Monday.",
            "It was told by the chief economist, [Florence Lincoln], on Monday.",
            "It was told by board member [June Winters].",
        ],
        skips: &["It was told by an owner of Grace Church.", "It was told by a customer of Chase Bank."],
    },
    Rule {
        id: "PER040",
        name: "occupation, name of a thing and surname",
        why: "Behind a noun for a person a rocket or a brand before a surname is a given name like it.",
        how: pattern(
            "Role&Lower&!NounPl Comma? name:(NotName&Cap&!UpperLine/Lower/Demonym/Title/Role/OrgHead/EventHead/LegalSuffix/Media/Month/Weekday/Holiday Surname/Given&Cap&!UpperLine/Common/OrgHead/EventHead/PlaceHead/City/Country/Region/Media/NotName) >!Cap/Upper/Initial",
            |m| person(m, 8),
        ),
        finds: &["It was told by the economist [Ariane Kowalski]."],
        skips: &["It was told by the economist on Ariane."],
    },
    Rule {
        id: "PER028",
        name: "name of a people that speaks",
        why: "The name of a people has an article; without one, beside a verb of saying, it is a surname.",
        how: pattern("<!Det/Adj/Title/Direction name:(Demonym&Cap&!NounPl/UpperLine) CueVerb&VerbPast/VerbS", |m| {
            person(m, 4)
        }),
        finds: &["They met Peter Thai there. It was late, [Thai] said."],
        skips: &["On Monday the Thai said so."],
    },
    Rule {
        id: "PER029",
        name: "kin by a given name that is a word",
        why: "Behind \"her sister\" a capitalised word is who that is, be it the name of a people, a town or a month.",
        how: pattern(
            "PossPron Adj? (wife|husband|son|daughter|mother|father|brother|sister|twin|cousin|niece|nephew|uncle|aunt|grandson|granddaughter|girlfriend|boyfriend|partner) Comma? name:(Cap&!UpperLine/Det/Pron/Title/Role/Weekday) >!Cap/Upper",
            |m| person(m, 9),
        ),
        finds: &["It was written by her younger sister [Maya] that year."],
        skips: &["It was written by her younger sister that year."],
    },
    Rule {
        id: "PER031",
        name: "name at birth",
        why: "Behind \"née\" stands the surname that a woman was born with.",
        how: pattern("(\"née\"|nee|\"né\") name:(Cap&!UpperLine (Hyphen Cap)?)", |m| person(m, 9)),
        finds: &["They met Maria Kowalski (née [Zorbel]) there."],
        skips: &["They met Maria Kowalski there."],
    },
    Rule {
        id: "PER050",
        name: "people that is a given name",
        why: "Norman, Roman and Maya name peoples and persons: with a surname right behind, and no article, a person.",
        how: pattern(
            "<!the <!a <!Cap/Initial name:(Given&Demonym&Cap&!UpperLine/Country (Initial&!UpperLine Dot?)? Surname&Cap&!UpperLine/Country/Demonym/NotName/Role/Title/OrgHead/EventHead/PlaceHead/NounPl/Club/Media) >!Cap/Upper/NounPl/Noun",
            |m| person(m, 7),
        ),
        finds: &["They met [Norman Foster] there.", "“No,” said [Maya Kowalski], a lawyer."],
        skips: &[
            "They met the German Kowalski there.",
            "Norman Castle is old.",
            "They met Roman Catholic priests there.",
        ],
    },
    Rule {
        id: "PER114",
        name: "office, people that is a given name",
        why: "Behind an office with a capital, Maya and Norman are given names, whatever surname follows.",
        how: pattern(
            "Title/Role&Cap&!NounPl Dot? name:(Given&Demonym&Cap&!UpperLine/Country Cap&!UpperLine/Country/Demonym/NotName/Role/Title/OrgHead/EventHead/PlaceHead/NounPl/Club/Media/Common) >!Cap/Upper",
            |m| person(m, 7),
        ),
        finds: &["Councillor [Maya Zorbelqvist] said no.", "Coach [Roman Zorbelic] left."],
        skips: &["Councillor Maya left.", "President Norman Castle left.", "They met the German Zorbelic there."],
    },
    Rule {
        id: "PER051",
        name: "name of words that is introduced",
        why: "Behind a verb of saying, with an age or an office after a comma, two capitalised words are a person's name.",
        how: pattern(
            concat!(
                "(said|says|added|recalled|explained|asked) name:(",
                first!(),
                " ",
                last!(),
                ") Comma (Number Comma/Dot | Det Adj/Noun/Upper? Role&!NounPl)"
            ),
            introduced,
        ),
        finds: &["“No,” said [Honour Peel], a lawyer.", "“No,” said [River Stone], 41."],
        skips: &["“No,” said Red Bank, a lender.", "“No,” said United Airlines, a carrier."],
    },
    Rule {
        id: "PER022",
        name: "names of other things side by side",
        why: "Two towns have a comma or a word between them; side by side they are a person's name.",
        how: pattern(
            concat!("<!Cap/Upper/Initial name:(", first!(), " ", last!(), "? ", last!(), ") >!Cap/Upper"),
            beside,
        ),
        finds: &["They freed [Austin Kent] on Monday."],
        skips: &["They left Kent on Monday.", "They left Austin, Texas, on Monday."],
    },
    Rule {
        id: "PER023",
        name: "two given names and one surname",
        why: "Kin are named by their given names and the surname they share.",
        how: pattern(
            "<!Cap/Initial/Dot name:(Given&Cap&!UpperLine/Country/Demonym/NotName/Title/Role/Modal) and Given&Cap&!Country (Surname&Cap | Cap&!Lower/Common/OrgHead/PlaceHead)",
            |m| person(m, if m.classes("name").has(Class::City) { 8 } else { 5 }),
        ),
        finds: &["They freed [Milton] and Otto Kowalski."],
        skips: &["They freed the men and Otto Kowalski."],
    },
];

/// The words of the name, each one word of its own.
fn words<'m>(m: &'m Match<'_>) -> Option<(&'m Unit, &'m Unit)> {
    match m.units("name")? {
        units @ [first, .., last] if units.iter().all(|unit| unit.hash != 0) => Some((first, last)),
        _ => None,
    }
}

/// A common word owes its capital to the start of the sentence.
fn by_chance(unit: &Unit) -> bool {
    unit.classes.all(ClassSet::of(&[Class::SentenceStart, Class::Common]))
}

fn speaks(m: &Match<'_>) -> Option<Mark<Name>> {
    let (first, last) = words(m)?;
    let given =
        first.classes.has(Class::Given) && (!first.classes.has(Class::NotName) || first.classes.has(Class::Month));
    let surname = last.classes.has(Class::Surname) || !last.classes.any(HEADS);
    let known = ClassSet::of(&[Class::Common, Class::NotName]).with(HEADS);
    let plain = last.classes.any(PERSONAL) && !last.classes.any(HEADS) && !first.classes.any(known);
    if by_chance(first) && !(given && last.classes.has(Class::Surname)) {
        return None;
    }
    if given && surname || plain { person(m, 9) } else { None }
}

fn introduced(m: &Match<'_>) -> Option<Mark<Name>> {
    let (_, last) = words(m)?;
    let plain = !last.classes.any(ClassSet::of(&[Class::OrgHead, Class::EventHead, Class::OrgName, Class::Media]));
    (last.classes.has(Class::Surname) && plain).then(|| person(m, 8)).flatten()
}

fn behind_role(m: &Match<'_>) -> Option<Mark<Name>> {
    let (first, last) = words(m)?;
    // "owner Virginia Power", "owner Chase Bank"
    let firm = ClassSet::of(&[Class::Country, Class::Region, Class::OrgName, Class::Media]);
    let body = last.classes.any(HEADS) && !last.classes.has(Class::Surname) && !common_given(m, first);
    let branch = first.classes.any(firm) && last.classes.any(HEADS);
    (!body && !branch).then(|| person(m, 9)).flatten()
}

/// A common given name that is not also a town.
fn common_given(m: &Match<'_>, unit: &Unit) -> bool {
    let digits = m.scene.value_of(unit, Class::Given).and_then(|value| value.as_bytes().get(1).copied());
    digits >= Some(b'5') && !unit.classes.any(TOWN)
}

fn beside(m: &Match<'_>) -> Option<Mark<Name>> {
    let (first, last) = words(m)?;
    let town = |unit: &Unit| unit.classes.any(TOWN) && !unit.classes.has(Class::Common);
    let named = last.classes.any(PERSONAL) && (first.classes.any(PERSONAL) || first.classes.has(Class::City));
    (town(first) && town(last) && named && !last.classes.any(HEADS)).then(|| person(m, 7)).flatten()
}

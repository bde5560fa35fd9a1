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
                ") (Comma? CueVerb&VerbPast/VerbS | Comma (Number Comma/Dot | Det? Upper/Adj/Noun? Role))"
            ),
            speaks,
        ),
        finds: &["Yesterday [Ford Kowalski] said so.", "[Paris Lincoln], 41, left on Monday."],
        skips: &["Yesterday Ford said so.", "Red Bank said so."],
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
            "name:(Given&Cap&!UpperLine/Country/Demonym/NotName/Title/Role/Modal) and Given&Cap&!Country Surname/Cap&!Lower/Common/OrgHead/PlaceHead",
            |m| person(m, 5),
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
    let given = first.classes.has(Class::Given) && !first.classes.has(Class::NotName);
    let surname = last.classes.has(Class::Surname) || !last.classes.any(HEADS);
    let known = ClassSet::of(&[Class::Common, Class::NotName]).with(HEADS);
    let plain = last.classes.any(PERSONAL) && !last.classes.any(HEADS) && !first.classes.any(known);
    if by_chance(first) && !(given && last.classes.has(Class::Surname)) {
        return None;
    }
    if given && surname || plain { person(m, 9) } else { None }
}

fn beside(m: &Match<'_>) -> Option<Mark<Name>> {
    let (first, last) = words(m)?;
    let town = |unit: &Unit| unit.classes.any(TOWN) && !unit.classes.has(Class::Common);
    let named = last.classes.any(PERSONAL) && (first.classes.any(PERSONAL) || first.classes.has(Class::City));
    (town(first) && town(last) && named && !last.classes.any(HEADS)).then(|| person(m, 7)).flatten()
}

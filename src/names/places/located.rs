//! Places by the words around them: "Tacambaro, Michoacan", "the town of Goma", "Liaoning province".

use crate::lexicon::Usage;
use crate::names::{Name, heads, place};
use crate::rules::{How, Rule, pattern};

/// A word of a place's name.
macro_rules! word {
    () => {
        "Cap&!NotName/Demonym/OrgHead/LegalSuffix/Title/UpperLine/Prep/Det/Conj/Subord/Pron/PossPron/Wh/Deictic"
    };
}

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "PLC010",
        name: "town and state or country",
        why: "A capitalised name before a comma and a state or country is a place in it.",
        how: pattern(
            concat!("name:(", word!(), "&!Given/NounPl ", word!(), "*) Comma Region/Country >!Possessive"),
            |m| place(m, 7),
        ),
        finds: &["The factory in [Zorbelville], Ohio, closed."],
        skips: &["The factory, closed in May, is empty."],
    },
    Rule {
        id: "PLC011",
        name: "name and kind of place",
        why: "In news English the noun for a kind of place follows its name in lower case.",
        how: pattern(concat!("name:(", word!(), "&!SentenceStart ", word!(), "*) kind:(PlaceHead&Lower)"), |m| {
            place(m, 6).filter(|_| {
                !m.part("kind").is_some_and(|kind| m.scene.used(kind.start, Usage::Loose) && kind.len() == 1)
            })
        }),
        finds: &["Troops left [Zorbel] province on foot."],
        skips: &["Troops left the province.", "The Zorbel camp spoke of victory."],
    },
    Rule {
        id: "PLC012",
        name: "kind of place and name",
        why: "A noun for a kind of place, with or without \"of\", names the place after it.",
        how: pattern(concat!("kind:(PlaceHead&Lower) of:(of)? name:(", word!(), "&!Given ", word!(), "*)"), |m| {
            let office = m.part("of").is_none() && matches!(m.words("kind"), Some("state" | "district"));
            place(m, 7).filter(|_| !office)
        }),
        finds: &["Troops left the town of [Zorbel] on foot."],
        skips: &["Troops left the town.", "They met district Vice Chair Zorbel."],
    },
    Rule {
        id: "PLC013",
        name: "part of a place",
        why: "\"Northern\", \"central\" and the like stand before places.",
        how: pattern(
            concat!(
                "(northern|southern|eastern|western|central|downtown|mainland|Direction&Lower) name:(",
                word!(),
                ")"
            ),
            |m| place(m, 6),
        ),
        finds: &["Troops left northern [Zorbel] on foot."],
        skips: &["Troops left northern areas."],
    },
    Rule {
        id: "PLC020",
        name: "place by its head",
        why: "A capitalised noun for a kind of place makes the capitalised words beside it a place.",
        how: How::Step(heads::places),
        finds: &["They crossed the [Zorbel River] at night."],
        skips: &["They crossed the river at night."],
    },
];

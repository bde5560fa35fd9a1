//! Titles, ranks, offices and occupations before a name: "Gen. Ali Khana", "spokesman Moussa Ibrahim".
//!
//! ```text
//! President Ann Lee told reporters
//! ~~~~~~~~~ ^^^^^^^   the title is evidence and no part of the name
//! ```

use super::{rest, word};
use crate::names::{Name, person};
use crate::rules::{Rule, pattern};

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "PER001",
        name: "title and name",
        why: "A title, rank or office before capitalised words makes them a person, and is no part of the name.",
        how: pattern(concat!("(Title&Cap Dot?)+ name:(", word!(), " ", rest!(), ")"), |m| person(m, 9)),
        finds: &["President [Ann Zorbel] spoke.", "Gen. [Otto van Krell] left.", "They met Mr. [Qorl]."],
        skips: &["The president spoke.", "The Foreign Ministry spoke."],
    },
    Rule {
        id: "PER002",
        name: "occupation and name",
        why: "In news style a bare noun for a person stands right before the name of that person.",
        how: pattern(
            concat!("Role&!Title/UpperLine name:(", word!(), "&!Country/Region/OrgName/Media/Club ", rest!(), ")"),
            |m| person(m, 7),
        ),
        finds: &["A rebel spokesman [Tarvo Krell] said so."],
        skips: &["The spokesman said so."],
    },
    Rule {
        id: "PER004",
        name: "byline",
        why: "\"By\" at the start of a line of names says who wrote the story.",
        how: pattern("^ by name:((Cap/Upper/Initial&!NotName Dot?)+) $", |m| person(m, 9)),
        finds: &["By [OTTO KRELL]"],
        skips: &["By Monday he had left."],
    },
    Rule {
        id: "PER003",
        name: "lower-case title and name",
        why: "An office in lower case right before a name still names its holder.",
        how: pattern(
            concat!("Title&Lower&!UpperLine name:(", word!(), "&!Country/Region/OrgName/Media/Club ", rest!(), ")"),
            |m| person(m, 6),
        ),
        finds: &["The meeting with prime minister [Tarvo Krell] ended."],
        skips: &["The prime minister left."],
    },
];

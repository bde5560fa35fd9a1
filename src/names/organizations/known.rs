//! Organizations known by name: bodies, companies, media, clubs.

use crate::lexicon::Class;
use crate::names::{Name, organization};
use crate::rules::{Match, Rule, pattern};

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "ORG001",
        name: "known organization",
        why: "The tables know the names of international bodies, companies and parties.",
        how: pattern("name:OrgName&!Lower", |m| organization(m, weight(m))),
        finds: &["[NATO] spoke."],
        skips: &["Nobody spoke."],
    },
    Rule {
        id: "ORG002",
        name: "agency, newspaper or broadcaster",
        why: "News media are organizations, also where they stand as a credit.",
        how: pattern("name:Media&!Lower", |m| organization(m, weight(m))),
        finds: &["He told [Reuters] so."],
        skips: &["He told us so."],
    },
    Rule {
        id: "ORG003",
        name: "sports club",
        why: "The tables know the names of clubs.",
        how: pattern("name:Club&!Lower", |m| organization(m, weight(m).min(7))),
        finds: &["Fans of [Juventus] left."],
        skips: &["The club left."],
    },
];

fn weight(m: &Match<'_>) -> u8 {
    let classes = m.classes("name");
    let phrase = m.units("name").is_some_and(|units| units[0].hash == 0);
    if phrase {
        9
    } else if classes.has(Class::Common) || classes.has(Class::NotName) {
        4
    } else {
        8
    }
}

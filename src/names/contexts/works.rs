//! Names of things: what stands in quotation marks, such as titles of works, and ships.

use crate::names::Name;
use crate::rules::{Rule, pattern};

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "NOT101",
        name: "words quoted",
        why: "A capitalised phrase alone in quotation marks is the title of a work or what something is called.",
        how: pattern("OpenQuote name:Name&!Person/Place/Organization CloseQuote", |m| {
            m.mark("name", Name::nothing(if m.part("name").is_some_and(|tokens| tokens.len() > 1) { 4 } else { 1 }))
        }),
        finds: &["They all watched \"[Qorl Dusk]\" that night."],
        skips: &["They all watched Qorl Dusk that night."],
    },
    Rule {
        id: "NOT103",
        name: "the and a name of two words",
        why: "Persons have no article: with one, what looks like a full name is a hall, a band or a ship.",
        how: pattern("the name:Name&Person (Prep&Lower/Aux/Modal/VerbPast/Comma/Dot/Stop/Conj/Wh)", |m| {
            m.mark("name", Name::nothing(7)).filter(|mark| mark.tokens.len() > 1)
        }),
        finds: &["Fans stood outside the [Zorbel Kowalski] at night."],
        skips: &["The Maria Kowalski campaign ended.", "They met Maria Kowalski at night."],
    },
    Rule {
        id: "NOT102",
        name: "ship",
        why: "Ships have names of their own, and are not persons, places or bodies, even where they are named after one.",
        how: pattern(
            "(vessel|ship|ferry|tanker|trawler|yacht|submarine|frigate|destroyer|freighter|carrier|tugboat|schooner|lifeboat) Comma? the? name:Name&!Country/Media >!Role/Possessive",
            |m| m.mark("name", Name::nothing(7)),
        ),
        finds: &["The vessel, the [Qorl], struck a rock.", "The tanker [Ann Zorbel] sank."],
        skips: &["The vessel struck a rock."],
    },
];

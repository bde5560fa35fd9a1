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
        id: "NOT102",
        name: "ship",
        why: "Ships have names of their own, which name no person, place or body, whoever they are called after.",
        how: pattern(
            "(vessel|ship|ferry|tanker|trawler|yacht|submarine|frigate|destroyer|freighter|carrier|tugboat|schooner|lifeboat) Comma? the? name:Name&!Country/Media >!Role/Possessive",
            |m| m.mark("name", Name::nothing(7)),
        ),
        finds: &["The vessel, the [Qorl], struck a rock.", "The tanker [Ann Zorbel] sank."],
        skips: &["The vessel struck a rock."],
    },
];

//! What stands in quotation marks: titles of works, nicknames of things.

use crate::names::Name;
use crate::rules::{Rule, pattern};

pub static RULES: &[Rule<Name>] = &[Rule {
    id: "NOT101",
    name: "words quoted",
    why: "A capitalised phrase alone in quotation marks is the title of a work or what something is called.",
    how: pattern("OpenQuote name:Name&!Person/Place/Organization CloseQuote", |m| {
        m.mark("name", Name::nothing(if m.part("name").is_some_and(|tokens| tokens.len() > 1) { 4 } else { 1 }))
    }),
    finds: &["They all watched \"[Qorl Dusk]\" that night."],
    skips: &["They all watched Qorl Dusk that night."],
}];

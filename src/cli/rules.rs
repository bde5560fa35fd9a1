//! `whosaid rules` and `whosaid rule ID`

use super::args::{Rule, Rules};
use super::exit::Exit;
use super::messages::{Trouble, write_out, write_styled};
use crate::emit::Json;
use crate::registry;
use anstyle::Style;
use std::io::Write;

const BOLD: Style = Style::new().bold();

pub fn list(args: &Rules) -> anyhow::Result<Exit> {
    let cards = registry::all();
    let mut out = Vec::new();
    if args.json {
        Json::value(&cards, &mut out)?;
        write_out(&out)?;
    } else {
        for card in &cards {
            writeln!(out, "{BOLD}{}{BOLD:#}  {}", card.id, card.name)?;
        }
        write_styled(&out)?;
    }
    Ok(Exit::Fine)
}

pub fn show(args: &Rule) -> anyhow::Result<Exit> {
    let cards = registry::all();
    let Some(card) = cards.iter().find(|card| card.id.eq_ignore_ascii_case(&args.id)) else {
        let message = "no such rule; whosaid rules lists them".to_owned();
        Trouble::new(args.id.as_str(), "no_such_rule", message).print();
        return Ok(Exit::Trouble);
    };
    let mut out = Vec::new();
    if args.json {
        Json::value(card, &mut out)?;
        write_out(&out)?;
        return Ok(Exit::Fine);
    }
    writeln!(out, "{BOLD}{}  {}{BOLD:#}\n\n{}", card.id, card.name, card.why)?;
    if let Some(pattern) = card.pattern {
        writeln!(out, "\n{BOLD}Pattern{BOLD:#}\n  {pattern}")?;
    }
    for (head, examples) in [("Finds", card.finds), ("Skips", card.skips)] {
        if !examples.is_empty() {
            writeln!(out, "\n{BOLD}{head}{BOLD:#}")?;
            for example in examples {
                writeln!(out, "  {example}")?;
            }
        }
    }
    write_styled(&out)?;
    Ok(Exit::Fine)
}

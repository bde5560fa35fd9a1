//! `whosaid lookup WORD`

use super::args::Lookup;
use super::exit::Exit;
use super::messages::{Trouble, shown, write_styled};
use crate::lexicon::Lexicon;
use anstyle::Style;
use std::io::Write;

const BOLD: Style = Style::new().bold();

pub fn run(args: &Lookup, lexicon: &Lexicon) -> anyhow::Result<Exit> {
    let Some(known) = lexicon.look_up(&args.word) else {
        Trouble::new("lookup", "empty", "no word given; name one, as in whosaid lookup Paris".to_owned()).print();
        return Ok(Exit::Trouble);
    };
    let mut out = Vec::new();
    for word in &known.words {
        writeln!(out, "{BOLD}{}{BOLD:#}  {}", shown(&word.form), word.classes.join(" "))?;
        for fact in &word.facts {
            writeln!(out, "  {:14} {:14} {}", fact.table, fact.class, shown(fact.value.unwrap_or("")))?;
        }
        if word.facts.is_empty() {
            writeln!(out, "  in no table; the classes are from its form")?;
        }
    }
    for place in &known.places {
        let point = place.point.map_or(String::new(), |(lat, lon)| format!(", at {lat:.4} {lon:.4}"));
        let (kind, id, country, people) = (&place.kind, place.geonames, place.country, place.people);
        writeln!(out, "  {:14} {kind:14} GeoNames {id}, {country}, {people} people{point}", "gazetteer")?;
    }
    for phrase in &known.begins {
        writeln!(out, "  {:14} {}: {}", "begins", shown(&phrase.form), phrase.classes.join(" "))?;
    }
    write_styled(&out)?;
    Ok(Exit::Fine)
}

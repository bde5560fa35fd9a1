//! What was counted, for people to read.

use crate::cli::messages::shown;
use crate::summary::{Count, Gender, Totals};
use anstyle::Style;
use std::io::{self, Write};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
/// Characters of a name, and of a bar.
const NAME: usize = 36;
const BAR: u64 = 24;

pub fn write(totals: &Totals, out: &mut Vec<u8>) -> io::Result<()> {
    head(totals, out)?;
    if totals.all.claims == 0 {
        return writeln!(out, "\nNobody is quoted.");
    }
    sources(totals, out)?;
    repeated(totals, out)
}

fn count(number: u64, what: &str) -> String {
    let many = if number == 1 { "" } else { "s" };
    match what.strip_suffix('y').filter(|_| number != 1) {
        Some(stem) => format!("{number} {stem}ies"),
        None => format!("{number} {what}{many}"),
    }
}

fn head(totals: &Totals, out: &mut Vec<u8>) -> io::Result<()> {
    let unread = if totals.unread > 0 { format!(", {} not read", totals.unread) } else { String::new() };
    let (claims, words) = (count(totals.all.claims, "claim"), count(totals.all.words, "word"));
    writeln!(out, "{BOLD}{}{unread}: {claims}, {words}{BOLD:#}", count(totals.stories, "story"))?;
    if totals.all.claims == 0 {
        return Ok(());
    }
    let both = |count: &Count| format!("{} claims, {} words", count.claims, count.words);
    let mut line = |name: &str, text: String| writeln!(out, "  {name:12} {text}");
    line("named", both(&totals.named))?;
    line("unnamed", both(&totals.unnamed))?;
    for (kind, counts) in &totals.kinds {
        line(kind, both(counts))?;
    }
    let stances = totals.stances.iter().map(|(stance, claims)| format!("{stance} {claims}"));
    line("stances", stances.collect::<Vec<_>>().join(", "))?;
    for (gender, people) in &totals.genders {
        let name = match gender {
            Gender::Man => "men",
            Gender::Woman => "women",
            Gender::Unknown => "not told",
        };
        line(name, format!("{}, {} claims, {} words", count(people.people, "source"), people.claims, people.words))?;
    }
    line("no source", count(totals.unsourced, "quotation"))
}

fn sources(totals: &Totals, out: &mut Vec<u8>) -> io::Result<()> {
    writeln!(out, "\n{BOLD}{:NAME$} {:>7} {:>7} {:>7}{BOLD:#}", "source", "words", "claims", "stories")?;
    let most = totals.sources.first().map_or(1, |source| source.words).max(1);
    for source in &totals.sources {
        let name = match (&source.name, &*source.kind) {
            (_, "article") => "(the article itself)",
            (None, _) => "(nobody named)",
            (Some(name), _) => name,
        };
        let name = cut(name, NAME);
        let bar = "#".repeat((source.words * BAR).div_ceil(most) as usize);
        writeln!(out, "{name:NAME$} {:>7} {:>7} {:>7} {DIM}{bar}{DIM:#}", source.words, source.claims, source.stories)?;
    }
    Ok(())
}

fn repeated(totals: &Totals, out: &mut Vec<u8>) -> io::Result<()> {
    if totals.repeated.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}said again in several stories{BOLD:#}")?;
    for quote in &totals.repeated {
        let source = quote.source.as_deref().unwrap_or("nobody named");
        writeln!(out, "{:>4}  {}", quote.stories, cut(&quote.text, 120))?;
        writeln!(out, "      {DIM}{}, first in {}{DIM:#}", shown(source), shown(&quote.first))?;
        for variant in &quote.altered {
            writeln!(out, "      altered in {}: {}", shown(&variant.first), cut(&variant.text, 120))?;
        }
    }
    Ok(())
}

/// At most so many characters, on one line, with nothing in it that would steer the terminal.
fn cut(text: &str, most: usize) -> String {
    let flat = shown(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
    match flat.char_indices().nth(most) {
        Some(_) => flat.chars().take(most - 1).chain(['\u{2026}']).collect(),
        None => flat,
    }
}

//! `whosaid lookup WORD`

use super::args::Lookup;
use super::exit::Exit;
use super::messages::{Trouble, write_styled};
use crate::lexicon::class::{CLASS_NAMES, Class};
use crate::lexicon::{ClassSet, Lexicon, Vocabulary, gazetteer};
use anstyle::Style;
use std::io::{self, Write};

const BOLD: Style = Style::new().bold();

pub fn run(args: &Lookup, lexicon: &Lexicon) -> io::Result<Exit> {
    let mut vocabulary = Vocabulary::with(lexicon.clone());
    let mut out = Vec::new();
    let words: Vec<_> = args.word.split_whitespace().map(|word| vocabulary.intern(word)).collect();
    if words.is_empty() {
        Trouble::new("lookup", "empty", "no word given; name one, as in whosaid lookup Paris".to_owned()).print();
        return Ok(Exit::Trouble);
    }
    for &id in &words {
        let word = vocabulary.word(id);
        entry(&mut out, lexicon, vocabulary.text(id), word.classes, word.row)?;
    }
    let phrase = words.iter().try_fold(0, |node, &id| lexicon.phrase_step(node, vocabulary.word(id).phrase_word));
    if let Some(found) = phrase.filter(|_| words.len() > 1).and_then(|node| lexicon.phrase_entry(node)) {
        entry(&mut out, lexicon, &args.word, found.classes, found.row)?;
    }
    places(&mut out, &args.word)?;
    if let [only] = words.as_slice() {
        phrases(&mut out, lexicon, vocabulary.lower(*only))?;
    }
    write_styled(&out)?;
    Ok(Exit::Fine)
}

/// How many places, and how many phrases, are told.
const MOST: usize = 5;

/// The places of that name, what news mostly means first.
fn places(out: &mut Vec<u8>, word: &str) -> io::Result<()> {
    for place in gazetteer::places(word).take(MOST) {
        let kind = format!("{:?}", place.kind).to_lowercase();
        let point = place.point.map_or(String::new(), |(lat, lon)| format!(", at {lat:.4} {lon:.4}"));
        let (id, country, people) = (place.geonames, place.country, place.people);
        writeln!(out, "  {:14} {kind:14} GeoNames {id}, {country}, {people} people{point}", "gazetteer")?;
    }
    Ok(())
}

fn phrases(out: &mut Vec<u8>, lexicon: &Lexicon, word: &str) -> io::Result<()> {
    for (phrase, found) in lexicon.phrases_from(word, MOST) {
        let classes: Vec<_> = found.classes.iter().map(name).collect();
        writeln!(out, "  {:14} {phrase}: {}", "begins", classes.join(" "))?;
    }
    Ok(())
}

/// The classes that rules see, then what each table says.
fn entry(out: &mut Vec<u8>, lexicon: &Lexicon, form: &str, classes: ClassSet, row: u32) -> io::Result<()> {
    write!(out, "{BOLD}{form}{BOLD:#} ")?;
    for class in classes.iter() {
        write!(out, " {}", name(class))?;
    }
    writeln!(out)?;
    let mut known = false;
    for fact in lexicon.facts(row) {
        known = true;
        writeln!(out, "  {:14} {:14} {}", fact.table, name(fact.class), fact.value.unwrap_or(""))?;
    }
    if !known {
        writeln!(out, "  in no table; the classes are from its form")?;
    }
    Ok(())
}

fn name(class: Class) -> &'static str {
    CLASS_NAMES[class as usize]
}

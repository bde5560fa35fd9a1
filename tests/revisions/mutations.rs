//! One word, number or letter changed anywhere in a story is told for what it is.

use crate::{OPTIONS, compare, stories};
use proptest::prelude::*;
use std::ops::Range;
use whosaid::Pipeline;
use whosaid::revisions::{Class, Diff, diff, word_diff};

/// Every story, with each of the stretches changed in its turn: what has to be told of the new text, by its class.
fn all_are_told(stretches: impl Fn(&str) -> Vec<(Range<usize>, String)>, expected: impl Fn(&Diff<'_>) -> bool) {
    let (mut tried, mut missed) = (0, Vec::new());
    let mut pipeline = Pipeline::new();
    for (name, text) in stories() {
        let article = crate::article(&text);
        let old = pipeline.run(&article, &OPTIONS);
        for (range, instead) in stretches(&text) {
            let changed = [&text[..range.start], &instead, &text[range.end..]].concat();
            let changed = crate::article(&changed);
            let new = pipeline.run(&changed, &OPTIONS);
            tried += 1;
            if !expected(&diff(&old, &new)) {
                let context = &text[text.floor(range.start.saturating_sub(30))..range.end];
                missed.push(format!("{name}: {context:?} -> {instead:?}"));
            }
        }
    }
    assert!(tried > 20, "only {tried} were tried");
    assert!(missed.is_empty(), "{} of {tried}:\n{}", missed.len(), missed.join("\n"));
}

trait Floor {
    fn floor(&self, at: usize) -> usize;
}

impl Floor for String {
    /// The character that this byte is in.
    fn floor(&self, at: usize) -> usize {
        (0..=at).rev().find(|&at| self.is_char_boundary(at)).unwrap_or(0)
    }
}

fn has(diff: &Diff<'_>, classes: &[Class]) -> bool {
    let any = |found: &[Class]| found.iter().any(|class| classes.contains(class));
    let claims = &diff.claims;
    claims.changed.iter().any(|changed| any(&changed.classes))
        || claims.split.iter().chain(&claims.merged).any(|regrouped| any(&regrouped.classes))
        || diff.passages.iter().any(|passage| any(&passage.classes))
}

/// The letters and figures of a text, word by word.
fn words(text: &str, inside: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| inside(*c)) {
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = at + c.len_utf8(),
            None => words.push(at..at + c.len_utf8()),
        }
    }
    words
}

#[test]
fn a_word_of_a_quotation() {
    let stretches = |text: &str| {
        let marks: Vec<usize> = text.match_indices(['"', '“', '”']).map(|(at, _)| at).collect();
        let quotation = |pair: &[usize]| {
            let (start, end) = (pair[0], *pair.get(1)?);
            let quotation = text.get(start..end).filter(|quotation| !quotation.contains("\n\n"))?;
            let words = words(quotation, char::is_alphabetic);
            let word = words.get(words.len() / 2).filter(|_| words.len() > 1)?;
            Some((start + word.start..start + word.end, "zebra".to_owned()))
        };
        marks.chunks(2).filter_map(quotation).collect()
    };
    all_are_told(stretches, |diff| has(diff, &[Class::QuoteAltered]));
}

#[test]
fn a_number() {
    let stretches = |text: &str| {
        let numbers = words(text, |c| c.is_ascii_digit());
        // Of what is counted only the last digit changes, so that it stays a number of its kind.
        let changed = |range: Range<usize>| {
            let last = range.end - 1..range.end;
            let digit = if &text[last.clone()] == "7" { "6" } else { "7" };
            (last, digit.to_owned())
        };
        numbers.into_iter().map(changed).collect()
    };
    all_are_told(stretches, |diff| has(diff, &[Class::Corrected, Class::RoleChanged, Class::QuoteAltered]));
}

#[test]
fn a_letter_of_a_name() {
    let mut pipeline = Pipeline::new();
    let mut names: Vec<String> = Vec::new();
    for (_, text) in stories() {
        let article = crate::article(&text);
        let report = pipeline.run(&article, &OPTIONS);
        names.extend(report.entities.iter().map(|entity| entity.name.to_string()));
    }
    names.retain(|name| !name.contains(' ') && name.len() > 4 && name.is_ascii());
    names.sort_unstable();
    names.dedup();
    let stretches = |text: &str| {
        let named = |name: &String| {
            let at = text.find(&**name)?;
            let middle = at + name.len() / 2;
            let letter = if text[middle..=middle].eq_ignore_ascii_case("o") { "a" } else { "o" };
            Some((middle..middle + 1, letter.to_owned()))
        };
        names.iter().filter_map(named).collect()
    };
    all_are_told(stretches, |diff| has(diff, &[Class::NameCorrected, Class::Corrected, Class::QuoteAltered]));
}

#[test]
fn how_a_desk_writes_is_no_change() {
    for (old, new) in [
        ("Shares fell 12 percent, Roe said.", "Shares fell 12%, Roe said."),
        ("Shares fell 12 per cent, Roe said.", "Shares fell 12 pct, Roe said."),
        ("The mill owes $5 million, Roe said.", "The mill owes $5m, Roe said."),
        ("The mill owes 5 million dollars, Roe said.", "The mill owes $5,000,000, Roe said."),
        ("It closed on Sept 5, Roe said.", "It closed on September 5, Roe said."),
        ("Twenty-five workers left, Roe said.", "25 workers left, Roe said."),
        ("The ship lay 12 km off, Roe said.", "The ship lay 12 kilometres off, Roe said."),
        ("The ship lay 90 km off, Roe said.", "The ship lay 56 miles off, Roe said."),
        ("The plan is short-sighted, Roe said.", "The plan is shortsighted, Roe said."),
        ("They favour it, Roe said.", "They favor it, Roe said."),
    ] {
        compare(old, new, |_, _, diff| assert!(diff.is_same(), "{old} / {new}: {diff:#?}"));
    }
}

#[test]
fn another_worth_is_a_correction() {
    for (old, new) in [
        ("The mill owes $5 million, Roe said.", "The mill owes $5 billion, Roe said."),
        ("The mill owes $5 million, Roe said.", "The mill owes £5 million, Roe said."),
        ("The ship lay 12 km off, Roe said.", "The ship lay 12 miles off, Roe said."),
        ("The storm killed 12 people, Roe said.", "The storm killed at least 12 people, Roe said."),
        ("The storm killed nearly 12 people, Roe said.", "The storm killed more than 12 people, Roe said."),
        ("The mill closed on Monday, Roe said.", "The mill closed on Tuesday, Roe said."),
        ("The bell rang at 6 a.m. on the pier.", "The bell rang at 6 p.m. on the pier."),
        ("Shares fell 12 percent on the news.", "Shares fell 12 points on the news."),
    ] {
        compare(old, new, |_, _, diff| assert!(has(diff, &[Class::Corrected]), "{old} / {new}: {diff:#?}"));
    }
}

proptest! {
    #[test]
    fn words_rebuild_both_texts(old in "([a-c“”\" ,.\n-]|[$]5 |12 km |one hundred |é){0,40}", new in "([a-c“”\" ,.\n-]|[$]5m |12 km |100 |é){0,40}") {
        let edits = word_diff(&old, &new);
        let of = |other: char| edits.iter().filter(|edit| edit.sign != other).map(|edit| &*edit.text).collect::<String>();
        prop_assert_eq!(of('+'), old);
        prop_assert_eq!(of('-'), new);
    }
}

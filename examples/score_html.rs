//! Scores the reading of HTML pages against what is expected of them.
//!
//! ```sh
//! cargo run --example score_html -- FOLDER
//! ```
//!
//! Beside each `NAME.html` of the folder stands `NAME.expected.json` with `title`, `authors` (a list of names),
//! `publishing_date` (ISO 8601) and `body`: `{"summary": [..], "sections": [{"headline": [..], "paragraphs": [..]}]}`, the
//! form of the tests of fundus.
//!
//! *Title* is right when it is the same but for white space, case, and the sort of its quotation marks and dashes.
//! *Date* is right when it is the day expected, in the zone in which either is written. *Authors* are right when they are
//! the same names in the same order. *Body* is the token F1: the tokens of a text are its longest runs of letters and
//! digits, in small letters, whatever their order; with `both` the size of the intersection of the two multisets,
//! precision is both / tokens read, recall both / tokens expected, and F1 their harmonic mean. The text expected is the
//! summary, the sections' headlines and their paragraphs.

use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;
use whosaid::article::{self, Document};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("give the folder with the pages")?;
    let mut pages: Vec<_> = std::fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .collect();
    pages.sort();
    println!("{:40} title  date authors precision recall    F1", "page");
    let mut sums = [0.0; 6];
    for page in &pages {
        let scores = score(page)?;
        let name = page.file_stem().unwrap_or_default().to_string_lossy();
        println!(
            "{name:40} {:5} {:5} {:7} {:9.3} {:6.3} {:5.3}",
            scores[0], scores[1], scores[2], scores[3], scores[4], scores[5]
        );
        sums.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score);
    }
    let mean = |at: usize| sums[at] / pages.len().max(1) as f64;
    println!(
        "{:40} {:5} {:5} {:7} {:9.3} {:6.3} {:5.3}",
        format!("{} pages", pages.len()),
        sums[0],
        sums[1],
        sums[2],
        mean(3),
        mean(4),
        mean(5)
    );
    Ok(())
}

/// Whether title, date and authors are right, then precision, recall and F1 of the body.
fn score(page: &Path) -> Result<[f64; 6], Box<dyn std::error::Error>> {
    let expected: Value = serde_json::from_slice(&std::fs::read(page.with_extension("expected.json"))?)?;
    let bytes = std::fs::read(page)?;
    let found = article::read(&Document { id: "page", ..Document::default() }, &bytes);
    let article = found.into_iter().find_map(|found| found.article.ok()).unwrap_or_default();

    let title =
        tokens(article.title.as_deref().unwrap_or_default()) == tokens(expected["title"].as_str().unwrap_or_default());
    let day = expected["publishing_date"].as_str().unwrap_or_default().get(..10).unwrap_or_default();
    let date = article.date.is_some_and(|date| date.to_string() == day);
    let authors: Vec<&str> = expected["authors"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let right = |is: bool| f64::from(u8::from(is));
    if !title || !date || article.bylines != authors {
        println!(
            "  read {:?} {:?} {:?}\n  want {} {day:?} {authors:?}",
            article.title, article.date, article.bylines, expected["title"]
        );
    }
    let wanted = body(&expected["body"]);
    if std::env::args().any(|argument| argument == "--show") {
        show(&article.text, &wanted);
    }
    let (precision, recall, f1) = overlap(&tokens(&article.text), &tokens(&wanted));
    Ok([right(title), right(date), right(article.bylines == authors), precision, recall, f1])
}

fn body(body: &Value) -> String {
    let strings = |value: &Value| {
        value.as_array().into_iter().flatten().filter_map(|s| s.as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let mut text = strings(&body["summary"]);
    for section in body["sections"].as_array().into_iter().flatten() {
        text.extend(strings(&section["headline"]));
        text.extend(strings(&section["paragraphs"]));
    }
    text.join("\n\n")
}

fn tokens(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn overlap(read: &[String], wanted: &[String]) -> (f64, f64, f64) {
    let mut left: HashMap<&str, usize> = HashMap::new();
    wanted.iter().for_each(|token| *left.entry(token).or_default() += 1);
    let mut both = 0;
    for token in read {
        if let Some(count) = left.get_mut(token.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            both += 1;
        }
    }
    let share = |of: usize| if of == 0 { 0.0 } else { both as f64 / of as f64 };
    let (precision, recall) = (share(read.len()), share(wanted.len()));
    (precision, recall, if both == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) })
}

/// Prints the paragraphs that only one of the two texts has.
fn show(read: &str, wanted: &str) {
    let lines = |text: &str| text.split("\n\n").map(|line| tokens(line).concat()).collect::<Vec<_>>();
    for (mark, text, other) in [('+', read, lines(wanted)), ('-', wanted, lines(read))] {
        for line in text.split("\n\n").filter(|line| !other.contains(&tokens(line).concat())) {
            println!("    {mark} {}", line.chars().take(200).collect::<String>());
        }
    }
}

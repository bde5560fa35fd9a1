//! What is seen of a story is what counts: how wide its lines are, how its accents are coded and what nobody sees in it
//! change nothing that is said.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use whosaid::{Options, Pipeline};

/// The made-up stories, a paragraph a line.
fn stories() -> BTreeMap<String, String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let files = std::fs::read_dir(folder).expect("the fixtures").map(|entry| entry.expect("an entry").path());
    let texts = files.filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a story");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, wrapped(&text, usize::MAX))
    };
    texts.map(read).collect()
}

/// The same with lines of so many characters at most.
fn wrapped(text: &str, width: usize) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| {
        let (mut lines, mut line) = (String::new(), 0);
        for word in paragraph.split_whitespace() {
            let len = word.chars().count();
            if line > 0 {
                let breaks = line + 1 + len > width;
                lines.push(if breaks { '\n' } else { ' ' });
                line = if breaks { 0 } else { line + 1 };
            }
            lines.push_str(word);
            line += len;
        }
        lines
    });
    paragraphs.collect::<Vec<_>>().join("\n\n") + "\n"
}

/// What is found, but for where it stands.
fn found(pipeline: &mut Pipeline, text: &str) -> Vec<String> {
    let plain = |text: &str| {
        let seen = text.nfc().filter(|c| *c != '\u{200b}').collect::<String>();
        seen.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut article = whosaid::article::text::read("story", None, text.as_bytes()).expect("a text");
    article.date = article.date.or(Some(jiff::civil::date(2024, 3, 5)));
    let report = pipeline.run(&article, &Options::default());
    let claims = report.claims.iter().map(|claim| {
        let content: Vec<_> = claim.content.iter().map(|piece| plain(&piece.text)).collect();
        format!("claim {:?} {:?} {:?} {:?}", claim.kind, claim.source.name, claim.stance, content)
    });
    let names = report.entities.iter().map(|e| format!("name {:?} {} {}", e.kind, plain(&e.name), e.mentions.len()));
    let dates = report.dates.iter().map(|date| format!("date {} {}", plain(&date.text), date.value));
    let lengths = report.distances.iter().map(|d| format!("length {} {:?}", plain(&d.text), d.metres));
    let mut all: Vec<_> = claims.chain(names).chain(dates).chain(lengths).collect();
    all.sort();
    all
}

/// What two lists do not share.
fn differing<'a>(old: &'a [String], new: &'a [String]) -> Vec<&'a String> {
    let gone = old.iter().filter(|one| !new.contains(one));
    gone.chain(new.iter().filter(|one| !old.contains(one))).collect()
}

#[test]
fn width_of_lines() {
    let mut pipeline = Pipeline::new();
    for (name, text) in stories() {
        let whole = found(&mut pipeline, &text);
        assert!(whole.len() > 8, "{name} says nothing");
        for width in (40..=100).step_by(3) {
            let again = found(&mut pipeline, &wrapped(&text, width));
            assert_eq!(whole, again, "{name} at {width}: {:#?}", differing(&whole, &again));
        }
    }
}

#[test]
fn accents_in_one_piece_and_apart() {
    let mut pipeline = Pipeline::new();
    for (name, text) in stories() {
        // Made-up stories have few accents of their own.
        let accented = text.replace('ö', "o").replace('o', "ö").replace('e', "é");
        let (whole, apart) =
            (found(&mut pipeline, &accented), found(&mut pipeline, &accented.nfd().collect::<String>()));
        assert_eq!(whole, apart, "{name}: {:#?}", differing(&whole, &apart));
    }
}

#[test]
fn what_nobody_sees() {
    let mut pipeline = Pipeline::new();
    for (name, text) in stories() {
        // Behind every word, and inside the longer names; headline and dateline are the agency's.
        let first = text.match_indices("\n\n").nth(2).map_or(text.len(), |(at, _)| at);
        let mut hidden = text[..first].to_owned();
        for word in text[first..].split_inclusive(char::is_whitespace) {
            let letters = word.trim_end();
            let (head, tail) = letters.split_at(if letters.len() > 5 && letters.is_ascii() { 3 } else { 0 });
            let inside = head.starts_with(|c: char| c.is_ascii_uppercase()) && letters.chars().all(char::is_alphabetic);
            hidden.push_str(head);
            hidden.push_str(if inside { "\u{200b}" } else { "" });
            hidden.push_str(tail);
            // The day of writing is read off the first full date.
            hidden.push_str(if letters.contains(|c: char| c.is_ascii_digit()) { "" } else { "\u{200b}" });
            hidden.push_str(&word[letters.len()..]);
        }
        let (whole, again) = (found(&mut pipeline, &text), found(&mut pipeline, &hidden));
        assert_eq!(whole, again, "{name}: {:#?}", differing(&whole, &again));
    }
}

#[test]
fn capitals() {
    let mut pipeline = Pipeline::new();
    let claims = |found: Vec<String>| found.iter().filter(|one| one.starts_with("claim")).count();
    for (name, text) in stories() {
        let (small, large) = (claims(found(&mut pipeline, &text)), claims(found(&mut pipeline, &text.to_uppercase())));
        assert!(small.abs_diff(large) <= 1, "{name}: {small} claims, {large} in capitals");
    }
}

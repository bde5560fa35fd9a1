//! Stories of every format, damaged in ten thousand ways: the same each time, since a change of the code is what makes a
//! test fail. `benches/mutate.sh` goes further.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use whosaid::article::{Document, read};
use whosaid::emit::{Emit, Jsonl};
use whosaid::report::{self, OffsetUnit};
use whosaid::revisions::diff;
use whosaid::{Options, Pipeline};

/// No text has more words, and no word more patterns tried at it, than this many.
const MOST_TRIES: u64 = 400;

/// What is put in where it hurts: ends and beginnings of what readers look for.
const SHARDS: [&str; 40] = [
    "www.é",
    "http://",
    "a@b",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{1b}[31m",
    "<",
    "</",
    "<plaintext>",
    "<![CDATA[",
    "<!--",
    "&#x110000;",
    "&amp",
    "\"",
    "“",
    "’",
    "''",
    "{",
    "[",
    "]}",
    "\\ud800",
    "1,",
    "1/",
    "99999999999999999999",
    "May -5",
    "Feb. 30, 0000",
    "said ",
    "He said that ",
    "\n\n",
    "\r",
    "\t",
    ". . .",
    "--",
    "(",
    ")",
    "é",
    "\u{301}",
    "U.S.",
    "$",
];

struct Dice(u64);

impl Dice {
    /// A number below `end` (xorshift64*).
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end.max(1)
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// A piece of a story, often with the head that tells its format, and a few faults in it.
fn mutant(stories: &[Vec<u8>], number: u64) -> Vec<u8> {
    let mut dice = Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let story = &stories[dice.below(stories.len())];
    let start = if dice.below(3) > 0 { 0 } else { dice.below(story.len()) };
    let length = 40 + dice.below(460);
    let mut bytes = story[start..(start + length).min(story.len())].to_vec();
    for _ in 0..1 + dice.below(5) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(24)).min(bytes.len());
        match dice.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, bytes[at..end].repeat(1 + dice.below(6)))),
            3 => {
                let other = &stories[dice.below(stories.len())];
                let from = dice.below(other.len());
                drop(bytes.splice(at..end, other[from..].iter().copied().take(60)));
            }
            _ => drop(bytes.splice(at..at, SHARDS[dice.below(SHARDS.len())].bytes())),
        }
    }
    bytes
}

fn check(number: u64, bytes: &[u8], pipeline: &mut Pipeline, validator: &jsonschema::Validator) {
    let options = Options {
        offsets: OffsetUnit::Byte,
        with_text: true,
        unattributed: number.is_multiple_of(2),
        with_clauses: number.is_multiple_of(3),
        ..Options::default()
    };
    for found in read(&Document { id: "mutant", ..Document::default() }, bytes) {
        let Ok(article) = found.article else { continue };
        let analysis = pipeline.analyse(&article, &options);
        let counts = analysis.counts;
        assert!(counts.rule_tries <= MOST_TRIES * (counts.tokens + 1), "{counts:?}");
        let report = report::build(&article, analysis, &options);
        let spans = report.claims.iter().flat_map(|c| c.content.iter().chain(&c.source.spans).chain(&c.cue.spans));
        let spans = spans.map(|span| (span.start, span.end, &*span.text));
        let mentions = report.entities.iter().flat_map(|e| &e.mentions).map(|m| (m.start, m.end, &*m.text));
        let marks = report.dates.iter().map(|d| (d.start, d.end, &*d.text));
        for (start, end, text) in spans.chain(mentions).chain(marks) {
            assert_eq!(article.text.get(start as usize..end as usize), Some(text));
        }
        if number.is_multiple_of(16) {
            assert!(diff(&report, &report).is_same(), "differs from itself");
            let mut json = Vec::new();
            Jsonl.report(&report, &mut json).expect("plain data");
            let value = serde_json::from_slice(&json).expect("JSON");
            assert!(validator.is_valid(&value), "{}", String::from_utf8_lossy(&json));
        }
    }
}

/// Each is read to its end: none panics, stands still, takes more steps than its words allow, or gives a report that is
/// not its own.
#[test]
fn damaged_stories_are_read_to_their_end() {
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"), &mut paths);
    let stories: Vec<Vec<u8>> =
        paths.iter().map(|path| fs::read(path).expect("a story")).filter(|story| !story.is_empty()).collect();
    let number = |name: &str, default| std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default);
    let (first, cases) = (number("WHOSAID_MUTATIONS_FROM", 0), number("WHOSAID_MUTATIONS", 10_000_u64));
    let done = Arc::new(AtomicU64::new(first));
    let reached = Arc::clone(&done);
    let worker = std::thread::spawn(move || {
        let schema = report::report_schema().to_value();
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        let mut pipeline = Pipeline::new();
        for number in first..first + cases {
            check(number, &mutant(&stories, number), &mut pipeline, &validator);
            reached.store(number + 1, Ordering::Relaxed);
        }
    });
    // A case takes a millisecond: one that takes minutes will never end.
    let mut seen = (first, Instant::now());
    while !worker.is_finished() {
        std::thread::sleep(Duration::from_millis(20));
        let now = done.load(Ordering::Relaxed);
        if now != seen.0 {
            seen = (now, Instant::now());
        }
        assert!(seen.1.elapsed() < Duration::from_secs(120), "case {now} does not end");
    }
    assert!(worker.join().is_ok(), "case {}: WHOSAID_MUTATIONS_FROM runs it first", done.load(Ordering::Relaxed));
}

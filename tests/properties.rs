//! What holds of any input.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use whosaid::emit::{Emit, Jsonl};
use whosaid::report::{OffsetUnit, Report};
use whosaid::{Article, Options, Pipeline};

/// Pieces of news, and of what is no news: put together at random they reach deeper than random bytes.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "''",
    "``",
    "'",
    "’",
    "(",
    ")",
    "[",
    "—",
    " -- ",
    " - ",
    ", ",
    ". ",
    "? ",
    "! ",
    "...",
    ":",
    ";",
    "\n",
    "\n\n",
    "   ",
    " ",
    " ",
    " ",
    " ",
    "\t",
    "\r\n",
    "\u{a0}",
    "😀",
    "é",
    "日本",
    "\u{301}",
    "\u{200d}",
    "\u{feff}",
    "\u{2028}",
    "0",
    "12",
    "1,000.5",
    "60 km",
    "7 miles",
    "about",
    "north of",
    "two",
    "half a",
    "Monday",
    "last week",
    "5 p.m.",
    "Sept. 5, 2011",
    "2011-09-06",
    "99999999999999999999 years ago",
    "the 1990s",
    "February 30",
    "U.S.",
    "Mr.",
    "Gen.",
    "President",
    "Ann Lee",
    "Lee",
    "Tripoli",
    "TRIPOLI (Reuters) - ",
    "Velmont AG",
    "the United Nations",
    "he",
    "she",
    "they",
    "the source",
    "who",
    "said",
    "told",
    "added",
    "according to",
    "denied",
    "could not confirm",
    "declined to comment",
    "that",
    "not",
    "may",
    "would",
    "the",
    "a",
    "of",
    "in",
    "and",
    "reporters",
    "(Reporting by Ann Lee in Oslo; Editing by Bo Ek)",
    "http://x.org/?a=b",
    "a@b.org",
    "3-1",
    "$5",
    "%",
    "I",
    "we",
    "{",
    "\\",
];

/// The same cases at each run, so that a change of the code is what makes a test fail. PROPTEST_CASES and
/// PROPTEST_RNG_SEED go further.
fn config(cases: u32) -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { cases };
    let rng_seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(20_110_906),
        fixed => fixed,
    };
    ProptestConfig { cases, rng_seed, ..default }
}

fn text() -> impl Strategy<Value = String> {
    // Said again and again, a text shows what depends on what came long before.
    let pieces = proptest::collection::vec((0..PIECES.len(), any::<bool>()), 0..120);
    let news = (pieces, 1..5_usize).prop_map(|(pieces, times)| {
        let mut text = String::new();
        for (piece, space) in pieces {
            text.push_str(PIECES[piece]);
            if space {
                text.push(' ');
            }
        }
        text.repeat(times)
    });
    prop_oneof![4 => news, 1 => "\\PC{0,200}", 1 => any::<String>()]
}

/// Calls `check` with the start, end and text of every span of a report.
fn each_span(report: &Report<'_>, mut check: impl FnMut(&str, u32, u32, &str)) {
    for mention in report.entities.iter().flat_map(|entity| &entity.mentions) {
        check("mention", mention.start, mention.end, &mention.text);
    }
    for date in &report.dates {
        check("date", date.start, date.end, &date.text);
    }
    for length in &report.distances {
        check("distance", length.start, length.end, &length.text);
        for also in &length.also {
            check("conversion", also.start, also.end, &also.text);
        }
    }
    for claim in &report.claims {
        for span in claim.content.iter().chain(&claim.source.spans).chain(&claim.cue.spans) {
            check("claim", span.start, span.end, &span.text);
        }
        if let Some(told) = &claim.addressee {
            check("addressee", told.start, told.end, &told.text);
        }
    }
}

/// The text between two offsets of a unit.
fn slice(text: &str, unit: OffsetUnit, start: u32, end: u32) -> String {
    let range = start as usize..end as usize;
    match unit {
        OffsetUnit::Byte => text[range].to_owned(),
        OffsetUnit::Codepoint => text.chars().skip(range.start).take(range.len()).collect(),
        OffsetUnit::Utf16 => {
            String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[range]).expect("whole characters")
        }
    }
}

fn check_order(name: &str, spans: impl IntoIterator<Item = (u32, u32)>) {
    let mut last = 0;
    for (start, end) in spans {
        assert!(last <= start && start < end, "{name}: {start}..{end} after {last}");
        last = end;
    }
}

fn check(text: &str, pipeline: &mut Pipeline, validator: &jsonschema::Validator) {
    let article = Article { id: "p".to_owned(), text: text.into(), ..Article::default() };
    for offsets in [OffsetUnit::Codepoint, OffsetUnit::Byte, OffsetUnit::Utf16] {
        let options = Options {
            offsets,
            with_text: true,
            unattributed: offsets != OffsetUnit::Byte,
            with_clauses: true,
            with_unsourced: true,
            min_confidence: 0.5,
        };
        let report = pipeline.run(&article, &options);
        each_span(&report, |name, start, end, want| {
            assert!(start < end, "{name} {start}..{end} is empty");
            assert_eq!(slice(text, offsets, start, end), want, "{name} {start}..{end} in {offsets:?}");
        });
        check_order("sentences", report.sentences.iter().map(|s| (s.start, s.end)));
        check_order("dates", report.dates.iter().map(|d| (d.start, d.end)));
        check_order("distances", report.distances.iter().map(|d| (d.start, d.end)));
        let mut mentions: Vec<_> =
            report.entities.iter().flat_map(|e| e.mentions.iter().map(|m| (m.start, m.end))).collect();
        for entity in &report.entities {
            assert!(!entity.mentions.is_empty(), "{} is mentioned nowhere", entity.name);
            check_order("mentions of an entity", entity.mentions.iter().map(|m| (m.start, m.end)));
        }
        mentions.sort_unstable();
        check_order("mentions", mentions);
        let paragraphs: Vec<_> = report.sentences.iter().map(|s| s.paragraph).collect();
        assert!(paragraphs.is_sorted(), "paragraphs out of order");
        check_references(&report);
        if offsets != OffsetUnit::Codepoint {
            continue;
        }
        let mut json = Vec::new();
        Jsonl.report(&report, &mut json).expect("plain data");
        assert_eq!(json.iter().filter(|&&byte| byte == b'\n').count(), 1, "one line a report");
        let value = serde_json::from_slice(&json).expect("JSON");
        if let Err(error) = validator.validate(&value) {
            panic!("{error} at {}", error.instance_path);
        }
        // What an earlier article was has no say.
        let mut again = Vec::new();
        Jsonl.report(&Pipeline::new().run(&article, &options), &mut again).expect("plain data");
        assert_eq!(String::from_utf8(json), String::from_utf8(again));
    }
}

/// Every id that is pointed to is there.
fn check_references(report: &Report<'_>) {
    let mut keys: Vec<_> =
        report.claims.iter().map(|claim| serde_json::to_string(&claim.key).expect("a key")).collect();
    keys.sort_unstable();
    assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "two claims have one key");
    let (entities, dates, distances) = (report.entities.len(), report.dates.len(), report.distances.len());
    for claim in &report.claims {
        let told = claim.addressee.as_ref().and_then(|told| told.entity);
        assert!(claim.entities.iter().chain(&claim.source.entity).chain(&told).all(|id| id.index() < entities));
        assert!(claim.dates.iter().chain(&claim.said_at).all(|id| id.index() < dates));
        assert!(claim.distances.iter().all(|id| id.index() < distances));
        assert!(claim.parent.is_none_or(|id| id.index() < report.claims.len() && id != claim.id));
        assert!((claim.sentence as usize) < report.sentences.len());
    }
}

/// Runs the program; its output and exit code.
fn whosaid(args: &[&str], input: &[u8]) -> (Vec<u8>, Option<i32>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    // Written beside the reading: neither waits for the other.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written");
    (output.stdout, output.status.code())
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn reports_hold_together(texts in proptest::collection::vec(text(), 1..3)) {
        let schema = whosaid::report::report_schema().to_value();
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        let mut pipeline = Pipeline::new();
        for text in texts {
            check(&text, &mut pipeline, &validator);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut pipeline = Pipeline::new();
        if let Ok(article) = whosaid::article::text::read("b", None, &bytes) {
            pipeline.run(&article, &Options::default());
        }
        if let Ok(article) = whosaid::article::jsonl::read("b", None, 1, &bytes) {
            pipeline.run(&article, &Options::default());
        }
        let lossy = String::from_utf8_lossy(&bytes);
        let article = Article { id: "b".to_owned(), text: lossy, ..Article::default() };
        pipeline.run(&article, &Options::default());
    }
}

proptest! {
    #![proptest_config(config(8))]

    #[test]
    fn any_number_of_jobs_gives_the_same_bytes(texts in proptest::collection::vec(text(), 0..40), bad in 0..40_usize) {
        let mut input = String::new();
        for (number, text) in texts.iter().enumerate() {
            if number == bad {
                input.push_str("{\"id\": \"broken\", \"text\": \n");
            }
            let line = serde_json::json!({"id": number, "text": text.repeat(1 + number % 20)});
            writeln!(input, "{line}").expect("a string");
        }
        input.push_str("{\"text\": \"The end.\"}");
        let args = ["extract", "--from", "jsonl", "--to", "jsonl", "--jobs"];
        let (one, code) = whosaid(&[&args[..], &["1"]].concat(), input.as_bytes());
        prop_assert_eq!(code, Some(if bad < texts.len() { 2 } else { 0 }));
        prop_assert_eq!(one.iter().filter(|&&byte| byte == b'\n').count(), texts.len() + 1 + usize::from(bad < texts.len()));
        for jobs in ["2", "5"] {
            let (many, again) = whosaid(&[&args[..], &[jobs]].concat(), input.as_bytes());
            prop_assert!(one == many, "the output of {} jobs differs", jobs);
            prop_assert_eq!(code, again);
        }
    }
}

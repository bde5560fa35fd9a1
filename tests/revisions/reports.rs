//! Reports in the place of articles, chains of versions, and the program's own `diff`.

use crate::{OPTIONS, article, fixtures, stories, story};
use std::fs;
use std::path::Path;
use whosaid::article;
use whosaid::emit::{Emit, Json, Jsonl};
use whosaid::report::{OffsetUnit, read_report};
use whosaid::revisions::{Diff, chain, diff};
use whosaid::{Options, Pipeline};

#[test]
fn reports_are_read_as_they_were_written() {
    let mut pipeline = Pipeline::new();
    for (name, text) in stories() {
        let article = article(&text);
        for options in [
            OPTIONS,
            Options { offsets: OffsetUnit::Utf16, with_text: false, unattributed: true, ..Options::default() },
        ] {
            let report = pipeline.run(&article, &options);
            let (mut laid_out, mut line) = (Vec::new(), Vec::new());
            Json.report(&report, &mut laid_out).expect("plain data");
            Jsonl.report(&report, &mut line).expect("plain data");
            for bytes in [&laid_out, &line] {
                let read = read_report(bytes).expect("a report").unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(read.len(), 1, "{name}");
                let mut again = Vec::new();
                Jsonl.report(&read[0], &mut again).expect("plain data");
                assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&line), "{name}");
                let diff = diff(&report, &read[0]);
                assert!(diff.is_same() && diff.entities == Default::default(), "{name}: {diff:?}");
            }
        }
    }
}

#[test]
fn what_is_no_report_is_told_or_left() {
    let mut report = Vec::new();
    Jsonl.report(&Pipeline::new().run(&article("Ann Lee said it rains."), &OPTIONS), &mut report).expect("plain data");
    let report = String::from_utf8(report).expect("JSON");
    let code = |text: &str| read_report(text.as_bytes()).map(|read| read.err().map_or("fine", |error| error.code()));
    assert_eq!(code(&report), Some("fine"));
    assert_eq!(code(&report.replace("whosaid/1", "whosaid/2")), Some("other_schema"));
    assert_eq!(code(&report[..report.len() / 2]), Some("broken_report"));
    assert_eq!(code(&report.replace("\"e1\"", "\"e7\"")), Some("broken_report"));
    assert_eq!(code("{\"schema\": \"whosaid-diff/1\", \"claims\": {}}"), Some("no_report"));
    let record = "{\"id\": null, \"path\": \"a.txt\", \"error\": {\"code\": \"empty\", \"message\": \"is empty\"}}";
    assert_eq!(code(record), Some("no_report"));
    for other in
        ["{\"id\": \"a\", \"text\": \"It rains.\"}", "{\"uri\": \"x\", \"headline\": \"y\"}", "{", "[1]", "It rains."]
    {
        assert_eq!(code(other), None, "{other}");
    }
}

#[test]
fn a_chain_has_a_step_from_each_version_to_the_next() {
    let versions =
        ["revisions/mill.v1.txt", "revisions/mill.v2.txt", "revisions/mill.v2.txt"].map(|name| article(&story(name)));
    let mut pipeline = Pipeline::new();
    let reports: Vec<_> = versions.iter().map(|article| pipeline.run(article, &OPTIONS)).collect();
    let chain = chain(&reports);
    assert_eq!(chain.steps.iter().map(Diff::is_same).collect::<Vec<_>>(), [false, true]);
    assert!(!chain.is_same());
    let alone = diff(&reports[0], &reports[1]);
    assert_eq!(chain.steps[0].claims.changed, alone.claims.changed);
}

/// Runs the program's `diff`; gives its exit code and what it printed on either stream.
fn run(args: &[&str]) -> (Option<i32>, String, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_whosaid")).arg("diff").args(args).output();
    let output = output.expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_report_stands_for_its_article() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (old, new) = (fixtures().join("revisions/mill.v1.txt"), fixtures().join("revisions/mill.v2.txt"));
    let (old, new) = (old.to_str().expect("a path"), new.to_str().expect("a path"));
    let mut pipeline = Pipeline::new();
    let mut report = |path: &str, emit: &dyn Emit| {
        let name = Path::new(path).file_stem().expect("a name").to_string_lossy().into_owned();
        let article =
            article::text::read(&name, Some(path), &fs::read(path).expect("a story")).expect("a text").into_owned();
        let mut out = Vec::new();
        emit.report(&pipeline.run(&article, &OPTIONS), &mut out).expect("plain data");
        String::from_utf8(out).expect("JSON")
    };
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).expect("a report written");
        path.to_str().expect("a path").to_owned()
    };
    let old_report = write("mill.v1.json", &report(old, &Json));
    let new_report = write("mill.v2.jsonl", &report(new, &Jsonl));
    let expected = run(&[old, new]);
    assert_eq!(expected.0, Some(1), "{}", expected.2);
    for (a, b) in [(&*old_report, new), (old, &*new_report), (&*old_report, &*new_report)] {
        assert_eq!(run(&[a, b]), expected, "{a} {b}");
    }
    assert_eq!(run(&[old, &old_report]).0, Some(0));
    // All versions in one file are a chain, too.
    let both = write("mill.jsonl", &[report(old, &Jsonl), report(new, &Jsonl)].concat());
    let (code, out, _) = run(&["--chain", &both]);
    assert!(code == Some(1) && out.contains("\"whosaid-diff-chain/1\""), "{out}");
    let (code, _, said) = run(&[&both, new]);
    assert!(code == Some(2) && said.contains("has several articles"), "{said}");
    let later = write("mill.later.json", &report(old, &Json).replace("\"whosaid/1\"", "\"whosaid/9\""));
    let (code, out, said) = run(&[&later, new]);
    assert_eq!((code, &*out), (Some(2), ""));
    assert!(
        said.contains("is a report of schema \"whosaid/9\", and this whosaid reads \"whosaid/1\"; make it again"),
        "{said}"
    );
}

//! The program as a user meets it: what each command prints, and the README's own examples.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes anew what the commands print; look at what changed.

use std::io::Read;
use std::process::{Command, Stdio};

#[test]
fn commands_print_what_they_should() {
    trycmd::TestCases::new().case("tests/cmd/*.md").case("tests/cmd/*.toml").case("README.md");
}

/// A reader that has seen enough ends the program quietly, however many jobs are at work.
#[test]
fn a_closed_pipe_is_no_trouble() {
    let story = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/ferry.txt");
    for jobs in ["1", "3"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
            .args(["extract", "--jobs", jobs])
            .args([story; 200])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut some = [0; 100];
        child.stdout.take().expect("a pipe").read_exact(&mut some).expect("some output");
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
    }
}

/// The output's reader gone is quiet, a full disk is not.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let output =
        Command::new(env!("CARGO_BIN_EXE_whosaid")).arg("schema").stdout(full).output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.starts_with("error: standard output: could not be written: "), "{said}");
}

/// Every command has its manual page, and each shell its script.
#[test]
fn shells_and_man_know_the_commands() {
    let print = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_whosaid")).args(args).output().expect("the program runs");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (_, help) = print(&["--help"]);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = commands.filter(|line| !line.starts_with("    ")).filter_map(|line| line.split_whitespace().next());
    let names: Vec<&str> = names.filter(|name| *name != "help").collect();
    assert!(names.len() > 8, "{names:?}");
    for name in &names {
        let (code, page) = print(&["man", name]);
        assert!(code == Some(0) && page.contains(&format!(".TH whosaid-{name} ")), "{name}: {page}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, script) = print(&["completions", shell]);
        assert!(code == Some(0) && names.iter().all(|name| script.contains(name)), "{shell}");
    }
    assert_eq!(print(&["man", "nothing"]).0, Some(2));
}

/// What was extracted before is counted as the stories themselves are, laid out or a line each.
#[test]
fn a_summary_of_reports_is_that_of_the_stories() {
    let story = |name: &str| format!("{}/fixtures/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let stories = ["ferry", "bank", "court"].map(story);
    let print = |args: &[&str], stories: &[String]| {
        let output = Command::new(env!("CARGO_BIN_EXE_whosaid")).args(args).args(stories).output().expect("it runs");
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let wanted = print(&["summary", "--to", "json"], &stories);
    assert!(wanted.contains("\"stories\": 3,"), "{wanted}");
    for to in ["json", "jsonl"] {
        let reports = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("summary.{to}"));
        std::fs::write(&reports, print(&["extract", "--with-unsourced", "--to", to], &stories)).expect("written");
        assert_eq!(print(&["summary", "--to", "json"], &[reports.display().to_string()]), wanted);
    }
}

/// Pages can not stand one after another.
#[test]
fn a_page_is_of_one_article() {
    let story = |name: &str| format!("{}/fixtures/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let run = |stories: &[String]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_whosaid")).args(["extract", "--to", "html"]).args(stories).output();
        output.expect("it runs")
    };
    let (one, two) = (run(&[story("ferry")]), run(&[story("ferry"), story("bank")]));
    assert_eq!((one.status.code(), two.status.code()), (Some(0), Some(2)));
    assert_eq!(one.stdout, two.stdout);
    assert!(String::from_utf8_lossy(&two.stderr).contains("bank: is left out, for html is of one article"));
}

/// Lines longer than what is read at once are still lines, in an input of either kind of line break.
#[test]
fn long_lines_stay_whole() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let text = "The mill will close, Ann Lee said. ".repeat(2000);
    for (name, end) in [("long-lf.jsonl", "\n"), ("long-crlf.jsonl", "\r\n")] {
        let line = |id: &str, text: &str| serde_json::json!({"id": id, "text": text}).to_string() + end;
        let input = [line("a", &text), line("b", "Short."), line("c", &text), line("d", "The end.")].concat();
        let path = folder.join(name);
        std::fs::write(&path, input.trim_end()).expect("an input written");
        for args in [&["extract", "--to", "jsonl"][..], &["extract", "--to", "jsonl", "--from", "jsonl", "--jobs", "2"]]
        {
            let output = Command::new(env!("CARGO_BIN_EXE_whosaid")).args(args).arg(&path).output().expect("it runs");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "");
            let ids = output.stdout.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()).map(|line| {
                let value: serde_json::Value = serde_json::from_slice(line).expect("JSON");
                value["doc"]["id"].as_str().expect("an id").to_owned()
            });
            assert_eq!(ids.collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        }
    }
}

/// Nothing of a story, a name or an argument steers a terminal, whatever is printed there; a pipe gets the very bytes.
#[cfg(target_os = "linux")]
#[test]
fn nothing_steers_a_terminal() {
    const STEERS: &str = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{2066}\u{8}\u{feff}\u{2028}";
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-terminal");
    std::fs::create_dir_all(&folder).expect("a folder");
    let line =
        |id: &str, text: &str| serde_json::json!({"id": id, "text": text, "date": "2024-05-02"}).to_string() + "\n";
    let text = format!("Mayor Ann{STEERS} Lee said “it is over {STEERS}” on Monday, 5 km north of Par{STEERS}is.");
    let story = format!("s{STEERS}.jsonl");
    std::fs::write(folder.join(&story), line(STEERS, &text) + "{\"id\": 1, \"text\": 5}\n").expect("a story");
    std::fs::write(folder.join("new.jsonl"), line(STEERS, &text.replace("over", "gone"))).expect("a story");
    std::fs::write(folder.join("old.jsonl"), line(STEERS, &text)).expect("a story");
    std::fs::write(folder.join("words.tsv"), format!("Zorb{STEERS}\tCity\tv{STEERS}\n")).expect("words");
    let zorb = format!("Zorb{STEERS}");
    let commands: &[&[&str]] = &[
        &["extract", &story],
        &["extract", "--to", "csv", &story],
        &["extract", "--to", "brat", "old.jsonl"],
        &["extract", "--trace", "old.jsonl"],
        &["explain", &story],
        &["diff", "old.jsonl", "new.jsonl", "--to", "text"],
        &["diff", "old.jsonl", "new.jsonl", "--to", "csv"],
        &["summary", &story],
        &["summary", "--to", "csv", &story],
        &["batch", "-o", "-", &story],
        &["batch", "-o", "/dev/tty", &story],
        &["batch", "-o", &zorb, "none", &story],
        &["--words", "words.tsv", "lookup", &zorb],
        &["lookup", STEERS],
        &["rule", STEERS],
        &["extract", "--date", STEERS],
        &["extract", "--source", &format!("({STEERS}")],
        &[STEERS],
    ];
    for command in commands {
        let quoted = |arg: &&str| format!("'{arg}'");
        let line = std::iter::once(&env!("CARGO_BIN_EXE_whosaid")).chain(*command).map(quoted).collect::<Vec<_>>();
        let output = Command::new("script")
            .current_dir(&folder)
            .args(["-qc", &line.join(" "), "/dev/null"])
            .stdin(Stdio::null())
            .output()
            .expect("a terminal");
        let shown = String::from_utf8_lossy(&output.stdout);
        assert!(shown.len() > 20, "{command:?}: {shown}");
        // What the program itself steers: colours, and the place of its bar.
        let of_others: String = anstream::adapter::strip_str(&shown).to_string();
        let steers = |c: char| c.is_control() && !matches!(c, '\r' | '\n' | '\t') || STEERS[10..].contains(c);
        assert!(!of_others.contains(steers), "{command:?}: {of_others:?}");
        assert!(!shown.contains("\u{1b}]0;x"), "{command:?}: {shown:?}");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .current_dir(&folder)
        .args(["extract", "--to", "csv", &story])
        .output()
        .expect("the program runs");
    assert!(String::from_utf8_lossy(&output.stdout).contains(STEERS), "the very bytes");
}

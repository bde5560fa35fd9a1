//! `whosaid batch` and those who would spoil its output: another run, a changed input, a folder in use.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("in")).expect("a folder");
    for number in 0..40 {
        fs::write(folder.join(format!("in/{number:02}.txt")), story(number)).expect("a story");
    }
    folder
}

fn story(number: usize) -> String {
    // So long that a megabyte of output, after which a checkpoint is set, comes before the end.
    format!("The mill in town {number} will shut in May, Rune Dahl said.\n").repeat(80)
}

fn whosaid(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    command.current_dir(folder).arg("batch").args(args).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    whosaid(folder, args).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Refused, with words that tell why.
fn refused(output: &Output, why: &str) {
    assert_eq!(output.status.code(), Some(2), "{}", said(output));
    assert!(said(output).contains(why), "{}", said(output));
}

/// Leaves the output and the manifest as a run that was killed after some checkpoints would.
fn break_off(folder: &Path) -> Vec<u8> {
    assert_eq!(run(folder, &["--jobs", "1", "-o", "out", "in"]).status.code(), Some(0));
    let whole = fs::read(folder.join("out")).expect("the output");
    let manifest = fs::read_to_string(folder.join("out.manifest")).expect("the manifest");
    let kept: Vec<&str> = manifest.lines().take_while(|line| !line.contains("\"done\":true")).collect();
    assert!(kept.len() > 1, "{manifest}");
    fs::write(folder.join("out.manifest"), kept.join("\n") + "\n").expect("written");
    fs::rename(folder.join("out"), folder.join("out.part")).expect("renamed");
    whole
}

#[test]
fn one_output_has_one_run() {
    let folder = folder("guard-lock");
    let other = fs::File::create(folder.join("out.manifest")).expect("a manifest");
    other.try_lock().expect("free");
    for args in [&["-o", "out", "in"][..], &["-o", "out", "--resume", "in"]] {
        refused(&run(&folder, args), "is in use by another run");
    }
    assert!(!folder.join("out.part").exists());
    // Nor are the files of a run taken away from it.
    fs::create_dir(folder.join("records")).expect("a folder");
    fs::write(folder.join("records/0000001-00.json"), "{}").expect("a record");
    let another = fs::File::create(folder.join("records.manifest")).expect("a manifest");
    another.try_lock().expect("free");
    refused(&run(&folder, &["--force", "--split", "records", "in"]), "is in use by another run");
    assert!(folder.join("records/0000001-00.json").exists());
    drop(other);
    assert_eq!(run(&folder, &["-o", "out", "in"]).status.code(), Some(0));
}

#[test]
fn only_what_was_written_is_gone_on_with() {
    let folder = folder("guard-written");
    let whole = break_off(&folder);
    let part = folder.join("out.part");
    let manifest = fs::read(folder.join("out.manifest")).expect("the manifest");
    // Another hand in it, and less of it: what is not there to the byte is done again.
    for length in [whole.len(), whole.len() / 2, 0] {
        for spoilt in [false, true] {
            let mut bytes = whole[..length].to_vec();
            if spoilt && length > 0 {
                bytes[length / 3] ^= 1;
            }
            fs::write(&part, bytes).expect("written");
            fs::write(folder.join("out.manifest"), &manifest).expect("written");
            let output = run(&folder, &["-o", "out", "--resume", "in"]);
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
            assert!(fs::read(folder.join("out")).expect("the output") == whole, "{length} {spoilt}");
        }
    }
    // What is done and gone is no success.
    for spoil in [&whole[..10], b"", &[&whole[..], b"x"].concat()] {
        fs::write(folder.join("out"), spoil).expect("written");
        refused(&run(&folder, &["-o", "out", "--resume", "in"]), "the output is gone or is not what was written");
    }
    fs::remove_file(folder.join("out")).expect("removed");
    refused(&run(&folder, &["-o", "out", "--resume", "in"]), "the output is gone or is not what was written");
}

#[test]
fn a_changed_input_is_told() {
    let folder = folder("guard-changed");
    break_off(&folder);
    let manifest = fs::read(folder.join("out.manifest")).expect("the manifest");
    let input = folder.join("in/07.txt");
    fs::write(&input, story(8)).expect("written");
    refused(&run(&folder, &["-o", "out", "--resume", "in"]), "in/07.txt is new or has changed since");
    assert_eq!(fs::read(folder.join("out.manifest")).expect("the manifest").len(), manifest.len());
    // The same words in another folder are another run.
    fs::create_dir_all(folder.join("sub")).expect("a folder");
    let output = run(&folder.join("sub"), &["-o", "../out", "--resume", "in"]);
    refused(&output, "is of a run in ");
}

#[test]
fn a_split_run_goes_on_where_it_was() {
    let folder = folder("guard-split");
    let args = ["--jobs", "1", "--split", "out", "in"];
    assert_eq!(run(&folder, &args).status.code(), Some(0));
    let records = |folder: &Path| {
        let mut names: Vec<_> = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
        names.sort();
        names.iter().map(|path| (path.clone(), fs::read(path).expect("a record"))).collect::<Vec<_>>()
    };
    let whole = records(&folder.join("out"));
    refused(&run(&folder, &args), "has files in it already");
    let manifest = fs::read_to_string(folder.join("out.manifest")).expect("the manifest");
    let lines: Vec<&str> = manifest.lines().collect();
    assert!(lines.len() > 2, "{manifest}");
    fs::write(folder.join("out.manifest"), lines[..2].join("\n") + "\n").expect("written");
    fs::remove_file(&whole[39].0).expect("removed");
    let again = run(&folder, &["--jobs", "1", "--split", "out", "--resume", "in"]);
    assert!(said(&again).contains("were done before"), "{}", said(&again));
    assert!(records(&folder.join("out")) == whole);
    // What is done and was changed is no success.
    fs::write(&whole[7].0, "{}").expect("written");
    let again = run(&folder, &["--jobs", "1", "--split", "out", "--resume", "in"]);
    refused(&again, "the output is gone or is not what was written");
    // Over what an earlier run left, none of which stays.
    fs::remove_dir_all(folder.join("in")).expect("removed");
    fs::create_dir(folder.join("in")).expect("a folder");
    fs::write(folder.join("in/00.txt"), story(0)).expect("a story");
    assert_eq!(run(&folder, &["--force", "--split", "out", "in"]).status.code(), Some(0));
    assert_eq!(records(&folder.join("out")).len(), 1);
}

/// The index counts all stories, those of the run that was killed among them.
#[test]
fn pages_go_on_where_they_were() {
    let folder = folder("guard-pages");
    for number in 40..120 {
        fs::write(folder.join(format!("in/{number:03}.txt")), story(number)).expect("a story");
    }
    let args = ["--jobs", "2", "--to", "html", "in", "-o"];
    let files = |name: &str| {
        let mut paths: Vec<_> =
            fs::read_dir(folder.join(name)).expect("pages").map(|e| e.expect("one").path()).collect();
        paths.sort();
        let file = |path: &PathBuf| (path.file_name().expect("a name").to_owned(), fs::read(path).expect("a page"));
        paths.iter().map(file).collect::<Vec<_>>()
    };
    assert_eq!(run(&folder, &[&args[..], &["whole"]].concat()).status.code(), Some(0));
    let whole = files("whole");
    for checkpoints in 1..4 {
        let mut child = whosaid(&folder, &[&args[..], &["out"]].concat()).spawn().expect("it starts");
        let lines = || fs::read_to_string(folder.join("out.manifest")).map_or(0, |text| text.lines().count());
        while lines() <= checkpoints {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        child.kill().and_then(|()| child.wait()).expect("killed");
        let again = run(&folder, &[&args[..], &["out", "--resume"]].concat());
        assert!(said(&again).contains("were done before"), "{}", said(&again));
        assert!(files("out") == whole, "{checkpoints}");
        assert!(!folder.join("out.stories").exists());
        fs::remove_dir_all(folder.join("out")).expect("removed");
        fs::remove_file(folder.join("out.manifest")).expect("removed");
    }
}

#[test]
fn a_link_stays_one_and_no_pipe_is_waited_for() {
    let folder = folder("guard-links");
    fs::create_dir(folder.join("elsewhere")).expect("a folder");
    symlink("elsewhere/claims.jsonl", folder.join("out")).expect("a link");
    for _ in 0..2 {
        assert_eq!(run(&folder, &["-o", "out", "in"]).status.code(), Some(0));
        assert!(folder.join("out").is_symlink() && folder.join("elsewhere/claims.jsonl").is_file());
    }
    // Links to links to what is not there yet, and in a circle.
    for (link, to) in [("first", "second"), ("second", "elsewhere/new.jsonl"), ("round", "about"), ("about", "round")] {
        symlink(to, folder.join(link)).expect("a link");
    }
    assert_eq!(run(&folder, &["-o", "first", "in"]).status.code(), Some(0));
    assert!(folder.join("second").is_symlink() && folder.join("elsewhere/new.jsonl").is_file());
    refused(&run(&folder, &["-o", "round", "in"]), "is a link that leads to itself");
    assert!(Command::new("mkfifo").arg(folder.join("pipe")).status().expect("mkfifo").success());
    symlink("../pipe", folder.join("in/pipe")).expect("a link");
    symlink("/dev/zero", folder.join("in/zero")).expect("a link");
    symlink("/proc/kmsg", folder.join("in/made-up")).expect("a link");
    let output = run(&folder, &["-o", "out", "in"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let passed = if Path::new("/proc/kmsg").exists() { 3 } else { 2 };
    assert_eq!(
        said(&output).matches("is a pipe, socket or device, or a link to what is empty, and was passed over").count(),
        passed
    );
    let words = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .current_dir(&folder)
        .args(["--words", "pipe", "rules"])
        .output()
        .expect("the program runs");
    refused(&words, "is not a file of at most");
}

#[test]
fn who_stops_a_run_is_told_how_to_go_on() {
    let folder = folder("guard-signals");
    for number in 40..120 {
        fs::write(folder.join(format!("in/{number:03}.txt")), story(number)).expect("a story");
    }
    assert_eq!(run(&folder, &["-o", "whole", "in"]).status.code(), Some(0));
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let child = whosaid(&folder, &["--jobs", "1", "-o", "out", "in"]).spawn().expect("it starts");
        while !folder.join("out.part").exists() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(code), "{}", said(&output));
        assert!(said(&output).contains("go on with --resume"), "{}", said(&output));
        assert_eq!(run(&folder, &["-o", "out", "--resume", "in"]).status.code(), Some(0));
        assert!(fs::read(folder.join("out")).expect("output") == fs::read(folder.join("whole")).expect("output"));
        fs::remove_file(folder.join("out")).expect("removed");
    }
    let limited = format!("ulimit -f 100; {} batch -o out in", env!("CARGO_BIN_EXE_whosaid"));
    let output = Command::new("sh").current_dir(&folder).args(["-c", &limited]).output().expect("a shell");
    refused(&output, "raise the limit of the size of files");
}

/// A text that is all tokens, or that is said again and again, costs a record with the reason, not the memory of all.
#[test]
fn what_is_too_much_is_told() {
    let folder = folder("guard-bounds");
    fs::write(folder.join("tokens.txt"), "1,".repeat(500_000)).expect("a file");
    fs::write(folder.join("nested.txt"), "Smith said Jones said ".repeat(6_000)).expect("a file");
    fs::write(folder.join("last.txt"), story(1)).expect("a file");
    let output = run(&folder, &["-o", "out", "tokens.txt", "nested.txt", "last.txt"]);
    let out = fs::read_to_string(folder.join("out")).expect("the output");
    let records: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(records[0]["error"]["code"], "too_many_words", "{}", said(&output));
    assert!(out.len() < 12_000_000, "{} bytes", out.len());
    assert_eq!((records.len(), records[2]["id"].as_str()), (3, Some("last")));
    fs::write(folder.join("long.txt"), "It rained. ".repeat(100_000)).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .current_dir(&folder)
        .args(["diff", "long.txt", "long.txt"])
        .output()
        .expect("the program runs");
    refused(&output, "is one of versions that have more than 1600000 bytes of text together");
    // Nobody is told that nothing has changed in what was not read.
    for args in
        [&["explain", "tokens.txt"][..], &["diff", "last.txt", "tokens.txt"], &["diff", "tokens.txt", "last.txt"]]
    {
        let output = Command::new(env!("CARGO_BIN_EXE_whosaid")).current_dir(&folder).args(args).output();
        let output = output.expect("the program runs");
        refused(&output, "words and marks; split it into its stories");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}

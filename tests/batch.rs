//! `whosaid batch`: order, errors, what breaking off and going on do.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

fn whosaid(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    command
        .current_dir(folder)
        .arg("batch")
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    whosaid(folder, args).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The last line on standard error but for its figures of speed.
fn summary(output: &Output) -> String {
    let said = said(output);
    said.lines().last().unwrap_or_default().split(';').next().unwrap_or_default().to_owned()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn story(number: usize) -> String {
    format!(
        "The harbour of town {number} will reopen on Monday, Ann Lee said.\n\nNobody was hurt {number} km north of Oslo, \
         according to the police. “We checked every cable,” said Elin Aas, who runs the line.\n"
    )
}

/// A folder with stories of all kinds; sound and broken ones. Gives the number of records that it makes.
fn fill(folder: &Path, stories: usize) -> usize {
    let stories_of = |from: usize, to: usize| from..to;
    let half = stories / 2;
    for number in stories_of(0, half) {
        let inner = folder.join(format!("in/{:02}", number / 20));
        fs::create_dir_all(&inner).expect("a folder");
        fs::write(inner.join(format!("{number:04}.txt")), story(number)).expect("a story");
    }
    let line = |number: usize| serde_json::json!({"id": number, "text": story(number)}).to_string() + "\n";
    let lines = |from: usize, to: usize| stories_of(from, to).map(line).collect::<String>();
    let quarter = half + stories / 4;
    fs::write(folder.join("in/lines.jsonl"), lines(half, quarter) + "{broken\n").expect("lines");
    fs::write(folder.join("in/packed.jsonl.gz"), gzip(lines(quarter, stories).trim_end().as_bytes())).expect("lines");
    let page = |number: usize| {
        let block = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><h1>Town {number}</h1><p>{}</p></html>",
            story(number)
        );
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{number}\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let archive: Vec<u8> = (0..5).flat_map(|number| gzip(page(number).as_bytes())).collect();
    fs::write(folder.join("in/pages.warc.gz"), archive).expect("an archive");
    fs::write(folder.join("in/00/binary.txt"), b"\x89PNG\r\n\x1a\n\0\0").expect("a picture");
    fs::write(folder.join("in/empty.txt"), "\n").expect("nothing");
    let message = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/formats/message.newsml-g2");
    fs::copy(message, folder.join("in/message.xml")).expect("a message");
    // The broken line, five pages, a picture, an empty file, and a message of four items.
    stories + 1 + 5 + 1 + 1 + 4
}

#[test]
fn the_output_is_the_same_for_any_number_of_jobs() {
    let folder = folder("batch-jobs");
    let records = fill(&folder, 120);
    let outputs: Vec<Vec<u8>> = ["1", "2", "5"]
        .iter()
        .map(|jobs| {
            let output = run(&folder, &["--jobs", jobs, "-o", "in/out.jsonl", "in"]);
            assert_eq!(output.status.code(), Some(2), "{}", said(&output));
            assert_eq!(
                summary(&output),
                "126 documents, 756 claims, 3 errors, 3 without text".replace("756", &claims(&folder).to_string())
            );
            assert!(!folder.join("in/out.jsonl.part").exists());
            fs::read(folder.join("in/out.jsonl")).expect("the output")
        })
        .collect();
    assert!(outputs.windows(2).all(|pair| pair[0] == pair[1]));
    let lines: Vec<serde_json::Value> = outputs[0]
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), records);
    // In the order of the files, and within them of what they hold.
    let order: Vec<&str> =
        lines.iter().filter_map(|line| line["path"].as_str().or(line["doc"]["path"].as_str())).collect();
    assert_eq!(order.len(), records);
    assert!(order.is_sorted(), "{order:?}");
    let errors: Vec<(&str, &str)> = lines
        .iter()
        .filter_map(|line| Some((line["id"].as_str().unwrap_or("-"), line["error"]["code"].as_str()?)))
        .map(|(id, code)| (id.rsplit(':').next().unwrap_or(id), code))
        .collect();
    assert_eq!(
        errors,
        [
            ("binary", "binary"),
            ("empty", "empty"),
            ("-", "bad_json"),
            ("whale", "canceled"),
            ("photo", "not_text"),
            ("package", "package")
        ]
    );
    // The same stories as lines of one file give the same reports but for the names.
    let again = run(&folder, &["-o", "again.jsonl", "in/00/0000.txt"]);
    assert_eq!(again.status.code(), Some(0));
    let single: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("again.jsonl")).expect("output")).expect("JSON");
    assert_eq!(single, lines[0]);
}

/// The claims in an output.
fn claims(folder: &Path) -> usize {
    let text = fs::read_to_string(folder.join("in/out.jsonl")).expect("the output");
    let lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    lines.map(|line| line["claims"].as_array().map_or(0, Vec::len)).sum()
}

/// Killed at any moment and gone on with, a run ends in the bytes of one that was left alone.
#[test]
fn a_killed_run_is_gone_on_with() {
    let folder = folder("batch-kill");
    fill(&folder, 300);
    assert_eq!(run(&folder, &["--jobs", "2", "-o", "whole.jsonl", "in"]).status.code(), Some(2));
    let whole = fs::read(folder.join("whole.jsonl")).expect("the output");
    let (mut seed, mut killed, mut resumed) = (0x9e37_79b9_u64, 0, 0);
    for round in 0..20 {
        let jobs = ["1", "2", "3"][round % 3];
        let args = ["--jobs", jobs, "-o", "out.jsonl", "--resume", "in"];
        for _ in 0..2 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let wanted = (seed >> 20) % whole.len() as u64;
            let mut child = whosaid(&folder, &args).spawn().expect("the program starts");
            let written = || fs::metadata(folder.join("out.jsonl.part")).map_or(0, |about| about.len());
            while written() < wanted && child.try_wait().expect("it runs").is_none() {
                std::thread::sleep(Duration::from_micros(200));
            }
            // On Unix, this is kill -9.
            child.kill().expect("killed, or done");
            killed += usize::from(child.wait().expect("it ended").code().is_none());
        }
        let last = run(&folder, &args);
        assert_eq!(last.status.code(), Some(2), "round {round}: {}", said(&last));
        resumed += usize::from(said(&last).contains("were done before"));
        let out = fs::read(folder.join("out.jsonl")).expect("the output");
        assert!(out == whole, "round {round}: {} bytes, not {}", out.len(), whole.len());
        fs::remove_file(folder.join("out.jsonl")).expect("removed");
        fs::remove_file(folder.join("out.jsonl.manifest")).expect("removed");
    }
    assert!(
        killed >= 15 && resumed >= 10,
        "killed {killed} times, gone on with {resumed} times: the test tests nothing"
    );
}

/// Going on with what was broken off in an input of many documents, by hand, for every record.
#[test]
fn going_on_starts_within_an_input() {
    let folder = folder("batch-within");
    fs::create_dir_all(folder.join("in")).expect("a folder");
    // Enough for several jobs.
    let lines: String =
        (0..600).map(|number| serde_json::json!({"id": number, "text": story(number)}).to_string() + "\n").collect();
    fs::write(folder.join("in/lines.jsonl"), &lines).expect("lines");
    fs::write(folder.join("in/z.txt"), story(7)).expect("a story");
    for to in ["jsonl", "csv"] {
        let whole = run(&folder, &["--to", to, "-o", "whole", "in"]);
        assert_eq!(whole.status.code(), Some(0), "{}", said(&whole));
        let bytes = fs::read(folder.join("whole")).expect("the output");
        let manifest = fs::read_to_string(folder.join("whole.manifest")).expect("the manifest");
        let manifest: Vec<&str> = manifest.lines().collect();
        assert!(manifest.len() > 2, "{manifest:?}");
        for kept in 1..manifest.len() {
            // As if it had been killed after so many checkpoints, and some more output.
            fs::write(folder.join("out.manifest"), manifest[..kept].join("\n") + "\n{\"rea").expect("a manifest");
            fs::write(folder.join("out.part"), &bytes[..bytes.len() - 10]).expect("an output");
            let _ = fs::remove_file(folder.join("out"));
            let output = run(&folder, &["--to", to, "-o", "out", "--resume", "in"]);
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
            assert!(fs::read(folder.join("out")).expect("the output") == bytes, "{to} after {kept} lines");
        }
        // There is nothing left to do.
        let output = run(&folder, &["--to", to, "-o", "out", "--resume", "in"]);
        assert_eq!((output.status.code(), summary(&output)), (Some(0), summary(&whole)));
    }
}

#[test]
fn runs_that_differ_are_not_mixed() {
    let folder = folder("batch-mixed");
    fill(&folder, 40);
    let args = ["-o", "out.jsonl", "--fail-fast", "in"];
    let output = run(&folder, &args);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("stopped at the first error"), "{}", said(&output));
    assert!(folder.join("out.jsonl.part").exists() && !folder.join("out.jsonl").exists());
    let manifest = fs::read_to_string(folder.join("out.jsonl.manifest")).expect("the manifest");
    let refused = |args: &[&str]| {
        let output = run(&folder, args);
        assert_eq!(output.status.code(), Some(2));
        let said = said(&output);
        assert_eq!(said.lines().count(), 1, "{said}");
        said
    };
    let resume = |more: &[&'static str]| [&["-o", "out.jsonl", "--resume", "in"][..], more].concat();
    assert!(refused(&resume(&["--with-text"])).contains("other inputs or options: in --from auto --to jsonl"));
    let other = manifest.replacen("\"rules\":\"", "\"rules\":\"0", 1);
    fs::write(folder.join("out.jsonl.manifest"), other).expect("written");
    assert!(refused(&resume(&[])).contains("is of other rules or word lists"));
    let other = manifest.replacen("\"whosaid\":\"", "\"whosaid\":\"9", 1);
    fs::write(folder.join("out.jsonl.manifest"), other).expect("written");
    assert!(refused(&resume(&[])).contains("is of version 9"));
    fs::write(folder.join("out.jsonl.manifest"), "{}").expect("written");
    assert!(refused(&resume(&[])).contains("is not a manifest of whosaid"));
    // A file that came in among those that are done.
    fs::write(folder.join("out.jsonl.manifest"), &manifest).expect("written");
    fs::write(folder.join("in/00/0000-new.txt"), story(0)).expect("a story");
    assert!(refused(&resume(&[])).contains("is new or has changed since"));
    fs::remove_file(folder.join("in/00/0000-new.txt")).expect("removed");
    let output = run(&folder, &resume(&[]));
    assert!(said(&output).contains("were done before"), "{}", said(&output));
    run(&folder, &["-o", "whole.jsonl", "in"]);
    assert!(
        fs::read(folder.join("out.jsonl")).expect("output") == fs::read(folder.join("whole.jsonl")).expect("output")
    );
}

#[test]
fn split_writes_a_file_for_each() {
    let folder = folder("batch-split");
    let records = fill(&folder, 40);
    let output = run(&folder, &["--split", "out", "in"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let mut names: Vec<String> = fs::read_dir(folder.join("out"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    assert_eq!(names.len(), records);
    assert_eq!(names[..2], ["0000001-0000.json", "0000002-0001.json"]);
    run(&folder, &["-o", "whole.jsonl", "in"]);
    let together: Vec<u8> =
        names.iter().flat_map(|name| fs::read(folder.join("out").join(name)).expect("a record")).collect();
    assert!(together == fs::read(folder.join("whole.jsonl")).expect("output"));
}

#[test]
fn what_goes_wrong_is_told() {
    let folder = folder("batch-wrong");
    fill(&folder, 20);
    // A file on the list that has gone, and a list that is not there.
    fs::write(folder.join("list"), "in/00/0000.txt\nin/gone.txt\n").expect("a list");
    let output = run(&folder, &["-o", "out.jsonl", "@list", "@nolist"]);
    assert_eq!(output.status.code(), Some(2));
    let text = said(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..2],
        ["error: in/gone.txt: no such file; check the path", "error: nolist: no such file; check the path"]
    );
    let out = fs::read_to_string(folder.join("out.jsonl")).expect("the output");
    let records: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(records[0]["id"], "0000");
    let gone = serde_json::json!({"id": "gone", "path": "in/gone.txt", "error": {"code": "not_found", "message": "no such file; check the path"}});
    assert_eq!(records[1], gone);
    assert_eq!(records.len(), 3);

    for (args, told) in [
        (
            &["-o", "no/out.jsonl", "in"][..],
            "error: no/out.jsonl.manifest: could not be written: No such file or directory (os error 2); make its folder first",
        ),
        (&["-o", "in", "in"], "error: in: is a folder; name a file, or write into it with --split"),
        (
            &["-o", "/dev/null", "--resume", "in"],
            "error: /dev/null: is not a regular file, so a run into it can not be resumed; leave out --resume",
        ),
        (
            &["-o", "/dev/full", "in"],
            "error: /dev/full: could not be written: No space left on device (os error 28); make room and go on with --resume",
        ),
    ] {
        if cfg!(target_os = "linux") {
            let output = run(&folder, args);
            assert_eq!(output.status.code(), Some(2), "{args:?}");
            let said = said(&output);
            assert!(said.lines().last().is_some_and(|line| line.starts_with(told)), "{args:?}: {said}");
        }
    }
    // A story is never taken for an output of an earlier run.
    let story = fs::read(folder.join("in/00/0000.txt")).expect("a story");
    for args in [
        &["-o", "in/00/0000.txt", "in"][..],
        &["-o", "in/00/0000.txt", "@list"],
        &["-o", "in/00/0000.txt", "in/00/0000.txt"],
    ] {
        let output = run(&folder, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let told =
            "error: in/00/0000.txt: is one of the inputs, and would be overwritten; name another file to write\n";
        assert_eq!(said(&output), told, "{args:?}");
        assert!(fs::read(folder.join("in/00/0000.txt")).expect("a story") == story, "{args:?}");
    }
    // A pipe.
    let output = run(&folder, &["-o", "-", "in/00/0000.txt"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
    assert!(said(&output).starts_with("1 document, "), "{}", said(&output));
}

/// A queue of jobs is bounded, whatever waits on either side; so is memory.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat() {
    let folder = folder("batch-memory");
    let of_stories = |stories: usize| {
        let path = folder.join(format!("{stories}.jsonl"));
        let mut file = std::io::BufWriter::new(fs::File::create(&path).expect("a file"));
        (0..stories)
            .for_each(|number| writeln!(file, "{}", serde_json::json!({"text": story(number % 50)})).expect("written"));
        file.into_inner().expect("flushed");
        peak(whosaid(&folder, &["--jobs", "2", "-o", "out.jsonl"]).arg(&path))
    };
    let (few, many) = (of_stories(1_000), of_stories(6_000));
    // The reports of 5,000 stories more are some 28 MB.
    assert!(few > 0 && many < few + 6_600, "{few} kB for 1,000, {many} kB for 6,000");
}

/// Jobs share one budget: one worker does the large documents, and what the others keep of theirs is little.
#[cfg(target_os = "linux")]
#[test]
fn jobs_share_their_memory() {
    let folder = folder("batch-budget");
    // Eight books; then some of every length.
    for (name, lengths) in [("books", &[3_000][..]), ("mixed", &[2_000, 1_000, 500, 250, 100, 10])] {
        let inputs = folder.join(name);
        fs::create_dir(&inputs).expect("a folder");
        let texts: Vec<String> = lengths.iter().map(|&stories| (0..stories).map(story).collect()).collect();
        for (number, text) in texts.iter().cycle().take(8.max(3 * texts.len())).enumerate() {
            fs::write(inputs.join(format!("{number:02}.txt")), text).expect("a text");
        }
        let kilobytes = peak(&mut whosaid(&folder, &["--jobs", "8", "-o", "out.jsonl", name]));
        let bound = (64 << 10) + 12 * texts[0].len() as u64 / 1024;
        assert!(kilobytes > 0 && kilobytes < bound, "{kilobytes} kB for {name} of {} bytes at most", texts[0].len());
    }
}

/// The most memory that a run takes, in kilobytes.
#[cfg(target_os = "linux")]
fn peak(command: &mut Command) -> u64 {
    let mut child = command.spawn().expect("the program starts");
    let mut peak = 0;
    while child.try_wait().expect("it runs").is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(5));
    }
    peak
}

/// Pages of every article, those that could not be read with them, and an index that leads to each.
#[test]
fn pages_have_an_index() {
    let folder = folder("pages");
    let records = fill(&folder, 40);
    let read = |name: &str| {
        let mut files: Vec<(String, String)> = fs::read_dir(folder.join(name))
            .expect("pages")
            .map(|entry| entry.expect("an entry").path())
            .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), path))
            .map(|(name, path)| (name, fs::read_to_string(path).expect("a page")))
            .collect();
        files.sort();
        files
    };
    let made = run(&folder, &["in", "--to", "html", "-o", "one", "--jobs", "1"]);
    run(&folder, &["in", "--to", "html", "-o", "two", "--jobs", "3"]);
    let pages = read("one");
    assert_eq!(pages.len(), records + 1, "{}", said(&made));
    assert!(pages == read("two"), "the same bytes for any number of jobs");
    let index = &pages.iter().find(|(name, _)| name == "index.html").expect("an index").1;
    for (name, page) in pages.iter().filter(|(name, _)| name != "index.html") {
        assert!(index.contains(&format!("href=\"{name}\"")), "{name} is not in the index");
        assert!(page.contains("href=\"index.html\""), "{name} does not lead back");
    }
    let claims = summary(&made).split(", ").nth(1).expect("claims").to_owned();
    assert!(index.contains(&format!("<strong>{claims}</strong>")), "{claims}");
    let errors = summary(&made).split(", ").nth(2).expect("errors").replace(" errors", "");
    assert!(index.contains(&format!("{errors} documents could not be read")), "{errors}");
    for (panel, shown) in [("network", "Oslo"), ("said", "We checked every cable")] {
        let panel = index.split(&format!("<section id=\"{panel}\"")).nth(1).expect("a panel");
        assert!(panel.split("</section>").next().is_some_and(|panel| panel.contains(shown)), "{shown}");
    }
}

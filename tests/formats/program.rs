//! The program on what is packed, archived or too long.

use crate::{TITLE, fixture};
use std::io::Write as _;
use std::process::{Command, Stdio};

fn program(
    args: &[&str],
    input: impl FnOnce(&mut dyn std::io::Write) + Send + 'static,
) -> (Option<i32>, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || input(&mut stdin));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

#[test]
fn the_program_unpacks_and_tells_formats_apart() {
    let record = |kind: &str, block: &[u8]| {
        let head = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/{}\r\nContent-Type: application/http;msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
            block.len(),
            block.len()
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    };
    let page = [
        &b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n"[..],
        &gzip(&fixture("page-old.html")),
    ]
    .concat();
    let archive = [
        gzip(&record("request", b"GET / HTTP/1.1\r\n\r\n")),
        gzip(&record("response", &page)),
        gzip(&record("response", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><nav>Home</nav></html>")),
    ]
    .concat();
    let (code, out, said) = program(&["extract", "--to", "jsonl"], move |stdin| drop(stdin.write_all(&archive)));
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert_eq!(lines[0]["doc"]["title"], TITLE);
    assert!(lines[0]["doc"]["url"].as_str().is_some_and(|url| url.starts_with("https://news.example/")));
    assert_eq!(lines[0]["doc"]["text"].as_str().map(|text| text.split("\n\n").count()), Some(5));
    assert_eq!(lines[1]["error"]["code"], "no_story");
    assert_eq!(code, Some(2), "{said}");

    // A canceled item is a warning.
    let message = fixture("message.newsml-g2");
    let (code, out, said) = program(&["extract", "--to", "jsonl"], move |stdin| drop(stdin.write_all(&message)));
    assert_eq!((code, out.lines().count()), (Some(0), 4), "{said}");
    assert!(said.lines().all(|line| line.starts_with("warning: standard input: urn:newsml:")), "{said}");
}

#[test]
fn sizes_are_bounded() {
    // 100 MB in 100 KB.
    let bomb = gzip(&vec![b' '; 100_000_000]);
    let (code, out, said) = program(&["extract", "-"], move |stdin| drop(stdin.write_all(&bomb)));
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert_eq!(said, "error: standard input: is longer than 33554432 bytes; split it, or raise --max-bytes\n");

    // A line of 100 MB among others of JSON Lines.
    let lines = |stdin: &mut dyn std::io::Write| {
        let _ = stdin.write_all(b"{\"id\": \"a\", \"text\": \"Rain fell.\"}\n{\"id\": \"b\", \"text\": \"");
        for _ in 0..1000 {
            let _ = stdin.write_all(&[b'x'; 100_000]);
        }
        let _ = stdin.write_all(b"\"}\n{\"id\": \"c\", \"text\": \"Snow fell.\"}\n");
    };
    let (code, out, said) = program(&["extract", "--to", "jsonl", "--max-bytes", "1M"], lines);
    assert_eq!(code, Some(2));
    assert_eq!(said, "error: standard input:2: is longer than 1048576 bytes; split it, or raise --max-bytes\n");
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(
        (&lines[0]["id"], &lines[1]["error"]["code"], &lines[2]["id"]),
        (&"a".into(), &"too_long".into(), &"c".into())
    );
}

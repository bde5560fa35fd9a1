//! The server as its clients meet it: over a socket, the well-meaning and the others.
#![cfg(feature = "serve")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(args: &[&str]) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on http://").expect("the address").to_owned();
        Server { child, address }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout");
        stream
    }

    fn ask(&self, method: &str, path: &str, heads: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut stream = self.connect();
        stream.write_all(&request(&self.address, method, path, heads, body)).expect("sent");
        Answer::read(&mut stream)
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"")
    }

    fn post(&self, path: &str, body: &str) -> Answer {
        self.ask("POST", path, &[], body.as_bytes())
    }

    fn post_json(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, &[("Content-Type", "application/json")], body.to_string().as_bytes())
    }

    #[cfg(unix)]
    fn tell(&self, signal: &str) {
        let status = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(status.expect("kill").success());
    }

    /// Its exit code, and what it said on standard error.
    #[cfg(unix)]
    fn end(mut self, signal: &str) -> (Option<i32>, String) {
        self.tell(signal);
        let status = self.child.wait().expect("an end");
        let mut said = String::new();
        self.child.stderr.take().expect("its errors").read_to_string(&mut said).expect("text");
        (status.code(), said)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn request(host: &str, method: &str, path: &str, heads: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !heads.iter().any(|(name, _)| *name == "Host") {
        text += &format!("Host: {host}\r\n");
    }
    if !heads.iter().any(|(name, _)| matches!(*name, "Content-Length" | "Transfer-Encoding")) {
        text += &format!("Content-Length: {}\r\n", body.len());
    }
    for (name, value) in heads {
        text += &format!("{name}: {value}\r\n");
    }
    [format!("{text}\r\n").as_bytes(), body].concat()
}

struct Answer {
    status: u16,
    heads: String,
    body: String,
}

impl Answer {
    /// To the end of the connection.
    fn read(stream: &mut TcpStream) -> Answer {
        let mut all = Vec::new();
        stream.read_to_end(&mut all).expect("an answer");
        let all = String::from_utf8(all).expect("UTF-8");
        let (heads, body) = all.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {all:?}"));
        let status = heads.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let heads = heads.to_lowercase();
        let body = if heads.contains("transfer-encoding: chunked") { joined(body) } else { body.to_owned() };
        Answer { status, heads, body }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The status, and the code of the problem.
    fn problem(&self) -> (u16, String) {
        assert!(self.heads.contains("content-type: application/problem+json"), "{} {}", self.heads, self.body);
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        (self.status, problem["code"].as_str().expect("a code").to_owned())
    }
}

/// A chunked body put together.
fn joined(mut body: &str) -> String {
    let mut whole = String::new();
    while let Some((size, rest)) = body.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).expect("a size");
        whole += &rest[..size];
        body = &rest[size + 2..];
    }
    whole
}

const STORY: &str = "OSLO, March 5, 2024 (Meridian) - The harbour will reopen on Monday, Ann Lee said.";

#[test]
fn every_route_answers() {
    let server = Server::start(&[]);
    let report = server.post("/extract?date=2024-03-05&id=harbour", STORY);
    assert_eq!((report.status, report.heads.contains("content-type: application/json")), (200, true));
    let report = report.json();
    assert_eq!((&report["doc"]["id"], &report["doc"]["date"]), (&json!("harbour"), &json!("2024-03-05")));
    assert_eq!(report["claims"][0]["source"]["name"], "Ann Lee");
    let line = server.post_json("/extract", &json!({"id": "a", "text": STORY, "date": "2024-03-06"})).json();
    assert_eq!((&line["id"], &line["doc"]["date"]), (&json!("a"), &json!("2024-03-06")));
    for (accept, to, starts) in [
        ("text/html", "", "<!DOCTYPE html>"),
        ("text/csv", "", "doc_id,"),
        ("*/*", "?to=jsonl", "{\"schema\":\"whosaid/1\""),
        ("text/html", "?to=tsv", "doc_id\t"),
        ("*/*", "?to=conllu", "# newdoc id = story\n"),
        ("*/*", "?to=webannotation", "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\""),
    ] {
        let answer = server.ask("POST", &format!("/extract{to}"), &[("Accept", accept)], STORY.as_bytes());
        assert!(answer.status == 200 && answer.body.starts_with(starts), "{accept} {to}: {}", answer.body);
    }
    let filtered = server.post("/extract?source=Nobody&min_confidence=0", STORY).json();
    assert_eq!(filtered["claims"], json!([]));
    assert!(
        server.post("/explain", STORY).body.contains("direct claim")
            || server.post("/explain", STORY).body.contains("indirect claim")
    );
    let diff = server.post_json("/diff", &json!({"old": STORY, "new": STORY.replace("Monday", "Tuesday")})).json();
    assert_eq!(
        (&diff["schema"], diff["claims"]["changed"].as_array().map(Vec::len)),
        (&json!("whosaid-diff/1"), Some(1))
    );
    let made_before = server.post_json("/diff", &json!({"old": report, "new": STORY})).json();
    assert_eq!(made_before["claims"]["unchanged"], 1);
    let chain = server.post_json("/diff", &json!({"chain": [STORY, {"text": "It rained."}, STORY]})).json();
    assert_eq!((&chain["schema"], chain["steps"].as_array().map(Vec::len)), (&json!("whosaid-diff-chain/1"), Some(2)));
    assert!(
        server.post_json("/diff?to=html", &json!({"old": STORY, "new": "It rained."})).body.contains("What changed")
    );
    let told = server.post_json("/diff?to=text", &json!({"old": STORY, "new": "It rained."})).body;
    assert!(told.contains("dropped") && !told.contains('\u{1b}'), "{told}");
    let rows = server.post_json("/diff?to=csv", &json!({"chain": [STORY, "It rained.", STORY]})).body;
    assert!(rows.starts_with("old_id,new_id,") && rows.contains(",dropped,") && rows.contains(",added,"), "{rows}");
    assert!(server.get("/rules").json().as_array().is_some_and(|rules| rules.len() > 100));
    assert_eq!(server.get("/rules/num001").json()["id"], "NUM001");
    assert!(server.get("/lookup/New%20York").json()["places"].as_array().is_some_and(|places| !places.is_empty()));
    for of in ["report", "error", "diff", "diff-chain", "summary"] {
        assert!(server.get(&format!("/schema/{of}")).json()["$schema"].is_string(), "{of}");
    }
    assert_eq!(server.get("/openapi.json").json()["openapi"], "3.1.0");
    assert_eq!(
        (server.get("/healthz").body.as_str(), server.get("/version").json()["whosaid"].is_string()),
        ("ok\n", true)
    );
    let page = server.get("/");
    assert!(page.heads.contains("content-security-policy: default-src 'none'; style-src 'sha256-"));
    assert!(page.body.contains("<textarea"));
}

#[test]
fn the_answer_is_that_of_the_command_line() {
    let server = Server::start(&[]);
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/ferry.txt");
    let story = std::fs::read_to_string(fixture).expect("a story");
    for (options, query) in [
        (vec!["--to", "csv"], "to=csv"),
        (vec!["--to", "tsv", "--raw-cells", "--bom"], "to=tsv&raw_cells&bom"),
        (vec!["--to", "json", "--with-clauses", "--offsets", "utf16"], "with_clauses&offsets=utf16"),
        (vec!["--to", "jsonl", "--quoted-only", "--with-unsourced"], "to=jsonl&quoted-only&with_unsourced=true"),
    ] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_whosaid"))
            .args(["extract", "--date", "2024-03-05"])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        program.stdin.take().expect("its input").write_all(story.as_bytes()).expect("read");
        let printed = program.wait_with_output().expect("an end").stdout;
        let answer = server.post(&format!("/extract?id=stdin&date=2024-03-05&{query}"), &story);
        assert_eq!(answer.body, String::from_utf8(printed).expect("UTF-8"), "{query}");
    }
}

#[test]
fn what_is_wrong_is_told_with_the_codes_of_the_command_line() {
    let server = Server::start(&[]);
    let ask = |method: &str, path: &str, heads: &[(&str, &str)], body: &str| {
        server.ask(method, path, heads, body.as_bytes()).problem()
    };
    let json = [("Content-Type", "application/json")];
    let tokens = "1,".repeat(400_000);
    let two_stories = r#"<rss version="2.0"><channel><item><title>A</title><description>It rained, Ann Lee said in Oslo today.</description></item>
        <item><title>B</title><description>It snowed, Ann Lee said in Oslo today.</description></item></channel></rss>"#;
    for (method, path, heads, body, wanted) in [
        ("GET", "/nothing", &[][..], "", (404, "no_such_path")),
        ("DELETE", "/extract", &[], "", (405, "no_such_method")),
        ("GET", "/rules/XXX999", &[], "", (404, "no_such_rule")),
        ("GET", "/schema/none", &[], "", (404, "no_such_schema")),
        ("GET", "/lookup/%20", &[], "", (404, "empty")),
        ("GET", "/lookup/%ff", &[], "", (400, "bad_path")),
        ("GET", "/rules/%ff", &[], "", (400, "bad_path")),
        ("GET", "/schema/%ff", &[], "", (400, "bad_path")),
        ("POST", "/explain", &[], &tokens[..], (422, "too_many_words")),
        ("POST", "/extract", &[], "", (422, "empty")),
        ("POST", "/extract", &[], " \n ", (422, "empty")),
        ("POST", "/extract", &[], "%PDF-1.7 \0\0\0", (422, "binary")),
        ("POST", "/extract", &[], "WARC/1.0\r\n", (422, "archive")),
        ("POST", "/extract", &[], "{\"a\": ", (400, "bad_json")),
        ("POST", "/extract", &[], two_stories, (422, "several_articles")),
        ("POST", "/extract?to=pdf", &[], STORY, (400, "bad_option")),
        ("POST", "/extract?words=x", &[], STORY, (400, "bad_option")),
        ("POST", "/extract?date=today", &[], STORY, (400, "bad_option")),
        ("POST", "/extract?about=%28", &[], STORY, (400, "bad_option")),
        ("POST", "/extract", &[("Accept", "image/png")], STORY, (406, "not_acceptable")),
        ("POST", "/extract", &[("Content-Encoding", "br")], STORY, (415, "bad_encoding")),
        ("POST", "/extract", &json, "{", (400, "bad_json")),
        ("POST", "/extract", &json, r#"{"text": "It rained.", "date": "today"}"#, (400, "bad_date")),
        ("POST", "/extract", &[("Content-Type", "multipart/form-data")], STORY, (400, "bad_form")),
        ("POST", "/extract?to=html", &[("Content-Type", "application/x-ndjson")], "{}", (400, "bad_option")),
        ("POST", "/diff", &[], STORY, (415, "bad_media")),
        ("POST", "/diff", &json, r#"{"old": "It rained."}"#, (400, "bad_json")),
        ("POST", "/diff", &json, r#"{"old": 1, "new": "It rained."}"#, (400, "bad_json")),
        ("POST", "/diff", &json, r#"{"old": "", "new": "It rained."}"#, (422, "empty")),
        ("POST", "/diff", &json, r#"{"chain": ["It rained."]}"#, (422, "one_version")),
        ("POST", "/diff", &json, r#"{"old": {"schema": "whosaid/2"}, "new": "It rained."}"#, (422, "other_schema")),
        ("POST", "/explain", &[], "", (422, "empty")),
        ("GET", "/healthz", &[("Host", "evil.example")], "", (421, "bad_host")),
        ("POST", "/extract", &[("Origin", "http://evil.example")], STORY, (403, "bad_origin")),
    ] {
        println!("{method} {path} {heads:?} {body:?}");
        let (status, code) = ask(method, path, heads, body);
        assert_eq!((status, code.as_str()), wanted, "{method} {path} {heads:?} {body:?}");
    }
}

#[test]
fn every_answer_is_guarded() {
    let server = Server::start(&["--allow-origin", "https://desk.example"]);
    for answer in
        [server.get("/"), server.get("/none"), server.post("/extract?to=html", STORY), server.post("/extract", "")]
    {
        for head in [
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cache-control: no-store",
            "content-security-policy: ",
        ] {
            assert!(answer.heads.contains(head), "{head}: {}", answer.heads);
        }
        assert!(!answer.heads.contains("access-control"));
    }
    let desk = [("Origin", "https://desk.example"), ("Sec-Fetch-Site", "cross-site")];
    let answer = server.ask("POST", "/extract", &desk, STORY.as_bytes());
    assert!(answer.status == 200 && answer.heads.contains("access-control-allow-origin: https://desk.example"));
    let answer = server.ask("OPTIONS", "/extract", &desk, b"");
    assert!(
        answer.status == 204 && answer.heads.contains("access-control-allow-methods: get, post"),
        "{}",
        answer.heads
    );
}

#[test]
fn lines_are_answered_as_they_come() {
    let server = Server::start(&["--max-bytes", "200"]);
    let mut stream = server.connect();
    let heads = [("Transfer-Encoding", "chunked"), ("Content-Type", "application/x-ndjson")];
    stream.write_all(&request(&server.address, "POST", "/extract", &heads, b"")).expect("sent");
    let mut answers = BufReader::new(stream.try_clone().expect("the same"));
    let mut next = || loop {
        let mut line = String::new();
        assert!(answers.read_line(&mut line).expect("in time") > 0, "the answer ended");
        if line.starts_with('{') {
            break serde_json::from_str::<Value>(&line).expect("JSON");
        }
    };
    let long = json!({"text": "x".repeat(300)}).to_string();
    for (line, wanted) in [
        (r#"{"id": "a", "text": "It rained, Ann Lee said."}"#, "a"),
        ("no JSON", "bad_json"),
        (r#"{"id": "b", "text": ""}"#, "b"),
        (&long, "too_long"),
        (r#"{"id": "c", "text": "It snowed, Ann Lee said."}"#, "c"),
    ] {
        let line = format!("{line}\n");
        write!(stream, "{:x}\r\n{line}\r\n", line.len()).expect("sent");
        // The answer to a line is there before the next is sent.
        let answer = next();
        let found = answer["error"]["code"].as_str().or(answer["id"].as_str());
        assert_eq!(found, Some(wanted), "{answer}");
    }
    stream.write_all(b"0\r\n\r\n").expect("sent");
}

#[test]
fn a_stream_gives_what_the_command_line_gives() {
    let server = Server::start(&["--jobs", "2"]);
    let lines: String = (0..50)
        .map(|n| match n % 7 {
            3 => "bad\n".to_owned(),
            _ => {
                json!({"id": n.to_string(), "text": format!("It rained on {n} days, Ann Lee said.")}).to_string() + "\n"
            }
        })
        .collect();
    let mut program = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["extract", "--to", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    program.stdin.take().expect("its input").write_all(lines.as_bytes()).expect("read");
    let printed = String::from_utf8(program.wait_with_output().expect("an end").stdout).expect("UTF-8");
    let answer = server.ask("POST", "/extract", &[("Content-Type", "application/x-ndjson")], lines.as_bytes());
    assert_eq!(answer.body, printed);
}

#[test]
fn a_body_has_a_bound() {
    let server = Server::start(&["--max-bytes", "1K"]);
    let text = |length: usize| format!("{STORY}{}", " It rained.".repeat(length)).split_at(length).0.to_owned();
    for (length, status) in [(1024, 200), (1025, 413)] {
        assert_eq!(server.post("/extract", &text(length)).status, status, "{length}");
    }
    // Told before any of it is sent.
    let mut stream = server.connect();
    let heads = [("Content-Length", "1025"), ("Expect", "100-continue")];
    stream.write_all(&request(&server.address, "POST", "/extract", &heads, b"")).expect("sent");
    let answer = Answer::read(&mut stream);
    assert_eq!(answer.problem(), (413, "too_long".to_owned()));
    // And where the length is not told.
    let chunk = format!("800\r\n{}\r\n0\r\n\r\n", "x".repeat(0x800));
    let answer = server.ask("POST", "/extract", &[("Transfer-Encoding", "chunked")], chunk.as_bytes());
    assert_eq!(answer.problem(), (413, "too_long".to_owned()));
    // What sends much more than is read gets its answer nevertheless.
    let answer = server.post("/extract", &"x".repeat(3 << 20));
    assert_eq!(answer.problem(), (413, "too_long".to_owned()));
    // A small body may unpack to a great one.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all("x".repeat(100_000).as_bytes()).expect("memory");
    let answer = server.ask("POST", "/extract", &[], &packed.finish().expect("memory"));
    assert_eq!(answer.problem(), (413, "too_long".to_owned()));
}

#[test]
fn who_is_slow_is_cut_and_others_are_answered() {
    let server = Server::start(&["--timeout", "700ms"]);
    let began = Instant::now();
    // Two that send a byte now and then: the one of its head, the other of its body.
    let mut slow_head = server.connect();
    slow_head.write_all(b"GET /healthz HT").expect("sent");
    let mut slow_body = server.connect();
    let head = request(&server.address, "POST", "/extract", &[("Content-Length", "1000")], b"It rained");
    slow_body.write_all(&head).expect("sent");
    let mut slow_line = server.connect();
    let heads = [("Content-Length", "1000"), ("Content-Type", "application/x-ndjson")];
    slow_line.write_all(&request(&server.address, "POST", "/extract", &heads, b"{\"id\"")).expect("sent");
    let mut answered = 0;
    while began.elapsed() < Duration::from_millis(1500) {
        let _ = slow_head.write_all(b"T");
        let _ = slow_body.write_all(b"x");
        assert_eq!(server.post("/extract", STORY).status, 200);
        answered += 1;
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(answered >= 5, "{answered}");
    assert_eq!(Answer::read(&mut slow_body).problem(), (408, "timeout".to_owned()));
    let line = Answer::read(&mut slow_line);
    assert_eq!(line.json()["error"]["code"], "timeout");
    let mut rest = Vec::new();
    let _ = slow_head.read_to_end(&mut rest);
    assert!(rest.is_empty() || rest.starts_with(b"HTTP/1.1 408"), "{}", String::from_utf8_lossy(&rest));
}

#[test]
fn of_many_at_once_none_is_lost() {
    let server = Server::start(&[]);
    let next = std::sync::atomic::AtomicUsize::new(0);
    let answers = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..64 {
            scope.spawn(|| {
                while next.fetch_add(1, std::sync::atomic::Ordering::Relaxed) < 200 {
                    let answer = server.post("/extract", STORY);
                    answers.lock().expect("answers").push((answer.status, answer.body.len()));
                }
            });
        }
    });
    let answers = answers.into_inner().expect("answers");
    assert_eq!(answers.len(), 200);
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 200), "{answers:?}");
}

#[test]
fn too_many_are_told_to_come_again() {
    let server = Server::start(&["--jobs", "1", "--queue", "0", "--max-bytes", "4M"]);
    let long = format!("{STORY} ").repeat(6000);
    let statuses: Vec<(u16, bool)> = std::thread::scope(|scope| {
        let ask = |_| scope.spawn(|| server.post("/extract?to=csv", &long));
        let asked: Vec<_> = (0..4).map(ask).collect();
        let ended = asked.into_iter().map(|thread| thread.join().expect("an answer"));
        ended.map(|answer| (answer.status, answer.heads.contains("retry-after: 1"))).collect()
    });
    assert!(statuses.contains(&(200, false)) && statuses.contains(&(503, true)), "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, (200, false) | (503, true))), "{statuses:?}");
    // And then there is room again.
    assert_eq!(server.post("/extract", STORY).status, 200);
}

#[cfg(unix)]
#[test]
fn told_to_stop_it_answers_first() {
    for signal in ["-TERM", "-INT"] {
        let server = Server::start(&["--max-bytes", "4M"]);
        let idle = server.connect();
        let mut under_way = server.connect();
        let long = format!("{STORY} ").repeat(3000);
        let all = request(&server.address, "POST", "/extract?to=csv", &[], long.as_bytes());
        // All but the end of it, so that it is surely under way.
        under_way.write_all(&all[..all.len() - 10]).expect("sent");
        std::thread::sleep(Duration::from_millis(200));
        server.tell(signal);
        std::thread::sleep(Duration::from_millis(200));
        assert!(TcpStream::connect(&server.address).is_err(), "no new ones are taken");
        under_way.write_all(&all[all.len() - 10..]).expect("sent");
        let answer = Answer::read(&mut under_way);
        assert_eq!((answer.status, answer.body.lines().count() > 1000), (200, true));
        drop(idle);
        let mut server = server;
        assert_eq!(server.child.wait().expect("an end").code(), Some(0), "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn the_log_has_no_word_of_a_story() {
    let server = Server::start(&["--log"]);
    server.post("/extract?about=Sekret&id=Sekret", &format!("{STORY} Sekret."));
    server.post("/extract?date=Sekret", STORY);
    server.get("/lookup/Sekret");
    server.get("/Sekret");
    server.ask("SEKRETSEKRET", "/", &[], b"");
    let (code, said) = server.end("-TERM");
    assert_eq!(code, Some(0));
    assert!(!said.to_lowercase().contains("sekret"), "{said}");
    let routes: Vec<&str> = said.lines().filter_map(|line| line.rsplitn(3, ' ').nth(2)).collect();
    assert_eq!(routes, ["POST /extract 200", "POST /extract 400", "GET /lookup/{word} 200", "GET - 404", "- / 405"]);
}

#[test]
fn an_address_in_use_is_told() {
    let server = Server::start(&[]);
    let second = Command::new(env!("CARGO_BIN_EXE_whosaid")).args(["serve", "--listen", &server.address]).output();
    let second = second.expect("the program");
    assert_eq!(second.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&second.stderr).contains("choose another address with --listen"));
}

//! One story in every format: each reader gives the same of it. And what is no story is refused for the right reason.

use proptest::prelude::*;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use whosaid::article::{self, Document, Format, Found};

const STORY: [&str; 5] = [
    "BERGSUND, May 2 (Example News) - The ferry to Skarnholm sailed again on Thursday, three weeks after a fire in its engine room, the harbour office said.",
    "\"We checked every cable twice,\" said Elin Aas, who runs the line. \"I would put my own children aboard.\"",
    "The island's 340 people had been without a regular crossing since April 11.",
    "Mayor Jonas Brekke told reporters the town would ask the government for 2 million crowns to replace the engine, which dates from 1974.",
    "Insurers declined to comment.",
];
const TITLE: &str = "Ferry to Skarnholm sails again after three weeks";
const NAMES: [&str; 2] = ["ingrid dahl", "tom okafor"];

fn fixture(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "fixtures", "formats", name].iter().collect();
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(bytes: &[u8]) -> Vec<Found<'_>> {
    article::read(&Document { id: "stem", ..Document::default() }, bytes)
}

/// A paragraph with its marks as typewriters have them, on one line.
fn plain(paragraph: &str) -> String {
    let marks = [("“", "\""), ("”", "\""), ("``", "\""), ("''", "\""), ("’", "'"), ("—", "-"), ("\u{a0}", " ")];
    let plain = marks.iter().fold(paragraph.to_owned(), |text, (from, to)| text.replace(from, to));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_format_gives_the_same_story() {
    for (name, format, id, language) in [
        ("page.html", Format::Html, "stem", Some("en-GB")),
        ("page-old.html", Format::Html, "stem", Some("en")),
        ("story.nitf", Format::Nitf, "example.news.20240502.77", Some("en")),
        ("message.newsml-g2", Format::NewsmlG2, "urn:newsml:news.example:20240502:ferry", Some("en")),
        ("story.newsml", Format::Newsml, "urn:newsml:news.example:20240502:FERRY:1", Some("en")),
        ("ninjs-1.json", Format::Ninjs, "tag:news.example,2024:ferry", Some("en")),
        ("ninjs-3.json", Format::Ninjs, "tag:news.example,2024:ferry", Some("en")),
        ("envelope.json", Format::Ninjs, "tag:news.example,2024:ferry", Some("en")),
        ("wire.anpa", Format::Anpa, "a0077", None),
        ("wire.7901", Format::Iptc7901, "ens077", None),
        ("feed.rss", Format::Rss, "ferry-77", Some("en")),
        ("feed.atom", Format::Atom, "urn:example:ferry", Some("en")),
        ("feed.json", Format::JsonFeed, "ferry-77", Some("en")),
    ] {
        let bytes = fixture(name);
        let article = read(&bytes).swap_remove(0).article.unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut paragraphs: Vec<String> = article.text.split("\n\n").map(plain).collect();
        if name == "page.html" {
            assert_eq!(paragraphs.remove(0), "Islanders had waited for a crossing since the fire of April");
        }
        assert_eq!(paragraphs, STORY, "{name}");
        assert_eq!((article.format, article.id.as_str()), (format, id), "{name}");
        assert_eq!(article.title.as_deref(), Some(TITLE), "{name}");
        assert_eq!(article.bylines.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>(), NAMES, "{name}");
        assert_eq!(article.date.map(|date| date.to_string()).as_deref(), Some("2024-05-02"), "{name}");
        assert_eq!(article.language.as_deref(), language, "{name}");
        let has_url = matches!(name, "page.html" | "feed.rss" | "feed.atom" | "feed.json");
        let url = has_url.then_some("https://news.example/2024/05/02/skarnholm-ferry");
        assert_eq!(article.url.as_deref(), url, "{name}");
    }
}

#[test]
fn plain_text_is_read_in_its_encoding() {
    for (name, encoding) in [("windows-1252.txt", "windows-1252"), ("utf-16.txt", "UTF-16LE")] {
        let bytes = fixture(name);
        let article = read(&bytes).swap_remove(0).article.expect("a story");
        let paragraphs = article.text.replace('\r', "");
        assert_eq!(paragraphs.split("\n\n").map(plain).collect::<Vec<_>>(), STORY);
        assert_eq!(article.encoding.as_deref(), Some(encoding));
        assert_eq!(article.format, Format::Text);
    }
}

#[test]
fn items_that_are_no_story_say_why() {
    let reasons = |name: &str| {
        let bytes = fixture(name);
        let id = |id: Option<String>| id.and_then(|id| Some(id.rsplit(':').next()?.to_owned())).unwrap_or_default();
        read(&bytes)
            .into_iter()
            .filter_map(|found| Some((id(found.id), found.article.err()?.code())))
            .collect::<Vec<_>>()
    };
    let owned =
        |pairs: &[(&str, &'static str)]| pairs.iter().map(|&(id, code)| (id.to_owned(), code)).collect::<Vec<_>>();
    assert_eq!(
        reasons("message.newsml-g2"),
        owned(&[("whale", "canceled"), ("photo", "not_text"), ("package", "package")])
    );
    assert_eq!(
        reasons("envelope.json"),
        owned(&[("whale", "canceled"), ("linked", "no_story"), ("photo", "not_text")])
    );
    assert_eq!(reasons("feed.rss"), owned(&[("empty-1", "no_story")]));
    assert_eq!(reasons("feed.json"), owned(&[("stub", "no_story")]));
    assert_eq!(reasons("feed.atom"), []);
}

/// What a publisher says of the use of its story, in each format that has a word for it.
#[test]
fn statuses_are_respected() {
    let nitf = |docdata: &str| {
        format!("<nitf><head>{docdata}</head><body><body.content><p>Rain fell.</p></body.content></body></nitf>")
    };
    let g2 = |meta: &str| {
        format!(
            "<newsItem guid='x'><itemMeta>{meta}</itemMeta><contentSet><inlineXML><html><body><p>Rain fell.</p></body></html></inlineXML></contentSet></newsItem>"
        )
    };
    let newsml = |management: &str| {
        format!(
            "<NewsML><NewsItem><NewsManagement>{management}</NewsManagement><NewsComponent><ContentItem><MediaType FormalName='Text'/><DataContent>Rain fell.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
        )
    };
    let ninjs = |field: &str| format!("{{\"headline\": \"Rain\", {field}, \"body_text\": \"Rain fell.\"}}");
    for (name, source, code) in [
        ("NITF", nitf("<docdata management-status='withheld'/>"), "withheld"),
        ("NITF", nitf("<docdata management-status='canceled'/>"), "canceled"),
        ("G2", g2("<pubStatus qcode='stat:withheld'/>"), "withheld"),
        ("G2", g2("<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>"), "canceled"),
        ("NewsML 1", newsml("<Status FormalName='Canceled'/>"), "canceled"),
        ("ninjs", ninjs("\"pubstatus\": \"withheld\""), "withheld"),
    ] {
        let error = read(source.as_bytes()).swap_remove(0).article.expect_err(name);
        assert_eq!(error.code(), code, "{name}");
        assert!(error.is_skip(), "{name}");
    }
    for (name, source) in [
        ("NITF", nitf("<docdata management-status='embargoed'><date.release norm='2024-05-02T10:00:00Z'/></docdata>")),
        ("G2", g2("<embargoed>2024-05-02T10:00:00Z</embargoed>")),
        (
            "NewsML 1",
            newsml(
                "<Status FormalName='Embargoed'/><StatusWillChange><DateAndTime>2024-05-02T10:00:00Z</DateAndTime></StatusWillChange>",
            ),
        ),
        ("ninjs", ninjs("\"embargoed\": \"2024-05-02T10:00:00Z\"")),
    ] {
        let article = read(source.as_bytes()).swap_remove(0).article.unwrap_or_else(|error| panic!("{name}: {error}"));
        let notice = &article.notices[0];
        assert_eq!(notice.code, "embargoed", "{name}");
        assert_eq!(notice.message, "not to be published until 2024-05-02T10:00:00Z", "{name}");
    }
}

/// Items of ninjs, one a line, as services that stream them do.
#[test]
fn items_of_ninjs_may_be_lines() {
    let item: serde_json::Value = serde_json::from_slice(&fixture("ninjs-1.json")).expect("JSON");
    let canceled = serde_json::json!({"uri": "x", "pubstatus": "canceled", "headline": "Whale"});
    let lines = format!("{item}\n{canceled}\n{{\"other\": 1}}\n{{\"id\": 7, \"text\": \"Rain fell.\"}}\n");
    let found: Vec<_> = read(lines.as_bytes()).into_iter().map(|found| found.article).collect();
    let article = found[0].as_ref().expect("a story");
    assert_eq!((article.format, article.id.as_str()), (Format::Ninjs, "tag:news.example,2024:ferry"));
    assert_eq!(article.text.split("\n\n").map(plain).collect::<Vec<_>>(), STORY);
    let codes: Vec<_> = found.iter().map(|article| article.as_ref().err().map(|error| error.code())).collect();
    assert_eq!(codes, [None, Some("canceled"), Some("bad_json"), None]);
}

/// An export of WordPress: no paragraphs are marked, authors go by their log-ins, and not all of it is posts.
#[test]
fn exports_of_wordpress_are_read() {
    let item = |id: &str, status: &str, kind: &str| {
        format!(
            "<item><title>Ferry</title><dc:creator>al</dc:creator><guid>{id}</guid><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>\
             <content:encoded><![CDATA[By <b>Ann Lee</b>\nOSLO, May 2 (EN) - The ferry sailed.\n\n\"It is late,\" said Bo Ek.]]></content:encoded></item>"
        )
    };
    let export = format!(
        "<rss xmlns:wp='w' xmlns:content='c' xmlns:dc='d'><channel><wp:author><wp:author_login>al</wp:author_login><wp:author_display_name>Ann Lee</wp:author_display_name></wp:author>{}{}{}</channel></rss>",
        item("1", "publish", "post"),
        item("2", "trash", "post"),
        item("3", "inherit", "attachment")
    );
    let mut found = read(export.as_bytes());
    let errors: Vec<String> = found.drain(1..).map(|found| found.article.expect_err("no story").to_string()).collect();
    assert_eq!(errors, ["is canceled: its publisher has taken it back", "is an attachment, not a text"]);
    let article = found.swap_remove(0).article.expect("a story");
    assert_eq!(article.bylines, ["Ann Lee"]);
    assert_eq!(article.text, "By Ann Lee\nOSLO, May 2 (EN) - The ferry sailed.\n\n\"It is late,\" said Bo Ek.");
}

#[test]
fn a_summary_stands_in_where_a_feed_has_no_content() {
    let bytes = fixture("feed.rss");
    let article = read(&bytes).swap_remove(1).article.expect("a story");
    assert_eq!(article.text, "Volunteers counted 212 pups, the club said.");
    assert_eq!((article.id.as_str(), article.title.as_deref()), ("stem:2", Some("Seals & pups")));
    assert_eq!(article.bylines, ["Cy Dow"]);
}

/// A page that only JSON-LD has the text of, and one that JSON-LD tells the paragraphs of.
#[test]
fn json_ld_guides_the_reading_of_a_page() {
    let body = STORY.join(" ");
    let linked = |page: &str| {
        let data = serde_json::json!({"@type": "NewsArticle", "headline": TITLE, "articleBody": body});
        format!("<html><script type='application/ld+json'>{data}</script><h1>{TITLE}</h1>{page}</html>")
    };
    let page = linked("<p>Loading ...</p>");
    assert_eq!(read(page.as_bytes()).swap_remove(0).article.expect("a story").text, body);
    let others =
        "<p>We knit a jumper from the wool of the island's last sheep, and it took us all winter to do so.</p>";
    let paragraphs: String = STORY.iter().map(|paragraph| format!("<p>{paragraph}</p>{others}")).collect();
    let page = linked(&format!("<div>{paragraphs}</div>"));
    assert_eq!(read(page.as_bytes()).swap_remove(0).article.expect("a story").text, STORY.join("\n\n"));
}

/// Pages as sites make them, each with something that leads astray.
#[test]
fn the_article_is_found_among_much_else() {
    let story: Vec<String> = STORY.iter().map(|paragraph| paragraph.replace('"', "&quot;")).collect();
    let wrapped = |before: &str, after: &str| {
        story.iter().map(|paragraph| format!("{before}{paragraph}{after}")).collect::<String>()
    };
    let paragraphs = wrapped("<p>", "</p>");
    let cookies =
        "<p>We use cookies, and so do our partners, to store and to read what is on your device.</p>".repeat(20);
    let teasers = "<article><h3><a href=x>Seals counted</a></h3><p>Volunteers rowed around the skerries for two days.</p></article>".repeat(8);
    for (name, page) in [
        (
            "cookies longer than the story",
            format!("<div class=cookie-banner>{cookies}</div><div id=x>{paragraphs}</div>"),
        ),
        ("a form around all", format!("<form id=aspnetForm><table><tr><td>{paragraphs}</table></form>")),
        (
            "a body that lists what it has",
            format!("<body class='has-video with-comments'><div>{paragraphs}</div><div class=comments>{cookies}</div>"),
        ),
        (
            "an article tagged with what it is about",
            format!("<article class='post tag-media tag-video'>{paragraphs}</article>{teasers}"),
        ),
        (
            "teasers that are articles",
            format!("<main><article><div class=body>{paragraphs}</div></article><section>{teasers}</section></main>"),
        ),
        (
            "paragraphs that are no p",
            format!("<main><div class=x>{}</div></main>", wrapped("<div class=c><div><span>", "</span></div></div>")),
        ),
        ("parts between advertisements", {
            let halves: Vec<&str> = paragraphs.split_inclusive("</p>").collect();
            format!(
                "<section><div class=part>{}</div><div class=ad>Buy!</div><div class=part>{}</div></section>",
                halves[..4].concat(),
                halves[4]
            )
        }),
        ("names that mislead", format!("<div class=media><div class=video>{paragraphs}</div></div>")),
        ("no elements but line breaks", format!("<body><h1>{TITLE}</h1>{}", wrapped("", "<br><br>"))),
    ] {
        let page =
            format!("<html><title>{TITLE}</title><nav><a href=x>Home</a></nav>{page}<footer>{cookies}</footer></html>");
        let article = read(page.as_bytes()).swap_remove(0).article.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(article.text.split("\n\n").map(plain).collect::<Vec<_>>(), STORY, "{name}");
    }
}

/// Input made to hurt takes time and space in proportion to its length, and ends in a clear error or a story.
#[test]
fn hostile_documents_are_bounded() {
    let n = 100_000;
    // Trees of mark-up are the slowest; a fifth shows as well that nothing grows with the square.
    let m = n / 5;
    let page =
        |inner: String| format!("<html><body><p>A sentence of a story, which is long enough to be one.</p>{inner}");
    let attributes: String = (0..m).map(|number| format!(" a{number}=1")).collect();
    for (name, input, code) in [
        ("XML nested deep", "<nitf>".to_owned() + &"<block>".repeat(n), Some("too_deep")),
        ("XML of an entity bomb", bomb(), None),
        ("XML that is cut off", "<nitf><body><body.content><p>Rain".to_owned(), Some("bad_xml")),
        ("JSON nested deep", "{\"headline\": ".to_owned() + &"[".repeat(n), Some("bad_json")),
        ("HTML nested deep", page("<div>".repeat(m)), None),
        ("HTML of cells nested deep", page("<table><tr><td>".repeat(m)), None),
        ("HTML of unclosed formatting", page("<b><i class=x><a href=y><p>x".repeat(m)), None),
        ("HTML of drawings nested deep", page("<svg><g><td>".repeat(m)), None),
        ("HTML of many attributes", page(format!("<p{attributes}>{}", "<html b=1><body c=2>".repeat(m))), None),
        ("HTML of headings", page("<h2>x</h2><li>y".repeat(m)), None),
        ("a feed of empty items", format!("<rss><channel>{}</channel></rss>", "<item/>".repeat(m)), Some("no_story")),
        ("angle brackets", "<".repeat(4 * n), None),
        ("ampersands", page("&amp;&".repeat(m)), None),
        ("components of many contents", components(n), Some("not_text")),
        ("JSON-LD of many authors", page(authors(m)), None),
        ("HTML of bylines nested deep", page("<i class=author><div class=date>x".repeat(m)), None),
        ("messages without end", "\u{1}\u{2}".repeat(m), Some("no_story")),
    ] {
        let started = Instant::now();
        let found = read(input.as_bytes());
        assert!(started.elapsed() < Duration::from_secs(30), "{name} took {:?}", started.elapsed());
        assert_eq!(found[0].article.as_ref().err().map(|error| error.code()), code, "{name}");
    }
}

/// NewsML 1 of components in components, the innermost with many contents, none with a text.
fn components(number: usize) -> String {
    let contents =
        "<ContentItem><MediaType FormalName='Photo'/></ContentItem><ContentItem><DataContent/></ContentItem>";
    let (open, close) = ("<NewsComponent>".repeat(300), "</NewsComponent>".repeat(300));
    format!("<NewsML><NewsItem>{open}{}{close}</NewsItem></NewsML>", contents.repeat(number / 2))
}

/// A graph in which each author of an article is to be looked up.
fn authors(number: usize) -> String {
    let ids: Vec<String> = (0..number).map(|id| format!("{{\"@id\":\"#{id}\"}}")).collect();
    let people: Vec<String> = (0..number).map(|id| format!("{{\"@id\":\"#{id}\",\"name\":\"Ann Lee\"}}")).collect();
    let article = format!("{{\"@type\":\"NewsArticle\",\"author\":[{}]}}", ids.join(","));
    format!("<script type=application/ld+json>{{\"@graph\":[{article},{}]}}</script>", people.join(","))
}

/// Each entity is ten of the one before: a billion times ten letters, if any were expanded.
fn bomb() -> String {
    let mut entities = "<!ENTITY e0 'lol lol lol '>".to_owned();
    for number in 1..10 {
        entities += &format!("<!ENTITY e{number} '{}'>", format!("&e{};", number - 1).repeat(10));
    }
    format!(
        "<!DOCTYPE nitf [{entities}<!ENTITY file SYSTEM 'file:///etc/passwd'>]><nitf><body><body.content>\
         <p>The mayor said &e9; and &file; on Monday.</p></body.content></body></nitf>"
    )
}

#[test]
fn no_entity_is_expanded() {
    let bomb = bomb();
    let article = read(bomb.as_bytes()).swap_remove(0).article.expect("a story");
    assert_eq!(article.text, "The mayor said &e9; and &file; on Monday.");
}

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

/// What may happen to a document: bytes lost, repeated, changed.
fn damaged() -> impl Strategy<Value = (usize, Vec<u8>)> {
    let names = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/formats")).expect("fixtures");
    let mut paths: Vec<PathBuf> = names.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let documents: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).expect("a fixture")).collect();
    let change = (0..4u8, any::<prop::sample::Index>(), 1..60usize, any::<u8>());
    (0..documents.len(), prop::collection::vec(change, 1..6)).prop_map(move |(number, changes)| {
        let mut bytes = documents[number].clone();
        for (kind, at, length, byte) in changes {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + length).min(bytes.len());
            match kind {
                0 => drop(bytes.drain(at..end)),
                1 => {
                    let again = bytes[at..end].repeat(length);
                    bytes.splice(at..at, again);
                }
                2 => bytes.insert(at, b"<>&;{}[]\"'/\n\0\x01\xff"[usize::from(byte) % 15]),
                _ => bytes.truncate(end),
            }
        }
        (number, bytes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_documents_do_no_harm((_, bytes) in damaged()) {
        for found in read(&bytes) {
            match found.article {
                Ok(article) => {
                    prop_assert!(!article.text.trim().is_empty());
                    let spans = article.furniture.iter().map(|(span, _)| *span).chain(article.dateline.iter().map(|dateline| dateline.span));
                    for span in spans {
                        prop_assert!(article.text.get(span.range()).is_some());
                    }
                }
                Err(error) => prop_assert!(!error.to_string().is_empty() && !error.advice().is_empty()),
            }
        }
    }
}

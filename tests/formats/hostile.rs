//! Documents made to hurt, and documents that came to harm on the way.

use crate::read;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

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
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(20_110_906), ..ProptestConfig::default() })]

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

//! News pages as many kinds of sites make them (`fixtures/pages`, all invented): headline, authors, day and text of each are
//! what stands beside it in `NAME.expected.json`, and nothing of what the page has around and between.
//!
//! The files have the form that `examples/score_html.rs` scores.

use serde_json::Value;
use std::fs;
use std::path::Path;
use whosaid::article::{self, Document};

#[test]
fn each_page_gives_its_article() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/pages"));
    let mut pages = 0;
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|end| end != "html") {
            continue;
        }
        pages += 1;
        let name = path.file_stem().expect("a name").to_string_lossy();
        let bytes = fs::read(&path).expect("a page");
        let expected: Value =
            serde_json::from_slice(&fs::read(path.with_extension("expected.json")).expect("what is expected"))
                .expect("JSON");
        let found = article::read(&Document { id: "page", ..Document::default() }, &bytes).swap_remove(0);
        let article = found.article.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(article.title.as_deref(), expected["title"].as_str(), "{name}");
        assert_eq!(strings(&expected["authors"]), article.bylines, "{name}");
        let date = article.date.map(|date| format!("{date} 00:00:00"));
        assert_eq!(date.as_deref(), expected["publishing_date"].as_str(), "{name}");
        assert_eq!(article.text.split("\n\n").collect::<Vec<_>>(), paragraphs(&expected["body"]), "{name}");
    }
    assert!(pages > 20, "{pages}");
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn paragraphs(body: &Value) -> Vec<&str> {
    let mut paragraphs = strings(&body["summary"]);
    for section in body["sections"].as_array().into_iter().flatten() {
        paragraphs.extend(strings(&section["headline"]));
        paragraphs.extend(strings(&section["paragraphs"]));
    }
    paragraphs
}

//! What is printed is what `whosaid schema` says is printed.

use std::fs;
use std::path::Path;
use whosaid::article::jsonl;
use whosaid::emit::{Emit, Json, Jsonl};
use whosaid::report::{ErrorBody, ErrorRecord, OffsetUnit, error_schema, report_schema};
use whosaid::revisions::{chain, chain_schema, diff, diff_schema};
use whosaid::{Article, Options, Pipeline};

/// The errors of a JSON text against a schema.
fn errors(schema: &serde_json::Value, json: &[u8]) -> Vec<String> {
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(schema).expect("a schema");
    let value = serde_json::from_slice(json).expect("JSON");
    validator.iter_errors(&value).map(|error| format!("{error} at {}", error.instance_path)).collect()
}

/// A schema that allows no field it does not name, in any object: what is printed but not described is found so.
fn strict(mut schema: serde_json::Value) -> serde_json::Value {
    fn close(value: &mut serde_json::Value) {
        if let Some(object) = value.as_object_mut() {
            if object.contains_key("properties") {
                object.insert("additionalProperties".to_owned(), false.into());
            }
            object.values_mut().for_each(close);
        } else if let Some(array) = value.as_array_mut() {
            array.iter_mut().for_each(close);
        }
    }
    close(&mut schema);
    schema
}

#[test]
fn every_story_s_report_is_valid() {
    let schema = strict(report_schema().to_value());
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut pipeline = Pipeline::new();
    let mut stories = 0;
    for entry in fs::read_dir(fixtures).expect("fixtures") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        stories += 1;
        let bytes = fs::read(&path).expect("a story");
        for offsets in [OffsetUnit::Codepoint, OffsetUnit::Byte, OffsetUnit::Utf16] {
            let article = whosaid::article::text::read("story", path.to_str(), &bytes).expect("a story");
            let options = Options {
                offsets,
                with_text: offsets == OffsetUnit::Byte,
                unattributed: offsets != OffsetUnit::Byte,
                with_clauses: offsets == OffsetUnit::Utf16,
                with_unsourced: offsets == OffsetUnit::Codepoint,
                min_confidence: 0.5,
            };
            let report = pipeline.run(&article, &options);
            let (mut compact, mut laid_out) = (Vec::new(), Vec::new());
            Jsonl.report(&report, &mut compact).expect("plain data");
            Json.report(&report, &mut laid_out).expect("plain data");
            assert_eq!(errors(&schema, &compact), Vec::<String>::new(), "{}", path.display());
            let same: serde_json::Value = serde_json::from_slice(&compact).expect("JSON");
            assert_eq!(same, serde_json::from_slice::<serde_json::Value>(&laid_out).expect("JSON"));
        }
    }
    assert!(stories >= 8, "only {stories} stories");
}

#[test]
fn a_diff_is_valid() {
    let story = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/revisions").join(name);
        Article { id: name.to_owned(), text: fs::read_to_string(path).expect("a story").into(), ..Article::default() }
    };
    let (old, new) = (story("mill.v1.txt"), story("mill.v2.txt"));
    let (old, new) = (Pipeline::new().run(&old, &Options::default()), Pipeline::new().run(&new, &Options::default()));
    let mut json = Vec::new();
    Json::value(&diff(&old, &new), &mut json).expect("plain data");
    assert_eq!(errors(&strict(diff_schema().to_value()), &json), Vec::<String>::new());
    let mut json = Vec::new();
    Json::value(&chain(&[old, new]), &mut json).expect("plain data");
    assert_eq!(errors(&strict(chain_schema().to_value()), &json), Vec::<String>::new());
}

#[test]
fn an_error_record_is_valid() {
    let error = jsonl::read("in", None, 3, b"{}").expect_err("no text");
    let message = error.to_string();
    let body = ErrorBody { code: error.code().into(), message: message.as_str().into() };
    let record = ErrorRecord { id: None, path: Some("in.jsonl".into()), line: Some(3), error: body };
    let mut json = Vec::new();
    Jsonl.error(&record, &mut json).expect("plain data");
    assert_eq!(errors(&strict(error_schema().to_value()), &json), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let article = Article { id: "a".to_owned(), text: "Ann spoke.".into(), ..Article::default() };
    let mut json = Vec::new();
    Jsonl.report(&Pipeline::new().run(&article, &Options::default()), &mut json).expect("plain data");
    let schema = report_schema().to_value();
    let report: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(errors(&schema, &json), Vec::<String>::new());
    for (field, wrong) in [("schema", "whosaid/0"), ("offsets", "bytes"), ("claims", "none"), ("doc", "a")] {
        let mut report = report.clone();
        report[field] = wrong.into();
        let json = serde_json::to_vec(&report).expect("JSON");
        assert!(!errors(&schema, &json).is_empty(), "{field}: {wrong} passes");
    }
}

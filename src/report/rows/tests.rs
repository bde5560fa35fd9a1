use super::*;
use crate::{Article, Options, Pipeline};

/// The names of a row's fields.
fn names(row: impl Serialize) -> Vec<String> {
    let row = serde_json::to_value(row).expect("plain data");
    row.as_object().expect("an object").keys().cloned().collect()
}

#[test]
fn every_field_of_a_row_is_a_column() {
    let text = "The harbour, 5 miles north of Tripoli, will reopen on Monday, Ann Lee said.";
    let article = Article { text: text.into(), ..Article::default() };
    let report = Pipeline::new().run(&article, &Options::default());
    let rows = [
        Some(names(document(&report))),
        claims(&report).next().map(names),
        mentions(&report).next().map(names),
        dates(&report).next().map(names),
        distances(&report).next().map(names),
    ];
    for ((table, columns), row) in columns::ALL.iter().zip(rows) {
        let (mut fields, mut named) = (row.expect(table), columns.iter().map(|c| c.name).collect::<Vec<_>>());
        fields.sort_unstable();
        named.sort_unstable();
        assert_eq!(fields, named, "{table}");
    }
    let claim = claims(&report).next().expect("a claim");
    let spoken = (claim.claim, claim.source, &*claim.content, claim.distance_texts.as_slice());
    assert_eq!(
        spoken,
        (1, Some("Ann Lee"), "The harbour, 5 miles north of Tripoli, will reopen on Monday", &["5 miles"][..])
    );
    let metres = distances(&report).next().and_then(|row| row.metres_low);
    assert_eq!(metres, Some(8046.72));
}

#[test]
fn what_could_not_be_read_has_a_row() {
    let error = ErrorBody { code: "bad_json".into(), message: "is not a JSON object".into() };
    let record = ErrorRecord { id: None, path: Some("a.jsonl".into()), line: Some(3), error };
    let row = failed(&record);
    assert_eq!((row.path, row.line, row.error_code, row.claims), (Some("a.jsonl"), Some(3), Some("bad_json"), None));
}

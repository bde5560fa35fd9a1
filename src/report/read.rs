//! A report made before, read again.

use super::{Report, SchemaVersion};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;

/// Why what looks like a report can not be used. The message continues from the input's name.
#[allow(missing_docs, reason = "their messages say it")]
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoReport {
    #[error("is a report of schema {0:?}, and this whosaid reads {name:?}", name = SchemaVersion::NAME)]
    OtherVersion(String),
    #[error("is of schema {0:?}, no report")]
    Other(String),
    #[error("is the record of an error: {0}")]
    ErrorRecord(String),
    #[error("is a broken report: {0}")]
    Broken(String),
}

impl NoReport {
    /// For programs.
    pub fn code(&self) -> &'static str {
        match self {
            NoReport::OtherVersion(_) => "other_schema",
            NoReport::Other(_) | NoReport::ErrorRecord(_) => "no_report",
            NoReport::Broken(_) => "broken_report",
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            NoReport::OtherVersion(_) => "make it again from the article",
            NoReport::Other(_) | NoReport::ErrorRecord(_) => "give the article, or what extract made of it",
            NoReport::Broken(_) => "make it again",
        }
    }
}

/// What tells a report.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    schema: Option<Cow<'a, str>>,
    error: Option<Trouble>,
    text: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Trouble {
    #[serde(rename = "code")]
    _code: String,
    message: String,
}

/// Reads reports as `whosaid extract` prints them, one after another, laid out or a line each.
///
/// None where the bytes are no such thing but something else, such as an article.
pub fn read_report(bytes: &[u8]) -> Option<Result<Vec<Report<'static>>, NoReport>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii();
    if !bytes.starts_with(b"{") {
        return None;
    }
    let mut heads = serde_json::Deserializer::from_slice(bytes).into_iter::<Head<'_>>();
    let head = match heads.next()? {
        Ok(head) => head,
        // Cut short, say: its first field tells it still.
        Err(error) => {
            let start = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]).replace([' ', '\n', '\r', '\t'], "");
            let is_report = start.starts_with("{\"schema\":\"whosaid/");
            return is_report.then(|| Err(NoReport::Broken(error.to_string())));
        }
    };
    match head {
        Head { schema: Some(schema), .. } if schema == SchemaVersion::NAME => Some(reports(bytes)),
        Head { schema: Some(schema), .. } if schema.starts_with("whosaid/") => {
            Some(Err(NoReport::OtherVersion(schema.into_owned())))
        }
        Head { schema: Some(schema), .. } if schema.starts_with("whosaid-") => {
            Some(Err(NoReport::Other(schema.into_owned())))
        }
        Head { error: Some(error), text: None, .. } => Some(Err(NoReport::ErrorRecord(error.message))),
        _ => None,
    }
}

fn reports(bytes: &[u8]) -> Result<Vec<Report<'static>>, NoReport> {
    let mut reports = Vec::new();
    for report in serde_json::Deserializer::from_slice(bytes).into_iter::<Report<'static>>() {
        let report = report.map_err(|error| NoReport::Broken(error.to_string()))?;
        let entities = report.entities.iter().enumerate().all(|(i, entity)| entity.id.index() == i);
        let dates = report.dates.iter().enumerate().all(|(i, date)| date.id.index() == i);
        let distances = report.distances.iter().enumerate().all(|(i, distance)| distance.id.index() == i);
        if !(entities && dates && distances) {
            return Err(NoReport::Broken("its entities, dates or distances are not all there, in order".to_owned()));
        }
        reports.push(report);
    }
    Ok(reports)
}

//! Drafts of schema.org's ClaimReview (JSON-LD): what a fact-checker's review begins with. There is no rating in them, no
//! reviewer and no verdict: those are for the fact-checker to add.

use super::story;
use super::{Emit, Jsonl};
use crate::report::rows::words;
use crate::report::{Claim, ErrorRecord, Report, SourceType};
use serde_json::{Value, json};
use std::io;

/// The drafts of an article on each line.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClaimReview;

impl Emit for ClaimReview {
    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let drafts: Vec<Value> = report.claims.iter().map(|claim| draft(report, claim)).collect();
        serde_json::to_writer(&mut *out, &json!({"@context": "https://schema.org", "@graph": drafts}))?;
        out.push(b'\n');
        Ok(())
    }

    fn error(&self, record: &ErrorRecord<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        Jsonl.error(record, out)
    }
}

fn draft(report: &Report<'_>, claim: &Claim<'_>) -> Value {
    let said = words(&claim.content);
    let mut item = json!({
        "@type": "Claim",
        "identifier": claim.key,
        "text": said,
        "appearance": appearance(report),
    });
    let author = claim.source.name.clone().unwrap_or_else(|| words(&claim.source.spans));
    if !author.is_empty() {
        let kind = match claim.source.kind {
            SourceType::NamedPerson | SourceType::UnnamedPerson => "Person",
            SourceType::Group | SourceType::Organization => "Organization",
            SourceType::Document => "CreativeWork",
            SourceType::Unknown => "Thing",
        };
        item["author"] = json!({"@type": kind, "name": author});
    }
    // A day that is known to be the only one.
    let day = claim.said_at.and_then(|id| report.dates.get(id.index())).filter(|date| date.from == date.to);
    if let Some(day) = day.and_then(|date| date.from) {
        item["datePublished"] = json!(day);
    }
    json!({
        "@type": "ClaimReview",
        "@id": format!("{}#{}", story::named_by_text(report), claim.id),
        "creativeWorkStatus": "Draft",
        "claimReviewed": said,
        "itemReviewed": item,
    })
}

/// The article in which it is made.
fn appearance(report: &Report<'_>) -> Value {
    let doc = &report.doc;
    let mut article = json!({"@type": "NewsArticle", "@id": story::iri(report)});
    if let Some(url) = &doc.url {
        article["url"] = json!(url);
    }
    if let Some(title) = &doc.title {
        article["headline"] = json!(title);
    }
    if let Some(day) = doc.date {
        article["datePublished"] = json!(day);
    }
    article
}

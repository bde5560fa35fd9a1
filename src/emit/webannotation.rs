//! The W3C's Web Annotations (JSON-LD), a page of them an article: claims, who makes them, and whom and what the article
//! names, each found again by its words (TextQuoteSelector) and by its place (TextPositionSelector, in code points).

use super::story::{self, Story, name_of};
use super::{Emit, Jsonl};
use crate::report::{Claim, Entity, ErrorRecord, Report, TextSpan};
use serde_json::{Value, json};
use std::io;

/// A page of annotations on each line.
#[derive(Clone, Copy, Debug, Default)]
pub struct WebAnnotation;

/// So many characters before and after the words are quoted with them, by which the right ones are known.
const AROUND: usize = 32;

impl Emit for WebAnnotation {
    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let page = Page { story: Story::of(report), about: story::iri(report), here: story::named_by_text(report) };
        let claims = report.claims.iter().flat_map(|claim| page.claim(claim));
        let entities = report.entities.iter().map(|entity| page.entity(entity));
        let dates = report.dates.iter().map(|date| {
            let target = page.target(date.start, date.end);
            page.annotation(date.id, "identifying", json!([text("identifying", &date.value)]), vec![target])
        });
        let items: Vec<Value> = claims.chain(entities).chain(dates).collect();
        let page = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": page.named("annotations"),
            "type": "AnnotationPage",
            "items": items,
        });
        serde_json::to_writer(&mut *out, &page)?;
        out.push(b'\n');
        Ok(())
    }

    fn error(&self, record: &ErrorRecord<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        Jsonl.error(record, out)
    }
}

struct Page<'r> {
    story: Story<'r>,
    /// What the annotations are about.
    about: String,
    /// What they are called, up to the mark before their own names.
    here: String,
}

impl Page<'_> {
    fn named(&self, name: impl std::fmt::Display) -> String {
        format!("{}#{name}", self.here)
    }

    fn annotation(&self, name: impl std::fmt::Display, why: &str, body: Value, target: Vec<Value>) -> Value {
        json!({"id": self.named(name), "type": "Annotation", "motivation": why, "body": body, "target": target})
    }

    /// What is said, by whom; and the words for who says it, which point to it.
    fn claim(&self, claim: &Claim<'_>) -> Vec<Value> {
        let source = claim.source.name.as_deref().map(|name| text("identifying", name));
        let tags = [name_of(&claim.kind), name_of(&claim.stance), name_of(&claim.certainty), name_of(&claim.polarity)];
        let body: Vec<Value> = source.into_iter().chain(tags.iter().map(|tag| text("tagging", tag))).collect();
        let mut all = vec![self.annotation(claim.id, "identifying", json!(body), self.targets(&claim.content))];
        for (part, spans) in [("source", &claim.source.spans), ("cue", &claim.cue.spans)] {
            if !spans.is_empty() {
                let name = format!("{}-{part}", claim.id);
                all.push(self.annotation(name, "linking", json!(self.named(claim.id)), self.targets(spans)));
            }
        }
        all
    }

    fn entity(&self, entity: &Entity<'_>) -> Value {
        let geo = entity.geo.as_ref().map(|geo| json!(format!("https://sws.geonames.org/{}/", geo.geonames)));
        let body: Vec<Value> = geo
            .into_iter()
            .chain([text("identifying", &entity.name), text("tagging", &name_of(&entity.kind))])
            .collect();
        let targets = entity.mentions.iter().map(|mention| self.target(mention.start, mention.end)).collect();
        self.annotation(entity.id, "identifying", json!(body), targets)
    }

    fn targets(&self, spans: &[TextSpan<'_>]) -> Vec<Value> {
        spans.iter().map(|span| self.target(span.start, span.end)).collect()
    }

    /// A stretch of the text, told twice.
    fn target(&self, start: u32, end: u32) -> Value {
        let bytes = self.story.range(start, end);
        let (before, rest) = self.story.text.split_at(bytes.start);
        let (exact, after) = rest.split_at(bytes.len());
        let first = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
        let last = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        json!({
            "source": self.about,
            "selector": [
                {"type": "TextQuoteSelector", "exact": exact, "prefix": before[first..], "suffix": after[..last]},
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        })
    }
}

fn text(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value})
}

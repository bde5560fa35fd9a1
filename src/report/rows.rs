//! A report as flat rows: what tables are made of, whatever writes them (CSV, Arrow, Parquet, Python).
//!
//! Five tables, whose rows know each other by `doc_id`, `doc_sha256` (two articles may share an id) and the numbers of
//! things within the article, which count from 1 as the ids of the report do: claim 3 is `c3`. Nothing nests but lists of
//! plain values and of spans. Offsets are those of the report. Does NOT know in which format rows are written.
//!
//! ```
//! use whosaid::report::rows::{ClaimRow, claims};
//! use whosaid::{Article, Options, Pipeline};
//!
//! let article = Article { text: "The harbour will reopen, Ann Lee said.".into(), ..Article::default() };
//! let report = Pipeline::new().run(&article, &Options::default());
//! let rows: Vec<ClaimRow<'_>> = claims(&report).collect();
//! assert_eq!((rows[0].claim, rows[0].source), (1, Some("Ann Lee")));
//! ```
#![allow(missing_docs, reason = "`columns` says of each field what it is")]

use super::*;
use std::borrow::Borrow;

/// One row an article, or what could not be read: then all is null but where it was and what went wrong.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct DocumentRow<'r> {
    pub doc_id: Option<&'r str>,
    pub path: Option<&'r str>,
    pub url: Option<&'r str>,
    pub title: Option<&'r str>,
    pub bylines: Vec<&'r str>,
    pub format: Option<Format>,
    pub language: Option<&'r str>,
    pub doc_date: Option<Day>,
    pub date_from: Option<DateFrom>,
    pub chars: Option<u32>,
    pub doc_sha256: Option<Sha256>,
    pub text: Option<&'r str>,
    pub sentences: Option<u32>,
    pub entities: Option<u32>,
    pub claims: Option<u32>,
    pub warnings: Vec<&'r str>,
    pub error_code: Option<&'r str>,
    pub error: Option<&'r str>,
    pub line: Option<u64>,
}

/// The ends of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SpanRow {
    pub start: u32,
    pub end: u32,
}

/// One row a claim.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ClaimRow<'r> {
    pub doc_id: &'r str,
    pub doc_sha256: Sha256,
    pub doc_date: Option<Day>,
    pub claim: u32,
    pub key: Key,
    pub parent: Option<u32>,
    pub kind: ClaimKind,
    pub source: Option<&'r str>,
    pub source_words: Option<Cow<'r, str>>,
    pub source_entity: Option<u32>,
    pub source_type: SourceType,
    pub source_via: &'r [Via],
    pub source_spans: Vec<SpanRow>,
    pub cue: Option<Cow<'r, str>>,
    pub lemma: Option<&'r str>,
    pub cue_spans: Vec<SpanRow>,
    pub addressee: Option<&'r str>,
    pub addressee_entity: Option<u32>,
    pub said_at: Option<&'r str>,
    pub said_from: Option<Day>,
    pub said_to: Option<Day>,
    pub venue: Option<&'r str>,
    pub stance: Stance,
    pub certainty: Certainty,
    pub polarity: Polarity,
    pub confidence: Option<f64>,
    pub content: Cow<'r, str>,
    pub content_spans: Vec<SpanRow>,
    pub entities: Vec<u32>,
    pub entity_names: Vec<&'r str>,
    pub dates: Vec<u32>,
    pub date_values: Vec<&'r str>,
    pub distances: Vec<u32>,
    pub distance_texts: Vec<&'r str>,
    pub sentence: u32,
    pub paragraph: Option<u32>,
    pub rule: &'r str,
}

/// One row a place in the text where a person, place or organization is named.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct MentionRow<'r> {
    pub doc_id: &'r str,
    pub doc_sha256: Sha256,
    pub entity: u32,
    #[serde(rename = "type")]
    pub kind: EntityType,
    pub name: &'r str,
    pub role: Option<&'r str>,
    pub start: u32,
    pub end: u32,
    pub text: &'r str,
    pub form: Form,
    pub geonames: Option<u32>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub country: Option<&'r str>,
    pub sentence: Option<u32>,
    pub rule: &'r str,
}

/// One row a date, time, duration or set.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct DateRow<'r> {
    pub doc_id: &'r str,
    pub doc_sha256: Sha256,
    pub date: u32,
    pub start: u32,
    pub end: u32,
    pub text: &'r str,
    #[serde(rename = "type")]
    pub kind: DateType,
    pub value: &'r str,
    #[serde(rename = "mod")]
    pub modifier: Option<Modifier>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub rule: &'r str,
}

/// One row a length.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct DistanceRow<'r> {
    pub doc_id: &'r str,
    pub doc_sha256: Sha256,
    pub distance: u32,
    pub start: u32,
    pub end: u32,
    pub text: &'r str,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub unit: &'r str,
    pub metres_low: Option<f64>,
    pub metres_high: Option<f64>,
    pub approx: bool,
    pub kind: DistanceKind,
    pub direction: Option<&'r str>,
    pub prep: Option<&'r str>,
    pub anchor: Option<&'r str>,
    pub anchor_entity: Option<u32>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub radius: Option<f64>,
    pub rule: &'r str,
}

/// The number of a thing, from 1.
fn number<const LETTER: char>(id: impl Borrow<Id<LETTER>>) -> u32 {
    id.borrow().0.saturating_add(1)
}

fn spans(spans: &[TextSpan<'_>]) -> Vec<SpanRow> {
    spans.iter().map(|span| SpanRow { start: span.start, end: span.end }).collect()
}

/// The words of a stretch of text in one or more pieces.
pub fn words<'r>(spans: &'r [TextSpan<'_>]) -> Cow<'r, str> {
    match spans {
        [only] => Cow::Borrowed(&only.text),
        _ => spans.iter().map(|span| &*span.text).collect::<Vec<_>>().join(" ... ").into(),
    }
}

fn some_words<'r>(spans: &'r [TextSpan<'_>]) -> Option<Cow<'r, str>> {
    (!spans.is_empty()).then(|| words(spans))
}

/// A number that is one; null for what JSON has null for.
fn finite(number: Number) -> Option<f64> {
    Some(number.0).filter(|number| number.is_finite())
}

/// The row of an article.
pub fn document<'r>(report: &'r Report<'_>) -> DocumentRow<'r> {
    let doc = &report.doc;
    DocumentRow {
        doc_id: Some(&doc.id),
        path: doc.path.as_deref(),
        url: doc.url.as_deref(),
        title: doc.title.as_deref(),
        bylines: doc.bylines.iter().map(|name| &**name).collect(),
        format: Some(doc.format),
        language: doc.language.as_deref(),
        doc_date: doc.date,
        date_from: Some(doc.date_from),
        chars: Some(doc.chars),
        doc_sha256: Some(doc.sha256),
        text: doc.text.as_deref(),
        sentences: Some(report.sentences.len() as u32),
        entities: Some(report.entities.len() as u32),
        claims: Some(report.claims.len() as u32),
        warnings: report.warnings.iter().map(|warning| &*warning.message).collect(),
        error_code: None,
        error: None,
        line: None,
    }
}

/// The row of what could not be read.
pub fn failed<'r>(record: &'r ErrorRecord<'_>) -> DocumentRow<'r> {
    DocumentRow {
        doc_id: record.id.as_deref(),
        path: record.path.as_deref(),
        url: None,
        title: None,
        bylines: Vec::new(),
        format: None,
        language: None,
        doc_date: None,
        date_from: None,
        chars: None,
        doc_sha256: None,
        text: None,
        sentences: None,
        entities: None,
        claims: None,
        warnings: Vec::new(),
        error_code: Some(&record.error.code),
        error: Some(&record.error.message),
        line: record.line,
    }
}

/// The rows of the claims, in their order.
pub fn claims<'r>(report: &'r Report<'_>) -> impl Iterator<Item = ClaimRow<'r>> {
    report.claims.iter().map(|claim| {
        let said_at = claim.said_at.and_then(|id| report.dates.get(id.index()));
        let entity_name = |id: &EntityId| Some(&*report.entities.get(id.index())?.name);
        ClaimRow {
            doc_id: &report.doc.id,
            doc_sha256: report.doc.sha256,
            doc_date: report.doc.date,
            claim: number(claim.id),
            key: claim.key,
            parent: claim.parent.map(number),
            kind: claim.kind,
            source: claim.source.name.as_deref(),
            source_words: some_words(&claim.source.spans),
            source_entity: claim.source.entity.map(number),
            source_type: claim.source.kind,
            source_via: &claim.source.via,
            source_spans: spans(&claim.source.spans),
            cue: some_words(&claim.cue.spans),
            lemma: claim.cue.lemma.as_deref(),
            cue_spans: spans(&claim.cue.spans),
            addressee: claim.addressee.as_ref().map(|addressee| &*addressee.text),
            addressee_entity: claim.addressee.as_ref().and_then(|addressee| addressee.entity).map(number),
            said_at: said_at.map(|date| &*date.value),
            said_from: said_at.and_then(|date| date.from),
            said_to: said_at.and_then(|date| date.to),
            venue: claim.venue.as_deref(),
            stance: claim.stance,
            certainty: claim.certainty,
            polarity: claim.polarity,
            confidence: claim.confidence.and_then(finite),
            content: words(&claim.content),
            content_spans: spans(&claim.content),
            entities: claim.entities.iter().map(number).collect(),
            entity_names: claim.entities.iter().filter_map(entity_name).collect(),
            dates: claim.dates.iter().map(number).collect(),
            date_values: claim.dates.iter().filter_map(|id| Some(&*report.dates.get(id.index())?.value)).collect(),
            distances: claim.distances.iter().map(number).collect(),
            distance_texts: claim
                .distances
                .iter()
                .filter_map(|id| Some(&*report.distances.get(id.index())?.text))
                .collect(),
            sentence: claim.sentence,
            paragraph: report.sentences.get(claim.sentence as usize).map(|sentence| sentence.paragraph),
            rule: &claim.rule,
        }
    })
}

/// The rows of all mentions, entity by entity.
pub fn mentions<'r>(report: &'r Report<'_>) -> impl Iterator<Item = MentionRow<'r>> {
    let sentence_at = |start: u32| {
        let after = report.sentences.partition_point(|sentence| sentence.start <= start);
        let last = after.checked_sub(1).filter(|&at| start < report.sentences[at].end)?;
        Some(last as u32)
    };
    report.entities.iter().flat_map(move |entity| {
        let geo = entity.geo.as_ref();
        entity.mentions.iter().map(move |mention| MentionRow {
            doc_id: &report.doc.id,
            doc_sha256: report.doc.sha256,
            entity: number(entity.id),
            kind: entity.kind,
            name: &entity.name,
            role: entity.role.as_deref(),
            start: mention.start,
            end: mention.end,
            text: &mention.text,
            form: mention.form,
            geonames: geo.map(|geo| geo.geonames),
            lat: geo.map(|geo| geo.lat),
            lon: geo.map(|geo| geo.lon),
            country: geo.map(|geo| &*geo.country),
            sentence: sentence_at(mention.start),
            rule: &mention.rule,
        })
    })
}

/// The rows of the dates, in their order.
pub fn dates<'r>(report: &'r Report<'_>) -> impl Iterator<Item = DateRow<'r>> {
    report.dates.iter().map(|date| DateRow {
        doc_id: &report.doc.id,
        doc_sha256: report.doc.sha256,
        date: number(date.id),
        start: date.start,
        end: date.end,
        text: &date.text,
        kind: date.kind,
        value: &date.value,
        modifier: date.modifier,
        from: date.from,
        to: date.to,
        rule: &date.rule,
    })
}

/// The rows of the lengths, in their order.
pub fn distances<'r>(report: &'r Report<'_>) -> impl Iterator<Item = DistanceRow<'r>> {
    let ends = |quantity: Option<Quantity>| match quantity {
        None => (None, None),
        Some(Quantity::One(one)) => (finite(one), finite(one)),
        Some(Quantity::Range([low, high])) => (finite(low), finite(high)),
    };
    report.distances.iter().map(move |distance| {
        let (low, high) = ends(distance.value);
        let (metres_low, metres_high) = ends(distance.metres);
        let relation = distance.relation.as_ref();
        DistanceRow {
            doc_id: &report.doc.id,
            doc_sha256: report.doc.sha256,
            distance: number(distance.id),
            start: distance.start,
            end: distance.end,
            text: &distance.text,
            low,
            high,
            unit: &distance.unit,
            metres_low,
            metres_high,
            approx: distance.approx,
            kind: distance.kind,
            direction: relation.and_then(|relation| relation.direction.as_deref()),
            prep: relation.and_then(|relation| relation.prep.as_deref()),
            anchor: relation.and_then(|relation| relation.from.as_deref()),
            anchor_entity: relation.and_then(|relation| relation.entity).map(number),
            lat: relation.and_then(|relation| relation.lat),
            lon: relation.and_then(|relation| relation.lon),
            radius: relation.and_then(|relation| relation.radius).and_then(finite),
            rule: &distance.rule,
        }
    })
}

#[cfg(test)]
mod tests;

//! IPTC's ninjs 3.1: the item, enriched by whom and what it names, and by its claims, each an item associated with it.

use super::story::{self, name_of};
use super::{Emit, Jsonl};
use crate::report::rows::words;
use crate::report::{Claim, Entity, EntityType, ErrorRecord, Report};
use rustc_hash::FxHashSet;
use serde_json::{Map, Value, json};
use std::io;

/// An item on each line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ninjs;

impl Emit for Ninjs {
    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &item(report))?;
        out.push(b'\n');
        Ok(())
    }

    fn error(&self, record: &ErrorRecord<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        Jsonl.error(record, out)
    }
}

fn item(report: &Report<'_>) -> Value {
    let doc = &report.doc;
    let text = doc.text.as_deref().unwrap_or_default();
    let mut item = Map::new();
    let mut set = |name: &str, value: Value| item.insert(name.to_owned(), value);
    set("uri", story::iri(report).into());
    set(
        "standard",
        json!({"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}),
    );
    set("type", "text".into());
    if let Some(language) = &doc.language {
        set("language", json!(language));
    }
    if let Some(title) = &doc.title {
        set("headlines", json!([{"role": "main", "contentType": "text/plain", "value": title}]));
    }
    if !doc.bylines.is_empty() {
        set("by", doc.bylines.join(", ").into());
    }
    if let Some(place) = doc.dateline.as_ref().and_then(|dateline| dateline.place.as_deref()) {
        set("located", place.into());
    }
    set("bodies", json!([{"role": "main", "contentType": "text/plain", "charCount": doc.chars, "value": text}]));
    set("altIds", json!([{"role": "whosaid", "value": doc.id}]));
    let speak: FxHashSet<_> = report.claims.iter().filter_map(|claim| claim.source.entity).collect();
    for (list, kind) in
        [("people", EntityType::Person), ("organisations", EntityType::Organization), ("places", EntityType::Place)]
    {
        let all = report.entities.iter().filter(|entity| entity.kind == kind);
        let all: Vec<Value> = all.map(|entity| named(entity, speak.contains(&entity.id))).collect();
        if !all.is_empty() {
            set(list, all.into());
        }
    }
    let claims: Vec<Value> = report.claims.iter().map(|claim| said(report, claim)).collect();
    if !claims.is_empty() {
        set("associations", claims.into());
    }
    item.into()
}

/// Somebody or something that is named, and whether it speaks. `literal` is its id in the report.
fn named(entity: &Entity<'_>, speaks: bool) -> Value {
    let rel = if speaks { "source" } else { "mentioned" };
    let mut named = json!({"name": entity.name, "rel": rel, "literal": entity.id});
    if let Some(geo) = &entity.geo {
        named["uri"] = format!("https://sws.geonames.org/{}/", geo.geonames).into();
        named["geoJSON"] = json!({"type": "Point", "coordinates": [geo.lon, geo.lat]});
    }
    named
}

/// A claim: what is said, who says it, and how.
fn said(report: &Report<'_>, claim: &Claim<'_>) -> Value {
    let subject = |about: &str, value: String| json!({"name": value, "rel": about});
    let mut said = json!({
        "name": claim.id,
        "rel": "claim",
        "uri": format!("{}#{}", story::named_by_text(report), claim.id),
        "type": "component",
        "bodies": [{"role": "content", "contentType": "text/plain", "value": words(&claim.content)}],
        "subjects": [
            subject("kind", name_of(&claim.kind)),
            subject("stance", name_of(&claim.stance)),
            subject("certainty", name_of(&claim.certainty)),
            subject("polarity", name_of(&claim.polarity)),
        ],
    });
    let named = words(&claim.source.spans);
    let name = claim.source.name.as_deref().unwrap_or(&named);
    if !name.is_empty() {
        let mut source = json!({"name": name, "role": name_of(&claim.source.kind)});
        if let Some(entity) = claim.source.entity {
            source["literal"] = json!(entity);
        }
        said["infoSources"] = json!([source]);
    }
    said
}

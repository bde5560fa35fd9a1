//! What is counted of one story.

use super::gender::Votes;
use super::speakers::word_count;
use crate::report::{Claim, ClaimKind, Day, EntityType, Geo, Report, SourceType, Stance};
use serde::{Deserialize, Serialize};

/// All that a summary needs of a report, on its own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Digest {
    /// What the story is called.
    pub id: String,
    /// Its headline, where it is known.
    pub title: Option<String>,
    /// The day it is of.
    pub day: Option<Day>,
    /// What is said in it.
    pub said: Vec<Said>,
    /// GeoNames ids with names and numbers of mentions.
    pub places: Vec<(u32, PlaceName, u32)>,
    /// Quotations without a source; None where they were not looked for.
    pub unsourced: Option<u32>,
}

/// A place as a story names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceName {
    pub name: String,
    pub country: String,
    pub lat: f64,
    pub lon: f64,
}

/// A claim, as it is counted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Said {
    /// None where nobody is named.
    pub source: Option<String>,
    /// Who or what kind of source that is.
    pub source_type: SourceType,
    pub(super) votes: Votes,
    /// In whose words it is told.
    pub kind: ClaimKind,
    /// What the source does: asserts, denies, asks.
    pub stance: Stance,
    /// How many words are said.
    pub words: u64,
    /// The words of a quotation that is long enough to be known again.
    pub quotation: Option<String>,
    /// The claim's number in its report, and the beginning of its words.
    pub number: u32,
    /// The words.
    pub text: String,
    /// The names of whom and what it speaks of.
    pub about: Vec<String>,
}

/// Quotations of fewer words are said again by chance.
const LEAST_WORDS: u64 = 6;
/// No more of a quotation is kept.
const MOST_CHARS: usize = 600;
/// Of what is only shown.
const SHOWN_CHARS: usize = 240;
/// Names in one claim.
const MOST_NAMES: usize = 8;

impl Digest {
    /// Of a report.
    pub fn of(report: &Report<'_>) -> Digest {
        let places = report.entities.iter().filter(|entity| entity.kind == EntityType::Place).filter_map(|entity| {
            // A report that was read again could say anything.
            let on_earth = |geo: &&Geo<'_>| (-90.0..=90.0).contains(&geo.lat) && (-180.0..=180.0).contains(&geo.lon);
            let geo = entity.geo.as_ref().filter(on_earth)?;
            let (name, country) = (entity.name.to_string(), geo.country.to_string());
            Some((geo.geonames, PlaceName { name, country, lat: geo.lat, lon: geo.lon }, entity.mentions.len() as u32))
        });
        Digest {
            id: report.doc.id.to_string(),
            title: report.doc.title.as_ref().map(ToString::to_string),
            day: report.doc.date,
            said: report.claims.iter().map(|claim| said(report, claim)).collect(),
            places: places.collect(),
            unsourced: report.unsourced.as_ref().map(|quotes| quotes.len() as u32),
        }
    }
}

fn said(report: &Report<'_>, claim: &Claim<'_>) -> Said {
    let entity = claim.source.entity.and_then(|id| report.entities.get(id.index()));
    let words = claim.content.iter().map(|piece| word_count(&piece.text)).sum();
    let quotation = (claim.kind == ClaimKind::Direct && words >= LEAST_WORDS).then(|| {
        let pieces = claim.content.iter().flat_map(|piece| piece.text.split_whitespace());
        pieces.collect::<Vec<_>>().join(" ").chars().take(MOST_CHARS).collect()
    });
    let names = claim.entities.iter().filter_map(|id| Some(report.entities.get(id.index())?.name.to_string()));
    let text = claim.content.iter().map(|piece| &*piece.text).collect::<Vec<_>>().join(" \u{2026} ");
    Said {
        number: claim.id.0,
        text: text.chars().take(SHOWN_CHARS).collect(),
        about: names.take(MOST_NAMES).collect(),
        source: claim.source.name.as_ref().map(ToString::to_string),
        source_type: claim.source.kind,
        votes: entity.map(Votes::of).unwrap_or_default(),
        kind: claim.kind,
        stance: claim.stance,
        words,
        quotation,
    }
}

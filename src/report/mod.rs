//! What is printed: plain data, field by field as the output's contract says.
//!
//! Strings borrow from the article wherever they are slices of it. Offsets count in [`Report::offsets`], end exclusive;
//! between the offsets of a span stands its `text`, character for character. Does NOT find anything, and does NOT know
//! in which format it will be written.

mod build;
mod clauses;
pub mod columns;
mod distances;
mod errors;
mod filter;
mod ids;
mod offsets;
mod pending;
mod read;
pub mod rows;
mod schema;
mod unsourced;

pub use crate::article::{DateFrom, Format};
pub use crate::claims::{Certainty, ClaimKind, SourceType, Stance, Via};
pub use crate::clauses::ClauseKind;
pub use crate::dates::{Modifier, TimexKind as DateType};
pub use crate::distances::LengthKind as DistanceKind;
pub use crate::identity::Form;
pub use crate::names::NameKind as EntityType;
pub use build::Options;
pub use clauses::{Clause, ClauseVerb, Subject, Tense, Voice};
pub use distances::{Conversion, Distance, Quantity, Relation};
pub use errors::{ErrorBody, ErrorRecord, Warning};
pub use filter::Filter;
pub use ids::{ClaimId, ClauseId, DateId, Day, DistanceId, EntityId, Id, Key, Number, Sha256};
pub use offsets::{OffsetUnit, Offsets, chars};
pub use pending::{Pending, build};
pub use read::{NoReport, read_report};
pub use schema::{SchemaVersion, error_schema, report_schema};
pub use unsourced::{Unsourced, Unspoken};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Everything found in one article.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Report<'a> {
    /// "whosaid/1".
    pub schema: SchemaVersion,
    /// The same as `doc.id`: what a line of a batch is looked up by.
    pub id: Cow<'a, str>,
    /// What every offset of this report counts.
    pub offsets: OffsetUnit,
    /// The article.
    pub doc: Doc<'a>,
    /// In order; they never overlap.
    pub sentences: Vec<Sentence>,
    /// Who and what is named, in the order in which they are first.
    pub entities: Vec<Entity<'a>>,
    /// In order.
    pub dates: Vec<Date<'a>>,
    /// In order.
    pub distances: Vec<Distance<'a>>,
    /// In the order in which they begin.
    pub claims: Vec<Claim<'a>>,
    /// The reading under the claims, in the order of their verbs: with `--with-clauses`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clauses: Option<Vec<Clause<'a>>>,
    /// Quotations that no claim has, in order: with `--with-unsourced`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsourced: Option<Vec<Unsourced<'a>>>,
    /// What its reader should know.
    pub warnings: Vec<Warning<'a>>,
}

impl Report<'_> {
    /// How many things each rule found, by the rule's id.
    pub fn marks_by_rule(&self) -> BTreeMap<&str, usize> {
        let mut marks = BTreeMap::new();
        let mentions = self.entities.iter().flat_map(|entity| &entity.mentions).map(|mention| &mention.rule);
        let others = self.dates.iter().map(|date| &date.rule).chain(self.distances.iter().map(|length| &length.rule));
        for rule in mentions.chain(others).chain(self.claims.iter().map(|claim| &claim.rule)) {
            *marks.entry(rule.as_ref()).or_default() += 1;
        }
        marks
    }
}

/// A stretch of the article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TextSpan<'a> {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words.
    pub text: Cow<'a, str>,
}

/// The article, and what it says of itself.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Doc<'a> {
    /// The file's stem, the format's own identifier, or "stdin".
    pub id: Cow<'a, str>,
    /// Null for standard input.
    pub path: Option<Cow<'a, str>>,
    /// What it was read as.
    pub format: Format,
    /// Its headline, where it is known.
    pub title: Option<Cow<'a, str>>,
    /// Its address, where it has one.
    pub url: Option<Cow<'a, str>>,
    /// The authors, by name.
    pub bylines: Vec<Cow<'a, str>>,
    /// Where and by whom it was filed.
    pub dateline: Option<Dateline<'a>>,
    /// "(Reporting by A; Editing by B)", part by part.
    pub credits: Vec<Credit<'a>>,
    /// The day relative expressions count from.
    pub date: Option<Day>,
    /// Where that day is from.
    pub date_from: DateFrom,
    /// The length of the text in code points, whatever the unit of the offsets.
    pub chars: u32,
    /// Of the text's UTF-8 bytes.
    pub sha256: Sha256,
    /// Only where the input says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Cow<'a, str>>,
    /// Only where it was not plain UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Cow<'a, str>>,
    /// The text that the offsets count in: with `--with-text`, and wherever it was taken out of a richer format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
}

/// "TRIPOLI (Reuters) - ".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Dateline<'a> {
    /// Where it was filed.
    pub place: Option<Cow<'a, str>>,
    /// Whose story it is.
    pub agency: Option<Cow<'a, str>>,
    /// The day it names.
    pub date: Option<Day>,
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
}

/// One part of the credits: "Reporting by A and B in Tripoli".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Credit<'a> {
    /// "Reporting", "Writing", "Editing", as the article has it.
    pub role: Cow<'a, str>,
    /// Who did it.
    pub people: Vec<Cow<'a, str>>,
    /// Where they did.
    pub place: Option<Cow<'a, str>>,
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
}

/// A sentence, or a line that stands for one (headline, table row).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Sentence {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The number of its paragraph, from 0.
    pub paragraph: u32,
}

/// A person, place or organization, with all its mentions.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Entity<'a> {
    /// "e1", "e2".
    pub id: EntityId,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest form in the article, without title or possessive.
    pub name: Cow<'a, str>,
    /// Other names in the article, which differ by more than length: "GOP", "Kiev", a name at birth.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Cow<'a, str>>,
    /// Before its name: "Mr.", "President".
    pub titles: Vec<Cow<'a, str>>,
    /// What the article calls them.
    pub role: Option<Cow<'a, str>>,
    /// In order; they never overlap.
    pub mentions: Vec<Mention<'a>>,
    /// "he", "her", "who", and "I" in a quotation, that mean it; in order.
    #[serde(default)]
    pub pronouns: Vec<Pronoun<'a>>,
    /// Places, where they are known.
    pub geo: Option<Geo<'a>>,
}

/// A place in the text where an entity is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Mention<'a> {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words.
    pub text: Cow<'a, str>,
    /// How it is named: in full, in part, by letters.
    pub form: Form,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

/// A pronoun that means an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Pronoun<'a> {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words.
    pub text: Cow<'a, str>,
    /// The rule that found whom it means.
    pub rule: Cow<'a, str>,
}

/// Where a place is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Geo<'a> {
    /// Its number at geonames.org.
    pub geonames: u32,
    /// Degrees, WGS 84.
    pub lat: f64,
    /// Degrees, WGS 84.
    pub lon: f64,
    /// ISO 3166-1, two letters.
    pub country: Cow<'a, str>,
}

/// A date, time, duration or set, normalised as TIMEX3 (TimeML 1.2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Date<'a> {
    /// "t1", "t2".
    pub id: DateId,
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words.
    pub text: Cow<'a, str>,
    /// DATE, TIME, DURATION or SET.
    #[serde(rename = "type")]
    pub kind: DateType,
    /// "2011-09-05", "P2W", "PAST_REF"; with X for what is not known: "XXXX-WXX-1".
    pub value: Cow<'a, str>,
    /// What narrows it: START, APPROX, BEFORE.
    #[serde(rename = "mod")]
    pub modifier: Option<Modifier>,
    /// The first day it can mean; null if open.
    pub from: Option<Day>,
    /// The last day it can mean; null if open.
    pub to: Option<Day>,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

/// Who said what, to whom, when, and how sure they were.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Claim<'a> {
    /// "c1", "c2".
    pub id: ClaimId,
    /// The same for the same claim in another version of the article.
    pub key: Key,
    /// In whose words it is told.
    pub kind: ClaimKind,
    /// What is said, in one piece or several.
    pub content: Vec<TextSpan<'a>>,
    /// Who says it.
    pub source: Source<'a>,
    /// The words that attribute it.
    pub cue: Cue<'a>,
    /// Told whom.
    pub addressee: Option<Addressee<'a>>,
    /// The date of the saying, not of what is said.
    pub said_at: Option<DateId>,
    /// "a statement", "remarks broadcast on television".
    pub venue: Option<Cow<'a, str>>,
    /// What the source does: asserts, denies, asks.
    pub stance: Stance,
    /// How sure the source is.
    pub certainty: Certainty,
    /// Whether the content's main clause is negated.
    pub polarity: Polarity,
    /// The claim that this one is reported inside: A said that B had told him …
    pub parent: Option<ClaimId>,
    /// What the content mentions.
    pub entities: Vec<EntityId>,
    /// The dates in the content.
    pub dates: Vec<DateId>,
    /// The distances in the content.
    pub distances: Vec<DistanceId>,
    /// The number of the sentence in which it begins, from 0.
    pub sentence: u32,
    /// How sure the rules are that this is a claim, its source and its content: the share of claims like it that a
    /// second reader marks so. Null in the article's own voice.
    #[serde(default)]
    pub confidence: Option<Number>,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

/// Who says it. Without spans where the text names nobody.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Source<'a> {
    /// The words that name it.
    pub spans: Vec<TextSpan<'a>>,
    /// Who that is in this article: what "he" or "the source" stands for.
    pub name: Option<Cow<'a, str>>,
    /// The entity that it is.
    pub entity: Option<EntityId>,
    /// Who or what kind of source that is.
    #[serde(rename = "type")]
    pub kind: SourceType,
    /// How it was resolved.
    pub via: Vec<Via>,
}

/// The words that attribute: "could not confirm", "according to".
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Cue<'a> {
    /// Empty for a quotation that continues without one.
    pub spans: Vec<TextSpan<'a>>,
    /// Its dictionary form.
    pub lemma: Option<Cow<'a, str>>,
}

/// Whom it was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Addressee<'a> {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words.
    pub text: Cow<'a, str>,
    /// The entity that it is.
    pub entity: Option<EntityId>,
}

/// Whether the content's main clause is negated.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    Positive,
    Negative,
}

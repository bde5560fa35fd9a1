//! The columns of the tables of [`rows`](super::rows), in the order of the rows' fields.

use serde::Serialize;

/// The version of the tables: another where a column of the same name means something else.
pub const TABLES: &str = "whosaid-tables/1";

/// What a cell holds.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Cell {
    /// UTF-8.
    Text,
    /// 32 bits, signed: no text is so long that an offset does not fit.
    Int,
    /// 64 bits.
    Float,
    Bool,
    /// A calendar day, without a time.
    Day,
    /// A list of text.
    Texts,
    /// A list of ints.
    Ints,
    /// A list of pairs of ints, `start` and `end`.
    Spans,
}

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[non_exhaustive]
pub struct Column {
    /// Its name, and that of the field of a row.
    pub name: &'static str,
    /// What its cells hold.
    #[serde(rename = "type")]
    pub cell: Cell,
    /// Whether a cell may be null. Lists never are: they are empty.
    pub nullable: bool,
    /// What that is, for people.
    pub about: &'static str,
}

const fn column(name: &'static str, cell: Cell, about: &'static str) -> Column {
    Column { name, cell, nullable: false, about }
}

const fn maybe(name: &'static str, cell: Cell, about: &'static str) -> Column {
    Column { name, cell, nullable: true, about }
}

use Cell::*;

/// Each table by its name, in the order in which they are written.
pub const ALL: [(&str, &[Column]); 5] = [
    ("documents", &DOCUMENTS),
    ("claims", &CLAIMS),
    ("mentions", &MENTIONS),
    ("dates", &DATES),
    ("distances", &DISTANCES),
];

const DOC_ID: Column = column("doc_id", Text, "the article's id");
const DOC_SHA256: Column = column("doc_sha256", Text, "of the text's UTF-8 bytes, in hexadecimal");
const START: Column = column("start", Int, "where it begins in the text");
const END: Column = column("end", Int, "where it ends, exclusive");
const TEXT: Column = column("text", Text, "the words");
const RULE: Column = column("rule", Text, "the rule that found it");

/// Of [`DocumentRow`](super::rows::DocumentRow).
pub const DOCUMENTS: [Column; 19] = [
    maybe("doc_id", Text, "the article's id; null for a line that could not be read so far"),
    maybe("path", Text, "the file it was read from; null for standard input"),
    maybe("url", Text, "its address, where it has one"),
    maybe("title", Text, "its headline, where it is known"),
    column("bylines", Texts, "the authors, by name"),
    maybe("format", Text, "text, html, nitf, newsml-g2 ..."),
    maybe("language", Text, "where the input says so"),
    maybe("doc_date", Day, "the day relative dates count from"),
    maybe("date_from", Text, "where that day is from: flag, metadata, dateline, text or none"),
    maybe("chars", Int, "the length of the text in code points"),
    maybe("doc_sha256", Text, "of the text's UTF-8 bytes, in hexadecimal"),
    maybe(
        "text",
        Text,
        "the text that offsets count in: with --with-text, and where it was taken out of a richer format",
    ),
    maybe("sentences", Int, "how many sentences it has"),
    maybe("entities", Int, "how many people, places and organizations"),
    maybe("claims", Int, "how many claims"),
    column("warnings", Texts, "what its reader should know"),
    maybe("error_code", Text, "why it could not be read, for programs; null for what was read"),
    maybe("error", Text, "the same for people"),
    maybe("line", Int, "the line of JSON Lines that could not be read, from 1"),
];

/// Of [`ClaimRow`](super::rows::ClaimRow).
pub const CLAIMS: [Column; 37] = [
    DOC_ID,
    DOC_SHA256,
    maybe("doc_date", Day, "the day relative dates count from"),
    column("claim", Int, "the claim's number within the article, from 1"),
    column("key", Text, "the same for the same claim in another version of the article"),
    maybe("parent", Int, "the claim this one is reported inside"),
    column("kind", Text, "direct, indirect, mixed or unattributed"),
    maybe("source", Text, "who says it, resolved: what \"he\" stands for"),
    maybe("source_words", Text, "the words that name the source"),
    maybe("source_entity", Int, "the entity that is the source"),
    column("source_type", Text, "named_person, unnamed_person, group, organization, document or unknown"),
    column("source_via", Texts, "how the source was resolved"),
    column("source_spans", Spans, "where the source is named"),
    maybe("cue", Text, "the words that attribute"),
    maybe("lemma", Text, "the cue's dictionary form"),
    column("cue_spans", Spans, "where the cue stands"),
    maybe("addressee", Text, "told whom"),
    maybe("addressee_entity", Int, "the entity that was told"),
    maybe("said_at", Text, "the day or time of the saying, as TIMEX3"),
    maybe("said_from", Day, "the first day that can be"),
    maybe("said_to", Day, "the last day that can be"),
    maybe("venue", Text, "a statement, an interview, remarks on television"),
    column("stance", Text, "asserts, denies, declines, not_confirmed, asks, promises, believes or wants"),
    column("certainty", Text, "certain, probable, possible or unknown, as the source puts it"),
    column("polarity", Text, "positive or negative"),
    maybe("confidence", Float, "how sure the rules are of the claim, from 0 to 1"),
    column("content", Text, "the words of what is said"),
    column("content_spans", Spans, "where they stand"),
    column("entities", Ints, "the people, places and organizations in the content"),
    column("entity_names", Texts, "their names"),
    column("dates", Ints, "the dates in the content"),
    column("date_values", Texts, "the same as TIMEX3"),
    column("distances", Ints, "the distances in the content"),
    column("distance_texts", Texts, "their words"),
    column("sentence", Int, "the sentence in which it begins, from 0"),
    maybe("paragraph", Int, "the paragraph in which it begins, from 0"),
    RULE,
];

/// Of [`MentionRow`](super::rows::MentionRow).
pub const MENTIONS: [Column; 16] = [
    DOC_ID,
    DOC_SHA256,
    column("entity", Int, "the number of who or what is named, from 1"),
    column("type", Text, "person, place or organization"),
    column("name", Text, "the fullest name in the article"),
    maybe("role", Text, "what the article calls them"),
    START,
    END,
    TEXT,
    column("form", Text, "how it is named: in full, in part, by letters ..."),
    maybe("geonames", Int, "a place's number at geonames.org"),
    maybe("lat", Float, "degrees, WGS 84"),
    maybe("lon", Float, "degrees, WGS 84"),
    maybe("country", Text, "ISO 3166-1, two letters"),
    maybe("sentence", Int, "the sentence it stands in, from 0"),
    RULE,
];

/// Of [`DateRow`](super::rows::DateRow).
pub const DATES: [Column; 12] = [
    DOC_ID,
    DOC_SHA256,
    column("date", Int, "its number within the article, from 1"),
    START,
    END,
    TEXT,
    column("type", Text, "DATE, TIME, DURATION or SET"),
    column("value", Text, "as TIMEX3, with X for what is not known"),
    maybe("mod", Text, "START, APPROX, BEFORE ..."),
    maybe("from", Day, "the first day it can mean; null if open"),
    maybe("to", Day, "the last day it can mean; null if open"),
    RULE,
];

/// Of [`DistanceRow`](super::rows::DistanceRow).
pub const DISTANCES: [Column; 21] = [
    DOC_ID,
    DOC_SHA256,
    column("distance", Int, "its number within the article, from 1"),
    START,
    END,
    TEXT,
    maybe("low", Float, "the number, or the lowest of a range"),
    maybe("high", Float, "the number, or the highest of a range"),
    column("unit", Text, "in the singular: kilometre"),
    maybe("metres_low", Float, "the same in metres"),
    maybe("metres_high", Float, "the same in metres"),
    column("approx", Bool, "whether the text hedges: about, nearly"),
    column("kind", Text, "distance, length, height or depth"),
    maybe("direction", Text, "north, south-east"),
    maybe("prep", Text, "of, from, off, within"),
    maybe("anchor", Text, "the words for the place it counts from"),
    maybe("anchor_entity", Int, "the entity that these stand for"),
    maybe("lat", Float, "degrees of the point that is meant, WGS 84"),
    maybe("lon", Float, "degrees of the point that is meant, WGS 84"),
    maybe("radius", Float, "metres around that point within which to look"),
    RULE,
];

//! Bytes to an [`Article`]: decoded text and what is known of it.
//!
//! Each format gives the same: the text, and whatever it says of headline, authors, dateline and date. Does NOT
//! tokenize, and does NOT know the tables: what it finds it finds by the form of lines and fields.

pub mod jsonl;
pub mod text;
pub mod wire;

use crate::text::{ParagraphKind, Span};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// What the input was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    #[default]
    Text,
    Jsonl,
    Html,
    Nitf,
    NewsmlG2,
    Ninjs,
    Rss,
    Atom,
}

/// Where the anchor date came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DateFrom {
    Flag,
    Metadata,
    Dateline,
    Text,
    #[default]
    None,
}

/// "TRIPOLI (Reuters) - ", "NEW DELHI, April 1, 1997 (AFP) -- ", "LONDON 1996-08-30".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// From the place to the last character before the story (the dash left out).
    pub span: Span,
    pub place: Span,
    pub agency: Option<Span>,
    /// The words of the date.
    pub date: Option<Span>,
}

/// One part of "(Reporting by A and B in Tripoli; Writing by C; Editing by D)".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    pub span: Span,
    /// "Reporting", "Writing", "Editing" ...
    pub role: Span,
    pub people: Vec<Span>,
    pub place: Option<Span>,
}

/// A story's text and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Article<'a> {
    pub id: String,
    pub path: Option<String>,
    pub format: Format,
    /// The text, to which every offset refers.
    pub text: Cow<'a, str>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// The encoding, where it was not plain UTF-8.
    pub encoding: Option<String>,
    /// Authors by name.
    pub bylines: Vec<String>,
    pub dateline: Option<Dateline>,
    pub credits: Vec<Credit>,
    /// The lines and paragraphs of the text that are not the story, in order.
    pub furniture: Vec<(Span, ParagraphKind)>,
    /// The day relative expressions count from.
    pub date: Option<jiff::civil::Date>,
    pub date_from: DateFrom,
}

/// Why an input gives no article. The message goes on from the input's name: "story.txt: is empty".
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("is empty")]
    Empty,
    #[error("is not text (zero byte at offset {at})")]
    Binary { at: usize },
    #[error("is not UTF-8 (byte 0x{byte:02X} at offset {at}, line {line})")]
    NotUtf8 { byte: u8, at: usize, line: usize },
    #[error("is longer than 2 GiB")]
    TooLong,
    #[error("is no JSON object with a \"text\": {0}")]
    BadJson(String),
    #[error("has a \"date\" that is no day: {0:?}")]
    BadDate(String),
}

impl ReadError {
    /// For programs.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Empty => "empty",
            ReadError::Binary { .. } => "binary",
            ReadError::NotUtf8 { .. } => "not_utf8",
            ReadError::TooLong => "too_long",
            ReadError::BadJson(_) => "bad_json",
            ReadError::BadDate(_) => "bad_date",
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            ReadError::Empty => "give it a text",
            ReadError::Binary { .. } => "take the text out of it first",
            ReadError::NotUtf8 { .. } => "convert it: iconv -f WINDOWS-1252 -t UTF-8",
            ReadError::TooLong => "split it",
            ReadError::BadJson(_) => r#"write one {"id", "text", "date"} a line"#,
            ReadError::BadDate(_) => "write it as 2011-09-06",
        }
    }
}

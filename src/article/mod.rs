//! Bytes to an [`Article`]: decoded text and what is known of it.
//!
//! Each format gives the same: the text, and whatever it says of headline, authors, dateline and date. Does NOT
//! tokenize, and does NOT know the tables: what it finds it finds by the form of lines and fields.
//!
//! ```
//! use whosaid::article::{Document, read};
//!
//! let page = b"<html lang=en><h1>Ferry sails again</h1><p>The ferry sailed on Thursday, the harbour office said.</p></html>";
//! for found in read(&Document { id: "ferry", ..Document::default() }, page) {
//!     let article = found.article.expect("a story");
//!     assert_eq!(article.title.as_deref(), Some("Ferry sails again"));
//!     assert_eq!(article.text, "The ferry sailed on Thursday, the harbour office said.");
//! }
//! ```
//!
//! [`read`] takes a document that is in memory, of any format, which its content tells ([`detect`]); it may hold many
//! articles. [`Input::articles`] takes any source of bytes, and containers as streams: gzip and Zstandard are taken off
//! ([`unpack`]), JSON Lines come line by line ([`jsonl`]), web archives page by page ([`warc`]). Who shares the work among
//! threads takes the [`pieces`] of an input instead. Whatever is read is bounded: in size by
//! the caller, in depth and number of elements by each reader, and the work is linear in what is read.

mod anpa;
mod detect;
mod document;
mod encoding;
mod error;
mod feeds;
pub(crate) mod fields;
mod html;
mod json;
pub mod jsonl;
mod lines;
mod paragraphs;
pub mod pieces;
mod story;
pub mod text;
pub mod unpack;
pub mod warc;
pub mod wire;
mod xml;

pub use detect::{HEAD, Kind, detect};
pub use document::{Document, Found, read};
pub use error::{ReadError, Unread};
pub use lines::Lines;
pub use pieces::{Articles, Input};

use crate::text::{ParagraphKind, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What the input was.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Format {
    #[default]
    Text,
    Jsonl,
    Html,
    Nitf,
    NewsmlG2,
    Newsml,
    Ninjs,
    Anpa,
    Iptc7901,
    Rss,
    Atom,
    JsonFeed,
}

/// Where the anchor date came from.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
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
    /// From the place to the dash before the story.
    pub span: Span,
    /// Where it was filed.
    pub place: Option<Span>,
    /// Whose story it is.
    pub agency: Option<Span>,
    /// The words of the date.
    pub date: Option<Span>,
}

/// One part of "(Reporting by A and B in Tripoli; Writing by C; Editing by D)".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Where it stands.
    pub span: Span,
    /// "Reporting", "Writing", "Editing" ...
    pub role: Span,
    /// Who did it.
    pub people: Vec<Span>,
    /// Where they did.
    pub place: Option<Span>,
}

/// A story's text and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Article<'a> {
    /// What it is called.
    pub id: String,
    /// The file it was read from; none for standard input.
    pub path: Option<String>,
    /// What it was read as.
    pub format: Format,
    /// The text, to which every offset refers.
    pub text: Cow<'a, str>,
    /// Its headline, where it is known.
    pub title: Option<String>,
    /// Its address, where it has one.
    pub url: Option<String>,
    /// As the input says it, where it does.
    pub language: Option<String>,
    /// The encoding, where it was not plain UTF-8.
    pub encoding: Option<String>,
    /// Authors by name.
    pub bylines: Vec<String>,
    /// Where and by whom it was filed, where the text says so.
    pub dateline: Option<Dateline>,
    /// Who wrote and edited it, where the text says so.
    pub credits: Vec<Credit>,
    /// The lines and paragraphs of the text that are not the story, in order.
    pub furniture: Vec<(Span, ParagraphKind)>,
    /// The day relative expressions count from.
    pub date: Option<jiff::civil::Date>,
    /// Where its day is from.
    pub date_from: DateFrom,
    /// What the reader of its report should know.
    pub notices: Vec<Notice>,
}

/// Something odd that was met on the way, which did not keep the article from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// For programs: "invalid_utf8".
    pub code: &'static str,
    /// For people.
    pub message: String,
}

impl Article<'_> {
    /// The article with a text of its own.
    pub fn into_owned(self) -> Article<'static> {
        Article { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

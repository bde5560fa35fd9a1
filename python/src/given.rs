//! What Python gives, as articles and reports.

use crate::failure::Failure;
use jiff::civil::Date;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use std::borrow::Cow;
use whosaid::Report;
use whosaid::article::{self, Article, DateFrom, Document, Found, Input, Kind, Notice, ReadError, jsonl, text};

/// The bytes of a document, and how they are to be read.
pub struct Given<'a> {
    pub id: &'a str,
    pub path: Option<&'a str>,
    pub date: Option<Date>,
    pub max_bytes: u64,
    pub data: Data<'a>,
}

pub enum Data<'a> {
    /// Python's text, which is of this format.
    Text { text: Cow<'a, str>, format: As, has_halves: bool },
    /// What a file holds.
    Bytes { bytes: &'a [u8], kind: Option<Kind> },
    /// A line of JSON Lines.
    Line(&'a [u8]),
}

/// What the format is, if that is told.
#[derive(Clone, Copy)]
pub enum As {
    Auto,
    Of(article::Format),
}

impl As {
    /// By the name that the command line has for it.
    pub fn named(name: &str) -> PyResult<As> {
        if name == "auto" {
            return Ok(As::Auto);
        }
        let wrong = |error: Error| PyValueError::new_err(format!("format: {error}, or auto"));
        named(name).map(As::Of).map_err(wrong)
    }
}

/// A value by the name that it has in reports.
pub fn named<T: for<'a> Deserialize<'a>>(name: &str) -> Result<T, Error> {
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    T::deserialize(name)
}

/// A day by its name.
pub fn day(date: Option<&str>) -> Result<Option<Date>, Failure> {
    date.map(|date| jsonl::day(date).ok_or_else(|| ReadError::BadDate(date.to_owned()).into())).transpose()
}

impl<'a> Data<'a> {
    /// Text is plain text, and bytes tell by themselves what they are, where no format is named.
    pub fn of(data: &'a Bound<'_, PyAny>, format: Option<&str>) -> PyResult<Data<'a>> {
        let format = format.map(As::named).transpose()?;
        if let Ok(bytes) = data.cast::<PyBytes>() {
            let kind = match format {
                Some(As::Of(format)) => Some(Kind::Of(format)),
                _ => None,
            };
            return Ok(Data::Bytes { bytes: bytes.as_bytes(), kind });
        }
        let Ok(string) = data.cast::<PyString>() else {
            let message = format!("a text is str or bytes, not {}", data.get_type().name()?);
            return Err(PyTypeError::new_err(message));
        };
        let format = format.unwrap_or(As::Of(article::Format::Text));
        match string.to_str() {
            Ok(text) => Ok(Data::Text { text: text.into(), format, has_halves: false }),
            Err(_) => Ok(Data::Text { text: without_halves(string)?.into(), format, has_halves: true }),
        }
    }
}

/// The text with U+FFFD for each half of a character, so that all else stays where it is.
fn without_halves(string: &Bound<'_, PyString>) -> PyResult<String> {
    let encoded = string.call_method1("encode", ("utf-8", "surrogatepass"))?;
    let mut bytes = encoded.cast::<PyBytes>()?.as_bytes().to_vec();
    for at in 1..bytes.len() {
        // Nothing else begins so.
        if bytes[at - 1] == 0xed && bytes[at] >= 0xa0 {
            bytes[at - 1..at + 2].copy_from_slice("\u{fffd}".as_bytes());
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

impl Given<'_> {
    /// Its articles, or why there are none, each with what it is called.
    pub fn articles(&self) -> Vec<Result<Article<'_>, Failure>> {
        let Given { id, path, max_bytes, .. } = *self;
        let found: Vec<Found<'_>> = match &self.data {
            Data::Bytes { bytes, kind } => Input { id, path, kind: *kind, max_bytes }.articles(*bytes).collect(),
            Data::Text { text, .. } if text.len() as u64 > max_bytes => {
                vec![Found { id: None, line: None, article: Err(ReadError::TooLong(max_bytes)) }]
            }
            Data::Line(line) if line.len() as u64 > max_bytes => {
                vec![Found { id: jsonl::id(line), line: None, article: Err(ReadError::TooLong(max_bytes)) }]
            }
            Data::Text { text, format: As::Of(article::Format::Text), .. } => {
                vec![Found { id: None, line: None, article: text::read(id, path, text.as_bytes()) }]
            }
            Data::Text { text, format, .. } => {
                let format = match format {
                    As::Of(format) => Some(*format),
                    As::Auto => None,
                };
                let document = Document { id, path, format, charset: Some("utf-8"), url: None };
                article::read(&document, text.as_bytes())
            }
            Data::Line(line) => {
                vec![Found { id: jsonl::id(line), line: None, article: jsonl::read(id, path, 1, line) }]
            }
        };
        let has_halves = matches!(self.data, Data::Text { has_halves: true, .. });
        let read = |Found { id, line, article }| match article {
            Ok(article) => {
                let mut article: Article<'_> = article;
                if let Some(date) = self.date {
                    (article.date, article.date_from) = (Some(date), DateFrom::Flag);
                }
                if has_halves {
                    let message = "halves of characters (lone surrogates) were replaced".to_owned();
                    article.notices.push(Notice { code: "half_characters", message });
                }
                Ok(article)
            }
            Err(error) => Err(Failure::from(error).at(id, line).of(self.id)),
        };
        found.into_iter().map(read).collect()
    }

    /// Its article, where it may have but one.
    pub fn article(&self) -> Result<Article<'_>, Failure> {
        let mut articles = self.articles();
        match articles.pop() {
            Some(article) if articles.is_empty() => article,
            Some(_) => Err(Failure::several("has several articles").of(self.id)),
            None => Err(Failure::from(ReadError::Empty).of(self.id)),
        }
    }
}

/// The report, where there is but one.
pub fn one_report(mut reports: Vec<Report<'static>>) -> Option<Report<'static>> {
    let report = reports.pop();
    report.filter(|_| reports.is_empty())
}

//! What every format yields before it becomes an [`Article`]: the fields of one story.

use super::ReadError;
use super::fields;
use super::paragraphs::squeeze;
use super::{Article, DateFrom, Dateline, Format, Notice};
use crate::text::{Span, coded};
use jiff::civil::Date;

/// One story as its format gives it.
#[derive(Debug, Default)]
pub struct Story {
    pub format: Format,
    pub id: Option<String>,
    pub title: Option<String>,
    pub bylines: Vec<String>,
    /// A dateline that stands outside the text.
    pub dateline: Option<String>,
    pub date: Option<Date>,
    pub language: Option<String>,
    pub url: Option<String>,
    /// Until when it is not to be published, as it is written.
    pub embargo: Option<String>,
    /// Its paragraphs, a blank line between them.
    pub text: String,
}

impl Story {
    /// Takes what is missing from another reading of the same story.
    pub fn or(mut self, other: Story) -> Story {
        self.id = self.id.or(other.id);
        self.title = self.title.filter(|title| !title.trim().is_empty()).or(other.title);
        self.dateline = self.dateline.or(other.dateline);
        self.date = self.date.or(other.date);
        self.language = self.language.or(other.language);
        self.url = self.url.or(other.url);
        self.embargo = self.embargo.or(other.embargo);
        if self.bylines.is_empty() {
            self.bylines = other.bylines;
        }
        if self.text.trim().is_empty() {
            self.text = other.text;
        }
        self
    }

    /// The article, with its text in order.
    ///
    /// A headline that the text begins with is taken off, for it is the title. A dateline that stands outside the text
    /// is put before it, as it is printed, unless the text has it.
    pub fn into_article(self) -> Result<Article<'static>, ReadError> {
        let title = self.title.map(|title| squeeze(&title)).filter(|title| !title.is_empty());
        let mut text = self.text.trim_end();
        text = text.trim_start_matches(['\n', '\r']);
        if let Some(title) = &title
            && let Some((first, rest)) = text.split_once("\n\n")
            && is_same_line(first, title)
        {
            text = rest;
        }
        if text.trim().is_empty() {
            return Err(ReadError::NoStory("it has no text"));
        }
        if is_byline_only(text) {
            return Err(ReadError::NoStory("its text is only a byline"));
        }
        let dateline = self.dateline.as_deref().map(squeeze).filter(|line| is_missing(line, text));
        let is_end = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2013}' | '\u{2014}' | '_');
        let dateline = dateline.as_ref().map(|line| line.trim_end_matches(is_end));
        let text = match dateline {
            Some(line) => format!("{line} - {}", text.trim_start()),
            None => text.to_owned(),
        };
        // What was coded twice was read once.
        let text = coded::decoded(&text).into_owned();
        let dateline = dateline.map(|line| {
            let place = line.split([',', '(']).next().unwrap_or_default().trim_end();
            let (span, place) = (Span::new(0, line.len() as u32), Span::new(0, place.len() as u32));
            Dateline { span, place: Some(place), agency: None, date: None }
        });
        Ok(Article {
            id: self.id.map(|id| squeeze(&id)).unwrap_or_default(),
            format: self.format,
            text: text.into(),
            title,
            dateline,
            url: self.url.filter(|url| url.starts_with("http")),
            language: self.language.map(|language| squeeze(&language)).filter(|language| !language.is_empty()),
            bylines: self.bylines,
            date_from: if self.date.is_some() { DateFrom::Metadata } else { DateFrom::None },
            date: self.date,
            notices: self.embargo.map(|until| embargo(&until)).into_iter().collect(),
            ..Article::default()
        })
    }
}

/// Whether two lines say the same but for white space, case and the sort of their marks.
pub fn is_same_line(left: &str, right: &str) -> bool {
    let letters =
        |line: &str| line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<Vec<_>>();
    left.len() < 1000 && letters(left) == letters(right)
}

/// "By Ann Lee", and nothing else.
fn is_byline_only(text: &str) -> bool {
    text.len() < 100
        && !text.contains('\n')
        && text.starts_with("By ")
        && !text.ends_with(['.', '!', '?', '"', '\u{201d}'])
}

/// Whether a dateline is one (a time stamp is not) and the text does not begin with it.
///
/// The text may have it after a byline or a line of summary, and may have less of it, or in capitals: its first word
/// tells.
fn is_missing(line: &str, text: &str) -> bool {
    let Some(place) = line.split([',', '(', ' ', '-']).find(|word| !word.is_empty()) else { return false };
    if !place.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '\u{2019}'))
        || fields::month_number(place).is_some()
    {
        return false;
    }
    let place = place.to_lowercase();
    !text.split('\n').filter(|line| !line.trim().is_empty()).take(5).any(|line| {
        let start = line.trim_start().trim_start_matches(['(', '*']);
        start
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .take(place.chars().count())
            .last()
            .is_some_and(|end| start[..end].to_lowercase() == place)
    })
}

/// Whether a publication status ("usable", "stat:canceled") lets the story be used.
///
/// # Errors
/// Where its publisher has taken it back, or holds it back.
pub fn check_status(status: Option<&str>) -> Result<(), ReadError> {
    let status = status.unwrap_or_default();
    match status.rsplit([':', '/']).next().unwrap_or(status).to_ascii_lowercase().as_str() {
        "canceled" | "cancelled" | "withdrawn" | "killed" | "kill" | "deleted" | "trash" => Err(ReadError::Canceled),
        "withheld" | "hold" => Err(ReadError::Withheld),
        _ => Ok(()),
    }
}

fn embargo(until: &str) -> Notice {
    let until = squeeze(until);
    let until = if until.is_empty() { "its publisher releases it".to_owned() } else { until };
    notice("embargoed", format!("not to be published until {until}"))
}

/// A warning that goes with the article into its report.
pub fn notice(code: &'static str, message: impl Into<String>) -> Notice {
    Notice { code, message: message.into() }
}

//! JSON Lines: one `{"id", "text", "date"}` a line; further fields are ignored. Or one item of ninjs a line.

use super::story::Story;
use super::{Article, DateFrom, Format, Notice, ReadError, json};
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use std::borrow::Cow;
use std::fmt;

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow, default)]
    id: Id<'a>,
    #[serde(borrow)]
    text: Text<'a>,
    #[serde(borrow, default)]
    date: Option<Text<'a>>,
}

/// Without this newtype, serde copies every string: it borrows a `Cow` only where it stands directly in a field.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// A string or a whole number.
#[derive(Default)]
struct Id<'a>(Option<Cow<'a, str>>);

impl<'de: 'a, 'a> Deserialize<'de> for Id<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seek;
        impl<'de> Visitor<'de> for Seek {
            type Value = Id<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a whole number as \"id\"")
            }
            fn visit_borrowed_str<E>(self, id: &'de str) -> Result<Id<'de>, E> {
                Ok(Id(Some(Cow::Borrowed(id))))
            }
            fn visit_str<E>(self, id: &str) -> Result<Id<'de>, E> {
                Ok(Id(Some(Cow::Owned(id.to_owned()))))
            }
            fn visit_u64<E>(self, id: u64) -> Result<Id<'de>, E> {
                Ok(Id(Some(Cow::Owned(id.to_string()))))
            }
            fn visit_i64<E>(self, id: i64) -> Result<Id<'de>, E> {
                Ok(Id(Some(Cow::Owned(id.to_string()))))
            }
            fn visit_unit<E>(self) -> Result<Id<'de>, E> {
                Ok(Id(None))
            }
        }
        deserializer.deserialize_any(Seek)
    }
}

/// Reads one line, white space around it cut off. Without an "id" it is called `name:number`.
///
/// # Errors
/// When the line is not a JSON object with a "text", or its "date" no day.
pub fn read<'a>(name: &str, path: Option<&str>, number: u64, line: &'a [u8]) -> Result<Article<'a>, ReadError> {
    if line.first() != Some(&b'{') {
        // serde would take an array for the fields in their order.
        return Err(ReadError::BadLine("expected '{'".to_owned()));
    }
    let line: Line<'a> = match serde_json::from_slice(line) {
        Ok(line) => line,
        Err(error) => {
            if let Some(mended) = without_half_characters(line) {
                let mut article = read(name, path, number, &mended)?.into_owned();
                article.notices.push(Notice {
                    code: "half_characters",
                    message: "halves of characters (lone surrogates) were replaced".to_owned(),
                });
                return Ok(article);
            }
            let message = error.to_string();
            // Each line is parsed by itself, so serde's "line 1" would mislead.
            let error = ReadError::BadLine(message.replace(" at line 1 column ", " at column "));
            return read_item(name, path, number, line).unwrap_or(Err(error));
        }
    };
    let text = line.text.0;
    if text.len() > super::text::LONGEST {
        return Err(ReadError::TooLong(super::text::LONGEST as u64));
    }
    let date = match line.date {
        None => None,
        Some(Text(date)) if date.is_empty() => None,
        Some(Text(date)) => match day(&date) {
            Some(day) => Some(day),
            None => return Err(ReadError::BadDate(date.chars().take(40).collect())),
        },
    };
    let mut article = Article {
        id: line.id.0.map_or_else(|| format!("{name}:{number}"), Cow::into_owned),
        path: path.map(str::to_owned),
        format: Format::Jsonl,
        text,
        date,
        date_from: if date.is_some() { DateFrom::Metadata } else { DateFrom::None },
        ..Article::default()
    };
    super::wire::read(&mut article);
    Ok(article)
}

/// The line with U+FFFD for each `\ud83d` that its other half does not follow; None if it has none.
fn without_half_characters(line: &[u8]) -> Option<Vec<u8>> {
    let half = |at: usize| -> Option<bool> {
        let code = line.get(at..at + 6)?.strip_prefix(b"\\u")?;
        let code = u16::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok()?;
        matches!(code, 0xd800..=0xdfff).then_some(code < 0xdc00)
    };
    let (mut mended, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(escape) = memchr::memchr(b'\\', &line[at..]).map(|next| at + next) {
        at = escape
            + match (half(escape), half(escape + 6)) {
                (None, _) => 2,
                (Some(true), Some(false)) => 12,
                _ => {
                    mended.extend_from_slice(&line[from..escape]);
                    mended.extend_from_slice(b"\\ufffd");
                    from = escape + 6;
                    6
                }
            };
        if at > line.len() {
            break;
        }
    }
    (from > 0).then(|| [&mended, &line[from..]].concat())
}

/// Reads a line that is an item of ninjs; None if it is not one.
fn read_item<'a>(name: &str, path: Option<&str>, number: u64, line: &[u8]) -> Option<Result<Article<'a>, ReadError>> {
    if let Err(error) = json::check(line) {
        return Some(Err(error));
    }
    let item: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(line).ok()?;
    let story = json::is_story(&item).then(|| json::read_item(&item))?;
    Some(story.and_then(Story::into_article).map(|article| {
        let id = if article.id.is_empty() { format!("{name}:{number}") } else { article.id };
        let mut article = Article { id, path: path.map(str::to_owned), ..article };
        super::wire::read(&mut article);
        article
    }))
}

/// The "id" of a line that may otherwise be wrong, for its error record.
pub fn id(line: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Only<'a> {
        #[serde(borrow)]
        id: Id<'a>,
    }
    serde_json::from_slice::<Only>(line).ok()?.id.0.map(Cow::into_owned)
}

/// Whether an input that starts so is JSON Lines: its first line is an object with a string "text".
pub fn looks_like(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    if start.first() != Some(&b'{') {
        return false;
    }
    match memchr::memchr(b'\n', start) {
        Some(end) => {
            let line = &start[..end];
            let is_line = |line: &[u8]| serde_json::from_slice::<Line>(line).is_ok();
            is_line(line) || without_half_characters(line).is_some_and(|mended| is_line(&mended))
        }
        // A line longer than what was looked at: no pretty-printed JSON has one before its first line break.
        None => serde_json::from_slice::<Line>(start).is_ok() || memchr::memmem::find(start, b"\"text\"").is_some(),
    }
}

/// Whether an input that starts so is JSON Lines though its first line has no text: it is an object, and the next begins
/// one.
pub fn goes_on_like(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let Some(end) = memchr::memchr(b'\n', start) else { return false };
    let (first, next) = (start[..end].trim_ascii_end(), start[end..].trim_ascii_start());
    first.starts_with(b"{") && first.ends_with(b"}") && next.starts_with(b"{")
}

/// "2011-09-06", or the day of "2011-09-06T12:00:00Z".
pub fn day(date: &str) -> Option<jiff::civil::Date> {
    let (day, rest) = date.trim().split_at_checked(10)?;
    if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    let mut parts = day.split('-');
    let mut next = |width: usize| {
        let part = parts.next()?;
        let digits = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<i16>().ok())?
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    super::fields::date(year.into(), month.into(), day.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_an_article() {
        let line = br#"{"date": "2011-09-06T10:00:00Z", "more": [1], "text": "A \"b\".", "id": 7}"#;
        let article = read("in", None, 3, line).unwrap();
        assert_eq!((article.id.as_str(), &*article.text), ("7", "A \"b\"."));
        assert_eq!(article.date, day("2011-09-06"));
        let article = read("in", None, 3, br#"{"text": "Plain.", "id": null, "date": null}"#).unwrap();
        assert_eq!(article.id, "in:3");
        assert!(matches!(article.text, Cow::Borrowed(_)), "a text without escapes is not copied");
    }

    #[test]
    fn a_bad_line_says_what_is_wrong_and_keeps_its_id() {
        for (line, want) in [
            ("{", "EOF"),
            (r#"["a", "text", null]"#, "expected '{'"),
            (r#"{"id": "a"}"#, "missing field `text`"),
            (r#"{"id": "a", "text": 3}"#, "invalid type"),
            (r#"{"id": "a", "text": "x", "date": "Tuesday"}"#, "Tuesday"),
        ] {
            let error = read("in", None, 1, line.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(want), "{line}: {error}");
        }
        assert_eq!(id(br#"{"id": "a", "text": 3}"#).as_deref(), Some("a"));
        assert_eq!(id(b"{"), None);
    }

    #[test]
    fn half_a_character_costs_no_more_than_itself() {
        let article = read("in", None, 1, br#"{"text": "Rain \ud83d fell \ud83d\ude00 on \\ud83d \udc00"}"#).unwrap();
        assert_eq!(&*article.text, "Rain \u{fffd} fell \u{1f600} on \\ud83d \u{fffd}");
        assert_eq!(article.notices.len(), 1);
        assert!(read("in", None, 1, br#"{"text": NaN}"#).is_err());
    }

    #[test]
    fn days_are_read_strictly() {
        assert!(day("2011-09-06").is_some() && day("2012-02-29 10:00").is_some());
        for wrong in
            ["", "2011-9-6", "2011-02-29", "06-09-2011", "0000-09-06", "2011-09-061", "2011-09-é", "+201-09-06"]
        {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn json_lines_are_told_by_their_first_line() {
        assert!(looks_like(b"{\"id\": 1, \"text\": \"A.\"}\n{}"));
        assert!(goes_on_like(b"{\"id\": 1}\n\n{\"id\": 2}") && !goes_on_like(b"{\n  \"text\": \"A.\"\n}\n{\n}"));
        assert!(!looks_like(b"{\n  \"text\": \"A.\"\n}"));
        assert!(!looks_like(b"A man said.\n"));
        assert!(!looks_like(b"{\"headline\": \"A.\"}\n"));
    }
}

//! What an input is, by its first bytes. Its name does not count.

use super::ReadError;
use super::encoding;
use super::{Format, anpa};
use encoding_rs::Encoding;
use std::borrow::Cow;

/// So many first bytes are looked at.
pub const HEAD: usize = 64 * 1024;

/// What an input turned out to be.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Gzip,
    Zstd,
    Warc,
    /// A document, or a file of many, in one of the formats.
    Of(Format),
}

/// Beginnings of what is not text, and what it is called.
const BINARY: [(&[u8], &str); 14] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an Office document)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\x1aE\xdf\xa3", "a video"),
];

/// Tells what an input is. `head` is its first [`HEAD`] bytes, or all there are.
pub fn detect(head: &[u8]) -> Result<Kind, ReadError> {
    if let Some(kind) = compressed(head) {
        return Ok(kind);
    }
    if head.starts_with(b"WARC/") {
        return Ok(Kind::Warc);
    }
    if let Some((_, what)) = BINARY.iter().find(|(start, _)| head.starts_with(start)) {
        return Err(ReadError::Binary(what));
    }
    let text = text_of(head);
    let start = text.trim_start();
    if start.is_empty() {
        // White space as far as can be seen, or nothing at all.
        return if head.len() < HEAD { Err(ReadError::Empty) } else { Ok(Kind::Of(Format::Text)) };
    }
    if anpa::is_message(&text) {
        return Ok(Kind::Of(Format::Anpa));
    }
    if is_binary(&text) {
        return Err(ReadError::Binary("binary data"));
    }
    if start.starts_with('<') {
        return markup(start, head.len() < HEAD).map(Kind::Of);
    }
    if start.starts_with(['{', '[']) {
        return Ok(Kind::Of(json(start)));
    }
    Ok(Kind::Of(Format::Text))
}

/// Whether the bytes begin compressed data.
pub fn compressed(head: &[u8]) -> Option<Kind> {
    match head {
        [0x1f, 0x8b, 8, ..] => Some(Kind::Gzip),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Kind::Zstd),
        // A frame to be skipped, before the data.
        [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Kind::Zstd),
        _ => None,
    }
}

/// The head as text, well enough for looking at marks of ASCII.
fn text_of(head: &[u8]) -> Cow<'_, str> {
    match Encoding::for_bom(head) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&head[mark..]).0,
        None => match encoding::utf16(head) {
            Some(encoding) => encoding.decode_without_bom_handling(head).0,
            None => String::from_utf8_lossy(head),
        },
    }
}

/// Control characters that no text has, in number.
fn is_binary(text: &str) -> bool {
    let (mut strange, mut all) = (0usize, 0usize);
    for c in text.chars().take(4096) {
        all += 1;
        strange += usize::from(c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1b}'));
        if c == '\0' {
            strange += 8;
        }
    }
    strange * 20 > all
}

/// Which mark-up it is, by its first element.
fn markup(text: &str, whole: bool) -> Result<Format, ReadError> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("<!--") {
            let Some((_, after)) = comment.split_once("-->") else { return Ok(Format::Html) };
            rest = after;
        } else if let Some(doctype) = rest.get(..9).filter(|start| start.eq_ignore_ascii_case("<!doctype")) {
            if rest[doctype.len()..].trim_start().get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html")) {
                return Ok(Format::Html);
            }
            rest = after_doctype(rest);
        } else if rest.starts_with("<?") {
            let Some((_, after)) = rest.split_once("?>") else { break };
            rest = after;
        } else {
            break;
        }
    }
    let Some(tag) = rest.strip_prefix('<') else { return Ok(Format::Text) };
    let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or(name);
    let has_namespace = |namespace: &str| tag.split('>').next().unwrap_or_default().contains(namespace);
    Ok(match local {
        "nitf" => Format::Nitf,
        "newsMessage" | "newsItem" | "packageItem" | "contentSet" | "inlineXML" | "planningItem" | "conceptItem"
        | "knowledgeItem" => Format::NewsmlG2,
        "NewsML" | "NewsItem" => Format::Newsml,
        "rss" | "RDF" => Format::Rss,
        "feed" => Format::Atom,
        "entry" if name.contains(':') || has_namespace("Atom") || has_namespace("atom") => Format::Atom,
        // Agencies wrap items in elements of their own.
        _ if rest.contains("<nitf") && !rest.contains("<html") => Format::Nitf,
        _ if rest.contains("<newsItem") => Format::NewsmlG2,
        _ if super::html::is_marked_up(rest)
            || matches!(
                local.to_ascii_lowercase().as_str(),
                "html" | "head" | "body" | "meta" | "title" | "main" | "script"
            ) =>
        {
            Format::Html
        }
        _ if whole && !rest.contains("</")
            || local.is_empty()
            || !local.starts_with(|c: char| c.is_ascii_alphabetic()) =>
        {
            Format::Text
        }
        _ => {
            return Err(ReadError::Unknown(format!(
                "XML whose first element, <{}>, is of no news format",
                name.chars().take(60).collect::<String>()
            )));
        }
    })
}

/// What follows a document type with its inner definitions.
fn after_doctype(text: &str) -> &str {
    let end = text.find('>').unwrap_or(text.len());
    match text.find('[') {
        Some(open) if open < end => text
            .find("]>")
            .or_else(|| text.find(']'))
            .map_or("", |close| text[close + 1..].split_once('>').map_or("", |(_, rest)| rest)),
        _ => text.get(end + 1..).unwrap_or_default(),
    }
}

/// JSON Lines, a feed, an agency's item; or text that only begins with a bracket.
fn json(text: &str) -> Format {
    let first_line = text.lines().next().unwrap_or_default();
    if text.starts_with('{') {
        let whole = serde_json::from_str::<serde::de::IgnoredAny>(first_line).is_ok();
        let more = text[first_line.len()..].trim_start().starts_with('{');
        if more && (whole || first_line.trim_end().ends_with('}')) {
            return Format::Jsonl;
        }
        let mark = |name: &str| text.contains(&format!("\"{name}\""));
        if mark("text")
            && !["body_text", "body_html", "body_xhtml", "bodies", "headline", "headlines", "versioncreated", "items"]
                .iter()
                .any(|name| mark(name))
        {
            return Format::Jsonl;
        }
    }
    let inside = text[1..].trim_start();
    let is_json =
        if text.starts_with('{') { inside.starts_with(['"', '}']) } else { inside.starts_with(['{', ']', '[']) };
    match () {
        () if !is_json => Format::Text,
        () if text.contains("jsonfeed.org/version") => Format::JsonFeed,
        () => Format::Ninjs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_format() {
        for (input, format) in [
            ("LONDON (Newswire) - Rain fell.", Format::Text),
            ("[Adds quotes] Rain fell on London.", Format::Text),
            ("<Newswire> Rain fell on London.", Format::Text),
            ("< 5 percent of homes were dry.", Format::Text),
            ("{\"id\": 1, \"text\": \"a\"}\n{\"id\": 2, \"text\": \"b\"}\n", Format::Jsonl),
            ("{\"id\": 1, \"text\": \"a\"}", Format::Jsonl),
            ("{\"text\": broken}\n{\"text\": \"b\"}", Format::Jsonl),
            ("{\n \"uri\": \"x\", \"headline\": \"y\", \"body_text\": \"z\"\n}", Format::Ninjs),
            ("[{\"uri\": \"x\"}]", Format::Ninjs),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", Format::JsonFeed),
            ("<!DOCTYPE html>\n<html><body>", Format::Html),
            ("<!-- saved --><html lang=en>", Format::Html),
            ("<p>Rain <b>fell</b>.</p>", Format::Html),
            (
                "<?xml version='1.0'?>\n<!-- x --><!DOCTYPE nitf SYSTEM 'nitf.dtd' [<!ENTITY a 'b'>]><nitf>",
                Format::Nitf,
            ),
            ("<newsMessage xmlns='x'>", Format::NewsmlG2),
            ("<nar:newsItem>", Format::NewsmlG2),
            ("<story><nitf><body>", Format::Nitf),
            ("<NewsML Version='1.2'>", Format::Newsml),
            ("<rss version='2.0'>", Format::Rss),
            ("<feed xmlns='http://www.w3.org/2005/Atom'>", Format::Atom),
            ("\u{16}\u{16}\u{1}a12\u{1f}x\n\u{2}^slug<\n", Format::Anpa),
        ] {
            assert_eq!(detect(input.as_bytes()).unwrap(), Kind::Of(format), "{input}");
            let wide: Vec<u8> = format!("\u{feff}{input}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(detect(&wide).unwrap(), Kind::Of(format), "{input} in UTF-16");
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (input, code) in [
            (&b""[..], "empty"),
            (b" \n\t", "empty"),
            (b"%PDF-1.7", "binary"),
            (b"PK\x03\x04abc", "binary"),
            (b"\x00\x01\x02\x03\x00\x00", "binary"),
            (b"<invoice><total>5</total></invoice>", "unknown_format"),
        ] {
            assert_eq!(detect(input).unwrap_err().code(), code);
        }
        assert_eq!(detect(b"\x1f\x8b\x08\x00").unwrap(), Kind::Gzip);
        assert_eq!(detect(b"WARC/1.0\r\n").unwrap(), Kind::Warc);
    }
}

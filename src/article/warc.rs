//! Web archives (WARC 1.0 and 1.1, ISO 28500): the pages and feeds in them, one at a time.

use super::detect::Kind;
use super::{Format, ReadError, detect};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::{self, BufRead, ErrorKind, Read};

/// A line of a header is not longer.
const MAX_LINE: u64 = 64 * 1024;
/// Nor has a header more lines.
const MAX_LINES: usize = 500;

/// A document of an archive.
#[derive(Debug, Default)]
pub struct Record {
    /// Where it was fetched.
    pub url: Option<String>,
    /// The encoding that the server named.
    pub charset: Option<String>,
    /// What it is, where its headers say so.
    pub format: Option<Format>,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A document, or the address of one that could not be read and why.
pub type Outcome = Result<Record, (String, ReadError)>;

/// The documents of an archive that may hold a story, in order: answers of servers that went well and are text, and
/// resources and conversions of such. Requests, pictures, scripts, redirections and the like are passed over.
pub struct Records<R> {
    source: R,
    max_bytes: u64,
    ended: bool,
}

impl<R: BufRead> Records<R> {
    /// Reads from where the archive begins. A document longer than `max_bytes` is passed over with an error.
    pub fn new(source: R, max_bytes: u64) -> Records<R> {
        Records { source, max_bytes, ended: false }
    }

    /// The next record that holds a document; None at the end.
    fn record(&mut self) -> Result<Option<Outcome>, ReadError> {
        loop {
            let Some(fields) = self.header()? else { return Ok(None) };
            let length: u64 = fields
                .get("content-length")
                .and_then(|length| length.parse().ok())
                .ok_or_else(|| broken("a WARC record without its length"))?;
            let url = fields.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
            let kind = fields.get("warc-type").unwrap_or_default();
            let media = fields.get("content-type").unwrap_or_default().to_ascii_lowercase();
            let is_wanted = match kind {
                "response" => media.starts_with("application/http") || is_text(&media),
                "resource" | "conversion" => is_text(&media),
                _ => false,
            };
            if !is_wanted || length > self.max_bytes {
                let passed = io::copy(&mut (&mut self.source).take(length), &mut io::sink())?;
                if passed < length {
                    return Err(broken("a WARC record that ends too soon"));
                }
                if is_wanted {
                    return Ok(Some(Err((url.unwrap_or_default(), ReadError::TooLong(self.max_bytes)))));
                }
                continue;
            }
            let mut block = Vec::new();
            (&mut self.source).take(length).read_to_end(&mut block)?;
            if (block.len() as u64) < length {
                return Err(broken("a WARC record that ends too soon"));
            }
            let record = Record { url, bytes: block, ..Record::default() };
            let record = if media.starts_with("application/http") {
                answer(record, self.max_bytes)
            } else {
                Ok(with_media(record, &media))
            };
            match record {
                Ok(Some(record)) => return Ok(Some(Ok(record))),
                Ok(None) => {}
                Err(named) => return Ok(Some(Err(named))),
            }
        }
    }

    /// The fields of the next record; None at the end.
    fn header(&mut self) -> Result<Option<Fields>, ReadError> {
        let version = loop {
            match self.line()? {
                None => return Ok(None),
                Some(line) if line.is_empty() => {}
                Some(line) => break line,
            }
        };
        if !version.starts_with("WARC/") {
            return Err(broken("something else where a WARC record should begin"));
        }
        let mut lines = Vec::new();
        loop {
            match self.line()? {
                None => return Err(broken("a WARC record that ends too soon")),
                Some(line) if line.is_empty() => return Ok(Some(Fields::of(&lines))),
                Some(line) if lines.len() < MAX_LINES => lines.push(line),
                Some(_) => return Err(broken("a WARC record with too many fields")),
            }
        }
    }

    fn line(&mut self) -> Result<Option<String>, ReadError> {
        let mut line = Vec::new();
        let read = (&mut self.source).take(MAX_LINE).read_until(b'\n', &mut line)?;
        if read as u64 == MAX_LINE {
            return Err(broken("a WARC record with too long a field"));
        }
        Ok((read > 0).then(|| String::from_utf8_lossy(&line).trim_end().to_owned()))
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Outcome;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.record() {
            Ok(record) => {
                self.ended = record.is_none();
                record
            }
            // Where the next record begins is not known any more.
            Err(error) => {
                self.ended = true;
                Some(Err((String::new(), error)))
            }
        }
    }
}

fn broken(what: &str) -> ReadError {
    ReadError::BadArchive(what.to_owned())
}

/// The fields of a header, by their names in small letters.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn of(lines: &[String]) -> Fields {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in lines {
            match (line.split_once(':'), fields.last_mut()) {
                // A line that begins with white space continues the one before.
                (_, Some((_, value))) if line.starts_with([' ', '\t']) => value.push_str(line.trim_end()),
                (Some((name, value)), _) => fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned())),
                (None, _) => {}
            }
        }
        Fields(fields)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

fn is_text(media: &str) -> bool {
    [
        "text/html",
        "text/plain",
        "text/xml",
        "application/xml",
        "application/xhtml",
        "application/rss",
        "application/atom",
        "application/rdf",
        "application/feed+json",
    ]
    .iter()
    .any(|kind| media.starts_with(kind))
        || media.contains("nitf")
        || media.contains("newsml")
}

fn with_media(record: Record, media: &str) -> Option<Record> {
    let charset = media.split("charset=").nth(1).map(|name| name.trim_matches(['"', '\'', ' ', ';']).to_owned());
    let format = match detect(&record.bytes[..record.bytes.len().min(super::HEAD)]) {
        Ok(Kind::Of(Format::Text)) if media.starts_with("text/html") => Some(Format::Html),
        // Scripts and style sheets that call themselves text, empty answers.
        Ok(Kind::Of(format)) if format != Format::Text || media.starts_with("text/plain") => Some(format),
        _ => return None,
    };
    Some(Record { charset, format, ..record })
}

/// Takes the document out of a server's answer.
fn answer(record: Record, max_bytes: u64) -> Result<Option<Record>, (String, ReadError)> {
    let Record { url, bytes, .. } = record;
    let end = memchr::memmem::find(&bytes, b"\r\n\r\n")
        .map(|at| (at, at + 4))
        .or_else(|| memchr::memmem::find(&bytes, b"\n\n").map(|at| (at, at + 2)));
    let Some((end, start)) = end else { return Ok(None) };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    if lines.next().and_then(|status| status.split(' ').nth(1)) != Some("200") {
        return Ok(None);
    }
    let fields = Fields::of(&lines.map(str::to_owned).collect::<Vec<_>>());
    let media = fields.get("content-type").unwrap_or_default().to_ascii_lowercase();
    if !is_text(&media) {
        return Ok(None);
    }
    let named = |error: io::Error| (url.clone().unwrap_or_default(), ReadError::from(error));
    let mut body = bytes[start..].to_vec();
    if fields.get("transfer-encoding").is_some_and(|coding| coding.contains("chunked")) {
        body = unchunked(&body);
    }
    let coding = fields.get("content-encoding").unwrap_or("identity").to_ascii_lowercase();
    // An archive may keep the fields of an answer that it has unpacked.
    let body = match coding.as_str() {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => {
            inflated(MultiGzDecoder::new(&body[..]), max_bytes).map_err(named)?
        }
        "deflate" if body.first().is_some_and(|byte| byte & 0x0f == 8) => {
            inflated(ZlibDecoder::new(&body[..]), max_bytes).map_err(named)?
        }
        "deflate" => inflated(DeflateDecoder::new(&body[..]), max_bytes).map_err(named)?,
        "br" | "zstd" if std::str::from_utf8(&body).is_err() => {
            return Err((
                url.unwrap_or_default(),
                ReadError::BadArchive(format!("a page packed as {coding:?}, which is not unpacked here")),
            ));
        }
        _ => body,
    };
    if body.len() as u64 > max_bytes {
        return Err((url.unwrap_or_default(), ReadError::TooLong(max_bytes)));
    }
    Ok(with_media(Record { url, bytes: body, ..Record::default() }, &media))
}

fn inflated(decoder: impl Read, max_bytes: u64) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    decoder
        .take(max_bytes.saturating_add(1))
        .read_to_end(&mut out)
        .map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
    Ok(out)
}

/// Joins the chunks of an answer; where they are broken, or were joined before, gives the bytes as they are.
fn unchunked(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::with_capacity(bytes.len()), bytes);
    loop {
        let Some(end) = memchr::memchr(b'\n', &rest[..rest.len().min(64)]) else { return bytes.to_vec() };
        let size = String::from_utf8_lossy(&rest[..end]);
        let Ok(size) = usize::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16) else {
            return bytes.to_vec();
        };
        rest = &rest[end + 1..];
        if size == 0 {
            return out;
        }
        let Some(chunk) = rest.get(..size) else { return bytes.to_vec() };
        out.extend_from_slice(chunk);
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, media: &str, block: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://example.com/{kind}\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    }

    fn read(archive: &[u8]) -> Vec<Result<(String, String), &'static str>> {
        let records = Records::new(archive, 10_000);
        let text =
            |record: Record| (record.url.unwrap_or_default(), String::from_utf8_lossy(&record.bytes).into_owned());
        records.map(|record| record.map(text).map_err(|(_, error)| error.code())).collect()
    }

    #[test]
    fn only_documents_are_read() {
        let http = "application/http; msgtype=response";
        let archive = [
            record("warcinfo", "application/warc-fields", b"software: x"),
            record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
            record("response", http, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<p>One\r\n5\r\n two.\r\n0\r\n\r\n"),
            record("response", http, b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone"),
            record("response", http, b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
            record("conversion", "text/plain", b"Rain fell."),
            record("resource", "text/plain", &[b'x'; 20_000]),
        ]
        .concat();
        assert_eq!(
            read(&archive),
            [
                Ok(("http://example.com/response".into(), "<p>One two.".into())),
                Ok(("http://example.com/conversion".into(), "Rain fell.".into())),
                Err("too_long"),
            ]
        );
    }

    #[test]
    fn a_broken_archive_is_told_once() {
        let sound = record("conversion", "text/plain", b"Rain fell.");
        let cut = [&sound[..], &sound[..sound.len() - 8]].concat();
        assert_eq!(read(&cut)[1..], [Err("bad_archive")]);
        assert_eq!(read(b"WARC/1.0\r\nContent-Type: x\r\n\r\n"), [Err("bad_archive")]);
    }
}

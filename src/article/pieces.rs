//! An input of any kind to pieces of work, as it is read: a document, some lines of JSON Lines, a page of a web archive.
//!
//! Nothing is opened here: a source of bytes comes in. It is read on only when the next piece is asked for, and no more
//! of it is held than one document, or some lines.

use super::document::{Document, Found};
use super::error::Unread;
use super::lines::{CHUNK, Lines, RestOfLines, read_some};
use super::unpack::{Source, unpack};
use super::warc::Records;
use super::{Article, Format, Kind, ReadError, jsonl};
use std::io::{self, BufReader, Cursor, Read};

/// What is known of an input.
#[derive(Clone, Copy, Debug)]
pub struct Input<'n> {
    /// What an article of it is called that has no name of its own: mostly the file's stem.
    pub id: &'n str,
    /// For the reports.
    pub path: Option<&'n str>,
    /// What it is; None where the content is to tell.
    pub kind: Option<Kind>,
    /// The longest document that is read, unpacked, in bytes.
    pub max_bytes: u64,
}

impl Default for Input<'_> {
    fn default() -> Self {
        Input { id: "stdin", path: None, kind: None, max_bytes: Input::MAX_BYTES }
    }
}

impl<'n> Input<'n> {
    /// As long a document is read where nothing else is asked for.
    pub const MAX_BYTES: u64 = 32 << 20;

    /// The articles of an input, in order, each with why it could not be read in its place. gzip and Zstandard are taken
    /// off, and of a container (JSON Lines, WARC, a feed, a message of many items) come all.
    ///
    /// ```
    /// use whosaid::article::Input;
    ///
    /// let lines = r#"{"id": "a", "text": "The ferry sailed, the harbour office said."}
    /// {"id": "b"}"#;
    /// let found: Vec<_> = Input::default().articles(lines.as_bytes()).collect();
    /// assert_eq!(found[0].article.as_ref().map(|article| &*article.id).ok(), Some("a"));
    /// let error = found[1].article.as_ref().expect_err("it has no text");
    /// assert_eq!((found[1].line, error.code()), (Some(2), "bad_json"));
    /// ```
    pub fn articles(self, source: impl Read + Send + 'n) -> Articles<'n> {
        Articles { input: self, source: Some(Box::new(source)), pieces: None, found: Vec::new().into_iter() }
    }

    /// What a document of it is.
    /// The article of a line of JSON Lines.
    pub fn line<'a>(&self, number: u64, line: &'a [u8]) -> Found<'a> {
        let article = jsonl::read(self.id, self.path, number, line);
        let id = article.is_err().then(|| jsonl::id(line)).flatten();
        Found { id, line: Some(number), article }
    }

    fn document<'p>(&'p self, content: &'p Content) -> Document<'p> {
        Document {
            id: content.url.as_deref().unwrap_or(self.id),
            path: self.path,
            format: content.format,
            charset: content.charset.as_deref(),
            url: content.url.as_deref(),
        }
    }
}

/// Something to work on.
#[derive(Debug)]
pub enum Piece {
    /// A whole document.
    Document(Content),
    /// Whole lines of JSON Lines.
    Lines(Lines),
    /// What could not be read.
    Failed(Unread),
}

/// A document in memory.
#[derive(Debug, Default)]
pub struct Content {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What it is, where that is known.
    pub format: Option<Format>,
    /// Where it was fetched: for those of an archive.
    pub url: Option<String>,
    /// The encoding that its sender named.
    pub charset: Option<String>,
}

impl From<ReadError> for Piece {
    fn from(error: ReadError) -> Piece {
        Piece::Failed(Unread { id: None, line: None, error })
    }
}

impl Piece {
    /// How much there is to work on.
    pub fn bytes(&self) -> u64 {
        match self {
            Piece::Document(content) => content.bytes.len() as u64,
            Piece::Lines(lines) => lines.bytes.len() as u64,
            Piece::Failed(_) => 0,
        }
    }

    /// Its articles, with texts of their own.
    pub fn articles(self, input: &Input<'_>) -> Vec<Found<'static>> {
        match self {
            Piece::Document(content) => content.articles(input).into_iter().map(Found::into_owned).collect(),
            Piece::Lines(lines) => lines.lines().map(|(number, line)| input.line(number, line).into_owned()).collect(),
            Piece::Failed(Unread { id, line, error }) => vec![Found { id, line, article: Err(error) }],
        }
    }
}

impl Content {
    /// Its lines, where it is JSON Lines that came whole: in UTF-16, say, or within an archive.
    pub fn lines(&self) -> Option<Lines> {
        let head = &self.bytes[..self.bytes.len().min(super::HEAD)];
        let is_lines = match self.format {
            Some(format) => format == Format::Jsonl,
            None => matches!(super::detect(head), Ok(Kind::Of(Format::Jsonl))),
        };
        let decoded = || super::encoding::decode(&self.bytes, None).text.into_owned().into_bytes();
        is_lines.then(|| Lines { first: 1, bytes: decoded() })
    }

    /// Its articles.
    pub fn articles<'a>(&'a self, input: &Input<'_>) -> Vec<Found<'a>> {
        super::document::read(&input.document(self), &self.bytes)
    }
}

/// The pieces of an input, in order.
pub struct Pieces<'s> {
    rest: Rest<'s>,
    max_bytes: u64,
}

/// What is left of an input.
enum Rest<'s> {
    Whole(Option<Piece>),
    Lines(RestOfLines<'s>),
    Archive { records: Records<BufReader<Source<'s>>>, done: u64 },
}

impl<'s> Pieces<'s> {
    /// Takes off gzip and Zstandard, and reads as much as tells what the input is: all of it, if it is one document.
    /// `length` is about how long it is, where that is known.
    ///
    /// # Errors
    /// What reading the source gives.
    pub fn of(source: Source<'s>, kind: Option<Kind>, max_bytes: u64, length: Option<u64>) -> io::Result<Pieces<'s>> {
        let mut source = unpack(source)?;
        let room = length.map_or(CHUNK, |length| usize::try_from(length).unwrap_or(CHUNK).min(CHUNK) + 1);
        let mut bytes = Vec::new();
        // The first line tells JSON Lines, and a live input may have no more for now.
        while bytes.len() < CHUNK && !bytes.contains(&b'\n') {
            if read_some(&mut source, &mut bytes, room)? == 0 {
                break;
            }
        }
        let kind = kind.or_else(|| match () {
            () if bytes.starts_with(b"WARC/") => Some(Kind::Warc),
            () if jsonl::looks_like(&bytes) || jsonl::goes_on_like(&bytes) => Some(Kind::Of(Format::Jsonl)),
            () => None,
        });
        let rest = match kind {
            Some(Kind::Of(Format::Jsonl)) if !bytes.trim_ascii().is_empty() => {
                if bytes.starts_with(b"\xEF\xBB\xBF") {
                    bytes.drain(..3);
                }
                Rest::Lines(RestOfLines::of(source, bytes))
            }
            Some(Kind::Warc) => {
                let source: Source<'s> = Box::new(Cursor::new(bytes).chain(source));
                let records = Records::new(BufReader::with_capacity(CHUNK, source), max_bytes);
                Rest::Archive { records, done: 0 }
            }
            _ => {
                let room = max_bytes.saturating_add(1).saturating_sub(bytes.len() as u64);
                source.take(room).read_to_end(&mut bytes)?;
                let format = match kind {
                    Some(Kind::Of(format)) => Some(format),
                    _ => None,
                };
                Rest::Whole(Some(match bytes.len() as u64 > max_bytes {
                    true => ReadError::TooLong(max_bytes).into(),
                    false => Piece::Document(Content { bytes, format, ..Content::default() }),
                }))
            }
        };
        Ok(Pieces { rest, max_bytes })
    }

    /// The whole input, if it is one document.
    pub fn whole(&mut self) -> Option<Piece> {
        match &mut self.rest {
            Rest::Whole(piece) => piece.take(),
            _ => None,
        }
    }

    /// How many parts were handed out: lines, or pages of an archive.
    pub fn done(&self) -> u64 {
        match &self.rest {
            Rest::Whole(_) => 0,
            Rest::Lines(lines) => lines.done(),
            Rest::Archive { done, .. } => *done,
        }
    }

    /// Goes behind parts that were done before.
    pub fn pass_over(&mut self, parts: u64) {
        match &mut self.rest {
            Rest::Whole(_) => {}
            Rest::Lines(lines) => lines.pass_over(parts),
            Rest::Archive { records, done } => {
                *done = records.take(usize::try_from(parts).unwrap_or(usize::MAX)).count() as u64;
            }
        }
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        match &mut self.rest {
            Rest::Whole(piece) => piece.take(),
            Rest::Lines(lines) => Some(lines.next(self.max_bytes)?.map_or_else(Piece::Failed, Piece::Lines)),
            Rest::Archive { records, done } => {
                let record = records.next()?;
                *done += 1;
                Some(match record {
                    Ok(record) => Piece::Document(Content {
                        bytes: record.bytes,
                        format: record.format,
                        url: record.url,
                        charset: record.charset,
                    }),
                    Err((url, error)) => {
                        Piece::Failed(Unread { id: Some(url).filter(|url| !url.is_empty()), line: None, error })
                    }
                })
            }
        }
    }
}

/// The articles of an input, one after another.
pub struct Articles<'n> {
    input: Input<'n>,
    source: Option<Source<'n>>,
    pieces: Option<Pieces<'n>>,
    /// Read and not handed out yet.
    found: std::vec::IntoIter<Found<'static>>,
}

impl Iterator for Articles<'_> {
    type Item = Found<'static>;

    fn next(&mut self) -> Option<Found<'static>> {
        loop {
            if let Some(found) = self.found.next() {
                return Some(found);
            }
            if let Some(source) = self.source.take() {
                match Pieces::of(source, self.input.kind, self.input.max_bytes, None) {
                    Ok(pieces) => self.pieces = Some(pieces),
                    Err(error) => return Some(Found { id: None, line: None, article: Err(error.into()) }),
                }
            }
            let piece = self.pieces.as_mut()?.next()?;
            self.found = piece.articles(&self.input).into_iter();
        }
    }
}

impl Found<'_> {
    /// The same with texts of its own.
    pub fn into_owned(self) -> Found<'static> {
        Found { id: self.id, line: self.line, article: self.article.map(Article::into_owned) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(input: Input<'_>, bytes: &[u8]) -> Vec<(Option<u64>, Result<String, &'static str>)> {
        let short = |found: Found<'_>| (found.line, found.article.map(|a| a.id).map_err(|error| error.code()));
        input.articles(bytes).map(short).collect()
    }

    #[test]
    fn articles_of_every_container() {
        let input = Input { id: "ferry", ..Input::default() };
        let story = b"The ferry sailed on Monday, the harbour office said.";
        let all = |bytes: &[u8]| found(input, bytes);
        assert_eq!(all(story), [(None, Ok("ferry".to_owned()))]);
        let lines = b"\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"It sailed.\"}\n\n{\"text\": \"It sank.\"}\n{}\n";
        let wanted = [(Some(1), Ok("a".to_owned())), (Some(3), Ok("ferry:3".to_owned())), (Some(4), Err("bad_json"))];
        assert_eq!(all(lines), wanted);
        let packed = ruzstd::encoding::compress_to_vec(&lines[..], ruzstd::encoding::CompressionLevel::Fastest);
        assert_eq!(all(&packed), wanted);
        assert_eq!(all(&packed[..packed.len() - 4]).last(), Some(&(None, Err("bad_archive"))));
        let page = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThe ferry sailed, the harbour office said.";
        let record = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://ferry.example/1\r\nContent-Type: \
             application/http\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
            page.len()
        );
        assert_eq!(all(record.as_bytes()), [(None, Ok("http://ferry.example/1".to_owned()))]);
        assert_eq!(all(b""), [(None, Err("empty"))]);
        assert_eq!(all(b"\0\x01\x02\xff\xfe\0\0"), [(None, Err("binary"))]);
        let short = Input { max_bytes: 20, ..input };
        assert_eq!(found(short, story), [(None, Err("too_long"))]);
        let long = format!("{{\"text\": \"{}\"}}\n{{}}\n", "It sailed. ".repeat(20_000));
        assert_eq!(found(short, long.as_bytes()), [(Some(1), Err("too_long")), (Some(2), Err("bad_json"))]);
    }

    /// A source that fails on the way gives what came before, and why it ended.
    #[test]
    fn nothing_read_is_lost_where_a_source_fails() {
        struct Fails;
        impl Read for Fails {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("the line is down"))
            }
        }
        let source = Cursor::new("{\"text\": \"It sailed.\"}\n").chain(Fails);
        let found: Vec<_> = Input::default().articles(source).collect();
        assert!(found[0].article.is_ok() && found.len() == 2);
        assert_eq!(found[1].article.as_ref().expect_err("it failed").code(), "io");
    }
}

//! Inputs of many documents, a part at a time: lines of JSON Lines, pages of a web archive.

use super::input::{CHUNK, Content, Failure, Name, Task};
use super::messages::Trouble;
use crate::article::ReadError;
use crate::article::unpack::Source;
use crate::article::warc::Records;
use std::io::{self, BufReader, Cursor, Read};

/// What is left of an input of many documents.
pub enum Parts {
    Lines(Lines),
    Archive(Archive),
}

impl Parts {
    /// Lines of a source of which the first bytes were read.
    pub fn lines(start: Vec<u8>, source: Source) -> Parts {
        Parts::Lines(Lines { source, rest: start, next: 1 })
    }

    /// Records of a source of which the first bytes were read.
    pub fn archive(start: Vec<u8>, source: Source, max_bytes: u64) -> Parts {
        let source: Source = Box::new(Cursor::new(start).chain(source));
        let records = Records::new(BufReader::with_capacity(CHUNK, source), max_bytes);
        Parts::Archive(Archive { records, done: 0 })
    }

    /// The next piece of work; None at the end.
    pub fn next(&mut self, name: &Name, max_bytes: u64) -> Option<Task> {
        match self {
            Parts::Lines(lines) => lines.next(name, max_bytes),
            Parts::Archive(archive) => archive.next(name),
        }
    }

    /// How many parts were handed out: the lines, or the pages.
    pub fn done(&self) -> u64 {
        match self {
            Parts::Lines(lines) => lines.next - 1,
            Parts::Archive(archive) => archive.done,
        }
    }

    /// Goes behind those that were done in an earlier run.
    pub fn pass_over(&mut self, parts: u64) {
        match self {
            Parts::Lines(lines) => lines.pass_over(parts),
            Parts::Archive(archive) => {
                archive.done = (&mut archive.records).take(usize::try_from(parts).unwrap_or(usize::MAX)).count() as u64;
            }
        }
    }
}

/// The pages of a web archive.
pub struct Archive {
    records: Records<BufReader<Source>>,
    done: u64,
}

impl Archive {
    fn next(&mut self, name: &Name) -> Option<Task> {
        let record = self.records.next()?;
        self.done += 1;
        Some(match record {
            Ok(record) => Task::Document(Content {
                bytes: record.bytes,
                format: record.format,
                url: record.url,
                charset: record.charset,
            }),
            Err((url, error)) if url.is_empty() => Trouble::read(name.place(), &error).into(),
            Err((url, error)) => {
                let trouble = Trouble::read(format!("{}: {url}", name.place()), &error);
                Task::Failed(Failure { id: Some(url), line: None, trouble })
            }
        })
    }
}

/// JSON Lines.
pub struct Lines {
    source: Source,
    /// Read but not handed out yet: the start of a line.
    rest: Vec<u8>,
    next: u64,
}

impl Lines {
    /// The next whole lines, or what the input ends with.
    fn next(&mut self, name: &Name, max_bytes: u64) -> Option<Task> {
        let mut seen = 0;
        loop {
            if memchr::memrchr(b'\n', &self.rest[seen..]).is_some() {
                return Some(self.take());
            }
            seen = self.rest.len();
            if seen as u64 > max_bytes {
                let line = self.next;
                self.pass_over(line);
                let trouble = Trouble::read(format!("{}:{line}", name.place()), &ReadError::TooLong(max_bytes));
                return Some(Task::Failed(Failure { id: None, line: Some(line), trouble }));
            }
            match read_some(&mut self.source, &mut self.rest) {
                Ok(0) if self.rest.is_empty() => return None,
                Ok(0) => return Some(self.take()),
                Ok(_) => {}
                Err(error) => {
                    let (line, trouble) = (self.next, Trouble::io(name.place(), &error));
                    self.end();
                    return Some(Task::Failed(Failure { id: None, line: Some(line), trouble }));
                }
            }
        }
    }

    /// Hands out the whole lines read so far; without any, all that was read.
    fn take(&mut self) -> Task {
        let end = memchr::memrchr(b'\n', &self.rest).map_or(self.rest.len(), |at| at + 1);
        let mut rest = Vec::with_capacity(CHUNK + self.rest.len() - end);
        rest.extend_from_slice(&self.rest[end..]);
        self.rest.truncate(end);
        let bytes = std::mem::replace(&mut self.rest, rest);
        let first = self.next;
        self.next += memchr::memchr_iter(b'\n', &bytes).count() as u64;
        // The last line may have no end.
        self.next += u64::from(!bytes.ends_with(b"\n"));
        Task::Lines { first, bytes }
    }

    /// Goes behind the line of this number, however long the lines up to it are.
    fn pass_over(&mut self, line: u64) {
        while self.next <= line {
            let wanted = usize::try_from(line - self.next).unwrap_or(usize::MAX);
            if let Some(end) = memchr::memchr_iter(b'\n', &self.rest).nth(wanted) {
                self.rest.drain(..=end);
                self.next = line + 1;
                return;
            }
            self.next += memchr::memchr_iter(b'\n', &self.rest).count() as u64;
            self.rest.clear();
            if !matches!(read_some(&mut self.source, &mut self.rest), Ok(1..)) {
                return self.end();
            }
        }
    }

    fn end(&mut self) {
        self.rest = Vec::new();
        self.source = Box::new(io::empty());
    }
}

/// Appends what one read gives, which for a pipe is what is there now. Gives 0 at the end.
fn read_some(source: &mut impl Read, bytes: &mut Vec<u8>) -> io::Result<usize> {
    let start = bytes.len();
    // Longer lines are read in longer stretches, so that their bytes are copied a bounded number of times.
    let room = CHUNK.max(start);
    bytes.resize(start + room, 0);
    loop {
        match source.read(&mut bytes[start..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => {
                bytes.truncate(start + result.as_ref().copied().unwrap_or(0));
                return result;
            }
        }
    }
}

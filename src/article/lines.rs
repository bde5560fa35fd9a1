//! JSON Lines as they are read: some whole lines at a time.

use super::error::{ReadError, Unread};
use super::unpack::Source;
use std::io::{self, Read};

/// So many bytes are read at once, and whole lines of them make one piece.
pub const CHUNK: usize = 64 * 1024;

/// Some lines of JSON Lines.
#[derive(Debug)]
pub struct Lines {
    /// The number of the first, counted from 1.
    pub first: u64,
    /// What they hold.
    pub bytes: Vec<u8>,
}

impl Lines {
    /// Each line that is not empty, white space around it cut off, and its number.
    pub fn lines(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let mut start = 0;
        let ends = memchr::memchr_iter(b'\n', &self.bytes).chain([self.bytes.len()]);
        let line = move |(end, number): (usize, u64)| {
            let line = self.bytes[start..end].trim_ascii();
            start = end + 1;
            (number, line)
        };
        ends.zip(self.first..).map(line).filter(|(_, line)| !line.is_empty())
    }
}

/// JSON Lines.
pub(super) struct RestOfLines<'s> {
    source: Source<'s>,
    /// Read but not handed out yet: the start of a line.
    rest: Vec<u8>,
    next: u64,
}

impl<'s> RestOfLines<'s> {
    /// What was read of `rest` is followed by what comes from the source.
    pub(super) fn of(source: Source<'s>, rest: Vec<u8>) -> RestOfLines<'s> {
        RestOfLines { source, rest, next: 1 }
    }

    /// How many lines were handed out.
    pub(super) fn done(&self) -> u64 {
        self.next - 1
    }

    /// The next whole lines, or what the input ends with.
    pub(super) fn next(&mut self, max_bytes: u64) -> Option<Result<Lines, Unread>> {
        let mut seen = 0;
        loop {
            if memchr::memrchr(b'\n', &self.rest[seen..]).is_some() {
                return Some(Ok(self.take()));
            }
            seen = self.rest.len();
            if seen as u64 > max_bytes {
                let line = Some(self.next);
                self.pass_over(self.next);
                return Some(Err(Unread { id: None, line, error: ReadError::TooLong(max_bytes) }));
            }
            match read_some(&mut self.source, &mut self.rest, CHUNK) {
                Ok(0) if self.rest.is_empty() => return None,
                Ok(0) => return Some(Ok(self.take())),
                Ok(_) => {}
                Err(error) => {
                    let line = Some(self.next);
                    self.end();
                    return Some(Err(Unread { id: None, line, error: error.into() }));
                }
            }
        }
    }

    /// Hands out the whole lines read so far; without any, all that was read.
    fn take(&mut self) -> Lines {
        let end = memchr::memrchr(b'\n', &self.rest).map_or(self.rest.len(), |at| at + 1);
        let mut rest = Vec::with_capacity(CHUNK + self.rest.len() - end);
        rest.extend_from_slice(&self.rest[end..]);
        self.rest.truncate(end);
        let bytes = std::mem::replace(&mut self.rest, rest);
        let first = self.next;
        self.next += memchr::memchr_iter(b'\n', &bytes).count() as u64;
        // The last line may have no end.
        self.next += u64::from(!bytes.ends_with(b"\n"));
        Lines { first, bytes }
    }

    /// Goes behind the line of this number, however long the lines up to it are.
    pub(super) fn pass_over(&mut self, line: u64) {
        while self.next <= line {
            let wanted = usize::try_from(line - self.next).unwrap_or(usize::MAX);
            if let Some(end) = memchr::memchr_iter(b'\n', &self.rest).nth(wanted) {
                self.rest.drain(..=end);
                self.next = line + 1;
                return;
            }
            self.next += memchr::memchr_iter(b'\n', &self.rest).count() as u64;
            self.rest.clear();
            if !matches!(read_some(&mut self.source, &mut self.rest, CHUNK), Ok(1..)) {
                return self.end();
            }
        }
    }

    pub(super) fn end(&mut self) {
        self.rest = Vec::new();
        self.source = Box::new(io::empty());
    }
}

/// Appends what one read of up to `room` bytes gives, which for a pipe is what is there now. Gives 0 at the end.
pub(super) fn read_some(source: &mut impl Read, bytes: &mut Vec<u8>, room: usize) -> io::Result<usize> {
    let start = bytes.len();
    // Longer lines are read in longer stretches, so that their bytes are copied a bounded number of times.
    let room = room.max(start);
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

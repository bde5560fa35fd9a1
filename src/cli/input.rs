//! Opens the inputs and cuts them into jobs: a document, or some lines of JSON Lines.

use super::messages::Trouble;
use std::fs::File;
use std::io::{self, BufReader, Cursor, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use whosaid::article::unpack::{Source, unpack};
use whosaid::article::warc::Records;
use whosaid::article::{Document, Format, Kind, ReadError, jsonl};

/// So many bytes are read at once, and whole lines of them make one job.
const CHUNK: usize = 64 * 1024;

/// The name of an input.
#[derive(Debug)]
pub struct Name {
    /// Null for standard input.
    pub path: Option<String>,
    /// The file's stem, or "stdin".
    pub id: String,
}

impl Name {
    pub fn of(path: &Path) -> Name {
        if path == Path::new("-") {
            return Name { path: None, id: "stdin".to_owned() };
        }
        let mut stem = path.file_stem().unwrap_or(path.as_os_str());
        // "story.xml.gz" is the story packed, not a story called "story.xml".
        if path.extension().is_some_and(|end| end == "gz" || end == "zst") {
            stem = Path::new(stem).file_stem().unwrap_or(stem);
        }
        Name { path: Some(path.to_string_lossy().into_owned()), id: stem.to_string_lossy().into_owned() }
    }

    /// For messages.
    pub fn place(&self) -> &str {
        self.path.as_deref().unwrap_or("standard input")
    }
}

/// What is to be worked on, and what it is called.
pub struct Job {
    pub name: Arc<Name>,
    pub task: Task,
}

/// Something to work on.
pub enum Task {
    /// A whole document.
    Document(Content),
    /// Whole lines of JSON Lines; the first has this number, counted from 1.
    Lines { first: u64, bytes: Vec<u8> },
    /// An input, or a part of one, that could not be read.
    Failed(Failure),
}

/// A document in memory.
pub struct Content {
    pub bytes: Vec<u8>,
    /// What it is, where that is known.
    pub format: Option<Format>,
    /// Where it was fetched: for those of an archive.
    pub url: Option<String>,
    pub charset: Option<String>,
}

impl Content {
    /// What the library is told of it.
    pub fn document<'p>(&'p self, name: &'p Name) -> Document<'p> {
        Document {
            id: self.url.as_deref().unwrap_or(&name.id),
            path: name.path.as_deref(),
            format: self.format,
            charset: self.charset.as_deref(),
            url: self.url.as_deref(),
        }
    }
}

/// Why there is nothing to work on.
pub struct Failure {
    /// The page of an archive.
    pub id: Option<String>,
    /// The line of JSON Lines.
    pub line: Option<u64>,
    pub trouble: Trouble,
}

/// The jobs of all inputs, in order. Reads on only when asked for the next.
pub struct Inputs<P> {
    paths: P,
    kind: Option<Kind>,
    max_bytes: u64,
    /// The input that is being read, if it has many documents.
    open: Option<(Arc<Name>, Open)>,
}

enum Open {
    Lines(Lines),
    Archive(Box<Records<BufReader<Source>>>),
}

impl<P: Iterator<Item = PathBuf>> Inputs<P> {
    /// "-" is standard input. No document is longer than `max_bytes`.
    pub fn new(paths: P, kind: Option<Kind>, max_bytes: u64) -> Inputs<P> {
        Inputs { paths, kind, max_bytes, open: None }
    }

    fn start(&mut self, path: &Path) -> Option<Job> {
        let name = Arc::new(Name::of(path));
        match self.open(path, &name) {
            Ok(Opened::Whole(task)) => Some(Job { name, task }),
            Ok(Opened::Many(open)) => {
                self.open = Some((name, open));
                self.go_on()
            }
            Err(error) => Some(failed(&name, Trouble::io(name.place(), &error))),
        }
    }

    /// The next job of the input that is being read.
    fn go_on(&mut self) -> Option<Job> {
        let (name, open) = self.open.as_mut()?;
        let name = Arc::clone(name);
        let task = match open {
            Open::Lines(lines) => lines.next(&name, self.max_bytes),
            Open::Archive(records) => records.next().map(|record| match record {
                Ok(record) => Task::Document(Content {
                    bytes: record.bytes,
                    format: record.format,
                    url: record.url,
                    charset: record.charset,
                }),
                Err((url, error)) => {
                    let place =
                        if url.is_empty() { name.place().to_owned() } else { format!("{}: {url}", name.place()) };
                    let id = (!url.is_empty()).then_some(url);
                    Task::Failed(Failure { id, line: None, trouble: Trouble::read(place, &error) })
                }
            }),
        };
        if task.is_none() {
            self.open = None;
        }
        task.map(|task| Job { name, task })
    }

    fn open(&self, path: &Path, name: &Name) -> io::Result<Opened> {
        let mut source = unpack(open_file(path, name)?)?;
        let mut bytes = Vec::with_capacity(CHUNK);
        // The first line tells JSON Lines, and a live input may have no more for now.
        while bytes.len() < CHUNK && !bytes.contains(&b'\n') {
            if read_some(&mut source, &mut bytes)? == 0 {
                break;
            }
        }
        let kind = self.kind.or_else(|| match () {
            () if bytes.starts_with(b"WARC/") => Some(Kind::Warc),
            () if jsonl::looks_like(&bytes) => Some(Kind::Of(Format::Jsonl)),
            () => None,
        });
        match kind {
            Some(Kind::Of(Format::Jsonl)) if !bytes.trim_ascii().is_empty() => {
                if bytes.starts_with(b"\xEF\xBB\xBF") {
                    bytes.drain(..3);
                }
                return Ok(Opened::Many(Open::Lines(Lines { source, rest: bytes, next: 1 })));
            }
            Some(Kind::Warc) => {
                let source: Source = Box::new(Cursor::new(bytes).chain(source));
                let records = Records::new(BufReader::with_capacity(CHUNK, source), self.max_bytes);
                return Ok(Opened::Many(Open::Archive(Box::new(records))));
            }
            _ => {}
        }
        let room = self.max_bytes.saturating_add(1).saturating_sub(bytes.len() as u64);
        source.take(room).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > self.max_bytes {
            let trouble = Trouble::read(name.place(), &ReadError::TooLong(self.max_bytes));
            return Ok(Opened::Whole(Task::Failed(Failure { id: None, line: None, trouble })));
        }
        let format = match kind {
            Some(Kind::Of(format)) => Some(format),
            _ => None,
        };
        Ok(Opened::Whole(Task::Document(Content { bytes, format, url: None, charset: None })))
    }
}

enum Opened {
    Whole(Task),
    Many(Open),
}

fn open_file(path: &Path, name: &Name) -> io::Result<Source> {
    if name.path.is_none() {
        if io::stdin().is_terminal() && io::stderr().is_terminal() {
            super::messages::say("Reading from the terminal; end with Ctrl-D.\n");
        }
        return Ok(Box::new(io::stdin()));
    }
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(Box::new(file))
}

fn failed(name: &Arc<Name>, trouble: Trouble) -> Job {
    Job { name: Arc::clone(name), task: Task::Failed(Failure { id: None, line: None, trouble }) }
}

impl<P: Iterator<Item = PathBuf>> Iterator for Inputs<P> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        if let Some(job) = self.go_on() {
            return Some(job);
        }
        loop {
            let path = self.paths.next()?;
            if let Some(job) = self.start(&path) {
                return Some(job);
            }
        }
    }
}

struct Lines {
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
                return Some(self.skip(name, max_bytes));
            }
            match read_some(&mut self.source, &mut self.rest) {
                Ok(0) if self.rest.is_empty() => return None,
                Ok(0) => return Some(self.take()),
                Ok(_) => {}
                Err(error) => return Some(self.give_up(name, &error)),
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
        Task::Lines { first, bytes }
    }

    /// Passes over a line that is too long.
    fn skip(&mut self, name: &Name, max_bytes: u64) -> Task {
        let line = self.next;
        loop {
            self.rest = Vec::new();
            match read_some(&mut self.source, &mut self.rest) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => return self.give_up(name, &error),
            }
            if let Some(end) = memchr::memchr(b'\n', &self.rest) {
                self.rest.drain(..=end);
                self.next += 1;
                break;
            }
        }
        let trouble = Trouble::read(format!("{}:{line}", name.place()), &ReadError::TooLong(max_bytes));
        Task::Failed(Failure { id: None, line: Some(line), trouble })
    }

    fn give_up(&mut self, name: &Name, error: &io::Error) -> Task {
        self.rest.clear();
        self.source = Box::new(io::empty());
        Task::Failed(Failure { id: None, line: Some(self.next), trouble: Trouble::io(name.place(), error) })
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

//! Opens the inputs and cuts them into jobs: a document, or some lines of JSON Lines.

use super::messages::Trouble;
use super::parts::Parts;
use super::source::{Counter, Watched, open};
use crate::article::unpack::unpack;
use crate::article::{Document, Format, Kind, ReadError, jsonl};
use serde::{Deserialize, Serialize};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many bytes are read at once, and whole lines of them make one job.
pub const CHUNK: usize = 64 * 1024;

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

/// How far the inputs are read: so many of them, and then so many parts (lines, records of an archive) of the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub inputs: u64,
    pub parts: u64,
    /// A hash of the names, lengths and times of these inputs, the begun one among them.
    pub names: u64,
    /// When the youngest of them was changed last, in nanoseconds of its file system.
    pub newest: u64,
}

impl Position {
    /// Mixes in a file's name, length and time (FNV-1a).
    fn add(&mut self, path: &Path) {
        let about = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file);
        let length = about.as_ref().map_or(0, std::fs::Metadata::len);
        let time = about.as_ref().map_or(0, changed);
        self.newest = self.newest.max(time);
        let name = path.as_os_str().as_encoded_bytes().iter().copied();
        for byte in name.chain([0]).chain(length.to_le_bytes()).chain(time.to_le_bytes()) {
            self.names = (self.names ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// When a file was changed last, in nanoseconds.
fn changed(about: &std::fs::Metadata) -> u64 {
    let since = about.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    since.map_or(0, |since| u64::try_from(since.as_nanos()).unwrap_or(u64::MAX))
}

/// What is to be worked on, and what it is called.
pub struct Job {
    pub name: Arc<Name>,
    pub task: Task,
    /// How far the inputs are read with it.
    pub reached: Position,
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

impl Task {
    /// How much there is to work on.
    pub fn bytes(&self) -> u64 {
        match self {
            Task::Failed(_) => 0,
            Task::Document(content) => content.bytes.len() as u64,
            Task::Lines { bytes, .. } => bytes.len() as u64,
        }
    }
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

impl From<Trouble> for Task {
    fn from(trouble: Trouble) -> Task {
        Task::Failed(Failure { id: None, line: None, trouble })
    }
}

/// The jobs of all inputs, in order. Reads on only when asked for the next.
pub struct Inputs<P> {
    paths: P,
    kind: Option<Kind>,
    max_bytes: u64,
    position: Position,
    /// Looked at and not yet opened.
    next: Option<Result<PathBuf, Trouble>>,
    /// Parts of that one that were done in an earlier run.
    skip: u64,
    /// The input that is being read, if it has many documents.
    open: Option<Many>,
    counter: Counter,
    /// What is read into first.
    room: Vec<u8>,
}

/// An input of many documents, under way.
struct Many {
    name: Arc<Name>,
    parts: Parts,
    watched: Option<Watched>,
}

enum Opened {
    Whole(Task),
    Many(Parts, Option<Watched>),
}

impl<P: Iterator<Item = Result<PathBuf, Trouble>>> Inputs<P> {
    /// "-" is standard input. No document is longer than `max_bytes`.
    pub fn new(paths: P, kind: Option<Kind>, max_bytes: u64) -> Inputs<P> {
        let (position, counter) = (Position::default(), Counter::default());
        Inputs { paths, kind, max_bytes, position, next: None, skip: 0, open: None, counter, room: vec![0; CHUNK] }
    }

    /// How many bytes of the inputs, packed as they are, were read so far.
    pub fn counter(&self) -> Counter {
        self.counter.clone()
    }

    /// Goes to where an earlier run had come.
    ///
    /// # Errors
    /// If the inputs up to there are not the same any more; with the path of one that was changed, where it is known.
    pub fn seek(&mut self, to: Position) -> Result<(), Option<PathBuf>> {
        let mut younger = None;
        let mut add = |position: &mut Position, path: &Path| {
            position.add(path);
            if younger.is_none() && position.newest > to.newest {
                younger = Some(path.to_owned());
            }
        };
        while self.position.inputs < to.inputs {
            let Some(path) = self.paths.next() else { return Err(None) };
            if let Ok(path) = path {
                self.counter.add(std::fs::metadata(&path).map_or(0, |about| about.len()));
                add(&mut self.position, &path);
            }
            self.position.inputs += 1;
        }
        self.skip = to.parts;
        let mut begun = self.position;
        if to.parts > 0 {
            self.next = self.paths.next();
            match &self.next {
                Some(Ok(path)) => add(&mut begun, path),
                _ => return Err(None),
            }
        }
        if begun.names == to.names { Ok(()) } else { Err(younger) }
    }

    fn start(&mut self, path: Result<PathBuf, Trouble>) -> Option<Job> {
        let (name, task) = match path {
            Ok(path) => {
                let name = Arc::new(Name::of(&path));
                self.position.add(&path);
                match self.open(&path, &name) {
                    Ok(Opened::Many(mut parts, watched)) => {
                        parts.pass_over(std::mem::take(&mut self.skip));
                        self.open = Some(Many { name, parts, watched });
                        return self.go_on();
                    }
                    Ok(Opened::Whole(task)) => (name, task),
                    Err(error) => {
                        let trouble = Trouble::io(name.place(), &error);
                        (name, trouble.into())
                    }
                }
            }
            Err(trouble) => (Arc::new(Name::of(Path::new(&trouble.place))), trouble.into()),
        };
        self.position.inputs += 1;
        Some(Job { name, task, reached: self.position })
    }

    /// The next job of the input that is being read.
    fn go_on(&mut self) -> Option<Job> {
        let Many { name, parts, watched } = self.open.as_mut()?;
        let name = Arc::clone(name);
        if let Some(task) = parts.next(&name, self.max_bytes) {
            let reached = Position { parts: parts.done(), ..self.position };
            return Some(Job { name, task, reached });
        }
        let changed = watched.take().and_then(|watched| watched.check_parts(&name).err());
        self.open = None;
        self.position.inputs += 1;
        changed.map(|trouble| Job { name, task: trouble.into(), reached: self.position })
    }

    fn open(&mut self, path: &Path, name: &Name) -> io::Result<Opened> {
        let (source, watched) = open(path, name, &self.counter)?;
        let mut source = unpack(source)?;
        let length = watched.as_ref().map_or(CHUNK, |watched| usize::try_from(watched.length()).unwrap_or(CHUNK));
        let mut bytes = Vec::with_capacity(length.min(CHUNK) + 1);
        // The first line tells JSON Lines, and a live input may have no more for now.
        while bytes.len() < CHUNK && !bytes.contains(&b'\n') {
            let read = source.read(&mut self.room)?;
            bytes.extend_from_slice(&self.room[..read]);
            if read == 0 {
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
                return Ok(Opened::Many(Parts::lines(bytes, source), watched));
            }
            Some(Kind::Warc) => {
                return Ok(Opened::Many(Parts::archive(bytes, source, self.max_bytes), watched));
            }
            _ => {}
        }
        let room = self.max_bytes.saturating_add(1).saturating_sub(bytes.len() as u64);
        source.take(room).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > self.max_bytes {
            let trouble = Trouble::read(name.place(), &ReadError::TooLong(self.max_bytes));
            return Ok(Opened::Whole(trouble.into()));
        }
        if let Some(trouble) = watched.and_then(|watched| watched.check_whole(name).err()) {
            return Ok(Opened::Whole(trouble.into()));
        }
        let format = match kind {
            Some(Kind::Of(format)) => Some(format),
            _ => None,
        };
        Ok(Opened::Whole(Task::Document(Content { bytes, format, url: None, charset: None })))
    }
}

impl<P: Iterator<Item = Result<PathBuf, Trouble>>> Iterator for Inputs<P> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            if let Some(job) = self.go_on() {
                return Some(job);
            }
            let path = self.next.take().or_else(|| self.paths.next())?;
            if let Some(job) = self.start(path) {
                return Some(job);
            }
        }
    }
}

//! Opens the inputs, one after another, and hands out the pieces of each as jobs.

use super::messages::Trouble;
use super::name::Name;
use super::source::{Counter, Watched, open};
use super::work::Weighed;
use crate::article::Unread;
use crate::article::pieces::{Piece, Pieces};
use crate::article::{Article, Found, Kind};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    /// An input that could not be opened, or that changed while it was read, is trouble.
    pub work: Result<Piece, Trouble>,
    /// How far the inputs are read with it.
    pub reached: Position,
}

impl Weighed for Job {
    fn weight(&self) -> usize {
        std::slice::from_ref(self).weight()
    }
}

/// Jobs that are done one after another.
impl Weighed for [Job] {
    fn weight(&self) -> usize {
        // What is read and its reports lie there together; what is made of an article on the way to it does not.
        let read: usize = self.iter().map(|job| job.work.as_ref().map_or(0, |piece| piece.bytes() as usize)).sum();
        12 * read + self.iter().map(Job::heaviest).max().unwrap_or(0)
    }
}

impl Weighed for Vec<Job> {
    fn weight(&self) -> usize {
        self.as_slice().weight()
    }
}

impl Job {
    /// What is made of its largest document. Most of a page is no text.
    fn heaviest(&self) -> usize {
        match &self.work {
            Ok(Piece::Document(content)) => {
                let is_markup = content.bytes.trim_ascii_start().starts_with(b"<");
                content.bytes.len() * if is_markup { 12 } else { 52 }
            }
            Ok(Piece::Lines(lines)) => 52 * lines.lines().map(|(_, line)| line.len()).max().unwrap_or(0),
            Ok(Piece::Failed(_)) | Err(_) => 0,
        }
    }

    /// The articles, for where nothing is to be shared among threads.
    pub fn articles(self) -> Vec<Result<Article<'static>, Trouble>> {
        let name = &self.name;
        let read = |Found { id, line, article }: Found<'static>| {
            article.map_err(|error| Trouble::unread(name.place(), &Unread { id, line, error }))
        };
        match self.work {
            Ok(piece) => piece.articles(&name.input()).into_iter().map(read).collect(),
            Err(trouble) => vec![Err(trouble)],
        }
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
}

/// An input of many documents, under way.
struct Many {
    name: Arc<Name>,
    pieces: Pieces<'static>,
    watched: Option<Watched>,
}

enum Opened {
    Whole(Result<Piece, Trouble>),
    Many(Pieces<'static>, Option<Watched>),
}

impl<P: Iterator<Item = Result<PathBuf, Trouble>>> Inputs<P> {
    /// "-" is standard input. No document is longer than `max_bytes`.
    pub fn new(paths: P, kind: Option<Kind>, max_bytes: u64) -> Inputs<P> {
        let (position, counter) = (Position::default(), Counter::default());
        Inputs { paths, kind, max_bytes, position, next: None, skip: 0, open: None, counter }
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
        let (name, work) = match path {
            Ok(path) => {
                let name = Arc::new(Name::of(&path));
                self.position.add(&path);
                match self.open(&path, &name) {
                    Ok(Opened::Many(mut pieces, watched)) => {
                        pieces.pass_over(std::mem::take(&mut self.skip));
                        self.open = Some(Many { name, pieces, watched });
                        return self.go_on();
                    }
                    Ok(Opened::Whole(work)) => (name, work),
                    Err(error) => {
                        let trouble = Trouble::io(name.place(), &error);
                        (name, Err(trouble))
                    }
                }
            }
            Err(trouble) => (Arc::new(Name::of(Path::new(&trouble.place))), Err(trouble)),
        };
        self.position.inputs += 1;
        Some(Job { name, work, reached: self.position })
    }

    /// The next job of the input that is being read.
    fn go_on(&mut self) -> Option<Job> {
        let Many { name, pieces, watched } = self.open.as_mut()?;
        let name = Arc::clone(name);
        if let Some(piece) = pieces.next() {
            let reached = Position { parts: pieces.done(), ..self.position };
            return Some(Job { name, work: Ok(piece), reached });
        }
        let changed = watched.take().and_then(|watched| watched.check_parts(&name).err());
        self.open = None;
        self.position.inputs += 1;
        changed.map(|trouble| Job { name, work: Err(trouble), reached: self.position })
    }

    fn open(&mut self, path: &Path, name: &Name) -> io::Result<Opened> {
        let (source, watched) = open(path, name, &self.counter)?;
        let mut pieces = Pieces::of(source, self.kind, self.max_bytes, watched.as_ref().map(Watched::length))?;
        let Some(whole) = pieces.whole() else { return Ok(Opened::Many(pieces, watched)) };
        let changed = watched.filter(|_| matches!(whole, Piece::Document(_)));
        Ok(Opened::Whole(changed.map_or(Ok(()), |watched| watched.check_whole(name)).map(|()| whole)))
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

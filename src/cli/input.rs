//! Opens the inputs and cuts them into jobs: a whole text, or some lines of JSON Lines.

use super::args::From;
use super::messages::Trouble;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use whosaid::article::{ReadError, jsonl};

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
    fn of(path: &Path) -> Name {
        if path == Path::new("-") {
            return Name { path: None, id: "stdin".to_owned() };
        }
        let stem = path.file_stem().unwrap_or(path.as_os_str());
        Name { path: Some(path.to_string_lossy().into_owned()), id: stem.to_string_lossy().into_owned() }
    }

    /// For messages.
    pub fn place(&self) -> &str {
        self.path.as_deref().unwrap_or("standard input")
    }
}

/// Something to work on.
pub enum Job {
    /// A whole plain text.
    Text { name: Arc<Name>, bytes: Vec<u8> },
    /// Whole lines of JSON Lines; the first has this number, counted from 1.
    Lines { name: Arc<Name>, first: u64, bytes: Vec<u8> },
    /// An input that could not be read.
    Failed(Trouble),
}

/// The jobs of all inputs, in order. Reads on only when asked for the next.
pub struct Inputs {
    paths: VecDeque<PathBuf>,
    from: From,
    /// The JSON Lines input that is being read.
    open: Option<Lines>,
}

struct Lines {
    name: Arc<Name>,
    source: Box<dyn Read + Send>,
    /// Read but not handed out yet: the start of a line.
    rest: Vec<u8>,
    next: u64,
}

impl Inputs {
    /// None, or "-", is standard input.
    pub fn new(paths: &[PathBuf], from: From) -> Inputs {
        let mut paths: VecDeque<_> = paths.iter().cloned().collect();
        if paths.is_empty() {
            paths.push_back(PathBuf::from("-"));
        }
        Inputs { paths, from, open: None }
    }

    fn start(&mut self, path: &Path) -> Job {
        let name = Arc::new(Name::of(path));
        match self.open(path, &name) {
            Ok(job) => job,
            Err(error) => Job::Failed(Trouble::io(name.place(), &error)),
        }
    }

    fn open(&mut self, path: &Path, name: &Arc<Name>) -> io::Result<Job> {
        let (mut source, size): (Box<dyn Read + Send>, u64) = if name.path.is_none() {
            if io::stdin().is_terminal() && io::stderr().is_terminal() {
                super::messages::say("Reading from the terminal; end with Ctrl-D.\n");
            }
            (Box::new(io::stdin()), 0)
        } else {
            let file = File::open(path)?;
            let about = file.metadata()?;
            if about.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            (Box::new(file), about.len())
        };
        // A file may grow or lie about its size: it is only a first guess at the room needed.
        let mut bytes = Vec::with_capacity((size as usize).min(CHUNK) + 1);
        if self.from != From::Text {
            while bytes.len() < CHUNK && !bytes.contains(&b'\n') {
                if read_some(&mut source, &mut bytes)? == 0 {
                    break;
                }
            }
            if self.from == From::Jsonl || jsonl::looks_like(&bytes) {
                if bytes.starts_with(b"\xEF\xBB\xBF") {
                    bytes.drain(..3);
                }
                let mut lines = Lines { name: Arc::clone(name), source, rest: bytes, next: 1 };
                let job = lines.next();
                self.open = Some(lines);
                return Ok(job.unwrap_or_else(|| Job::Failed(Trouble::read(name.place(), &ReadError::Empty))));
            }
        }
        source.read_to_end(&mut bytes)?;
        Ok(Job::Text { name: Arc::clone(name), bytes })
    }
}

impl Iterator for Inputs {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        if let Some(lines) = &mut self.open {
            match lines.next() {
                Some(job) => return Some(job),
                None => self.open = None,
            }
        }
        let path = self.paths.pop_front()?;
        Some(self.start(&path))
    }
}

impl Lines {
    /// The next whole lines, or what the input ends with.
    fn next(&mut self) -> Option<Job> {
        let mut seen = 0;
        loop {
            if memchr::memrchr(b'\n', &self.rest[seen..]).is_some() {
                return Some(self.take());
            }
            seen = self.rest.len();
            match read_some(&mut self.source, &mut self.rest) {
                Ok(0) if self.rest.is_empty() => return None,
                Ok(0) => return Some(self.take()),
                Ok(_) => {}
                Err(error) => {
                    self.rest.clear();
                    self.source = Box::new(io::empty());
                    return Some(Job::Failed(Trouble::io(self.name.place(), &error)));
                }
            }
        }
    }

    /// Hands out the whole lines read so far; without any, all that was read.
    fn take(&mut self) -> Job {
        let end = memchr::memrchr(b'\n', &self.rest).map_or(self.rest.len(), |at| at + 1);
        let mut rest = Vec::with_capacity(CHUNK + self.rest.len() - end);
        rest.extend_from_slice(&self.rest[end..]);
        self.rest.truncate(end);
        let bytes = std::mem::replace(&mut self.rest, rest);
        let first = self.next;
        self.next += memchr::memchr_iter(b'\n', &bytes).count() as u64;
        Job::Lines { name: Arc::clone(&self.name), first, bytes }
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

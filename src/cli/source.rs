//! Files and standard input as sources of bytes, counted, and watched for change while they are read.

use super::messages::Trouble;
use super::name::Name;
use crate::article::unpack::Source;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// How many bytes were read; shared by all who look.
#[derive(Clone, Default)]
pub struct Counter(Arc<AtomicU64>);

impl Counter {
    pub fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }

    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

struct Counted<R> {
    inner: R,
    counter: Counter,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.counter.add(read as u64);
        Ok(read)
    }
}

/// A file that is being read, and how long it was when it was opened. What is added after that is not read.
pub struct Watched {
    file: Arc<File>,
    length: u64,
    time: Option<SystemTime>,
}

impl Watched {
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Whether somebody has written to the file since.
    fn length_now(&self) -> Option<u64> {
        self.file.metadata().ok().map(|about| about.len()).filter(|&now| now != self.length)
    }

    /// Tells of a document that was written while it was read.
    pub fn check_whole(&self, name: &Name) -> Result<(), Trouble> {
        let Some(now) = self.length_now() else { return self.check_time(name) };
        let message =
            format!("changed from {} to {now} bytes while it was read; try again when it is written", self.length);
        Err(Trouble::new(name.place(), "changed", message))
    }

    /// Tells of a document that was written over with as many bytes.
    fn check_time(&self, name: &Name) -> Result<(), Trouble> {
        let now = self.file.metadata().ok().and_then(|about| about.modified().ok());
        if now == self.time {
            return Ok(());
        }
        let message = "was written to while it was read; try again when it is written".to_owned();
        Err(Trouble::new(name.place(), "changed", message))
    }

    /// Tells of documents that were added while those before them were read, which is not an error.
    pub fn check_parts(&self, name: &Name) -> Result<(), Trouble> {
        match self.length_now() {
            Some(now) if now > self.length => {
                let message = format!(
                    "has grown to {now} bytes since it was opened; what stands after {} was left out",
                    self.length
                );
                Err(Trouble { skip: true, ..Trouble::new(name.place(), "grown", message) })
            }
            _ => self.check_whole(name),
        }
    }
}

/// Opens an input.
///
/// # Errors
/// When it is a folder, or can not be opened.
pub fn open(path: &Path, name: &Name, counter: &Counter) -> io::Result<(Source<'static>, Option<Watched>)> {
    let counter = counter.clone();
    if name.path.is_none() {
        if io::stdin().is_terminal() && io::stderr().is_terminal() {
            super::messages::say("Reading from the terminal; end with Ctrl-D.\n");
        }
        return Ok((Box::new(Counted { inner: io::stdin(), counter }), None));
    }
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // Pipes and the files of /proc have no length.
    if !about.is_file() || about.len() == 0 {
        return Ok((Box::new(Counted { inner: file, counter }), None));
    }
    let file = Arc::new(file);
    let watched = Watched { file: Arc::clone(&file), length: about.len(), time: about.modified().ok() };
    Ok((Box::new(Counted { inner: file.take(about.len()), counter }), Some(watched)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_file_that_changes_is_noticed() {
        let path = std::env::temp_dir().join(format!("whosaid-watched-{}", std::process::id()));
        std::fs::write(&path, "Rain fell.\n").expect("a file");
        let (name, counter) = (Name::of(&path), Counter::default());
        let (mut source, watched) = open(&path, &name, &counter).expect("opened");
        let watched = watched.expect("a file");
        assert!(watched.check_whole(&name).is_ok() && watched.check_parts(&name).is_ok());
        let mut file = File::options().append(true).open(&path).expect("opened");
        file.write_all(b"Snow fell.\n").expect("written");
        let mut text = String::new();
        source.read_to_string(&mut text).expect("read");
        assert_eq!((text.as_str(), counter.get()), ("Rain fell.\n", 11), "what was added is not read");
        let grown = watched.check_parts(&name).expect_err("it has grown");
        assert_eq!((grown.code, grown.skip), ("grown", true));
        let changed = watched.check_whole(&name).expect_err("it has changed");
        assert_eq!((changed.code, changed.skip), ("changed", false));
        file.set_len(3).expect("cut");
        assert_eq!(watched.check_parts(&name).expect_err("it has shrunk").code, "changed");
        std::fs::remove_file(&path).expect("removed");
    }
}

//! Where the records go: one file, a file for each, or what can only be written to once (a pipe).

use crate::cli::worker::Done;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// An output under way.
pub enum Output {
    /// A file that has its name only when it is whole.
    Whole { file: File, part: PathBuf, path: PathBuf },
    /// A folder of files, each of which has its name only when it is whole.
    Split { folder: PathBuf, head: Vec<u8>, extension: &'static str, number: u64 },
    /// A pipe or device: what is written is written.
    Stream(Box<dyn Write>),
}

/// The name of a file with something added to it.
pub fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

impl Output {
    /// Opens a file, and cuts off what was written to it after `length`.
    pub fn whole(path: &Path, length: u64) -> io::Result<Output> {
        let part = beside(path, ".part");
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(&part)?;
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        Ok(Output::Whole { file, part, path: path.to_owned() })
    }

    /// Writes what a job gave.
    pub fn write(&mut self, done: &Done) -> io::Result<()> {
        match self {
            Output::Whole { file, .. } => file.write_all(&done.out),
            Output::Stream(stream) => stream.write_all(&done.out).and_then(|()| stream.flush()),
            Output::Split { folder, head, extension, number } => {
                let mut start = 0;
                for (end, id) in &done.records {
                    *number += 1;
                    let path = folder.join(format!("{number:07}-{}.{extension}", tame(id)));
                    let part = beside(&path, ".part");
                    fs::write(&part, [head, &done.out[start..*end]].concat())?;
                    fs::rename(&part, &path)?;
                    start = *end;
                }
                Ok(())
            }
        }
    }

    /// Writes what stands before the first record.
    pub fn begin(&mut self, head: &[u8]) -> io::Result<()> {
        match self {
            Output::Whole { file, .. } => file.write_all(head),
            Output::Stream(stream) => stream.write_all(head),
            Output::Split { .. } => Ok(()),
        }
    }

    /// Makes sure that all is on the disk, and gives the file its name.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Output::Whole { file, part, path } => {
                file.sync_all()?;
                fs::rename(part, path)
            }
            Output::Split { .. } => Ok(()),
            Output::Stream(mut stream) => stream.flush(),
        }
    }
}

/// An id as part of a file's name, on any system.
fn tame(id: &str) -> String {
    let tame: String = id
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' })
        .take(80)
        .collect();
    tame.trim_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_become_names() {
        assert_eq!(super::tame("urn:newsml:example.com:2024/05/02:ferry"), "urn-newsml-example.com-2024-05-02-ferry");
        assert_eq!(super::tame("../../etc/passwd"), "etc-passwd");
        assert_eq!(super::tame("Zoë"), "Zo");
    }
}

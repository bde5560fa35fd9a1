//! Where the records go: one file, a file for each, or what can only be written to once (a pipe).

use crate::cli::done::{Done, Record};
use crate::cli::tables::Parts;
use std::fs::{self, File, OpenOptions};
use std::hash::Hasher;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use twox_hash::XxHash64;

/// An output under way.
pub enum Output {
    /// A file that has its name only when it is whole.
    Whole { file: File, part: PathBuf, path: PathBuf, hash: Hash },
    /// A folder of files, each of which has its name only when it is whole.
    Split(Split),
    /// A folder of tables.
    Parts(Box<Parts>),
    /// A pipe or device: what is written is written.
    Stream(Box<dyn Write>),
}

/// A record a file.
pub struct Split {
    folder: PathBuf,
    /// What each begins with.
    head: Vec<u8>,
    extension: &'static str,
    /// How many are whole.
    number: u64,
    /// The next one, if part of it is written.
    begun: Option<File>,
    /// Of all of them, in order.
    hash: Hash,
}

impl Split {
    /// Goes on behind so many records, which have this hash.
    pub fn new(folder: &Path, head: Vec<u8>, extension: &'static str, number: u64, hash: Hash) -> Split {
        Split { folder: folder.to_owned(), head, extension, number, begun: None, hash }
    }

    /// Under this name a record is written.
    fn part(&self) -> PathBuf {
        self.folder.join(format!("{:07}-.part", self.number + 1))
    }

    fn write(&mut self, done: &Done) -> io::Result<()> {
        let mut start = 0;
        for Record { end, id, text } in &done.records {
            self.add(&done.out[start..*end])?;
            start = *end;
            self.begun = None;
            let part = self.part();
            self.number += 1;
            if let Some(text) = text {
                write_whole(&self.folder.join(name(self.number, id, "txt")), text.as_bytes())?;
            }
            fs::rename(part, self.folder.join(name(self.number, id, self.extension)))?;
        }
        if start < done.out.len() { self.add(&done.out[start..]) } else { Ok(()) }
    }

    fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        let part = self.part();
        let file = match &mut self.begun {
            Some(file) => file,
            none => {
                let file = none.insert(File::create(part)?);
                file.write_all(&self.head)?;
                self.hash.write_all(&self.head)?;
                file
            }
        };
        file.write_all(bytes)?;
        self.hash.write_all(bytes)
    }
}

/// The name of a file with something added to it.
pub fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

impl Output {
    /// Opens a file, and cuts off what was written to it after `length`, up to which it has this hash.
    pub fn whole(path: &Path, length: u64, hash: Hash) -> io::Result<Output> {
        let part = beside(path, ".part");
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(&part)?;
        // To cut is safe, to make longer would put zeros in.
        if file.metadata()?.len() > length {
            file.set_len(length)?;
        }
        file.seek(SeekFrom::Start(length))?;
        Ok(Output::Whole { file, part, path: path.to_owned(), hash })
    }

    /// The hash of all that was written.
    pub fn hash(&self) -> u64 {
        match self {
            Output::Whole { hash, .. } => hash.value(),
            Output::Split(split) => split.hash.value(),
            Output::Parts(_) | Output::Stream(_) => 0,
        }
    }

    /// Writes what a job gave.
    pub fn write(&mut self, done: &Done) -> io::Result<()> {
        match self {
            Output::Parts(parts) => parts.write(&done.rows).map(drop),
            Output::Whole { file, hash, .. } => file.write_all(&done.out).and_then(|()| hash.write_all(&done.out)),
            Output::Stream(stream) => stream.write_all(&done.out).and_then(|()| stream.flush()),
            Output::Split(split) => split.write(done),
        }
    }

    /// Writes what stands before the first record.
    pub fn begin(&mut self, head: &[u8]) -> io::Result<()> {
        match self {
            Output::Whole { file, hash, .. } => file.write_all(head).and_then(|()| hash.write_all(head)),
            Output::Stream(stream) => stream.write_all(head),
            Output::Split(_) | Output::Parts(_) => Ok(()),
        }
    }

    /// Makes sure that all that was written is on the disk.
    pub fn sync(&mut self) -> io::Result<()> {
        match self {
            Output::Whole { file, .. } => file.sync_all(),
            Output::Split(split) => sync_folder(&split.folder),
            // Each part is, when the last one is written.
            Output::Parts(_) => Ok(()),
            Output::Stream(stream) => stream.flush(),
        }
    }

    /// Gives the file its name, and makes sure that it has it.
    pub fn finish(self) -> io::Result<()> {
        let Output::Whole { part, path, .. } = self else { return Ok(()) };
        fs::rename(part, &path)?;
        sync_folder(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))
    }
}

/// Writes a file, which has its name only when it is whole.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = beside(path, ".part");
    fs::write(&part, bytes)?;
    fs::rename(&part, path)
}

/// Makes sure that the names in a folder are on the disk, where the system knows how.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// A running hash, with which bytes are known again.
#[derive(Clone, Default)]
pub struct Hash(XxHash64);

impl Hash {
    pub fn value(&self) -> u64 {
        self.0.finish()
    }
}

impl Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What an earlier run left of its output, read on from checkpoint to checkpoint.
pub struct Left {
    file: Option<BufReader<File>>,
    length: u64,
    pub hash: Hash,
}

impl Left {
    pub fn of(path: &Path) -> Left {
        Left { file: File::open(path).ok().map(BufReader::new), length: 0, hash: Hash::default() }
    }

    /// Whether the first bytes are those that had this hash. To be asked for ever more bytes.
    pub fn holds(&mut self, length: u64, hash: u64) -> bool {
        let Some(wanted) = length.checked_sub(self.length) else { return false };
        let mut read = self.hash.clone();
        let Some(file) = &mut self.file else { return length == 0 };
        let same = io::copy(&mut file.take(wanted), &mut read).is_ok_and(|read| read == wanted) && read.value() == hash;
        if same {
            (self.length, self.hash) = (length, read);
        }
        same
    }

    /// Whether nothing stands after these bytes.
    pub fn ends(&mut self) -> bool {
        self.file.as_mut().is_none_or(|file| file.read(&mut [0]).is_ok_and(|read| read == 0))
    }
}

/// The records that an earlier run left in a folder, read on from checkpoint to checkpoint.
pub struct LeftRecords {
    /// In the order of their numbers, from the first on.
    paths: std::vec::IntoIter<PathBuf>,
    number: u64,
    pub hash: Hash,
}

impl LeftRecords {
    /// Those whose names end so.
    pub fn of(folder: &Path, extension: &str) -> LeftRecords {
        let number = |path: &PathBuf| path.file_name()?.to_str()?.split('-').next()?.parse::<u64>().ok();
        let is_record = |path: &PathBuf| path.extension().is_some_and(|end| end == extension);
        let mut paths: Vec<_> = records(folder).unwrap_or_default().into_iter().filter(is_record).collect();
        paths.sort_by_key(number);
        let in_order = paths.iter().zip(1..).take_while(|(path, wanted)| number(path) == Some(*wanted)).count();
        paths.truncate(in_order);
        LeftRecords { paths: paths.into_iter(), number: 0, hash: Hash::default() }
    }

    /// Whether the first records are those that had this hash. To be asked for ever more of them.
    pub fn hold(&mut self, number: u64, hash: u64) -> bool {
        while self.number < number {
            let Some(path) = self.paths.next() else { return false };
            let read = File::open(path).and_then(|mut file| io::copy(&mut file, &mut self.hash));
            if read.is_err() {
                return false;
            }
            self.number += 1;
        }
        self.hash.value() == hash
    }
}

/// The records that are in a folder.
pub fn records(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut records = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let number = name.as_encoded_bytes().split(|&byte| byte == b'-').next().unwrap_or_default();
        if number.len() >= 7 && number.iter().all(u8::is_ascii_digit) {
            records.push(folder.join(name));
        }
    }
    Ok(records)
}

/// What the file of a record is called.
pub fn name(number: u64, id: &str, extension: &str) -> String {
    format!("{number:07}-{}.{extension}", tame(id))
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

//! What stands beside the output: which program, rules and options made it, and how far the run has come.
//!
//! One JSON object a line: first the run's description, then a checkpoint every so often, at last the whole. Lines are
//! only added, each after the output it speaks of was handed to the system; one that was cut off, or whose output is not there to
//! the byte, is as if it were not there.

use super::output::Hash;
use crate::cli::done::Totals;
use crate::cli::input::Position;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What a run is. Runs that differ in it make different outputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// The program's version.
    pub whosaid: String,
    /// The hash of the program's file, so that two builds of a version are told apart.
    pub build: String,
    /// The hash of its rules and word lists.
    pub rules: String,
    /// The folder that the paths count from.
    pub folder: PathBuf,
    pub inputs: Vec<PathBuf>,
    /// The options that change what is written, as they were given.
    pub options: Vec<String>,
}

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    pub reached: Position,
    pub totals: Totals,
    /// Bytes of output.
    pub length: u64,
    /// The hash of these bytes.
    pub hash: u64,
    /// Of tables: how many documents are in the parts that are whole. The last of them may be in the job that comes next.
    #[serde(default)]
    pub documents: u64,
    /// All is done.
    #[serde(default)]
    pub done: bool,
}

/// The manifest of a run that is going on. It is locked for as long as it is open: the system lets go of it when the run
/// ends, however it ends.
pub struct Manifest {
    file: File,
}

/// Why a run can not be resumed.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("could not be read: {0}")]
    Io(#[from] io::Error),
    #[error("is in use by another run; wait until it ends, or name another output")]
    Locked,
    #[error("is not a manifest of whosaid; start again without --resume")]
    NoManifest,
    #[error("is of version {0}, this is {1}; start anew without --resume")]
    Version(String, String),
    #[error("is of another build of this version; go on with that program, or start anew without --resume")]
    Build,
    #[error("is of other rules or word lists than this program has; start anew without --resume")]
    Rules,
    #[error("is of a run in {0}; go there, or start anew without --resume")]
    Folder(String),
    #[error("is of a run with other inputs or options: {0}; give the same, or start anew without --resume")]
    Options(String),
    #[error("says that all is done, but the output is gone or is not what was written; start anew without --resume")]
    Lost,
}

impl Manifest {
    /// Opens and locks a manifest, which may be new. What it says is kept.
    pub fn lock(path: &Path) -> Result<Manifest, Refusal> {
        let file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Manifest { file }),
            Err(TryLockError::WouldBlock) => Err(Refusal::Locked),
            // A file system without locks.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(Manifest { file }),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Begins the description of a new run.
    pub fn begin(&mut self, description: &Description) -> io::Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.line(description)
    }

    /// Reads what an earlier run came to: the last checkpoint that `holds`, which is asked of each in their order.
    pub fn resume(
        &mut self,
        description: &Description,
        mut holds: impl FnMut(&Checkpoint) -> bool,
    ) -> Result<Checkpoint, Refusal> {
        let mut text = String::new();
        self.file.rewind()?;
        BufReader::new(&self.file).read_to_string(&mut text).map_err(|_| Refusal::NoManifest)?;
        let mut lines = text.split_inclusive('\n');
        let first = lines.next().unwrap_or_default();
        let earlier: Description = serde_json::from_str(first).map_err(|_| Refusal::NoManifest)?;
        earlier.compare(description)?;
        let (mut last, mut kept, mut read) = (Checkpoint::default(), first.len(), first.len());
        for line in lines.filter(|line| line.ends_with('\n')) {
            let Ok(checkpoint) = serde_json::from_str::<Checkpoint>(line) else { break };
            match holds(&checkpoint) {
                true => (last, kept) = (checkpoint, read + line.len()),
                false if checkpoint.done => return Err(Refusal::Lost),
                // A run that is done has no output under way any more.
                false => {}
            }
            read += line.len();
        }
        self.file.set_len(kept as u64)?;
        self.file.seek(SeekFrom::End(0))?;
        Ok(last)
    }

    pub fn checkpoint(&mut self, checkpoint: &Checkpoint) -> io::Result<()> {
        self.line(checkpoint)
    }

    /// Makes sure that all is on the disk.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.file.write_all(&line)
    }
}

impl Description {
    fn compare(&self, now: &Description) -> Result<(), Refusal> {
        if self.whosaid != now.whosaid {
            return Err(Refusal::Version(self.whosaid.clone(), now.whosaid.clone()));
        }
        if self.rules != now.rules {
            return Err(Refusal::Rules);
        }
        if self.build != now.build {
            return Err(Refusal::Build);
        }
        if self.folder != now.folder {
            return Err(Refusal::Folder(self.folder.to_string_lossy().into_owned()));
        }
        if self.inputs != now.inputs || self.options != now.options {
            let paths = self.inputs.iter().map(|path| path.to_string_lossy().into_owned());
            return Err(Refusal::Options(paths.chain(self.options.iter().cloned()).collect::<Vec<_>>().join(" ")));
        }
        Ok(())
    }
}

/// A hash of the program that runs.
pub fn build() -> String {
    let hash = || {
        let mut file = File::open(std::env::current_exe()?)?;
        let mut hash = Hash::default();
        io::copy(&mut file, &mut hash)?;
        Ok::<u64, io::Error>(hash.value())
    };
    hash().map_or_else(|_| "unknown".to_owned(), |hash| format!("{hash:016x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_checkpoint_that_has_its_output_counts() {
        let path = std::env::temp_dir().join(format!("whosaid-manifest-{}", std::process::id()));
        let description = Description {
            whosaid: "1".into(),
            build: "0".into(),
            rules: "abc".into(),
            folder: "/home".into(),
            inputs: vec!["in".into()],
            options: vec!["--to jsonl".into()],
        };
        let checkpoint = |inputs: u64, length: u64| Checkpoint {
            reached: Position { inputs, ..Position::default() },
            length,
            ..Checkpoint::default()
        };
        let mut manifest = Manifest::lock(&path).expect("a manifest");
        manifest.begin(&description).expect("written");
        for number in 1..4 {
            manifest.checkpoint(&checkpoint(number, number * 100)).expect("written");
        }
        manifest.file.write_all(b"{\"reached\":{\"inp").expect("written");
        assert!(matches!(Manifest::lock(&path), Err(Refusal::Locked)));
        drop(manifest);
        // The third checkpoint's output was lost.
        let mut manifest = Manifest::lock(&path).expect("let go");
        let last = manifest.resume(&description, |checkpoint| checkpoint.length <= 250).expect("a manifest");
        assert_eq!(last, checkpoint(2, 200));
        manifest.checkpoint(&checkpoint(9, 900)).expect("written");
        let last = manifest.resume(&description, |_| true).expect("a manifest");
        assert_eq!(last, checkpoint(9, 900));

        let mut refused = |other: Description| {
            manifest.resume(&other, |_| true).err().map(|refusal| refusal.to_string()).unwrap_or_default()
        };
        let same = || description.clone();
        for (other, told) in [
            (Description { whosaid: "2".into(), ..same() }, "is of version 1, this is 2"),
            (Description { build: "1".into(), ..same() }, "is of another build"),
            (Description { rules: "abd".into(), ..same() }, "is of other rules"),
            (Description { folder: "/tmp".into(), ..same() }, "is of a run in /home"),
            (Description { options: vec![], ..same() }, "is of a run with other inputs or options: in --to jsonl"),
        ] {
            assert!(refused(other).starts_with(told), "{told}");
        }
        manifest.checkpoint(&Checkpoint { done: true, ..checkpoint(9, 901) }).expect("written");
        let lost = manifest.resume(&description, |checkpoint| checkpoint.length < 901);
        assert!(matches!(lost, Err(Refusal::Lost)));
        std::fs::remove_file(&path).expect("removed");
    }
}

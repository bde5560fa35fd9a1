//! What stands beside the output: which program, rules and options made it, and how far the run has come.
//!
//! One JSON object a line: first the run's description, then a checkpoint every so often, at last the whole. Lines are only
//! added, each after the output it speaks of was handed to the system; one that was cut off is as if it were not there.

use crate::cli::input::Position;
use crate::cli::worker::Totals;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What a run is. Runs that differ in it make different outputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// The program's version.
    pub whosaid: String,
    /// The hash of its rules and word lists.
    pub rules: String,
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
    /// There is no more to do.
    #[serde(default)]
    pub done: bool,
}

/// The manifest of a run that is going on.
pub struct Manifest {
    file: File,
}

/// Why a run can not be gone on with.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("could not be read: {0}")]
    Io(#[from] io::Error),
    #[error("is no manifest of whosaid; start anew without --resume")]
    NoManifest,
    #[error("is of version {0}, this is {1}; start anew without --resume")]
    Version(String, String),
    #[error("is of other rules or word lists than this program has; start anew without --resume")]
    Rules,
    #[error("is of a run with other inputs or options: {0}; give the same, or start anew without --resume")]
    Options(String),
}

impl Manifest {
    /// Begins the manifest of a new run.
    pub fn begin(path: &Path, description: &Description) -> io::Result<Manifest> {
        let mut manifest = Manifest { file: File::create(path)? };
        manifest.line(description)?;
        Ok(manifest)
    }

    /// Opens the manifest of an earlier run, and finds the last checkpoint for which there is enough output.
    pub fn resume(path: &Path, description: &Description, output: u64) -> Result<(Manifest, Checkpoint), Refusal> {
        let text = std::fs::read_to_string(path)?;
        let mut lines = text.split_inclusive('\n');
        let first = lines.next().unwrap_or_default();
        let earlier: Description = serde_json::from_str(first).map_err(|_| Refusal::NoManifest)?;
        earlier.compare(description)?;
        let (mut last, mut kept) = (Checkpoint::default(), first.len());
        let mut read = first.len();
        for line in lines.filter(|line| line.ends_with('\n')) {
            read += line.len();
            match serde_json::from_str::<Checkpoint>(line) {
                Ok(checkpoint) if checkpoint.length <= output || checkpoint.done => (last, kept) = (checkpoint, read),
                _ => {}
            }
        }
        let file = OpenOptions::new().append(true).open(path)?;
        file.set_len(kept as u64)?;
        Ok((Manifest { file }, last))
    }

    pub fn checkpoint(&mut self, checkpoint: &Checkpoint) -> io::Result<()> {
        self.line(checkpoint)
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
        if self.inputs != now.inputs || self.options != now.options {
            let paths = self.inputs.iter().map(|path| path.to_string_lossy().into_owned());
            return Err(Refusal::Options(paths.chain(self.options.iter().cloned()).collect::<Vec<_>>().join(" ")));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_checkpoint_that_has_its_output_counts() {
        let path = std::env::temp_dir().join(format!("whosaid-manifest-{}", std::process::id()));
        let description = Description {
            whosaid: "1".into(),
            rules: "abc".into(),
            inputs: vec!["in".into()],
            options: vec!["--to jsonl".into()],
        };
        let checkpoint = |inputs: u64, length: u64| Checkpoint {
            reached: Position { inputs, ..Position::default() },
            length,
            ..Checkpoint::default()
        };
        let mut manifest = Manifest::begin(&path, &description).expect("a manifest");
        for number in 1..4 {
            manifest.checkpoint(&checkpoint(number, number * 100)).expect("written");
        }
        manifest.file.write_all(b"{\"reached\":{\"inp").expect("written");
        // The third checkpoint's output was lost.
        let (mut manifest, last) = Manifest::resume(&path, &description, 250).expect("a manifest");
        assert_eq!(last, checkpoint(2, 200));
        manifest.checkpoint(&checkpoint(9, 900)).expect("written");
        let (_, last) = Manifest::resume(&path, &description, 900).expect("a manifest");
        assert_eq!(last, checkpoint(9, 900));

        let refused = |other: Description| {
            Manifest::resume(&path, &other, 900).err().map(|refusal| refusal.to_string()).unwrap_or_default()
        };
        assert!(
            refused(Description { whosaid: "2".into(), ..description.clone() })
                .starts_with("is of version 1, this is 2")
        );
        assert!(refused(Description { rules: "abd".into(), ..description.clone() }).starts_with("is of other rules"));
        assert!(refused(Description { options: vec![], ..description.clone() }).contains("in --to jsonl"));
        std::fs::remove_file(&path).expect("removed");
    }
}

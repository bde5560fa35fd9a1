//! A folder of tables, each of them a folder of parts.
//!
//! A part of a table has its name only when it is whole, and all tables go from part to part with the same document. So
//! a run that was broken off goes on behind the last whole part; documents that were in it are read once more, and
//! passed over.

use super::Batches;
use crate::cli::batch::manifest::Checkpoint;
use crate::cli::batch::output::{Hash, sync_folder, write_whole};
use crate::emit::arrow::{Run, Runs, about};
use crate::emit::parquet;
use crate::report::OffsetUnit;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The output of a run.
pub struct Parts {
    folder: PathBuf,
    about: HashMap<String, String>,
    runs: Runs,
    /// Of a part, as [`Runs`] counts them.
    rows: usize,
    documents: u64,
    written: Written,
}

/// The parts that are there.
#[derive(Clone, Default)]
struct Written {
    parts: u64,
    length: u64,
    hash: Hash,
}

impl Parts {
    pub fn new(folder: &Path, rules: &str, offsets: OffsetUnit, rows: usize) -> io::Result<Option<Parts>> {
        for table in parquet::folders() {
            fs::create_dir_all(folder.join(table))?;
        }
        let (about, runs) = (about(rules, offsets), Runs::new(rows, 0));
        Ok(Some(Parts { folder: folder.to_owned(), about, runs, rows, documents: 0, written: Written::default() }))
    }

    /// Whether the parts that a run had written are there, to the byte: then it goes on behind them. To be asked for ever
    /// more parts.
    pub fn holds(&mut self, checkpoint: &Checkpoint) -> bool {
        let mut written = self.written.clone();
        while written.length < checkpoint.length {
            for table in parquet::folders() {
                let file = File::open(self.path(table, written.parts));
                let Ok(read) = file.and_then(|mut file| io::copy(&mut file, &mut written.hash)) else { return false };
                written.length += read;
            }
            written.parts += 1;
        }
        let same = (written.length, written.hash.value()) == (checkpoint.length, checkpoint.hash);
        if same {
            let begun = checkpoint.documents.saturating_sub(checkpoint.totals.records());
            (self.written, self.documents, self.runs) = (written, checkpoint.documents, Runs::new(self.rows, begun));
        }
        same
    }

    /// Takes out what an earlier run has written.
    pub fn remove(folder: &Path) -> io::Result<()> {
        for table in parquet::folders() {
            for entry in fs::read_dir(folder.join(table)).into_iter().flatten() {
                let entry = entry?;
                if entry.file_name().as_encoded_bytes().starts_with(b"part-") {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(())
    }

    fn path(&self, table: &str, part: u64) -> PathBuf {
        self.folder.join(table).join(format!("part-{part:05}.parquet"))
    }

    /// Takes in what a job gave; whether a part came to its end with it.
    pub fn write(&mut self, batches: &Batches) -> io::Result<bool> {
        let whole = self.runs.add(batches)?;
        whole.iter().try_for_each(|run| self.part(run))?;
        Ok(!whole.is_empty())
    }

    /// Writes the last part. There is one at least, that tells of the columns.
    pub fn end(&mut self) -> io::Result<()> {
        let rest = self.runs.rest()?;
        if rest.documents > 0 || self.written.parts == 0 {
            self.part(&rest)?;
        }
        parquet::folders().try_for_each(|table| sync_folder(&self.folder.join(table)))
    }

    fn part(&mut self, run: &Run) -> io::Result<()> {
        for (table, batch) in parquet::folders().zip(&run.tables) {
            let Some(batch) = batch else { continue };
            let bytes = parquet::file(batch, &self.about)?;
            write_whole(&self.path(table, self.written.parts), &bytes)?;
            self.written.length += bytes.len() as u64;
            self.written.hash.write_all(&bytes)?;
        }
        self.written.parts += 1;
        self.documents += run.documents;
        Ok(())
    }

    /// A checkpoint before the documents of which the last part may have some, with what the parts hold.
    pub fn mark(&self, before: Checkpoint) -> Checkpoint {
        let Written { length, hash, .. } = &self.written;
        Checkpoint { length: *length, hash: hash.value(), documents: self.documents, ..before }
    }
}

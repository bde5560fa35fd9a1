//! In place of tables, where the program was built without them: nothing of it is ever made.
#![allow(dead_code, reason = "nothing of it is ever made")]

use crate::cli::batch::manifest::Checkpoint;
use crate::options::{TableOf, Tables, To};
use crate::report::{ErrorRecord, OffsetUnit, Report};
use std::io;
use std::path::Path;

/// Why tables can not be written.
pub fn missing(to: To) -> Option<&'static str> {
    const TOLD: &str = "is not in this build; cargo install whosaid --features parquet brings it";
    matches!(to, To::Arrow | To::Parquet).then_some(TOLD)
}

#[derive(Default)]
pub struct Batches;

pub struct Rows;

impl Rows {
    pub fn new(_: Tables) -> Option<Rows> {
        None
    }
    pub fn report(&mut self, _: &Report<'_>) -> io::Result<()> {
        Ok(())
    }
    pub fn error(&mut self, _: &ErrorRecord<'_>) -> io::Result<()> {
        Ok(())
    }
    pub fn take(&mut self) -> io::Result<Batches> {
        Ok(Batches)
    }
}

pub struct Stream;

impl Stream {
    pub fn new(_: TableOf, _: &str, _: OffsetUnit) -> io::Result<Option<Stream>> {
        Ok(None)
    }
    pub fn add(&mut self, _: &Batches) -> io::Result<Vec<u8>> {
        Ok(Vec::new())
    }
    pub fn finish(self) -> io::Result<Vec<u8>> {
        Ok(Vec::new())
    }
}

pub struct Parts;

impl Parts {
    pub fn new(_: &Path, _: &str, _: OffsetUnit, _: usize) -> io::Result<Option<Parts>> {
        Ok(None)
    }
    pub fn holds(&mut self, _: &Checkpoint) -> bool {
        false
    }
    pub fn remove(_: &Path) -> io::Result<()> {
        Ok(())
    }
    pub fn write(&mut self, _: &Batches) -> io::Result<bool> {
        Ok(false)
    }
    pub fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
    pub fn mark(&self, before: Checkpoint) -> Checkpoint {
        before
    }
}

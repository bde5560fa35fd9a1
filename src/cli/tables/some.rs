//! Rows and streams of tables, as the commands ask for them.

pub use crate::emit::arrow::Batches;
use crate::emit::arrow::{self, about};
use crate::options::{TableOf, Tables, To};
use crate::report::{ErrorRecord, OffsetUnit, Report};
use std::io;

/// Why tables can not be written: they can.
pub fn missing(_: To) -> Option<&'static str> {
    None
}

/// The rows that a worker makes.
pub struct Rows(arrow::Rows);

impl Rows {
    pub fn new(tables: Tables) -> Option<Rows> {
        let only = match tables {
            Tables::All => None,
            Tables::Of(table) => Some(table as usize),
        };
        arrow::Rows::new(only).ok().map(Rows)
    }

    pub fn report(&mut self, report: &Report<'_>) -> io::Result<()> {
        self.0.report(report)
    }

    pub fn error(&mut self, record: &ErrorRecord<'_>) -> io::Result<()> {
        self.0.error(record)
    }

    pub fn take(&mut self) -> io::Result<Batches> {
        self.0.take()
    }
}

/// A table on its way to standard output.
pub struct Stream(arrow::Stream);

impl Stream {
    pub fn new(table: TableOf, rules: &str, offsets: OffsetUnit) -> io::Result<Option<Stream>> {
        arrow::Stream::new(table as usize, about(rules, offsets)).map(Stream).map(Some)
    }

    pub fn add(&mut self, batches: &Batches) -> io::Result<Vec<u8>> {
        self.0.add(batches)
    }

    pub fn finish(self) -> io::Result<Vec<u8>> {
        self.0.finish()
    }
}

//! Reports to bytes: one trait, one file a format. The only place that knows how a format is written.

#[cfg(feature = "arrow")]
pub mod arrow;
mod brat;
mod claimreview;
#[cfg(feature = "cli")]
pub mod changes;
mod compact;
mod conllu;
mod cut;
#[cfg(feature = "cli")]
mod explain;
pub mod html;
mod json;
mod jsonl;
mod ninjs;
mod out;
#[cfg(feature = "parquet")]
pub mod parquet;
mod shown;
mod story;
mod table;
mod webannotation;

pub use brat::Brat;
pub use claimreview::ClaimReview;
pub use conllu::Conllu;
#[cfg(feature = "cli")]
pub use explain::explain;
pub use html::Html;
pub use json::Json;
pub use jsonl::Jsonl;
pub use ninjs::Ninjs;
pub use out::Out;
pub use shown::{shown, shown_lines};
pub use table::{COLUMNS, Table};
pub use webannotation::WebAnnotation;

use crate::report::{ErrorRecord, Pending, Report};
use std::io;

/// Where nothing is written record by record.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwritten;

impl Emit for Unwritten {
    fn report(&self, _: &Report<'_>, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }
    fn error(&self, _: &ErrorRecord<'_>, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }
}

/// Writes records one after another.
pub trait Emit {
    /// Appends what stands before the first record.
    fn begin(&self, out: &mut Vec<u8>) {
        let _ = out;
    }

    /// How many claims of one report are written.
    fn most_claims(&self) -> usize {
        usize::MAX
    }

    /// Appends a report to `out`.
    ///
    /// # Errors
    /// None on plain data; what the format's library says.
    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()>;

    /// Appends a report that is not made yet, the same bytes.
    ///
    /// # Errors
    /// As [`Emit::report`].
    fn pending(&self, report: Pending<'_>, out: &mut Out<'_>) -> io::Result<()> {
        self.report(&report.into_report(), &mut out.bytes)
    }

    /// Appends what stands in place of a report where the input could not be read.
    ///
    /// # Errors
    /// As [`Emit::report`].
    fn error(&self, record: &ErrorRecord<'_>, out: &mut Vec<u8>) -> io::Result<()>;
}

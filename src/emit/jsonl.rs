//! JSON Lines: one compact object a line.

use super::{Emit, Out, compact};
use crate::report::{ErrorRecord, Pending, Report};
use serde::Serialize;
use std::io;

/// JSON Lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Jsonl;

impl Emit for Jsonl {
    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        line(report, out)
    }
    fn pending(&self, report: Pending<'_>, out: &mut Out<'_>) -> io::Result<()> {
        report.write(compact::Compact(out))?;
        out.bytes.push(b'\n');
        Ok(())
    }
    fn error(&self, record: &ErrorRecord<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        line(record, out)
    }
}

fn line(record: &impl Serialize, out: &mut Vec<u8>) -> io::Result<()> {
    compact::write(record, out)?;
    out.push(b'\n');
    Ok(())
}

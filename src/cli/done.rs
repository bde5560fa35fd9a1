//! What a job gives: what is to be written and said, and how much that was.

use super::input::Position;
use super::messages::Trouble;
use super::tables::Batches;
use crate::summary::Digest;
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use std::io;

/// What a job gives: bytes for the output, and what is to be said on standard error.
#[derive(Default)]
pub struct Done {
    pub out: Vec<u8>,
    /// Lines for standard error.
    pub said: String,
    pub trouble: bool,
    pub failed: Option<io::Error>,
    /// It is a piece of what a job gives: the rest comes after it.
    pub more: bool,
    pub records: Vec<Record>,
    pub totals: Totals,
    /// What summaries count, where that was asked for; none for what could not be read.
    pub digests: Vec<Option<Digest>>,
    /// The rows of tables, where these were asked for.
    pub rows: Batches,
    /// How far the inputs are done with it.
    pub reached: Position,
}

impl Done {
    /// Hands on what there is so far.
    pub fn hand_on(&mut self, hand_on: HandOn<'_>) {
        let (reached, trouble) = (self.reached, self.trouble);
        hand_on(Done { more: true, ..std::mem::take(self) });
        (self.reached, self.trouble) = (reached, trouble);
    }

    /// Hands on what there is, if it is much: between two records.
    pub fn between(&mut self, hand_on: HandOn<'_>) {
        if self.out.len() + self.said.len() >= PIECE {
            self.hand_on(hand_on);
        }
    }

    pub fn trouble(&mut self, trouble: &Trouble) {
        self.trouble |= !trouble.skip;
        *(if trouble.skip { &mut self.totals.skipped } else { &mut self.totals.errors }) += 1;
        let _ = writeln!(self.said, "{trouble}");
    }
}

/// What stands in the output for an article.
pub struct Record {
    /// Where it ends in the bytes that it comes with.
    pub end: usize,
    /// The id of its article.
    pub id: String,
    /// The article's text, where that was asked for.
    pub text: Option<String>,
}

/// Takes pieces of what a job gives before the job is done.
pub type HandOn<'h> = &'h mut dyn FnMut(Done);

/// So many bytes are handed on together.
const PIECE: usize = 1 << 20;

/// How much was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Articles reported on.
    pub documents: u64,
    pub claims: u64,
    /// Documents that could not be read.
    pub errors: u64,
    /// Documents that hold no text to read.
    pub skipped: u64,
    /// Of the documents, unpacked.
    pub bytes: u64,
}

impl Totals {
    /// How many records all that gave.
    pub fn records(&self) -> u64 {
        self.documents + self.errors + self.skipped
    }
}

impl std::ops::AddAssign for Totals {
    fn add_assign(&mut self, other: Totals) {
        self.documents += other.documents;
        self.claims += other.claims;
        self.errors += other.errors;
        self.skipped += other.skipped;
        self.bytes += other.bytes;
    }
}

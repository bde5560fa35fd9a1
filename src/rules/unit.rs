//! What a row is made of.

use crate::lexicon::ClassSet;
use crate::text::Tokens;

/// A token, a fixed phrase of the tables, or what a stage before has folded.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    pub classes: ClassSet,
    /// Hash of the word in lower case; 0 for anything but a single token.
    pub hash: u64,
    pub tokens: Tokens,
    /// Where the tables' values of the word or phrase are; `u32::MAX` for none.
    pub row: u32,
    /// The number of the mark, in the list of the stage that folded it (its class says which); `u32::MAX` for none.
    pub mark: u32,
}

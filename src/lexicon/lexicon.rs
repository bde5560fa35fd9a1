//! The compiled tables: forms and phrases to classes and values.
//!
//! `data/*.tsv` are compiled by the build script (compile.rs) into one word map and one phrase trie, which are read in
//! place: nothing is built at start-up. The shape of a row is
//!
//! ```text
//! form <TAB> Class[,Class...] [<TAB> value]
//! ```
//!
//! A form with spaces is a phrase. A form is looked up in lower case, unless it is written all in capitals ("US"),
//! which then must be met in capitals. A value is free text that the stage owning the class reads
//! (`kilometre` has `LengthUnit` with `kilometre 1000`); a form may have one value a class.

use super::class::{Class, ClassSet};

/// What the tables say of one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub classes: ClassSet,
    /// Where its values are; see [`value`].
    pub row: u32,
    /// The word's number in the phrase trie, 0 if no phrase holds it.
    pub phrase_word: u32,
}

/// The entry of a form (in lower case, or as written for forms all in capitals).
pub fn lookup(form: &str) -> Option<Entry> {
    let _ = form;
    None
}

/// The value that the tables give an entry for a class.
pub fn value(row: u32, class: Class) -> Option<&'static str> {
    let _ = (row, class);
    None
}

/// A step in the phrase trie: from `node` (0 is the root) by a word's `phrase_word`.
#[inline]
pub fn phrase_step(node: u32, phrase_word: u32) -> Option<u32> {
    let _ = (node, phrase_word);
    None
}

/// What the tables say of the phrase that ends at a node, if one does.
pub fn phrase_entry(node: u32) -> Option<Entry> {
    let _ = node;
    None
}

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
//! which then must be met in capitals; the words of a phrase are always compared in lower case. Full stops may be left
//! out ("U.S.", "Gen.", "St. Louis"). A value is free text that the stage owning the class reads (`kilometre` has
//! `LengthUnit` with `kilometre 1000`); it belongs to each class of its row, and a form may have one value a class.
//! `data/SOURCES.md` lists the tables, their sources and the values.

use super::class::{Class, ClassSet};
use super::table;

include!(concat!(env!("OUT_DIR"), "/shape.rs"));

macro_rules! compiled {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

static SLOTS: &[u8] = compiled!("slots.bin");
static ROWS: &[u8] = compiled!("rows.bin");
static FACTS: &[u8] = compiled!("facts.bin");
static VALUES: &str = include_str!(concat!(env!("OUT_DIR"), "/values.bin"));
pub(super) static TRIE: &[u8] = compiled!("trie.bin");
static WORDS: &[u8] = compiled!("words.bin");
/// The words that phrases hold, by their numbers from 1 on.
pub(super) static PHRASE_WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/phrase_words.txt"));

const SLOT: usize = 5;
const ROW: usize = 20;
const FACT: usize = 6;
pub(super) const NODE: usize = 8;

/// What the tables say of one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it may be.
    pub classes: ClassSet,
    /// Where its values are; see [`Lexicon::value`].
    pub row: u32,
    /// The word's number in the phrase trie, 0 if no phrase holds it.
    pub phrase_word: u32,
}

/// One table's word that a form has a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The table's name, without its extension.
    pub table: &'static str,
    /// What it may be.
    pub class: Class,
    /// What its table says beside the class.
    pub value: Option<&'static str>,
}

/// The compiled tables, to tell one version of them from another.
pub fn tables() -> [&'static [u8]; 6] {
    [SLOTS, ROWS, FACTS, VALUES.as_bytes(), TRIE, WORDS]
}

/// The entry that the compiled tables have for a form.
pub(super) fn compiled(form: &str) -> Option<Entry> {
    let target = table::find(WORDS, form)? as usize;
    let (row, phrase_word) = match target.checked_sub(rows() as usize) {
        None => (target as u32, 0),
        Some(slot) => (number::<2>(SLOTS, slot * SLOT), number::<3>(SLOTS, slot * SLOT + 2)),
    };
    Some(Entry { classes: classes(row), row, phrase_word })
}

/// How many rows there are.
pub(super) fn rows() -> u32 {
    (ROWS.len() / ROW - 1) as u32
}

/// The facts of an entry's compiled part.
pub(super) fn compiled_facts(row: u32) -> &'static [[u8; FACT]] {
    let at = compiled_row(row) as usize * ROW + 16;
    let (facts, _) = FACTS.as_chunks();
    match at < ROWS.len() - ROW {
        true => &facts[number::<4>(ROWS, at) as usize..number::<4>(ROWS, at + ROW) as usize],
        false => &[],
    }
}

/// The value of a fact.
pub(super) fn text(fact: &[u8; FACT]) -> Option<&'static str> {
    let value = u32::from_le_bytes([fact[2], fact[3], fact[4], fact[5]]) as usize;
    VALUES.get(value >> 8..(value >> 8) + (value & 255)).filter(|text| !text.is_empty())
}

#[inline]
pub(super) fn compiled_step(node: u32, phrase_word: u32) -> Option<u32> {
    if node == 0 {
        // The words that begin phrases have the first numbers, and their nodes too.
        return (phrase_word.wrapping_sub(1) < STARTERS).then_some(phrase_word);
    }
    if phrase_word == 0 {
        return None;
    }
    let (mut low, mut high) = children(node);
    while low < high {
        let middle = low + (high - low) / 2;
        match number::<3>(TRIE, middle as usize * NODE).cmp(&phrase_word) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some(middle),
        }
    }
    None
}

/// The first child of a node, and the one after its last.
#[inline]
pub(super) fn children(node: u32) -> (u32, u32) {
    let at = node as usize * NODE + 3;
    (number::<3>(TRIE, at), number::<3>(TRIE, at + NODE))
}

pub(super) fn classes(row: u32) -> ClassSet {
    let at = row as usize * ROW;
    let bytes = ROWS.get(at..at + 16).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default();
    ClassSet(u128::from_le_bytes(bytes))
}

/// A little-endian number of `N` bytes; 0 where there is none.
#[inline]
pub(super) fn number<const N: usize>(bytes: &[u8], at: usize) -> u32 {
    let mut word = [0; 4];
    if let Some(bytes) = bytes.get(at..).and_then(|bytes| bytes.first_chunk::<N>()) {
        word[..N].copy_from_slice(bytes);
    }
    u32::from_le_bytes(word)
}

/// Set in the row of an entry that the user's words have a part in. Then 15 bits are their row and 16 the compiled one.
pub(super) const USER: u32 = 1 << 31;

/// The compiled part of an entry's row.
#[inline]
pub(super) fn compiled_row(row: u32) -> u32 {
    if row & USER == 0 || row == u32::MAX { row } else { row & 0xffff }
}

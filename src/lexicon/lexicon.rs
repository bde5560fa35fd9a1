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

use super::class::{CLASSES, Class, ClassSet};
use super::table;
use super::words::{self, Words};
use std::sync::Arc;

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
static TRIE: &[u8] = compiled!("trie.bin");
static WORDS: &[u8] = compiled!("words.bin");
/// The words that phrases hold, by their numbers from 1 on.
static PHRASE_WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/phrase_words.txt"));

const SLOT: usize = 5;
const ROW: usize = 20;
const FACT: usize = 6;
const NODE: usize = 8;

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

/// The compiled tables, and the words of a user that are laid over them.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Option<Arc<Words>>,
}

/// The compiled tables alone.
pub static COMPILED: Lexicon = Lexicon { words: None };

impl From<Arc<Words>> for Lexicon {
    fn from(words: Arc<Words>) -> Lexicon {
        Lexicon { words: (!words.is_empty()).then_some(words) }
    }
}

impl Lexicon {
    /// A hash of the user's words, to tell one version of them from another; 0 for none.
    pub fn fingerprint(&self) -> u64 {
        self.words.as_deref().map_or(0, Words::fingerprint)
    }

    /// The entry of a form (in lower case, or as written for forms all in capitals), a user's words with the compiled ones.
    pub fn lookup(&self, form: &str) -> Option<Entry> {
        let compiled = compiled(form);
        self.words.as_deref().map_or(compiled, |words| words.over(form, compiled))
    }

    /// The value that the tables give an entry for a class; a user's first.
    pub fn value(&self, row: u32, class: Class) -> Option<&'static str> {
        let of_user = || self.words.as_deref()?.facts(row).find_map(|fact| fact.value.filter(|_| fact.class == class));
        of_user().or_else(|| compiled_facts(row).iter().filter(|fact| fact[0] == class as u8).find_map(text))
    }

    /// Everything the tables say of an entry, and which of them says it; a user's words first.
    pub fn facts(&self, row: u32) -> impl Iterator<Item = Fact> + '_ {
        let user = self.words.as_deref().into_iter().flat_map(move |words| words.facts(row));
        user.chain(compiled_facts(row).iter().map(|fact| Fact {
            class: CLASSES[fact[0] as usize],
            table: TABLES[fact[1] as usize],
            value: text(fact),
        }))
    }

    /// Up to `most` phrases of the tables that begin with a word, in lower case, as the trie has them.
    pub fn phrases_from(&self, word: &str, most: usize) -> Vec<(String, Entry)> {
        let Some(first) = self.lookup(word).filter(|entry| entry.phrase_word != 0) else { return Vec::new() };
        let Some(node) = self.phrase_step(0, first.phrase_word) else { return Vec::new() };
        let words: Vec<&str> = PHRASE_WORDS.lines().collect();
        let (mut found, mut open) = (Vec::new(), vec![(node, word.to_string())]);
        while let Some((node, phrase)) = open.pop() {
            let (first, end) = children(node);
            for child in (first..end).rev() {
                let next = words[number::<3>(TRIE, child as usize * NODE) as usize - 1];
                open.push((child, format!("{phrase} {next}")));
            }
            if let Some(entry) = self.phrase_entry(node) {
                found.push((phrase, entry));
                if found.len() == most {
                    break;
                }
            }
        }
        found
    }

    /// A step in the phrase trie: from `node` (0 is the root) by a word's `phrase_word`.
    #[inline]
    pub fn phrase_step(&self, node: u32, phrase_word: u32) -> Option<u32> {
        compiled_step(node, phrase_word).or_else(|| self.words.as_deref()?.step(node, phrase_word))
    }

    /// Which words can come second in a phrase that begins with a word: the bits of their numbers, modulo 32. Nearly every
    /// word that begins a phrase somewhere is followed by none of them, which this tells without a look into the trie.
    pub fn phrase_nexts(&self, phrase_word: u32) -> u32 {
        // The user's steps are not listed by node.
        if phrase_word != 0 && self.words.is_some() {
            return u32::MAX;
        }
        let Some(node) = compiled_step(0, phrase_word) else { return 0 };
        let (first, end) = children(node);
        (first..end).fold(0, |nexts, child| nexts | 1 << (number::<3>(TRIE, child as usize * NODE) % 32))
    }

    /// What the tables say of the phrase that ends at a node, if one does. Classes that need a capital
    /// ([`super::class::NEEDS_CAPITAL`]) are the caller's to drop where the text has none.
    pub fn phrase_entry(&self, node: u32) -> Option<Entry> {
        let row = number::<2>(TRIE, node as usize * NODE + 6);
        let compiled = (row != 0).then(|| Entry { classes: classes(row), row, phrase_word: 0 });
        self.words.as_deref().map_or(compiled, |words| words.at(node, compiled))
    }
}

/// The entry that the compiled tables have for a form.
pub(super) fn compiled(form: &str) -> Option<Entry> {
    let target = table::find(WORDS, form)? as usize;
    let rows = ROWS.len() / ROW - 1;
    let (row, phrase_word) = match target.checked_sub(rows) {
        None => (target as u32, 0),
        Some(slot) => (number::<2>(SLOTS, slot * SLOT), number::<3>(SLOTS, slot * SLOT + 2)),
    };
    Some(Entry { classes: classes(row), row, phrase_word })
}

/// The facts of an entry's compiled part.
fn compiled_facts(row: u32) -> &'static [[u8; FACT]] {
    let at = words::compiled_row(row) as usize * ROW + 16;
    let (facts, _) = FACTS.as_chunks();
    match at < ROWS.len() - ROW {
        true => &facts[number::<4>(ROWS, at) as usize..number::<4>(ROWS, at + ROW) as usize],
        false => &[],
    }
}

/// The value of a fact.
fn text(fact: &[u8; FACT]) -> Option<&'static str> {
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
fn children(node: u32) -> (u32, u32) {
    let at = node as usize * NODE + 3;
    (number::<3>(TRIE, at), number::<3>(TRIE, at + NODE))
}

fn classes(row: u32) -> ClassSet {
    let at = row as usize * ROW;
    let bytes = ROWS.get(at..at + 16).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default();
    ClassSet(u128::from_le_bytes(bytes))
}

/// A little-endian number of `N` bytes; 0 where there is none.
#[inline]
fn number<const N: usize>(bytes: &[u8], at: usize) -> u32 {
    let mut word = [0; 4];
    if let Some(bytes) = bytes.get(at..).and_then(|bytes| bytes.first_chunk::<N>()) {
        word[..N].copy_from_slice(bytes);
    }
    u32::from_le_bytes(word)
}

#[cfg(test)]
mod tests;

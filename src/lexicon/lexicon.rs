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

use super::class::{CLASSES, Class, ClassSet};
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/shape.rs"));

macro_rules! compiled {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

static SLOTS: &[u8] = compiled!("slots.bin");
static ROWS: &[u8] = compiled!("rows.bin");
static FACTS: &[u8] = compiled!("facts.bin");
static VALUES: &[u8] = compiled!("values.bin");
static TRIE: &[u8] = compiled!("trie.bin");
/// Reads the header only; the map stays where the program was loaded.
static WORDS: LazyLock<Option<fst::Map<&[u8]>>> = LazyLock::new(|| fst::Map::new(&compiled!("words.fst")[..]).ok());

const SLOT: usize = 5;
const ROW: usize = 20;
const FACT: usize = 6;
const NODE: usize = 8;

/// What the tables say of one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub classes: ClassSet,
    /// Where its values are; see [`value`].
    pub row: u32,
    /// The word's number in the phrase trie, 0 if no phrase holds it.
    pub phrase_word: u32,
}

/// One table's word that a form has a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The table's name, without its extension.
    pub table: &'static str,
    pub class: Class,
    pub value: Option<&'static str>,
}

/// The entry of a form (in lower case, or as written for forms all in capitals).
pub fn lookup(form: &str) -> Option<Entry> {
    let target = WORDS.as_ref()?.get(form)? as usize;
    let rows = ROWS.len() / ROW - 1;
    let (row, phrase_word) = match target.checked_sub(rows) {
        None => (target as u32, 0),
        Some(slot) => (number::<2>(SLOTS, slot * SLOT), number::<3>(SLOTS, slot * SLOT + 2)),
    };
    Some(Entry { classes: classes(row), row, phrase_word })
}

/// The value that the tables give an entry for a class.
pub fn value(row: u32, class: Class) -> Option<&'static str> {
    facts(row).find(|fact| fact.class == class && fact.value.is_some())?.value
}

/// Everything the tables say of an entry, and which of them says it.
pub fn facts(row: u32) -> impl Iterator<Item = Fact> {
    let at = row as usize * ROW + 16;
    let range = match at < ROWS.len() - ROW {
        true => number::<4>(ROWS, at)..number::<4>(ROWS, at + ROW),
        false => 0..0,
    };
    range.map(|i| {
        let at = i as usize * FACT;
        let value = number::<4>(FACTS, at + 2) as usize;
        let text = VALUES.get(value >> 8..(value >> 8) + (value & 255)).unwrap_or_default();
        Fact {
            class: CLASSES[FACTS[at] as usize],
            table: TABLES[FACTS[at + 1] as usize],
            value: std::str::from_utf8(text).ok().filter(|text| !text.is_empty()),
        }
    })
}

/// A step in the phrase trie: from `node` (0 is the root) by a word's `phrase_word`.
#[inline]
pub fn phrase_step(node: u32, phrase_word: u32) -> Option<u32> {
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

/// What the tables say of the phrase that ends at a node, if one does. Classes that need a capital
/// ([`super::class::NEEDS_CAPITAL`]) are the caller's to drop where the text has none.
pub fn phrase_entry(node: u32) -> Option<Entry> {
    let row = number::<2>(TRIE, node as usize * NODE + 6);
    (row != 0).then(|| Entry { classes: classes(row), row, phrase_word: 0 })
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
    if let Some(bytes) = bytes.get(at..at + N) {
        word[..N].copy_from_slice(bytes);
    }
    u32::from_le_bytes(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Class::*;

    fn has(form: &str, class: Class) -> bool {
        lookup(form).is_some_and(|entry| entry.classes.has(class))
    }

    fn phrase(words: &str) -> Option<Entry> {
        let node = words.split(' ').try_fold(0, |node, word| phrase_step(node, lookup(word)?.phrase_word))?;
        phrase_entry(node)
    }

    #[test]
    fn words() {
        for (form, class) in
            [("said", VerbPast), ("officials", NounPl), ("tripoli", City), ("libya", Country), ("AP", Media)]
        {
            assert!(has(form, class), "{form} {class:?}");
        }
        assert!(lookup("ap").is_none_or(|entry| !entry.classes.has(Media)));
        assert!(lookup("qwzx").is_none());
        assert_eq!(lookup("libya").and_then(|entry| value(entry.row, Country)), Some("LY"));
        assert_eq!(value(u32::MAX, Country), None);
        assert_eq!(facts(u32::MAX).count(), 0);
    }

    #[test]
    fn phrases() {
        assert!(phrase("new york times").is_some_and(|entry| entry.classes.has(Media)));
        assert!(phrase("prime minister").is_some_and(|entry| entry.classes.has(Title)));
        assert!(phrase("new").is_none());
        assert!(phrase("york new").is_none());
    }
}

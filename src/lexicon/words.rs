//! A user's own names and words: a table read at run time, laid over the compiled ones.
//!
//! The rows have the shape of the compiled tables (form, classes, perhaps a value), without the table's sources and
//! tests. What a user says of a form is added to what the tables say, and its value comes first. Rows that say the same
//! of their forms share it, so a million names cost their keys and little more.

use super::class::{Class, ClassSet};
use super::compiled::{self, Entry, Fact, USER, compiled_step};
use super::form;
use super::hash::hash;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::sync::{Mutex, PoisonError};

/// Words of the user, and the phrases among them: those of the pipelines that are made with them.
#[derive(Debug, Default)]
pub struct Words {
    forms: FxHashMap<Key, u32>,
    /// What the forms of a row are said to be.
    rows: Vec<(ClassSet, Vec<Owned>)>,
    /// The numbers of the words of phrases.
    numbers: FxHashMap<Key, u32>,
    /// Steps that the compiled trie does not have, by node and word.
    steps: FxHashMap<u64, u32>,
    ends: FxHashMap<u32, u32>,
    /// A hash of the table, to tell one from another.
    hash: u64,
}

/// A word as it is kept: a hash so long that two words never meet, so that a million words are one block of memory.
type Key = u128;

/// Two multiplicative hashes of 64 bits, eight bytes at a step.
fn key(word: &str) -> Key {
    let (mut a, mut b) = (word.len() as u64, 0x9e37_79b9_7f4a_7c15_u64);
    for chunk in word.as_bytes().chunks(8) {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        let chunk = u64::from_le_bytes(bytes);
        a = (a ^ chunk).wrapping_mul(0xff51_afd7_ed55_8ccd);
        a ^= a >> 32;
        b = (b.rotate_left(29) ^ chunk).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        b ^= b >> 29;
    }
    u128::from(a) << 64 | u128::from(b)
}

/// A class and the value it has.
type Owned = (Class, Option<&'static str>);

/// Values are few and short, and what the stages find holds on to them as to those of the compiled tables: each distinct
/// one is kept once, for good.
fn kept(value: &str) -> Result<&'static str, String> {
    static VALUES: Mutex<(FxHashSet<&'static str>, usize)> = Mutex::new((FxHashSet::with_hasher(FxBuildHasher), 0));
    if value.len() > LONGEST_VALUE {
        return Err(format!("the value is longer than {LONGEST_VALUE} bytes"));
    }
    let mut values = VALUES.lock().unwrap_or_else(PoisonError::into_inner);
    let (known, bytes) = &mut *values;
    if let Some(&value) = known.get(value) {
        return Ok(value);
    }
    *bytes += value.len();
    if *bytes > MOST_VALUES_BYTES {
        return Err(format!(
            "more than {} MB of distinct values, with those of word lists before",
            MOST_VALUES_BYTES >> 20
        ));
    }
    let value: &'static str = Box::leak(Box::from(value));
    known.insert(value);
    Ok(value)
}

/// As in the compiled tables.
const LONGEST_VALUE: usize = 255;
/// In words. From each word of a text as many are looked at, at most.
const LONGEST_PHRASE: usize = 32;
/// What is kept for good is bounded, however many word lists a program reads: this is a full one of the longest values.
const MOST_VALUES_BYTES: usize = 16 << 20;

/// A row that can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct WordsError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// Words and nodes of the user are numbered from here, after all compiled ones.
const FIRST: u32 = 1 << 24;
const MOST_ROWS: usize = (1 << 15) - 1;

impl Words {
    /// Reads a table.
    ///
    /// # Errors
    /// On the first row that has no classes, an unknown class, or says what too many others don't.
    pub fn read(table: &str) -> Result<Words, WordsError> {
        let mut reader = Reader::default();
        for (line, row) in table.lines().enumerate() {
            let row = row.strip_suffix('\r').unwrap_or(row);
            if !row.is_empty() && !row.starts_with('#') {
                reader.row(row).map_err(|message| WordsError { line: line + 1, message })?;
            }
        }
        Ok(Words { hash: hash(table), ..reader.words })
    }

    /// A hash of the table, to tell one from another.
    pub fn fingerprint(&self) -> u64 {
        self.hash
    }

    /// How many forms of one word and how many phrases there are.
    pub fn len(&self) -> (usize, usize) {
        (self.forms.len(), self.ends.len())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty() && self.ends.is_empty()
    }

    /// The entry of a form, the compiled one's part in it.
    pub(super) fn over(&self, form: &str, compiled: Option<Entry>) -> Option<Entry> {
        let mut entry = self.join(self.forms.get(&key(form)).copied(), compiled);
        if entry.is_none_or(|entry| entry.phrase_word == 0) && !self.numbers.is_empty() {
            let number = self.numbers.get(&key(form)).or_else(|| self.numbers.get(&key(&form.to_lowercase())));
            if let Some(&phrase_word) = number {
                let bare = Entry { classes: ClassSet::EMPTY, row: u32::MAX, phrase_word };
                entry = Some(entry.map_or(bare, |entry| Entry { phrase_word, ..entry }));
            }
        }
        entry
    }

    pub(super) fn step(&self, node: u32, phrase_word: u32) -> Option<u32> {
        self.steps.get(&step_key(node, phrase_word)).copied()
    }

    /// The entry of the phrase that ends at a node.
    pub(super) fn at(&self, node: u32, compiled: Option<Entry>) -> Option<Entry> {
        self.join(self.ends.get(&node).copied(), compiled)
    }

    /// What the user says of an entry.
    pub(super) fn facts(&self, row: u32) -> impl Iterator<Item = Fact> + '_ {
        let own = (row & USER != 0 && row != u32::MAX).then(|| self.rows.get((row >> 16 & 0x7fff) as usize)).flatten();
        let owned = own.map_or(&[][..], |(_, owned)| owned);
        owned.iter().map(|&(class, value)| Fact { table: "words", class, value })
    }

    fn join(&self, row: Option<u32>, compiled: Option<Entry>) -> Option<Entry> {
        let Some(row) = row else { return compiled };
        let (classes, _) = self.rows.get(row as usize)?;
        let below = compiled.unwrap_or(Entry { classes: ClassSet::EMPTY, row: 0, phrase_word: 0 });
        let row = USER | row << 16 | below.row & 0xffff;
        Some(Entry { classes: below.classes.with(*classes), row, phrase_word: below.phrase_word })
    }
}

fn step_key(node: u32, phrase_word: u32) -> u64 {
    u64::from(node) << 32 | u64::from(phrase_word)
}

/// What is only needed while reading.
#[derive(Default)]
struct Reader {
    words: Words,
    /// The row of each "classes, value" met, and of two such rows for one form.
    tails: FxHashMap<Box<str>, u32>,
    both: FxHashMap<(u32, u32), u32>,
    nodes: u32,
    /// Room for a form in lower case.
    lower: String,
}

impl Reader {
    fn row(&mut self, row: &str) -> Result<(), String> {
        let (form, tail) =
            row.split_once('\t').ok_or("a row is form, classes and perhaps a value, with tabs between")?;
        let form = form.trim();
        if form.is_empty() {
            return Err("the form is empty".to_string());
        }
        let facts = match self.tails.get(tail) {
            Some(&facts) => facts,
            None => {
                let facts = self.tail(tail)?;
                self.tails.insert(tail.into(), facts);
                facts
            }
        };
        // Letters and hyphens alone need no second look.
        if form.bytes().any(|b| matches!(b, b'.' | b',' | b'!' | b'\'') || b >= 0x80) {
            for words in form::variants(form) {
                match words.as_slice() {
                    [word] => self.word(word, facts)?,
                    _ => self.phrase(words.iter().map(String::as_str), facts)?,
                }
            }
            Ok(())
        } else if form::capitals(form) && !form.contains(' ') {
            self.word(form, facts)
        } else {
            let mut lower = std::mem::take(&mut self.lower);
            lower.clear();
            lower.push_str(form);
            lower.make_ascii_lowercase();
            let done = match lower.contains(' ') {
                true => self.phrase(lower.split_ascii_whitespace(), facts),
                false => self.word(&lower, facts),
            };
            self.lower = lower;
            done
        }
    }

    /// A row for the classes and value of a line.
    fn tail(&mut self, tail: &str) -> Result<u32, String> {
        let mut columns = tail.split('\t');
        let classes = columns.next().unwrap_or_default();
        let value = columns.next().filter(|value| !value.is_empty()).map(kept).transpose()?;
        let mut owned = Vec::new();
        for name in classes.split(',') {
            let class = Class::from_name(name).ok_or_else(|| format!("there is no class {name:?}"))?;
            owned.push((class, value));
        }
        self.add(owned)
    }

    fn add(&mut self, owned: Vec<Owned>) -> Result<u32, String> {
        if self.words.rows.len() == MOST_ROWS {
            return Err(format!("more than {MOST_ROWS} distinct classes and values"));
        }
        let classes = owned.iter().fold(ClassSet::EMPTY, |set, (class, _)| set.with(class.set()));
        self.words.rows.push((classes, owned));
        Ok(self.words.rows.len() as u32 - 1)
    }

    /// The row that says what both do; of two values the first.
    fn both(&mut self, first: u32, second: u32) -> Result<u32, String> {
        if first == second {
            return Ok(first);
        }
        if let Some(&row) = self.both.get(&(first, second)) {
            return Ok(row);
        }
        let facts = |row: u32| self.words.rows[row as usize].1.iter().copied();
        let mut owned: Vec<Owned> = facts(first).chain(facts(second)).collect();
        owned.sort_by_key(|(class, _)| *class);
        owned.dedup_by_key(|(class, _)| *class);
        let row = self.add(owned)?;
        self.both.insert((first, second), row);
        Ok(row)
    }

    fn word(&mut self, word: &str, row: u32) -> Result<(), String> {
        let key = key(word);
        if let Some(known) = self.words.forms.insert(key, row) {
            let row = self.both(known, row)?;
            self.words.forms.insert(key, row);
        }
        Ok(())
    }

    fn phrase<'a>(&mut self, words: impl Iterator<Item = &'a str>, row: u32) -> Result<(), String> {
        let mut node = 0;
        for (place, word) in words.enumerate() {
            if place == LONGEST_PHRASE {
                return Err(format!("the form has more than {LONGEST_PHRASE} words"));
            }
            let number = self.number(word);
            node = compiled_step(node, number).unwrap_or_else(|| {
                *self.words.steps.entry(step_key(node, number)).or_insert_with(|| {
                    self.nodes += 1;
                    FIRST + self.nodes
                })
            });
        }
        if let Some(known) = self.words.ends.insert(node, row) {
            let row = self.both(known, row)?;
            self.words.ends.insert(node, row);
        }
        Ok(())
    }

    /// The number of a phrase's word: the compiled trie's if it has one.
    fn number(&mut self, word: &str) -> u32 {
        let next = FIRST + self.words.numbers.len() as u32;
        *self.words.numbers.entry(key(word)).or_insert_with(|| {
            let compiled = compiled::compiled(word).map_or(0, |entry| entry.phrase_word);
            if compiled == 0 { next } else { compiled }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# ours\nQuonset\tCity\t5\nZorb Qarrel\tKnownPerson\nQuux\tOrgName\nQUX\tOrgName\n\
        Tripoli\tClub\tx\nQuonset\tSurname\nNew York Zorbs\tClub\nGen. Qarrel's Men\tOrgName\r\n";

    fn words() -> Words {
        Words::read(TABLE).expect("a good table")
    }

    fn walk(words: &Words, text: &str) -> Option<Entry> {
        let number = |word: &str| words.over(word, compiled::compiled(word)).map_or(0, |entry| entry.phrase_word);
        let step = |node, number| compiled_step(node, number).or_else(|| words.step(node, number));
        let node = text.split(' ').try_fold(0, |node, word| step(node, number(word)))?;
        words.at(node, None)
    }

    #[test]
    fn forms() {
        let words = words();
        let quonset = words.over("quonset", None).expect("quonset");
        assert_eq!(quonset.classes, ClassSet::of(&[Class::City, Class::Surname]));
        assert!(words.over("QUX", None).is_some() && words.over("qux", None).is_none());
        let tripoli = words.over("tripoli", compiled::compiled("tripoli")).expect("tripoli");
        assert!(tripoli.classes.all(ClassSet::of(&[Class::City, Class::Club])));
        assert_eq!(compiled::compiled_row(tripoli.row), compiled::compiled("tripoli").expect("compiled").row);
        assert_eq!(compiled::compiled_row(u32::MAX), u32::MAX);
        assert_eq!(words.over("zzz", None), None);
    }

    #[test]
    fn phrases() {
        let words = words();
        for (phrase, class) in [("zorb qarrel", Class::KnownPerson), ("new york zorbs", Class::Club)] {
            assert!(walk(&words, phrase).is_some_and(|entry| entry.classes.has(class)), "{phrase}");
        }
        assert!(walk(&words, "gen . qarrel 's men").is_some() && walk(&words, "gen qarrel 's men").is_some());
        assert!(walk(&words, "new york").is_none_or(|entry| !entry.classes.has(Class::Club)));
        assert!(walk(&words, "zorb").is_none());
    }

    #[test]
    fn errors() {
        let error = |table: &str| Words::read(table).map_err(|error| error.to_string()).map(|_| ());
        assert_eq!(
            error("a\tNoun\nb\n").unwrap_err(),
            "line 2: a row is form, classes and perhaps a value, with tabs between"
        );
        assert_eq!(error("a\tNuon").unwrap_err(), "line 1: there is no class \"Nuon\"");
        assert!(error("\tNoun").is_err());
        let long = |words: usize| error(&format!("{}\tNoun", vec!["a"; words].join(" ")));
        assert_eq!((long(32), long(33).unwrap_err().as_str()), (Ok(()), "line 1: the form has more than 32 words"));
        let many: String = (0..40_000).map(|i| format!("w{i}\tNoun\t{i}\n")).collect();
        assert!(error(&many).unwrap_err().contains("distinct"));
        assert_eq!(Words::read("").map(|words| words.is_empty()), Ok(true));
    }
}

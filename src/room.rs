//! How much is kept of one article: what bounds memory.
//!
//! Counted is what things take at the peak with all that the stages make of them, in bytes, as measured on texts that are
//! full of them. `tests/memory.rs` holds the sum to what is promised.

use std::cell::Cell;

/// What an article of so many bytes may take beside the program, its tables, and the text itself.
pub const fn of(bytes: usize) -> usize {
    (36 << 20) + 8 * bytes
}

/// A word or mark.
const TOKEN: usize = 65;
/// Beside its words.
const SENTENCE: usize = 110;
/// More where its clause is printed.
const PRINTED: usize = 75;
/// More where the article's own voice is read.
const UNATTRIBUTED: usize = 35;
/// More in a sentence longer than any, whose clauses all lie in memory together.
const STRUNG: usize = 45;
/// The words of the longest sentence.
const LONGEST: usize = 2000;

pub const NUMBER: usize = 260;
pub const DATE: usize = 320;
pub const DISTANCE: usize = 510;
/// What may be a name.
pub const NAME: usize = 90;
pub const CLAIM: usize = 740;

/// Of versions that are compared, whose reports lie in memory together: so many bytes of text.
pub const MOST_COMPARED: usize = 1_600_000;

/// The room of one article, which its stages take up.
#[derive(Debug, Default)]
pub struct Room {
    most: usize,
    taken: Cell<usize>,
    over: Cell<bool>,
}

impl Room {
    /// For an article of so many bytes.
    pub fn of(bytes: usize) -> Room {
        Room { most: of(bytes), ..Room::default() }
    }

    /// Takes up so many bytes.
    ///
    /// # Errors
    /// When there is less, or when a stage broke off.
    pub fn take(&self, bytes: usize) -> Result<(), Bound> {
        self.taken.set(self.taken.get() + bytes);
        if self.is_over() || self.taken.get() > self.most { Err(Bound::Marks) } else { Ok(()) }
    }

    /// Whether there is room for so many bytes. If not, the article is not read to its end.
    pub fn holds(&self, bytes: usize) -> bool {
        if self.taken.get() + bytes > self.most {
            self.over.set(true);
        }
        !self.is_over()
    }

    /// Watches what a stage has found by now: no list takes more than a third of all.
    pub fn watch<T>(&self, found: &[T]) {
        if size_of_val(found) > self.most / 3 {
            self.over.set(true);
        }
    }

    /// Whether a stage is to break off.
    pub fn is_over(&self) -> bool {
        self.over.get()
    }
}

/// More than is kept of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Bound {
    #[error("has more than {0} words and marks")]
    Tokens(usize),
    #[error("has more names, dates, numbers and lengths than are kept of an article of its length")]
    Marks,
    #[error("has more than {0} claims")]
    ManyClaims(usize),
    #[error("has more than {0} claims, too many for a page")]
    Page(usize),
    #[error("has claims that say its words again and again, {0} bytes of them")]
    Claims(usize),
    #[error("has clauses that say its words again and again, {0} bytes of them")]
    Clauses(usize),
    #[error("is one of versions that have more than {0} bytes of text together")]
    Versions(usize),
}

impl Bound {
    /// For programs.
    pub fn code(self) -> &'static str {
        match self {
            Bound::Tokens(_) => "too_many_words",
            Bound::Marks => "too_many_marks",
            Bound::ManyClaims(_) | Bound::Page(_) | Bound::Claims(_) => "too_many_claims",
            Bound::Clauses(_) => "too_many_clauses",
            Bound::Versions(_) => "too_long_together",
        }
    }

    /// What to do about it.
    pub fn advice(self) -> &'static str {
        match self {
            Bound::Page(_) => "write another format, or split it into its stories",
            Bound::Versions(_) => "compare fewer versions at a time, or their parts",
            _ => "split it into its stories",
        }
    }
}

/// How many words and marks are read of a text: more than the longest story has, and for long texts fewer than English
/// has for its bytes. Text that is all tokens ("1,1,1,…") could else multiply.
pub fn most_tokens(bytes: usize) -> usize {
    (of(bytes) / TOKEN).min(1_200_000)
}

/// What sentences of these lengths take, their words counted.
pub fn words(sentences: impl Iterator<Item = usize>, with_clauses: bool, unattributed: bool) -> usize {
    let more = if with_clauses { PRINTED } else { 0 } + if unattributed { UNATTRIBUTED } else { 0 };
    let strung = |length| if length > LONGEST { STRUNG } else { 0 };
    sentences.map(|length| SENTENCE + length * (TOKEN + more + strung(length))).sum()
}

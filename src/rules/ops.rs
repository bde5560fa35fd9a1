//! The steps that a pattern is compiled to, and the tests of units that they make.

use super::unit::Unit;
use crate::lexicon::class::ClassSet;

pub(super) const MOST_TESTS: usize = 28;

/// What one unit must be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Test {
    pub(super) all: ClassSet,
    pub(super) any: ClassSet,
    pub(super) none: ClassSet,
    /// `all` and `none` together.
    pub(super) told: ClassSet,
    /// The hash of a literal, or 0.
    pub(super) literal: u64,
    /// The hash of a literal that it must not be, or 0.
    pub(super) not_literal: u64,
    /// `all` and `none` are all there is to it.
    pub(super) plain: bool,
}

impl Test {
    pub(super) const ANY: Test = Test {
        all: ClassSet::EMPTY,
        any: ClassSet::EMPTY,
        none: ClassSet::EMPTY,
        told: ClassSet::EMPTY,
        literal: 0,
        not_literal: 0,
        plain: true,
    };

    /// Whether it asks for one word and nothing else.
    pub(super) const fn is_literal(&self) -> bool {
        self.literal != 0 && self.not_literal == 0 && self.told.is_empty() && self.any.is_empty()
    }

    #[inline]
    pub(super) fn accepts(&self, unit: &Unit) -> bool {
        unit.classes.0 & self.told.0 == self.all.0
            && (self.plain
                || (self.any.is_empty() || unit.classes.any(self.any))
                    && (self.literal == 0 || self.literal == unit.hash)
                    && (self.not_literal == 0 || self.not_literal != unit.hash))
    }

    /// The same for an optional unit: where there is none, only "not X" holds.
    pub(super) fn accepts_one(&self, unit: Option<&Unit>) -> bool {
        match unit {
            Some(unit) => self.accepts(unit),
            None => self.all.is_empty() && self.any.is_empty() && self.literal == 0,
        }
    }
}

/// A step of the matching machine. Jumps are relative.
#[derive(Clone, Copy, Debug)]
pub(super) enum Op {
    Accept,
    /// The unit here passes the test, and is taken.
    Take(u8),
    /// The same, under a label of its own.
    TakeAs(u8, u8),
    /// The word here is one of so many literals from a number on, and is taken.
    TakeWord(u8, u8),
    /// The next unit passes the test, and is left.
    Ahead(u8),
    /// The unit before passes the test.
    Behind(u8),
    AtStart,
    AtEnd,
    /// Try here first, else there.
    Split(i8, i8),
    Jump(i8),
    Open(u8),
    Close(u8),
}

/// One of these classes, or one of these words.
#[derive(Clone, Copy, Debug)]
pub(super) struct ToldBy {
    pub classes: ClassSet,
    /// Hashes, the first `len` of them.
    pub literals: [u64; MOST_TESTS],
    pub len: usize,
}

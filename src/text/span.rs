//! Stretches of a text.

use std::ops::Range;

/// Bytes of the article's text, end exclusive. Bytes inside the program; code points only in the report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text between the offsets.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

/// Tokens of a text (or units of a row), end exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, PartialOrd, Ord)]
pub struct Tokens {
    pub start: u32,
    pub end: u32,
}

impl Tokens {
    pub const fn new(start: u32, end: u32) -> Tokens {
        Tokens { start, end }
    }

    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub const fn overlaps(self, other: Tokens) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub const fn contains(self, other: Tokens) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The token numbers.
    pub fn iter(self) -> Range<u32> {
        self.start..self.end
    }
}

//! Quotation marks and the apostrophes that stand before a word.

use super::Scanner;
use crate::text::Flags;

impl Scanner<'_> {
    /// A quotation mark, single or double, or an apostrophe with no letter before it.
    pub(super) fn quote(&mut self) {
        let Some(len) = self.apostrophe_at(self.at) else {
            let doubled = self.bytes[self.at..].starts_with(b"``");
            self.flags |= Flags::QUOTE;
            return self.mark(self.at + 1 + usize::from(doubled));
        };
        let after = self.at + len;
        // A left mark opens; the others may also stand for letters left out.
        let rest = &self.source[self.at..];
        if !rest.starts_with('‘') && !rest.starts_with("&lsquo;") && !rest.starts_with("&#8216;") {
            if let Some(end) = self.clitic_end(after)
                && self.at > 0
                && !(self.spaced() && self.apostrophe_at(end).is_some())
            {
                return self.clitic(end);
            }
            if let Some(end) = self.elision_end(after) {
                return self.push_word(end, true);
            }
        }
        if self.spaced()
            && let Some(end) = self.short_year_end(after)
        {
            return self.push_word(end, true);
        }
        self.flags |= Flags::QUOTE;
        self.mark(if self.doubled(len) { after + len } else { after });
    }

    /// Whether the single mark here and the next are the two halves of a double one. Of three, a single one stands inside.
    fn doubled(&self, len: usize) -> bool {
        let (here, rest) = self.source[self.at..].split_at(len);
        if !rest.starts_with(here) {
            return false;
        }
        let third = rest[len..].starts_with(here) && !rest[2 * len..].starts_with(here);
        self.spaced() || !third
    }

    /// "'90s", "'89".
    fn short_year_end(&self, after: usize) -> Option<usize> {
        let digits = self.digit(after) && self.digit(after + 1);
        let end = after + 2 + usize::from(self.byte(after + 2) == Some(b's'));
        (digits && !self.alnum(end)).then_some(end)
    }

    /// "'em", "rock 'n' roll".
    fn elision_end(&self, after: usize) -> Option<usize> {
        const ELISIONS: [&[u8]; 6] = [b"em", b"til", b"tis", b"twas", b"bout", b"n"];
        let rest = &self.bytes[after..];
        let word = ELISIONS.iter().find(|word| rest.starts_with(word) && !self.alnum(after + word.len()))?;
        let end = after + word.len();
        let closed = if **word == *b"n" { self.apostrophe_at(end).unwrap_or(0) } else { 0 };
        Some(end + closed)
    }
}

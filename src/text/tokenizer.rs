//! Text to tokens.
//!
//! A scanner over bytes: one table look-up tells what may start at a byte, and the few constructs that are longer than a
//! run of letters look ahead as far as they reach, never further. Letters outside ASCII follow the word boundaries of
//! UAX #29.
//!
//! What the later stages rely on:
//!
//! ```text
//! do|n't  he|'s  Roe|'s  officials|'  O'Brien     clitics are split off, other apostrophes are letters
//! Marie-Louise  U.S.-led  60|-|km  six|-|month    a compound is one token unless it begins with a number, month or day
//! Mr|.  J|.  U.S.  a.m.  Ph.D.                    a full stop is a token unless it belongs to letters with stops
//! 1,234.5  10:30  9/11  2011-09-05  20th  1990s   numbers, and 400|m  5|%  US$|5
//! ...  . . .  --  ?!  ``                          runs of one mark are one token
//! ```
//!
//! A token's word is what it stands for: a typographic apostrophe is interned as "'", a hyphen with white space before it
//! as "–" (a dash), any ellipsis as "...", any run of marks as one of them. The span has what was written.

mod addresses;
mod bytes;
mod marks;
mod numbers;
mod words;

pub use bytes::is_hidden;

use super::coded;
use super::{Flags, Span, Text, Token};
use crate::lexicon::{Vocabulary, WordId};
use crate::room::most_tokens;
use bytes::{BYTES, Byte, is_alnum, is_mark};
use unicode_segmentation::UnicodeSegmentation;

/// Fills `text.tokens`: in order, each character that is seen in exactly one of them (an ellipsis with spaces
/// holds white space too, and words may hold characters that nobody sees). Text beyond 4 GiB, or beyond as
/// many tokens as [`most_tokens`] says, is left out.
#[inline(never)]
pub fn tokenize(source: &str, vocabulary: &mut Vocabulary, text: &mut Text) {
    let mut end = source.len().min(u32::MAX as usize);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let source = &source[..end];
    text.tokens.reserve(source.len() / 5);
    let mut scanner = Scanner {
        source,
        bytes: source.as_bytes(),
        at: 0,
        flags: Flags::LINE,
        splits: false,
        run_end: 0,
        scratch: String::new(),
        vocabulary,
        tokens: &mut text.tokens,
    };
    scanner.run();
}

struct Scanner<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// The flags of the token to come.
    flags: u8,
    /// Whether the compound that we are in began with a number, so that its hyphens are tokens.
    splits: bool,
    /// Where the run of letters (some outside ASCII) ends that was measured last.
    run_end: usize,
    scratch: String,
    vocabulary: &'a mut Vocabulary,
    tokens: &'a mut Vec<Token>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let most = most_tokens(self.bytes.len());
        while let Some(&byte) = self.bytes.get(self.at).filter(|_| self.tokens.len() < most) {
            let from = self.at;
            match BYTES[byte as usize] {
                Byte::Space => self.space(1, false),
                Byte::Line => self.space(1, true),
                Byte::Letter => self.word(),
                Byte::Digit => self.number(),
                Byte::Quote => self.quote(),
                Byte::Hyphen => self.hyphen(),
                Byte::Dot => self.dot(),
                Byte::Sign => self.sign(),
                Byte::Stop => self.stop(),
                Byte::Single => self.mark(self.at + 1),
                Byte::Coded => self.coded(),
                Byte::Run => {
                    let mut end = self.at + 1;
                    while self.byte(end) == Some(byte) {
                        end += 1;
                    }
                    self.push_as(end, &self.source[self.at..=self.at]);
                }
                Byte::High => self.high(),
            }
            // Each step leads on, whatever it met: what it could not read is a token of its own.
            debug_assert!(self.at > from, "stands still at byte {from}");
            if self.at <= from {
                self.mark(from + self.char(from).map_or(1, char::len_utf8));
            }
        }
    }

    #[inline]
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn char(&self, at: usize) -> Option<char> {
        match self.byte(at)? {
            byte if byte < 0x80 => Some(byte as char),
            _ => self.source[at..].chars().next(),
        }
    }

    #[inline]
    fn digit(&self, at: usize) -> bool {
        self.byte(at).is_some_and(|b| b.is_ascii_digit())
    }

    /// Whether a letter or digit stands there.
    fn alnum(&self, at: usize) -> bool {
        match self.byte(at) {
            Some(byte) if byte < 0x80 => is_alnum(byte),
            Some(_) => self.char(at).is_some_and(char::is_alphanumeric),
            None => false,
        }
    }

    #[inline]
    fn space(&mut self, len: usize, line: bool) {
        self.at += len;
        self.flags |= if line { Flags::SPACE | Flags::LINE } else { Flags::SPACE };
        self.splits = false;
    }

    #[inline]
    fn spaced(&self) -> bool {
        self.flags & (Flags::SPACE | Flags::LINE) != 0
    }

    #[inline]
    fn push(&mut self, end: usize, word: WordId) {
        self.tokens.push(Token { span: Span::new(self.at as u32, end as u32), word, flags: Flags(self.flags) });
        self.at = end;
        self.flags = 0;
    }

    /// Ends a token whose word is what is written.
    #[inline]
    fn push_written(&mut self, end: usize) {
        let word = self.vocabulary.intern_at(self.source, self.at, end);
        self.push(end, word);
    }

    /// Ends a token that stands for `word`.
    fn push_as(&mut self, end: usize, word: &str) {
        let word = self.vocabulary.intern(word);
        self.push(end, word);
    }

    /// Ends a token that is a mark: whatever follows begins anew.
    fn mark(&mut self, end: usize) {
        self.splits = false;
        self.push_written(end);
    }

    fn high(&mut self) {
        let Some(c) = self.char(self.at) else { return };
        match c {
            '\u{85}' | '\u{2028}' | '\u{2029}' => self.space(c.len_utf8(), true),
            _ if c.is_whitespace() => self.space(c.len_utf8(), false),
            _ if is_hidden(c) => self.at += c.len_utf8(),
            '\u{2018}' | '\u{2019}' | '\u{201b}' => self.quote(),
            '\u{2010}' | '\u{2011}' => self.hyphen(),
            '\u{2012}'..='\u{2015}' => {
                let mut end = self.at;
                while matches!(self.char(end), Some('\u{2012}'..='\u{2015}')) {
                    end += c.len_utf8();
                }
                self.splits = false;
                self.push_as(end, "–");
            }
            '\u{2026}' => self.ellipsis(self.at),
            '。' | '．' | '！' | '？' => {
                self.flags |= Flags::STOP;
                self.mark(self.at + c.len_utf8());
            }
            _ if is_mark(c) => {
                self.flags |= Flags::QUOTE;
                self.mark(self.at + c.len_utf8());
            }
            _ if c.is_alphanumeric() => self.word(),
            _ => {
                let end = self.foreign(self.at).max(self.at + c.len_utf8());
                self.mark(end);
            }
        }
    }

    /// "&quot;", "&amp;": reads as the character; else it is a mark.
    fn coded(&mut self) {
        let Some((c, len)) = coded::character(&self.bytes[self.at..]) else { return self.mark(self.at + 1) };
        let end = self.at + len;
        self.splits = false;
        match c {
            '\'' | '‘' | '’' => self.quote(),
            '"' | '“' | '”' => {
                self.flags |= Flags::QUOTE;
                self.push_as(end, c.encode_utf8(&mut [0; 4]));
            }
            '\u{a0}' => self.space(len, false),
            '—' | '–' => self.push_as(end, "–"),
            '…' => {
                self.flags |= Flags::STOP;
                self.push_as(end, "...");
            }
            c => self.push_as(end, c.encode_utf8(&mut [0; 4])),
        }
    }

    /// The end of the run of letters and digits that begins there, which may be empty. Invisible characters do not end it.
    #[inline]
    fn piece(&mut self, from: usize) -> usize {
        let end = self.seen_piece(from);
        if self.byte(end).is_some_and(|byte| byte >= 0x80) { self.past_hidden(end) } else { end }
    }

    #[cold]
    fn past_hidden(&mut self, from: usize) -> usize {
        let mut end = from;
        loop {
            let hidden: usize = self.source[end..].chars().take_while(|&c| is_hidden(c)).map(char::len_utf8).sum();
            if hidden == 0 || end == self.at || !self.alnum(end + hidden) {
                return end;
            }
            end = self.seen_piece(end + hidden);
        }
    }

    #[inline]
    fn seen_piece(&mut self, from: usize) -> usize {
        let mut end = from;
        while let Some(&byte) = self.bytes.get(end) {
            if !is_alnum(byte) {
                if byte >= 0x80 {
                    return self.foreign(from).max(end);
                }
                break;
            }
            end += 1;
        }
        end
    }

    /// The end of the first UAX #29 word in the run of letters, digits and characters outside ASCII.
    #[cold]
    fn foreign(&mut self, from: usize) -> usize {
        if from >= self.run_end {
            let inside = |c: char| {
                if c.is_ascii() { c.is_ascii_alphanumeric() } else { !is_mark(c) && !c.is_whitespace() }
            };
            self.run_end =
                from + self.source[from..].chars().take_while(|&c| inside(c)).map(char::len_utf8).sum::<usize>();
        }
        from + self.source[from..self.run_end].split_word_bounds().next().map_or(0, str::len)
    }

    /// A hyphen or underscore that is not inside a word.
    fn hyphen(&mut self) {
        let Some(c) = self.char(self.at) else { return };
        let mut end = self.at + c.len_utf8();
        while self.char(end) == Some(c) {
            end += c.len_utf8();
        }
        let double = end > self.at + c.len_utf8();
        let inside = !self.spaced() && self.alnum(end);
        self.splits &= inside && !double;
        // "-5" is a number below zero; " - ", " -word" and " _ " are dashes.
        let dash = double || self.spaced() && !self.digit(end) && (c != '_' || !self.alnum(end));
        self.push_as(
            end,
            if dash {
                "–"
            } else if c == '_' {
                "_"
            } else {
                "-"
            },
        );
    }

    fn dot(&mut self) {
        if self.byte(self.at + 1) == Some(b'.') || self.dots_with_spaces() {
            self.ellipsis(self.at);
        } else if self.digit(self.at + 1) && !self.after_alnum() {
            self.number();
        } else {
            self.flags |= Flags::STOP;
            self.mark(self.at + 1);
        }
    }

    fn after_alnum(&self) -> bool {
        self.at > 0 && is_alnum(self.bytes[self.at - 1])
    }

    /// Whether ". . ." begins here.
    fn dots_with_spaces(&self) -> bool {
        self.bytes[self.at..].starts_with(b". . .")
    }

    /// "...", ". . .", "…", with any further dots.
    fn ellipsis(&mut self, from: usize) {
        let mut end = from;
        loop {
            end += match self.char(end) {
                Some('.') => 1,
                Some('…') => '…'.len_utf8(),
                Some(' ') if self.byte(end + 1) == Some(b'.') && end > from => 1,
                _ => break,
            }
        }
        self.splits = false;
        self.flags |= Flags::STOP;
        self.push_as(end, "...");
    }

    /// A run of question and exclamation marks.
    fn stop(&mut self) {
        let (mut end, mut asks) = (self.at, false);
        while let Some(byte @ (b'?' | b'!')) = self.byte(end) {
            asks |= byte == b'?';
            end += 1;
        }
        self.splits = false;
        self.flags |= Flags::STOP;
        self.push_as(end, if asks { "?" } else { "!" });
    }
}

#[cfg(test)]
mod tests;

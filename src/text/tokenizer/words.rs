//! Words: letters with what joins them, and the clitics that are split off.

use super::Scanner;
use super::bytes::{BYTES, Byte, is_alnum, is_hidden};
use crate::lexicon::vocabulary::hash;
use crate::text::{Flags, coded};
use unicode_normalization::UnicodeNormalization;

/// What an apostrophe after letters is.
enum Apostrophe {
    /// A letter of the word, which goes on after it.
    Letter,
    /// The start of a clitic that ends there; the word ends where the clitic begins.
    Clitic { start: usize, end: usize },
    /// A quotation mark, or the sign of a plural possessive.
    Mark,
}

/// How a word goes on.
enum Next {
    /// To there, and perhaps further.
    On(usize),
    /// To there, and no further.
    Last(usize),
    /// It ends where a clitic begins, which ends there.
    Clitic { start: usize, end: usize },
    /// It ends here.
    End,
}

impl Scanner<'_> {
    pub(super) fn word(&mut self) {
        let start = self.at;
        let mut end = self.piece(start);
        // "20x30 feet"
        if self.bytes[start] == b'x' && start > 0 && self.bytes[start - 1].is_ascii_digit() && self.digit(start + 1) {
            return self.mark(start + 1);
        }
        let mut plain = true;
        loop {
            match self.joined(start, end, plain) {
                Next::On(further) if further > end => end = further,
                Next::Last(further) if further > end => {
                    plain = false;
                    end = further;
                    break;
                }
                Next::Clitic { start: cut, end: last } => {
                    self.push_word(cut, false);
                    return self.clitic(last);
                }
                // What does not lead on ends the word: no loop here can stand still.
                _ => break,
            }
            plain = false;
        }
        self.push_word(end, !plain);
    }

    /// How the word `start..end` goes on, of which only letters have been seen if it is plain.
    #[inline]
    fn joined(&mut self, start: usize, end: usize, plain: bool) -> Next {
        let Some(byte) = self.byte(end) else { return Next::End };
        match byte {
            b' ' | b',' | b'\n' => Next::End,
            b'\'' | 0xe2 | b'&' if self.apostrophe_at(end).is_some() => match self.apostrophe(start, end) {
                Apostrophe::Letter => Next::On(self.piece(end + self.apostrophe_at(end).unwrap_or(1))),
                Apostrophe::Clitic { start, end } => Next::Clitic { start, end },
                Apostrophe::Mark => Next::End,
            },
            b'-' | 0xe2 => self.compound(start, end, plain),
            b'.' => match self.letters_with_stops(start, end).or_else(|| self.address(start, end)) {
                Some(further) => Next::On(further),
                None => Next::End,
            },
            b'&' => {
                let capital = |at: usize| self.byte(at).is_some_and(|b| b.is_ascii_uppercase());
                if capital(end - 1) && capital(end + 1) { Next::On(self.piece(end + 1)) } else { Next::End }
            }
            b'$' => {
                let first = &self.bytes[start..end];
                let currency = first.len() <= 3 && first.iter().all(u8::is_ascii_uppercase) || first == b"Can";
                if currency { Next::Last(end + 1) } else { Next::End }
            }
            b'_' if self.alnum(end + 1) => Next::On(self.piece(end + 1)),
            b':' | b'@' => self.address(start, end).map_or(Next::End, Next::Last),
            _ => Next::End,
        }
    }

    /// How a word goes on at a hyphen.
    fn compound(&mut self, start: usize, at: usize, plain: bool) -> Next {
        let Some(after) = self.hyphen_at(at) else { return Next::End };
        if self.splits || !self.alnum(after) {
            return Next::End;
        }
        // "9 a.m.-5 p.m.", "late-2007", "end-January", "early-June"
        let first = &self.bytes[start..at];
        let splits = match first {
            [b'a' | b'p', .., b'.'] => true,
            // "10am-4pm"
            b"am" | b"pm" | b"AM" | b"PM" => self.digit(after),
            [.., b'.'] => self.digit(after),
            b"late" | b"Late" | b"early" | b"Early" => self.digit(after) || self.month_at(after),
            b"end" | b"End" => self.digit(after) || self.byte(after).is_some_and(|b| b.is_ascii_uppercase()),
            // "Jun-18-2020"
            _ if is_short_month(first) => self.digit(after),
            _ => plain && splits_compound(first),
        };
        if splits {
            self.splits = true;
            return Next::End;
        }
        let mut end = self.piece(after);
        // "post-9/11"
        while self.digit(end - 1) && self.byte(end) == Some(b'/') && self.digit(end + 1) {
            end = self.piece(end + 1);
        }
        Next::On(end)
    }

    /// Whether a word that compounds are split behind stands there with a capital: a month or day.
    fn month_at(&self, at: usize) -> bool {
        let len = self.bytes[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let word = &self.bytes[at..at + len];
        self.bytes[at].is_ascii_uppercase() && (splits_compound(word) || is_short_month(word))
    }

    /// Ends a word; typographic apostrophes and hyphens inside are interned as the plain ones, soft hyphens not at all.
    #[inline]
    pub(super) fn push_word(&mut self, end: usize, joined: bool) {
        if joined || self.run_end > self.at || self.bytes[end - 1] >= 0x80 {
            self.push_unusual(end, joined);
        } else {
            self.push_written(end);
        }
        self.no_possessive_before();
    }

    #[inline(never)]
    fn push_unusual(&mut self, end: usize, joined: bool) {
        if joined && self.bytes[end - 1] == b'.' {
            self.flags |= Flags::STOP;
        }
        let end = match self.bytes[end - 1] {
            0..0x80 => end,
            // No hidden character is in ASCII.
            0x80.. => self.at + self.source[self.at..end].trim_end_matches(is_hidden).len(),
        };
        let written = &self.source[self.at..end];
        if (joined || self.run_end > self.at) && !written.is_ascii() {
            let mut plain = std::mem::take(&mut self.scratch);
            plain.clear();
            plain.extend(written.chars().filter(|&c| !is_hidden(c)).map(|c| match c {
                '\u{2018}' | '\u{2019}' | '\u{201b}' => '\'',
                '\u{2010}' | '\u{2011}' => '-',
                c => c,
            }));
            // Letters with their accents apart are the letters with accents.
            if plain.contains(|c| ('\u{300}'..='\u{36f}').contains(&c)) {
                plain = plain.nfc().collect();
            }
            self.push_as(end, &plain);
            self.scratch = plain;
        } else if joined && written.contains('&') {
            self.push_as(end, &coded::decoded(written).replace(['‘', '’'], "'"));
        } else {
            self.push_written(end);
        }
    }

    /// The length of the apostrophe that stands there.
    pub(super) fn apostrophe_at(&self, at: usize) -> Option<usize> {
        match self.bytes[at..] {
            [b'\'', ..] => Some(1),
            [0xe2, 0x80, 0x98 | 0x99 | 0x9b, ..] => Some(3),
            [b'&', b'#' | b'a' | b'r' | b'l', ..] => match coded::character(&self.bytes[at..]) {
                Some(('\'' | '‘' | '’', len)) => Some(len),
                _ => None,
            },
            _ => None,
        }
    }

    /// The end of the hyphen that stands there.
    pub(super) fn hyphen_at(&self, at: usize) -> Option<usize> {
        match self.bytes[at..] {
            [b'-', ..] => Some(at + 1),
            [0xe2, 0x80, 0x90 | 0x91, ..] => Some(at + 3),
            _ => None,
        }
    }

    fn apostrophe(&self, start: usize, at: usize) -> Apostrophe {
        let after = at + self.apostrophe_at(at).unwrap_or(1);
        if let Some(end) = self.clitic_end(after) {
            return Apostrophe::Clitic { start: at, end };
        }
        let negates = matches!(self.byte(after), Some(b't' | b'T')) && !self.alnum(after + 1);
        if negates && at > start + 1 && matches!(self.bytes[at - 1], b'n' | b'N') {
            return Apostrophe::Clitic { start: at - 1, end: after + 1 };
        }
        if self.alnum(after) && !self.digit(after) { Apostrophe::Letter } else { Apostrophe::Mark }
    }

    /// The end of "s", "re", "ve", "ll", "d" or "m" if one stands there alone.
    pub(super) fn clitic_end(&self, after: usize) -> Option<usize> {
        let len = match self.bytes[after.min(self.bytes.len())..] {
            [b's' | b'S' | b'd' | b'D' | b'm' | b'M', ..] => 1,
            [b'r' | b'R' | b'v' | b'V', b'e' | b'E', ..] | [b'l' | b'L', b'l' | b'L', ..] => 2,
            _ => return None,
        };
        let end = after + len;
        // "rock 'n' roll" and "d's'" go on, and so does "l'd'accord".
        let goes_on = self.alnum(end)
            || end < self.bytes.len() && self.apostrophe_at(end).is_some_and(|len| self.alnum(end + len));
        (!goes_on).then_some(end)
    }

    /// Ends a clitic. "'s" is taken for a possessive unless the word before is one that has none.
    pub(super) fn clitic(&mut self, end: usize) {
        let form = match &self.bytes[self.at..end] {
            [b'n', .., b't'] => "n't",
            [b'N', .., b'T'] => "N'T",
            [.., b's'] => "'s",
            [.., b'S'] => "'S",
            [.., b'r', b'e'] => "'re",
            [.., b'v', b'e'] => "'ve",
            [.., b'l', b'l'] => "'ll",
            [.., b'd'] => "'d",
            [.., b'm'] => "'m",
            _ => return self.push_word(end, true),
        };
        if form == "'s" || form == "'S" {
            let owner = self.tokens.last().map_or(0, |token| self.vocabulary.word(token.word).hash);
            if !NEVER_OWNS.contains(&owner) {
                self.flags |= Flags::POSSESSIVE;
            }
        }
        let word = self.vocabulary.intern(form);
        self.push(end, word);
    }

    /// "Roe's been told": the word just ended shows that the "'s" before it is a verb.
    fn no_possessive_before(&mut self) {
        let [.., clitic, word] = &mut self.tokens[..] else {
            return;
        };
        if clitic.flags.has(Flags::POSSESSIVE) && AFTER_VERB.contains(&self.vocabulary.word(word.word).hash) {
            clitic.flags.0 &= !Flags::POSSESSIVE;
        }
    }

    /// "U.S.", "a.m.", "J.K.", "U.S" from its first letter, "Ph.D.", "M.Sc.".
    fn letters_with_stops(&self, start: usize, end: usize) -> Option<usize> {
        let first = &self.bytes[start..end];
        let one = |at: usize| BYTES[self.byte(at)? as usize].eq(&Byte::Letter).then_some(());
        let mut at = match first {
            [_] => end + 1,
            b"Ph" | b"LL" | b"Ed" | b"Th" | b"Psy" => end + 1,
            _ => return None,
        };
        let mut letters = 1;
        while one(at).is_some() {
            match self.byte(at + 1) {
                Some(b'.') => {
                    letters += 1;
                    at += 2;
                }
                _ if self.alnum(at + 1) => {
                    let further = self.bytes[at..].iter().position(|&b| !is_alnum(b)).unwrap_or(self.bytes.len() - at);
                    if let b"Sc" | b"Ed" | b"Phil" | b"Eng" | b"Tech" | b"Litt" = &self.bytes[at..at + further] {
                        letters += 1;
                        at += further + usize::from(self.byte(at + further) == Some(b'.'));
                    }
                    break;
                }
                Some(_) if self.apostrophe_at(at + 1).is_some_and(|len| self.clitic_end(at + 1 + len).is_none()) => {
                    break;
                }
                _ => return Some(at + 1),
            }
        }
        (letters > 1).then_some(at)
    }
}

/// Words whose "'s" is "is", "has" or "us".
const NEVER_OWNS: [u64; 12] = [
    hash("he"),
    hash("she"),
    hash("it"),
    hash("that"),
    hash("there"),
    hash("here"),
    hash("what"),
    hash("where"),
    hash("how"),
    hash("when"),
    hash("who"),
    hash("let"),
];

/// Words that never follow a possessive.
const AFTER_VERB: [u64; 8] =
    [hash("been"), hash("not"), hash("a"), hash("an"), hash("the"), hash("got"), hash("gonna"), hash("going")];

/// "Jun", "SEPT".
fn is_short_month(first: &[u8]) -> bool {
    let [letter, rest @ ..] = first else { return false };
    let lower = |b: u8| rest.first().is_some_and(u8::is_ascii_lowercase) == b.is_ascii_lowercase();
    if !letter.is_ascii_uppercase() || !(3..=4).contains(&first.len()) || !rest.iter().all(|&b| lower(b)) {
        return false;
    }
    let mut word = [0; 4];
    let word = &mut word[..first.len()];
    word.copy_from_slice(first);
    word.make_ascii_lowercase();
    #[rustfmt::skip]
    let short = matches!(
        &*word,
        b"jan" | b"feb" | b"mar" | b"apr" | b"jun" | b"jul" | b"aug" | b"sep" | b"sept" | b"oct" | b"nov" | b"dec"
    );
    short
}

/// Whether a compound that begins with this word is split at its hyphens: it is a number, "mid" or "half", a month or
/// day of the week ("July-September"), or a unit ("60 km-long").
fn splits_compound(first: &[u8]) -> bool {
    let mut lower = [0; 11];
    let Some(lower) = lower.get_mut(..first.len()) else {
        return false;
    };
    lower.copy_from_slice(first);
    lower.make_ascii_lowercase();
    #[rustfmt::skip]
    let splits = matches!(
        &*lower,
        b"one" | b"two" | b"three" | b"four" | b"five" | b"six" | b"seven" | b"eight" | b"nine" | b"ten" | b"eleven"
            | b"twelve" | b"thirteen" | b"fourteen" | b"fifteen" | b"sixteen" | b"seventeen" | b"eighteen" | b"nineteen"
            | b"twenty" | b"thirty" | b"forty" | b"fifty" | b"sixty" | b"seventy" | b"eighty" | b"ninety"
            | b"hundred" | b"thousand" | b"million" | b"billion" | b"trillion" | b"dozen"
            | b"first" | b"second" | b"third" | b"fourth" | b"fifth" | b"sixth" | b"seventh" | b"eighth" | b"ninth"
            | b"tenth" | b"eleventh" | b"twelfth" | b"thirteenth" | b"fourteenth" | b"fifteenth" | b"sixteenth"
            | b"seventeenth" | b"eighteenth" | b"nineteenth" | b"twentieth"
            | b"mid" | b"half"
            | b"km" | b"cm" | b"kilometer" | b"kilometre" | b"meter" | b"metre" | b"mile"
            | b"january" | b"february" | b"march" | b"april" | b"june" | b"july" | b"august" | b"september"
            | b"october" | b"november" | b"december"
            | b"monday" | b"tuesday" | b"wednesday" | b"thursday" | b"friday" | b"saturday" | b"sunday"
    );
    splits || first == b"May"
}

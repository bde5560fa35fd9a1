//! Numbers in digits: with separators, as times, fractions, dates, ordinals and decades.

use super::Scanner;
use crate::lexicon::vocabulary::hashes;

/// Words after which a number begins anew.
const LEADS: [u64; 33] = hashes([
    "is",
    "was",
    "are",
    "were",
    "of",
    "to",
    "from",
    "for",
    "than",
    "about",
    "some",
    "nearly",
    "almost",
    "over",
    "around",
    "roughly",
    "approximately",
    "only",
    "just",
    "lies",
    "lie",
    "lay",
    "runs",
    "ran",
    "stretches",
    "spans",
    "covers",
    "flew",
    "by",
    "the",
    "within",
    "its",
    "every",
]);

impl Scanner<'_> {
    pub(super) fn number(&mut self) {
        let start = self.at;
        let mut end = self.digits(start);
        if let Some(whole) = self.date_or_phone(start, end) {
            return self.push_written(whole);
        }
        if let Some(whole) = self.spaced_groups(start, end) {
            let plain: String = self.source[start..whole].split(char::is_whitespace).collect();
            return self.push_as(whole, &plain);
        }
        while self.byte(end) == Some(b',') && self.group_follows(end + 1) {
            end = self.digits(end + 1);
        }
        if self.decimal_comma(start, end) {
            end = self.digits(end + 1);
        }
        // Decimals, "10:30:45", "9/11", "10/17/89", "17.10.1989".
        while matches!(self.byte(end), Some(b'.' | b':' | b'/')) && self.digit(end + 1) {
            end = self.digits(end + 1);
        }
        end = self.number_suffix(end);
        self.splits |= self.hyphen_at(end.min(self.bytes.len())).is_some_and(|after| self.alnum(after));
        self.push_written(end);
    }

    fn digits(&self, from: usize) -> usize {
        from + self.bytes[from.min(self.bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count()
    }

    /// Whether three digits stand there, or two with a further group after them (as India writes lakhs).
    fn group_follows(&self, at: usize) -> bool {
        match self.digits(at) - at {
            3 => true,
            2 => self.byte(at + 2) == Some(b',') && self.digit(at + 3),
            _ => false,
        }
    }

    /// The end of "1 200 000": groups of three digits with thin or fixed spaces between them; with plain ones two groups at
    /// least, or one before a unit ("lies 1 200 km from").
    fn spaced_groups(&self, start: usize, first: usize) -> Option<usize> {
        if !(1..=3).contains(&(first - start)) || self.bytes[start] == b'0' {
            return None;
        }
        let (mut end, mut groups) = (first, 0);
        let space = self.char(end).filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'))?;
        while self.char(end) == Some(space) && groups < 5 {
            let from = end + space.len_utf8();
            let after = self.digits(from);
            if after - from != 3 || self.alnum(after) {
                break;
            }
            (end, groups) = (after, groups + 1);
        }
        let enough = groups > usize::from(space == ' ') || groups == 1 && self.measures(end);
        enough.then_some(end)
    }

    /// Whether a unit follows a number, and before it a word that none ends with a number: "of 1 200 km", but "bus 12 200
    /// metres" and "May 5 200 km".
    fn measures(&self, end: usize) -> bool {
        const UNITS: [&[u8]; 11] = [
            b"km",
            b"kilometres",
            b"kilometers",
            b"metres",
            b"meters",
            b"m",
            b"miles",
            b"feet",
            b"ft",
            b"tonnes",
            b"hectares",
        ];
        let Some(rest) = self.bytes.get(end + 1..).filter(|_| self.byte(end) == Some(b' ')) else { return false };
        let unit = UNITS.iter().any(|unit| rest.starts_with(unit) && !self.alnum(end + 1 + unit.len()));
        let led = self.tokens.last().map_or(0, |token| self.vocabulary.word(token.word).hash);
        unit && LEADS.contains(&led)
    }

    /// "3,5" and "12,75": a comma too few digits for a thousand stand behind is a decimal one, unless it is one of a row.
    fn decimal_comma(&self, start: usize, at: usize) -> bool {
        let after = self.digits(at + 1);
        let few = self.byte(at) == Some(b',') && matches!(after - at - 1, 1 | 2) && at - start <= 4;
        let row = |end: usize| matches!(self.byte(end), Some(b',' | b'-' | b':' | b'/')) && self.digit(end + 1);
        few && !row(after) && !(start > 1 && self.bytes[start - 1] == b',' && self.digit(start - 2))
    }

    /// The end of "20th", "1990s", "1990's", "49ers": the letters that are part of a number.
    fn number_suffix(&self, at: usize) -> usize {
        let len = match &self.bytes[at..] {
            [b's' | b'S', b't' | b'T', ..] | [b't' | b'T', b'h' | b'H', ..] => 2,
            [b'n' | b'N' | b'r' | b'R', b'd' | b'D', ..] => 2,
            [b's' | b'S', ..] => 1,
            [b'e', b'r', b's', ..] => 3,
            [b'\'', b's', ..] if self.bytes[at - 1] == b'0' => 2,
            _ => return at,
        };
        if self.alnum(at + len) { at } else { at + len }
    }

    /// "2011-09-05", "05-09-2011", "5-9-2011", "555-019-2345", "1-555-019-2345", "555-0192".
    fn date_or_phone(&self, start: usize, first: usize) -> Option<usize> {
        if self.splits || self.byte(first) != Some(b'-') || !self.digit(first + 1) {
            return None;
        }
        let mut groups = [first - start, 0, 0, 0];
        let (mut count, mut end) = (1, first);
        while self.byte(end) == Some(b'-') && self.digit(end + 1) {
            let next = self.digits(end + 1);
            *groups.get_mut(count)? = next - end - 1;
            count += 1;
            end = next;
        }
        let iso = groups == [4, 2, 2, 0] && self.byte(end) == Some(b'T');
        if self.hyphen_at(end.min(self.bytes.len())).is_some() || self.alnum(end) && !iso {
            return None;
        }
        // Three digits and four are a range ("500-1000") if the second number is round.
        let round = self.bytes[end - 1] == b'0' || self.bytes[start] < b'2';
        match groups {
            [4, 2, 2, 0] if iso => self.time_of_iso(end),
            [4, 2, 2, 0] | [1 | 2, 1 | 2, 4, 0] | [3, 3, 4, 0] | [1, 3, 3, 4] => Some(end),
            [3, 4, 0, 0] if !round => Some(end),
            _ => None,
        }
    }

    /// The end of the time of day after an ISO 8601 day: "T12:00", "T08:15:30Z", "T08:15+01:00".
    fn time_of_iso(&self, day: usize) -> Option<usize> {
        let two = |at: usize| (self.byte(at) == Some(b':') && self.digits(at + 1) == at + 3).then_some(at + 3);
        let mut end = Some(day + 3).filter(|&end| self.byte(day) == Some(b'T') && self.digits(day + 1) == end)?;
        while let Some(next) = two(end) {
            end = next;
        }
        if self.byte(end) == Some(b'.') && self.digit(end + 1) {
            end = self.digits(end + 1);
        }
        match self.byte(end) {
            Some(b'Z') => end += 1,
            Some(b'+' | b'-') if self.digits(end + 1) == end + 3 => end = two(end + 3).unwrap_or(end + 3),
            _ => {}
        }
        (!self.alnum(end)).then_some(end)
    }
}

//! Offsets of a report, in whatever they count, to bytes of its text.

use crate::report::OffsetUnit;
use std::ops::Range;

/// Where in the text the offsets stand.
pub struct Cut {
    /// The byte at which each unit begins; none where units are bytes.
    at: Option<Vec<u32>>,
    /// The bytes of the text at which a character begins are told by the text; its length here.
    len: usize,
}

impl Cut {
    pub fn new(text: &str, unit: OffsetUnit) -> Cut {
        let len = text.len();
        if text.is_ascii() || unit == OffsetUnit::Byte {
            return Cut { at: None, len };
        }
        let mut at = Vec::with_capacity(len);
        for (byte, c) in text.char_indices() {
            let units = if unit == OffsetUnit::Utf16 { c.len_utf16() } else { 1 };
            at.extend(std::iter::repeat_n(byte as u32, units));
        }
        Cut { at: Some(at), len }
    }

    fn byte(&self, offset: u32) -> usize {
        match &self.at {
            None => (offset as usize).min(self.len),
            Some(at) => at.get(offset as usize).map_or(self.len, |&byte| byte as usize),
        }
    }

    /// The bytes between two offsets, in a text that the report may not have been made of: always whole characters of it.
    pub fn range(&self, text: &str, start: u32, end: u32) -> Range<usize> {
        let floor = |mut byte: usize| {
            while !text.is_char_boundary(byte) {
                byte -= 1;
            }
            byte
        };
        let (start, end) = (floor(self.byte(start)), floor(self.byte(end)));
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_cuts_the_same_words() {
        let text = "\u{201c}Zażółć\u{201d} 😀 Ann";
        for (unit, start) in [(OffsetUnit::Codepoint, 11), (OffsetUnit::Byte, 22), (OffsetUnit::Utf16, 12)] {
            let cut = Cut::new(text, unit);
            assert_eq!(&text[cut.range(text, start, start + 3)], "Ann", "{unit:?}");
            assert_eq!(&text[cut.range(text, 0, 9999)], text);
            assert_eq!(&text[cut.range(text, 9999, 3)], "");
        }
        assert_eq!(Cut::new(text, OffsetUnit::Byte).range(text, 1, 4), 0..4, "not within a character");
    }
}

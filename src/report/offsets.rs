//! Byte offsets to the unit that the reader of the report counts in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the report's offsets count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Unicode code points: Python, brat.
    #[default]
    Codepoint,
    /// UTF-8 bytes: Rust, Go, C.
    Byte,
    /// UTF-16 code units: JavaScript, Java, C#.
    Utf16,
}

/// One running count for so many bytes.
const STRIDE: usize = 64;

/// Converts byte offsets of one text. Building it is one pass over the text (none if it is ASCII); a look-up counts at
/// most 63 bytes, in any order.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t [u8],
    unit: OffsetUnit,
    /// Units before each multiple of [`STRIDE`]; empty where a byte is a unit.
    before: Vec<u32>,
    len: u32,
}

impl<'t> Offsets<'t> {
    /// Of a text, in a unit.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Offsets<'t> {
        let bytes = text.as_bytes();
        if unit == OffsetUnit::Byte || text.is_ascii() {
            return Offsets { text: bytes, unit, before: Vec::new(), len: bytes.len() as u32 };
        }
        let mut before = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut len = 0;
        for stride in bytes.chunks(STRIDE) {
            before.push(len);
            len += count(stride, unit);
        }
        Offsets { text: bytes, unit, before, len }
    }

    /// The offset of the character that starts at this byte, or of the text's end.
    #[inline]
    pub fn at(&self, byte: u32) -> u32 {
        let byte = byte as usize;
        if self.before.is_empty() || byte >= self.text.len() {
            return if self.before.is_empty() { byte as u32 } else { self.len };
        }
        let stride = byte / STRIDE;
        self.before[stride] + count(&self.text[stride * STRIDE..byte], self.unit)
    }

    /// The length of the text, in units.
    pub fn text_len(&self) -> u32 {
        self.len
    }
}

/// The units that start in these bytes. A character of four bytes is two UTF-16 units; the second is counted at its first byte too.
#[inline]
fn count(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let starts: u32 = bytes.iter().map(|&b| u32::from(b & 0xC0 != 0x80)).sum();
    match unit {
        OffsetUnit::Byte => bytes.len() as u32,
        OffsetUnit::Codepoint => starts,
        OffsetUnit::Utf16 => starts + bytes.iter().map(|&b| u32::from(b >= 0xF0)).sum::<u32>(),
    }
}

/// The number of code points of a text.
pub fn chars(text: &str) -> u32 {
    count(text.as_bytes(), OffsetUnit::Codepoint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_the_offset_the_standard_library_counts() {
        let mixed =
            "“Zażółć” – Ann’s 😀 naïve… plain ASCII goes on for a while here, well past one stride. 日本語 😀😀"
                .repeat(4);
        for text in ["", "plain", "é", "😀", mixed.as_str()] {
            for unit in [OffsetUnit::Codepoint, OffsetUnit::Byte, OffsetUnit::Utf16] {
                let offsets = Offsets::new(text, unit);
                for byte in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
                    let before = &text[..byte];
                    let want = match unit {
                        OffsetUnit::Codepoint => before.chars().count(),
                        OffsetUnit::Byte => before.len(),
                        OffsetUnit::Utf16 => before.encode_utf16().count(),
                    };
                    assert_eq!(offsets.at(byte as u32) as usize, want, "{unit:?} at byte {byte} of {text:?}");
                }
                assert_eq!(offsets.at(text.len() as u32), offsets.text_len());
            }
        }
    }
}

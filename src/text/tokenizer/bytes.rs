//! What may begin at a byte, and which characters are marks or are not seen.

/// What a byte can begin or be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Byte {
    Space,
    Line,
    Letter,
    Digit,
    Quote,
    Hyphen,
    Dot,
    Sign,
    Stop,
    /// A mark that is always a token of its own.
    Single,
    /// What may begin a character reference that was left in the text.
    Coded,
    /// A mark of which a run is one token.
    Run,
    /// A part of a character outside ASCII.
    High,
}

pub(super) static BYTES: [Byte; 256] = {
    let mut table = [Byte::Run; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match i as u8 {
            b'\n' | b'\r' | 0x0b | 0x0c => Byte::Line,
            b' ' | b'\t' => Byte::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Byte::Letter,
            b'0'..=b'9' => Byte::Digit,
            b'"' | b'\'' | b'`' => Byte::Quote,
            b'-' | b'_' => Byte::Hyphen,
            b'.' => Byte::Dot,
            b'@' | b'#' => Byte::Sign,
            b'&' => Byte::Coded,
            b'?' | b'!' => Byte::Stop,
            b',' | b':' | b';' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>' | b'/' | b'%' | b'$' => {
                Byte::Single
            }
            0x80.. => Byte::High,
            _ => Byte::Run,
        };
        i += 1;
    }
    table
};

#[inline]
pub(super) fn is_alnum(byte: u8) -> bool {
    matches!(BYTES[byte as usize], Byte::Letter | Byte::Digit)
}

/// Characters outside ASCII that the scanner knows as marks; UAX #29 would let some of them join words.
pub(super) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{2010}'..='\u{201f}' | '\u{2026}' | '\u{2039}' | '\u{203a}' | '«' | '»' | '•' | '。' | '．' | '！' | '？'
    )
}

/// Characters that nobody sees and that no word is told by: they are in no token of their own.
pub fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

//! Plain text.

use super::{Article, Format, ReadError};
use std::borrow::Cow;

/// So much of the start is looked at to tell a binary file.
const LOOK: usize = 8 * 1024;

/// The longest text in bytes: offsets are 32 bits wide.
pub const LONGEST: usize = u32::MAX as usize / 2;

/// Bytes to text. A byte order mark at the start is no part of the text.
///
/// # Errors
/// When there is nothing but white space, when the bytes are no text, or not in UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, ReadError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.len() > LONGEST {
        return Err(ReadError::TooLong);
    }
    if let Some(at) = bytes.iter().take(LOOK).position(|&byte| byte == 0) {
        return Err(ReadError::Binary { at });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim_ascii().is_empty() => Err(ReadError::Empty),
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.valid_up_to();
            let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
            Err(ReadError::NotUtf8 { byte: bytes[at], at, line })
        }
    }
}

/// Reads a plain text.
///
/// # Errors
/// As [`decode`].
pub fn read<'a>(id: &str, path: Option<&str>, bytes: &'a [u8]) -> Result<Article<'a>, ReadError> {
    Ok(Article {
        id: id.to_owned(),
        path: path.map(str::to_owned),
        format: Format::Text,
        text: Cow::Borrowed(decode(bytes)?),
        ..Article::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_is_read() {
        assert_eq!(decode(b"\xEF\xBB\xBFAnn spoke.\r\n").unwrap(), "Ann spoke.\r\n");
        assert!(matches!(decode(b""), Err(ReadError::Empty)));
        assert!(matches!(decode(b"\xEF\xBB\xBF \n\t"), Err(ReadError::Empty)));
        assert!(matches!(decode(b"PK\x03\x04\0\0"), Err(ReadError::Binary { at: 4 })));
        let latin = decode(b"One.\nCaf\xE9.");
        assert!(matches!(latin, Err(ReadError::NotUtf8 { byte: 0xE9, at: 8, line: 2 })), "{latin:?}");
    }
}

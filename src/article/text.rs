//! Plain text, in any encoding.

use super::encoding::{self, Decoded};
use super::story::notice;
use super::{Article, Format, Notice, ReadError};

/// So much of the start is looked at to tell a binary file.
const LOOK: usize = 8 * 1024;

/// The longest text in bytes: offsets are 32 bits wide.
pub const LONGEST: usize = u32::MAX as usize / 2;

/// Bytes to text. A byte order mark at the start is not part of the text.
///
/// # Errors
/// When there is nothing but white space, or when the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    decode_as(bytes, None)
}

/// Bytes to text, where somebody says which encoding they are in.
///
/// # Errors
/// As [`decode`].
pub fn decode_as<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Decoded<'a>, ReadError> {
    if bytes.len() > LONGEST {
        return Err(ReadError::TooLong(LONGEST as u64));
    }
    let decoded = encoding::decode(bytes, label);
    if decoded.text.len() > LONGEST {
        return Err(ReadError::TooLong(LONGEST as u64));
    }
    if decoded.text.bytes().take(LOOK).any(|byte| byte == 0) {
        return Err(ReadError::Binary("binary data"));
    }
    if decoded.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(decoded)
}

/// What the reader of a report should know of the decoding.
pub fn notices(damaged: bool, encoding: Option<&str>) -> Vec<Notice> {
    let encoding = encoding.unwrap_or("UTF-8");
    let message = format!("some bytes mean nothing in {encoding} and were read as U+FFFD");
    if damaged { vec![notice("bad_encoding", message)] } else { Vec::new() }
}

/// Reads a plain text.
///
/// # Errors
/// As [`decode`].
pub fn read<'a>(id: &str, path: Option<&str>, bytes: &'a [u8]) -> Result<Article<'a>, ReadError> {
    let Decoded { text, encoding, damaged } = decode(bytes)?;
    let mut article = Article {
        id: id.to_owned(),
        path: path.map(str::to_owned),
        format: Format::Text,
        text,
        encoding: encoding.map(str::to_owned),
        notices: notices(damaged, encoding),
        ..Article::default()
    };
    super::wire::read(&mut article);
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    #[test]
    fn only_text_is_read() {
        assert_eq!(decode(b"\xEF\xBB\xBFAnn spoke.\r\n").unwrap().text, "Ann spoke.\r\n");
        assert!(matches!(decode(b"Ann spoke.").unwrap().text, Cow::Borrowed(_)), "plain UTF-8 is not copied");
        assert!(matches!(decode(b""), Err(ReadError::Empty)));
        assert!(matches!(decode(b"\xEF\xBB\xBF \n\t"), Err(ReadError::Empty)));
        assert!(matches!(decode(b"PK\x03\x04\0\0"), Err(ReadError::Binary(_))));
        let article = read("a", None, b"Two caf\xE9s opened, \x93at last\x94, Ann said.").unwrap();
        assert_eq!(article.text, "Two cafés opened, “at last”, Ann said.");
        assert_eq!(article.encoding.as_deref(), Some("windows-1252"));
    }
}

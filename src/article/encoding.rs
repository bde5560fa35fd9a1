//! Bytes to text: which encoding they are in, by mark, by form, by what they say, at last by what is likely.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// So much is looked at to guess an encoding.
const SAMPLE: usize = 1 << 20;

/// A text, and the encoding it came in.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// As the Encoding Standard calls it; none for plain UTF-8.
    pub encoding: Option<&'static str>,
    /// Bytes that mean nothing in that encoding were replaced by U+FFFD.
    pub damaged: bool,
}

/// Decodes a whole document.
///
/// A byte order mark decides; then the zero bytes of UTF-16; then whether it is UTF-8, which other encodings hardly
/// ever are by chance, so that it outweighs a wrong label; then the label that the document or its sender gives; then
/// the guess of chardetng (Sivonen 2020, the detector of Firefox).
pub fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = utf16(bytes) {
        return with(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.into(), encoding: None, damaged: false };
    }
    if mostly_utf8(bytes) {
        return with(UTF_8, bytes);
    }
    let label = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let encoding = label.filter(|&label| label != UTF_8).unwrap_or_else(|| guess(bytes));
    with(encoding, bytes)
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let name = (encoding != UTF_8).then(|| encoding.name());
    Decoded { text, encoding: name, damaged }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    // English text: of two readings that are equally likely, the Western one.
    detector.guess(Some(b"uk"), chardetng::Utf8Detection::Deny)
}

/// The encoding that a document of mark-up declares in its first bytes: in an XML declaration or a meta element.
pub fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let at = head
        .find("charset=")
        .map(|at| at + 8)
        .or_else(|| Some(head.find("<?xml").and_then(|_| head.find("encoding="))? + 9))?;
    let name: String = head[at..]
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    (!name.is_empty()).then_some(name)
}

/// UTF-16 without a mark: every other byte of Western text is zero, and a text has no other zeros.
pub fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(1024) & !1];
    if sample.len() < 4 {
        return None;
    }
    let zeros = |start: usize| sample[start..].iter().step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, units) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if odd * 10 >= units * 6 && even * 20 < units => Some(UTF_16LE),
        () if even * 10 >= units * 6 && odd * 20 < units => Some(UTF_16BE),
        () => None,
    }
}

/// A UTF-8 text with a few damaged bytes (cut off within a character, one stray byte): its other characters say so.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], label: Option<&str>) -> (String, Option<&'static str>) {
        let decoded = decode(bytes, label);
        (decoded.text.into_owned(), decoded.encoding)
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "“It’s over,” Zoë Müller said – after 40 years.";
        assert_eq!(decoded(text.as_bytes(), None), (text.into(), None));
        assert_eq!(decoded(format!("\u{feff}{text}").as_bytes(), None), (text.into(), None));
        // A wrong label does not spoil UTF-8.
        assert_eq!(decoded(text.as_bytes(), Some("iso-8859-1")), (text.into(), None));
        let (western, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        assert_eq!(decoded(&western, None), (text.into(), Some("windows-1252")));
        assert_eq!(decoded(&western, Some("utf-8")), (text.into(), Some("windows-1252")));
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&little, None), (text.into(), Some("UTF-16LE")));
        assert_eq!(decoded(&big, None), (text.into(), Some("UTF-16BE")));
        assert_eq!(decoded(&[&[0xff, 0xfe], &little[..]].concat(), None), (text.into(), Some("UTF-16LE")));
        let (polish, _, _) = encoding_rs::ISO_8859_2.encode("Łódź, Gdańsk i Poznań");
        assert_eq!(decoded(&polish, Some("iso-8859-2")), ("Łódź, Gdańsk i Poznań".into(), Some("ISO-8859-2")));
    }

    #[test]
    fn mark_up_declares_its_encoding() {
        for (head, name) in [
            ("<?xml version='1.0' encoding=\"ISO-8859-1\"?><nitf>", Some("iso-8859-1")),
            ("<html><META http-equiv=x content='text/html; charset=Windows-1251'>", Some("windows-1251")),
            ("<meta charset=\"utf-8\">", Some("utf-8")),
            ("<p encoding=x>", None),
        ] {
            assert_eq!(declared(head.as_bytes()).as_deref(), name, "{head}");
        }
    }

    #[test]
    fn a_cut_off_character_leaves_the_rest() {
        let text = "“Yes,” said Zoë Müller — “now.”";
        let decoded = decode(&text.as_bytes()[..text.len() - 1], None);
        assert!(decoded.damaged && decoded.text.starts_with("“Yes,” said Zoë Müller — “now."));
        assert_eq!(decoded.encoding, None);
        // One stray byte beside two characters that are sound.
        let decoded = decode(b"\xe2\x80\x9cYes,\xe2\x80\x9d said \xff Ann.", None);
        assert!(decoded.damaged && decoded.text == "“Yes,” said \u{fffd} Ann.");
    }
}

//! Character references that were left in a text: "it&#8217;s", "Smith &amp; Sons".

use std::borrow::Cow;

/// The characters whose references are read: marks, which lead a reader on. Letters and signs of other kinds stand for
/// themselves.
const MARKS: &str = "&\"'‘’“”—–…\u{a0}£€";
/// Bytes of the longest reference to one of them.
const LONGEST: usize = 10;

/// The character that is referred to where a text goes on, and the length of the reference.
pub fn character(rest: &[u8]) -> Option<(char, usize)> {
    let end = rest.iter().take(LONGEST).position(|&byte| byte == b';')?;
    let name = std::str::from_utf8(rest[..end].strip_prefix(b"&")?).ok()?;
    let c = match name.strip_prefix('#') {
        Some(number) => char::from_u32(match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16).ok()?,
            None => number.parse().ok()?,
        })?,
        None => quick_xml::escape::resolve_html5_entity(name)?.parse().ok()?,
    };
    MARKS.contains(c).then_some((c, end + 1))
}

/// Whether a text holds such a reference.
pub fn is_coded(text: &str) -> bool {
    memchr::memchr_iter(b'&', text.as_bytes()).any(|at| character(&text.as_bytes()[at..]).is_some())
}

/// A text with its references read, those that were coded twice as well.
pub fn decoded(text: &str) -> Cow<'_, str> {
    /// `&amp;amp;quot;` has been coded that often, and no text more.
    const MOST: usize = 3;
    let mut text = Cow::Borrowed(text);
    for _ in 0..MOST {
        if !is_coded(&text) {
            break;
        }
        text = Cow::Owned(once(&text));
    }
    text
}

fn once(text: &str) -> String {
    let (mut plain, mut from) = (String::with_capacity(text.len()), 0);
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if let Some((c, len)) = character(&text.as_bytes()[at..]) {
            plain.push_str(&text[from..at]);
            plain.push(c);
            from = at + len;
        }
    }
    plain.push_str(&text[from..]);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        for (text, plain) in [
            ("it&#8217;s", "it’s"),
            ("Smith &amp;amp; Sons", "Smith & Sons"),
            ("&quot;No,&quot; R&D said & left&", "\"No,\" R&D said & left&"),
            ("Q&A; and &lt;b&gt;", "Q&A; and &lt;b&gt;"),
            ("&#x201C;Caf&eacute; &#38; bar&#X201d; &#xFFFFFFF; &; &#;", "“Caf&eacute; & bar” &#xFFFFFFF; &; &#;"),
        ] {
            assert_eq!(decoded(text), plain);
        }
    }
}

//! Character references that were left in a text: "it&#8217;s", "Smith &amp; Sons".

use std::borrow::Cow;

/// Those of marks, which lead a reader on. Letters and signs of other kinds stand for themselves.
const CODED: [(&str, char); 30] = [
    ("&amp;", '&'),
    ("&#38;", '&'),
    ("&#038;", '&'),
    ("&quot;", '"'),
    ("&#34;", '"'),
    ("&#034;", '"'),
    ("&apos;", '\''),
    ("&#39;", '\''),
    ("&#039;", '\''),
    ("&#x27;", '\''),
    ("&lsquo;", '‘'),
    ("&#8216;", '‘'),
    ("&rsquo;", '’'),
    ("&#8217;", '’'),
    ("&#x2019;", '’'),
    ("&ldquo;", '“'),
    ("&#8220;", '“'),
    ("&rdquo;", '”'),
    ("&#8221;", '”'),
    ("&mdash;", '—'),
    ("&#8212;", '—'),
    ("&ndash;", '–'),
    ("&#8211;", '–'),
    ("&hellip;", '…'),
    ("&#8230;", '…'),
    ("&nbsp;", '\u{a0}'),
    ("&#160;", '\u{a0}'),
    ("&pound;", '£'),
    ("&#163;", '£'),
    ("&euro;", '€'),
];

/// The character that is referred to where a text goes on, and the length of the reference.
pub fn character(rest: &[u8]) -> Option<(char, usize)> {
    let coded = CODED.iter().find(|(coded, _)| rest.starts_with(coded.as_bytes()))?;
    Some((coded.1, coded.0.len()))
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
        ] {
            assert_eq!(decoded(text), plain);
        }
    }
}

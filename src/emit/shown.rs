//! Texts of others on a terminal.

use std::borrow::Cow;

/// A text as people are shown it: what would steer a terminal, or turn the order of its letters, is written out.
pub fn shown(text: &str) -> Cow<'_, str> {
    written_out(text, steers)
}

/// The same of a text of lines and columns, which stay.
pub fn shown_lines(text: &str) -> Cow<'_, str> {
    written_out(text, |c| steers(c) && !matches!(c, '\n' | '\t'))
}

fn written_out(text: &str, steers: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&steers) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if steers(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown.into()
}

/// Control and escape characters, marks of direction, and what separates lines.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || matches!(c, '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_is_not_copied() {
        assert!(matches!(shown("Zoë’s “café” 日本"), Cow::Borrowed(_)));
        assert_eq!(shown("a\u{1b}[2J\u{202e}\n"), "a\\u{1b}[2J\\u{202e}\\u{a}");
        assert_eq!(shown_lines("a\tb\u{9b}\n"), "a\tb\\u{9b}\n");
    }
}

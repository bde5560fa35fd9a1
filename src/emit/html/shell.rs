//! What every page is made in: its head, style and script, and what a browser may do with it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What pages look like.
pub const STYLE: &str = include_str!("style.css");
/// What pages do.
pub const SCRIPT: &str = include_str!("script.js");

/// Nothing but these two, by their hashes: were an escape forgotten, what got in would still not run.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let (style, script) = (source(STYLE), source(SCRIPT));
    format!("default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'")
});

/// A style or a script as the source of itself in a policy: by its hash.
pub fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// A whole page.
pub fn document(title: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(*POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body) script { (PreEscaped(SCRIPT)) } }
        }
    };
    let mut page = tame(page.into_string());
    page.push('\n');
    page
}

/// The page without characters that a browser would drop or change, or that turn the order of what follows them: each is
/// shown as a picture of itself, or as one that stands for all.
fn tame(page: String) -> String {
    if !page.contains(|c| shown(c) != Some(c)) {
        return page;
    }
    let page: Cow<'_, str> = if page.contains('\r') { page.replace("\r\n", "\n").into() } else { page.into() };
    page.chars().map(|c| shown(c).unwrap_or('\u{fffd}')).collect()
}

/// The character to be shown in place of another; none where it has no picture.
fn shown(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(c),
        '\r' => Some('\n'),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('\u{2421}'),
        _ if c.is_control() => None,
        '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => None,
        _ if (c as u32) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c) => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_steers_the_page() {
        let text = "a\0b\u{1b}[m\u{202e}c\u{85}\r\nd\re\u{feff}\u{ffff}Zoë \u{200f}\u{5d0}";
        let tamed = "a\u{2400}b\u{241b}[m\u{fffd}c\u{fffd}\nd\ne\u{fffd}\u{fffd}Zoë \u{200f}\u{5d0}";
        assert_eq!(tame(text.to_owned()), tamed);
        assert!(!STYLE.contains(|c| shown(c) != Some(c)) && !SCRIPT.contains(|c| shown(c) != Some(c)));
    }

    #[test]
    fn style_and_script_are_closed() {
        for (text, end) in [(STYLE, "</style"), (SCRIPT, "</script")] {
            assert!(!text.to_lowercase().contains(end) && !text.contains("<!--"));
        }
        for way_out in ["url(", "@import", "http:", "https:", "fetch(", "XMLHttpRequest", "eval("] {
            assert!(!STYLE.contains(way_out) && !SCRIPT.contains(way_out), "{way_out}");
        }
    }
}

//! Small values as people read them.

use crate::report::{SourceType, Via};
use crate::revisions::Class;
use serde::Serialize;
use std::borrow::Cow;

/// A value as the report names it, with spaces: "not confirmed".
pub fn label(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default().trim_matches('"').replace('_', " ")
}

/// A value as the report names it: "not_confirmed".
pub fn name_of(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default().trim_matches('"').to_owned()
}

/// A class of change, for people.
pub fn class_name(class: Class) -> String {
    class.name().replace('_', " ")
}

/// What a speaker is called.
pub fn speaker(name: Option<&str>, is_article: bool) -> &str {
    match name {
        _ if is_article => "The article itself",
        Some(name) => name,
        None => "Nobody named",
    }
}

pub fn source_type(kind: SourceType) -> &'static str {
    match kind {
        SourceType::NamedPerson => "person",
        SourceType::UnnamedPerson => "unnamed person",
        SourceType::Group => "group",
        SourceType::Organization => "organization",
        SourceType::Document => "document",
        SourceType::Unknown => "not known",
    }
}

/// How a source was resolved, where its words do not name it themselves.
pub fn via(steps: &[Via]) -> Option<&'static str> {
    steps.iter().find_map(|step| match step {
        Via::Same => None,
        Via::Alias => Some("a shorter name"),
        Via::Pronoun => Some("a pronoun"),
        Via::Nominal => Some("a description"),
        Via::QuoteRun => Some("a quotation that goes on"),
    })
}

/// "1 claim", "1,234 claims".
pub fn count(number: u64, what: &str) -> String {
    format!("{} {what}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// "1 story", "2 stories".
pub fn counts(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A number with commas.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The direction of a text most of whose letters are written from right to left. A name of that kind does not turn an
/// English sentence.
pub fn direction(text: &str) -> Option<&'static str> {
    let (mut left, mut right) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        let is_right = matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
        *(if is_right { &mut right } else { &mut left }) += 1;
    }
    (right > left).then_some("rtl")
}

/// At most so many characters of a text, on one line.
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(most) {
        Some((at, _)) => format!("{}\u{2026}", one_line[..at].trim_end()).into(),
        None => one_line.into(),
    }
}

/// An address that a page may link to.
pub fn web_address(url: &str) -> Option<&str> {
    let lower = url.get(..8.min(url.len()))?.to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://")).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_well() {
        assert_eq!(label(&crate::report::Stance::NotConfirmed), "not confirmed");
        assert_eq!((count(1, "claim"), count(1_234_567, "claim")), ("1 claim".into(), "1,234,567 claims".into()));
        assert_eq!(cut("a  b\nc", 9), "a b c");
        assert_eq!(cut("abcdef", 3), "abc\u{2026}");
    }

    #[test]
    fn most_letters_tell_the_direction() {
        assert_eq!(direction("\u{5d0}\u{5d1}\u{5d2} said so, and more."), None);
        assert_eq!(direction("\u{5d0}\u{5d1}\u{5d2}: \u{645}\u{631}\u{62d}\u{628}\u{627} (NATO)"), Some("rtl"));
        assert_eq!((direction(""), direction("1,234")), (None, None));
    }

    #[test]
    fn only_the_web_is_linked_to() {
        assert_eq!(web_address("HTTPS://example.org/a"), Some("HTTPS://example.org/a"));
        for bad in ["javascript:alert(1)", "data:text/html,x", " http://x", "file:///etc", "", "é"] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }
}

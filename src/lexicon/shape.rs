//! How a word is written.

use super::class::{Class, ClassSet};
use super::form;

/// The shape classes of a word or mark, by its characters alone.
pub fn shape(text: &str) -> ClassSet {
    // Most words are letters of ASCII, small but for the first perhaps.
    if let [first, rest @ ..] = text.as_bytes()
        && rest.iter().all(u8::is_ascii_lowercase)
    {
        if first.is_ascii_lowercase() {
            return Class::Lower.set();
        }
        if first.is_ascii_uppercase() && !rest.is_empty() {
            return Class::Cap.set();
        }
    }
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return ClassSet::EMPTY;
    };
    let lower = |c: char| c.is_alphabetic() && !c.is_uppercase();
    if let Some(class) = mark(text, first) {
        class
    } else if is_address(text) {
        Class::Address.set()
    } else if !text.chars().any(char::is_alphabetic) {
        figure(text)
    } else if first.is_ascii_digit() || (first == '\'' || first == '\u{2019}') && chars.any(|c| c.is_ascii_digit()) {
        figure_with_letters(text)
    } else if form::dotted(text) && form::capitals(text) {
        ClassSet::of(&[Class::Upper, Class::Initial])
    } else if is_fiscal_year(text) {
        ClassSet::of(&[Class::Upper, Class::Deictic])
    } else if form::capitals(text) {
        ClassSet::of(&[Class::Upper]).with(hyphen(text))
    } else if !text.chars().any(lower) {
        Class::Initial.set()
    } else if !text.chars().any(char::is_uppercase) || lower(first) && compound(text) {
        Class::Lower.set().with(hyphen(text))
    } else {
        Class::Cap.set().with(hyphen(text))
    }
}

/// "FY2024", "FY24".
fn is_fiscal_year(text: &str) -> bool {
    let digits = |year: &str| matches!(year.len(), 2 | 4) && year.bytes().all(|b| b.is_ascii_digit());
    text.strip_prefix("FY").is_some_and(digits)
}

/// A punctuation mark or sign, or the possessive ending, which is a token like them.
fn mark(text: &str, first: char) -> Option<ClassSet> {
    let class = match text {
        "," => Class::Comma,
        "." => Class::Dot,
        ":" => Class::Colon,
        ";" => Class::Semicolon,
        "…" => Class::Ellipsis,
        "--" | "---" | "–" | "—" | "―" => Class::Dash,
        // With white space around it, it is a dash, and the tokenizer says so.
        "-" | "‐" | "‑" | "−" => Class::Hyphen,
        "/" => Class::Slash,
        "&" => Class::Ampersand,
        "%" => Class::Percent,
        "(" | "[" | "{" => Class::OpenParen,
        ")" | "]" | "}" => Class::CloseParen,
        "'s" | "’s" | "'S" | "’S" => Class::Possessive,
        "US$" | "A$" | "C$" | "HK$" | "NZ$" | "S$" | "R$" => Class::Currency,
        _ if first.is_alphanumeric() => return None,
        _ if text.chars().all(|c| c == '?' || c == '!') => Class::Stop,
        _ if text.chars().all(|c| c == '.' || c == ' ') => Class::Ellipsis,
        _ if text.chars().all(|c| c == '-') => Class::Dash,
        _ if "$€£¥₹¢₽₩₪₦₱".contains(first) && text.chars().nth(1).is_none() => Class::Currency,
        _ if text.chars().any(char::is_alphanumeric) => return None,
        _ => Class::Mark,
    };
    Some(class.set())
}

/// A URL, e-mail address, handle or hash tag.
fn is_address(text: &str) -> bool {
    let inner = |mark: char| text.find(mark).is_some_and(|i| i > 0 && i + 1 < text.len());
    let domain = |end: &str| text.len() > end.len() && text.ends_with(end) && !text.contains(' ');
    text.contains("://")
        || text.starts_with("www.")
        || inner('@')
        || text.starts_with(['@', '#']) && text.chars().nth(1).is_some_and(char::is_alphanumeric)
        || inner('.') && [".com", ".org", ".net", ".gov", ".edu", ".co.uk"].iter().any(|end| domain(end))
}

/// A number, time or date: digits with marks between.
fn figure(text: &str) -> ClassSet {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let small = |part: &str, most: u32| part.len() <= 2 && part.parse::<u32>().is_ok_and(|n| n <= most);
    // "'98"
    if text.strip_prefix(['\'', '\u{2019}']).is_some_and(|year| year.len() == 2 && digits(year)) {
        return Class::Year.set();
    }
    if digits(text) {
        return match text.parse::<u32>() {
            Ok(1000..=2199) if text.len() == 4 => ClassSet::of(&[Class::Digits, Class::Year]),
            _ => Class::Digits.set(),
        };
    }
    let parts: Vec<&str> = text.splitn(5, [':', '/', '-', '.']).collect();
    let by = |mark: char| {
        parts.len() > 1 && parts.iter().all(|p| digits(p)) && text.matches(mark).count() == parts.len() - 1
    };
    let clock = || small(parts[0], 24) && parts[1..].iter().all(|p| p.len() == 2 && small(p, 59));
    if by(':') && parts.len() <= 3 && clock() {
        Class::Clock.set()
    } else if by('/') && parts.len() <= 3
        || (by('-') || by('.')) && parts.len() == 3 && parts.iter().all(|p| p.len() <= 4)
    {
        Class::SlashDate.set()
    } else if by('.') && parts.len() == 2 && parts[1].len() == 2 && clock() {
        // "10.30" is a time of day as the British write it, or a number.
        ClassSet::of(&[Class::Digits, Class::Clock])
    } else if text.chars().any(char::is_numeric) {
        Class::Digits.set()
    } else {
        Class::Mark.set()
    }
}

/// Digits with letters after them: ordinals, decades, and words such as "20-year-old" and "49ers".
fn figure_with_letters(text: &str) -> ClassSet {
    // "2015-07-31T12:00"
    let iso = text.as_bytes().get(..11).is_some_and(|day| {
        day.iter().enumerate().all(|(at, b)| match at {
            4 | 7 => *b == b'-',
            10 => *b == b'T',
            _ => b.is_ascii_digit(),
        })
    });
    if iso {
        return Class::SlashDate.set();
    }
    let body = text.trim_start_matches(['\'', '\u{2019}']);
    let digits = body.trim_end_matches(|c: char| c.is_alphabetic() || c == '\'' || c == '\u{2019}');
    let rest = &body[digits.len()..];
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b',');
    if plain && ["st", "nd", "rd", "th"].iter().any(|end| rest.eq_ignore_ascii_case(end)) {
        Class::Ordinal.set()
    } else if digits.ends_with('0') && matches!((rest, digits.len()), ("s", 2 | 4) | ("'s" | "\u{2019}s", 4)) {
        Class::Decade.set()
    } else if form::capitals(text) {
        Class::Upper.set()
    } else if text.chars().any(char::is_uppercase) {
        Class::Cap.set().with(hyphen(text))
    } else {
        Class::Lower.set().with(hyphen(text))
    }
}

fn hyphen(text: &str) -> ClassSet {
    let inner = text.trim_matches(['-', '‐', '‑']).contains(['-', '‐', '‑']);
    if inner { Class::Hyphenated.set() } else { ClassSet::EMPTY }
}

/// Whether a capital comes only after a hyphen, and what is before it is not a particle of a name: "pro-American", but not
/// "al-Qaeda".
fn compound(text: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "a", "abd", "abu", "ad", "al", "an", "ar", "as", "ash", "at", "az", "bin", "de", "dar", "el", "es", "et",
        "ibn", "la", "le", "ul", "ur", "us", "van", "von",
    ];
    match text.split_once(['-', '‐', '‑']) {
        Some((before, _)) => !before.chars().any(char::is_uppercase) && !PARTICLES.contains(&before),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Class::*;

    #[test]
    fn shapes() {
        let cases: &[(&str, &[Class])] = &[
            ("police", &[Lower]),
            ("o'clock", &[Lower]),
            ("n't", &[Lower]),
            ("Paris", &[Cap]),
            ("McDonald", &[Cap]),
            ("iPhone", &[Cap]),
            ("O'Brien", &[Cap]),
            ("MPs", &[Cap]),
            ("Al-Qaeda", &[Cap, Hyphenated]),
            ("al-Qaeda", &[Cap, Hyphenated]),
            ("Jean-Luc", &[Cap, Hyphenated]),
            ("pro-government", &[Lower, Hyphenated]),
            ("anti-American", &[Lower, Hyphenated]),
            ("NATO", &[Upper]),
            ("AT&T", &[Upper]),
            ("G20", &[Upper]),
            ("FY2024", &[Upper, Deictic]),
            ("F-16", &[Upper, Hyphenated]),
            ("U.N.", &[Upper, Initial]),
            ("J", &[Initial]),
            ("a.m.", &[Lower]),
            ("1,234.5", &[Digits]),
            ("1996", &[Digits, Year]),
            ("2500", &[Digits]),
            ("'98", &[Year]),
            ("1990s", &[Decade]),
            ("1990's", &[Decade]),
            ("'90s", &[Decade]),
            ("3rd", &[Ordinal]),
            ("10:30", &[Clock]),
            ("10:3", &[Digits]),
            ("9/11", &[SlashDate]),
            ("2011-09-05", &[SlashDate]),
            ("05.09.2011", &[SlashDate]),
            ("2015-07-31T12:00", &[SlashDate]),
            ("20-year-old", &[Lower, Hyphenated]),
            ("½", &[Digits]),
            ("http://example.org/a", &[Address]),
            ("ann@example.org", &[Address]),
            ("@ann", &[Address]),
            ("#news", &[Address]),
            (",", &[Comma]),
            (".", &[Dot]),
            ("...", &[Ellipsis]),
            (". . .", &[Ellipsis]),
            ("?!", &[Stop]),
            ("--", &[Dash]),
            ("—", &[Dash]),
            ("-", &[Hyphen]),
            ("$", &[Currency]),
            ("(", &[OpenParen]),
            ("\"", &[Mark]),
            ("``", &[Mark]),
            ("’s", &[Possessive]),
            ("'", &[Mark]),
        ];
        for (text, classes) in cases {
            assert_eq!(shape(text), ClassSet::of(classes), "{text}");
        }
        assert!(shape("").is_empty());
    }
}

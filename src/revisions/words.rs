//! Words of claims, told apart without regard to case, marks and white space.

use super::values::{self, Piece, Value, edition};
use crate::lexicon::{COMPILED, Class, ClassSet};
use rustc_hash::FxHashMap;

/// A word of a text, or a value of several.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word<'t> {
    /// What it is compared by: small letters and figures, or a value's worth.
    pub key: String,
    /// With all that stands up to the next word.
    pub text: &'t str,
    /// The byte at which it begins.
    pub at: usize,
    /// Where it is a number with or without a unit.
    pub value: Option<Value>,
    /// It stands between quotation marks.
    pub quoted: bool,
}

impl<'t> Word<'t> {
    /// A number, or a code with one. What the calendar is compared by has a space in it.
    pub(super) fn is_number(&self) -> bool {
        self.value.is_some() || !self.key.contains(' ') && self.key.contains(|c: char| c.is_ascii_digit())
    }

    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Without the marks and the white space behind it.
    pub(super) fn bare(&self) -> &'t str {
        bare(self.text)
    }

    /// Whether a sentence ends with it.
    pub(super) fn ends(&self) -> bool {
        self.text[self.bare().len()..].contains(['.', '?', '!'])
    }

    /// What the tables say of it.
    pub(super) fn classes(&self) -> ClassSet {
        COMPILED.lookup(&self.key).map_or(ClassSet::EMPTY, |entry| entry.classes)
    }
}

/// The words of a text. A hyphen parts words, so that "well-known" is "well known"; a number takes in its unit.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let starts = starts(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let piece = |(&start, end): (&usize, usize)| {
        let word = bare(&text[start..end]);
        let joined = text[start + word.len()..end].chars().all(|c| c.is_whitespace() || c == '-');
        Piece { word, joined }
    };
    let pieces: Vec<Piece<'_>> = starts.iter().zip(ends).map(piece).collect();
    let (mut words, mut lower, mut i) = (Vec::with_capacity(pieces.len()), String::new(), 0);
    while i < pieces.len() {
        let value = values::parse(&pieces[i..], &mut lower);
        let taken = value.map_or(1, |(_, taken)| taken);
        let text = &text[starts[i]..starts.get(i + taken).copied().unwrap_or(text.len())];
        let key = value.map_or_else(|| key(text), |(value, _)| value.key());
        words.push(Word { key, text, at: starts[i], value: value.map(|(value, _)| value), quoted: false });
        i += taken;
    }
    words
}

/// The bytes at which words begin.
fn starts(text: &str) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut inside = false;
    let mut code_end = 0;
    for (at, c) in text.char_indices() {
        if at < code_end {
            continue;
        }
        if c == '<' {
            code_end = at + ticker(&text[at..]);
        }
        if c.is_whitespace() || at < code_end || matches!(c, '-' | '–' | '—') {
            inside = false;
        } else if !inside && (is_word(c) || c == '.' && text[at + 1..].starts_with(|next: char| next.is_ascii_digit()))
        {
            starts.push(at);
            inside = true;
        }
    }
    starts
}

/// A word without what stands behind it.
fn bare(text: &str) -> &str {
    let end = text.find('<').filter(|&at| ticker(&text[at..]) > 0).unwrap_or(text.len());
    text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%')
}

/// How long a code in angle brackets at the start of this text is: "<ORV.L>", the share of a firm, which desks leave out.
fn ticker(text: &str) -> usize {
    let end = text.as_bytes().iter().take(12).position(|&byte| byte == b'>').unwrap_or(0);
    let is_code = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'=');
    if end > 1 && text.as_bytes()[1..end].iter().all(is_code) { end + 1 } else { 0 }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric() || matches!(c, '$' | '%' | '£' | '€')
}

fn key(piece: &str) -> String {
    let mut key = String::with_capacity(piece.len());
    // The word comes before what stands up to the next: a code does not belong to it.
    let end = memchr::memchr(b'<', piece.as_bytes()).filter(|&at| ticker(&piece[at..]) > 0).unwrap_or(piece.len());
    let piece = &piece[..end];
    let mut after_digit = false;
    for (at, c) in piece.char_indices() {
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else if is_word(c) {
            key.extend(c.to_lowercase());
        } else if c == '.'
            && (after_digit || key.is_empty())
            && piece.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit)
        {
            // "1.3" is not "13"; "1,300" is "1300".
            key.push('.');
        }
        after_digit = c.is_ascii_digit();
    }
    if let Some(day) = calendar(piece, &key) {
        return day;
    }
    one_spelling(&mut key);
    key
}

/// A month or day of the week, however it is shortened. "May" never is.
fn calendar(piece: &str, key: &str) -> Option<String> {
    if !(3..=9).contains(&key.len()) || key == "may" || !piece.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let entry = COMPILED.lookup(key)?;
    let named = [(Class::Month, "month"), (Class::Weekday, "day")];
    let (class, name) = named.into_iter().find(|(class, _)| entry.classes.has(*class))?;
    Some(format!("{name} {}", COMPILED.value(entry.row, class)?))
}

/// "Organise" as "organize", "favour" as "favor", "travelled" as "traveled": which of them a desk writes is its house
/// style. That "rise" is "rize" so harms nothing, for both versions are read alike.
fn one_spelling(key: &mut String) {
    if key.len() < 6 {
        return;
    }
    const SPELLINGS: [(&str, &str); 13] = [
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
        ("isation", "ization"),
        ("isations", "izations"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("lled", "led"),
        ("lling", "ling"),
        ("tre", "ter"),
        ("tres", "ters"),
        ("ence", "ense"),
    ];
    if let Some((british, american)) = SPELLINGS.iter().find(|(british, _)| key.ends_with(british)) {
        key.truncate(key.len() - british.len());
        key.push_str(american);
    }
    if let Some((at, _)) = key.match_indices("our").find(|(at, _)| *at > 2) {
        key.replace_range(at..at + 3, "or");
    }
}

/// The words of a text as they are compared.
pub(super) fn keys(text: &str) -> impl Iterator<Item = String> {
    words(text).into_iter().map(|word| word.key)
}

/// Whether two texts have the same words.
pub(super) fn same(old: &str, new: &str) -> bool {
    keys(old).eq(keys(new))
}

/// The words without what only ties them to the sentence: "that", "but".
pub(super) fn core<'w, 't>(words: &'w [Word<'t>]) -> &'w [Word<'t>] {
    let ties = words.iter().take_while(|word| word.key.len() < 10 && edition(&word.key) == Some("tie"));
    let ties = ties.count();
    if ties < words.len() { &words[ties..] } else { words }
}

/// Words as numbers, the same in both versions.
#[derive(Default)]
pub(super) struct Numbers(FxHashMap<String, u32>);

impl Numbers {
    pub(super) fn of(&mut self, key: &str) -> u32 {
        if let Some(&number) = self.0.get(key) {
            return number;
        }
        let next = self.0.len() as u32;
        self.0.insert(key.to_owned(), next);
        next
    }

    pub(super) fn all(&mut self, text: &str) -> Vec<u32> {
        words(text).iter().map(|word| self.of(&word.key)).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_words() {
        assert!(same("\"It's over,\"", "“It’s over”"));
        assert!(same("a well-known\nman", "a well - known man"));
        assert!(same("1,300 of ten", "1300 of 10."));
        assert!(same("they organised it", "they organized it") && !same("they raised it", "they razed it"));
        assert!(same("Orvane Paper <ORV.L> fell", "Orvane Paper fell"));
        assert!(!same("Orvane <Paper> fell", "Orvane fell"));
        assert!(!same("up 5%", "up 5"));
        assert!(!same("1.3 million", "13 million"));
        assert!(!same("up .96 points", "up 96 points"));
        assert!(!same("may have", "has"));
    }

    #[test]
    fn ties_are_no_part_of_what_is_said() {
        let of = |text| core(&words(text)).iter().map(|word| word.key.clone()).collect::<Vec<_>>();
        assert_eq!(of("that it rains"), ["it", "rains"]);
        assert_eq!(of("But that it rains"), ["it", "rains"]);
        assert_eq!(of("that"), ["that"]);
    }
}

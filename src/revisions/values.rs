//! Numbers, sums of money, shares and lengths, compared by what they are worth.
//!
//! ```text
//! value  = [ currency ] figure [ scale ]... [ unit ]      "$5m", "5 million dollars", "5 percent", "12 km", "12-km"
//! figure = digits | number word...                         "1,300", "twenty-five", "two hundred"
//! ```
//!
//! Each is folded into one word, the key of which is the same for all ways of writing it: "$5 million" is "$5m", and no
//! "$5 billion". A length has its metres for a key; one that was converted is the same as well as it can be (`is_same`).

use crate::lexicon::{COMPILED, Class, lexicon};

/// What a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Plain,
    /// By its sign: "$".
    Money(char),
    Percent,
    /// Metres.
    Length,
}

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Value {
    pub amount: f64,
    pub unit: Unit,
    /// The metres of one, as it is written; 1 where it is not a length.
    pub each: f64,
}

/// Lengths this near to each other are one, given in other units: desks round.
const ROUNDING: f64 = 0.04;

impl Value {
    /// What it is compared by.
    pub(super) fn key(self) -> String {
        let amount = (self.amount * 1e6).round() / 1e6;
        match self.unit {
            Unit::Plain => format!("{amount}"),
            Unit::Money(sign) => format!("{sign}{amount}"),
            Unit::Percent => format!("{amount}%"),
            Unit::Length => format!("{amount}m"),
        }
    }

    /// Whether both say the same; lengths in two units, as near as a conversion comes.
    pub(super) fn is_same(self, other: Value) -> bool {
        self.is_near(other, if self.each == other.each { 1e-9 } else { ROUNDING })
    }

    /// Whether one stands in brackets behind the other for the same length, roughly.
    pub(super) fn converts(self, other: Value) -> bool {
        self.each != other.each && self.is_near(other, 3.0 * ROUNDING)
    }

    fn is_near(self, other: Value, share: f64) -> bool {
        let (low, high) = (self.amount.min(other.amount), self.amount.max(other.amount));
        self.unit == other.unit && high - low <= share * high.abs()
    }
}

/// What the tables say of a word where versions are compared.
pub(super) fn edition(word: &str) -> Option<&'static str> {
    let entry = COMPILED.lookup(word).filter(|entry| entry.classes.has(Class::Edition))?;
    COMPILED.value(entry.row, Class::Edition)
}

/// A word as it is written, and whether the next one belongs to it: only white space or a hyphen stands between.
pub(super) struct Piece<'t> {
    pub word: &'t str,
    pub joined: bool,
}

/// The value that begins these pieces, and how many it takes. `lower` is room for a word in small letters.
pub(super) fn parse(pieces: &[Piece<'_>], lower: &mut String) -> Option<(Value, usize)> {
    let first = pieces.first()?;
    let (currency, digits) = currency(first.word);
    let mut value = Value { amount: 0.0, unit: currency.map_or(Unit::Plain, Unit::Money), each: 1.0 };
    let mut taken = 1;
    // Whether another piece may follow in the value.
    let more = |taken: usize| pieces.get(taken).filter(|_| pieces[taken - 1].joined);
    if digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        let (amount, rest) = figure(digits)?;
        value.amount = amount;
        if !rest.is_empty() && !suffix(rest, &mut value, lower) {
            return None;
        }
    } else {
        value.amount = number_word(first.word, lower).filter(|_| currency.is_none())?;
        let mut below = 0.0;
        // "twenty-five", "two hundred fifty": each part is smaller than the one before, or multiplies it.
        while let Some(next) = more(taken).and_then(|piece| number_word(piece.word, lower)) {
            let last = if below > 0.0 { below } else { value.amount };
            match (last, next) {
                _ if next >= 100.0 && value.amount < next => value.amount *= next,
                (20.0..100.0, 1.0..10.0) | (100.0.., 1.0..100.0) => value.amount += next,
                _ => break,
            }
            below = next;
            taken += 1;
        }
    }
    while let Some(scale) = more(taken).and_then(|piece| scale(piece.word, currency.is_some(), lower)) {
        value.amount *= scale;
        taken += 1;
    }
    if value.unit == Unit::Plain
        && let Some((unit, factor, words)) = more(taken).and_then(|_| unit(&pieces[taken..], lower))
    {
        value = Value { amount: value.amount * factor, unit, each: factor };
        taken += words;
    }
    Some((value, taken))
}

/// The sign of the currency before the digits: "$", "US$", "£".
fn currency(word: &str) -> (Option<char>, &str) {
    let sign = word.char_indices().take(4).find(|(_, c)| matches!(c, '$' | '£' | '€' | '¥'));
    match sign {
        Some((at, sign)) if word[..at].bytes().all(|byte| byte.is_ascii_uppercase()) => {
            (Some(sign), &word[at + sign.len_utf8()..])
        }
        _ => (None, word),
    }
}

/// "1,234.5" and what stands after it.
fn figure(digits: &str) -> Option<(f64, &str)> {
    let bytes = digits.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let inside = |at: usize| digit(at) || matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1);
    let end = (0..bytes.len().min(40)).find(|&at| !inside(at)).unwrap_or(bytes.len().min(40));
    // "10.3.2024", "10:30": no number.
    if bytes[..end].iter().filter(|&&byte| byte == b'.').count() > 1 || matches!(bytes.get(end), Some(b':' | b'/')) {
        return None;
    }
    let plain: String = digits[..end].chars().filter(|&c| c != ',').collect();
    Some((plain.parse().ok()?, &digits[end..]))
}

/// What is written right behind the digits: "5%", "5bn", "12km"; whether it is anything of the kind.
fn suffix(rest: &str, value: &mut Value, lower: &mut String) -> bool {
    if rest == "%" {
        value.unit = Unit::Percent;
        return true;
    }
    // "5m" are metres, or million: as written.
    if let Some(scale) = scale(rest, matches!(value.unit, Unit::Money(_)) || rest.len() > 1, lower) {
        value.amount *= scale;
        return true;
    }
    match length(rest, lower).filter(|_| value.unit == Unit::Plain) {
        Some(metres) => *value = Value { amount: value.amount * metres, unit: Unit::Length, each: metres },
        None => return false,
    }
    true
}

fn number_word(word: &str, lower: &mut String) -> Option<f64> {
    if !(3..=9).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let entry = COMPILED.lookup(small(word, lower)).filter(|entry| entry.classes.has(Class::NumberWord))?;
    COMPILED.value(entry.row, Class::NumberWord)?.parse().ok()
}

/// By how much a word multiplies the number before it; a letter only where the number is money.
fn scale(word: &str, money: bool, lower: &mut String) -> Option<f64> {
    if word.len() > 8 || word.len() == 1 && !money {
        return None;
    }
    let named = number_word(word, lower).filter(|&number| number >= 100.0 || number == 12.0);
    named.or_else(|| edition(small(word, lower))?.strip_prefix("scale ")?.parse().ok())
}

/// The unit that these pieces begin with, by how much it multiplies, and how many it takes.
fn unit(pieces: &[Piece<'_>], lower: &mut String) -> Option<(Unit, f64, usize)> {
    let word = pieces.first()?.word;
    if word == "%" {
        return Some((Unit::Percent, 1.0, 1));
    }
    let what = edition(small(word, lower));
    if let Some(sign) = what.and_then(|what| what.strip_prefix("money ")) {
        return Some((Unit::Money(sign.chars().next()?), 1.0, 1));
    }
    if what == Some("percent") {
        return Some((Unit::Percent, 1.0, 1));
    }
    if let Some((next, "percent")) = what.and_then(|what| what.strip_prefix("before ")?.split_once(' ')) {
        let follows = pieces[0].joined && pieces.get(1).is_some_and(|piece| piece.word.eq_ignore_ascii_case(next));
        return follows.then_some((Unit::Percent, 1.0, 2));
    }
    if let [first, second, ..] = pieces
        && first.joined
        && let Some(metres) = length_of_two(first.word, second.word, lower)
    {
        return Some((Unit::Length, metres, 2));
    }
    Some((Unit::Length, length(word, lower)?, 1))
}

/// The metres of a unit of length.
fn length(word: &str, lower: &mut String) -> Option<f64> {
    metres(COMPILED.lookup(small(word, lower))?)
}

/// The metres of a unit of two words: "nautical miles".
fn length_of_two(first: &str, second: &str, lower: &mut String) -> Option<f64> {
    let start = COMPILED.lookup(small(first, lower)).filter(|entry| entry.phrase_word != 0)?;
    let node = COMPILED.phrase_step(0, start.phrase_word)?;
    let next = COMPILED.lookup(small(second, lower)).filter(|entry| entry.phrase_word != 0)?;
    metres(COMPILED.phrase_entry(COMPILED.phrase_step(node, next.phrase_word)?)?)
}

fn metres(entry: lexicon::Entry) -> Option<f64> {
    let value = COMPILED.value(entry.row, Class::LengthUnit).filter(|_| entry.classes.has(Class::LengthUnit))?;
    value.split_once(' ')?.1.parse().ok()
}

fn small<'l>(word: &str, lower: &'l mut String) -> &'l str {
    lower.clear();
    lower.extend(word.chars().flat_map(char::to_lowercase));
    lower
}

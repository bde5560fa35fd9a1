//! Words of claims, compared without regard to case, marks and white space.

use rustc_hash::FxHashMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::borrow::Cow;

/// Beyond this product of lengths two texts are not compared word by word.
const MOST_WORK: usize = 4_000_000;

/// A stretch of words that both have, only the old ("-") or only the new ("+") one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// '=', '-' or '+'.
    pub sign: char,
    pub text: String,
}

impl Serialize for Edit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.sign, &self.text).serialize(serializer)
    }
}

impl JsonSchema for Edit {
    fn schema_name() -> Cow<'static, str> {
        "Edit".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "array", "prefixItems": [{"enum": ["=", "-", "+"]}, {"type": "string"}],
            "minItems": 2, "maxItems": 2,
            "description": "Words that both have (=), that only the old one has (-), that only the new one has (+)."})
    }
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// What it is compared by: small letters and figures.
    pub key: String,
    /// With all that stands up to the next word.
    pub text: &'t str,
}

impl Word<'_> {
    pub(super) fn is_number(&self) -> bool {
        self.key.trim_start_matches(['$', '£', '€', '.']).starts_with(|c: char| c.is_ascii_digit())
    }

    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The words of a text. A hyphen parts words, so that "well-known" is "well known".
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
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
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| Word { key: key(&text[start..end]), text: &text[start..end] }).collect()
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
    // The word comes before what stands up to the next: a code is none of it.
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
    match figure(&key) {
        Some(figure) => figure.to_owned(),
        None => {
            one_spelling(&mut key);
            key
        }
    }
}

/// "Organise" as "organize": which of them a desk writes is its house style. That "rise" is "rize" so harms nothing, for
/// both versions are read alike.
fn one_spelling(key: &mut String) {
    const ENDINGS: [&str; 6] = ["ise", "ised", "ises", "ising", "isation", "isations"];
    let ending = ENDINGS.iter().find(|ending| key.len() > 6 && key.ends_with(*ending));
    if let Some(at) = ending.map(|ending| key.len() - ending.len() + 1) {
        key.replace_range(at..=at, "z");
    }
}

/// Small numbers in words: desks write them in the one way and the other.
fn figure(word: &str) -> Option<&'static str> {
    if !(3..=9).contains(&word.len()) || !word.starts_with(['o', 't', 'f', 's', 'e', 'n']) {
        return None;
    }
    Some(match word {
        "one" => "1",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "eleven" => "11",
        "twelve" => "12",
        "thirteen" => "13",
        "fourteen" => "14",
        "fifteen" => "15",
        "sixteen" => "16",
        "seventeen" => "17",
        "eighteen" => "18",
        "nineteen" => "19",
        "twenty" => "20",
        "thirty" => "30",
        "forty" => "40",
        "fifty" => "50",
        "sixty" => "60",
        "seventy" => "70",
        "eighty" => "80",
        "ninety" => "90",
        _ => return None,
    })
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
    let ties = words.iter().take_while(|word| matches!(&*word.key, "that" | "and" | "but" | "however" | "meanwhile"));
    let ties = ties.count();
    if ties < words.len() { &words[ties..] } else { words }
}

/// Words that took the place of others; either side may be empty.
#[derive(Debug)]
pub(super) struct Hunk<'w, 't> {
    pub old: &'w [Word<'t>],
    pub new: &'w [Word<'t>],
}

/// Two texts laid beside each other.
pub(super) struct Comparison<'w, 't> {
    pub hunks: Vec<Hunk<'w, 't>>,
    pub edits: Vec<Edit>,
    /// The words that both have, in order.
    pub common: usize,
}

/// What has to be done to the words of the old text to make the new one. The way back is the same: of several shortest
/// ways it is always that from one of the two to the other.
pub(super) fn compare<'w, 't>(old: &'w [Word<'t>], new: &'w [Word<'t>]) -> Comparison<'w, 't> {
    let mut found = Comparison { hunks: Vec::new(), edits: Vec::new(), common: 0 };
    let push = |edits: &mut Vec<Edit>, sign, pieces: &[Word<'_>]| {
        for piece in pieces {
            match edits.last_mut() {
                Some(last) if last.sign == sign => last.text.push_str(piece.text),
                _ => edits.push(Edit { sign, text: piece.text.to_owned() }),
            }
        }
    };
    let ops = if old.len().saturating_mul(new.len()) > MOST_WORK {
        vec![DiffOp::Replace { old_index: 0, old_len: old.len(), new_index: 0, new_len: new.len() }]
    } else {
        let keys = |words: &'w [Word<'t>]| words.iter().map(|word| &*word.key).collect::<Vec<_>>();
        let (old, new) = (keys(old), keys(new));
        if old <= new {
            capture_diff_slices(Algorithm::Myers, &old, &new)
        } else {
            capture_diff_slices(Algorithm::Myers, &new, &old).into_iter().map(turned).collect()
        }
    };
    for op in ops {
        let (a, b) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { len, .. } = op {
            found.common += len;
            push(&mut found.edits, '=', &new[b]);
        } else {
            push(&mut found.edits, '-', &old[a.clone()]);
            push(&mut found.edits, '+', &new[b.clone()]);
            found.hunks.push(Hunk { old: &old[a], new: &new[b] });
        }
    }
    found
}

/// The step of the way back.
fn turned(op: DiffOp) -> DiffOp {
    match op {
        DiffOp::Equal { old_index, new_index, len } => {
            DiffOp::Equal { old_index: new_index, new_index: old_index, len }
        }
        DiffOp::Delete { old_index, old_len, new_index } => {
            DiffOp::Insert { old_index: new_index, new_index: old_index, new_len: old_len }
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            DiffOp::Delete { old_index: new_index, old_len: new_len, new_index: old_index }
        }
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            DiffOp::Replace { old_index: new_index, old_len: new_len, new_index: old_index, new_len: old_len }
        }
    }
}

/// What has to be done to the words of the old text to make the new one, told as stretches.
pub fn word_diff(old: &str, new: &str) -> Vec<Edit> {
    compare(&words(old), &words(new)).edits
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

    fn shown(old: &str, new: &str) -> String {
        word_diff(old, new).iter().map(|e| format!("{}{}", e.sign, e.text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_that_differ_stand_apart() {
        assert_eq!(shown("the convoy of 200 cars", "the convoy of 250 cars"), "=the convoy of |-200 |+250 |=cars");
        assert_eq!(shown("", "new"), "+new");
        assert_eq!(shown("so it is", "So  it\nis."), "=So  it\nis.");
    }

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

//! Words of claims, compared without regard to case, quotation marks and white space.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::borrow::Cow;
use std::collections::hash_map::{Entry, HashMap};

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

/// The words of a text: what they are compared by, and the text with what stands up to the next word.
fn words(text: &str) -> Vec<(String, &str)> {
    let mut starts: Vec<usize> = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() || matches!(c, '-' | '–' | '—') {
            inside = false;
        } else if !inside && is_word(c) {
            starts.push(at);
            inside = true;
        }
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let key = |piece: &str| piece.chars().filter(|c| is_word(*c)).flat_map(char::to_lowercase).collect();
    starts.iter().zip(ends).map(|(&start, end)| (key(&text[start..end]), &text[start..end])).collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '$' | '%' | '£' | '€')
}

/// The words of a text as they are compared.
pub(super) fn keys(text: &str) -> impl Iterator<Item = String> {
    words(text).into_iter().map(|(key, _)| key)
}

/// Whether two texts have the same words.
pub(super) fn same(old: &str, new: &str) -> bool {
    keys(old).eq(keys(new))
}

/// What has to be done to the words of the old text to make the new one.
pub fn word_diff(old: &str, new: &str) -> Vec<Edit> {
    let (old, new) = (words(old), words(new));
    let mut edits: Vec<Edit> = Vec::new();
    let mut push = |sign, pieces: &[(String, &str)]| {
        for (_, piece) in pieces {
            match edits.last_mut() {
                Some(last) if last.sign == sign => last.text.push_str(piece),
                _ => edits.push(Edit { sign, text: (*piece).to_owned() }),
            }
        }
    };
    if old.len().saturating_mul(new.len()) > MOST_WORK {
        push('-', &old);
        push('+', &new);
        return edits;
    }
    let keys = |words: &[(String, &str)]| words.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    for op in capture_diff_slices(Algorithm::Myers, &keys(&old), &keys(&new)) {
        let (a, b) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => push('=', &new[b]),
            _ => {
                push('-', &old[a]);
                push('+', &new[b]);
            }
        }
    }
    edits
}

/// Words as numbers, the same in both versions.
#[derive(Default)]
pub(super) struct Numbers(HashMap<String, u32>);

impl Numbers {
    /// The words of some texts as numbers, in ascending order.
    pub(super) fn bag<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> Vec<u32> {
        let mut bag = Vec::new();
        for key in texts.flat_map(keys) {
            let next = self.0.len() as u32;
            bag.push(match self.0.entry(key) {
                Entry::Occupied(entry) => *entry.get(),
                Entry::Vacant(entry) => *entry.insert(next),
            });
        }
        bag.sort_unstable();
        bag
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
        assert!(!same("up 5%", "up 5"));
        assert!(!same("may have", "has"));
    }
}

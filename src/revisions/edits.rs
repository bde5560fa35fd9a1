//! Two texts laid beside each other, word by word.

use super::words::{Word, words};
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
    /// The words.
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

/// Words that took the place of others; either side may be empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hunk<'w, 't> {
    pub old: &'w [Word<'t>],
    pub new: &'w [Word<'t>],
    /// The number of its first word in either text, or of the one it would stand before.
    pub at: (usize, usize),
}

/// Two texts laid beside each other.
pub(super) struct Comparison<'w, 't> {
    pub hunks: Vec<Hunk<'w, 't>>,
    /// The words that both have, in order.
    pub common: usize,
}

/// What has to be done to the words of the old text to make the new one. The way back is the same: of several shortest
/// ways it is always that from one of the two to the other.
pub(super) fn compare<'w, 't>(old: &'w [Word<'t>], new: &'w [Word<'t>]) -> Comparison<'w, 't> {
    let mut found = Comparison { hunks: Vec::new(), common: 0 };
    for op in steps(old, new) {
        let (a, b) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { len, .. } = op {
            found.common += len;
        } else {
            found.hunks.push(Hunk { at: (a.start, b.start), old: &old[a], new: &new[b] });
        }
    }
    found
}

fn steps(old: &[Word<'_>], new: &[Word<'_>]) -> Vec<DiffOp> {
    if old.len().saturating_mul(new.len()) > MOST_WORK {
        return vec![DiffOp::Replace { old_index: 0, old_len: old.len(), new_index: 0, new_len: new.len() }];
    }
    fn keys<'w>(words: &'w [Word<'_>]) -> Vec<&'w str> {
        words.iter().map(|word| &*word.key).collect()
    }
    let (old, new) = (keys(old), keys(new));
    if old <= new {
        capture_diff_slices(Algorithm::Myers, &old, &new)
    } else {
        capture_diff_slices(Algorithm::Myers, &new, &old).into_iter().map(turned).collect()
    }
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

/// What has to be done to the words of the old text to make the new one, told as stretches. Together those with "=" and
/// "-" are the old text, those with "=" and "+" the new one, to the letter: the same words in other marks are told as both.
pub fn word_diff(old: &str, new: &str) -> Vec<Edit> {
    let (old_words, new_words) = (words(old), words(new));
    let mut edits = Edits::default();
    let first = |words: &[Word<'_>], len| words.first().map_or(len, |word| word.at);
    edits.push(&old[..first(&old_words, old.len())], &new[..first(&new_words, new.len())]);
    for op in steps(&old_words, &new_words) {
        let (old, new) = (&old_words[op.old_range()], &new_words[op.new_range()]);
        if let DiffOp::Equal { .. } = op {
            old.iter().zip(new).for_each(|(old, new)| edits.push(old.text, new.text));
        } else {
            old.iter().for_each(|word| edits.old.push_str(word.text));
            new.iter().for_each(|word| edits.new.push_str(word.text));
        }
    }
    edits.flush();
    edits.done
}

/// Stretches, as they are put together.
#[derive(Default)]
struct Edits {
    done: Vec<Edit>,
    old: String,
    new: String,
}

impl Edits {
    /// Words that stand for each other, maybe in other letters.
    fn push(&mut self, old: &str, new: &str) {
        if old != new {
            self.old.push_str(old);
            self.new.push_str(new);
        } else if !old.is_empty() {
            self.flush();
            match self.done.last_mut().filter(|last| last.sign == '=') {
                Some(last) => last.text.push_str(old),
                None => self.done.push(Edit { sign: '=', text: old.to_owned() }),
            }
        }
    }

    fn flush(&mut self) {
        for (sign, text) in [('-', &mut self.old), ('+', &mut self.new)] {
            if !text.is_empty() {
                self.done.push(Edit { sign, text: std::mem::take(text) });
            }
        }
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
        assert_eq!(shown("so it is", "so it\nis"), "=so |-it |+it\n|=is");
    }
}

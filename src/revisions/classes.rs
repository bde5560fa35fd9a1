//! What kind of change a changed claim went through.

use super::changes::{Change, Field, How};
use super::sources::says_more;
use super::words::{Hunk, Word};
use crate::report::{Certainty, Claim, Polarity, Stance};
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Ordering;

/// The kinds of change, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// A number, date, name or spelling took the place of another, or it now says the opposite.
    Corrected,
    /// It is put as more certain than before.
    Strengthened,
    /// It is put as less certain than before.
    Softened,
    /// Another source says it, or none.
    #[serde(rename = "re-sourced")]
    ReSourced,
    /// It is put in other words, or told in another way.
    Reworded,
}

/// Corrections are short: more words than these in place of others put the thing anew.
const LONGEST_CORRECTION: usize = 6;

/// The kinds of change, in their order; at least one.
pub(super) fn of(
    old: &Claim<'_>,
    new: &Claim<'_>,
    changes: &[Change],
    hunks: &[Hunk<'_, '_>],
    common: usize,
) -> Vec<Class> {
    let mut classes = Vec::new();
    let has = |field| changes.iter().any(|change| change.field == field);
    let names = changes.iter().any(|c| c.field == Field::Names && c.old.is_some() && c.new.is_some());
    let changed: usize = hunks.iter().map(|hunk| hunk.old.len().max(hunk.new.len())).sum();
    let corrected = common >= changed && hunks.iter().any(|hunk| corrects(hunk, names));
    let redated = changes.iter().any(|c| c.field == Field::SaidAt && c.how == Some(How::Corrected));
    if corrected || redated || opposite(old, new) {
        classes.push(Class::Corrected);
    }
    match strength(old, new) {
        Ordering::Less => classes.push(Class::Strengthened),
        Ordering::Greater => classes.push(Class::Softened),
        Ordering::Equal => {}
    }
    if has(Field::Source) && !says_more(old, new) {
        classes.push(Class::ReSourced);
    }
    if classes.is_empty() || classes == [Class::ReSourced] && has(Field::Content) {
        classes.push(Class::Reworded);
    }
    classes
}

/// Whether words took the place of others of their like: a number of a number, a name of a name, a word of its misspelling.
fn corrects(hunk: &Hunk<'_, '_>, names: bool) -> bool {
    let (old, new) = (hunk.old, hunk.new);
    if old.is_empty() || new.is_empty() || old.len().max(new.len()) > LONGEST_CORRECTION {
        return false;
    }
    let numbers =
        |words: &[Word<'_>]| words.iter().filter(|w| w.is_number()).map(|w| w.key.clone()).collect::<Vec<_>>();
    let (old_numbers, new_numbers) = (numbers(old), numbers(new));
    if !old_numbers.is_empty() && !new_numbers.is_empty() && old_numbers != new_numbers {
        return true;
    }
    if names && old.iter().chain(new).all(|word| word.is_capital() && !is_function_word(&word.key)) {
        return true;
    }
    old.len() == new.len() && old.iter().zip(new).all(|(a, b)| a.key == b.key || misspelled(&a.key, &b.key))
}

fn is_function_word(key: &str) -> bool {
    matches!(
        key,
        "a" | "an"
            | "the"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "his"
            | "her"
            | "its"
            | "their"
            | "this"
            | "that"
            | "these"
            | "those"
            | "there"
    )
}

/// Whether two words are one but for a letter or two inside: "Sepember", "approcah". Another ending is another form.
pub(super) fn misspelled(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let least = a.len().min(b.len());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count().min(least - start);
    let (inner_a, inner_b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    let turned = inner_a.len() == 2 && inner_b.iter().eq(inner_a.iter().rev());
    let digits = a.iter().chain(&b).any(char::is_ascii_digit);
    least > 5 && !digits && (turned || end > 1 && start > 0 && inner_a.len().max(inner_b.len()) == 1)
}

/// Whether one denies what the other says.
fn opposite(old: &Claim<'_>, new: &Claim<'_>) -> bool {
    let denies = |claim: &Claim<'_>| (claim.stance == Stance::Denies) != (claim.polarity == Polarity::Negative);
    let says = |claim: &Claim<'_>| matches!(claim.stance, Stance::Asserts | Stance::Denies);
    says(old) && says(new) && denies(old) != denies(new)
}

/// Less where the new claim is put as more certain.
fn strength(old: &Claim<'_>, new: &Claim<'_>) -> Ordering {
    let certainty = |claim: &Claim<'_>| match claim.certainty {
        Certainty::Certain => Some(2),
        Certainty::Probable => Some(1),
        Certainty::Possible => Some(0),
        Certainty::Unknown => None,
    };
    let stance = |claim: &Claim<'_>| match claim.stance {
        Stance::Asserts | Stance::Denies => Some(2),
        Stance::Believes => Some(1),
        Stance::NotConfirmed | Stance::Wants => Some(0),
        Stance::Declines | Stance::Asks | Stance::Promises => None,
    };
    let of = |level: &dyn Fn(&Claim<'_>) -> Option<u8>| match (level(old), level(new)) {
        (Some(old), Some(new)) => old.cmp(&new),
        _ => Ordering::Equal,
    };
    // How certain a thing is that one hopes for says nothing of how certain it is that one believes.
    let certainties = if old.stance == new.stance { of(&certainty) } else { Ordering::Equal };
    of(&stance).then(certainties).then_with(|| of(&|claim| Some(insistence(claim.cue.lemma.as_deref()?))))
}

/// How much a cue lends to what it reports.
fn insistence(lemma: &str) -> u8 {
    match lemma {
        "allege" | "claim" | "hint" | "imply" | "suggest" | "suspect" | "speculate" | "guess" | "indicate" => 0,
        "affirm" | "assert" | "confirm" | "declare" | "insist" | "stress" | "swear" | "vow" | "maintain" => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelling_is_no_other_word() {
        for (a, b, expected) in [
            ("sepember", "september", true),
            ("approcah", "approach", true),
            ("smyths", "smiths", true),
            ("estimate", "estimates", false),
            ("closed", "closes", false),
            ("one", "won", false),
            ("imposed", "proposed", false),
            ("", "", false),
        ] {
            assert_eq!(misspelled(a, b), expected, "{a} / {b}");
        }
    }
}

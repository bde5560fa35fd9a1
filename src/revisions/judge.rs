//! What a changed word means: whether it says the same, or what kind of a change it is.

use super::class::Class;
use super::edits::{Comparison, Hunk, compare};
use super::letters::letters_alike;
use super::values::{Unit, edition};
use super::words::Word;
use crate::lexicon::{Class as WordClass, ClassSet};
use rustc_hash::FxHashMap;

/// What the dates of a version mean, by their words as they are compared.
pub(super) type Days = FxHashMap<String, String>;

/// Corrections are short: more words than these in place of others put the thing anew.
const LONGEST_CORRECTION: usize = 6;
/// So near to a name stands what somebody is.
const NEAR: usize = 6;
/// Names that differ in more of their letters are two.
const ALIKE: f64 = 0.6;
/// Words of the calendar and the clock.
const CALENDAR: ClassSet =
    ClassSet::of(&[WordClass::Month, WordClass::Weekday, WordClass::AmPm, WordClass::Deictic, WordClass::Ordinal]);
const ROLE: ClassSet = ClassSet::of(&[WordClass::Role, WordClass::Title]);
/// Words that are no part of a name, with a capital or without.
const GRAMMAR: ClassSet = ClassSet::of(&[
    WordClass::Det,
    WordClass::Pron,
    WordClass::PossPron,
    WordClass::Prep,
    WordClass::Conj,
    WordClass::Subord,
    WordClass::Aux,
    WordClass::Modal,
    WordClass::Wh,
]);

/// Two texts that are compared, and what the dates of their versions mean.
pub(super) struct Judge<'w, 't> {
    pub old: &'w [Word<'t>],
    pub new: &'w [Word<'t>],
    pub days: [&'w Days; 2],
}

/// A stretch that says something else, and what kind of a change that is.
pub(super) type Judged<'w, 't> = (Hunk<'w, 't>, Class);

impl<'w, 't> Judge<'w, 't> {
    /// The stretches that do not say the same, and how many words both texts have.
    pub(super) fn judge(&self) -> (Vec<Judged<'w, 't>>, usize) {
        let Comparison { hunks, common } = compare(self.old, self.new);
        let hunks: Vec<_> = hunks.into_iter().filter(|hunk| !self.says_the_same(hunk)).collect();
        let changed: usize = hunks.iter().map(|hunk| hunk.old.len().max(hunk.new.len())).sum();
        let near = 2 * common >= self.old.len().min(self.new.len());
        let judged = |hunk: Hunk<'w, 't>| {
            let class = match () {
                () if near && self.alters_a_quotation(&hunk) => Class::QuoteAltered,
                () if common < changed => Class::Reworded,
                () => self.outside_quotations(&hunk),
            };
            (hunk, class)
        };
        (hunks.into_iter().map(judged).collect(), common)
    }

    fn outside_quotations(&self, hunk: &Hunk<'_, '_>) -> Class {
        if self.is_age(hunk) || self.is_role(hunk) {
            Class::RoleChanged
        } else if self.corrects_a_number(hunk) || corrects_the_calendar(hunk) {
            Class::Corrected
        } else {
            self.corrects_a_name(hunk).unwrap_or(Class::Reworded)
        }
    }

    /// The word before a stretch, in the new text, and the one after it; they are in both texts.
    fn beside(&self, hunk: &Hunk<'_, '_>) -> [Option<&'w Word<'t>>; 2] {
        let before = hunk.at.1.checked_sub(1).and_then(|at| self.new.get(at));
        [before, self.new.get(hunk.at.1 + hunk.new.len())]
    }

    fn says_the_same(&self, hunk: &Hunk<'_, '_>) -> bool {
        let (old, new) = (hunk.old, hunk.new);
        if are_worth_the_same(old, new) {
            return true;
        }
        // "short-sighted", "shortsighted".
        let letters = |words: &[Word<'_>]| words.iter().map(|word| &*word.key).collect::<String>();
        if old.len().max(new.len()) <= LONGEST_CORRECTION && letters(old) == letters(new) {
            return true;
        }
        if !old.is_empty() && !new.is_empty() {
            let day = |words: &[Word<'_>], days: &Days| days.get(&joined(words)).cloned();
            return day(old, self.days[0]).is_some_and(|value| Some(value) == day(new, self.days[1]));
        }
        let [word] = (if old.is_empty() { new } else { old }) else { return false };
        let before = self.beside(hunk)[0];
        let converts = word
            .value
            .filter(|value| value.unit == Unit::Length)
            .is_some_and(|value| before.and_then(|before| before.value).is_some_and(|other| other.converts(value)));
        // "said that it rains", "said it rains"; "the Orvane Trade Office (OTO)".
        let bracketed = word.text.trim_start().contains(')') && word.bare().chars().all(char::is_uppercase);
        converts || word.key == "that" || bracketed && word.bare().len() > 1
    }

    /// Whether other words stand inside the same quotation marks. A whole sentence more or less does not change the wording.
    fn alters_a_quotation(&self, hunk: &Hunk<'_, '_>) -> bool {
        let side = |words: &[Word<'_>], all: &[Word<'_>], at: usize| match words.is_empty() {
            false => words.iter().any(|word| word.quoted),
            true => at.checked_sub(1).is_some_and(|at| all[at].quoted) || all.get(at).is_some_and(|word| word.quoted),
        };
        let before = self.beside(hunk)[0];
        let only = if hunk.old.is_empty() { hunk.new } else { hunk.old };
        let sentence = (hunk.old.is_empty() || hunk.new.is_empty())
            && before.is_none_or(Word::ends)
            && only.last().is_some_and(Word::ends);
        !sentence && side(hunk.old, self.old, hunk.at.0) && side(hunk.new, self.new, hunk.at.1)
    }

    /// "the 34-year-old", "aged 34", "Roe, 34, said".
    fn is_age(&self, hunk: &Hunk<'_, '_>) -> bool {
        let ([old], [new]) = (hunk.old, hunk.new) else { return false };
        let age = |word: &Word<'_>| {
            let value = word.value.filter(|value| value.unit == Unit::Plain);
            value.is_some_and(|value| (1.0..120.0).contains(&value.amount) && value.amount.fract() == 0.0)
        };
        let [before, after] = self.beside(hunk);
        let after_is = |key: &str| after.is_some_and(|word| word.key == key);
        let next = self.new.get(hunk.at.1 + 2);
        let told = after_is("year") && next.is_some_and(|word| word.key == "old")
            || before.is_some_and(|word| word.key == "aged");
        let commas = |word: &Word<'_>| word.text.trim_end().ends_with(',');
        let beside_name = before.is_some_and(|word| commas(word) && word.is_capital()) && commas(old) && commas(new);
        let dated = before.is_some_and(|word| word.classes().any(CALENDAR) || word.key.starts_with("month "));
        age(old) && age(new) && (told || beside_name && !dated)
    }

    /// A role or title took the place of another, near a name.
    fn is_role(&self, hunk: &Hunk<'_, '_>) -> bool {
        let (old, new) = (hunk.old, hunk.new);
        if old.is_empty() || new.is_empty() || old.len().max(new.len()) > LONGEST_CORRECTION {
            return false;
        }
        let role = |words: &[Word<'_>]| words.last().is_some_and(|word| word.classes().any(ROLE));
        let end = hunk.at.1 + new.len();
        let after = self.new[end..].first().filter(|word| word.classes().any(ROLE) && !word.is_number());
        let is_plain = |words: &[Word<'_>]| words.iter().all(|word| !word.is_number() && !word.classes().any(GRAMMAR));
        let around = &self.new[hunk.at.1.saturating_sub(NEAR)..(end + NEAR).min(self.new.len())];
        let named = around.iter().any(|word| word.is_capital() && !word.classes().has(WordClass::Common));
        // "Health minister", but not the name of a place before its mayor.
        let known = |words: &[Word<'_>]| words.iter().all(|word| word.classes().has(WordClass::Common));
        let before_role = after.is_some() && known(old) && known(new);
        named && is_plain(old) && is_plain(new) && (role(old) && role(new) || before_role)
    }

    /// A number took the place of another, or it is told on which side of it the truth is.
    fn corrects_a_number(&self, hunk: &Hunk<'_, '_>) -> bool {
        let numbers = |words: &[Word<'_>]| {
            let mut numbers: Vec<String> = words.iter().filter(|w| w.is_number()).map(|w| w.key.clone()).collect();
            numbers.sort_unstable();
            numbers
        };
        let (old, new) = (numbers(hunk.old), numbers(hunk.new));
        if hunk.old.len().max(hunk.new.len()) <= LONGEST_CORRECTION && !old.is_empty() && !new.is_empty() && old != new
        {
            return true;
        }
        let bound = |words: &[Word<'_>]| words.iter().all(|word| edition(&word.key) == Some("bound"));
        let numbered = self.beside(hunk)[1].is_some_and(|word| word.value.is_some());
        numbered && bound(hunk.old) && bound(hunk.new)
    }

    /// A name or word took the place of its misspelling, or a name that of another.
    fn corrects_a_name(&self, hunk: &Hunk<'_, '_>) -> Option<Class> {
        let (old, new) = (hunk.old, hunk.new);
        if old.is_empty() || new.is_empty() || old.len().max(new.len()) > LONGEST_CORRECTION {
            return None;
        }
        let starts = self.beside(hunk)[0].is_none_or(Word::ends);
        let known = |word: &Word<'_>| {
            word.classes().any(ClassSet::of(&[WordClass::Common, WordClass::Noun, WordClass::VerbPast]))
        };
        let name = |words: &[Word<'_>]| words.iter().all(|word| word.is_capital() && !word.classes().any(GRAMMAR));
        // In a headline, and at the start of a sentence, any word may have a capital.
        let sure = !starts && !self.in_capitals() || !old.iter().all(known) && !new.iter().all(known);
        if name(old) && name(new) && sure {
            let alike = letters_alike(&joined(old), &joined(new)) >= ALIKE;
            return Some(if alike { Class::NameCorrected } else { Class::Corrected });
        }
        let pairs = || old.iter().zip(new).all(|(a, b)| a.key == b.key || misspelled(&a.key, &b.key));
        (old.len() == new.len() && pairs()).then_some(Class::Corrected)
    }

    /// Whether most words have a capital.
    fn in_capitals(&self) -> bool {
        2 * self.new.iter().filter(|word| word.is_capital()).count() > self.new.len()
    }
}

/// A day, month or half of the day took the place of another.
fn corrects_the_calendar(hunk: &Hunk<'_, '_>) -> bool {
    let has = |words: &[Word<'_>]| {
        words.len() <= LONGEST_CORRECTION
            && words.iter().any(|word| {
                word.classes().any(CALENDAR) || word.key.starts_with("month ") || word.key.starts_with("day ")
            })
    };
    has(hunk.old) && has(hunk.new)
}

/// Whether two texts have the same words, and values worth the same.
pub(super) fn are_worth_the_same(old: &[Word<'_>], new: &[Word<'_>]) -> bool {
    let worth = |a: &Word<'_>, b: &Word<'_>| match (a.value, b.value) {
        (Some(a), Some(b)) => a.is_same(b),
        _ => a.key == b.key,
    };
    old.len() == new.len() && old.iter().zip(new).all(|(a, b)| worth(a, b))
}

/// Words as they are compared, on one line.
pub(super) fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| &*word.key).collect::<Vec<_>>().join(" ")
}

/// Whether two words are one but for a letter or two inside: "Sepember", "approcah". Another ending is another form.
fn misspelled(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let least = a.len().min(b.len());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count().min(least - start);
    let (inner_a, inner_b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    let turned = inner_a.len() == 2 && inner_b.iter().eq(inner_a.iter().rev());
    let digits = a.iter().chain(&b).any(char::is_ascii_digit);
    least > 5 && !digits && (turned || end > 1 && start > 0 && inner_a.len().max(inner_b.len()) == 1)
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

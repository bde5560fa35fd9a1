//! Which rules can begin at a unit, by its class or word and those of the two after it: made by the compiler, read in
//! place.

use super::ops::ToldBy;
use super::pattern::{MOST_AHEAD, Pattern};
use super::row::Row;
use super::rule::{How, Rule};
use super::unit::Unit;
use crate::lexicon::ClassSet;
use crate::lexicon::class::CLASSES;

/// Rules of a stage.
const MOST: usize = 128;
/// Hashes of words fall into so many buckets: with a few dozen words, another one rarely shares theirs.
const BUCKETS: usize = 1024;
/// Words that the rules of a stage can begin with.
const MOST_WORDS: usize = 160;
/// Buckets of the words that they can go on with.
const FEW: usize = 256;
const _: () = assert!(CLASSES.len() <= 128, "classes are bits of a number, and so are the rules of a stage");

/// Calls back with the number of each bit, in order.
#[inline]
fn each_bit(bits: u128, mut call: impl FnMut(usize)) {
    for (mut half, first) in [(bits as u64, 0), ((bits >> 64) as u64, 64)] {
        while half != 0 {
            call(first + half.trailing_zeros() as usize);
            half &= half - 1;
        }
    }
}

/// The rules of a stage by what their first units may be.
pub struct Index {
    first: First,
    /// What the units after the first must be: most tries would fail there, and this tells so without them.
    ahead: [Ahead; MOST_AHEAD - 1],
    /// What all rules are about, if they are about one thing, and those that may not have it among their first units.
    about: ClassSet,
    others: u128,
}

/// The rules that can begin with a unit.
struct First {
    classes: ClassSet,
    by_class: [u128; 128],
    /// The place in `by_word` of the words in a bucket; the first is empty, for no word.
    words: [u8; BUCKETS],
    by_word: [u128; MOST_WORDS],
    next: u8,
}

/// The rules that can go on with a unit.
struct Ahead {
    classes: ClassSet,
    by_class: [u128; 128],
    by_word: [u128; FEW],
    /// Those to which it does not matter, even if it is missing.
    any: u128,
}

/// Whether one of the first units of every match has one of these classes.
const fn is_about(pattern: &Pattern, classes: ClassSet) -> bool {
    let mut i = 0;
    while i < MOST_AHEAD {
        if let Some(told) = &pattern.told_by[i]
            && told.len == 0
            && classes.all(told.classes)
        {
            return true;
        }
        i += 1;
    }
    false
}

/// Enters a rule at each class of a set.
const fn enter(by_class: &mut [u128; 128], classes: ClassSet, rule: u128) {
    let mut bit = 0;
    while bit < by_class.len() {
        if classes.0 & (1 << bit) != 0 {
            by_class[bit] |= rule;
        }
        bit += 1;
    }
}

impl First {
    const EMPTY: First =
        First { classes: ClassSet::EMPTY, by_class: [0; 128], words: [0; BUCKETS], by_word: [0; MOST_WORDS], next: 1 };

    const fn enter(&mut self, told: &ToldBy, rule: u128) {
        enter(&mut self.by_class, told.classes, rule);
        self.classes = self.classes.with(told.classes);
        let mut i = 0;
        while i < told.len {
            let bucket = told.literals[i] as usize % BUCKETS;
            if self.words[bucket] == 0 {
                assert!((self.next as usize) < MOST_WORDS, "the rules of one stage begin with too many words");
                self.words[bucket] = self.next;
                self.next += 1;
            }
            self.by_word[self.words[bucket] as usize] |= rule;
            i += 1;
        }
    }

    #[inline]
    fn at(&self, unit: &Unit) -> u128 {
        let classes = unit.classes.0 & self.classes.0;
        let word = self.words[unit.hash as usize % BUCKETS];
        if classes == 0 && word == 0 {
            return 0;
        }
        let mut rules = self.by_word[word as usize];
        each_bit(classes, |class| rules |= self.by_class[class]);
        rules
    }
}

impl Ahead {
    const EMPTY: Ahead = Ahead { classes: ClassSet::EMPTY, by_class: [0; 128], by_word: [0; FEW], any: 0 };

    const fn enter(&mut self, told: &Option<ToldBy>, rule: u128) {
        let Some(told) = told else {
            self.any |= rule;
            return;
        };
        enter(&mut self.by_class, told.classes, rule);
        self.classes = self.classes.with(told.classes);
        let mut i = 0;
        while i < told.len {
            self.by_word[told.literals[i] as usize % FEW] |= rule;
            i += 1;
        }
    }

    #[inline]
    fn at(&self, unit: Option<&Unit>) -> u128 {
        let Some(unit) = unit else { return self.any };
        let mut rules = self.any;
        if unit.hash != 0 {
            rules |= self.by_word[unit.hash as usize % FEW];
        }
        each_bit(unit.classes.0 & self.classes.0, |class| rules |= self.by_class[class]);
        rules
    }
}

impl Index {
    /// # Panics
    /// When there are more rules, or words they begin with, than it has room for; in a `static` that is an error of the
    /// build.
    pub const fn new<A>(families: &[&[Rule<A>]], about: ClassSet) -> Index {
        let mut index = Index { first: First::EMPTY, ahead: [Ahead::EMPTY; MOST_AHEAD - 1], about, others: 0 };
        let (mut order, mut family) = (0, 0);
        while family < families.len() {
            let mut rule = 0;
            while rule < families[family].len() {
                assert!(order < MOST, "too many rules in one stage");
                if let How::Pattern(pattern, _) = &families[family][rule].how {
                    index.enter(1 << order, pattern);
                }
                rule += 1;
                order += 1;
            }
            family += 1;
        }
        index
    }

    const fn enter(&mut self, rule: u128, pattern: &Pattern) {
        if !is_about(pattern, self.about) {
            self.others |= rule;
        }
        let [Some(first), ahead @ ..] = &pattern.told_by else { panic!("a pattern begins with a class or a word") };
        self.first.enter(first, rule);
        let mut i = 0;
        while i < ahead.len() {
            self.ahead[i].enter(&ahead[i], rule);
            i += 1;
        }
    }

    /// The rules that can match somewhere in a sentence.
    pub(super) fn within(&self, row: &Row, sentence: usize) -> u128 {
        if self.about.is_empty() || row.may_have(sentence, self.about) { u128::MAX } else { self.others }
    }

    /// Calls back with each of some rules that the first units at a place let begin there; none for most.
    #[inline]
    pub(super) fn at(&self, sentence: &[Unit], at: usize, within: u128, rule: impl FnMut(usize)) {
        let unit = &sentence[at];
        let mut rules = self.first.at(unit) & within;
        if rules == 0 {
            return;
        }
        let [second, third] = &self.ahead;
        let (next, last) = (sentence.get(at + 1), sentence.get(at + 2));
        let has = |unit: Option<&Unit>| unit.is_some_and(|unit| unit.classes.any(self.about));
        if !self.about.is_empty() && !unit.classes.any(self.about) && !has(next) && !has(last) {
            rules &= self.others;
        }
        rules &= second.at(next);
        if rules != 0 {
            each_bit(rules & third.at(last), rule);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Class;

    #[test]
    fn what_a_rule_is_about_stands_among_the_first_units_of_every_match() {
        for (pattern, expected) in [
            ("Name Comma Number", true),
            ("Name&Person Comma", true),
            ("Cap Prep Name", true),
            ("Cap the? Name", false),
            ("Cap Name/Number", false),
            ("Cap Cap Cap Name", false),
            ("Cap Name?", false),
        ] {
            let names = ClassSet::of(&[Class::Name, Class::Person]);
            assert_eq!(is_about(&Pattern::new(pattern), names), expected, "{pattern}");
        }
    }
}

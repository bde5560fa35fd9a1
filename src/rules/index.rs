//! Which rules can begin at a unit, by its class or word and those of the two after it: made by the compiler, read in
//! place.

use super::ops::ToldBy;
use super::pattern::{MOST_AHEAD, Pattern};
use super::row::{Row, Unit};
use super::rule::{How, Rule};
use crate::lexicon::ClassSet;
use crate::lexicon::class::CLASSES;

/// Rules of a stage.
const MOST: usize = 128;
/// Hashes of words fall into so many buckets: with a few dozen words, one that is none of them rarely shares theirs.
const BUCKETS: usize = 1024;
/// Words that the rules of a stage can begin with.
const MOST_WORDS: usize = 160;

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
    classes: ClassSet,
    by_class: [u128; 128],
    /// The place in `by_word` of the words in a bucket; the first is empty, for no word.
    words: [u8; BUCKETS],
    by_word: [u128; MOST_WORDS],
    next: u8,
    /// What all rules are about, if they are about one thing, and those that may not have it among their first units.
    about: ClassSet,
    others: u128,
    /// What the units after the first must be, rule by rule: most tries would fail there, and this tells so without them.
    ahead: [[Ahead; MOST_AHEAD - 1]; MOST],
}

/// What tells that a unit will do: one of these classes, or a hash in one of these buckets.
#[derive(Clone, Copy)]
struct Ahead {
    classes: ClassSet,
    buckets: u64,
}

/// Stands for any unit, and for none, where a unit's classes have 127 bits at most.
const ANY: ClassSet = ClassSet(1 << 127);
const _: () = assert!(CLASSES.len() < 128);

/// Whether one of the first units of every match has one of these classes.
const fn about(pattern: &Pattern, classes: ClassSet) -> bool {
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

impl Ahead {
    const fn of(told: &Option<ToldBy>) -> Ahead {
        let Some(told) = told else { return Ahead { classes: ANY, buckets: 0 } };
        let (mut buckets, mut i) = (0, 0);
        while i < told.len {
            buckets |= 1 << (told.literals[i] & 63);
            i += 1;
        }
        Ahead { classes: told.classes, buckets }
    }

    /// A unit, or the lack of one, as it is asked for.
    #[inline]
    fn unit(unit: Option<&Unit>) -> Ahead {
        match unit {
            Some(unit) if unit.hash != 0 => Ahead { classes: unit.classes.with(ANY), buckets: 1 << (unit.hash & 63) },
            Some(unit) => Ahead { classes: unit.classes.with(ANY), buckets: 0 },
            None => Ahead { classes: ANY, buckets: 0 },
        }
    }

    #[inline]
    fn accepts(&self, unit: &Ahead) -> bool {
        unit.classes.any(self.classes) || unit.buckets & self.buckets != 0
    }
}

impl Index {
    /// # Panics
    /// When there are more rules, or words they begin with, than it has room for; in a `static` that is an error of the
    /// build.
    pub const fn new<A>(families: &[&[Rule<A>]], about: ClassSet) -> Index {
        let mut index = Index {
            about,
            others: 0,
            classes: ClassSet::EMPTY,
            by_class: [0; 128],
            words: [0; BUCKETS],
            by_word: [0; MOST_WORDS],
            next: 1,
            ahead: [[Ahead::of(&None); MOST_AHEAD - 1]; MOST],
        };
        let (mut order, mut family) = (0, 0);
        while family < families.len() {
            let mut rule = 0;
            while rule < families[family].len() {
                assert!(order < MOST, "too many rules in one stage");
                if let How::Pattern(pattern, _) = &families[family][rule].how {
                    index.enter(order, pattern);
                }
                rule += 1;
                order += 1;
            }
            family += 1;
        }
        index
    }

    const fn enter(&mut self, order: usize, pattern: &Pattern) {
        let rule = 1 << order;
        if !about(pattern, self.about) {
            self.others |= rule;
        }
        let [Some(first), ahead @ ..] = &pattern.told_by else { panic!("a pattern begins with a class or a word") };
        let mut bit = 0;
        while bit < 128 {
            if first.classes.0 & (1 << bit) != 0 {
                self.by_class[bit] |= rule;
            }
            bit += 1;
        }
        self.classes = self.classes.with(first.classes);
        let mut i = 0;
        while i < first.len {
            let bucket = first.literals[i] as usize % BUCKETS;
            if self.words[bucket] == 0 {
                assert!((self.next as usize) < MOST_WORDS, "the rules of one stage begin with too many words");
                self.words[bucket] = self.next;
                self.next += 1;
            }
            self.by_word[self.words[bucket] as usize] |= rule;
            i += 1;
        }
        i = 0;
        while i < ahead.len() {
            self.ahead[order][i] = Ahead::of(&ahead[i]);
            i += 1;
        }
    }

    /// The rules that can match somewhere in a sentence.
    pub(super) fn within(&self, row: &Row, sentence: usize) -> u128 {
        if self.about.is_empty() || row.may_have(sentence, self.about) { u128::MAX } else { self.others }
    }

    /// Calls back with each of some rules that the first units at a place let begin there; none for most.
    #[inline]
    pub(super) fn at(&self, sentence: &[Unit], at: usize, within: u128, mut rule: impl FnMut(usize)) {
        let unit = &sentence[at];
        let mut rules = self.by_word[self.words[unit.hash as usize % BUCKETS] as usize];
        each_bit(unit.classes.0 & self.classes.0, |class| rules |= self.by_class[class]);
        rules &= within;
        if rules == 0 {
            return;
        }
        let (next, last) = (Ahead::unit(sentence.get(at + 1)), Ahead::unit(sentence.get(at + 2)));
        let near = unit.classes.with(next.classes).with(last.classes);
        if !self.about.is_empty() && !near.any(self.about) {
            rules &= self.others;
        }
        each_bit(rules, |order| {
            let [second, third] = &self.ahead[order];
            if second.accepts(&next) && third.accepts(&last) {
                rule(order);
            }
        });
    }
}

const _: () = assert!(MOST_AHEAD == 3, "the units that `at` looks at");

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
            assert_eq!(about(&Pattern::new(pattern), names), expected, "{pattern}");
        }
    }
}

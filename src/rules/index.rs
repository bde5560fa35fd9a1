//! Which rules can begin at a unit, by its classes: made by the compiler, read in place.

use super::pattern::Pattern;
use super::row::Unit;
use super::rule::{How, Rule};
use crate::lexicon::ClassSet;

const WORDS: usize = 4;

/// A set of a stage's rules, by number.
#[derive(Clone, Copy)]
pub(super) struct RuleSet([u64; WORDS]);

impl RuleSet {
    const EMPTY: RuleSet = RuleSet([0; WORDS]);

    #[inline]
    fn add(&mut self, other: &RuleSet) {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a |= b;
        }
    }

    /// Calls back with each rule of the set, in order.
    #[inline]
    pub(super) fn each(self, mut rule: impl FnMut(usize)) {
        for (word, mut bits) in self.0.into_iter().enumerate() {
            while bits != 0 {
                rule(word * 64 + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
    }
}

/// The rules of a stage by what their first unit may be.
pub struct Index {
    by_class: [RuleSet; 128],
    by_bucket: [RuleSet; 64],
    classes: ClassSet,
    buckets: u64,
    /// What the second unit must be, rule by rule: most tries would fail there, and this tells so without them.
    second: [Second; 64 * WORDS],
}

/// A second unit has one of these classes, or a hash in one of these buckets.
#[derive(Clone, Copy)]
struct Second {
    classes: ClassSet,
    buckets: u64,
    any: bool,
}

impl Second {
    const ANY: Second = Second { classes: ClassSet::EMPTY, buckets: 0, any: true };
}

impl Index {
    /// # Panics
    /// When there are more than 256 rules; in a `static` that is an error of the build.
    pub const fn new<A>(families: &[&[Rule<A>]]) -> Index {
        let mut index = Index {
            by_class: [RuleSet::EMPTY; 128],
            by_bucket: [RuleSet::EMPTY; 64],
            classes: ClassSet::EMPTY,
            buckets: 0,
            second: [Second::ANY; 64 * WORDS],
        };
        let (mut order, mut family) = (0, 0);
        while family < families.len() {
            let mut rule = 0;
            while rule < families[family].len() {
                assert!(order < 64 * WORDS, "too many rules in one stage");
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
        let (word, rule) = (order / 64, 1 << (order % 64));
        let mut bit = 0;
        while bit < 128 {
            if pattern.first.0 & (1 << bit) != 0 {
                self.by_class[bit].0[word] |= rule;
            }
            if bit < 64 && pattern.first_buckets & (1 << bit) != 0 {
                self.by_bucket[bit].0[word] |= rule;
            }
            bit += 1;
        }
        self.classes = self.classes.with(pattern.first);
        self.buckets |= pattern.first_buckets;
        if let Some((classes, buckets)) = pattern.second {
            self.second[order] = Second { classes, buckets, any: false };
        }
    }

    /// Whether a rule can go on with this unit after its first one.
    #[inline]
    pub(super) fn goes_on(&self, order: usize, next: Option<&Unit>) -> bool {
        let second = &self.second[order];
        second.any
            || next.is_some_and(|unit| {
                unit.classes.any(second.classes) || (unit.hash != 0 && second.buckets & (1 << (unit.hash & 63)) != 0)
            })
    }

    /// The rules that can begin at a unit; none for most.
    #[inline]
    pub(super) fn at(&self, unit: &Unit) -> Option<RuleSet> {
        let mut bits = unit.classes.0 & self.classes.0;
        let bucket = unit.hash & 63;
        let literal = unit.hash != 0 && self.buckets & (1 << bucket) != 0;
        if bits == 0 && !literal {
            return None;
        }
        let mut rules = if literal { self.by_bucket[bucket as usize] } else { RuleSet::EMPTY };
        while bits != 0 {
            rules.add(&self.by_class[bits.trailing_zeros() as usize]);
            bits &= bits - 1;
        }
        Some(rules)
    }
}

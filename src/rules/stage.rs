//! A stage: its rules, what they find, and which of it stays.

use super::index::Index;
use super::mark::Found;
use super::matcher;
use super::row::Row;
use super::rule::{How, Rule};
use super::scene::Scene;
use crate::lexicon::ClassSet;
use std::cmp::Reverse;

/// Families of rules that compete, in order of precedence, and their index.
pub struct Stage<A: 'static> {
    pub families: &'static [&'static [Rule<A>]],
    index: Index,
}

impl<A> Stage<A> {
    /// A stage of these families, indexed by the compiler.
    pub const fn new(families: &'static [&'static [Rule<A>]]) -> Stage<A> {
        Stage { families, index: Index::new(families, ClassSet::EMPTY) }
    }

    /// The same, for rules about units of some classes: where none is near, hardly a rule is looked at.
    pub const fn about(classes: ClassSet, families: &'static [&'static [Rule<A>]]) -> Stage<A> {
        Stage { families, index: Index::new(families, classes) }
    }

    /// The rules, in order of precedence.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule<A>> {
        self.families.iter().copied().flatten()
    }

    fn rule(&self, mut order: usize) -> &'static Rule<A> {
        for family in self.families {
            match family.get(order) {
                Some(rule) => return rule,
                None => order -= family.len(),
            }
        }
        unreachable!("the index holds the stage's own rules")
    }

    /// Every mark that a rule can make, in no order; adds the tries it took to `tries`.
    pub fn scan(&self, scene: &Scene<'_>, row: &Row, found: &mut Vec<Found<A>>, tries: &mut u64) {
        self.scan_each(scene, row, found, tries, |_| {});
    }

    /// The same; tells when a sentence is done.
    fn scan_each(
        &self,
        scene: &Scene<'_>,
        row: &Row,
        found: &mut Vec<Found<A>>,
        tries: &mut u64,
        mut done: impl FnMut(&mut Vec<Found<A>>),
    ) {
        let mut open = matcher::Open::default();
        for sentence in 0..row.sentences() {
            let units = row.sentence(sentence);
            let within = self.index.within(row, sentence);
            for at in 0..if within == 0 { 0 } else { units.len() } {
                if scene.room.is_over() {
                    return;
                }
                self.index.at(units, at, within, |order| {
                    let rule = self.rule(order);
                    let How::Pattern(pattern, action) = &rule.how else { return };
                    *tries += 1;
                    let Some(hit) = matcher::try_at(scene, pattern, units, at, &mut open) else { return };
                    if let Some(mark) = action(&hit) {
                        found.push(Found {
                            tokens: mark.tokens,
                            matched: hit.tokens(),
                            rule: rule.id,
                            order: order as u16,
                            value: mark.value,
                        });
                        scene.room.watch(found);
                    }
                });
            }
            done(found);
        }
        for rule in self.rules() {
            if let How::Step(step) = &rule.how {
                step(scene, row, found);
            }
        }
    }

    /// Scans, and settles: the marks in order and apart.
    pub fn run(&self, scene: &Scene<'_>, row: &Row, tries: &mut u64) -> Vec<Found<A>> {
        let mut found = Vec::new();
        let mut settled = 0;
        // The marks of patterns lie within their sentence, so what loses there need not be kept.
        let settles = !self.rules().any(|rule| matches!(rule.how, How::Step(_)));
        self.scan_each(scene, row, &mut found, tries, |found| {
            if settles && found.len() - settled > MANY {
                settle_from(found, settled);
                settled = found.len();
            }
        });
        settle_from(&mut found, settled);
        found
    }
}

/// So many marks are settled before all are found.
const MANY: usize = 4096;

/// Gives back the room that a long list was made with and did not need, where it is much.
pub fn shrink<T>(list: &mut Vec<T>) {
    if (list.capacity() - list.len()) * size_of::<T>() > MUCH {
        list.shrink_to_fit();
    }
}

/// So many bytes are much: no story's list is so long.
const MUCH: usize = 1 << 18;

/// Leaves marks that don't overlap: of two that do, the one that begins first stays, then the longer one, then the one
/// whose rule saw more of the text, then the one whose rule is declared first.
pub fn settle<A>(found: &mut Vec<Found<A>>) {
    settle_from(found, 0);
}

/// The same, of those from a number on.
fn settle_from<A>(found: &mut Vec<Found<A>>, from: usize) {
    found[from..].sort_by_key(|f| (f.tokens.start, Reverse(f.tokens.end), Reverse(f.matched.len()), f.order));
    let (mut end, mut to) = (0, from);
    for at in from..found.len() {
        let tokens = found[at].tokens;
        if tokens.start >= end && !tokens.is_empty() {
            end = tokens.end;
            found.swap(to, at);
            to += 1;
        }
    }
    found.truncate(to);
}

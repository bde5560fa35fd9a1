//! What the first units of a match can be told by: the classes and literals under which a pattern is indexed.

use super::ops::{MOST_TESTS, Op, ToldBy};
use super::pattern::{MOST_AHEAD, MOST_OPS, Pattern};
use crate::lexicon::class::ClassSet;

impl Pattern {
    /// Finds what the first units of a match can be told by.
    pub(super) const fn with_start(mut self) -> Pattern {
        let (mut from, mut unit) = ([false; MOST_OPS], 0);
        from[0] = true;
        while unit < MOST_AHEAD {
            let reach = self.reach(from);
            if reach.takes_nothing {
                assert!(unit > 0, "pattern: can match nothing");
                break;
            }
            self.told_by[unit] = self.told(&reach);
            from = [false; MOST_OPS];
            let mut op = 0;
            while op + 1 < MOST_OPS {
                from[op + 1] = reach.takes[op];
                op += 1;
            }
            unit += 1;
        }
        assert!(self.told_by[0].is_some(), "pattern: must begin with a class or a literal");
        self
    }

    /// The ops that can take the next unit, following every way from these; and whether a match can end before.
    const fn reach(&self, from: [bool; MOST_OPS]) -> Reach {
        let (mut reach, mut seen) = (Reach { takes: [false; MOST_OPS], takes_nothing: false }, from);
        let mut changed = true;
        while changed {
            changed = false;
            let mut at = 0;
            while at < self.len {
                if seen[at] {
                    let (a, b) = match self.ops[at] {
                        Op::Accept => {
                            reach.takes_nothing = true;
                            (at, at)
                        }
                        Op::Take(_) | Op::TakeAs(..) | Op::TakeWord(..) => {
                            reach.takes[at] = true;
                            (at, at)
                        }
                        Op::Split(a, b) => ((at as isize + a as isize) as usize, (at as isize + b as isize) as usize),
                        Op::Jump(to) => ((at as isize + to as isize) as usize, at),
                        _ => (at + 1, at),
                    };
                    changed |= !seen[a] || !seen[b];
                    (seen[a], seen[b]) = (true, true);
                }
                at += 1;
            }
        }
        reach
    }

    /// What a unit that one of these ops takes can be told by; `None` if some op takes a unit by what it is not.
    const fn told(&self, reach: &Reach) -> Option<ToldBy> {
        let mut told = ToldBy { classes: ClassSet::EMPTY, literals: [0; MOST_TESTS], len: 0 };
        let mut at = 0;
        while at < self.len {
            if let (true, Op::TakeWord(first, count)) = (reach.takes[at], self.ops[at]) {
                let mut i = 0;
                while i < count {
                    told.literals[told.len] = self.literals[(first + i) as usize];
                    told.len += 1;
                    i += 1;
                }
            }
            if let (true, Op::Take(test) | Op::TakeAs(_, test)) = (reach.takes[at], self.ops[at]) {
                let test = self.tests[test as usize];
                if test.literal != 0 {
                    told.literals[told.len] = test.literal;
                    told.len += 1;
                } else if !test.all.is_empty() {
                    // Any one of the classes it must have will do; the last declared says the most.
                    told.classes = told.classes.with(ClassSet(1 << (127 - test.all.0.leading_zeros())));
                } else if !test.any.is_empty() {
                    told.classes = told.classes.with(test.any);
                } else {
                    return None;
                }
            }
            at += 1;
        }
        Some(told)
    }
}

/// See [`Pattern::reach`].
struct Reach {
    takes: [bool; MOST_OPS],
    takes_nothing: bool,
}

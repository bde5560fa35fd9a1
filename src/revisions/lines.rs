//! Which sentence of the new version is which of the old.

use super::align::{Pair, align};
use super::version::{Story, lines};

/// The sentences of two versions, each with its partner in the other, where it has one.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub of_old: Vec<Option<usize>>,
    pub of_new: Vec<Option<usize>>,
}

/// So many sentences between two that are paired are paired by their order, where there are as many on either side.
const SHORT_GAP: usize = 3;
/// Sentences of more words have to share some.
const FEW_WORDS: usize = 8;

impl Lines {
    pub(super) fn of(old: &Story<'_>, new: &Story<'_>, words: usize) -> Lines {
        let (old, new) = (lines(old), lines(new));
        let (olds, news): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
        let found = align(&olds, &news, words, &|_, _| false);
        let mut lines = Lines { of_old: vec![None; old.len()], of_new: vec![None; new.len()] };
        found.pairs.iter().for_each(|pair| lines.pair(pair.old, pair.new));
        // What stands between two neighbours, and between their partners, is in its old place.
        let (mut a, mut b) = (0, 0);
        let end = Pair { old: old.len(), new: new.len() };
        for &pair in found.pairs.iter().chain([&end]) {
            let gap = pair.old - a;
            if gap <= SHORT_GAP && pair.new >= b && pair.new - b == gap {
                for (i, j) in (a..pair.old).zip(b..pair.new) {
                    let length = old[i].content.len();
                    let short = length <= FEW_WORDS && length == new[j].content.len();
                    if short && lines.of_old[i].is_none() && lines.of_new[j].is_none() {
                        lines.pair(i, j);
                    }
                }
            }
            (a, b) = (pair.old + 1, pair.new + 1);
        }
        lines
    }

    fn pair(&mut self, old: usize, new: usize) {
        (self.of_old[old], self.of_new[new]) = (Some(new), Some(old));
    }

    /// Whether two sentences are partners.
    pub(super) fn are_one(&self, old: u32, new: u32) -> bool {
        self.of_old.get(old as usize).is_some_and(|partner| *partner == Some(new as usize))
    }

    /// Old for new.
    pub(super) fn mirrored(self) -> Lines {
        Lines { of_old: self.of_new, of_new: self.of_old }
    }
}
